"""The spelling of one text: marks, a menu for a marked word, and F7 for the next one."""

from collections.abc import Iterator

from PySide6.QtCore import QPoint
from PySide6.QtGui import QTextBlock, QTextCursor
from PySide6.QtWidgets import QMenu

from nacka_sekreterare.system.stavning_words import Word, find_words
from nacka_sekreterare.ui.widgets.formatted.edit import FormattedTextEdit
from nacka_sekreterare.ui.widgets.spelling.companion import Companion
from nacka_sekreterare.ui.widgets.spelling.highlighter import SpellingHighlighter
from nacka_sekreterare.ui.widgets.spelling.speller import Speller
from nacka_sekreterare.ui.widgets.spelling.suggestions import MarkedWord

_GAP = QPoint(0, 3)  # the wave stays in sight


class TextSpelling(Companion):
    """The spelling of one text."""

    def __init__(self, edit: FormattedTextEdit, speller: Speller) -> None:
        super().__init__(edit, speller)
        self._edit = edit
        self._highlighter = SpellingHighlighter(edit, speller)
        edit.menu_opening.connect(self._on_edit_menu_opening)

    def leave(self) -> None:
        """The focus is gone: the last word is finished too."""
        self._highlighter.let_go()

    def open_next(self) -> None:
        """See `Companion`."""
        self._highlighter.let_go()
        found = next((pair for pair in self._words_from_cursor() if self.is_marked(pair[1])), None)
        if found is not None:
            self._open(*found)

    def _words_from_cursor(self) -> Iterator[tuple[QTextBlock, Word]]:
        """Every word of the text: from the one at the cursor (past it when it is selected) to the end and round."""
        here = self._edit.textCursor()
        first, place = here.block(), here.positionInBlock() + here.hasSelection()
        before: list[tuple[QTextBlock, Word]] = []
        after: list[tuple[QTextBlock, Word]] = []
        for word in find_words(first.text()):
            (after if word.end >= place else before).append((first, word))
        yield from after
        block = first
        while (block := _next(block)) != first:
            yield from ((block, word) for word in find_words(block.text()))
        yield from before

    def _open(self, block: QTextBlock, word: Word) -> None:
        cursor = _select(block, word)
        self._edit.setTextCursor(cursor)
        start = QTextCursor(cursor)
        start.setPosition(cursor.selectionStart())
        below = self._edit.cursorRect(start).bottomLeft() + _GAP
        self.open_menu(self._marked(block, word), self._edit.viewport().mapToGlobal(below))

    def _on_edit_menu_opening(self, menu: QMenu, place: QTextCursor) -> None:
        found = next((word for word in find_words(place.block().text()) if _holds(word, place)), None)
        if found is not None and self.is_marked(found):
            self.extend_menu(menu, self._marked(place.block(), found))

    def _marked(self, block: QTextBlock, word: Word) -> MarkedWord:
        cursor = _select(block, word)  # stays on its word, whatever is typed elsewhere

        def replace(suggestion: str) -> None:
            cursor.insertText(suggestion, cursor.charFormat())

        return MarkedWord(word.text, replace)


def _next(block: QTextBlock) -> QTextBlock:
    following = block.next()
    return following if following.isValid() else block.document().begin()


def _holds(word: Word, place: QTextCursor) -> bool:
    return word.start <= place.positionInBlock() <= word.end


def _select(block: QTextBlock, word: Word) -> QTextCursor:
    cursor = QTextCursor(block)
    cursor.setPosition(block.position() + word.start)
    cursor.setPosition(block.position() + word.end, QTextCursor.MoveMode.KeepAnchor)
    return cursor
