"""The texts of fields as flows: passages, lists with their labels, and simple tables."""

from dataclasses import replace
from itertools import pairwise
from typing import assert_never

from nacka_sekreterare.documents.backends.pdf.flow import Beside, Flow
from nacka_sekreterare.documents.backends.pdf.lines import Lines, Typeset, fitted_to_words
from nacka_sekreterare.documents.backends.pdf.table import TableFlow, TableLook, TableRow
from nacka_sekreterare.documents.backends.pdf.tagging import Element, Path
from nacka_sekreterare.documents.backends.typography import column_shares, introduces
from nacka_sekreterare.documents.backends.wording import list_labels
from nacka_sekreterare.documents.stylesheet import MM_PT, StyleSheet, TypeStyle
from nacka_sekreterare.domain.text import FormattedText, ItemList, ListItem, Passage, Run, TextTable, runs_text

_LIST_GAP_PT = 2.5


class FormattedFlows:
    """Turns formatted texts into flows."""

    def __init__(self, typeset: Typeset, style: StyleSheet) -> None:
        self._typeset = typeset
        self._style = style
        self._width_pt = style.page.text_width_mm * MM_PT

    def flows(self, text: FormattedText, style: TypeStyle) -> list[Flow]:
        """The flows of a text in a type style. A passage stays with the list or indented passage it introduces."""
        groups = [self._of_block(block, style) for block in text.blocks]
        for (block, flows), (following, _) in pairwise(zip(text.blocks, groups, strict=True)):
            if flows and isinstance(block, Passage) and introduces(block, following):
                flows[-1].binds_next = True
        return [flow for flows in groups for flow in flows]

    def _of_block(self, block: Passage | ItemList | TextTable, style: TypeStyle) -> list[Flow]:
        match block:
            case Passage():
                lines = Lines(self._typeset.paragraph(block.runs, style), style, (Element("P"),))
                return [self._indented(lines, block.indent, style)]
            case ItemList():
                return self._list(block, style)
            case TextTable():
                return self._table(block)
            case _:
                assert_never(block)

    def _indented(self, lines: Lines, indent: int, style: TypeStyle) -> Flow:
        if not indent:
            return lines
        left = indent * self._style.passage_indent_mm * MM_PT
        beside = Beside([lines], (left,), (self._width_pt - left,))
        beside.before_pt, beside.after_pt = style.before_pt, style.after_pt
        return beside

    def _list(self, block: ItemList, style: TypeStyle) -> list[Flow]:
        bodies: list[Path] = []
        flows: list[Flow] = []
        for item, label in zip(block.items, list_labels(block), strict=True):
            path = _item_path(bodies, item.level, is_ordered=block.is_ordered)
            bodies = [*bodies[: item.level], path]
            flow = self._item(item, label, path, replace(style, before_pt=0, after_pt=_LIST_GAP_PT), block.indent)
            flow.after_pt = _LIST_GAP_PT
            flows.append(flow)
        for flow, (item, following) in zip(flows, pairwise(block.items), strict=False):
            flow.binds_next = following.level > item.level
        if flows:
            flows[-1].after_pt = style.after_pt
        return flows

    def _item(self, item: ListItem, label: str, path: Path, style: TypeStyle, indent: int) -> Flow:
        step = self._style.list_indent_mm * MM_PT
        left = indent * self._style.passage_indent_mm * MM_PT + item.level * step
        labelled = Lines(self._typeset.paragraph((Run(text=label),), style), style, (*path[:-1], Element("Lbl")))
        body = Lines(self._typeset.paragraph(item.runs, style), style, path)
        return Beside([labelled, body], (left, left + step), (step, self._width_pt - left - step))

    def _table(self, block: TextTable) -> list[Flow]:
        columns = max((len(row) for row in block.rows), default=0)
        if not columns:
            return []
        widths = column_widths(column_shares(block), self._width_pt)
        table = Element("Table")
        rows, look = [], self._fitted_to_words(block, widths)
        for index, row in enumerate(block.rows):
            is_header = index < block.header_rows
            style = look.cell_strong if is_header else look.cell
            tr = Element("TR")
            cells = []
            for column in range(columns):
                runs = row[column] if column < len(row) else ()
                cell = header_cell("Column") if is_header else Element("TD")
                cells.append(Lines(self._typeset.paragraph(runs, style), style, (table, tr, cell)))
            rows.append(TableRow(cells_beside(cells, widths, self._style), has_strong_rule=is_header))
        rules = TableLook(self._style.cell_padding_y_pt, self._style.rule_colour, self._style.headings[0].colour)
        flow = TableFlow(rows[: block.header_rows], rows[block.header_rows :], rules)
        flow.before_pt = flow.after_pt = self._style.block_gap_pt
        return [flow]

    def _fitted_to_words(self, block: TextTable, widths: list[float]) -> StyleSheet:
        """The style with all cells smaller when a word of one would break."""
        style = self._style
        rooms = [width - 2 * style.cell_padding_x_pt for width in widths]
        sizes = [
            fitted_to_words(runs_text(runs), style.cell_strong, room).size_pt
            for row in block.rows
            for runs, room in zip(row, rooms, strict=False)
        ]
        size_pt = min(sizes, default=style.cell.size_pt)
        return replace(
            style,
            cell=replace(style.cell, size_pt=min(size_pt, style.cell.size_pt)),
            cell_strong=replace(style.cell_strong, size_pt=min(size_pt, style.cell_strong.size_pt)),
        )


def column_widths(shares: tuple[float, ...], width_pt: float) -> list[float]:
    """The widths of columns from their shares."""
    return [width_pt * share / sum(shares) for share in shares]


def cells_beside(cells: list[Lines], widths: list[float], style: StyleSheet) -> Beside:
    """Cells of a row, with space between them but none at the outer edges, where text and rule are to be flush."""
    lefts = [sum(widths[:column]) + (style.cell_padding_x_pt if column else 0) for column in range(len(widths))]
    rights = [sum(widths[: column + 1]) for column in range(len(widths))]
    last = len(widths) - 1
    inner = [
        right - left - (0 if column == last else style.cell_padding_x_pt)
        for column, (left, right) in enumerate(zip(lefts, rights, strict=True))
    ]
    return Beside(cells, lefts, inner)


def header_cell(scope: str) -> Element:
    """A header cell that names a column or a row."""
    return Element("TH", f"<</O/Table/Scope/{scope}>>")


def _item_path(outer: list[Path], level: int, *, is_ordered: bool) -> Path:
    """The path of an item's body: in the list of its level, which stands in the body of the item above it."""
    numbering = "Decimal" if is_ordered else "Disc"
    if level < len(outer):
        own_list = outer[level][:-2]
    else:
        own_list = (*(outer[-1] if outer else ()), Element("L", f"<</O/List/ListNumbering/{numbering}>>"))
    return (*own_list, Element("LI"), Element("LBody"))
