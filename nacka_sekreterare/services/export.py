"""Giving out documents: which files an order means, what is in them, and writing them to a folder.

An order is first prepared into frozen jobs (with the store), which can then be rendered and written in a worker
(without it). The exact files that were justerade are given out as they are, never made again.
"""

from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass, replace
from datetime import datetime
from functools import cached_property
from pathlib import Path
from types import MappingProxyType
from typing import Final
from uuid import UUID

from nacka_sekreterare.documents.backends import render
from nacka_sekreterare.documents.builders.anslag import anslag_plain_text, build_anslag
from nacka_sekreterare.documents.builders.kallelse import build_kallelse
from nacka_sekreterare.documents.builders.narvarolista import build_narvarolista
from nacka_sekreterare.documents.builders.protokoll import build_protokoll
from nacka_sekreterare.documents.builders.tjansteskrivelse import build_tjansteskrivelse
from nacka_sekreterare.documents.builders.utdrag import build_utdrag
from nacka_sekreterare.documents.builders.voteringslista import arenden_with_voteringar, build_voteringslista
from nacka_sekreterare.documents.builders.webbversion import build_webbversion
from nacka_sekreterare.documents.filnamn import Dokumentslag, file_name
from nacka_sekreterare.documents.look import STANDARD_LOOK, Look
from nacka_sekreterare.documents.model import Document, Format
from nacka_sekreterare.documents.protokollsfakta import with_protokollsfakta
from nacka_sekreterare.domain.akt import Akt
from nacka_sekreterare.domain.arende import WRITTEN_BEFORE, Arende, Avsnittsslag
from nacka_sekreterare.domain.bilaga import Bilageslag
from nacka_sekreterare.domain.errors import UserError
from nacka_sekreterare.domain.justering import Justering
from nacka_sekreterare.domain.paragraf import format_range
from nacka_sekreterare.domain.value import Value
from nacka_sekreterare.services.core import Kansli
from nacka_sekreterare.services.paragraf import give_out_utdrag, refuse_undecided
from nacka_sekreterare.services.sammantrade import load_akt
from nacka_sekreterare.services.utseende import look_of
from nacka_sekreterare.system.files import make_folder, write_bytes

ALLT: Final = "allt"
DOKUMENT: Final = tuple(slag.value for slag in Dokumentslag if slag is not Dokumentslag.HANDLINGAR)
FORMAT: Final = MappingProxyType({"pdf": Format.PDF, "docx": Format.DOCX, "text": Format.TEXT})


class Exportorder(Value):
    """What to give out. `paragrafer` are § numbers; `justering` counts from 1, the main one."""

    sammantrade_id: UUID
    dokument: str = ALLT
    format: str = "pdf"
    paragrafer: tuple[int, ...] = ()
    justering: int | None = None
    sekretess_ingar: bool = False


class Exportfil(Value):
    """A file that was written."""

    dokument: str
    format: str
    fil: str


@dataclass(frozen=True)
class Exportjobb:
    """One file to come: its name, and a document to render in a look or the kept bytes of a justerad file."""

    slag: Dokumentslag
    format: str
    name: str
    content: Document | bytes
    look: Look

    def render(self) -> bytes:
        """The file's bytes. Raises UserError when a character has no font."""
        return self.content if isinstance(self.content, bytes) else render(self.content, FORMAT[self.format], self.look)

    def write(self, folder: Path) -> Exportfil:
        """Write the file into the folder, whole or not at all. Raises UserError."""
        make_folder(folder)
        path = folder / self.name
        write_bytes(path, self.render())
        return Exportfil(dokument=self.slag.value, format=self.format, fil=str(path))


def export_dokument(kansli: Kansli, order: Exportorder, folder: Path) -> tuple[Exportfil, ...]:
    """Write what an order means into a folder, which is made when it is missing. Raises UserError."""
    make_folder(folder)  # before a number is fixed for an utdrag that could not be written
    return tuple(jobb.write(folder) for jobb in prepare_export(kansli, order))


