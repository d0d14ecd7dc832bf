"""The characters of a text that cannot be printed. Only the paragraphs that a key has changed are looked at."""

from collections.abc import Iterator

from PySide6.QtGui import QTextBlock, QTextCursor
from PySide6.QtWidgets import QPlainTextEdit, QTextEdit

from nacka_sekreterare.ui.widgets.tecken.marks import Printable, TeckenMarks, mark, units


class TextTecken(TeckenMarks):
    """Marks a text. The marks lie above it: what is saved, copied and undone knows nothing of them."""

    def __init__(self, edit: QTextEdit | QPlainTextEdit, printable: Printable) -> None:
        super().__init__(edit, printable)
        self._edit = edit
        self._marks: list[QTextCursor] = []
        edit.document().contentsChange.connect(self._on_document_contents_change)
        printable.changed.connect(self._mark_all)
        self._mark_all()

    @property
    def marked(self) -> list[str]:
        """What is marked, in the order it stands."""
        return [cursor.selectedText() for cursor in sorted(self._marks, key=QTextCursor.selectionStart)]

    def _mark_all(self) -> None:
        self._mark(0, self._edit.document().characterCount())

    def _on_document_contents_change(self, place: int, _removed: int, added: int) -> None:
        self._mark(place, place + added)

    def _mark(self, start: int, end: int) -> None:
        blocks = list(_blocks(self._edit, start, end))
        if not blocks:
            return
        first, last = blocks[0].position(), blocks[-1].position() + blocks[-1].length()
        kept = [each for each in self._marks if each.hasSelection() and not first <= each.selectionStart() < last]
        found = [cursor for block in blocks for cursor in self._found(block)]
        if not found and len(kept) == len(self._marks):
            return
        self._marks = kept + found
        self._edit.setExtraSelections([_selection(cursor) for cursor in self._marks])
        self.tell(self.marked)

    def _found(self, block: QTextBlock) -> Iterator[QTextCursor]:
        text = block.text()
        for one in self._printable.find(text):
            start = block.position() + units(text[: one.start])
            cursor = QTextCursor(block)
            cursor.setPosition(start)
            cursor.setPosition(start + units(one.text), QTextCursor.MoveMode.KeepAnchor)
            yield cursor


def _blocks(edit: QTextEdit | QPlainTextEdit, start: int, end: int) -> Iterator[QTextBlock]:
    block = edit.document().findBlock(start)
    while block.isValid() and block.position() <= end:
        yield block
        block = block.next()


def _selection(cursor: QTextCursor) -> QTextEdit.ExtraSelection:
    selection = QTextEdit.ExtraSelection()
    selection.cursor, selection.format = cursor, mark()
    return selection
