"""From the blocks of a document to Word's paragraphs and tables."""

from collections.abc import Callable, Iterable, Sequence
from typing import assert_never

from nacka_sekreterare.documents.backends.docx.formatted import FormattedParagraphs
from nacka_sekreterare.documents.backends.docx.grid import GridParagraphs
from nacka_sekreterare.documents.backends.docx.wordml import (
    Cell,
    Indent,
    Paragraph,
    Row,
    Table,
    bookmarked_xml,
    keep_whole,
    keep_with_next,
    picture_xml,
    style_xml,
    tab_xml,
    text_xml,
)
from nacka_sekreterare.documents.backends.typography import with_roster_width
from nacka_sekreterare.documents.backends.wording import PageOf, belongs_to_previous, headings_alone, outline_levels
from nacka_sekreterare.documents.model import (
    Block,
    Contents,
    DataTable,
    Document,
    Facts,
    Group,
    Heading,
    Image,
    Notice,
    PageBreak,
    Roster,
    SignatureBlock,
    Text,
    TextRole,
    flat_blocks,
)
from nacka_sekreterare.documents.pictures import picture_size_pt
from nacka_sekreterare.documents.stylesheet import MM_PT, StyleSheet

_SIGNATURES_IN_ONE_COLUMN = 3
_MARK_IDS = 10_000

HEADING_MARK = "_Avsnitt"
"""How the bookmark of a heading begins where a copy is to be read back."""

Item = Paragraph | Table
RelationOf = Callable[[Image], str]
"""Puts the bytes of a picture into the file, and gives the id of what leads to them."""


