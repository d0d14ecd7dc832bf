"""Sets, draws and paints the pages that the window wants to show: what the process of `services.preview` does.

It reads the store itself, after the commit: nothing of the akt is copied on the window's thread.
"""

from collections.abc import Callable, Iterator, Sequence
from contextlib import AbstractContextManager
from dataclasses import dataclass
from pathlib import Path
from typing import BinaryIO
from uuid import UUID

from nacka_sekreterare.documents.backends.pdf.lines import ParagraphShelf
from nacka_sekreterare.documents.backends.pdf.sheets import Sheets
from nacka_sekreterare.documents.backends.wording import cleaned
from nacka_sekreterare.documents.builders.paragrafsida import paragraf_anchor
from nacka_sekreterare.documents.filnamn import Dokumentslag
from nacka_sekreterare.documents.look import Look
from nacka_sekreterare.documents.page_image import PageImage, paint_pages, read_pages
from nacka_sekreterare.domain.akt import Akt
from nacka_sekreterare.domain.errors import UserError
from nacka_sekreterare.domain.organ import Organ
from nacka_sekreterare.domain.utseende import Utseende
from nacka_sekreterare.services.core import Kansli
from nacka_sekreterare.services.export import Forhandsvisning, prepare_preview
from nacka_sekreterare.services.preview import Answered, PageAnswer, PageOrder, PaintedPage, Place, write_answer
from nacka_sekreterare.services.sammantrade import load_akt
from nacka_sekreterare.services.utseende import look_of
from nacka_sekreterare.services.utseende_exempel import load_example


class PageSetter:
    """Answers orders one after the other; what has been set is kept until something changes."""

    def __init__(self) -> None:
        self._read: tuple[int, UUID] | None = None
        self._akt: Akt | None = None
        self._set: tuple[object, _Sheets | _Kept] | None = None
        self._shelf = ParagraphShelf()
        self._look: tuple[tuple[Utseende, str], Look] | None = None

    def answer(self, order: PageOrder, kansli: Kansli) -> Answered:
        """The pages of an order; what is wrong is a sentence in the place of the pages."""
        try:
            akt = self._akt_of(order, kansli)
            paper = self._paper_of(order, akt, kansli)
        except UserError as error:
            return Answered(PageAnswer(order=order, sentence=error.sentence))
        if order.is_whole:
            return Answered(PageAnswer(order=order, sizes_pt=paper.sizes_pt), pdf=paper.whole())
        return _answered(order, paper, akt)

    def _akt_of(self, order: PageOrder, kansli: Kansli) -> Akt:
        key = (order.version, order.sammantrade_id)
        if self._akt is None or self._read != key:
            self._akt, self._read, self._set = _read_again(self._akt, _load(kansli, key[1])), key, None
        return self._akt

    def _paper_of(self, order: PageOrder, akt: Akt, kansli: Kansli) -> "_Sheets | _Kept":
        job = prepare_preview(kansli, akt, order.dokument, order.arende_id)
        justering = akt.justering_of(order.arende_id) if order.arende_id else None
        is_of_one = job.slag is Dokumentslag.UTDRAG
        key = (job.slag, justering and justering.id, order.arende_id if is_of_one else None)
        if self._set is None or self._set[0] != key:
            self._set = key, self._make(job, kansli)
        return self._set[1]

    def _make(self, job: Forhandsvisning, kansli: Kansli) -> "_Sheets | _Kept":
        if job.kept is not None:
            return _Kept(job.kept)
        self._shelf.turn()
        return _Sheets(Sheets(cleaned(job.document()), self._look_of(job.akt.organ, kansli), self._shelf))

    def _look_of(self, organ: Organ, kansli: Kansli) -> Look:
        """Its files are read when the look is another, not at every key."""
        key = (organ.installningar.utseende, organ.kommun)
        if self._look is None or self._look[0] != key:
            self._look = key, look_of(kansli, organ)
        return self._look[1]


@dataclass(frozen=True, slots=True)
class _Target:
    """A § to find: by its anchor in what is set here, by its line of the outline in a kept file."""

    anchor: str
    title: str


