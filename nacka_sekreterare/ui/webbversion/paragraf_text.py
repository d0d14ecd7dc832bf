"""A § as the public copy will show it: its words to mark in, with what is masked struck over."""

import re
from collections.abc import Sequence
from uuid import UUID

from PySide6.QtGui import QColor, QTextCharFormat, QTextCursor
from PySide6.QtWidgets import QTextEdit

from nacka_sekreterare.domain.akt import Akt
from nacka_sekreterare.domain.protokollstext import protokollsavsnitt
from nacka_sekreterare.ui.theme import palette_now


class ParagrafText(QTextEdit):
    """Read only: words are marked here, and masked by an act."""

    def __init__(self) -> None:
        super().__init__()
        self.setObjectName("webb_text")
        self.setAccessibleName("Paragrafens text")
        self.setReadOnly(True)
        self.setTextInteractionFlags(self.textInteractionFlags() | self.textInteractionFlags().TextSelectableByKeyboard)
        self.setTabChangesFocus(True)

    def show_paragraf(self, akt: Akt, arende_id: UUID, masked: Sequence[str]) -> None:
        """The words of a §, those that are masked drawn as a bar that can still be read here."""
        arende = akt.arende(arende_id)
        lines = [f"§ {akt.nummer_of(arende_id)} {arende.rubrik}", *([f"Dnr {arende.dnr}"] if arende.dnr else [])]
        for section in protokollsavsnitt(akt, arende_id):
            lines += ["", section.rubrik, section.text.plain]
        words = "\n".join(lines)
        if words != self.toPlainText():
            self.setPlainText(words)
        cursor = self.textCursor()
        cursor.clearSelection()  # the bar shows instead, and the cursor stays where she is masking
        self.setTextCursor(cursor)
        is_whole = "" in masked
        text = self.toPlainText()
        spans = [(0, len(text))] if is_whole else [m.span() for words in masked for m in _found(words, text)]
        self.setExtraSelections([self._bar(first, last) for first, last in spans])

    @property
    def marked(self) -> str:
        """The words that are marked, on one line."""
        return " ".join(self.textCursor().selectedText().replace("\u2029", " ").split())

    def _bar(self, first: int, last: int) -> QTextEdit.ExtraSelection:
        palette = palette_now()
        cursor = QTextCursor(self.document())
        cursor.setPosition(first)
        cursor.setPosition(last, QTextCursor.MoveMode.KeepAnchor)
        bar = QTextEdit.ExtraSelection()
        look = QTextCharFormat()
        look.setBackground(QColor(palette.text))
        look.setForeground(QColor(palette.surface))
        look.setFontStrikeOut(True)
        bar.cursor, bar.format = cursor, look
        return bar


def _found(words: str, text: str) -> list[re.Match[str]]:
    return list(re.finditer(r"\s+".join(map(re.escape, words.split())), text, re.IGNORECASE))