class Body:
    """Turns one document into paragraphs and tables. Used once, since it follows the headings as it goes."""

    def __init__(self, document: Document, style: StyleSheet, page_of: PageOf, relation_of: RelationOf) -> None:
        self._document = document
        self._relation_of = relation_of
        self._picture_count = 0
        self._style = style = with_roster_width(style, document)
        self._bookmarks = _bookmark_names(document)
        self._formatted = FormattedParagraphs(style)
        self._grid = GridParagraphs(style, page_of, self._bookmarks)
        self._levels = outline_levels(document)
        self._alone = headings_alone(document)
        self._heading_count = 0

    @property
    def ordered_lists(self) -> int:
        """How many numbered lists have been written, each of which starts at 1."""
        return self._formatted.ordered_lists

    def xml(self) -> str:
        """The content of the body."""
        mark = self._document.mark
        items: list[Item] = [Paragraph("Markering", text_xml(mark.value))] if mark else []
        items += self._of_blocks(self._document.blocks)
        return "".join(item.xml() for item in self._spaced(items))

    def _of_blocks(self, blocks: Sequence[Block]) -> list[Item]:
        items: list[Item] = []
        starts_page = False
        previous: Block | None = None
        for block in blocks:
            if isinstance(block, PageBreak):
                starts_page = bool(items)
                continue
            own = self._of_block(block)
            if not own:
                continue
            if items and not starts_page and belongs_to_previous(previous, block):
                keep_with_next(items[-1])
            if isinstance(block, Group) and items and not starts_page:
                keep_whole(own)  # at the top of a page it would only undo what else is kept, where it is higher
            previous = block
            if starts_page:
                _first_paragraph(own[0]).starts_page = True
                starts_page = False
            items += own
        return items

    def _of_block(self, block: Block) -> list[Item]:  # noqa: C901, PLR0911 - one flat case per block type
        match block:
            case Heading():
                return self._heading(block)
            case Text():
                return self._formatted.items(block.text, "Tyst" if block.role is TextRole.QUIET else "Normal")
            case Facts():
                return self._grid.facts(block)
            case Roster():
                return self._grid.roster(block)
            case DataTable():
                return self._grid.table(block)
            case Image():
                return [self._picture(block)]
            case SignatureBlock():
                return self._signatures(block)
            case Contents():
                return self._grid.contents(block)
            case Notice():
                return self._formatted.items(block.text, "Ruta")
            case PageBreak():
                return []
            case Group():
                return self._of_blocks(block.blocks)
            case _:
                assert_never(block)

    def _heading(self, block: Heading) -> list[Item]:
        self._heading_count += 1
        content = text_xml(block.text)
        indent, tabs = None, ()
        if block.number:
            hang_pt = self._style.number_hang_mm * MM_PT
            left_pt = 0 if self._style.page.hang_mm else hang_pt
            content = text_xml(block.number, style_xml("Nummer")) + tab_xml() + content
            indent = Indent(left_pt, hanging_pt=hang_pt)
        if block.anchor in self._bookmarks:
            name = self._bookmarks[block.anchor]
            number = self._heading_count
            content = bookmarked_xml(content, number, name)
        if self._document.protokoll_json:
            content = bookmarked_xml(content, _MARK_IDS + self._heading_count, heading_mark(self._heading_count))
        level, told = min(max(block.level, 1), 4), next(self._levels)
        outline = told if told != level else None  # it looks as it is, and no level is skipped for who hears it
        heading = Paragraph(f"Rubrik{level}", content, indent=indent, tabs_pt=tabs, outline_level=outline)
        asides = [Paragraph("Diarienummer", text_xml(aside)) for aside in block.asides]
        if asides:
            heading.after_pt = 0
        for aside in asides[:-1]:
            aside.after_pt = 0
        paragraphs = [heading, *asides]
        paragraphs[-1].may_end_page = next(self._alone)
        return list[Item](paragraphs)

    def _picture(self, block: Image) -> Paragraph:
        self._picture_count += 1
        size = picture_size_pt(block, self._style.page.text_width_mm, self._style.page.text_height_mm)
        content = picture_xml(block.words, self._relation_of(block), self._picture_count, size)
        gap = self._style.block_gap_pt
        return Paragraph("Normal", content, before_pt=gap, after_pt=gap, is_picture=True)

    def _signatures(self, block: SignatureBlock) -> list[Item]:
        space = self._style.signature_space_pt
        width = self._style.page.text_width_mm * MM_PT
        right = width - self._style.signature_width_mm * MM_PT
        is_wide = len(block.signatures) > _SIGNATURES_IN_ONE_COLUMN
        groups = []
        for signature in block.signatures:
            quiet = [Paragraph("Underskriftsroll", text_xml(text)) for text in (signature.role, signature.note) if text]
            indent = Indent(right_pt=14 if is_wide else right)
            groups.append(
                [Paragraph("Underskriftsnamn", text_xml(signature.name), before_pt=space, indent=indent), *quiet]
            )
        items: list[Item] = [paragraph for group in groups for paragraph in group]
        if is_wide:
            pairs = [groups[index : index + 2] for index in range(0, len(groups), 2)]
            rows = [Row([Cell(group) for group in [*pair, [Paragraph("Mellanrum")]][:2]]) for pair in pairs]
            items = [Table(rows, [width / 2, width / 2], summary="Rader att skriva under på, två i bredd")]
        keep_whole(items)
        return items

    def _spaced(self, items: list[Item]) -> Iterable[Item]:
        """The items, with no space at the top of a page and some after a table, where Word would do otherwise."""
        previous: Item | None = None
        for item in items:
            if isinstance(item, Paragraph):
                self._set_space(previous, item)
            elif isinstance(previous, Table):
                is_bound = any(cell.paragraphs[-1].keep_next for cell in previous.rows[-1].cells)
                yield Paragraph("Mellanrum", before_pt=self._style.block_gap_pt, keep_next=is_bound)
            yield item
            previous = item
        if previous is None or isinstance(previous, Table):
            yield Paragraph("Mellanrum")

    def _set_space(self, previous: Item | None, item: Paragraph) -> None:
        if item.before_pt is not None:
            return
        if previous is None or item.starts_page:
            item.before_pt = 0
        elif isinstance(previous, Table):
            is_heading = item.style.startswith("Rubrik")
            own = self._style.heading(int(item.style[-1])).before_pt if is_heading else 0
            item.before_pt = max(own, self._style.block_gap_pt)


def _first_paragraph(item: Item) -> Paragraph:
    return item if isinstance(item, Paragraph) else item.rows[0].cells[0].paragraphs[0]


def heading_mark(number: int) -> str:
    """The hidden bookmark of a heading by its number, by which the text below it is found again after editing."""
    return f"{HEADING_MARK}{number:04}"


def _bookmark_names(document: Document) -> dict[str, str]:
    """Word's name of each anchor: a hidden bookmark, since Word allows no hyphens and forty characters."""
    anchors = [block.anchor for block in flat_blocks(document.blocks) if isinstance(block, Heading) and block.anchor]
    return {anchor: f"_Ref{index:04}" for index, anchor in enumerate(anchors, start=1)}
