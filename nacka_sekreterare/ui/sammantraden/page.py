"""The page Sammanträden: the list of all, filtered by organ and year, with a panel for a new one."""

from collections.abc import Sequence
from datetime import date
from uuid import UUID

from PySide6.QtCore import QEvent, QModelIndex, QObject, Qt
from PySide6.QtGui import QDragEnterEvent, QDropEvent, QKeyEvent
from PySide6.QtWidgets import (
    QAbstractItemView,
    QComboBox,
    QHBoxLayout,
    QHeaderView,
    QStackedWidget,
    QTableView,
    QVBoxLayout,
)

from nacka_sekreterare.domain.sammantrade import Sammantrade
from nacka_sekreterare.services.core import Change, Kansli
from nacka_sekreterare.services.organ import list_organ
from nacka_sekreterare.services.oversikt import Oversiktsrad, list_oversikt
from nacka_sekreterare.services.sammantrade import create_sammantrade, delete_sammantrade
from nacka_sekreterare.ui.actions import build_actions, set_keys
from nacka_sekreterare.ui.desk import Desk, Page
from nacka_sekreterare.ui.icons import IconName
from nacka_sekreterare.ui.sammantraden.actions import ACTIONS
from nacka_sekreterare.ui.sammantraden.beginnings import Beginnings
from nacka_sekreterare.ui.sammantraden.model import OversiktModel
from nacka_sekreterare.ui.sammantraden.new_panel import NewPanel
from nacka_sekreterare.ui.theme import SPACING, Role
from nacka_sekreterare.ui.widgets.buttons import PrimaryButton, SecondaryButton
from nacka_sekreterare.ui.widgets.dropped import dropped_file
from nacka_sekreterare.ui.widgets.labels import make_label
from nacka_sekreterare.ui.widgets.moments import long_date
from nacka_sekreterare.ui.widgets.notice import EmptyState

_WATCHED = frozenset({"sammantrade", "organ", "justering", "anslag", "paragraf", "arende"})


