"""What words are known: the dictionary's, hers, those that name somebody, and those she does not want to see marked."""

from collections.abc import Iterable

from PySide6.QtCore import QObject, QTimer, Signal

from nacka_sekreterare.system.stavning_words import forms_of
from nacka_sekreterare.ui.widgets.spelling.engine import Engine

_GATHER_MS = 40  # questions of one moment go together
_MAX_REMEMBERED = 20_000


class Speller(QObject):
    """Remembers what each word was found to be; asks the engine about the rest, and never waits for it.

    Signals:
        found(frozenset[str]): words that were asked about turned out to be unknown.
        changed: what counts as known is another than before, and all that is marked must be looked at anew.
        suggested(str, list): what comes near a word; first what her texts have said already.
    """

    found = Signal(object)
    changed = Signal()
    suggested = Signal(str, list)

    def __init__(self, engine: Engine, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self.engine = engine
        self.is_on = True
        self._own: frozenset[str] = frozenset()
        self._names: frozenset[str] = frozenset()
        self._ignored: set[str] = set()
        self._verdicts: dict[str, bool] = {}
        self._asked: set[str] = set()
        self._waiting: list[str] = []
        self._timer = QTimer(self)
        self._timer.setSingleShot(True)
        self._timer.setInterval(_GATHER_MS)
        self._timer.timeout.connect(self._on_timer_timeout)
        engine.checked.connect(self._on_engine_checked)
        engine.suggested.connect(self._on_engine_suggested)

    def is_unknown(self, word: str) -> bool | None:
        """Whether a word is to be marked; None while it is not known yet, and then `found` may tell."""
        verdict = self._verdicts.get(word)
        if verdict is False or self._is_hers(word):  # most words: asked at every key, for a whole paragraph
            return False
        if verdict is None and word not in self._asked:
            self._asked.add(word)
            self._waiting.append(word)
            if not self._timer.isActive():
                self._timer.start()
        return verdict

    def ask_suggestions(self, word: str) -> None:
        """Ask what comes near a word; `suggested` answers."""
        self.engine.suggest(word)

    def ignore(self, word: str) -> None:
        """Do not mark a word any more, until the program is closed."""
        self._ignored.add(word)
        self.changed.emit()

    def set_words(self, own: Iterable[str], names: Iterable[str]) -> None:
        """Say which words are hers, and which names (with their genitives) the organs know."""
        words, forms = frozenset(own), forms_of(names)
        if (words, forms) != (self._own, self._names):
            self._own, self._names = words, forms
            self.changed.emit()

    def set_on(self, is_on: bool) -> None:
        """Mark, or mark nothing."""
        if is_on is not self.is_on:
            self.is_on = is_on
            self.changed.emit()

    def _is_hers(self, word: str) -> bool:
        forms = {word, word[:1].lower() + word[1:]}  # a sentence may begin with it
        return any(form in words for words in (self._own, self._names, self._ignored) for form in forms)

    def _is_used(self, word: str) -> bool:
        return self._is_hers(word) or any(self._verdicts.get(form) is False for form in (word, word.lower()))

    def _on_engine_suggested(self, word: str, suggestions: list[str]) -> None:
        self.suggested.emit(word, sorted(suggestions, key=lambda one: not self._is_used(one)))

    def _on_timer_timeout(self) -> None:
        self.engine.check(self._waiting)
        self._waiting = []

    def _on_engine_checked(self, asked: list[str], unknown: list[str]) -> None:
        if len(self._verdicts) > _MAX_REMEMBERED:
            self._verdicts.clear()
        self._verdicts.update(dict.fromkeys(asked, False))
        self._verdicts.update(dict.fromkeys(unknown, True))
        self._asked.difference_update(asked)
        if unknown:
            self.found.emit(frozenset(unknown))