def fixes_numbers(kansli: Kansli, order: Exportorder) -> bool:
    """Whether giving this out fixes § numbers: an utdrag of a § whose number is still provisional."""
    akt = load_akt(kansli, order.sammantrade_id)
    return order.dokument == Dokumentslag.UTDRAG and bool(_provisional(akt, _chosen(akt, order)))


def prepare_export(kansli: Kansli, order: Exportorder) -> tuple[Exportjobb, ...]:
    """The files that an order means, as frozen jobs; an utdrag first fixes the numbers of its §§.

    Raises:
        UserError: unknown §§ or justering, or a document whose ground is missing.
    """
    akt = load_akt(kansli, order.sammantrade_id)
    if order.dokument == Dokumentslag.UTDRAG:
        chosen = _chosen(akt, order)
        if not chosen:
            raise UserError("Ange vilka paragrafer utdraget ska innehålla, till exempel --paragraf 37.")
        refuse_undecided(akt, [arende.id for arende in chosen])
        if _provisional(akt, chosen):
            give_out_utdrag(kansli, [arende.id for arende in chosen])
            akt = load_akt(kansli, order.sammantrade_id)
    maker = _Maker(kansli, akt, order)
    wanted = maker.everything if order.dokument == ALLT else (Dokumentslag(order.dokument),)
    return tuple(jobb for slag in wanted for jobb in maker.jobs(slag))


def files_for_justering(kansli: Kansli, justering_id: UUID) -> tuple[tuple[str, bytes], ...]:
    """The exact files to be signed, as (name, bytes) in PDF, DOCX and text: what complete_justering keeps.

    The text is kept too, since one made later would tell the day of the justering and no longer agree with them.
    """
    return tuple((jobb.name, jobb.render()) for jobb in jobs_for_justering(kansli, justering_id))


def jobs_for_justering(kansli: Kansli, justering_id: UUID) -> tuple[Exportjobb, ...]:
    """The files to be signed as jobs in PDF, DOCX and text; the very ones when they went out to be signed.

    What was signed electronically is never made again: the PDF is then the last that came back with signatures.
    """
    akt, justering = _akt_with(kansli, justering_id)
    return tuple(_for_signing(kansli, akt, justering, word) for word in FORMAT)


def prepare_for_signing(kansli: Kansli, justering_id: UUID) -> tuple[Exportjobb, ...]:
    """The copy to be signed, no draft any more, and the same in the other of PDF and DOCX; or the justerade files."""
    akt, justering = _akt_with(kansli, justering_id)
    signed = justering.format_to_sign(akt.organ.installningar.underskriftsformat).value
    jobs = []
    for word in sorted(("pdf", "docx"), key=lambda word: word != signed):
        kept = _kept_file(kansli, akt, justering, word)
        tillagg = "for underskrift" if word == signed else "kopia"
        jobb = _for_signing(kansli, akt, justering, word, tillagg="" if kept else tillagg)
        jobs.append(replace(jobb, content=kept or jobb.content))
    return tuple(jobs)


def document_for_signing(kansli: Kansli, akt: Akt, justering: Justering) -> Document:
    """The protokoll as it would be signed now."""
    return build_protokoll(akt, justering, created_at=kansli.clock().astimezone(), is_for_signing=True)


def _for_signing(kansli: Kansli, akt: Akt, justering: Justering, word: str, tillagg: str = "") -> Exportjobb:
    slag, out = Dokumentslag.PROTOKOLL, (Bilageslag.UNDERTECKNAT, Bilageslag.FOR_UNDERSKRIFT)
    name = file_name(akt, slag, FORMAT[word].value, akt.nummer_of_justering(justering), tillagg=tillagg)
    content = _kept_file(kansli, akt, justering, word, out) or document_for_signing(kansli, akt, justering)
    look = look_of(kansli, akt.organ) if isinstance(content, Document) else STANDARD_LOOK
    return Exportjobb(slag, word, name, content, look)


