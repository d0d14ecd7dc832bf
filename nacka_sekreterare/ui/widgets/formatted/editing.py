"""What keys and buttons do to the blocks under a cursor. Each is one step of undo."""

from collections.abc import Iterator
from dataclasses import replace

from PySide6.QtCore import Qt
from PySide6.QtGui import QKeyEvent, QTextBlock, QTextCursor
from PySide6.QtWidgets import QTextEdit

from nacka_sekreterare.domain.platshallare import PLATSHALLARE
from nacka_sekreterare.domain.text import FormattedText, Passage, Run
from nacka_sekreterare.ui.widgets.formatted.document import (
    BlockKind,
    insert_blocks,
    insert_empty_table,
    insert_runs,
    kind_of,
    renumber,
    set_kind,
    table_at,
)
from nacka_sekreterare.ui.widgets.formatted.normal import MAX_DEPTH, cell_lines

_ENTER = {int(Qt.Key.Key_Return), int(Qt.Key.Key_Enter)}
_BARE = {Qt.KeyboardModifier.NoModifier, Qt.KeyboardModifier.KeypadModifier}


def toggle_list(cursor: QTextCursor, *, is_ordered: bool) -> None:
    """Make the touched paragraphs items of a list, or paragraphs again when all of them already are such items."""
    if table_at(cursor) is not None:
        return
    blocks = list(_touched(cursor))
    is_all = all((kind := kind_of(block)).is_item and kind.is_ordered == is_ordered for block in blocks)
    cursor.beginEditBlock()
    for block in blocks:
        kind = kind_of(block)
        wanted = BlockKind(indent=kind.indent) if is_all else BlockKind(True, is_ordered, kind.level, kind.indent)
        set_kind(block, wanted)
    renumber(cursor.document())
    cursor.endEditBlock()


def shift(cursor: QTextCursor, steps: int) -> None:
    """Move the touched items to another level, and the touched paragraphs in or out."""
    if table_at(cursor) is not None:
        return
    cursor.beginEditBlock()
    for block in _touched(cursor):
        kind = kind_of(block)
        if kind.is_item:
            set_kind(block, replace(kind, level=_clamped(kind.level + steps)))
        else:
            set_kind(block, replace(kind, indent=_clamped(kind.indent + steps)))
    renumber(cursor.document())
    cursor.endEditBlock()


def insert_table(cursor: QTextCursor, rows: int, columns: int) -> QTextCursor:
    """Put a table below what stands at the cursor; gives a cursor in its first cell."""
    if table_at(cursor) is not None:
        return cursor
    cursor.beginEditBlock()
    cursor.clearSelection()
    _make_room(cursor)
    set_kind(cursor.block(), BlockKind())
    start = cursor.position()
    insert_empty_table(cursor, rows, columns)
    cursor.endEditBlock()
    inside = QTextCursor(cursor.document())
    inside.setPosition(start + 1)
    return inside


def insert_text(cursor: QTextCursor, text: FormattedText) -> QTextCursor:
    """Put a text where the cursor is; one paragraph joins the line, several stand for themselves."""
    if not text.blocks:
        return cursor
    cursor.beginEditBlock()
    cursor.removeSelectedText()
    first = text.blocks[0]
    if table_at(cursor) is not None:
        insert_runs(cursor, _as_lines(text))
    elif len(text.blocks) == 1 and isinstance(first, Passage) and not (cursor.block().text() == "" and first.indent):
        insert_runs(cursor, first.runs)
    else:
        _make_room(cursor)
        insert_blocks(cursor, text.blocks)
        renumber(cursor.document())
    cursor.endEditBlock()
    return cursor


def handle_key(edit: QTextEdit, event: QKeyEvent) -> bool:
    """Enter in a cell is a line, Enter on an empty item ends the list, Backspace at its start too. True when done."""
    cursor = edit.textCursor()
    if cursor.hasSelection() or event.modifiers() not in _BARE:
        return False
    if event.key() in _ENTER:
        if table_at(cursor) is not None:
            cursor.insertText("\u2028")
            edit.setTextCursor(cursor)
            return True
        return not cursor.block().text().strip() and _step_out(cursor)
    if event.key() == Qt.Key.Key_Backspace and cursor.atBlockStart() and table_at(cursor) is None:
        return _step_out(cursor)
    return False


def select_platshallare(edit: QTextEdit, start: int) -> bool:
    """Select the first placeholder from a place in the text on, to be typed over. False when none is left."""
    block = edit.document().findBlock(start)
    while block.isValid():
        match = PLATSHALLARE.search(block.text(), max(start - block.position(), 0))
        if match is not None:
            cursor = QTextCursor(block)
            cursor.setPosition(block.position() + match.start())
            cursor.setPosition(block.position() + match.end(), QTextCursor.MoveMode.KeepAnchor)
            edit.setTextCursor(cursor)
            return True
        block = block.next()
    return False


def handle_tab(edit: QTextEdit, *, is_forward: bool) -> bool:
    """Tab goes to the next placeholder, in a table to the next cell, in a list to another level.

    True when done; else focus moves on.
    """
    cursor = edit.textCursor()
    if is_forward and select_platshallare(edit, cursor.selectionEnd()):
        return True
    table = table_at(cursor)
    if table is not None:
        cell = table.cellAt(cursor)
        place = cell.row() * table.columns() + cell.column() + (1 if is_forward else -1)
        if place < 0:
            return False
        if place == table.rows() * table.columns():
            table.appendRows(1)
        edit.setTextCursor(table.cellAt(*divmod(place, table.columns())).firstCursorPosition())
        return True
    kind = kind_of(cursor.block())
    if not kind.is_item or (not is_forward and kind.level == 0):
        return False
    shift(cursor, 1 if is_forward else -1)
    return True


def _step_out(cursor: QTextCursor) -> bool:
    """An item goes up a level, then out of the list; a paragraph that is moved in goes out."""
    kind = kind_of(cursor.block())
    if kind.is_item and kind.level == 0:
        wanted = BlockKind(indent=kind.indent)
    elif kind.is_item:
        wanted = replace(kind, level=kind.level - 1)
    elif kind.indent:
        wanted = replace(kind, indent=kind.indent - 1)
    else:
        return False
    cursor.beginEditBlock()
    set_kind(cursor.block(), wanted)
    renumber(cursor.document())
    cursor.endEditBlock()
    return True


def _make_room(cursor: QTextCursor) -> None:
    """Leave the cursor in an empty block, with what stood after it in the block below."""
    if not cursor.atBlockStart():
        cursor.insertBlock()
    if cursor.block().text():
        cursor.insertBlock()
        cursor.movePosition(QTextCursor.MoveOperation.PreviousBlock)


def _touched(cursor: QTextCursor) -> Iterator[QTextBlock]:
    document = cursor.document()
    block, last = document.findBlock(cursor.selectionStart()), document.findBlock(cursor.selectionEnd())
    yield block
    while block != last and block.isValid():
        block = block.next()
        if table_at(QTextCursor(block)) is None:
            yield block


def _as_lines(text: FormattedText) -> tuple[Run, ...]:
    lines = [line for block in text.blocks for line in cell_lines(block)]
    return tuple(run for number, line in enumerate(lines) for run in ((Run(text="\n"),) if number else ()) + line)


def _clamped(depth: int) -> int:
    return min(max(depth, 0), MAX_DEPTH)