class _Sheets:
    """A document that is set anew as it changes."""

    def __init__(self, sheets: Sheets) -> None:
        self._sheets = sheets
        self.sizes_pt = sheets.sizes_pt

    def page_of(self, target: _Target) -> int | None:
        """The page on which a § begins."""
        page = self._sheets.anchors.get(target.anchor)
        return None if page is None else page - 1

    def paint(self, pages: Sequence[int], width_px: int, target: _Target | None) -> tuple[tuple[PageImage, ...], float]:
        """Pictures of pages, and how far down its page a § begins."""
        drawn = self._sheets.draw([page + 1 for page in pages])
        top_pt = drawn.tops_pt.get(target.anchor, 0.0) if target else 0.0
        return paint_pages(drawn.pdf, list(enumerate(pages)), width_px), top_pt

    def whole(self) -> bytes:
        """All its pages as a PDF."""
        return self._sheets.draw(range(1, len(self.sizes_pt) + 1)).pdf


class _Kept:
    """The exact file that was justerad."""

    def __init__(self, pdf: bytes) -> None:
        self._pdf = pdf
        self._known = read_pages(pdf)
        self.sizes_pt = self._known.sizes_pt

    def page_of(self, target: _Target) -> int | None:
        """The page on which a § begins."""
        return next((page for page, _ in self._places(target)), None)

    def paint(self, pages: Sequence[int], width_px: int, target: _Target | None) -> tuple[tuple[PageImage, ...], float]:
        """Pictures of pages, and how far down its page a § begins."""
        top_pt = next((top for _, top in self._places(target)), 0.0) if target else 0.0
        return paint_pages(self._pdf, [(page, page) for page in pages], width_px), top_pt

    def whole(self) -> bytes:
        """All its pages as a PDF."""
        return self._pdf

    def _places(self, target: _Target) -> Iterator[tuple[int, float]]:
        return ((page, top) for title, page, top in self._known.outline if title.startswith(target.title))


def _answered(order: PageOrder, paper: _Sheets | _Kept, akt: Akt) -> Answered:
    target = _target(akt, order.arende_id)
    page = paper.page_of(target) if target else None
    first = page or 0
    followed = (first, first + 1) if order.follows else ()
    wanted = sorted({each for each in (*order.pages, *followed) if 0 <= each < len(paper.sizes_pt)})
    images, top_pt = paper.paint(wanted, order.width_px, target) if wanted else ((), 0.0)
    painted = tuple(
        PaintedPage(page=each.page, width_px=each.width_px, height_px=each.height_px, text=each.text) for each in images
    )
    place = Place(page=page, top_pt=top_pt) if page in wanted and page is not None else None
    answer = PageAnswer(order=order, sizes_pt=paper.sizes_pt, place=place, painted=painted)
    return Answered(answer, tuple(each.pixels for each in images))


def _load(kansli: Kansli, key: UUID) -> Akt:
    return load_akt(kansli, key) if kansli.find(Organ, key) is None else load_example(kansli, key)


def _read_again(before: Akt | None, now: Akt) -> Akt:
    """The akt as it is now, with what has been worked out of it before as far as that still holds."""
    if before is None or before.sammantrade.id != now.sammantrade.id:
        return now
    pairs = ((name, getattr(now, name)) for name in type(now).model_fields)
    return before.model_copy(update={name: value for name, value in pairs if value != getattr(before, name)})


def _target(akt: Akt, arende_id: UUID | None) -> _Target | None:
    number = akt.nummer_of(arende_id) if arende_id else None
    if arende_id is None or number is None:
        return None
    return _Target(paragraf_anchor(akt, akt.arende(arende_id)), f"§ {number} ")


def serve_pages(
    folder: Path,
    open_kansli: Callable[[Path | None, bool], AbstractContextManager[Kansli]],
    orders: BinaryIO,
    answers: BinaryIO,
) -> None:
    """Answer orders, one a line, until there are no more: the window has closed, or is no more.

    The store is opened for each order and closed after it, so that nobody who writes, moves or erases waits for this.
    """
    setter = PageSetter()
    for line in orders:
        order = PageOrder.model_validate_json(line)
        try:
            with open_kansli(folder, False) as kansli:
                done = setter.answer(order, kansli)
        except UserError as error:
            done = Answered(PageAnswer(order=order, sentence=error.sentence))
        write_answer(answers, done)
