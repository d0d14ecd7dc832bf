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
from nacka_sekreterare.documents.look import Look
from nacka_sekreterare.documents.model import Document, Format
from nacka_sekreterare.domain.akt import Akt
from nacka_sekreterare.domain.bilaga import Bilaga, Bilageslag
from nacka_sekreterare.domain.sammantrade import Sammantrade
from nacka_sekreterare.services.bilaga import add_bilaga, read_bilaga
from nacka_sekreterare.services.core import Kansli, Outcome
from nacka_sekreterare.services.sammantrade import load_akt, mark_kallat
from nacka_sekreterare.services.utseende import look_of
from nacka_sekreterare.system.files import make_folder, write_bytes

_GIVEN: Final = (Format.PDF, Format.DOCX)  # what the members get; the text is kept to tell later whether it still holds


@dataclass(frozen=True)
class Utskick:
    """A kallelse that is about to be sent, frozen as it is now, so that a worker can write it without the store."""

    sammantrade_id: UUID
    at: datetime
    document: Document
    names: tuple[tuple[Format, str], ...]
    look: Look

    def write(self, folder: Path) -> tuple[tuple[str, bytes], ...]:
        """Write PDF and DOCX into the folder. Answers with every file to keep. Raises UserError."""
        make_folder(folder)
        files = [(chosen, name, render(self.document, chosen, self.look)) for chosen, name in self.names]
        for chosen, name, content in files:
            if chosen in _GIVEN:
                write_bytes(folder / name, content)
        return tuple((name, content) for _, name, content in files)


def prepare_utskick(kansli: Kansli, sammantrade_id: UUID) -> Utskick:
    """The kallelse as it stands now."""
    akt, at = load_akt(kansli, sammantrade_id), kansli.clock()
    names = tuple((one, file_name(akt, Dokumentslag.KALLELSE, one.value)) for one in (*_GIVEN, Format.TEXT))
    return Utskick(sammantrade_id, at, _build(akt, at), names, look_of(kansli, akt.organ))


def register_utskick(
    kansli: Kansli, sammantrade_id: UUID, files: Sequence[tuple[str, bytes]], at: datetime
) -> Outcome[Sammantrade]:
    """Note that the kallelse was sent and keep the exact files. Sent again, the earlier ones are kept too."""
    with kansli.act("register_utskick", "Kallelsen utskickad", sammantrade_id=sammantrade_id) as tx:
        for name, content in files:
            add_bilaga(kansli, sammantrade_id, name, content, slag=Bilageslag.UTSKICK)
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
    ending = f".{Format.TEXT.value}"
    kept = [b for b in akt.bilagor if b.slag is Bilageslag.UTSKICK and b.namn.casefold().endswith(ending)]
    return max(kept, key=_age, default=None)


def _age(bilaga: Bilaga) -> tuple[str, int]:
    return bilaga.tillagd_at.isoformat() if bilaga.tillagd_at else "", bilaga.ordning
