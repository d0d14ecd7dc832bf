"""Single pages of a document to look at: all of it is laid out, since that decides what each page holds, few are drawn.

Drawing and tagging every page takes twice as long as laying them out; on the screen one or two are seen.
"""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from nacka_sekreterare.documents.backends.pdf.flow import Pen
from nacka_sekreterare.documents.backends.pdf.fonts import load_font
from nacka_sekreterare.documents.backends.pdf.furniture import Furniture
from nacka_sekreterare.documents.backends.pdf.lines import ParagraphShelf
from nacka_sekreterare.documents.backends.pdf.render import Layout, draw_page, lay_out
from nacka_sekreterare.documents.backends.pdf.tagging import Path, TaggedCanvas
from nacka_sekreterare.documents.look import Look
from nacka_sekreterare.documents.model import Document
from nacka_sekreterare.documents.stylesheet import MM_PT


@dataclass(frozen=True, slots=True)
class Drawn:
    """A PDF of some pages, and how far down its own page each anchor on them stands."""

    pdf: bytes
    tops_pt: dict[str, float]


class Sheets:
    """A document on its pages, each drawn when it is asked for.

    The shelf is given to the next one too: paragraphs that are the same are not broken into lines again.

    Raises:
        MissingGlyphError: No font has a character of the document.
    """

    def __init__(self, document: Document, look: Look, shelf: ParagraphShelf) -> None:
        self._look = look
        self._shelf = shelf
        self._document = document
        self._layout = lay_out(document, look, shelf)
        self.anchors = self._layout.anchor_pages()

    @property
    def sizes_pt(self) -> tuple[tuple[float, float], ...]:
        """Width and height of each page."""
        page = self._look.style.page
        return ((page.width_mm * MM_PT, page.height_mm * MM_PT),) * len(self._layout.pages)

    def draw(self, numbers: Sequence[int]) -> Drawn:
        """The pages with these numbers (the first is 1), in this order, as an untagged PDF."""
        width_pt, height_pt = self.sizes_pt[0]
        canvas = _SheetCanvas(width_pt, height_pt, load_font(self._look.style.body.family.regular))
        furniture = Furniture(self._document, self._look, self._layout.furniture.typeset)  # its own fonts' codes
        layout = Layout(self._layout.pages, furniture)
        pen = Pen(canvas, self.anchors.__getitem__)
        for number in numbers:
            draw_page(layout, self._look.style, pen, number)
        pdf: bytes = canvas.getpdfdata()  # type: ignore[no-untyped-call]
        return Drawn(pdf, {key: height_pt - y for key, y in canvas.places.items()})


class _SheetCanvas(TaggedCanvas):
    """A canvas without what only a whole file has: links, outline and structure."""

    def __init__(self, width_pt: float, height_pt: float, font_name: str) -> None:
        super().__init__(width_pt, height_pt, font_name)
        self.places: dict[str, float] = {}

    def bookmarkHorizontal(self, key: str, relativeX: float, relativeY: float, **_: object) -> None:  # noqa: N802, N803 - ReportLab's names
        """Only remember where it stands."""
        self.places[key] = relativeY

    def addOutlineEntry(self, *_: object, **__: object) -> None:  # noqa: N802 - ReportLab's name
        """None: the pages it points at may not be there."""

    def link(self, path: Path, anchor: str, label: str, box: tuple[float, float, float, float]) -> None:
        """None, for the same reason."""

    def annotate(self, path: Path, name: str, entries: Mapping[str, object]) -> bool:
        """None: there is no structure for it to belong to."""
        return False
