"""Lines of text as flows: a paragraph of runs in one type style, and a heading with its number in the margin."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass, replace
from functools import lru_cache
from typing import Literal

from reportlab.lib.colors import Color, HexColor
from reportlab.lib.styles import ParagraphStyle
from reportlab.pdfbase.pdfmetrics import getAscentDescent, stringWidth
from reportlab.platypus import Paragraph
from reportlab.platypus.paraparser import ParaFrag

from nacka_sekreterare.documents.backends.pdf.flow import Flow, Pen
from nacka_sekreterare.documents.backends.pdf.fonts import FontShelf, load_font
from nacka_sekreterare.documents.backends.pdf.tagging import Path
from nacka_sekreterare.documents.backends.typography import unbroken
from nacka_sekreterare.documents.model import Alignment
from nacka_sekreterare.documents.stylesheet import TypeStyle
from nacka_sekreterare.domain.text import Run

_ALIGNMENTS: dict[Alignment, Literal[0, 1, 2]] = {Alignment.LEFT: 0, Alignment.CENTER: 1, Alignment.RIGHT: 2}
_SMALLEST_SHARE = 0.7
"""A word that even so much smaller would break is broken."""
_ONLY_TOO_LONG = 1.0
"""An address is parted after one of its slashes, and only when no line can hold it."""
_BASELINE = 0.7
"""How far down its leading a baseline stands: the same for every font, so that lines beside each other are level."""


class SetParagraph(Paragraph):
    """A paragraph that is not broken into lines again at the width it has."""

    def wrap(self, availWidth: float, availHeight: float) -> tuple[float, float]:  # noqa: N803 - ReportLab's names
        """Its width and height."""
        lines = getattr(self, "blPara", None)  # ReportLab forgets the lines of a paragraph that will not part
        if lines is None or self._lines is not lines or self._asked != availWidth:
            self._size: tuple[float, float] = super().wrap(availWidth, availHeight)
            self._asked, self._lines = availWidth, self.blPara
        return self._size

    blPara: object  # noqa: N815 - ReportLab's name: the lines
    _asked: float = -1
    _lines: object = None


class ParagraphShelf:
    """Paragraphs as they are set, kept from one laying out of a document to the next of nearly the same one."""

    def __init__(self) -> None:
        self._earlier: dict[object, SetParagraph] = {}
        self._used: dict[object, SetParagraph] = {}

    def turn(self) -> None:
        """Begin with another document, and let go of what the one before did not use."""
        self._earlier, self._used = self._used, {}

    def find(self, key: object) -> SetParagraph | None:
        """The paragraph that was kept for these words and this look."""
        found = self._used.get(key) or self._earlier.get(key)
        if found is not None:
            self._used[key] = found
        return found

    def keep(self, key: object, paragraph: SetParagraph) -> None:
        """Keep one."""
        self._used[key] = paragraph


@dataclass(frozen=True, slots=True)
class Typeset:
    """Turns runs of text into ReportLab's paragraphs, past its markup, so that no text can be taken for any."""

    fonts: FontShelf
    kept: ParagraphShelf | None = None

    def paragraph(self, runs: Sequence[Run], style: TypeStyle, alignment: Alignment = Alignment.LEFT) -> SetParagraph:
        """A paragraph of some runs.

        Raises:
            MissingGlyphError: No font has one of the characters.
        """
        return self.paragraph_of([(run, style) for run in runs], style, alignment)

    def paragraph_of(
        self, styled: Sequence[tuple[Run, TypeStyle]], style: TypeStyle, alignment: Alignment = Alignment.LEFT
    ) -> SetParagraph:
        """A paragraph of runs that have styles of their own."""
        key = (*((run.text, run.bold, run.italic, own) for run, own in styled), style, alignment)
        found = self.kept.find(key) if self.kept else None
        if found is not None:
            return found
        fragments = [fragment for run, own in styled for fragment in self._fragments(run, own)]
        made = SetParagraph(None, _paragraph_style(style, alignment), frags=fragments or [_fragment("", "", style)])  # type: ignore[arg-type]  # the text is in the fragments
        if self.kept:
            self.kept.keep(key, made)
        return made

    def _fragments(self, run: Run, style: TypeStyle) -> list[ParaFrag]:
        fragments = []
        for index, line in enumerate(run.text.split("\n")):
            if index:
                fragments.append(_fragment("", load_font(style.family.regular), style, lineBreak=True))
            if line:
                pieces = self.fonts.pieces(unbroken(line), style.family, bold=run.bold, italic=run.italic)
                fragments += [_fragment(text, font, style) for font, text in pieces]
        return fragments


def _fragment(text: str, font: str, style: TypeStyle, **more: bool) -> ParaFrag:
    name = font or load_font(style.family.regular)
    look = {"fontName": name, "fontSize": style.size_pt, "textColor": _colour(style.colour), "rise": 0}
    return ParaFrag(text=text, us_lines=[], link=[], **look, **more)


@lru_cache(maxsize=64)
def _colour(colour: str) -> Color:
    return HexColor(f"#{colour}")


@lru_cache(maxsize=256)  # those of some looks; each holds the fonts of its own
def _paragraph_style(style: TypeStyle, alignment: Alignment) -> ParagraphStyle:
    font = load_font(style.family.regular)
    return ParagraphStyle(
        "",
        fontName=font,
        bulletFontName=font,
        fontSize=style.size_pt,
        leading=style.leading_pt,
        textColor=_colour(style.colour),
        alignment=_ALIGNMENTS[alignment],
        allowWidows=0,
        allowOrphans=0,
        splitLongWords=1,
        uriWasteReduce=_ONLY_TOO_LONG,
    )


