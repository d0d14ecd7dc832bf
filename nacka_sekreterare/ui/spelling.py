"""Spelling in the window: a text gets its marks the first time it is entered; until then nothing of it is loaded."""

from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Qt
from PySide6.QtWidgets import QApplication, QLineEdit, QTextEdit, QWidget

from nacka_sekreterare.domain.errors import UserError
from nacka_sekreterare.services.core import Change, Kansli
from nacka_sekreterare.system.settings import SettingsFile
from nacka_sekreterare.ui.operations import Operations
from nacka_sekreterare.ui.text_watch import TextWatch
from nacka_sekreterare.ui.theme import Theme

if TYPE_CHECKING:
    from nacka_sekreterare.ui.widgets.spelling.engine import Engine
    from nacka_sekreterare.ui.widgets.spelling.speller import Speller

_NAME = "spelling"
_DIRECT = Qt.FindChildOption.FindDirectChildrenOnly
_TABLES = frozenset({"egetord", "person", "mandat", "organ"})


class Spelling(QObject):
    """One per window. Follows the focus, the word list and the setting."""

    def __init__(
        self, window: QWidget, watch: TextWatch, operations: Operations, kansli: Kansli, settings: SettingsFile
    ) -> None:
        super().__init__(window)
        self.setObjectName(_NAME)
        self._operations = operations
        self._kansli = kansli
        self._settings = settings
        self._is_on: bool | None = None  # not read yet
        self._engine: Engine | None = None
        self._speller: Speller | None = None
        watch.entered.connect(self._on_watch_entered)
        watch.left.connect(self._on_watch_left)
        operations.changed.connect(self._on_operations_changed)

    def use_engine(self, engine: "Engine") -> None:
        """Judge words by something else than the dictionary's process; before a text is entered."""
        self._engine = engine

    def set_on(self, is_on: bool) -> None:
        """Mark what is not known, or mark nothing."""
        self._is_on = is_on
        if self._speller is not None:
            self._speller.set_on(is_on)

    def close(self) -> None:
        """End the dictionary's process."""
        self.set_on(False)
        if self._engine is not None:
            self._engine.close()

    def _enter(self, field: QTextEdit | QLineEdit) -> None:
        from nacka_sekreterare.ui.widgets.formatted.edit import FormattedTextEdit
        from nacka_sekreterare.ui.widgets.spelling.companion import Companion
        from nacka_sekreterare.ui.widgets.spelling.line import LineSpelling
        from nacka_sekreterare.ui.widgets.spelling.text import TextSpelling

        if field.findChild(Companion, options=_DIRECT) is not None:
            return
        speller = self._speller or self._make_speller()
        if isinstance(field, FormattedTextEdit):
            companion: Companion = TextSpelling(field, speller)
        elif isinstance(field, QLineEdit):
            companion = LineSpelling(field, speller)
        else:
            return
        companion.add_requested.connect(self._on_companion_add_requested)

    def _make_speller(self) -> "Speller":
        from nacka_sekreterare.system.resources import resource
        from nacka_sekreterare.ui.widgets.spelling.engine import ProcessEngine
        from nacka_sekreterare.ui.widgets.spelling.speller import Speller

        self._engine = self._engine or ProcessEngine(resource("stavning"), self)
        self._speller = Speller(self._engine, self)
        app = QApplication.instance()
        theme = app.findChild(Theme) if app is not None else None
        if theme is not None:
            theme.changed.connect(self._speller.changed)  # the wave has a colour
        self._read_words()
        return self._speller

    def _read_words(self) -> None:
        from nacka_sekreterare.services.eget_ord import list_egna_ord, list_names

        if self._speller is not None:
            self._speller.set_words((eget.ord for eget in list_egna_ord(self._kansli)), list_names(self._kansli))

    def _reads_setting(self) -> bool:
        if self._is_on is None:
            try:
                self._is_on = self._settings.read().marks_spelling
            except UserError:  # told of already, when the window was dressed
                self._is_on = True
        return self._is_on

    def _on_watch_left(self, field: QTextEdit | QLineEdit) -> None:
        if self._speller is None:
            return
        from nacka_sekreterare.ui.widgets.spelling.companion import Companion

        companion = field.findChild(Companion, options=_DIRECT)
        if companion is not None:
            companion.leave()

    def _on_watch_entered(self, field: QTextEdit | QLineEdit) -> None:
        if self._reads_setting():
            self._enter(field)

    def _on_companion_add_requested(self, word: str) -> None:
        from nacka_sekreterare.services.eget_ord import add_eget_ord

        self._operations.run(lambda: add_eget_ord(self._kansli, word))

    def _on_operations_changed(self, changes: frozenset[Change], _origin: QObject | None) -> None:
        if any(change.table in _TABLES for change in changes):
            self._read_words()


def find_spelling() -> Spelling | None:
    """The spelling of the window that is open; None in a bare test."""
    app = QApplication.instance()
    windows = app.topLevelWidgets() if isinstance(app, QApplication) else []
    found = (window.findChild(Spelling, _NAME, _DIRECT) for window in windows)
    return next((spelling for spelling in found if spelling is not None), None)
