"""The handlingspaket: which handlingar go with the kallelse, what is made of each, and the one file the members get.

Prepared with the store, then examined, built and written in a worker without it. What is secret, and what is given out
first at the sammanträde (dukas), is never in it. A tillägg holds what differs from what the members have been sent.
"""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, replace
from datetime import datetime
from functools import partial
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
from nacka_sekreterare.documents.builders.tillagg import Tillaggspunkt, build_tillagg
from nacka_sekreterare.documents.builders.tjansteskrivelse import build_tjansteskrivelse
from nacka_sekreterare.documents.filnamn import Dokumentslag, file_name
from nacka_sekreterare.documents.handlingspaket import Handlingspaket, Report, build_handlingspaket
from nacka_sekreterare.documents.look import Look
from nacka_sekreterare.documents.model import Document, Format
from nacka_sekreterare.domain.akt import Akt
from nacka_sekreterare.domain.arende import WRITTEN_BEFORE, Arende, Avsnittsslag
from nacka_sekreterare.domain.bilaga import Bilaga, Bilageslag, Utsandning
from nacka_sekreterare.domain.errors import UserError
from nacka_sekreterare.domain.helgdagar import format_date
from nacka_sekreterare.services.core import Kansli
from nacka_sekreterare.services.export import Exportfil, Exportorder
from nacka_sekreterare.services.handling import Examined, Handling
from nacka_sekreterare.services.sammantrade import load_akt
from nacka_sekreterare.services.utseende import look_of
from nacka_sekreterare.services.utskick import (
    SkickadHandling,
    digest_of,
    find_tillagg,
    has_sent_package,
    list_of,
    next_tillagg,
    sent_handlingar,
)
from nacka_sekreterare.system.files import make_folder, write_bytes

_OTHERS: Final = "Övriga handlingar"
_SKRIVELSE: Final = "Tjänsteskrivelse"
NEXT: Final = 0
"""For the number of a tillägg: the one that comes next."""


@dataclass(frozen=True)
class Utelamnad:
    """A file that is not in the package, and why."""

    number: str
    rubrik: str
    title: str
    reason: str


@dataclass(frozen=True)
class Paketunderlag:
    """A handlingspaket as it is to be, frozen, so that a worker can make it. `tillagg` is its number, if it is one.

    `withdrawn` are the names of what was sent and is no longer listed: what was sent is never changed.
    """

    akt: Akt
    at: datetime
    handlingar: tuple[Handling, ...]
    name: str
    look: Look
    tillagg: int | None = None
    left_out: tuple[Utelamnad, ...] = ()
    withdrawn: tuple[str, ...] = ()

    def examine(self, report: Report) -> tuple[Examined, ...]:
        """What is known of each handling, in order."""
        found = []
        for done, one in enumerate(self.handlingar):
            report(done, len(self.handlingar))
            found.append(one.examine())
        return tuple(found)

    def build(self, report: Report | None = None) -> Handlingspaket:
        """Make the package. `report(done, total)` may raise to stop it. Raises UserError with the name of a file."""
        count = len(self.handlingar)
        total = 3 * count + 1
        tell: Report = report or (lambda _done, _total: None)
        parts = []
        for done, one in enumerate(self.handlingar):
            tell(done, total)
            parts.append(one.make(self.look, partial(tell, done, total)))
        return build_handlingspaket(
            self._front,
            parts,
            number_text=self._number_text,
            look=self.look,
            report=lambda done, _: tell(count + done, total),
        )

    def write(self, folder: Path, report: Report | None = None) -> tuple[Path, Handlingspaket]:
        """Make the package and write it into a folder, whole or not at all. Raises UserError."""
        package = self.build(report)
        make_folder(folder)
        write_bytes(folder / self.name, package.data)
        return folder / self.name, package

    def to_keep(self, package: Handlingspaket) -> tuple[tuple[str, bytes], ...]:
        """The files to keep when the package is sent: itself, and the list of what is in it."""
        listed = list_of(one.sent for one in self.handlingar)
        name = str(PurePath(self.name).with_suffix(".txt"))
        return ((self.name, package.data), *([(name, listed)] if listed else []))

    def _front(self, elsewhere: Mapping[str, int]) -> Document:
        if self.tillagg is None:
            return build_kallelse(self.akt, created_at=self.at, elsewhere=elsewhere)
        listed: dict[tuple[str, str], list[Handling]] = {}
        for one in self.handlingar:
            listed.setdefault((one.number, one.rubrik), []).append(one)
        points = [
            Tillaggspunkt(
                number,
                rubrik,
                tuple((one.title, one.anchor) for one in handlingar),
                tuple(one.note for one in handlingar if one.note),
            )
            for (number, rubrik), handlingar in listed.items()
        ]
        return build_tillagg(self.akt, self.tillagg, points, created_at=self.at, elsewhere=elsewhere)

    def _number_text(self, number: int, count: int) -> str:
        if self.tillagg is None:
            return f"Sida {number} av {count}"
        return f"Tillägg {self.tillagg}, sida {number} ({count})"


