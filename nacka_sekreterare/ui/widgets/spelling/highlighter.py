"""The red wave under words that are not known, in one text. Only a paragraph that changes is looked at anew."""

from PySide6.QtGui import QSyntaxHighlighter, QTextBlock, QTextCursor
from PySide6.QtWidgets import QTextEdit

from nacka_sekreterare.system.stavning_words import Word, find_words
from nacka_sekreterare.ui.theme import palette_now
from nacka_sekreterare.ui.widgets.spelling.marks import wave
from nacka_sekreterare.ui.widgets.spelling.speller import Speller


class SpellingHighlighter(QSyntaxHighlighter):
    """Marks a text. The word she is typing is left alone until the cursor has left it.

    The marks lie beside the text, in its layout: what is saved, copied and undone knows nothing of them.
    """

    def __init__(self, edit: QTextEdit, speller: Speller) -> None:
        self._edit = edit
        self._speller = speller
        self._is_typing = False
        self._is_waiting = False
        self._spared: QTextCursor | None = None
        edit.document().contentsChange.connect(self._on_document_contents_change)  # before Qt's own ear, made below
        super().__init__(edit.document())
        speller.found.connect(self._on_speller_found)
        speller.changed.connect(self.rehighlight)
        edit.cursorPositionChanged.connect(self._on_edit_cursor_moved)

    def highlightBlock(self, text: str) -> None:
        """Mark one paragraph."""
        if not self._speller.is_on:
            return
        block = self.currentBlock()
        place = self._typed_place(block)
        for word in find_words(text):
            if word.start < place <= word.end:
                self._spare(block, word)
                continue
            is_unknown = self._speller.is_unknown(word.text)
            self._is_waiting = self._is_waiting or is_unknown is None
            if is_unknown:
                self.setFormat(word.start, len(word.text), wave(palette_now().danger))

    def let_go(self) -> None:
        """The word that was being typed is finished."""
        self._is_typing = False
        spared, self._spared = self._spared, None
        if spared is not None:
            self.rehighlightBlock(spared.block())

    def _typed_place(self, block: QTextBlock) -> int:
        """Where in a paragraph she is typing; -1 when it is not there."""
        if not self._is_typing:
            return -1
        cursor = self._edit.textCursor()
        return cursor.positionInBlock() if cursor.block() == block else -1

    def _spare(self, block: QTextBlock, word: Word) -> None:
        spared = QTextCursor(block)
        spared.setPosition(block.position() + word.start)
        spared.setPosition(block.position() + word.end, QTextCursor.MoveMode.KeepAnchor)
        self._spared = spared

    def _on_document_contents_change(self, _place: int, removed: int, added: int) -> None:
        if (removed or added) and self._edit.hasFocus():
            self._is_typing = True
            self._spared = None

    def _on_edit_cursor_moved(self) -> None:
        if self._spared is None:
            return
        place = self._edit.textCursor().position()
        if not self._spared.selectionStart() < place <= self._spared.selectionEnd():
            self.let_go()

    def _on_speller_found(self, words: frozenset[str]) -> None:
        if not self._is_waiting:
            return
        self._is_waiting = False
        block = self.document().begin()
        while block.isValid():
            text = block.text()
            if any(word in text for word in words):
                self.rehighlightBlock(block)
            block = block.next()
