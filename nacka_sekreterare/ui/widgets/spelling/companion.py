"""What one text gets when it is first entered: marks, a menu for a marked word, and F7 for the next one."""

from collections.abc import Iterator

from PySide6.QtCore import QObject, QPoint, Qt, Signal
from PySide6.QtGui import QKeySequence, QShortcut, QTextBlock, QTextCursor
from PySide6.QtWidgets import QMenu

from nacka_sekreterare.system.stavning_words import Word, find_words
from nacka_sekreterare.ui.widgets.formatted.edit import FormattedTextEdit
from nacka_sekreterare.ui.widgets.spelling.highlighter import SpellingHighlighter
from nacka_sekreterare.ui.widgets.spelling.speller import Speller
from nacka_sekreterare.ui.widgets.spelling.suggestions import MarkedWord, Suggestions

KEY = "F7"
_GAP = QPoint(0, 3)  # the wave stays in sight


class TextSpelling(QObject):
    """The spelling of one text.

    Signals:
        add_requested(str): she wants a word in her word list.
    """

    add_requested = Signal(str)

    def __init__(self, edit: FormattedTextEdit, speller: Speller) -> None:
        super().__init__(edit)
        self._edit = edit
        self._speller = speller
        self._highlighter = SpellingHighlighter(edit, speller)
        edit.menu_opening.connect(self.extend_menu)
        shortcut = QShortcut(QKeySequence(KEY), edit)
        shortcut.setContext(Qt.ShortcutContext.WidgetShortcut)
        shortcut.activated.connect(self._on_shortcut_activated)

    def leave(self) -> None:
        """The focus is gone: the last word is finished too."""
        self._highlighter.let_go()

    def extend_menu(self, menu: QMenu, place: QTextCursor) -> None:
        """Put suggestions first in the menu of the text when it is opened on a marked word."""
        found = next((word for word in find_words(place.block().text()) if _holds(word, place)), None)
        if found is not None and self._is_marked(found):
            Suggestions(menu, self._marked(place.block(), found), self._speller, self.add_requested.emit)

    def _on_shortcut_activated(self) -> None:
        self._highlighter.let_go()
        found = next((pair for pair in self._words_from_cursor() if self._is_marked(pair[1])), None)
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
        menu = QMenu(self._edit)
        menu.setObjectName("spelling_menu")
        menu.setAccessibleName(f"Stavning: {word.text}")
        menu.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        Suggestions(menu, self._marked(block, word), self._speller, self.add_requested.emit)
        start = QTextCursor(cursor)
        start.setPosition(cursor.selectionStart())
        menu.popup(self._edit.viewport().mapToGlobal(self._edit.cursorRect(start).bottomLeft() + _GAP))

    def _is_marked(self, word: Word) -> bool:
        return self._speller.is_on and bool(self._speller.is_unknown(word.text))

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
