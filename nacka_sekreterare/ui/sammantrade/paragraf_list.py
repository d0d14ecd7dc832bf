"""The §§ to the left: each with its state; rows are changed in place, so that a hundred of them cost nothing."""

from uuid import UUID

from PySide6.QtCore import (
    QEvent,
    QItemSelectionModel,
    QModelIndex,
    QPersistentModelIndex,
    QRect,
    QRectF,
    QSize,
    Qt,
    Signal,
)
from PySide6.QtGui import QColor, QPainter, QResizeEvent
from PySide6.QtWidgets import (
    QListWidget,
    QListWidgetItem,
    QStyle,
    QStyledItemDelegate,
    QStyleOptionViewItem,
    QWidget,
)

from nacka_sekreterare.ui.actions import set_keys
from nacka_sekreterare.ui.icons import paint_icon
from nacka_sekreterare.ui.sammantrade.states import ParagrafMark
from nacka_sekreterare.ui.theme import palette_now

_MARK_ROLE = int(Qt.ItemDataRole.UserRole)
_PADDING = 8
_ICON = 20
_TEXT_LEFT = 44


class ParagrafList(QListWidget):
    """Goes to a § with the arrows, or with the mouse.

    Signals:
        arende_chosen(UUID): she has gone to another §.
    """

    arende_chosen = Signal(object)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("paragraf_list")
        self.setAccessibleName("Paragrafer")
        self.setAccessibleDescription("Upp och Ned går mellan paragraferna, Ctrl+Upp och Ctrl+Ned var som helst")
        self.setSelectionMode(QListWidget.SelectionMode.ExtendedSelection)
        set_keys(self, "Bland paragraferna", (("Skift+Upp, Skift+Ned", "Markera flera"), ("Upp, Ned", "Gå mellan dem")))
        self.setItemDelegate(_ParagrafDelegate(self))
        self.setVerticalScrollMode(QListWidget.ScrollMode.ScrollPerPixel)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setMinimumWidth(190)
        self.currentRowChanged.connect(self._on_current_row_changed)

    def show_marks(self, marks: list[ParagrafMark], shown: UUID | None) -> None:
        """Show the rows; only those that differ are touched."""
        was_blocked = self.blockSignals(True)
        width = self.viewport().width()
        while self.count() > len(marks):
            self.takeItem(self.count() - 1)
        for row, mark in enumerate(marks):
            item = self.item(row) if row < self.count() else None
            if item is None:
                item = QListWidgetItem()
                self.addItem(item)
            if item.data(_MARK_ROLE) != mark:
                _fill(item, mark)
                item.setSizeHint(self._size(item, width))
            if mark.arende_id == shown and self.currentRow() != row:
                self.setCurrentRow(row, QItemSelectionModel.SelectionFlag.ClearAndSelect)
                self.scrollToItem(item)
        self.blockSignals(was_blocked)

    def chosen(self) -> tuple[UUID, ...]:
        """The ärenden that are marked, in the order of the list."""
        rows = sorted(self.row(item) for item in self.selectedItems())
        return tuple(self.item(row).data(_MARK_ROLE).arende_id for row in rows)

    def step(self, steps: int) -> None:
        """Go up (negative) or down."""
        row = self.currentRow() + steps
        if 0 <= row < self.count():
            self.setCurrentRow(row, QItemSelectionModel.SelectionFlag.ClearAndSelect)

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Another width is another height of the rows."""
        super().resizeEvent(event)
        self._measure()

    def changeEvent(self, event: QEvent) -> None:
        """So is another font."""
        super().changeEvent(event)
        if event.type() in {QEvent.Type.FontChange, QEvent.Type.StyleChange}:
            self._measure()

    def _measure(self) -> None:
        """Tell each row its height: the list asks all of them whenever one has changed."""
        width = self.viewport().width()
        for row in range(self.count()):
            item = self.item(row)
            item.setSizeHint(self._size(item, width))
        self.scheduleDelayedItemsLayout()

    def _size(self, item: QListWidgetItem, width: int) -> QSize:
        metrics = self.fontMetrics()
        room = QRect(0, 0, _text_width(width, item.data(_MARK_ROLE)), 10_000)
        needed = metrics.boundingRect(room, int(Qt.TextFlag.TextWordWrap), item.text()).height()
        return QSize(width, min(needed, 2 * metrics.lineSpacing()) + 2 * _PADDING)

    def _on_current_row_changed(self, row: int) -> None:
        item = self.item(row)
        if item is not None:
            self.arende_chosen.emit(item.data(_MARK_ROLE).arende_id)


def _fill(item: QListWidgetItem, mark: ParagrafMark) -> None:
    item.setData(_MARK_ROLE, mark)
    item.setText(f"{mark.number}  {mark.rubrik}".strip())
    item.setData(Qt.ItemDataRole.AccessibleTextRole, mark.spoken)
    item.setToolTip(mark.spoken)


class _ParagrafDelegate(QStyledItemDelegate):
    """Icon, at most two lines of words, and small marks to the right."""

    def paint(
        self, painter: QPainter, option: QStyleOptionViewItem, index: QModelIndex | QPersistentModelIndex
    ) -> None:
        mark: ParagrafMark = index.data(_MARK_ROLE)
        self.initStyleOption(option, index)
        option.text = ""
        style = option.widget.style()
        style.drawControl(QStyle.ControlElement.CE_ItemViewItem, option, painter, option.widget)
        palette, rect = palette_now(), option.rect
        top = rect.top() + _PADDING
        paint_icon(painter, QRectF(rect.left() + 12, top, _ICON, _ICON), mark.icon, str(getattr(palette, mark.tone)))
        is_done = mark.state == "utgår"
        painter.setPen(QColor(palette.muted if is_done else palette.text))
        painter.setFont(option.font)
        width = _text_width(rect.width(), mark)
        place = QRect(rect.left() + _TEXT_LEFT, top, width, rect.height() - 2 * _PADDING)
        text = _two_lines(option, index.data(), width)
        painter.drawText(place, int(Qt.TextFlag.TextWordWrap | Qt.AlignmentFlag.AlignVCenter), text)
        right = rect.right() - 8
        for icon, _ in reversed(mark.extras):
            right -= 18
            paint_icon(painter, QRectF(right, top + 2, 15, 15), icon, palette.muted)


def _text_width(width: int, mark: ParagrafMark) -> int:
    return max(width - _TEXT_LEFT - 10 - 18 * len(mark.extras), 60)


def _two_lines(option: QStyleOptionViewItem, text: str, width: int) -> str:
    """The words, shortened with … when they would need a third line."""
    metrics = option.fontMetrics
    room = QRect(0, 0, width, 10_000)
    limit = 2 * metrics.lineSpacing() + 1
    if metrics.boundingRect(room, int(Qt.TextFlag.TextWordWrap), text).height() <= limit:
        return text
    words = text.split()
    has_number = words[0] == "§"
    while len(words) > (3 if has_number else 1):
        words.pop()
        shortened = " ".join(words) + " …"
        if metrics.boundingRect(room, int(Qt.TextFlag.TextWordWrap), shortened).height() <= limit:
            return shortened
    elide = Qt.TextElideMode.ElideRight
    if has_number:  # the first word is wider than the list: it gets the second line, as far as it goes
        number, rest = text.split()[1], " ".join(text.split()[2:])
        return f"§ {number}\n{metrics.elidedText(rest, elide, width)}"
    return metrics.elidedText(text, elide, width)
