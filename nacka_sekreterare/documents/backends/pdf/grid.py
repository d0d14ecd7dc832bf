"""What stands in columns: facts, rosters, tables and the contents."""

from nacka_sekreterare.documents.backends.pdf.flow import Beside, Column, Flow, Pen
from nacka_sekreterare.documents.backends.pdf.formatted import cells_beside, header_cell
from nacka_sekreterare.documents.backends.pdf.lines import Lines, PageNumberLines, Typeset, fitted_to_words
from nacka_sekreterare.documents.backends.pdf.table import TableFlow, TableLook, TableRow
from nacka_sekreterare.documents.backends.pdf.tagging import Element, Path
from nacka_sekreterare.documents.backends.typography import table_widths_pt
from nacka_sekreterare.documents.backends.wording import reference_text
from nacka_sekreterare.documents.model import (
    Alignment,
    Contents,
    ContentsEntry,
    CrossReference,
    DataTable,
    Fact,
    Facts,
    Roster,
    RosterEntry,
)
from nacka_sekreterare.documents.stylesheet import MM_PT, StyleSheet, TypeStyle
from nacka_sekreterare.domain.text import Run

_PAGE_NUMBER_PT = 28


class GridFlows:
    """Turns blocks with columns into flows."""

    def __init__(self, typeset: Typeset, style: StyleSheet) -> None:
        self._typeset = typeset
        self._style = style
        self._width_pt = style.page.text_width_mm * MM_PT

    def facts(self, block: Facts) -> list[Flow]:
        """Labels and values with a rule below each."""
        table = Element("Table")
        rows = [TableRow(self._fact(fact, table)) for fact in block.rows]
        look = TableLook(self._style.fact_padding_y_pt, self._style.rule_colour, self._style.rule_colour)
        return [self._spaced(TableFlow((), rows, look))] if rows else []

    def _fact(self, fact: Fact, table: Element) -> Beside:
        row, value = Element("TR"), Element("TD")
        label_pt = self._style.fact_label_mm * MM_PT
        look = fitted_to_words(fact.label, self._style.fact_label, label_pt - 6)
        label = self._lines(fact.label, look, (table, row, header_cell("Row")))
        flows: list[Flow] = []
        for line in fact.lines or ("",):
            path = (table, row, value)
            if isinstance(line, CrossReference):
                flows.append(self._reference(line, path))
            else:
                flows.append(self._lines(line, self._style.fact_value, path))
        return Beside([label, Column(flows)], (0, label_pt), (label_pt - 6, self._width_pt - label_pt))

    def _reference(self, line: CrossReference, path: Path) -> Flow:
        style = self._style.fact_value
        return PageNumberLines(self._typeset, style, path, line.anchor, lambda page: reference_text(line, page))

    def roster(self, block: Roster) -> list[Flow]:
        """Names with their notes in a second column, a list without labels."""
        element = Element("L", "<</O/List/ListNumbering/None>>")
        flows = [self._roster_entry(entry, element) for entry in block.entries]
        for flow in flows[:-1][:1] + flows[:-1][-1:]:
            flow.binds_next = True  # nobody stands alone below the heading, or on the next page
        if flows:
            flows[-1].after_pt = self._style.body.after_pt
        return flows

    def _roster_entry(self, entry: RosterEntry, element: Element) -> Flow:
        body = (element, Element("LI"), Element("LBody"))
        name_pt = self._style.roster_name_mm * MM_PT
        cells = [self._lines(entry.name, self._style.roster_name, (*body, Element("Span")))]
        if not entry.note:
            return Beside(cells, (0,), (self._width_pt,))
        cells.append(self._lines(entry.note, self._style.roster_note, (*body, Element("Span"))))
        return Beside(cells, (0, name_pt), (name_pt - 6, self._width_pt - name_pt))

    def table(self, block: DataTable) -> list[Flow]:
        """A table with a dark rule below the header and above the total."""
        summary = f"<</O/Table/Summary {_pdf_string(block.summary)}>>" if block.summary else ""
        table = Element("Table", summary)
        widths = table_widths_pt(block, self._style)
        header = [self._row(block, block.header, table, widths, is_header=True)] if block.header else []
        rows = [self._row(block, row, table, widths) for row in block.rows]
        if block.total:
            if rows:
                rows[-1] = TableRow(rows[-1].cells, has_strong_rule=True)
            rows.append(self._row(block, block.total, table, widths, is_total=bool(rows)))
        look = TableLook(self._style.cell_padding_y_pt, self._style.rule_colour, self._style.headings[0].colour)
        flow = TableFlow(header, rows, look, stays_whole=len(header) + len(rows) <= self._style.whole_table_rows)
        return [self._spaced(flow)]

    def _row(
        self,
        block: DataTable,
        texts: tuple[str, ...],
        table: Element,
        widths: list[float],
        *,
        is_header: bool = False,
        is_total: bool = False,
    ) -> TableRow:
        style = self._style.cell_strong if is_header or is_total else self._style.cell
        row = Element("TR")
        cells = []
        for column, (text, alignment) in enumerate(zip(texts, block.alignments, strict=True)):
            names_row = block.row_headers and column == 0
            cell = header_cell("Column" if is_header else "Row") if is_header or names_row else Element("TD")
            cells.append(self._lines(text, style, (table, row, cell), alignment))
        return TableRow(cells_beside(cells, widths, self._style), is_bound=is_total, has_strong_rule=is_header)

    def contents(self, block: Contents) -> list[Flow]:
        """Number, text and page of each entry; the whole line leads there."""
        toc = Element("TOC")
        has_numbers = any(entry.number for entry in block.entries)
        number_pt = self._style.contents_number_mm * MM_PT if has_numbers else 0
        return [self._contents_entry(entry, toc, number_pt) for entry in block.entries]

    def _contents_entry(self, entry: ContentsEntry, toc: Element, number_pt: float) -> Flow:
        style = self._style.contents
        path = (toc, Element("TOCI"), Element("Link"))
        runs = [(Run(text=entry.text), style)]
        if entry.aside:
            runs.append((Run(text=f"\xa0\xa0 {entry.aside}"), self._style.contents_aside))
        text = Lines(self._typeset.paragraph_of(runs, style), style, path)
        number = self._lines(entry.number, style, path) if entry.number else None
        page = PageNumberLines.to_the_right(self._typeset, style, path, entry.anchor)
        text_pt = self._width_pt - number_pt - _PAGE_NUMBER_PT
        row = Beside([number, text, page], (0, number_pt, number_pt + text_pt), (number_pt, text_pt, _PAGE_NUMBER_PT))
        return _LinkedRow(row, path, entry, style.after_pt)

    def _lines(self, text: str, style: TypeStyle, path: Path, alignment: Alignment = Alignment.LEFT) -> Lines:
        return Lines(self._typeset.paragraph((Run(text=text),) if text else (), style, alignment), style, path)

    def _spaced(self, flow: Flow) -> Flow:
        flow.before_pt, flow.after_pt = 3, self._style.block_gap_pt
        return flow


class _LinkedRow(Flow):
    """A line of the contents, a link as wide as the text."""

    def __init__(self, row: Beside, path: Path, entry: ContentsEntry, after_pt: float) -> None:
        self._row = row
        self._path = path
        self._entry = entry
        self.after_pt = after_pt

    def height(self, width: float) -> float:
        """That of the row."""
        return self._row.height(width)

    def draw(self, pen: Pen, x: float, top: float, width: float) -> None:
        """Draw the row and lay the link over it."""
        self._row.draw(pen, x, top, width)
        label = f"{self._entry.number} {self._entry.text}, sida {pen.page_of(self._entry.anchor)}".strip()
        pen.canvas.link(self._path, self._entry.anchor, label, (x, top - self.height(width), x + width, top))


def _pdf_string(text: str) -> str:
    """A text as it is written in an attribute."""
    return f"<feff{text.encode('utf-16-be').hex()}>"
