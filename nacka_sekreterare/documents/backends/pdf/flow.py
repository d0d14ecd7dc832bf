"""What flows down a page: lines of text, and how flows stand under and beside each other and break between pages.

A break is asked for as "give me a part of at most this height": the answer is the two parts, or None when the flow
would rather go whole to the next page. `forced` says that it has a whole page already and must break somehow.
"""

from abc import ABC, abstractmethod
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from enum import Enum

from nacka_sekreterare.documents.backends.pdf.tagging import Artifact, TaggedCanvas

_EPSILON_PT = 0.01

PageOf = Callable[[str], int]


@dataclass(frozen=True, slots=True)
class Pen:
    """Where to draw: the canvas, the left edge, and what is known of the finished pages."""

    canvas: TaggedCanvas
    page_of: PageOf


class Flow(ABC):
    """Something with a height at a given width. `before_pt` and `after_pt` are the spaces it wants around it."""

    before_pt: float = 0
    after_pt: float = 0
    binds_next: bool = False
    binds_previous: bool = False

    @abstractmethod
    def height(self, width: float) -> float:
        """How high it is at this width."""

    @abstractmethod
    def draw(self, pen: Pen, x: float, top: float, width: float) -> None:
        """Draw it with its upper left corner here (in points from the lower left corner of the page)."""

    def split(self, width: float, room: float, *, forced: bool) -> "tuple[Flow, Flow] | None":
        """The part that fits in `room` and the rest; None when it does not break there."""
        return None

    def anchors(self) -> Sequence[str]:
        """The anchors that point at it."""
        return ()


class PageEnd(Flow):
    """What follows starts on a new page."""

    def height(self, width: float) -> float:
        """Nothing."""
        return 0

    def draw(self, pen: Pen, x: float, top: float, width: float) -> None:
        """Nothing."""


class Binding(Enum):
    """How the flows of a column hold together over a page break."""

    LOOSE = "loose"  # may part between two of them
    BOUND = "bound"  # never parts between two of them, only inside one
    WHOLE = "whole"  # never parts, unless a page cannot hold it


class Column(Flow):
    """Flows under each other; between two of them the larger of the spaces they want."""

    def __init__(self, flows: Sequence[Flow], binding: Binding = Binding.LOOSE) -> None:
        self._flows = list(flows)
        self._binding = binding
        self.before_pt = self._flows[0].before_pt if self._flows else 0
        self.after_pt = self._flows[-1].after_pt if self._flows else 0

    def height(self, width: float) -> float:
        """The sum, without the outer spaces."""
        tops = self._tops(width)
        return tops[-1] + self._flows[-1].height(width) if tops else 0

    def draw(self, pen: Pen, x: float, top: float, width: float) -> None:
        """Draw each below the last."""
        for flow, down in zip(self._flows, self._tops(width), strict=True):
            flow.draw(pen, x, top - down, width)

    def anchors(self) -> Sequence[str]:
        """Those of every flow in it."""
        return [anchor for flow in self._flows for anchor in flow.anchors()]

    def split(self, width: float, room: float, *, forced: bool) -> tuple[Flow, Flow] | None:
        """Part inside the flow that crosses the edge, or carry a piece of an earlier one along with what is bound."""
        tops = self._tops(width)
        crossing = next(i for i, top in enumerate(tops) if top + self._flows[i].height(width) > room + _EPSILON_PT)
        if self._binding is Binding.WHOLE:
            return (self._cut(crossing) or self._part(0, width, room, forced=True)) if forced else None
        if self._binding is Binding.LOOSE:
            first = forced and crossing == 0
            return self._part(crossing, width, room - tops[crossing], forced=first) or self._cut(crossing)
        for index in range(crossing, -1, -1):
            inside = room - tops[index] if index == crossing else self._flows[index].height(width) - 1
            parted = self._part(index, width, inside, forced=False)
            if parted:
                return parted
        if not forced:
            return None
        # What never parts is higher than a page: rather inside it than between it and its heading.
        parted = self._part(crossing, width, room - tops[crossing], forced=True)
        return parted or self._cut(crossing) or self._part(0, width, room, forced=True)

    def _tops(self, width: float) -> list[float]:
        tops: list[float] = []
        bottom = 0.0
        for previous, flow in zip([None, *self._flows], self._flows, strict=False):
            top = bottom + max(previous.after_pt, flow.before_pt) if previous else 0.0
            tops.append(top)
            bottom = top + flow.height(width)
        return tops

    def _part(self, index: int, width: float, inside: float, *, forced: bool) -> tuple[Flow, Flow] | None:
        parts = self._flows[index].split(width, inside, forced=forced) if inside > 0 else None
        if not parts:
            return None
        head = [*self._flows[:index], parts[0]]
        return Column(head, self._binding), Column([parts[1], *self._flows[index + 1 :]], self._binding)

    def _cut(self, index: int) -> tuple[Flow, Flow] | None:
        if index == 0:
            return None
        return Column(self._flows[:index], self._binding), Column(self._flows[index:], self._binding)


