"""What stands in columns in Word: facts, rosters, tables and the contents."""

from collections.abc import Mapping

from nacka_sekreterare.documents.backends.docx.wordml import (
    Cell,
    Indent,
    Paragraph,
    Row,
    Table,
    columns_told,
    field_xml,
    style_xml,
    tab_xml,
    text_xml,
)
from nacka_sekreterare.documents.backends.typography import (
    fact_label_fits,
    roster_name_fits,
    table_widths_pt,
    unbroken,
)
from nacka_sekreterare.documents.backends.wording import PageOf, reference_words
from nacka_sekreterare.documents.model import (
    Contents,
    ContentsEntry,
    CrossReference,
    DataTable,
    Fact,
    Facts,
    Roster,
    RosterEntry,
)
from nacka_sekreterare.documents.stylesheet import MM_PT, StyleSheet

_FACT_SPACE_PT = 3


class GridParagraphs:
    """Turns blocks with columns into paragraphs and tables."""

    def __init__(self, style: StyleSheet, page_of: PageOf, bookmarks: Mapping[str, str]) -> None:
        self._style = style
        self._page_of = page_of
        self._bookmarks = bookmarks
        self._width_pt = style.page.text_width_mm * MM_PT
        self._rule = (style.rule_colour, 4)
        self._strong_rule = (style.headings[0].colour, 6)

    def facts(self, block: Facts) -> list[Paragraph | Table]:
        """Labels and values with a rule below each: paragraphs, since a table of them would have no header row."""
        paragraphs = [self._fact(fact, index) for index, fact in enumerate(block.rows)]
        if paragraphs:
            paragraphs[-1].after_pt = self._style.block_gap_pt
        return [*paragraphs]

    def _fact(self, fact: Fact, index: int) -> Paragraph:
        label_pt = self._style.fact_label_mm * MM_PT
        label = text_xml(fact.label, style_xml("Uppgiftsetikett"))
        gap = tab_xml() if fact_label_fits(fact.label, self._style) else text_xml("\n")
        lines = [
            self._reference(line) if isinstance(line, CrossReference) else text_xml(unbroken(line))
            for line in fact.lines or ("",)
        ]
        hair = index % 2  # paragraphs with the very same border have one rule between them all
        rule = f'w:val="single" w:sz="{4 + hair}" w:space="{_FACT_SPACE_PT}" w:color="{self._style.rule_colour}"'
        content = label + gap + text_xml("\n").join(lines)
        border = f"<w:pBdr><w:bottom {rule}/></w:pBdr>"
        return Paragraph("Uppgiftsvarde", content, indent=Indent(label_pt, hanging_pt=label_pt), border=border)

    def _reference(self, line: CrossReference) -> str:
        page = str(self._page_of(line.anchor))
        return text_xml(reference_words(line)) + field_xml(f"PAGEREF {self._bookmarks[line.anchor]} \\h", page)

    def roster(self, block: Roster) -> list[Paragraph | Table]:
        """Names, with their notes in a second column."""
        paragraphs = [self._roster_entry(entry) for entry in block.entries]
        for paragraph in paragraphs[:-1][:1] + paragraphs[:-1][-1:]:
            paragraph.keep_next = True  # nobody stands alone below the heading, or on the next page
        if paragraphs:
            paragraphs[-1].after_pt = self._style.body.after_pt
        return [*paragraphs]

    def _roster_entry(self, entry: RosterEntry) -> Paragraph:
        if not entry.note:
            return Paragraph("Namn", text_xml(entry.name))
        name_pt = self._style.roster_name_mm * MM_PT
        note = self._style.roster_note
        look = f'<w:color w:val="{note.colour}"/><w:sz w:val="{round(note.size_pt * 2)}"/>'
        # A name wider than its column has its note on the next line: after a tab it would stand anywhere.
        gap = tab_xml() if roster_name_fits(entry, self._style) else text_xml("\n")
        content = text_xml(entry.name) + gap + text_xml(unbroken(entry.note), look)
        return Paragraph("Namn", content, indent=Indent(name_pt, hanging_pt=name_pt))

    def table(self, block: DataTable) -> list[Paragraph | Table]:
        """A table with its header repeated and its total kept with the row above."""
        header = (
            [self._row(block, block.header, "Tabellhuvud", self._strong_rule, is_header=True)] if block.header else []
        )
        rows = [self._row(block, row, "Tabelltext", self._rule) for row in block.rows]
        if block.total:
            if rows:
                rows[-1] = self._row(block, block.rows[-1], "Tabelltext", self._strong_rule)
                rows[-1].keep_next()
            rows.append(self._row(block, block.total, "Tabellhuvud", self._rule))
        everything = header + rows
        if not everything:
            return []
        for row in everything[:-1] if len(everything) <= self._style.whole_table_rows else header:
            row.keep_next()
        widths = table_widths_pt(block, self._style)
        table = Table(
            everything, widths, self._style.cell_padding_y_pt, summary=block.summary or columns_told(block.header)
        )
        table.has_row_headers = block.row_headers
        return [table]

    def _row(
        self,
        block: DataTable,
        texts: tuple[str, ...],
        style_id: str,
        rule: tuple[str, int],
        *,
        is_header: bool = False,
    ) -> Row:
        cells = []
        for column, (text, alignment) in enumerate(zip(texts, block.alignments, strict=True)):
            paragraph = Paragraph(style_id, text_xml(text) if text else "", alignment=alignment)
            cells.append(Cell([paragraph], bottom=rule, padding_left_pt=self._style.cell_padding_x_pt if column else 0))
        return Row(cells, is_header)

    def contents(self, block: Contents) -> list[Paragraph | Table]:
        """Number, text and page of each entry; the whole line leads there."""
        has_numbers = any(entry.number for entry in block.entries)
        number_pt = self._style.contents_number_mm * MM_PT if has_numbers else 0
        return [self._contents_entry(entry, number_pt) for entry in block.entries]

    def _contents_entry(self, entry: ContentsEntry, number_pt: float) -> Paragraph:
        bookmark = self._bookmarks[entry.anchor]
        quiet = f'<w:color w:val="{self._style.contents_aside.colour}"/><w:u w:val="none"/>'
        plain = f'<w:color w:val="{self._style.contents.colour}"/><w:u w:val="none"/>'  # else LibreOffice makes it blue
        aside = text_xml(f"\xa0 {unbroken(entry.aside)}", style_xml("Bifogat") + quiet) if entry.aside else ""
        page = field_xml(f"PAGEREF {bookmark} \\h", str(self._page_of(entry.anchor)), plain)
        number = text_xml(entry.number, plain) + tab_xml(plain) if number_pt else ""
        inner = number + text_xml(entry.text, plain) + aside + tab_xml(plain) + page
        link = f'<w:hyperlink w:anchor="{bookmark}" w:history="1">{inner}</w:hyperlink>'
        indent = Indent(number_pt, hanging_pt=number_pt)
        tabs = (number_pt,) if number_pt else ()
        return Paragraph("Innehall1", link, indent=indent, tabs_pt=tabs, right_tab_pt=self._width_pt)