class Lines(Flow):
    """A paragraph that is content of the last element of its path."""

    def __init__(self, paragraph: SetParagraph, style: TypeStyle, path: Path, *, parts: bool = True) -> None:
        self._paragraph = paragraph
        self._style = style
        self._path = path
        self._parts = parts
        self.before_pt = style.before_pt
        self.after_pt = style.after_pt

    def height(self, width: float) -> float:
        """The leading of its lines. Set once: the lines are the same when it is drawn."""
        return self._paragraph.wrap(width, 1e6)[1]

    def split(self, width: float, room: float, *, forced: bool) -> tuple[Flow, Flow] | None:
        """Part between lines, with at least two on either side."""
        if not (self._parts or forced):
            return None
        self.height(width)
        parts = self._paragraph.split(width, room)
        if len(parts) != 2:
            return None
        upper, lower = (
            Lines(part, self._style, self._path, parts=self._parts) for part in parts if isinstance(part, SetParagraph)
        )
        upper.before_pt, lower.after_pt = self.before_pt, self.after_pt
        return upper, lower

    def draw(self, pen: Pen, x: float, top: float, width: float) -> None:
        """Draw the lines as marked content."""
        self.height(width)
        with pen.canvas.marked(self._path):
            self.paint(pen, x, top, width)

    def paint(self, pen: Pen, x: float, top: float, width: float) -> None:
        """Draw the lines, as content of whatever is open."""
        paragraph = self._paragraph
        with pen.canvas.moved(x, top - self.height(width) - self._shift()):
            paragraph.canv = pen.canvas
            paragraph.draw()
            del paragraph.canv

    def _shift(self) -> float:
        ascent, _ = getAscentDescent(load_font(self._style.family.regular), self._style.size_pt)
        return _BASELINE * self._style.leading_pt - float(ascent)


@dataclass(frozen=True, slots=True)
class Bookmark:
    """What points at a heading: the key of its place, and its line in the outline with its depth (0 is outermost)."""

    key: str
    title: str
    depth: int | None


class HeadingLines(Flow):
    """A heading that hangs its number in the margin and can be found. It never parts."""

    def __init__(self, lines: Lines, number: Lines | None, hang_pt: float, path: Path, bookmark: Bookmark) -> None:
        self._lines = lines
        self._number = number
        self._hang_pt = hang_pt
        self._path = path
        self._bookmark = bookmark
        self.before_pt = lines.before_pt
        self.after_pt = lines.after_pt

    def height(self, width: float) -> float:
        """That of its lines; the number has one."""
        return self._lines.height(width)

    def anchors(self) -> Sequence[str]:
        """Its own."""
        return (self._bookmark.key,)

    def split(self, width: float, room: float, *, forced: bool) -> tuple[Flow, Flow] | None:
        """Only when a page cannot hold it."""
        parts = self._lines.split(width, room, forced=True) if forced else None
        if not parts:
            return None
        first = parts[0]
        assert isinstance(first, Lines)
        return HeadingLines(first, self._number, self._hang_pt, self._path, self._bookmark), parts[1]

    def draw(self, pen: Pen, x: float, top: float, width: float) -> None:
        """Draw number and text as one heading, and bind the bookmark."""
        canvas = pen.canvas
        canvas.bookmarkHorizontal(self._bookmark.key, 0, top + 6)
        if self._bookmark.depth is not None:
            canvas.addOutlineEntry(self._bookmark.title, self._bookmark.key, self._bookmark.depth, closed=False)
        self._lines.height(width)
        with canvas.marked(self._path):
            if self._number:
                self._number.paint(pen, x - self._hang_pt, top, self._hang_pt)
            self._lines.paint(pen, x, top, width)


class PageNumberLines(Flow):
    """One line that names a page, known when every page is laid out. Room is kept for three figures."""

    def __init__(
        self, typeset: Typeset, style: TypeStyle, path: Path, anchor: str, words: Callable[[int], str]
    ) -> None:
        self._typeset = typeset
        self._style = style
        self._path = path
        self._anchor = anchor
        self._words = words
        self._alignment = Alignment.LEFT

    @classmethod
    def to_the_right(cls, typeset: Typeset, style: TypeStyle, path: Path, anchor: str) -> "PageNumberLines":
        """The bare page number at the right edge."""
        lines = cls(typeset, style, path, anchor, str)
        lines._alignment = Alignment.RIGHT
        return lines

    def height(self, width: float) -> float:
        """As if the page had three figures."""
        return self._lines(888).height(width)

    def draw(self, pen: Pen, x: float, top: float, width: float) -> None:
        """Draw the line with the real page."""
        self._lines(pen.page_of(self._anchor)).draw(pen, x, top, width)

    def _lines(self, page: int) -> Lines:
        paragraph = self._typeset.paragraph((Run(text=self._words(page)),), self._style, self._alignment)
        return Lines(paragraph, self._style, self._path)


def fitted_to_words(text: str, style: TypeStyle, room_pt: float) -> TypeStyle:
    """The style, smaller when a word of the text would break for lack of room: a word cut in two reads as two."""
    longest = max(text.split(), key=len, default="")
    smaller = fitted(longest, style, room_pt - 0.1)
    return smaller if smaller.size_pt >= _SMALLEST_SHARE * style.size_pt else style


def fitted(text: str, style: TypeStyle, width_pt: float) -> TypeStyle:
    """The style, smaller when the text would be wider than its place (a number such as "§ 1 234")."""
    wide = stringWidth(text, load_font(style.family.regular), style.size_pt)
    return style if wide <= width_pt else replace(style, size_pt=style.size_pt * width_pt / wide)
