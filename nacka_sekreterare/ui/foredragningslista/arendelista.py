"""The list of ärenden: number, rubrik and, in quieter letters below, §, dnr, type and marks; ordered by hand or key."""

from collections.abc import Sequence
from uuid import UUID

from PySide6.QtCore import QModelIndex, QPersistentModelIndex, QRect, QSize, Qt, Signal
from PySide6.QtGui import (
    QColor,
    QDragEnterEvent,
    QDragMoveEvent,
    QDropEvent,
    QFont,
    QFontMetrics,
    QKeyEvent,
    QPainter,
    QResizeEvent,
)
from PySide6.QtWidgets import QAbstractItemView, QListWidget, QStyle, QStyledItemDelegate, QStyleOptionViewItem, QWidget

from nacka_sekreterare.ui.actions import set_keys
from nacka_sekreterare.ui.foredragningslista.arenderad import Arenderad
from nacka_sekreterare.ui.theme import palette_now
from nacka_sekreterare.ui.widgets.dropped import dropped_file
from nacka_sekreterare.ui.widgets.reorderable_list import ListEntry, ReorderableList

_RAD_ROLE = int(Qt.ItemDataRole.UserRole) + 1
_PADDING_PX = 8
_NUMBER_EM = 2.2
_WRAPS = int(Qt.TextFlag.TextWordWrap) | int(Qt.AlignmentFlag.AlignLeft) | int(Qt.AlignmentFlag.AlignTop)
Index = QModelIndex | QPersistentModelIndex


class Arendelista(ReorderableList):
    """The föredragningslista; several rows can be marked.

    Signals:
        enter_pressed: she wants to write in the chosen ärende.
        path_dropped(Path): a file was dropped on the list.
    """

    enter_pressed = Signal()
    path_dropped = Signal(object)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(name="arendelista", label="Föredragningslista", parent=parent)
        set_keys(self, "I listan", (("Enter", "Gå till ärendets text"),))
        self.setSelectionMode(QAbstractItemView.SelectionMode.ExtendedSelection)
        self.setItemDelegate(_ArendeDelegate(self))
        self.setAccessibleDescription(
            "Alt+Upp och Alt+Ned flyttar ärendet, Skift+pil markerar flera, Retur går till texten"
        )

    def set_rader(self, rader: Sequence[Arenderad]) -> None:
        """Show other ärenden; what was marked stays marked, and the view stays where it was."""
        marked, place = set(self.marked_ids()), self.verticalScrollBar().value()
        self.set_entries([_entry(rad) for rad in rader])
        was_blocked = self.blockSignals(True)
        for number, rad in enumerate(rader):
            item = self.item(number)
            item.setData(_RAD_ROLE, rad)
            if len(marked) > 1:
                item.setSelected(rad.id in marked)
        self.blockSignals(was_blocked)
        self.doItemsLayout()
        self.verticalScrollBar().setValue(place)

    def marked_ids(self) -> tuple[UUID, ...]:
        """The marked ärenden in the order of the list."""
        rows = sorted(index.row() for index in self.selectedIndexes())
        return tuple(self.ids()[row] for row in rows)

    def move_marked(self, steps: int) -> None:
        """Move the marked rows one step together; a single one as the list does."""
        marked = self.marked_ids()
        if len(marked) < 2:
            self.move_current(steps)
            return
        ids, rows = list(self.ids()), [self.ids().index(one) for one in marked]
        for row in rows if steps < 0 else reversed(rows):
            target = row + steps
            if not 0 <= target < len(ids) or ids[target] in marked:
                return
            ids[row], ids[target] = ids[target], ids[row]
        self.order_changed.emit(tuple(ids))

    def choose(self, arende_id: UUID) -> None:
        """Go to an ärende and see it."""
        self.set_current_id(arende_id)
        self.scrollToItem(self.currentItem())

    def dragEnterEvent(self, event: QDragEnterEvent) -> None:
        """Rows of its own, and one file."""
        if dropped_file(event.mimeData()) is not None:
            event.acceptProposedAction()
        else:
            super().dragEnterEvent(event)

    def dragMoveEvent(self, event: QDragMoveEvent) -> None:
        """A file can be dropped anywhere on the list."""
        if dropped_file(event.mimeData()) is not None:
            event.acceptProposedAction()
        else:
            super().dragMoveEvent(event)

    def dropEvent(self, event: QDropEvent) -> None:
        """Tell of a file, or of the new order."""
        path = dropped_file(event.mimeData())
        if path is None:
            super().dropEvent(event)
            return
        event.acceptProposedAction()
        self.path_dropped.emit(path)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Return goes to the text of the ärende."""
        if event.key() in {Qt.Key.Key_Return, Qt.Key.Key_Enter} and not event.modifiers():
            self.enter_pressed.emit()
            return
        super().keyPressEvent(event)

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Another width is another height of each row."""
        super().resizeEvent(event)
        self.doItemsLayout()


def _entry(rad: Arenderad) -> ListEntry:
    return ListEntry(
        id=rad.id,
        text=f"{rad.punkt} {rad.rubrik}",
        tooltip=rad.tooltip,
        spoken_state=rad.facts,
        is_movable=rad.is_movable,
    )


class _ArendeDelegate(QStyledItemDelegate):
    """Draws a row in two sizes of letters; the ground is the style's own."""

    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: Index) -> None:
        rad = index.data(_RAD_ROLE)
        if not isinstance(rad, Arenderad):
            super().paint(painter, option, index)
            return
        ground = QStyleOptionViewItem(option)
        self.initStyleOption(ground, index)
        ground.text = ""
        style = ground.widget.style()
        style.drawControl(QStyle.ControlElement.CE_ItemViewItem, ground, painter, ground.widget)
        palette = palette_now()
        room = option.rect.adjusted(_PADDING_PX, _PADDING_PX - 2, -_PADDING_PX, -_PADDING_PX + 2)
        number_width = _number_width(option)
        painter.save()
        painter.setFont(option.font)
        painter.setPen(QColor(palette.accent))
        painter.drawText(room, _WRAPS, rad.punkt)
        text_room = room.adjusted(number_width, 0, 0, 0)
        painter.setPen(QColor(palette.muted if rad.is_gone else palette.text))
        used = painter.drawText(text_room, _WRAPS, rad.rubrik)
        painter.setFont(_small(option.font))
        painter.setPen(QColor(palette.warning if rad.has_warning else palette.muted))
        painter.drawText(text_room.adjusted(0, used.height() + 1, 0, 0), _WRAPS, rad.facts)
        painter.restore()

    def sizeHint(self, option: QStyleOptionViewItem, index: Index) -> QSize:
        view = option.widget
        rad = index.data(_RAD_ROLE)
        if not isinstance(view, QListWidget) or not isinstance(rad, Arenderad):
            return super().sizeHint(option, index)
        width = max(view.viewport().width() - 2 * _PADDING_PX - _number_width(option), 60)
        room = QRect(0, 0, width, 10_000)
        first = QFontMetrics(option.font).boundingRect(room, _WRAPS, rad.rubrik).height()
        second = QFontMetrics(_small(option.font)).boundingRect(room, _WRAPS, rad.facts).height() if rad.facts else 0
        return QSize(view.viewport().width(), first + second + 2 * _PADDING_PX)


def _number_width(option: QStyleOptionViewItem) -> int:
    return round(option.fontMetrics.height() * _NUMBER_EM * 0.75)


def _small(font: QFont) -> QFont:
    small = QFont(font)
    small.setPixelSize(max(round(font.pixelSize() * 0.86), 9))
    return small
