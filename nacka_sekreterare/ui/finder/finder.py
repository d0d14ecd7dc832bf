"""The window of Ctrl+K: a line to type in and what fits below it. Opened over the window, closed by Esc."""

from collections.abc import Callable, Iterable
from typing import Final

from PySide6.QtCore import QEvent, QPoint, QRectF, Qt, QTimer, Signal
from PySide6.QtGui import (
    QAccessible,
    QAccessibleAnnouncementEvent,
    QKeyEvent,
    QPainterPath,
    QRegion,
    QResizeEvent,
)
from PySide6.QtWidgets import QDialog, QFrame, QLayout, QLineEdit, QListView, QVBoxLayout, QWidget

from nacka_sekreterare.ui.findable import Entry
from nacka_sekreterare.ui.finder.matching import Candidate, make_sections
from nacka_sekreterare.ui.finder.rows import FoundDelegate, FoundModel, spoken
from nacka_sekreterare.ui.theme import SPACING, Role
from nacka_sekreterare.ui.widgets.card import make_line
from nacka_sekreterare.ui.widgets.labels import make_label

_WIDTH = 720
_RADIUS_PX = 12  # as in the style sheet
_MOST_RECENT: Final = 12
_PAGE_ROWS: Final = 8
_NOTHING = "Inget som liknar det. Prova ett annat ord, ett paragrafnummer eller en del av ett namn."
_STEPS: Final = {
    Qt.Key.Key_Down: 1,
    Qt.Key.Key_Up: -1,
    Qt.Key.Key_PageDown: _PAGE_ROWS,
    Qt.Key.Key_PageUp: -_PAGE_ROWS,
}
Entries = Callable[[], Iterable[Entry]]