class SammantradenPage(Page):
    """All sammanträden, the newest first."""

    def __init__(self, desk: Desk, kansli: Kansli) -> None:
        super().__init__(desk)
        self.setObjectName("sammantraden_page")
        self.setAcceptDrops(True)
        self._kansli = kansli
        self._rows: tuple[Oversiktsrad, ...] = ()
        self._beginnings = Beginnings(desk, kansli, self)
        self.actions_by_id = build_actions(self, ACTIONS)
        self._organ = _make_filter("filter_organ", "Visa organ")
        self._year = _make_filter("filter_year", "Visa år")
        self._model = OversiktModel(self)
        self._table = _make_table(self._model)
        self._panel = NewPanel(desk)
        self._panel.hide()
        self._stack = QStackedWidget()
        self._count = make_label("", Role.MUTED, name="count_label")
        self._lay_out()
        self._connect()

    def concerns(self, changes: frozenset[Change]) -> bool:
        """Days, § numbers and states; never a text being typed."""
        return any(change.table in _WATCHED for change in changes)

    def reload(self) -> None:
        """Read the list anew; what is marked stays marked."""
        self._rows = list_oversikt(self._kansli, self.desk.now().date())
        _fill_filter(self._organ, "Alla organ", sorted({row.organ for row in self._rows}, key=str.casefold))
        _fill_filter(
            self._year, "Alla år", [str(year) for year in sorted({row.datum.year for row in self._rows})[::-1]]
        )
        self._show_rows()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Esc closes the panel of the new sammanträde."""
        if event.key() == Qt.Key.Key_Escape and self._panel.isVisible():
            self._close_panel()
        else:
            super().keyPressEvent(event)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Enter opens the marked row, Delete asks whether to take it away."""
        if watched is self._table and isinstance(event, QKeyEvent) and event.type() == QEvent.Type.KeyPress:
            if event.key() in {Qt.Key.Key_Return, Qt.Key.Key_Enter} and not event.modifiers():
                self._on_open()
                return True
            if event.key() == Qt.Key.Key_Delete:
                self._on_delete()
                return True
        return super().eventFilter(watched, event)

    def dragEnterEvent(self, event: QDragEnterEvent) -> None:
        """A kallelse may be dropped on the list."""
        if dropped_file(event.mimeData()) is not None:
            event.acceptProposedAction()

    def dropEvent(self, event: QDropEvent) -> None:
        """Read the kallelse that was dropped."""
        path = dropped_file(event.mimeData())
        if path is not None:
            event.acceptProposedAction()
            self._beginnings.read_file(path)

    # --- making ---------------------------------------------------------------------------------------------------

    def _lay_out(self) -> None:
        head = QHBoxLayout()
        head.setSpacing(SPACING.small)
        head.addWidget(make_label("Sammanträden", Role.HEADING))
        head.addStretch(1)
        head.addWidget(SecondaryButton(action=self.actions_by_id["read_kallelse"]))
        head.addWidget(PrimaryButton(action=self.actions_by_id["new_sammantrade"]))
        tools = QHBoxLayout()
        tools.setSpacing(SPACING.small)
        for widget in (self._organ, self._year, self._count):
            tools.addWidget(widget)
        tools.addStretch(1)
        tools.addWidget(SecondaryButton(action=self.actions_by_id["open_sammantrade"]))
        tools.addWidget(SecondaryButton(action=self.actions_by_id["delete_sammantrade"]))
        self._stack.addWidget(self._table)
        self._stack.addWidget(
            EmptyState(
                IconName.CALENDAR_TEXT,
                "Inga sammanträden än",
                "Planera ett nytt sammanträde, eller läs in en kallelse: dra filen hit eller välj den ovan.",
            )
        )
        column = QVBoxLayout(self)
        column.setContentsMargins(SPACING.page, SPACING.page, SPACING.page, SPACING.small)
        column.setSpacing(SPACING.medium)
        column.addLayout(head)
        column.addWidget(self._panel)
        column.addLayout(tools)
        column.addWidget(self._stack, 1)

    def _connect(self) -> None:
        slots = {
            "new_sammantrade": self._on_new,
            "read_kallelse": self._beginnings.read_kallelse,
            "open_sammantrade": self._on_open,
            "delete_sammantrade": self._on_delete,
            "find_sammantrade": self._organ.setFocus,
        }
        for action_id, slot in slots.items():
            self.actions_by_id[action_id].triggered.connect(slot)
        self._table.installEventFilter(self)
        self._table.doubleClicked.connect(self._on_table_double_clicked)
        self._table.selectionModel().currentChanged.connect(self._show_enabled)
        self._organ.currentIndexChanged.connect(self._show_rows)
        self._year.currentIndexChanged.connect(self._show_rows)
        self._panel.planned.connect(self._on_panel_planned)
        self._panel.closed.connect(self._close_panel)

    # --- showing --------------------------------------------------------------------------------------------------

    def _show_rows(self) -> None:
        current = self._current()
        organ = self._organ.currentText() if self._organ.currentIndex() > 0 else None
        year = self._year.currentText() if self._year.currentIndex() > 0 else None
        shown = [row for row in self._rows if organ in {None, row.organ} and year in {None, str(row.datum.year)}]
        self._model.set_rows(shown)
        if shown:
            number = max(self._model.number_of(current.id if current else None), 0)
            self._table.setCurrentIndex(self._model.index(number, 0))
        self._stack.setCurrentIndex(0 if self._rows else 1)
        self._count.setText("1 sammanträde" if len(shown) == 1 else f"{len(shown)} sammanträden")
        for widget in (self._organ, self._year, self._count):
            widget.setVisible(bool(self._rows))
        self._show_enabled()

    def _show_enabled(self) -> None:
        has_current = self._current() is not None
        for action_id in ("open_sammantrade", "delete_sammantrade"):
            self.actions_by_id[action_id].setEnabled(has_current)

    def _current(self) -> Oversiktsrad | None:
        return self._model.row_at(self._table.currentIndex().row())

    # --- acting ---------------------------------------------------------------------------------------------------

    def _on_new(self) -> None:
        organ_list = list_organ(self._kansli)
        if not organ_list:
            if self.desk.dialogs.ask("Det finns ingen nämnd än. Skapa den först.", yes="Gå till Nämnder"):
                self.desk.navigator.show_page("organ")
            return
        current = self._current()
        self._panel.open_for(organ_list, current.organ_id if current else None)

    def _on_panel_planned(self, organ_id: UUID, datum: date, tid: str, plats: str) -> None:
        self.desk.operations.run(
            lambda: create_sammantrade(self._kansli, organ_id, datum, tid, plats), on_done=self._on_created
        )

    def _on_created(self, sammantrade: Sammantrade) -> None:
        self._panel.hide()
        self.desk.navigator.show_sammantrade(sammantrade.id, "foredragningslista")

    def _close_panel(self) -> None:
        self._panel.hide()
        self._table.setFocus()

    def _on_open(self) -> None:
        current = self._current()
        if current is not None:
            self.desk.navigator.show_sammantrade(current.id)

    def _on_table_double_clicked(self, _index: QModelIndex) -> None:
        self._on_open()

    def _on_delete(self) -> None:
        current = self._current()
        if current is None:
            return
        question = f"Ta bort sammanträdet {current.organ} {long_date(current.datum)}?"
        detail = "Ärenden, närvaro och beslut tas bort med det. Du kan ångra med Ctrl+Z."
        if self.desk.dialogs.ask(question, yes="Ta bort", no="Behåll", detail=detail, is_destructive=True):
            self.desk.operations.run(lambda: delete_sammantrade(self._kansli, current.id))


def _make_filter(name: str, label: str) -> QComboBox:
    box = QComboBox()
    box.setObjectName(name)
    box.setAccessibleName(label)
    box.setSizeAdjustPolicy(QComboBox.SizeAdjustPolicy.AdjustToContents)
    box.setMaximumWidth(320)
    return box


def _fill_filter(box: QComboBox, everything: str, names: Sequence[str]) -> None:
    chosen = box.currentText()
    box.blockSignals(True)
    box.clear()
    box.addItems([everything, *names])
    box.setCurrentIndex(max(box.findText(chosen), 0))
    box.blockSignals(False)


def _make_table(model: OversiktModel) -> QTableView:
    table = QTableView()
    table.setObjectName("sammantraden_table")
    table.setAccessibleName("Sammanträden, nyast först")
    set_keys(table, "I listan", (("Enter", "Öppna sammanträdet"), ("Delete", "Ta bort sammanträdet")))
    table.setModel(model)
    table.setSelectionBehavior(QAbstractItemView.SelectionBehavior.SelectRows)
    table.setSelectionMode(QAbstractItemView.SelectionMode.SingleSelection)
    table.setShowGrid(False)
    table.setTabKeyNavigation(False)
    table.verticalHeader().hide()
    table.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
    header = table.horizontalHeader()
    header.setHighlightSections(False)
    header.setSectionsClickable(False)
    for column, mode in enumerate(
        (
            QHeaderView.ResizeMode.ResizeToContents,
            QHeaderView.ResizeMode.Stretch,
            QHeaderView.ResizeMode.Stretch,
            QHeaderView.ResizeMode.ResizeToContents,
            QHeaderView.ResizeMode.ResizeToContents,
        )
    ):
        header.setSectionResizeMode(column, mode)
    header.setResizeContentsPrecision(40)
    return table