def prepare_handlingspaket(kansli: Kansli, sammantrade_id: UUID, *, tillagg: int | None = None) -> Paketunderlag:
    """The kallelse with its handlingar as they stand now; or, with `tillagg`, what differs from what was sent.

    Raises:
        UserError: there is nothing for a tillägg, or it is not the next one.
    """
    full = load_akt(kansli, sammantrade_id)
    akt = without_sekretess(full, frozenset())
    at = kansli.clock().astimezone()
    number = None if tillagg is None else _number_of(akt, tillagg)
    handlingar = tuple(_Collector(kansli, akt, at, has_extra=number is not None).handlingar())
    withdrawn: tuple[str, ...] = ()
    if number is not None:
        handlingar, withdrawn = _what_differs(kansli, akt, handlingar)
        if not handlingar:
            raise UserError("Inga handlingar har kommit till sedan utskicket. Lägg in dem på sina ärenden först.")
    extra = "" if number is None else f"tillägg {number}"
    name = file_name(akt, Dokumentslag.HANDLINGAR, Format.PDF.value, tillagg=extra)
    left_out = tuple(_left_out(full))
    return Paketunderlag(akt, at, handlingar, name, look_of(kansli, akt.organ), number, left_out, withdrawn)


def export_handlingspaket(
    kansli: Kansli, order: Exportorder, folder: Path, *, tillagg: int | None = None
) -> tuple[Exportfil, tuple[str, ...]]:
    """Write the package of an order, or the exact tillägg that was sent; answers also with what she must be told.

    Raises:
        UserError: another format, or what the package cannot be made of.
    """
    if order.format != Format.PDF.value:
        raise UserError("Handlingarna skrivs bara som PDF, eftersom bilagorna är färdiga sidor. Ange --format pdf.")
    sent = find_tillagg(load_akt(kansli, order.sammantrade_id), tillagg) if tillagg else None
    if sent is not None:
        make_folder(folder)
        path = folder / sent.namn
        remarks: tuple[str, ...] = (f"Tillägg {tillagg} är redan skickat och skrevs exakt som det skickades.",)
        write_bytes(path, kansli.store.bilagor.read(sent.sha256))
    else:
        path, package = prepare_handlingspaket(kansli, order.sammantrade_id, tillagg=tillagg).write(folder)
        remarks = package.remarks
    return Exportfil(dokument=Dokumentslag.HANDLINGAR.value, format=order.format, fil=str(path)), remarks


def _number_of(akt: Akt, wanted: int) -> int:
    """The number of the tillägg to make. Raises UserError when it is not the next, or nothing was sent."""
    if akt.sammantrade.kallat_at is None:
        raise UserError(
            "Kallelsen är inte utskickad, så det finns inget att lägga till. Gör handlingspaketet i stället."
        )
    number = next_tillagg(akt)
    if wanted not in {NEXT, number}:
        raise UserError(f"Tilläggen numreras i följd, och nästa är tillägg {number}.")
    return number


def _what_differs(
    kansli: Kansli, akt: Akt, handlingar: tuple[Handling, ...]
) -> tuple[tuple[Handling, ...], tuple[str, ...]]:
    """The handlingar that the members do not have, and the names of what they have that is no longer listed."""
    sent = sent_handlingar(kansli, akt)
    known = {(one.digest, place) for one in sent for place in (one.anchor, one.arende)}
    is_listed = has_sent_package(akt)
    new = []
    for one in handlingar:
        is_known = not known.isdisjoint({(one.digest, one.anchor), (one.digest, one.sent.arende)})
        if is_known or not (is_listed or _came_later(akt, one)):
            continue
        earlier = [old for old in sent if old.is_replaced_by(one.sent)]
        new.append(replace(one, note=_replacement(one, earlier[-1]) if earlier else ""))
    gone = (old for old in sent if not any(old.is_replaced_by(one.sent) for one in handlingar))
    names = dict.fromkeys(old.title for old in gone)
    return tuple(new), tuple(names)


def _replacement(handling: Handling, old: SkickadHandling) -> str:
    what = "den" if old.title == handling.title else f"{old.title},"
    when = f" den {format_date(old.at.date())}" if old.at else ""
    return f"{handling.title} ersätter {what} som skickades ut{when}."


