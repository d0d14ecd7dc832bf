"""The frame: rail, pages made when they are first shown, the workspace of a sammanträde, and the foot line."""

import contextlib
from base64 import b64decode, b64encode
from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass
from typing import Any
from uuid import UUID

from PySide6.QtCore import QByteArray, QObject, Qt, Signal
from PySide6.QtGui import QCloseEvent, QResizeEvent, QShowEvent
from PySide6.QtWidgets import QApplication, QHBoxLayout, QMainWindow, QSplitter, QStackedWidget, QVBoxLayout, QWidget

from nacka_sekreterare.services.core import Change, Outcome
from nacka_sekreterare.ui.actions import FRAME_ACTIONS, build_actions
from nacka_sekreterare.ui.desk import Desk, PageSpec, StepSpec
from nacka_sekreterare.ui.dialogs import TITLE
from nacka_sekreterare.ui.findable import Entry
from nacka_sekreterare.ui.finder.gathering import Places
from nacka_sekreterare.ui.finder.opening import Finding
from nacka_sekreterare.ui.foot_line import FootLine
from nacka_sekreterare.ui.key_card import KeyCard
from nacka_sekreterare.ui.rail import Rail
from nacka_sekreterare.ui.undo_key import UndoKey
from nacka_sekreterare.ui.window_state import WindowState, WindowStateFile
from nacka_sekreterare.ui.workspace import Header, Workspace

LIVE_STEP = "sammantrade"  # the step that shows every ärende, with § or without
SAMMANTRADEN = "sammantraden"  # the page whose button is marked while a sammanträde is open


@dataclass(frozen=True)
class History:
    """Undo as the window needs it; app.py ties it to services.undo."""

    undo: Callable[[], Outcome[Any]]
    redo: Callable[[], Outcome[Any]]
    undo_label: Callable[[], str | None]
    redo_label: Callable[[], str | None]


@dataclass(frozen=True)
class Contents:
    """The pages of the rail, the steps of a sammanträde, its header, and what can be found in the store."""

    pages: Sequence[PageSpec]
    steps: Sequence[StepSpec]
    header_of: Callable[[UUID], Header | None]
    entries: Callable[[Places], Iterable[Entry]] = lambda _places: ()
    arenden: Callable[[Places], Iterable[Entry]] = lambda _places: ()