def _akt_with(kansli: Kansli, justering_id: UUID) -> tuple[Akt, Justering]:
    akt = load_akt(kansli, kansli.get(Justering, justering_id).sammantrade_id)
    return akt, next(one for one in akt.justeringar if one.id == justering_id)


def draft_text(kansli: Kansli, justering_id: UUID) -> str:
    """The protokoll of a justering as plain text, marked UTKAST until it is done: for an e-mail to the justerare."""
    akt, justering = _akt_with(kansli, justering_id)
    document = build_protokoll(akt, justering, created_at=kansli.clock().astimezone())
    return render(document, Format.TEXT, look_of(kansli, akt.organ)).decode("utf-8")


def anslag_text(kansli: Kansli, justering_id: UUID) -> str:
    """The anslag of a justering as lines of plain text, for the kommun's anslagstavla on the web."""
    return anslag_plain_text(*_akt_with(kansli, justering_id))


@dataclass(frozen=True)
class Forhandsvisning:
    """One document as it would be printed now, to be set in a worker. Showing it fixes no § numbers."""

    akt: Akt
    slag: Dokumentslag
    arende_id: UUID | None
    at: datetime
    kept: bytes | None = None

    def render(self, look: Look) -> bytes:
        """The PDF. Raises UserError when its ground is missing (an anslag without förvaringsplats)."""
        return self.kept or render(self.document(), Format.PDF, look)

    def document(self) -> Document:
        """What is to be set, when there is no kept file. Raises UserError as render does."""
        akt, justering = self.akt, self.akt.justering_of(self.arende_id) if self.arende_id else None
        justering = justering or next(iter(akt.justeringar), None)
        match self.slag:
            case Dokumentslag.KALLELSE:
                return build_kallelse(akt, created_at=self.at)
            case Dokumentslag.NARVAROLISTA:
                return build_narvarolista(akt, created_at=self.at)
            case Dokumentslag.UTDRAG if self.arende_id is not None:
                return build_utdrag(akt, [self.arende_id], created_at=self.at, sekretess_ingar=True)
            case Dokumentslag.WEBBVERSION:
                return build_webbversion(akt, justering, created_at=self.at)
            case Dokumentslag.VOTERINGSLISTA:
                return build_voteringslista(akt, created_at=self.at)
            case Dokumentslag.ANSLAG if justering is not None:
                return build_anslag(akt, justering, created_at=self.at)
            case _:
                return build_protokoll(akt, justering, created_at=self.at)


def prepare_preview(kansli: Kansli, akt: Akt, dokument: str, arende_id: UUID | None = None) -> Forhandsvisning:
    """A document to look at; a justerat protokoll is shown by its exact kept file.

    The protokoll and the anslag are those of the justering that the ärende's § belongs to, the utdrag is of the §.
    """
    slag = Dokumentslag(dokument)
    justering = akt.justering_of(arende_id) if arende_id else next(iter(akt.justeringar), None)
    kept = _kept_file(kansli, akt, justering, "pdf") if justering and slag is Dokumentslag.PROTOKOLL else None
    return Forhandsvisning(akt=akt, slag=slag, arende_id=arende_id, at=kansli.clock().astimezone(), kept=kept)


