"""What every field gets that is spelled: F7 for its next unknown word, and a menu with what it may be."""

from PySide6.QtCore import QObject, QPoint, Qt, Signal
from PySide6.QtGui import QKeySequence, QShortcut
from PySide6.QtWidgets import QMenu, QWidget

from nacka_sekreterare.system.stavning_words import Word
from nacka_sekreterare.ui.widgets.spelling.speller import Speller
from nacka_sekreterare.ui.widgets.spelling.suggestions import MarkedWord, Suggestions

KEY = "F7"


class Companion(QObject):
    """The spelling of one field, and its child.

    Signals:
        add_requested(str): she wants a word in her word list.
    """

    add_requested = Signal(str)

    def __init__(self, field: QWidget, speller: Speller) -> None:
        super().__init__(field)
        self._field = field
        self._speller = speller
        shortcut = QShortcut(QKeySequence(KEY), field)
        shortcut.setContext(Qt.ShortcutContext.WidgetShortcut)
        shortcut.activated.connect(self.open_next)

    def leave(self) -> None:
        """The focus is gone: the last word is finished too."""
        raise NotImplementedError

    def open_next(self) -> None:
        """Select the next unknown word, from the one at the cursor on and round the end, and offer what it may be."""
        raise NotImplementedError

    def is_marked(self, word: Word) -> bool:
        """Whether a word is known to be unknown."""
        return self._speller.is_on and bool(self._speller.is_unknown(word.text))

    def open_menu(self, word: MarkedWord, place: QPoint) -> None:
        """Offer what a word may be, at a place of the screen."""
        menu = QMenu(self._field)
        menu.setObjectName("spelling_menu")
        menu.setAccessibleName(f"Stavning: {word.text}")
        menu.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self.extend_menu(menu, word)
        menu.popup(place)

    def extend_menu(self, menu: QMenu, word: MarkedWord) -> None:
        """Put what a word may be first in a menu."""
        Suggestions(menu, word, self._speller, self.add_requested.emit)