class MainWindow(QMainWindow):
    """The window. It knows where one is, and nothing of what the pages show.

    Signals:
        closing: what is typed has been saved, and what works beside the window ends.
    """

    closing = Signal()

    def __init__(self, desk: Desk, contents: Contents, history: History, state_file: WindowStateFile) -> None:
        super().__init__()
        self.setObjectName("main_window")
        self.setWindowTitle(TITLE)
        self.setMinimumSize(960, 600)
        self._desk = desk
        self._history = history
        self._state_file = state_file
        self._state = state_file.read()
        self._specs = {page.name: page for page in contents.pages}
        self._made: dict[str, QWidget] = {}
        self._page = ""
        self._title = TITLE
        self.actions_by_id = build_actions(self, FRAME_ACTIONS)
        self._rail = Rail(contents.pages)
        self._centre = QWidget()
        self._stack = QStackedWidget()
        self._workspace = Workspace(desk, contents.steps, contents.header_of)
        self._foot = FootLine(desk.now, self.actions_by_id["undo"])
        app = QApplication.instance()
        assert isinstance(app, QApplication)
        self._undo_key = UndoKey(app, self)
        self._finding = Finding(self, self, desk, contents, self._state.recent)
        self._lay_out()
        self._connect()
        self._restore()
        self._show_history()

    @property
    def foot_line(self) -> FootLine:
        """The foot line, for a page that has a word to say there."""
        return self._foot

    @property
    def workspace(self) -> Workspace:
        """The workspace, whether it is shown or not."""
        return self._workspace

    def show_page(self, name: str) -> None:
        """Go to a page of the rail."""
        spec = self._specs[name]
        self._desk.operations.flush()
        page = self._made.get(name)
        if page is None:
            page = spec.factory(self._desk)
            self._made[name] = page
            self._stack.addWidget(page)
            self._on_workspace_step_made(page)
        self._page = name
        self._stack.setCurrentWidget(page)
        self._rail.show_current(name)
        self.setWindowTitle(f"{spec.title} – {TITLE}")

    def show_sammantrade(self, sammantrade: UUID, step: str = "") -> None:
        """Open a sammanträde, at a step."""
        self._workspace.open(sammantrade, step)
        self._show_workspace()

    def show_arende(self, sammantrade: UUID, arende: UUID) -> None:
        """Open a sammanträde at an ärende, in the step that is shown where it shows ärenden."""
        self.show_sammantrade(sammantrade)
        self._workspace.show_arende(arende, otherwise=LIVE_STEP)

    @property
    def sammantrade(self) -> UUID | None:
        """The sammanträde that is open, whether it is shown or not."""
        return self._workspace.sammantrade

    def current_page(self) -> QWidget | None:
        """The page or step that is shown."""
        shown = self._stack.currentWidget()
        return self._workspace.current_step() if shown is self._workspace else shown

    def bring_to_front(self) -> None:
        """Come to the front, also from the task bar."""
        self.setWindowState(self.windowState() & ~Qt.WindowState.WindowMinimized)
        self.show()
        self.raise_()
        self.activateWindow()

    def showEvent(self, event: QShowEvent) -> None:
        """Begin with the focus nowhere in particular: no ring until she uses the keyboard."""
        super().showEvent(event)
        if self.focusWidget() is None:
            self._centre.setFocus(Qt.FocusReason.OtherFocusReason)

    def resizeEvent(self, event: QResizeEvent) -> None:
        """The rail has its words where there is room for them."""
        super().resizeEvent(event)
        self._rail.fit(self.width())

    def closeEvent(self, event: QCloseEvent) -> None:
        """Save what is being typed, end the work, remember where the window stood."""
        self._desk.operations.flush()
        self._desk.tasks.shutdown()
        self._desk.pages.shutdown()
        self.closing.emit()
        self._state_file.write(self._remembered())
        event.accept()

    # --- making ---------------------------------------------------------------------------------------------------

    def _lay_out(self) -> None:
        self._stack.addWidget(self._workspace)
        right = QVBoxLayout()
        right.setContentsMargins(0, 0, 0, 0)
        right.setSpacing(4)
        right.addWidget(self._stack, 1)
        right.addWidget(self._foot)
        self._centre.setObjectName("page")
        row = QHBoxLayout(self._centre)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(0)
        row.addWidget(self._rail)
        row.addLayout(right, 1)
        self.setCentralWidget(self._centre)

    def _connect(self) -> None:
        self._rail.page_chosen.connect(self._on_rail_page_chosen)
        self._workspace.step_made.connect(self._on_workspace_step_made)
        self._workspace.sammantrade_lost.connect(self._on_workspace_sammantrade_lost)
        self._workspace.header_changed.connect(self._on_workspace_header_changed)
        self._desk.navigator.page_requested.connect(self.show_page)
        self._desk.navigator.sammantrade_requested.connect(self.show_sammantrade)
        self._desk.navigator.arende_requested.connect(self.show_arende)
        self._desk.operations.changed.connect(self._on_operations_changed)
        slots = {
            "undo": self._on_undo_triggered,
            "redo": self._on_redo_triggered,
            "next_step": self._on_next_step_triggered,
            "previous_step": self._on_previous_step_triggered,
            "next_area": self._on_next_area_triggered,
            "previous_area": self._on_next_area_triggered,
            "find": self._finding.open,
            "key_card": self._on_key_card_triggered,
            "quit": self.close,
        }
        for action_id, slot in slots.items():
            self.actions_by_id[action_id].triggered.connect(slot)

    def _restore(self) -> None:
        state = self._state
        self.resize(1440, 900)
        with contextlib.suppress(ValueError):  # a broken file
            self.restoreGeometry(QByteArray(b64decode(state.geometry)))
        names = [*self._specs]
        if names:
            self.show_page(state.page if state.page in self._specs else names[0])

    def _remembered(self) -> WindowState:
        splitters = dict(self._state.splitters)
        for splitter in self.findChildren(QSplitter):
            if splitter.objectName():
                splitters[splitter.objectName()] = tuple(splitter.sizes())
        geometry = b64encode(self.saveGeometry().data()).decode()
        return WindowState(geometry=geometry, page=self._page, splitters=splitters, recent=self._finding.recent)

    # --- what happens ---------------------------------------------------------------------------------------------

    def _show_workspace(self) -> None:
        self._page = SAMMANTRADEN
        self._stack.setCurrentWidget(self._workspace)
        self._rail.show_current(SAMMANTRADEN)
        self.setWindowTitle(self._title)

    def _show_history(self) -> None:
        undo_label, redo_label = self._history.undo_label(), self._history.redo_label()
        self._foot.show_undo(undo_label)
        self.actions_by_id["undo"].setEnabled(undo_label is not None)
        self.actions_by_id["redo"].setEnabled(redo_label is not None)

    def _on_rail_page_chosen(self, name: str) -> None:
        """Sammanträden leads back to the one that is open, and from there to the list of all."""
        is_elsewhere = self._page != SAMMANTRADEN
        if name == SAMMANTRADEN and is_elsewhere and self._workspace.sammantrade is not None:
            self._desk.operations.flush()
            self._show_workspace()
        else:
            self.show_page(name)

    def _on_workspace_step_made(self, page: QWidget) -> None:
        """Divide a new page as it was divided last."""
        for splitter in page.findChildren(QSplitter):
            sizes = self._state.splitters.get(splitter.objectName())
            if sizes:
                splitter.setSizes(list(sizes))

    def _on_workspace_sammantrade_lost(self) -> None:
        if self._stack.currentWidget() is self._workspace:
            self.show_page(SAMMANTRADEN)

    def _on_workspace_header_changed(self, header: Header) -> None:
        self._title = " ".join([header.organ, *header.facts[:1]]) + f" – {TITLE}"
        if self._stack.currentWidget() is self._workspace:
            self.setWindowTitle(self._title)

    def _on_operations_changed(self, changes: frozenset[Change], _origin: QObject | None) -> None:
        if changes:
            self._foot.show_saved()
        self._show_history()

    def _on_undo_triggered(self) -> None:
        self._desk.operations.run(self._history.undo)

    def _on_redo_triggered(self) -> None:
        self._desk.operations.run(self._history.redo)

    def _on_next_step_triggered(self) -> None:
        if self._stack.currentWidget() is self._workspace:
            self._workspace.next_step()

    def _on_previous_step_triggered(self) -> None:
        if self._stack.currentWidget() is self._workspace:
            self._workspace.next_step(-1)

    def _on_next_area_triggered(self) -> None:
        focused = self.focusWidget()
        page = self.current_page()
        if page is None or page.isAncestorOf(focused):
            self._rail.focus_current()
        else:
            page.setFocus(Qt.FocusReason.ShortcutFocusReason)
            if page.focusPolicy() == Qt.FocusPolicy.NoFocus:
                page.focusNextChild()

    def _place_name(self) -> str:
        shown = self._stack.currentWidget()
        return self._workspace.step_title if shown is self._workspace else self._specs[self._page].title

    def _on_key_card_triggered(self) -> None:
        card = KeyCard(self, self.current_page(), self._desk.dialogs, self._place_name(), parent=self)
        card.exec()
        card.deleteLater()
