"""The röstlängd as a grid: a letter per person, and the next one by itself."""

from collections.abc import Mapping, Sequence
from uuid import UUID

from PySide6.QtCore import QModelIndex, QPersistentModelIndex, QRect, QSize, Qt, Signal
from PySide6.QtGui import QColor, QKeyEvent, QPainter, QResizeEvent
from PySide6.QtWidgets import (
    QListView,
    QListWidget,
    QListWidgetItem,
    QStyle,
    QStyledItemDelegate,
    QStyleOptionViewItem,
    QWidget,
)

from nacka_sekreterare.domain.votering import Rostval
from nacka_sekreterare.ui.theme import palette_now

WORDS = {Rostval.JA: "Ja", Rostval.NEJ: "Nej", Rostval.AVSTAR: "Avstår", Rostval.FRANVARANDE: "Frånvarande"}
_KEYS = {
    Qt.Key.Key_J: Rostval.JA,
    Qt.Key.Key_N: Rostval.NEJ,
    Qt.Key.Key_A: Rostval.AVSTAR,
    Qt.Key.Key_F: Rostval.FRANVARANDE,
}
_ID_ROLE = int(Qt.ItemDataRole.UserRole)
_VOTE_ROLE = _ID_ROLE + 1
_NARROWEST_CELL_PX = 200
_PADDING_PX = 8
_CHIP_PADDING_PX = 20


