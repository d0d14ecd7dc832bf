"""The spelling of one line of prose, as a rubrik is: the same marks, menu and key as a text has."""

from collections.abc import Iterator

from PySide6.QtCore import QPoint, Qt
from PySide6.QtWidgets import QLineEdit

from nacka_sekreterare.system.stavning_words import Word, find_words
from nacka_sekreterare.ui.theme import palette_now
from nacka_sekreterare.ui.widgets.line_formats import Span, formats_of
from nacka_sekreterare.ui.widgets.spelling.companion import Companion
from nacka_sekreterare.ui.widgets.spelling.marks import wave
from nacka_sekreterare.ui.widgets.spelling.speller import Speller
from nacka_sekreterare.ui.widgets.spelling.suggestions import MarkedWord


class LineSpelling(Companion):
    """Marks a line."""

    def __init__(self, line: QLineEdit, speller: Speller) -> None:
        super().__init__(line, speller)
        self._line = line
        self._is_typing = False
        self._marked: tuple[Word, ...] = ()
        line.setContextMenuPolicy(Qt.ContextMenuPolicy.CustomContextMenu)
        line.customContextMenuRequested.connect(self._on_line_menu_requested)
        line.textEdited.connect(self._on_line_text_edited)
        line.textChanged.connect(self._on_line_text_changed)
        line.cursorPositionChanged.connect(self._on_line_cursor_moved)
        speller.found.connect(self._mark)
        speller.changed.connect(self._on_line_text_changed)
        self._mark()

    def leave(self) -> None:
        """The focus is gone: the last word is finished too."""
        self._is_typing = False
        self._mark()

    def open_next(self) -> None:
        """See `Companion`."""
        self.leave()
        place = self._line.cursorPosition() + self._line.hasSelectedText()
        words = sorted(find_words(self._line.text()), key=lambda word: word.end < place)
        word = next((word for word in words if self.is_marked(word)), None)
        if word is None:
            return
        self._line.setCursorPosition(word.start)
        below = self._line.cursorRect().bottomLeft() + QPoint(4, 4)
        self._line.setSelection(word.start, len(word.text))
        self.open_menu(self._found(word), self._line.mapToGlobal(below))

    def _mark(self, _words: object = None) -> None:
        marked = tuple(self._find_marked())
        if marked == self._marked:
            return
        self._marked = marked
        form = wave(palette_now().danger)
        formats_of(self._line).show_spans("spelling", (Span(word.start, len(word.text), form) for word in marked))

    def _find_marked(self) -> Iterator[Word]:
        place = self._line.cursorPosition() if self._is_typing else -1
        for word in find_words(self._line.text()):
            if not word.start < place <= word.end and self.is_marked(word):
                yield word

    def _found(self, word: Word) -> MarkedWord:
        def replace(suggestion: str) -> None:
            if self._line.text()[word.start : word.end] == word.text:
                self._line.setSelection(word.start, len(word.text))
                self._line.insert(suggestion)

        return MarkedWord(word.text, replace)

    def _on_line_text_edited(self) -> None:
        self._is_typing = True

    def _on_line_text_changed(self) -> None:
        self._marked = (Word(-1, ""),)  # the old marks stand where the old words stood
        self._mark()

    def _on_line_cursor_moved(self) -> None:
        if self._is_typing:
            self._mark()

    def _on_line_menu_requested(self, place: QPoint) -> None:
        at = self._line.cursorPositionAt(place)
        menu = self._line.createStandardContextMenu()
        menu.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        found = next((word for word in find_words(self._line.text()) if word.start <= at <= word.end), None)
        if found is not None and self.is_marked(found):
            self.extend_menu(menu, self._found(found))
        menu.popup(self._line.mapToGlobal(place))
