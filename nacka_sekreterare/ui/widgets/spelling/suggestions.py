"""The part of a menu that says what a marked word was perhaps meant to be, and what else can be done about it."""

from collections.abc import Callable
from dataclasses import dataclass
from functools import partial

from PySide6.QtCore import QObject
from PySide6.QtGui import QAction
from PySide6.QtWidgets import QMenu

from nacka_sekreterare.ui.widgets.spelling.speller import Speller

_SEARCHING = "Letar efter förslag …"
_NONE = "Inga förslag"


@dataclass(frozen=True)
class MarkedWord:
    """A marked word, and the way to put another in its place."""

    text: str
    replace: Callable[[str], None]


class Suggestions(QObject):
    """Stands first in a menu. The suggestions come when they have been found; the menu does not wait for them."""

    def __init__(self, menu: QMenu, word: MarkedWord, speller: Speller, add: Callable[[str], None]) -> None:
        super().__init__(menu)
        self._menu = menu
        self._word = word
        first = menu.actions()[0] if menu.actions() else None
        self._place = QAction(_SEARCHING, menu)
        self._place.setEnabled(False)
        quoted = f"”{word.text.replace('&', '&&')}”"
        own = QAction(f"Lägg till {quoted} i ordlistan", menu)
        own.setObjectName("add_to_ordlista")
        own.triggered.connect(partial(add, word.text))
        ignore = QAction(f"Ignorera {quoted}", menu)
        ignore.setObjectName("ignore_word")
        ignore.triggered.connect(partial(speller.ignore, word.text))
        actions = [self._place, _separator(menu), own, ignore]
        actions += [_separator(menu)] if first is not None else []
        for action in actions:
            menu.addAction(action) if first is None else menu.insertAction(first, action)
        speller.suggested.connect(self._on_speller_suggested)
        speller.ask_suggestions(word.text)

    def _on_speller_suggested(self, word: str, suggestions: list[str]) -> None:
        if word != self._word.text or self._place.text() != _SEARCHING:
            return
        self._place.setText(_NONE)
        self._place.setVisible(not suggestions)
        for number, suggestion in enumerate(suggestions):
            action = QAction(suggestion, self._menu)
            action.setObjectName(f"suggestion_{number}")
            action.triggered.connect(partial(self._word.replace, suggestion))
            self._menu.insertAction(self._place, action)
            if number == 0:
                self._menu.setActiveAction(action)


def _separator(menu: QMenu) -> QAction:
    action = QAction(menu)
    action.setSeparator(True)
    return action
