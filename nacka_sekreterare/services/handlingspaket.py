"""The handlingspaket: which handlingar go with the kallelse, what is made of each, and the one file the members get.

Prepared with the store, then built and written in a worker without it. What is secret, and what is given out first at
the sammanträde (dukas), is never in it. A tillägg holds what has come since the kallelse, or a tillägg, was sent.
"""

from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass
from datetime import datetime
from pathlib import Path, PurePath
from typing import Final
from uuid import UUID

from nacka_sekreterare.documents.backends import render
from nacka_sekreterare.documents.builders.kallelse import (
    build_kallelse,
    handling_anchor,
    kallade_arenden,
    point_numbers,
)
from nacka_sekreterare.documents.builders.sekretess import without_sekretess
from nacka_sekreterare.documents.builders.tillagg import build_tillagg
from nacka_sekreterare.documents.builders.tjansteskrivelse import build_tjansteskrivelse
from nacka_sekreterare.documents.filnamn import Dokumentslag, file_name
from nacka_sekreterare.documents.handlingspaket import Handlingspaket, Paketdel, Report, build_handlingspaket
from nacka_sekreterare.documents.look import Look
from nacka_sekreterare.documents.model import Document, Format
from nacka_sekreterare.domain.akt import Akt
from nacka_sekreterare.domain.arende import WRITTEN_BEFORE, Arende, Avsnittsslag
from nacka_sekreterare.domain.bilaga import Bilaga, Bilageslag, Utsandning
from nacka_sekreterare.domain.errors import UserError
from nacka_sekreterare.domain.tecken import clean
from nacka_sekreterare.services.core import Kansli
from nacka_sekreterare.services.export import Exportfil, Exportorder
from nacka_sekreterare.services.sammantrade import load_akt
from nacka_sekreterare.services.utseende import look_of
from nacka_sekreterare.system.files import make_folder, write_bytes
from nacka_sekreterare.system.libreoffice import convert_to_pdf

_WORD: Final = frozenset({".docx", ".doc", ".odt", ".rtf"})
_WITHIN: Final = 1024  # of a file's first bytes: where a PDF may say that it is one
_OTHERS: Final = "Övriga handlingar"


@dataclass(frozen=True)
class Handling:
    """A part to come: the kept bytes of a file, or a document to render; under which point it is listed."""

    anchor: str
    title: str
    number: str
    rubrik: str
    content: bytes | Document

    def pdf(self, look: Look) -> bytes:
        """The part as PDF. Raises UserError with its name when it cannot be one."""
        if isinstance(self.content, Document):
            return render(self.content, Format.PDF, look)
        if b"%PDF-" in self.content[:_WITHIN]:
            return self.content
        if PurePath(self.title).suffix.casefold() in _WORD:
            return convert_to_pdf(self.content, self.title)
        raise UserError(f"{self.title} är ingen PDF. Spara den som PDF och lägg in den i stället.")


@dataclass(frozen=True)
class Paketunderlag:
    """A handlingspaket as it is to be, frozen, so that a worker can make it. `tillagg` is its number, if it is one."""

    akt: Akt
    at: datetime
    handlingar: tuple[Handling, ...]
    name: str
    look: Look
    tillagg: int | None = None

    def build(self, report: Report | None = None) -> Handlingspaket:
        """Make the package. `report(done, total)` may raise to stop it. Raises UserError with the name of a file."""
        count = len(self.handlingar)
        total = 3 * count + 1
        parts = []
        for done, one in enumerate(self.handlingar):
            if report is not None:
                report(done, total)
            group = clean(f"{one.number} {one.rubrik}".strip())
            parts.append(Paketdel(one.anchor, clean(one.title), one.title, one.pdf(self.look), group))
        merged: Callable[[int, int], None] | None = report and (lambda done, _: report(count + done, total))
        return build_handlingspaket(self._front, parts, number_text=self._number_text, look=self.look, report=merged)

    def write(self, folder: Path, report: Report | None = None) -> tuple[Path, Handlingspaket]:
        """Make the package and write it into a folder, whole or not at all. Raises UserError."""
        package = self.build(report)
        make_folder(folder)
        write_bytes(folder / self.name, package.data)
        return folder / self.name, package

    def _front(self, elsewhere: Mapping[str, int]) -> Document:
        if self.tillagg is None:
            return build_kallelse(self.akt, created_at=self.at, elsewhere=elsewhere)
        listed: dict[tuple[str, str], list[tuple[str, str]]] = {}
        for one in self.handlingar:
            listed.setdefault((one.number, one.rubrik), []).append((one.title, one.anchor))
        groups = [(number, rubrik, handlingar) for (number, rubrik), handlingar in listed.items()]
        return build_tillagg(self.akt, self.tillagg, groups, created_at=self.at, elsewhere=elsewhere)

    def _number_text(self, number: int, count: int) -> str:
        if self.tillagg is None:
            return f"Sida {number} av {count}"
        return f"Tillägg {self.tillagg}, sida {number} ({count})"


