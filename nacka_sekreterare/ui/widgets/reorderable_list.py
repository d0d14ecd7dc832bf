"""A list whose order she sets, by dragging or by Alt+Upp and Alt+Ned."""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any

from PySide6.QtCore import QModelIndex, QPersistentModelIndex, QRect, QSize, Qt, Signal
from PySide6.QtGui import QDropEvent, QKeyEvent
from PySide6.QtWidgets import (
    QAbstractItemView,
    QListView,
    QListWidget,
    QListWidgetItem,
    QStyledItemDelegate,
    QStyleOptionViewItem,
    QWidget,
)

from nacka_sekreterare.ui.icons import IconName, icon

_INDICATOR_PX = 30  # the box of the style sheet, with its margin
_ROW_PADDING_PX = 8
_ID_ROLE = int(Qt.ItemDataRole.UserRole)


@dataclass(frozen=True)
class ListEntry:
    """One row: what it is, what it says, and what is read aloud beside that."""

    id: object
    text: str
    icon: IconName | None = None
    tone: str = "muted"
    tooltip: str = ""
    spoken_state: str = ""
    is_movable: bool = True


class ReorderableList(QListWidget):
    """A list in an order of hers.

    Signals:
        order_changed(tuple of ids): she has moved a row.
        current_id_changed(id | None): she has gone to another row.
    """

    order_changed = Signal(object)
    current_id_changed = Signal(object)

    def __init__(self, *, name: str, label: str, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName(name)
        self.setAccessibleName(label)
        self.setAccessibleDescription("Alt+Upp och Alt+Ned flyttar raden")
        self.setWordWrap(True)
        self.setItemDelegate(WrappingDelegate(self))
        self.setResizeMode(QListView.ResizeMode.Adjust)
        self.setDragDropMode(QAbstractItemView.DragDropMode.InternalMove)
        self.setDefaultDropAction(Qt.DropAction.MoveAction)
        self.setVerticalScrollMode(QAbstractItemView.ScrollMode.ScrollPerPixel)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.currentItemChanged.connect(self._on_current_item_changed)
        self._last_current: object | None = None

    def set_entries(self, entries: Sequence[ListEntry]) -> None:
        """Show other rows; the current one stays current if it is still there."""
        current = self.current_id()
        was_blocked = self.blockSignals(True)
        self.clear()
        for entry in entries:
            self.addItem(_item(entry))
        self.set_current_id(current)
        self.blockSignals(was_blocked)
        self._tell_current()

    def ids(self) -> tuple[Any, ...]:
        """The ids in order."""
        return tuple(self.item(row).data(_ID_ROLE) for row in range(self.count()))

    def current_id(self) -> object | None:
        """The id of the current row, or None."""
        item = self.currentItem()
        return item.data(_ID_ROLE) if self.currentRow() >= 0 else None

    def set_current_id(self, wanted: object | None) -> None:
        """Go to a row."""
        for row in range(self.count()):
            if self.item(row).data(_ID_ROLE) == wanted:
                self.setCurrentRow(row)
                return

    def move_current(self, steps: int) -> None:
        """Move the current row up (negative) or down."""
        row = self.currentRow()
        target = row + steps
        if row < 0 or not 0 <= target < self.count() or not self._is_movable(row):
            return
        was_blocked = self.blockSignals(True)
        item = self.takeItem(row)
        self.insertItem(target, item)
        self.setCurrentRow(target)
        self.blockSignals(was_blocked)
        self.order_changed.emit(self.ids())

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Alt+Upp and Alt+Ned move the row."""
        steps = {int(Qt.Key.Key_Up): -1, int(Qt.Key.Key_Down): 1}.get(event.key())
        if steps is not None and event.modifiers() & Qt.KeyboardModifier.AltModifier:
            self.move_current(steps)
            return
        super().keyPressEvent(event)

    def dropEvent(self, event: QDropEvent) -> None:
        """Tell the new order once the row has landed."""
        before = self.ids()
        super().dropEvent(event)
        if self.ids() != before:
            self.order_changed.emit(self.ids())

    def _is_movable(self, row: int) -> bool:
        return bool(self.item(row).flags() & Qt.ItemFlag.ItemIsDragEnabled)

    def _on_current_item_changed(self) -> None:
        self._tell_current()

    def _tell_current(self) -> None:
        current = self.current_id()
        if current != self._last_current:
            self._last_current = current
            self.current_id_changed.emit(current)


class WrappingDelegate(QStyledItemDelegate):
    """Gives a row the height its text needs when it wraps; with a style sheet Qt itself forgets the width."""

    def sizeHint(self, option: QStyleOptionViewItem, index: QModelIndex | QPersistentModelIndex) -> QSize:
        """The width of the list, and the height of the wrapped text."""
        size = super().sizeHint(option, index)
        view = option.widget
        if not isinstance(view, QListWidget):
            return size
        self.initStyleOption(option, index)
        icon_width = option.decorationSize.width() + 6 if not option.icon.isNull() else 0
        if option.features & QStyleOptionViewItem.ViewItemFeature.HasCheckIndicator:
            icon_width += _INDICATOR_PX
        room = QRect(0, 0, max(view.viewport().width() - icon_width - 2 * _ROW_PADDING_PX - 8, 40), 10_000)
        needed = option.fontMetrics.boundingRect(room, int(Qt.TextFlag.TextWordWrap), option.text).height()
        return QSize(view.viewport().width(), max(size.height(), needed + 2 * _ROW_PADDING_PX))


def _item(entry: ListEntry) -> QListWidgetItem:
    item = QListWidgetItem(entry.text)
    item.setData(_ID_ROLE, entry.id)
    item.setToolTip(entry.tooltip)
    if entry.spoken_state:
        item.setData(Qt.ItemDataRole.AccessibleTextRole, f"{entry.text}, {entry.spoken_state}")
    if entry.icon is not None:
        item.setIcon(icon(entry.icon, entry.tone))
    if not entry.is_movable:
        item.setFlags(item.flags() & ~Qt.ItemFlag.ItemIsDragEnabled)
    return item
