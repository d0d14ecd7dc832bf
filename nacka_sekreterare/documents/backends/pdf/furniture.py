"""The running head and foot of every page: artifacts, since they say nothing that the body does not.

But the logo, which stands in the place of the kommun's name at the head of the first page, is a figure that is read.
"""

from collections.abc import Iterator, Sequence
from functools import partial
from itertools import accumulate

from nacka_sekreterare.documents.backends.pdf.flow import Pen, draw_rule
from nacka_sekreterare.documents.backends.pdf.lines import Lines, Typeset, fitted, fitted_to_words
from nacka_sekreterare.documents.backends.pdf.tagging import Artifact
from nacka_sekreterare.documents.backends.typography import shared_widths, width_pt
from nacka_sekreterare.documents.backends.wording import page_number_text
from nacka_sekreterare.documents.look import LOGO_GAP_PT, Look, logo_size_pt
from nacka_sekreterare.documents.model import Alignment, Document, PageNumberPlace
from nacka_sekreterare.documents.pictures import printed_picture
from nacka_sekreterare.documents.stylesheet import MM_PT, TypeStyle
from nacka_sekreterare.domain.text import Run

_RULE_GAP_PT = 5
_TEXT_GAP_PT = 18
_SIGN_SPACE_PT = 20
_COLUMN_GAP_PT = 14
_WIDEST_NUMBER = page_number_text(888, 888)


