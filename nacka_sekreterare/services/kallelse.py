"""Sending the kallelse: the files for the members, the frozen copy of what was sent, and whether it still holds."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime
from pathlib import Path
from typing import Final
from uuid import UUID

from nacka_sekreterare.documents.backends import render
from nacka_sekreterare.documents.builders.kallelse import build_kallelse
from nacka_sekreterare.documents.filnamn import Dokumentslag, file_name
from nacka_sekreterare.documents.handlingspaket import Report
from nacka_sekreterare.documents.look import Look
from nacka_sekreterare.documents.model import Document, Format
from nacka_sekreterare.domain.akt import Akt
from nacka_sekreterare.domain.bilaga import Bilaga, Bilageslag
from nacka_sekreterare.domain.sammantrade import Sammantrade
from nacka_sekreterare.services.bilaga import read_bilaga
from nacka_sekreterare.services.core import Kansli, Outcome
from nacka_sekreterare.services.handlingspaket import Paketunderlag, prepare_handlingspaket
from nacka_sekreterare.services.sammantrade import load_akt, mark_kallat
from nacka_sekreterare.services.utseende import look_of
from nacka_sekreterare.services.utskick import keep_sent
from nacka_sekreterare.system.files import make_folder, write_bytes

_GIVEN: Final = (Format.PDF, Format.DOCX)
_KEPT_ONLY: Final = f".{Format.TEXT.value}"  # not for the members: kept to tell later what has changed


@dataclass(frozen=True)
class Utskick:
    """A kallelse that is about to be sent, frozen as it is now, so that a worker can write it without the store.

    With `handlingar` their package goes with it.
    """

    sammantrade_id: UUID
    at: datetime
    document: Document
    names: tuple[tuple[Format, str], ...]
    look: Look
    handlingar: Paketunderlag | None = None

    def write(self, folder: Path, report: Report | None = None) -> tuple[tuple[str, bytes], ...]:
        """Write PDF and DOCX into the folder, when all is made. Answers with every file to keep. Raises UserError."""
        package = self.handlingar and self.handlingar.build(report)
        files = [(name, render(self.document, chosen, self.look)) for chosen, name in self.names]
        if self.handlingar and package:
            files += self.handlingar.to_keep(package)
        make_folder(folder)
        for name, content in files:
            if not name.endswith(_KEPT_ONLY):
                write_bytes(folder / name, content)
        return tuple(files)


def prepare_utskick(kansli: Kansli, sammantrade_id: UUID, *, has_handlingar: bool = False) -> Utskick:
    """The kallelse as it stands now, alone or with the package of its handlingar."""
    akt, at = load_akt(kansli, sammantrade_id), kansli.clock()
    names = tuple((one, file_name(akt, Dokumentslag.KALLELSE, one.value)) for one in (*_GIVEN, Format.TEXT))
    handlingar = prepare_handlingspaket(kansli, sammantrade_id) if has_handlingar else None
    return Utskick(sammantrade_id, at, _build(akt, at), names, look_of(kansli, akt.organ), handlingar)


def register_utskick(
    kansli: Kansli, sammantrade_id: UUID, files: Sequence[tuple[str, bytes]], at: datetime
) -> Outcome[Sammantrade]:
    """Note that the kallelse was sent and keep the exact files. Sent again, the earlier ones are kept too."""
    with kansli.act("register_utskick", "Kallelsen utskickad", sammantrade_id=sammantrade_id) as tx:
        keep_sent(kansli, sammantrade_id, files)
        sammantrade = mark_kallat(kansli, sammantrade_id, at).value
        tx.sentence = f"Kallelsen utskickad kl. {at:%H.%M}"
    return tx.outcome(sammantrade)


def is_changed_since_utskick(kansli: Kansli, akt: Akt) -> bool | None:
    """Whether what the members got differs from the list as it is: an extra ärende, or other words in the kallelse.

    None when no kallelse was sent, or when nothing was kept to compare with.
    """
    at = akt.sammantrade.kallat_at
    if at is None:
        return None
    if any(arende.ar_extra for arende in akt.arenden):
        return True
    kept = _latest_text(akt)
    return None if kept is None else read_bilaga(kansli, kept.id) != render(_build(akt, at), Format.TEXT)


def _build(akt: Akt, at: datetime) -> Document:
    return build_kallelse(akt, created_at=at.astimezone())


def _latest_text(akt: Akt) -> Bilaga | None:
    ending = f"-{Dokumentslag.KALLELSE}{_KEPT_ONLY}"
    kept = [b for b in akt.bilagor if b.slag is Bilageslag.UTSKICK and b.namn.casefold().endswith(ending)]
    return max(kept, key=_age, default=None)


def _age(bilaga: Bilaga) -> tuple[str, int]:
    return bilaga.tillagd_at.isoformat() if bilaga.tillagd_at else "", bilaga.ordning