class Finder(QDialog):
    """What can be done and found, while she types.

    `here` is asked each time it opens; `stored` only when `forget_stored` has been called since, and first when the
    window stands on the screen.

    Signals:
        chosen(Entry): she has chosen; the window is closed already.
    """

    chosen = Signal(object)

    def __init__(self, here: Entries, stored: Entries, recent: Iterable[str], parent: QWidget) -> None:
        super().__init__(parent, Qt.WindowType.Dialog | Qt.WindowType.FramelessWindowHint)
        self.setObjectName("finder")
        self.setWindowTitle("Gör eller hitta")
        self.setAttribute(Qt.WidgetAttribute.WA_TranslucentBackground)
        self._owner = parent
        self._here, self._stored = here, stored
        self._recent = list(recent)
        self._near: tuple[Candidate, ...] = ()
        self._far: tuple[Candidate, ...] | None = None
        self.line = QLineEdit()
        self.list = QListView()
        self._model = FoundModel(self)
        self._nothing = make_label(_NOTHING, Role.MUTED, is_wrapping=True, name="finder_nothing")
        self._lay_out()
        self.line.textEdited.connect(self._show_found)
        self.list.clicked.connect(self._choose)

    @property
    def recent(self) -> tuple[str, ...]:
        """The ids of what was chosen lately, the last one first."""
        return tuple(self._recent)

    def forget_stored(self) -> None:
        """Read what lies in the store anew when it is opened next."""
        self._far = None

    def open_over(self, window: QWidget) -> None:
        """Show it over the window, empty."""
        self._near = tuple(Candidate.of(entry) for entry in self._here())
        self.line.clear()
        width = min(round(_WIDTH * self.fontMetrics().height() / 19), window.width() - 2 * SPACING.page)
        top_left = window.mapToGlobal(QPoint((window.width() - width) // 2, round(window.height() * 0.09)))
        self._panel.setFixedWidth(width)
        self._room = round(window.height() * 0.72)
        self._show_found()
        self.move(top_left)
        self.show()
        self.raise_()
        self.activateWindow()
        self.line.setFocus(Qt.FocusReason.PopupFocusReason)
        if self._far is None:
            QTimer.singleShot(0, self._read_stored)

    # --- making ---------------------------------------------------------------------------------------------------

    def _lay_out(self) -> None:
        self.line.setObjectName("finder_line")
        self.line.setAccessibleName("Sök bland allt som kan göras och hittas")
        self.line.setPlaceholderText("Vad vill du göra eller hitta?")
        self.line.setClearButtonEnabled(False)
        self.list.setObjectName("finder_list")
        self.list.setAccessibleName("Träffar")
        self.list.setModel(self._model)
        self.list.setItemDelegate(FoundDelegate(self.list))
        self.list.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self.list.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.list.setEditTriggers(QListView.EditTrigger.NoEditTriggers)
        self._nothing.setContentsMargins(SPACING.medium, SPACING.large, SPACING.medium, SPACING.large)
        foot = make_label("↑ ↓ väljer    ↵ gör    Esc stänger", Role.SMALL)
        foot.setContentsMargins(SPACING.medium, 0, 0, SPACING.tight)
        self._panel = QFrame()
        self._panel.setObjectName("finder_panel")
        column = QVBoxLayout(self._panel)
        column.setContentsMargins(SPACING.small, SPACING.small, SPACING.small, SPACING.small)
        column.setSpacing(SPACING.small)
        for widget in (self.line, make_line(), self._nothing, self.list, foot):
            column.addWidget(widget)
        outer = QVBoxLayout(self)
        outer.setContentsMargins(0, 0, 0, 0)
        outer.setSizeConstraint(QLayout.SizeConstraint.SetFixedSize)  # never higher than its lines
        outer.addWidget(self._panel)

    # --- showing --------------------------------------------------------------------------------------------------

    def _read_stored(self) -> None:
        if self._far is None and self.isVisible():
            self._far = tuple(Candidate.of(entry) for entry in self._stored())
            self._show_found()

    def _show_found(self) -> None:
        known: dict[str, Candidate] = {}
        for found in (*self._near, *(self._far or ())):
            known.setdefault(found.entry.id, found)
        before = self._current()
        typed = self.line.text()
        self._model.show_sections(make_sections(tuple(known.values()), typed, self._recent))
        rows = self._model.entry_rows()
        kept = next((row for row in rows if not typed and self._model.entry(row) == before), None)
        self._go_to(kept if kept is not None else rows[0] if rows else -1)
        is_empty = not rows
        self._nothing.setVisible(is_empty)
        self.list.setVisible(not is_empty)
        if is_empty:
            self._announce(_NOTHING)
        self._fit()

    def _fit(self) -> None:
        """As high as the lines are, up to the window's own."""
        height = sum(self.list.sizeHintForRow(row) for row in range(self._model.rowCount())) + 2 * SPACING.tight
        self.list.setFixedHeight(min(height, self._room))

    def _current(self) -> Entry | None:
        return self._model.entry(self.list.currentIndex().row())

    def _go_to(self, row: int) -> None:
        if row < 0:
            return
        self.list.setCurrentIndex(self._model.index(row))
        first = self._model.entry_rows()[0]
        self.list.scrollTo(self._model.index(0 if row == first else row))
        entry = self._model.entry(row)
        if entry is not None:
            self._announce(f"{spoken(entry)}, {self._model.heading_of(row)}")

    def _announce(self, words: str) -> None:
        """The focus stays in the line; a screen reader is told which line Enter would choose."""
        self.line.setAccessibleDescription(words)
        if QAccessible.isActive():
            QAccessible.updateAccessibility(QAccessibleAnnouncementEvent(self.line, words))

    # --- acting ---------------------------------------------------------------------------------------------------

    def _move(self, steps: int) -> None:
        rows = self._model.entry_rows()
        if not rows:
            return
        current = self.list.currentIndex().row()
        place = rows.index(current) if current in rows else 0
        wanted = place + steps
        if abs(steps) == 1:
            wanted %= len(rows)  # the last is followed by the first
        self._go_to(rows[min(max(wanted, 0), len(rows) - 1)])

    def _choose(self) -> None:
        entry = self._current()
        if entry is None or entry.hindrance:
            return
        self._recent = [entry.id, *(known for known in self._recent if known != entry.id)][:_MOST_RECENT]
        self.hide()
        self._owner.window().activateWindow()
        self.chosen.emit(entry)

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Cut the corners off: a screen that cannot mix colours would show them black."""
        super().resizeEvent(event)
        path = QPainterPath()
        path.addRoundedRect(QRectF(self.rect()), _RADIUS_PX, _RADIUS_PX)
        self.setMask(QRegion(path.toFillPolygon().toPolygon()))

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """The arrows walk among the lines, Enter chooses; all else is typed."""
        steps = _STEPS.get(Qt.Key(event.key()))
        if steps is not None:
            self._move(steps)
        elif event.key() in {Qt.Key.Key_Return, Qt.Key.Key_Enter}:
            self._choose()
        else:
            super().keyPressEvent(event)

    def event(self, event: QEvent) -> bool:
        """A click elsewhere closes it."""
        if event.type() == QEvent.Type.WindowDeactivate and self.isVisible():
            self.hide()
        return super().event(event)