class Furniture:
    """Draws head and foot, and says how much room they leave for the text."""

    def __init__(self, document: Document, look: Look, typeset: Typeset) -> None:
        self._document = document
        self._logo = look.logo
        self._style = style = look.style
        self.typeset = typeset
        page = style.page
        self._left_pt = page.outer_left_mm * MM_PT
        self._right_pt = (page.width_mm - page.outer_right_mm) * MM_PT
        self._logo_pt = logo_size_pt(look) if look.logo else (0.0, 0.0)
        self._head_pt = self._head_height_pt(self._left_lines())
        self._first_head_pt = self._head_height_pt(self._first_left_lines(), self._logo_pt[1])
        self._foot_pt = self._foot_height_pt()
        self._recorded: dict[Artifact, list[str]] = {}

    @property
    def text_top_pt(self) -> float:
        """How far down a page the text begins."""
        return self._below_pt(self._head_pt)

    @property
    def first_text_top_pt(self) -> float:
        """The same of the first page, where the logo stands."""
        return self._below_pt(self._first_head_pt)

    def _below_pt(self, head_pt: float) -> float:
        page = self._style.page
        return max(page.text_top_mm * MM_PT, page.head_top_mm * MM_PT + head_pt + _TEXT_GAP_PT)

    @property
    def text_bottom_pt(self) -> float:
        """How far from the lower edge of a page the text ends."""
        page = self._style.page
        return max(page.text_bottom_mm * MM_PT, page.foot_bottom_mm * MM_PT + self._foot_pt + _TEXT_GAP_PT)

    def draw_logo(self, pen: Pen) -> None:
        """Draw the logo, if there is one: before all else of the first page, since it is read in that order."""
        if self._logo is None:
            return
        (width, height), left, top = self._logo_pt, self._left_pt, self._head_top_pt
        picture = printed_picture(self._logo.data, self._logo.width_mm)
        pen.canvas.picture(self._logo.words, picture, (left, top - height, left + width, top))

    def draw(self, pen: Pen, page: int, pages: int) -> None:
        """Draw head and foot of one page. All but the page number, and what the logo moves, is drawn again."""
        for kind, draw in ((Artifact.HEAD, self._draw_head), (Artifact.FOOT, self._draw_foot)):
            with pen.canvas.artifact(kind):
                if kind is Artifact.HEAD and page == 1 and self._logo:
                    self._draw_first_head(pen)
                elif kind in self._recorded:
                    pen.canvas.replay(self._recorded[kind])
                else:
                    self._recorded[kind] = pen.canvas.recorded(partial(draw, pen))
        self._draw_number(pen, page_number_text(page, pages))

    def _draw_number(self, pen: Pen, text: str) -> None:
        if self._document.page_number is PageNumberPlace.ABSENT:
            return
        style = self._style
        half = (self._right_pt - self._left_pt) / 2
        if self._document.page_number is PageNumberPlace.HEAD:
            lines = self._right_lines()[:-1]
            top = self._head_top_pt - sum(look.leading_pt for _, look in lines)
            kind, look = Artifact.HEAD, style.head_quiet
        else:
            top = self._foot_top_pt - style.foot.leading_pt
            kind, look = Artifact.FOOT, self._foot_ink
        with pen.canvas.artifact(kind):
            self._draw_lines(pen, [(text, look)], self._left_pt + half, top, half, Alignment.RIGHT)

    @property
    def _head_top_pt(self) -> float:
        return (self._style.page.height_mm - self._style.page.head_top_mm) * MM_PT

    @property
    def _foot_top_pt(self) -> float:
        return self._style.page.foot_bottom_mm * MM_PT + self._foot_pt

    @property
    def _foot_ink(self) -> TypeStyle:
        foot = self._style.foot
        return TypeStyle(foot.family, foot.size_pt + 1, foot.leading_pt)

    def _right_lines(self) -> list[tuple[str, TypeStyle]]:
        """The lines to the right; the last is empty when the page number stands there."""
        document, style = self._document, self._style
        lines = [(document.mark.value, style.mark)] if document.mark else []
        lines += [(line, style.head_quiet) for line in document.head.right_lines]
        if document.page_number is PageNumberPlace.HEAD:
            lines.append(("", style.head_quiet))
        return lines

    def _left_lines(self) -> list[tuple[str, TypeStyle]]:
        style = self._style
        lines = self._document.head.left_lines
        return [(line, style.head_quiet if index else style.head_strong) for index, line in enumerate(lines)]

    def _first_left_lines(self) -> list[tuple[str, TypeStyle]]:
        """Those below the logo, which says whose the document is: all but the first."""
        return self._left_lines()[1:] if self._logo else self._left_lines()

    def _head_height_pt(self, left: list[tuple[str, TypeStyle]], logo_pt: float = 0) -> float:
        below = logo_pt + LOGO_GAP_PT if logo_pt else 0
        sides = (below, left), (0, self._right_lines())
        return max(above + sum(look.leading_pt for _, look in lines) for above, lines in sides) + _RULE_GAP_PT

    def _foot_height_pt(self) -> float:
        leading = self._style.foot.leading_pt
        return self._facts_height_pt() + (_SIGN_SPACE_PT + leading if self._document.foot.sign_labels else 0)

    def _facts_height_pt(self) -> float:
        has_number = self._document.page_number is PageNumberPlace.FOOT
        leading = self._style.foot.leading_pt
        values = [value.height(width) for _, width, _, value in self._facts()]
        return leading + max([leading, *values]) if values or has_number else 0

    def _facts(self) -> Iterator[tuple[float, float, str, Lines]]:
        """Left edge, width, label and value of each fact; a long value goes on on the next line."""
        style, ink = self._style, self._foot_ink
        facts = self._document.foot.facts
        needs = [_widest([(fact.label, style.foot), (fact.value, ink)]) for fact in facts]
        if self._document.page_number is PageNumberPlace.FOOT:
            needs.append(_widest([(_WIDEST_NUMBER, ink)]))
        for fact, (left, width) in zip(facts, _shared(self._left_pt, self._right_pt, needs), strict=False):
            look = fitted_to_words(fact.value, ink, width)
            yield left, width, fact.label, Lines(self.typeset.paragraph((Run(text=fact.value),), look), look, ())

    def _draw_head(self, pen: Pen) -> None:
        self._draw_sides(pen, self._left_lines(), self._head_top_pt, self._head_pt)

    def _draw_first_head(self, pen: Pen) -> None:
        left_top = self._head_top_pt - self._logo_pt[1] - LOGO_GAP_PT
        self._draw_sides(pen, self._first_left_lines(), left_top, self._first_head_pt, self._logo_pt[0])

    def _draw_sides(
        self, pen: Pen, left: list[tuple[str, TypeStyle]], left_top: float, height: float, logo_pt: float = 0
    ) -> None:
        right = [*self._right_lines(), (_WIDEST_NUMBER, self._style.head_quiet)]
        needs = [max(_widest(left), logo_pt), _widest(right)]
        (_, left_pt), (x, right_pt) = _shared(self._left_pt, self._right_pt, needs)
        self._draw_lines(pen, left, self._left_pt, left_top, left_pt)
        self._draw_lines(pen, right[:-1], x, self._head_top_pt, right_pt, Alignment.RIGHT)
        if height > _RULE_GAP_PT:
            span = (self._left_pt, self._right_pt)
            draw_rule(pen.canvas, span, self._head_top_pt - height, self._style.rule_colour, 0.5)

    def _draw_foot(self, pen: Pen) -> None:
        top = self._foot_top_pt
        style = self._style
        for left, width, label, value in self._facts():
            self._draw_lines(pen, [(label, style.foot)], left, top, width)
            value.paint(pen, left, top - style.foot.leading_pt, width)
        top -= self._facts_height_pt() + _SIGN_SPACE_PT
        labels = self._document.foot.sign_labels
        for label, (left, width) in zip(labels, _shared(self._left_pt, self._right_pt, [0] * len(labels)), strict=True):
            draw_rule(pen.canvas, (left, left + width), top, style.rule_colour, 0.5)
            self._draw_lines(pen, [(label, style.foot)], left, top, width)

    def _draw_lines(
        self,
        pen: Pen,
        lines: Sequence[tuple[str, TypeStyle]],
        x: float,
        top: float,
        width: float,
        alignment: Alignment = Alignment.LEFT,
    ) -> None:
        for text, style in lines:
            if text:
                look = fitted(text, style, width - 1)
                paragraph = self.typeset.paragraph((Run(text=text),), look, alignment)
                Lines(paragraph, look, ()).paint(pen, x, top, width)
            top -= style.leading_pt


def _widest(lines: Sequence[tuple[str, TypeStyle]]) -> float:
    """How wide some lines are."""
    return max((width_pt(text, look) for text, look in lines), default=0)


def _shared(left: float, right: float, needs: Sequence[float]) -> list[tuple[float, float]]:
    """Columns from left to right, as left edge and width."""
    widths = shared_widths(right - left - _COLUMN_GAP_PT * (len(needs) - 1), needs)
    edges = accumulate(widths[:-1], lambda edge, width: edge + width + _COLUMN_GAP_PT, initial=left)
    return list(zip(edges, widths, strict=False))
