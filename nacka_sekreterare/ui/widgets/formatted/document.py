"""FormattedText into a QTextDocument and out of it again, without loss.

What a block is stands in the document itself: a list item is a block in a QTextList, its level and what it is indented
stand as properties of the block, so that Enter, undo and drag keep them. The QTextList objects only number the items;
`renumber` makes them agree with the blocks after every edit.
"""

from collections.abc import Iterator
from dataclasses import dataclass

from PySide6.QtGui import (
    QBrush,
    QColor,
    QTextBlock,
    QTextBlockFormat,
    QTextCharFormat,
    QTextCursor,
    QTextDocument,
    QTextFormat,
    QTextLength,
    QTextList,
    QTextListFormat,
    QTextTable,
    QTextTableCellFormat,
    QTextTableFormat,
)

from nacka_sekreterare.domain.text import Block, FormattedText, ItemList, ListItem, Passage, Run, TextTable
from nacka_sekreterare.ui.widgets.formatted.normal import normalise

_LEVEL = QTextFormat.Property.UserProperty.value + 1
_INDENT = QTextFormat.Property.UserProperty.value + 2
_ORDERED = QTextFormat.Property.UserProperty.value + 3
_LINE_SEPARATOR = "\u2028"
_BOLD_WEIGHT = 600  # the Semibold that the program brings
# Translucent grey is right on white and on black, so a document need not be redrawn when the system turns dark.
_LINE_COLOUR = QColor(128, 128, 128, 150)
_HEADER_COLOUR = QColor(128, 128, 128, 40)
_BULLETS = (QTextListFormat.Style.ListDisc, QTextListFormat.Style.ListCircle, QTextListFormat.Style.ListSquare)


@dataclass(frozen=True)
class BlockKind:
    """What one block of the document is."""

    is_item: bool = False
    is_ordered: bool = False
    level: int = 0
    indent: int = 0


def kind_of(block: QTextBlock) -> BlockKind:
    """What a block is."""
    form = block.blockFormat()
    indent = form.intProperty(_INDENT)
    if _list_of(block) is None:
        return BlockKind(indent=indent)
    return BlockKind(True, form.boolProperty(_ORDERED), form.intProperty(_LEVEL), indent)


def table_at(cursor: QTextCursor) -> QTextTable | None:
    """The table that a cursor stands in. Qt's types forget that there may be none."""
    return cursor.currentTable()


def set_kind(block: QTextBlock, kind: BlockKind) -> None:
    """Make a block something else. Call `renumber` when all are done."""
    cursor = QTextCursor(block)
    cursor.setBlockFormat(block_format(kind))
    if kind.is_item:
        cursor.createList(_list_format(kind))


def block_format(kind: BlockKind) -> QTextBlockFormat:
    """How a block of a kind is set on the screen."""
    form = QTextBlockFormat()
    form.setProperty(_INDENT, kind.indent)
    form.setBottomMargin(2 if kind.is_item else 6)
    if kind.is_item:
        form.setProperty(_LEVEL, kind.level)
        form.setProperty(_ORDERED, kind.is_ordered)
    else:
        form.setIndent(kind.indent)
    return form


def write_text(document: QTextDocument, text: FormattedText) -> None:
    """Replace everything in the document. What was there cannot be undone back."""
    document.setUndoRedoEnabled(False)
    document.clear()
    cursor = QTextCursor(document)
    cursor.setBlockFormat(block_format(BlockKind()))
    cursor.setCharFormat(QTextCharFormat())
    insert_blocks(cursor, normalise(text).blocks)
    renumber(document)
    document.setUndoRedoEnabled(True)
    document.setModified(False)


def insert_blocks(cursor: QTextCursor, blocks: tuple[Block, ...]) -> None:
    """Write blocks at a cursor that stands in an empty block."""
    is_fresh = True
    for block in blocks:
        match block:
            case Passage():
                _begin(cursor, BlockKind(indent=block.indent), is_fresh=is_fresh)
                insert_runs(cursor, block.runs)
                is_fresh = False
            case ItemList():
                for item in block.items:
                    _begin(cursor, BlockKind(True, block.is_ordered, item.level, block.indent), is_fresh=is_fresh)
                    insert_runs(cursor, item.runs)
                    is_fresh = False
            case TextTable():
                _begin(cursor, BlockKind(), is_fresh=is_fresh)
                _insert_table(cursor, block)
                is_fresh = True


def insert_runs(cursor: QTextCursor, runs: tuple[Run, ...]) -> None:
    """Write runs at a cursor."""
    for run in runs:
        cursor.insertText(run.text.replace("\n", _LINE_SEPARATOR), char_format(run))


def char_format(run: Run) -> QTextCharFormat:
    """How a run is set on the screen."""
    form = QTextCharFormat()
    if run.bold:
        form.setFontWeight(_BOLD_WEIGHT)
    if run.italic:
        form.setFontItalic(True)
    return form


def read_text(document: QTextDocument) -> FormattedText:
    """What stands in the document, normalised."""
    return normalise(FormattedText(blocks=tuple(_read_blocks(document))))


def needs_renumbering(document: QTextDocument) -> bool:
    """Whether the numbers shown are not those of the text, as after two lists have been joined."""
    return any(not _is_numbered_well(stretch) for stretch in _list_stretches(document))


def renumber(document: QTextDocument) -> None:
    """Give the items of each list, level by level, one QTextList, so that the numbers shown are those of the text."""
    for stretch in _list_stretches(document):
        if not _is_numbered_well(stretch):
            _renumber_stretch(stretch)