class _Maker:
    """Makes the jobs of one order."""

    def __init__(self, kansli: Kansli, akt: Akt, order: Exportorder) -> None:
        self._kansli = kansli
        self._akt = akt
        self._order = order
        self._at = kansli.clock().astimezone()
        self._makers: dict[Dokumentslag, Callable[[], Iterator[Exportjobb]]] = {
            Dokumentslag.KALLELSE: self._kallelse,
            Dokumentslag.NARVAROLISTA: self._narvarolista,
            Dokumentslag.PROTOKOLL: self._protokoll,
            Dokumentslag.UTDRAG: self._utdrag,
            Dokumentslag.ANSLAG: self._anslag,
            Dokumentslag.VOTERINGSLISTA: self._voteringslista,
            Dokumentslag.WEBBVERSION: self._webbversion,
            Dokumentslag.TJANSTESKRIVELSE: self._tjansteskrivelser,
        }
        # The public copy is given out only when it is asked for: it is masked by hand.
        self.everything = tuple(slag for slag in self._makers if slag is not Dokumentslag.WEBBVERSION)

    def jobs(self, slag: Dokumentslag) -> Iterator[Exportjobb]:
        """The files of one kind."""
        return self._makers[slag]()

    @cached_property
    def _look(self) -> Look:
        return look_of(self._kansli, self._akt.organ)

    def _job(
        self, slag: Dokumentslag, content: Document | bytes, nummer: Iterable[int] = (), tillagg: str = ""
    ) -> Exportjobb:
        suffix = FORMAT[self._order.format].value
        name = file_name(self._akt, slag, suffix, nummer, tillagg=tillagg)
        look = self._look if isinstance(content, Document) else STANDARD_LOOK
        return Exportjobb(slag, self._order.format, name, content, look)

    def _kallelse(self) -> Iterator[Exportjobb]:
        yield self._job(Dokumentslag.KALLELSE, build_kallelse(self._akt, created_at=self._at))

    def _narvarolista(self) -> Iterator[Exportjobb]:
        yield self._job(Dokumentslag.NARVAROLISTA, build_narvarolista(self._akt, created_at=self._at))

    def _protokoll(self) -> Iterator[Exportjobb]:
        justeringar = self._justeringar()
        for justering in justeringar:
            kept = _kept_file(self._kansli, self._akt, justering, self._order.format)
            document = kept or self._readable(justering)
            nummer = self._akt.nummer_of_justering(justering)
            yield self._job(Dokumentslag.PROTOKOLL, document, nummer)
        if not justeringar:
            yield self._job(Dokumentslag.PROTOKOLL, self._readable(None))

    def _readable(self, justering: Justering | None) -> Document:
        """A protokoll that can be read back when it has been edited in Word."""
        document = build_protokoll(self._akt, justering, created_at=self._at)
        return with_protokollsfakta(document, self._akt, justering) if self._order.format == "docx" else document

    def _utdrag(self) -> Iterator[Exportjobb]:
        chosen = _chosen(self._akt, self._order)
        together = (chosen,) if chosen else tuple((arende,) for arende in self._to_send())
        for arenden in together:
            document = build_utdrag(
                self._akt,
                [arende.id for arende in arenden],
                created_at=self._at,
                sekretess_ingar=self._order.sekretess_ingar,
            )
            nummer = [number for arende in arenden if (number := self._akt.nummer_of(arende.id)) is not None]
            yield self._job(Dokumentslag.UTDRAG, document, nummer)

    def _to_send(self) -> tuple[Arende, ...]:
        """The §§ that somebody is to get: fixed, open, and with a recipient."""
        recipients = {expediering.arende_id for expediering in self._akt.expedieringar}
        sendable = [a for a in self._akt.numrerade_arenden if a.id in recipients and not a.ar_sekretess]
        provisional = {arende.id for arende in _provisional(self._akt, sendable)}
        return tuple(arende for arende in sendable if arende.id not in provisional)

    def _anslag(self) -> Iterator[Exportjobb]:
        is_everything = self._order.dokument == ALLT
        for justering in self._justeringar():
            if is_everything and justering.justerad_date is None:
                continue  # nothing to announce yet
            nummer = self._akt.nummer_of_justering(justering)
            yield self._job(Dokumentslag.ANSLAG, build_anslag(self._akt, justering, created_at=self._at), nummer)

    def _voteringslista(self) -> Iterator[Exportjobb]:
        chosen = _chosen(self._akt, self._order)
        found = [arende for arende in arenden_with_voteringar(self._akt) if not chosen or arende in chosen]
        if not found:
            if self._order.dokument == ALLT:
                return
            where = "de valda paragraferna" if chosen else "sammanträdet"
            raise UserError(f"Ingen omröstning är antecknad på {where}, så det finns ingen voteringslista att skriva.")
        document = build_voteringslista(self._akt, found, created_at=self._at)
        nummer = [number for arende in found if chosen and (number := self._akt.nummer_of(arende.id)) is not None]
        yield self._job(Dokumentslag.VOTERINGSLISTA, document, nummer)

    def _webbversion(self) -> Iterator[Exportjobb]:
        for justering in self._justeringar():
            document = build_webbversion(self._akt, justering, created_at=self._at)
            yield self._job(Dokumentslag.WEBBVERSION, document, self._akt.nummer_of_justering(justering))

    def _tjansteskrivelser(self) -> Iterator[Exportjobb]:
        chosen = _chosen(self._akt, self._order)
        for index, arende in enumerate(self._akt.arenden):
            is_sent = not arende.ar_sekretess and self._may_be_skrivelse(arende)
            if arende in chosen or (not chosen and is_sent):
                nummer = self._akt.nummer_of(arende.id)
                tillagg = arende.dnr or (f"punkt {index + 1}" if nummer is None else "")
                document = build_tjansteskrivelse(self._akt, arende, created_at=self._at)
                yield self._job(Dokumentslag.TJANSTESKRIVELSE, document, () if nummer is None else (nummer,), tillagg)

    def _may_be_skrivelse(self, arende: Arende) -> bool:
        """Asked for: whatever has a text and a förslag. Among everything: only what was read or written as one."""
        written = {a.slag for a in self._akt.avsnitt_of(arende.id) if not a.text.is_empty} & WRITTEN_BEFORE
        if self._order.dokument == ALLT:
            was_read = any(bilaga.slag is Bilageslag.TJANSTESKRIVELSE for bilaga in self._akt.bilagor_of(arende.id))
            return was_read or bool(written - {Avsnittsslag.BESKRIVNING})  # the text of a kallelse alone is none
        return bool(written) and any(not punkt.forslag.is_empty for punkt in self._akt.beslutspunkter_of(arende.id))

    def _justeringar(self) -> tuple[Justering, ...]:
        wanted = self._order.justering
        if wanted is None:
            with_paragrafer = [j for j in self._akt.justeringar if self._akt.arenden_of_justering(j)]
            return tuple(with_paragrafer or self._akt.justeringar[:1])
        found = tuple(justering for justering in self._akt.justeringar if justering.ordning == wanted - 1)
        if not found:
            count = len(self._akt.justeringar)
            raise UserError(f"Justering {wanted} finns inte. Sammanträdet har {count}, räknade från 1.")
        return found


