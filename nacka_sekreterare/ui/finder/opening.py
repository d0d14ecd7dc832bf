"""Ctrl+K in the window: made when it is first pressed, kept, and told when what lies in the store has changed."""

from collections.abc import Iterable, Sequence
from typing import TYPE_CHECKING, Protocol

from PySide6.QtCore import QEvent, QObject, Qt
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QApplication, QLineEdit, QPlainTextEdit, QTextEdit, QWidget

from nacka_sekreterare.domain.errors import UserError
from nacka_sekreterare.services.core import Change
from nacka_sekreterare.ui.desk import Desk, PageSpec, StepSpec
from nacka_sekreterare.ui.findable import Entry
from nacka_sekreterare.ui.finder.gathering import Places, entries_here

if TYPE_CHECKING:
    from nacka_sekreterare.ui.finder.finder import Finder

_STORED = frozenset({"sammantrade", "organ", "person", "mandat"})
_FIELDS = (QLineEdit, QTextEdit, QPlainTextEdit)


class Contents(Protocol):
    """What stands in the window."""

    @property
    def pages(self) -> Sequence[PageSpec]:
        """The pages of the rail."""

    @property
    def steps(self) -> Sequence[StepSpec]:
        """The steps of a sammanträde."""

    def entries(self, places: Places, /) -> Iterable[Entry]:
        """What lies in the store, and the settings."""

    def arenden(self, places: Places, /) -> Iterable[Entry]:
        """The ärenden of the open sammanträde."""


class Finding(QObject):
    """The list of Ctrl+K over one window."""

    def __init__(self, window: QWidget, places: Places, desk: Desk, contents: Contents, recent: Iterable[str]) -> None:
        super().__init__(window)
        self._window = window
        self._places = places
        self._desk = desk
        self._contents = contents
        self._recent = tuple(recent)
        self._finder: Finder | None = None
        self._opened_for: object = None
        desk.operations.changed.connect(self._on_operations_changed)
        app = QApplication.instance()
        assert isinstance(app, QApplication)
        app.focusChanged.connect(self._on_app_focus_changed)

    @property
    def recent(self) -> tuple[str, ...]:
        """The ids of what was chosen lately."""
        return self._finder.recent if self._finder is not None else self._recent

    def open(self) -> None:
        """Show the list over the window."""
        self._desk.operations.flush()
        if self._finder is None:
            from nacka_sekreterare.ui.finder.finder import Finder

            self._finder = Finder(self._here, self._stored, self._recent, self._window)
            self._finder.chosen.connect(self._on_finder_chosen)
        where = (self._places.sammantrade, self._desk.now().date())
        if where != self._opened_for:
            self._finder.forget_stored()
        self._opened_for = where
        self._finder.open_over(self._window)

    def _here(self) -> Iterable[Entry]:
        yield from entries_here(self._window, self._places, self._contents.pages, self._contents.steps)
        yield from self._contents.arenden(self._places)

    def _stored(self) -> Iterable[Entry]:
        return self._contents.entries(self._places)

    def _on_finder_chosen(self, entry: Entry) -> None:
        try:
            entry.run()
        except UserError as error:
            self._desk.operations.show_refusal(error)

    def _on_operations_changed(self, changes: frozenset[Change], _origin: QObject | None) -> None:
        if self._finder is not None and any(change.table in _STORED for change in changes):
            self._finder.forget_stored()

    def _on_app_focus_changed(self, before: QWidget | None, now: QWidget | None) -> None:
        if isinstance(before, _FIELDS):
            before.removeEventFilter(self)
        if isinstance(now, _FIELDS):
            now.installEventFilter(self)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Leave Ctrl+K to the window: on some systems a field would take it for "delete to the end of the line"."""
        if event.type() == QEvent.Type.ShortcutOverride and isinstance(event, QKeyEvent):
            is_ctrl = event.modifiers() == Qt.KeyboardModifier.ControlModifier
            if is_ctrl and event.key() == Qt.Key.Key_K:
                event.ignore()
                return True
        return super().eventFilter(watched, event)