def prepare_handlingspaket(kansli: Kansli, sammantrade_id: UUID, *, tillagg: int | None = None) -> Paketunderlag:
    """The kallelse with its handlingar as they stand now; or, with `tillagg`, what has come since the last utskick.

    Raises:
        UserError: a kept file is missing or changed, or there is nothing for a tillägg.
    """
    akt = without_sekretess(load_akt(kansli, sammantrade_id), frozenset())
    at = kansli.clock().astimezone()
    since = None if tillagg is None else _last_utskick(akt)
    handlingar = tuple(_Collector(kansli, akt, at, since).handlingar())
    if since is not None and not handlingar:
        raise UserError("Inga handlingar har kommit till sedan utskicket. Lägg in dem på sina ärenden först.")
    extra = "" if tillagg is None else f"tillägg {tillagg}"
    name = file_name(akt, Dokumentslag.HANDLINGAR, Format.PDF.value, tillagg=extra)
    return Paketunderlag(akt, at, handlingar, name, look_of(kansli, akt.organ), tillagg)


def export_handlingspaket(
    kansli: Kansli, order: Exportorder, folder: Path, *, tillagg: int | None = None
) -> tuple[Exportfil, tuple[str, ...]]:
    """Write the package of an order; answers also with what she must be told of its parts. Raises UserError."""
    if order.format != Format.PDF.value:
        raise UserError("Handlingarna skrivs bara som PDF, eftersom bilagorna är färdiga sidor. Ange --format pdf.")
    path, package = prepare_handlingspaket(kansli, order.sammantrade_id, tillagg=tillagg).write(folder)
    fil = Exportfil(dokument=Dokumentslag.HANDLINGAR.value, format=order.format, fil=str(path))
    return fil, package.remarks


class _Collector:
    """Finds the handlingar of one package in order. With `since` only files that came later."""

    def __init__(self, kansli: Kansli, akt: Akt, at: datetime, since: datetime | None) -> None:
        self._kansli = kansli
        self._akt = akt
        self._at = at
        self._since = since

    def handlingar(self) -> Iterator[Handling]:
        """Those of each point, then those of the sammanträde itself."""
        called = kallade_arenden(self._akt)
        for arende, number in zip(called, point_numbers(called), strict=True):
            yield from self._of_arende(arende, number)
        if self._since is not None:
            for arende in self._akt.arenden:
                if arende.ar_extra:
                    yield from self._of_arende(arende, "")
        for bilaga in self._akt.bilagor:
            if bilaga.arende_id is None and bilaga.slag is Bilageslag.BILAGA and self._is_sent(bilaga):
                yield self._kept(bilaga, "", _OTHERS)

    def _of_arende(self, arende: Arende, number: str) -> Iterator[Handling]:
        if arende.ar_sekretess:
            return
        bilagor = self._akt.bilagor_of(arende.id)
        is_new = self._since is None or arende.ar_extra
        if is_new and _is_written_here(self._akt, arende):
            anchor = handling_anchor(arende.id)
            yield Handling(anchor, "Tjänsteskrivelse", number, arende.rubrik, self._skrivelse(arende))
        for bilaga in bilagor:
            if bilaga.slag in {Bilageslag.BILAGA, Bilageslag.TJANSTESKRIVELSE} and self._is_sent(bilaga):
                kept = self._kept(bilaga, number, arende.rubrik)
                yield self._readable(kept, bilaga, arende)

    def _readable(self, kept: Handling, bilaga: Bilaga, arende: Arende) -> Handling:
        """A tjänsteskrivelse that came as plain text has no pages of its own, so it is set from what was read."""
        is_text = PurePath(bilaga.namn).suffix.casefold() == ".txt"
        if bilaga.slag is not Bilageslag.TJANSTESKRIVELSE or not is_text:
            return kept
        return Handling(kept.anchor, kept.title, kept.number, kept.rubrik, self._skrivelse(arende))

    def _skrivelse(self, arende: Arende) -> Document:
        return build_tjansteskrivelse(self._akt, arende, created_at=self._at)

    def _is_sent(self, bilaga: Bilaga) -> bool:
        if bilaga.utsandning is not Utsandning.UTSAND:
            return False
        return self._since is None or (bilaga.tillagd_at is not None and bilaga.tillagd_at > self._since)

    def _kept(self, bilaga: Bilaga, number: str, rubrik: str) -> Handling:
        content = self._kansli.store.bilagor.read(bilaga.sha256)
        return Handling(handling_anchor(bilaga.id), bilaga.namn, number, rubrik, content)


def _is_written_here(akt: Akt, arende: Arende) -> bool:
    """A tjänsteskrivelse that the program holds the only words of: no file of it is kept."""
    if any(bilaga.slag is Bilageslag.TJANSTESKRIVELSE for bilaga in akt.bilagor_of(arende.id)):
        return False
    written = {avsnitt.slag for avsnitt in akt.avsnitt_of(arende.id) if not avsnitt.text.is_empty} & WRITTEN_BEFORE
    return bool(written - {Avsnittsslag.BESKRIVNING})  # the text of a kallelse alone is none


def _last_utskick(akt: Akt) -> datetime:
    """When the members last got something. Raises UserError when they have not."""
    kept = [b.tillagd_at for b in akt.bilagor if b.slag is Bilageslag.UTSKICK and b.tillagd_at]
    sent = [at for at in (akt.sammantrade.kallat_at, *kept) if at is not None]
    if not sent:
        raise UserError(
            "Kallelsen är inte utskickad, så det finns inget att lägga till. Gör handlingspaketet i stället."
        )
    return max(sent)