def _came_later(akt: Akt, handling: Handling) -> bool:
    """Of a kallelse whose handlingar are not kept: what was listed when it was sent is taken to have gone with it."""
    since = akt.sammantrade.kallat_at
    bilaga = next((one for one in akt.bilagor if one.id == handling.bilaga_id), None)
    if bilaga is not None:
        return since is None or (bilaga.tillagd_at is not None and bilaga.tillagd_at > since)
    return handling.arende_id is not None and akt.arende(handling.arende_id).ar_extra


def _left_out(akt: Akt) -> Iterator[Utelamnad]:
    """The files that she may look for in vain, in the order of the list."""
    called = kallade_arenden(akt)
    for arende, number in zip(called, point_numbers(called), strict=True):
        for bilaga in akt.bilagor_of(arende.id):
            is_secret = arende.ar_sekretess or bilaga.utsandning is Utsandning.SEKRETESS
            if is_secret or bilaga.utsandning is Utsandning.DUKAS:
                reason = "sekretess" if is_secret else "delas ut på mötet"
                yield Utelamnad(number, arende.rubrik, bilaga.namn, reason)


class _Collector:
    """Finds the handlingar of one package in order."""

    def __init__(self, kansli: Kansli, akt: Akt, at: datetime, *, has_extra: bool) -> None:
        self._kansli = kansli
        self._akt = akt
        self._at = at
        self._has_extra = has_extra

    def handlingar(self) -> Iterator[Handling]:
        """Those of each point, then those of the sammanträde itself; with extra ärenden when it is a tillägg."""
        called = kallade_arenden(self._akt)
        for arende, number in zip(called, point_numbers(called), strict=True):
            yield from self._of_arende(arende, number)
        if self._has_extra:
            for arende in self._akt.arenden:
                if arende.ar_extra:
                    yield from self._of_arende(arende, "")
        for bilaga in self._akt.bilagor:
            is_loose = bilaga.arende_id is None and bilaga.slag is Bilageslag.BILAGA
            if is_loose and bilaga.utsandning is Utsandning.UTSAND:
                yield self._kept(bilaga, None, "")

    def _of_arende(self, arende: Arende, number: str) -> Iterator[Handling]:
        if arende.ar_sekretess:
            return
        if _is_written_here(self._akt, arende):
            yield self._skrivelse(arende, number, handling_anchor(arende.id), _SKRIVELSE, None)
        for bilaga in self._akt.bilagor_of(arende.id):
            is_handling = bilaga.slag in {Bilageslag.BILAGA, Bilageslag.TJANSTESKRIVELSE}
            if not is_handling or bilaga.utsandning is not Utsandning.UTSAND:
                continue
            if bilaga.slag is Bilageslag.TJANSTESKRIVELSE and PurePath(bilaga.namn).suffix.casefold() == ".txt":
                # Plain text has no pages of its own, so it is set from what was read.
                yield self._skrivelse(arende, number, handling_anchor(bilaga.id), bilaga.namn, bilaga.id)
            else:
                yield self._kept(bilaga, arende, number)

    def _skrivelse(self, arende: Arende, number: str, anchor: str, title: str, bilaga_id: UUID | None) -> Handling:
        document = build_tjansteskrivelse(self._akt, arende, created_at=self._at)
        # Its own words: a bilaga that comes later is listed in it, but makes no new skrivelse of it.
        alone = build_tjansteskrivelse(self._akt.model_copy(update={"bilagor": ()}), arende, created_at=self._at)
        digest = digest_of(render(alone, Format.TEXT))
        return Handling(anchor, title, number, arende.rubrik, document, digest, arende.id, bilaga_id)

    def _kept(self, bilaga: Bilaga, arende: Arende | None, number: str) -> Handling:
        content = partial(self._kansli.store.bilagor.read, bilaga.sha256)
        rubrik = _OTHERS if arende is None else arende.rubrik
        return Handling(
            handling_anchor(bilaga.id), bilaga.namn, number, rubrik, content, bilaga.sha256, bilaga.arende_id, bilaga.id
        )


def _is_written_here(akt: Akt, arende: Arende) -> bool:
    """A tjänsteskrivelse that the program holds the only words of: no file of it is kept."""
    if any(bilaga.slag is Bilageslag.TJANSTESKRIVELSE for bilaga in akt.bilagor_of(arende.id)):
        return False
    written = {avsnitt.slag for avsnitt in akt.avsnitt_of(arende.id) if not avsnitt.text.is_empty} & WRITTEN_BEFORE
    return bool(written - {Avsnittsslag.BESKRIVNING})  # the text of a kallelse alone is none