class Beside(Flow):
    """Flows beside each other, each with its own left edge and width; a cell that has come to its end is None."""

    def __init__(self, cells: Sequence[Flow | None], lefts: Sequence[float], widths: Sequence[float]) -> None:
        self._cells = list(cells)
        self._lefts = lefts
        self._widths = widths

    def height(self, width: float) -> float:
        """That of the highest cell."""
        return max((cell.height(w) for cell, w in zip(self._cells, self._widths, strict=True) if cell), default=0)

    def draw(self, pen: Pen, x: float, top: float, width: float) -> None:
        """Draw the cells from the left, with their tops aligned."""
        for cell, left, cell_width in zip(self._cells, self._lefts, self._widths, strict=True):
            if cell:
                cell.draw(pen, x + left, top, cell_width)

    def anchors(self) -> Sequence[str]:
        """Those of every cell."""
        return [anchor for cell in self._cells if cell for anchor in cell.anchors()]

    def split(self, width: float, room: float, *, forced: bool) -> tuple[Flow, Flow] | None:
        """Part every cell that does not fit; None when one of them will not part."""
        upper: list[Flow | None] = []
        lower: list[Flow | None] = []
        for cell, cell_width in zip(self._cells, self._widths, strict=True):
            if cell is None or cell.height(cell_width) <= room + _EPSILON_PT:
                upper.append(cell)
                lower.append(None)
                continue
            parts = cell.split(cell_width, room, forced=forced)
            if parts is None:
                return None
            upper.append(parts[0])
            lower.append(parts[1])
        first, rest = Beside(upper, self._lefts, self._widths), Beside(lower, self._lefts, self._widths)
        first.before_pt, rest.after_pt = self.before_pt, self.after_pt
        return first, rest


class Rule(Flow):
    """A line to sign on, below an empty space."""

    def __init__(self, space_pt: float, width_pt: float, colour: str) -> None:
        self._space_pt = space_pt
        self._width_pt = width_pt
        self._colour = colour

    def height(self, width: float) -> float:
        """The space and a little below the line."""
        return self._space_pt + 3

    def draw(self, pen: Pen, x: float, top: float, width: float) -> None:
        """Draw the line."""
        y = top - self._space_pt
        draw_rule(pen.canvas, (x, x + min(width, self._width_pt)), y, self._colour, 0.75)


class Box(Flow):
    """A flow on a tinted ground with a bar to the left."""

    def __init__(self, inner: Flow, padding_pt: float, bar_colour: str, ground_colour: str) -> None:
        self._inner = inner
        self._padding_pt = padding_pt
        self._bar_colour = bar_colour
        self._ground_colour = ground_colour

    def height(self, width: float) -> float:
        """That of the flow with the padding."""
        return self._inner.height(width - 2 * self._padding_pt) + 2 * self._padding_pt

    def draw(self, pen: Pen, x: float, top: float, width: float) -> None:
        """Draw the ground, then the flow."""
        height = self.height(width)
        with pen.canvas.artifact(Artifact.RULE):
            pen.canvas.setFillColor(f"#{self._ground_colour}")
            pen.canvas.rect(x, top - height, width, height, stroke=0, fill=1)
            pen.canvas.setFillColor(f"#{self._bar_colour}")
            pen.canvas.rect(x, top - height, 2, height, stroke=0, fill=1)
        self._inner.draw(pen, x + self._padding_pt, top - self._padding_pt, width - 2 * self._padding_pt)

    def split(self, width: float, room: float, *, forced: bool) -> tuple[Flow, Flow] | None:
        """Part the inner flow when a page cannot hold it."""
        inside = room - 2 * self._padding_pt
        parts = self._inner.split(width - 2 * self._padding_pt, inside, forced=True) if forced else None
        return (self._around(parts[0]), self._around(parts[1])) if parts else None

    def _around(self, inner: Flow) -> "Box":
        return Box(inner, self._padding_pt, self._bar_colour, self._ground_colour)


def draw_rule(canvas: TaggedCanvas, span: tuple[float, float], y: float, colour: str, thickness_pt: float) -> None:
    """A horizontal line from one x to another; it is no content."""
    with canvas.artifact(Artifact.RULE):
        canvas.setStrokeColor(f"#{colour}")
        canvas.setLineWidth(thickness_pt)
        canvas.line(span[0], y, span[1], y)
