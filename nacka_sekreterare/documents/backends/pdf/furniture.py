"""The running head and foot of every page: artifacts, since they say nothing that the body does not."""

from collections.abc import Sequence
from functools import partial
from typing import TypeVar

from nacka_sekreterare.documents.backends.pdf.flow import Pen, draw_rule
from nacka_sekreterare.documents.backends.pdf.lines import Lines, Typeset, fitted
from nacka_sekreterare.documents.backends.pdf.tagging import Artifact
from nacka_sekreterare.documents.backends.wording import page_number_text
from nacka_sekreterare.documents.model import Alignment, Document, PageNumberPlace
from nacka_sekreterare.documents.stylesheet import MM_PT, StyleSheet, TypeStyle
from nacka_sekreterare.domain.text import Run

T = TypeVar("T")

_RULE_GAP_PT = 5
_TEXT_GAP_PT = 18
_SIGN_SPACE_PT = 20


class Furniture:
    """Draws head and foot, and says how much room they leave for the text."""

    def __init__(self, document: Document, style: StyleSheet, typeset: Typeset) -> None:
        self._document = document
        self._style = style
        self.typeset = typeset
        page = style.page
        self._left_pt = page.outer_left_mm * MM_PT
        self._right_pt = (page.width_mm - page.outer_right_mm) * MM_PT
        self._head_pt = self._head_height_pt()
        self._foot_pt = self._foot_height_pt()
        self._recorded: dict[Artifact, list[str]] = {}

    @property
    def text_top_pt(self) -> float:
        """How far down a page the text begins."""
        page = self._style.page
        return max(page.text_top_mm * MM_PT, page.head_top_mm * MM_PT + self._head_pt + _TEXT_GAP_PT)

    @property
    def text_bottom_pt(self) -> float:
        """How far from the lower edge of a page the text ends."""
        page = self._style.page
        return max(page.text_bottom_mm * MM_PT, page.foot_bottom_mm * MM_PT + self._foot_pt + _TEXT_GAP_PT)

    def draw(self, pen: Pen, page: int, pages: int) -> None:
        """Draw head and foot of one page. All but the page number is set once and drawn again."""
        for kind, draw in ((Artifact.HEAD, self._draw_head), (Artifact.FOOT, self._draw_foot)):
            with pen.canvas.artifact(kind):
                if kind in self._recorded:
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

    def _head_height_pt(self) -> float:
        lines = max(self._left_lines(), self._right_lines(), key=len)
        return sum(look.leading_pt for _, look in lines) + _RULE_GAP_PT

    def _foot_height_pt(self) -> float:
        leading = self._style.foot.leading_pt
        return self._facts_height_pt() + (_SIGN_SPACE_PT + leading if self._document.foot.sign_labels else 0)

    def _facts_height_pt(self) -> float:
        has_number = self._document.page_number is PageNumberPlace.FOOT
        return 2 * self._style.foot.leading_pt if self._document.foot.facts or has_number else 0

    def _draw_head(self, pen: Pen) -> None:
        top = self._head_top_pt
        half = (self._right_pt - self._left_pt) / 2
        self._draw_lines(pen, self._left_lines(), self._left_pt, top, half)
        self._draw_lines(pen, self._right_lines(), self._left_pt + half, top, half, Alignment.RIGHT)
        if self._head_pt > _RULE_GAP_PT:
            span = (self._left_pt, self._right_pt)
            draw_rule(pen.canvas, span, top - self._head_pt, self._style.rule_colour, 0.5)

    def _draw_foot(self, pen: Pen) -> None:
        top = self._foot_top_pt
        facts = [(fact.label, fact.value) for fact in self._document.foot.facts]
        if self._document.page_number is PageNumberPlace.FOOT:
            facts.append(("", ""))  # the place of the page number
        style = self._style
        for left, width, (label, value) in _columns(self._left_pt, self._right_pt, facts):
            self._draw_lines(pen, [(label, style.foot), (value, self._foot_ink)], left, top, width)
        top -= self._facts_height_pt() + _SIGN_SPACE_PT
        for left, width, label in _columns(self._left_pt, self._right_pt, self._document.foot.sign_labels):
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


def _columns(left: float, right: float, items: Sequence[T]) -> list[tuple[float, float, T]]:
    """Equal columns from left to right: left edge, width and what stands there."""
    if not items:
        return []
    gap = 14
    width = (right - left - gap * (len(items) - 1)) / len(items)
    return [(left + index * (width + gap), width, item) for index, item in enumerate(items)]