def insert_empty_table(cursor: QTextCursor, rows: int, columns: int) -> None:
    """Insert a table to fill in."""
    _insert_table(cursor, TextTable(rows=(((),) * columns,) * rows, header_rows=1))


def _list_of(block: QTextBlock) -> QTextList | None:
    return block.textList()


def _begin(cursor: QTextCursor, kind: BlockKind, *, is_fresh: bool) -> None:
    if not is_fresh:
        cursor.insertBlock(block_format(kind), QTextCharFormat())
    set_kind(cursor.block(), kind)
    cursor.setBlockCharFormat(QTextCharFormat())


def _insert_table(cursor: QTextCursor, table: TextTable) -> None:
    columns = len(table.rows[0])
    form = QTextTableFormat()
    form.setHeaderRowCount(table.header_rows)
    form.setBorder(1)
    form.setBorderCollapse(True)
    form.setBorderBrush(QBrush(_LINE_COLOUR))
    form.setCellPadding(5)
    form.setCellSpacing(0)
    form.setTopMargin(4)
    form.setBottomMargin(6)
    form.setWidth(QTextLength(QTextLength.Type.PercentageLength, 100))
    shown = cursor.insertTable(len(table.rows), columns, form)
    for row, cells in enumerate(table.rows):
        for column, runs in enumerate(cells):
            cell = shown.cellAt(row, column)
            if row < table.header_rows:
                header = QTextTableCellFormat()
                header.setBackground(QBrush(_HEADER_COLOUR))
                cell.setFormat(header)
            insert_runs(cell.firstCursorPosition(), runs)
    cursor.setPosition(shown.lastPosition() + 1)


def _list_format(kind: BlockKind) -> QTextListFormat:
    form = QTextListFormat()
    form.setIndent(1 + kind.level + kind.indent)
    if not kind.is_ordered:
        form.setStyle(_BULLETS[kind.level % len(_BULLETS)])
    elif kind.level == 0:
        form.setStyle(QTextListFormat.Style.ListDecimal)
    else:
        form.setStyle(QTextListFormat.Style.ListLowerAlpha)
    return form


def _list_stretches(document: QTextDocument) -> list[list[QTextBlock]]:
    """The items of each list: neighbours of the same kind of list."""
    stretches: list[list[QTextBlock]] = []
    previous = BlockKind()
    for block in _blocks(document):
        kind = kind_of(block)
        if kind.is_item:
            is_same = previous.is_item and (kind.is_ordered, kind.indent) == (previous.is_ordered, previous.indent)
            if not is_same:
                stretches.append([])
            stretches[-1].append(block)
        previous = kind
    return stretches


def _is_numbered_well(blocks: list[QTextBlock]) -> bool:
    groups = _groups([kind_of(block).level for block in blocks])
    shown = [block.textList().objectIndex() for block in blocks]
    return len(set(zip(groups, shown, strict=True))) == len(set(groups)) == len(set(shown))


def _renumber_stretch(blocks: list[QTextBlock]) -> None:
    groups = _groups([kind_of(block).level for block in blocks])
    heads: dict[int, QTextBlock] = {}
    for group, block in zip(groups, blocks, strict=True):
        if group in heads:
            heads[group].textList().add(block)
        else:
            QTextCursor(block).createList(_list_format(kind_of(block)))
            heads[group] = block


def _groups(levels: list[int]) -> list[int]:
    """For each item the list it is counted in: a new one begins when the level goes deeper."""
    groups: list[int] = []
    open_lists: dict[int, int] = {}
    for level in levels:
        open_lists = {depth: group for depth, group in open_lists.items() if depth <= level}
        open_lists.setdefault(level, max(groups, default=-1) + 1)
        groups.append(open_lists[level])
    return groups


def _blocks(document: QTextDocument) -> Iterator[QTextBlock]:
    block = document.begin()
    while block.isValid():
        yield block
        block = block.next()


def _read_blocks(document: QTextDocument) -> Iterator[Block]:
    end_of_table = -1
    for block in _blocks(document):
        if block.position() <= end_of_table:
            continue
        table = table_at(QTextCursor(block))
        if table is not None:
            end_of_table = table.lastPosition()
            yield _read_table(table)
            continue
        kind, runs = kind_of(block), tuple(_read_runs(block))
        if kind.is_item:
            items = (ListItem(runs=runs, level=kind.level),)
            yield ItemList(items=items, is_ordered=kind.is_ordered, indent=kind.indent)
        else:
            yield Passage(runs=runs, indent=kind.indent)


def _read_runs(block: QTextBlock) -> Iterator[Run]:
    iterator = block.begin()
    while not iterator.atEnd():
        fragment = iterator.fragment()
        form = fragment.charFormat()
        bold = form.fontWeight() >= _BOLD_WEIGHT
        yield Run(text=fragment.text().replace(_LINE_SEPARATOR, "\n"), bold=bold, italic=form.fontItalic())
        iterator += 1


def _read_table(table: QTextTable) -> TextTable:
    rows = tuple(
        tuple(tuple(_read_cell(table, row, column)) for column in range(table.columns())) for row in range(table.rows())
    )
    return TextTable(rows=rows, header_rows=table.format().headerRowCount())


def _read_cell(table: QTextTable, row: int, column: int) -> Iterator[Run]:
    cell = table.cellAt(row, column)
    block, last = cell.firstCursorPosition().block(), cell.lastCursorPosition().block()
    yield from _read_runs(block)
    while block != last:
        block = block.next()
        yield Run(text="\n")
        yield from _read_runs(block)
