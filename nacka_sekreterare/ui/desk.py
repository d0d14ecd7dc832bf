"""What every page is given: the ways to act, to work slowly, to ask, and to go somewhere else in the window."""

from collections.abc import Callable, Iterable
from dataclasses import dataclass
from datetime import datetime
from functools import cached_property
from uuid import UUID

from PySide6.QtCore import QObject, Signal
from PySide6.QtGui import QShowEvent
from PySide6.QtWidgets import QWidget

from nacka_sekreterare.services.core import Change
from nacka_sekreterare.ui.dialogs import Dialogs
from nacka_sekreterare.ui.findable import Entry
from nacka_sekreterare.ui.icons import IconName
from nacka_sekreterare.ui.operations import Operations
from nacka_sekreterare.ui.page_source import PageSource
from nacka_sekreterare.ui.reasons import Reasons
from nacka_sekreterare.ui.tasks import TaskRunner

WORDED_TABLES = frozenset({"avsnitt", "beslutspunkt"})  # what is typed; not when, where, who or which §


class Navigator(QObject):
    """Where a page says that it wants to go; the main window listens.

    Signals:
        page_requested(name): show a page of the rail.
        sammantrade_requested(id, step): open a sammanträde; an empty step keeps the one last shown.
        arende_requested(sammantrade, arende): show an ärende of the sammanträde that has just been opened.
    """

    page_requested = Signal(str)
    sammantrade_requested = Signal(object, str)
    arende_requested = Signal(object, object)

    def show_page(self, name: str) -> None:
        """Go to a page of the rail."""
        self.page_requested.emit(name)

    def show_sammantrade(self, sammantrade: UUID, step: str = "", arende: UUID | None = None) -> None:
        """Open a sammanträde, at a step, and there at an ärende."""
        self.sammantrade_requested.emit(sammantrade, step)
        if arende is not None:
            self.arende_requested.emit(sammantrade, arende)


@dataclass(frozen=True)
class Desk:
    """What every page is given. Services and the store a page gets from its own factory, in app.py."""

    operations: Operations
    tasks: TaskRunner
    pages: PageSource
    dialogs: Dialogs
    navigator: Navigator
    now: Callable[[], datetime]

    @cached_property
    def reasons(self) -> Reasons:
        """Why a § is changed after its sammanträde, shared by all steps."""
        return Reasons(self.dialogs)


@dataclass(frozen=True)
class PageSpec:
    """One page of the rail; it is made when it is first shown."""

    name: str
    title: str
    icon: IconName
    factory: Callable[[Desk], QWidget]
    is_at_bottom: bool = False


@dataclass(frozen=True)
class StepSpec:
    """One step of a sammanträde; it is made when it is first shown, once per sammanträde."""

    name: str
    title: str
    factory: Callable[[Desk, UUID], QWidget]


class Page(QWidget):
    """A page or a step: reloads when something that concerns it has changed, at once or when it is next shown.

    A subclass overrides `reload`, and `concerns` when it can tell. It builds its widgets in its constructor.
    """

    def __init__(self, desk: Desk, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.desk = desk
        self._is_stale = True
        desk.operations.changed.connect(self._on_operations_changed)

    def reload(self) -> None:
        """Read what is shown anew. Keep selection, scroll position and focus."""

    def concerns(self, changes: frozenset[Change]) -> bool:
        """Whether these changes touch what the page shows."""
        return True

    def chosen_arende(self) -> UUID | None:
        """The ärende that is chosen here; the next step that is opened shows it too."""
        return None

    def choose_arende(self, arende_id: UUID) -> None:
        """Show an ärende that was chosen in another step; a page that does not know it leaves its own."""

    def show_arende(self, arende_id: UUID) -> bool:
        """Show an ärende at once. False when this page does not show it."""
        self.choose_arende(arende_id)
        if self.isVisible():
            self._reload_if_stale()
        return self.chosen_arende() == arende_id

    def entries(self) -> Iterable[Entry]:
        """What Ctrl+K can find or do here besides the page's acts."""
        return ()

    def mark_stale(self) -> None:
        """Have the page read anew when it is next shown."""
        self._is_stale = True

    def showEvent(self, event: QShowEvent) -> None:
        """Read anew what changed while the page was not seen."""
        super().showEvent(event)
        self._reload_if_stale()

    def _on_operations_changed(self, changes: frozenset[Change], origin: QObject | None) -> None:
        if origin is self or not self.concerns(changes):
            return
        self._is_stale = True
        if self.isVisible():
            self._reload_if_stale()

    def _reload_if_stale(self) -> None:
        if self._is_stale:
            self._is_stale = False
            self.reload()