def _kept_file(
    kansli: Kansli,
    akt: Akt,
    justering: Justering,
    word: str,
    slag: Sequence[Bilageslag] = (Bilageslag.JUSTERAT,),
) -> bytes | None:
    """The exact file of a justering in a format, if it is kept: of the first slag there is, the last that came."""
    suffix = f".{FORMAT[word].value}"
    own = [b for b in akt.bilagor if b.justering_id == justering.id and b.namn.casefold().endswith(suffix)]
    for one in slag:
        kept = [bilaga for bilaga in own if bilaga.slag is one]
        if kept:
            return kansli.store.bilagor.read(max(kept, key=lambda bilaga: bilaga.ordning).sha256)
    return None


def _chosen(akt: Akt, order: Exportorder) -> tuple[Arende, ...]:
    unknown = set(order.paragrafer) - set(akt.paragrafnummer)
    if unknown:
        known = format_range(akt.paragrafnummer, sign=True) or "inga paragrafer"
        raise UserError(f"{format_range(unknown, sign=True)} finns inte på sammanträdet, som har {known}.")
    return tuple(arende for arende in akt.numrerade_arenden if akt.nummer_of(arende.id) in order.paragrafer)


def _provisional(akt: Akt, arenden: Iterable[Arende]) -> tuple[Arende, ...]:
    unfixed = {paragraf.arende_id for paragraf in akt.paragrafer if paragraf.nummer is None}
    return tuple(arende for arende in arenden if arende.id in unfixed)