class BallotGrid(QListWidget):
    """J, N, A or F for the person in turn; Backspace takes it back; a click goes round the four.

    With Shift the letter is for everybody who has not voted yet. A cell is as wide as the longest name needs.

    Signals:
        votes_changed: somebody's vote is another.
        completed: Enter was pressed.
        letter_typed(str): a letter that is no vote, upper case: what it does is the form's.
    """

    votes_changed = Signal()
    completed = Signal()
    letter_typed = Signal(str)

    def __init__(self, *, name: str, label: str, is_readonly: bool = False, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName(name)
        self.setAccessibleName(label)
        if not is_readonly:
            self.setAccessibleDescription(
                "J för Ja, N för Nej, A för avstår, F för frånvarande, med Skift för alla som är kvar"
            )
        self._is_readonly = is_readonly
        self.setFlow(QListView.Flow.TopToBottom)
        self.setWrapping(True)
        self.setUniformItemSizes(True)
        self.setResizeMode(QListView.ResizeMode.Adjust)
        self.setItemDelegate(_BallotDelegate(self))
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setVerticalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        if is_readonly:
            self.setFocusPolicy(Qt.FocusPolicy.NoFocus)
            self.setSelectionMode(QListWidget.SelectionMode.NoSelection)
        self.itemClicked.connect(self._on_item_clicked)

    def set_voters(self, people: Sequence[tuple[UUID, str]], votes: Mapping[UUID, Rostval] | None = None) -> None:
        """Show a röstlängd."""
        self.clear()
        for person, label in people:
            item = QListWidgetItem(label)
            item.setData(_ID_ROLE, person)
            self.addItem(item)
            self._set_vote(item, (votes or {}).get(person))
        if not self._is_readonly:
            self.setCurrentRow(0)
        self._fit()

    def votes(self) -> dict[UUID, Rostval]:
        """The votes so far."""
        found = {}
        for row in range(self.count()):
            vote = self.item(row).data(_VOTE_ROLE)
            if vote is not None:
                found[self.item(row).data(_ID_ROLE)] = Rostval(vote)
        return found

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """A letter votes and goes on."""
        vote = _KEYS.get(Qt.Key(event.key()))
        is_plain = event.modifiers() in {Qt.KeyboardModifier.NoModifier, Qt.KeyboardModifier.ShiftModifier}
        if vote is not None and event.modifiers() == Qt.KeyboardModifier.ShiftModifier:
            self._vote_rest(vote)
        elif vote is not None and is_plain:
            self._vote(vote)
        elif is_plain and event.text().isalpha() and not self._is_readonly:
            self.letter_typed.emit(event.text().upper())
        elif event.key() in {Qt.Key.Key_Backspace, Qt.Key.Key_Delete}:
            self._take_back()
        elif event.key() in {Qt.Key.Key_Return, Qt.Key.Key_Enter} and is_plain:
            self.completed.emit()
        else:
            super().keyPressEvent(event)

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Another width is another number of columns."""
        super().resizeEvent(event)
        self._fit()

    def _vote(self, vote: Rostval) -> None:
        item = self.currentItem()
        if self._is_readonly or self.currentRow() < 0:
            return
        self._set_vote(item, vote)
        row = self.currentRow()
        if row + 1 < self.count():
            self.setCurrentRow(row + 1)
        self.votes_changed.emit()

    def _vote_rest(self, vote: Rostval) -> None:
        """Everybody who has not voted yet votes so."""
        if self._is_readonly:
            return
        for row in range(self.count()):
            if self.item(row).data(_VOTE_ROLE) is None:
                self._set_vote(self.item(row), vote)
        self.setCurrentRow(self.count() - 1)
        self.votes_changed.emit()

    def _take_back(self) -> None:
        row = self.currentRow()
        if self._is_readonly or row < 0:
            return
        if self.item(row).data(_VOTE_ROLE) is None and row > 0:
            row -= 1
        self.setCurrentRow(row)
        self._set_vote(self.item(row), None)
        self.votes_changed.emit()

    def _set_vote(self, item: QListWidgetItem, vote: Rostval | None) -> None:
        item.setData(_VOTE_ROLE, vote.value if vote else None)
        said = WORDS[vote] if vote else "har inte röstat"
        item.setData(Qt.ItemDataRole.AccessibleTextRole, f"{item.text()}, {said}")
        item.setToolTip(f"{item.text()}, {said}")

    def _fit(self) -> None:
        columns = max(1, self.viewport().width() // self.cell_width())
        rows = -(-self.count() // columns) if self.count() else 1
        height = rows * self._row_height() + 6
        if self.height() != height or self.minimumHeight() != height:
            self.setFixedHeight(height)

    def cell_width(self) -> int:
        """Room for the longest name and its vote, but no wider than the grid."""
        names = (self.item(row).text() for row in range(self.count()))
        longest = max((self.fontMetrics().horizontalAdvance(name) for name in names), default=0)
        needed = max(longest + chip_width(self, Rostval.AVSTAR) + 3 * _PADDING_PX, _NARROWEST_CELL_PX)
        width = max(self.viewport().width(), _NARROWEST_CELL_PX)
        columns = width // needed
        return width // columns if columns > 1 else min(needed, width)

    def _row_height(self) -> int:
        return max(28, self.fontMetrics().height() + 10)

    def _on_item_clicked(self, item: QListWidgetItem) -> None:
        if self._is_readonly:
            return
        order = [None, *Rostval]
        vote = item.data(_VOTE_ROLE)
        current = Rostval(vote) if vote else None
        self._set_vote(item, order[(order.index(current) + 1) % len(order)])
        self.votes_changed.emit()


class _BallotDelegate(QStyledItemDelegate):
    """A name and its vote in a tinted word."""

    def sizeHint(self, option: QStyleOptionViewItem, index: QModelIndex | QPersistentModelIndex) -> QSize:
        view = self.parent()
        width = view.cell_width() if isinstance(view, BallotGrid) else _NARROWEST_CELL_PX
        return QSize(width, max(28, option.fontMetrics.height() + 10))

    def paint(
        self, painter: QPainter, option: QStyleOptionViewItem, index: QModelIndex | QPersistentModelIndex
    ) -> None:
        self.initStyleOption(option, index)
        option.text = ""
        style = option.widget.style()
        style.drawControl(QStyle.ControlElement.CE_ItemViewItem, option, painter, option.widget)
        palette, rect = palette_now(), option.rect
        value = index.data(_VOTE_ROLE)
        vote = Rostval(value) if value else None
        room = chip_width(option.widget, vote)
        painter.setFont(option.font)
        painter.setPen(QColor(palette.text))
        name = QRect(rect.left() + _PADDING_PX, rect.top(), rect.width() - room - 3 * _PADDING_PX, rect.height())
        metrics = option.fontMetrics
        text = metrics.elidedText(index.data(), Qt.TextElideMode.ElideRight, name.width())
        painter.drawText(name, int(Qt.AlignmentFlag.AlignVCenter), text)
        words = WORDS[vote] if vote else "–"
        ground, ink = _tint(vote)
        height = metrics.height() + 3
        chip = QRect(rect.right() - room - _PADDING_PX, rect.center().y() - height // 2, room, height)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(QColor(ground))
        painter.drawRoundedRect(chip, height / 2, height / 2)
        painter.setPen(QColor(ink))
        painter.drawText(chip, int(Qt.AlignmentFlag.AlignCenter), words)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing, on=False)


def chip_width(widget: QWidget, vote: Rostval | None) -> int:
    """Room for the word of a vote."""
    return widget.fontMetrics().horizontalAdvance(WORDS[vote] if vote else "–") + _CHIP_PADDING_PX


def _tint(vote: Rostval | None) -> tuple[str, str]:
    palette = palette_now()
    if vote is Rostval.JA:
        return palette.success_soft, palette.success
    if vote is Rostval.NEJ:
        return palette.warning_soft, palette.warning
    return palette.neutral_soft, palette.muted
