"""The texts of fields as Word's paragraphs: passages, real lists and simple tables."""

from itertools import pairwise
from typing import assert_never

from nacka_sekreterare.documents.backends.docx.base import BULLETS, LEVELS
from nacka_sekreterare.documents.backends.docx.wordml import Cell, Indent, Paragraph, Row, Table, columns_told, runs_xml
from nacka_sekreterare.documents.backends.typography import column_shares, introduces
from nacka_sekreterare.documents.stylesheet import MM_PT, StyleSheet
from nacka_sekreterare.domain.text import FormattedText, ItemList, Passage, TextTable, runs_text


class FormattedParagraphs:
    """Turns formatted texts into paragraphs and tables, and counts the numbered lists."""

    def __init__(self, style: StyleSheet) -> None:
        self._style = style
        self._width_pt = style.page.text_width_mm * MM_PT
        self.ordered_lists = 0

    def items(self, text: FormattedText, style_id: str) -> list[Paragraph | Table]:
        """The paragraphs of a text in a style. A passage stays with the list or indented passage it introduces."""
        groups = [self._of_block(block, style_id) for block in text.blocks]
        for (block, items), (following, _) in pairwise(zip(text.blocks, groups, strict=True)):
            last = items[-1] if items else None
            if isinstance(block, Passage) and isinstance(last, Paragraph):
                last.keep_next = introduces(block, following)
        return [item for items in groups for item in items]

    def _of_block(self, block: Passage | ItemList | TextTable, style_id: str) -> list[Paragraph | Table]:
        match block:
            case Passage():
                return [self._passage(block, style_id)]
            case ItemList():
                return [*self._list(block, style_id)]
            case TextTable():
                return self._table(block)
            case _:
                assert_never(block)

    def _passage(self, block: Passage, style_id: str) -> Paragraph:
        content = runs_xml(block.runs)
        if not block.indent:
            return Paragraph(style_id, content)
        if block.indent == 1 and style_id == "Normal":
            return Paragraph("Indragen", content)
        return Paragraph(style_id, content, indent=Indent(self._indent_pt(block.indent)))

    def _list(self, block: ItemList, style_id: str) -> list[Paragraph]:
        if block.is_ordered:
            self.ordered_lists += 1
        number = BULLETS + self.ordered_lists if block.is_ordered else BULLETS
        own_style = "Numreradlista" if block.is_ordered else "Punktlista"
        step = self._style.list_indent_mm * MM_PT
        paragraphs = []
        for item in block.items:
            level = min(item.level, LEVELS - 1)
            paragraph = Paragraph(own_style if style_id == "Normal" else style_id, runs_xml(item.runs))
            paragraph.numbering = (number, level)
            if block.indent or style_id != "Normal":
                paragraph.indent = Indent(self._indent_pt(block.indent) + step * (level + 1), hanging_pt=step)
            paragraphs.append(paragraph)
        for paragraph, (item, following) in zip(paragraphs, pairwise(block.items), strict=False):
            paragraph.keep_next = following.level > item.level
        if paragraphs:
            paragraphs[-1].after_pt = self._style.body.after_pt
        return paragraphs

    def _table(self, block: TextTable) -> list[Paragraph | Table]:
        columns = max((len(row) for row in block.rows), default=0)
        if not columns:
            return []
        rows = []
        for index, row in enumerate(block.rows):
            is_header = index < block.header_rows
            style_id = "Tabellhuvud" if is_header else "Tabelltext"
            rule = (self._style.headings[0].colour, 6) if is_header else (self._style.rule_colour, 4)
            cells = []
            for column in range(columns):
                runs = row[column] if column < len(row) else ()
                padding = self._style.cell_padding_x_pt if column else 0
                cells.append(Cell([Paragraph(style_id, runs_xml(runs))], bottom=rule, padding_left_pt=padding))
            rows.append(Row(cells, is_header))
        shares = column_shares(block)
        widths = [self._width_pt * share / sum(shares) for share in shares]
        header = [runs_text(cell) for row in block.rows[: block.header_rows][:1] for cell in row]
        return [Table(rows, widths, self._style.cell_padding_y_pt, summary=columns_told(header))]

    def _indent_pt(self, indent: int) -> float:
        return indent * self._style.passage_indent_mm * MM_PT
