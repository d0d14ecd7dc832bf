"""A table as a flow: rows with rules between, the header repeated on each page, the total never alone on one."""

from collections.abc import Sequence
from dataclasses import dataclass, replace

from nacka_sekreterare.documents.backends.pdf.flow import Beside, Flow, Pen, draw_rule
from nacka_sekreterare.documents.backends.pdf.tagging import Artifact

_EPSILON_PT = 0.01
_TALL_PT = 180
"""A row higher than this may part over a page break; others go whole to the next page."""


@dataclass(frozen=True, slots=True)
class TableLook:
    """The rules of a table and the padding above and below the cells of a row."""

    padding_pt: float
    rule_colour: str
    strong_colour: str


@dataclass(frozen=True, slots=True)
class TableRow:
    """Cells beside each other. `is_bound` keeps them with the row above; `has_strong_rule` draws a dark rule below."""

    cells: Beside
    is_bound: bool = False
    has_strong_rule: bool = False


class TableFlow(Flow):
    """Rows below a header."""

    def __init__(
        self,
        header: Sequence[TableRow],
        rows: Sequence[TableRow],
        look: TableLook,
        *,
        is_continued: bool = False,
        stays_whole: bool = False,
    ) -> None:
        self._header = header
        self._rows = rows
        self._look = look
        self._is_continued = is_continued
        self._stays_whole = stays_whole

    def height(self, width: float) -> float:
        """Every row with its padding."""
        return sum(self._row_height(row, width) for row in (*self._header, *self._rows))

    def draw(self, pen: Pen, x: float, top: float, width: float) -> None:
        """Draw header and rows; a repeated header is no content."""
        if self._is_continued and self._header:
            with pen.canvas.artifact(Artifact.REPEATED):
                top = self._draw_rows(self._header, pen, x, top, width)
        else:
            top = self._draw_rows(self._header, pen, x, top, width)
        self._draw_rows(self._rows, pen, x, top, width)

    def split(self, width: float, room: float, *, forced: bool) -> tuple[Flow, Flow] | None:
        """Part between rows, or inside a tall one, with at least one row under the header."""
        if self._stays_whole and not forced:
            return None
        bottom = sum(self._row_height(row, width) for row in self._header)
        fitting = 0
        for row in self._rows:
            height = self._row_height(row, width)
            if bottom + height > room + _EPSILON_PT:
                break
            bottom += height
            fitting += 1
        inside = self._inside(fitting, width, room - bottom, forced=forced)
        if inside:
            return inside
        while 0 < fitting < len(self._rows) and self._rows[fitting].is_bound:
            fitting -= 1
        if fitting in {0, len(self._rows)}:
            return None
        return self._with(self._rows[:fitting], first=True), self._with(self._rows[fitting:], first=False)

    def _inside(self, index: int, width: float, room: float, *, forced: bool) -> tuple[Flow, Flow] | None:
        if index >= len(self._rows):
            return None
        row = self._rows[index]
        must = forced and index == 0
        if not must and self._row_height(row, width) < _TALL_PT:
            return None
        parts = row.cells.split(width, room - 2 * self._look.padding_pt, forced=must)
        if parts is None or not isinstance(parts[0], Beside) or not isinstance(parts[1], Beside):
            return None
        upper, lower = replace(row, cells=parts[0]), replace(row, cells=parts[1])
        return (
            self._with((*self._rows[:index], upper), first=True),
            self._with((lower, *self._rows[index + 1 :]), first=False),
        )

    def _with(self, rows: Sequence[TableRow], *, first: bool) -> "TableFlow":
        part = TableFlow(self._header, rows, self._look, is_continued=self._is_continued or not first)
        part.before_pt = self.before_pt if first else 0
        part.after_pt = 0 if first else self.after_pt
        return part

    def _row_height(self, row: TableRow, width: float) -> float:
        return row.cells.height(width) + 2 * self._look.padding_pt

    def _draw_rows(self, rows: Sequence[TableRow], pen: Pen, x: float, top: float, width: float) -> float:
        for row in rows:
            row.cells.draw(pen, x, top - self._look.padding_pt, width)
            top -= self._row_height(row, width)
            colour = self._look.strong_colour if row.has_strong_rule else self._look.rule_colour
            draw_rule(pen.canvas, (x, x + width), top, colour, 0.75 if row.has_strong_rule else 0.5)
        return top
