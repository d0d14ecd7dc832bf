"""The people in the room as one list: arrows go between them, a letter records what happened."""

from uuid import UUID

from PySide6.QtCore import QModelIndex, QPersistentModelIndex, QPoint, QRect, QSize, Qt, Signal
from PySide6.QtGui import QColor, QContextMenuEvent, QFont, QKeyEvent, QPainter, QResizeEvent
from PySide6.QtWidgets import (
    QListWidget,
    QListWidgetItem,
    QStyle,
    QStyledItemDelegate,
    QStyleOptionViewItem,
    QWidget,
)

from nacka_sekreterare.ui.actions import set_keys
from nacka_sekreterare.ui.sammantrade.room_state import RoomRow
from nacka_sekreterare.ui.theme import palette_now

_ROW_ROLE = int(Qt.ItemDataRole.UserRole)
_KEYS = {
    Qt.Key.Key_K: "kom",
    Qt.Key.Key_G: "gick",
    Qt.Key.Key_B: "borta",
    Qt.Key.Key_D: "distans",
    Qt.Key.Key_J: "jav",
    Qt.Key.Key_O: "ordforande",
    Qt.Key.Key_T: "tjanstgor",
    Qt.Key.Key_U: "justerar",
    Qt.Key.Key_I: "inne",
}
_SHIFTED = {Qt.Key.Key_O: "tillfallig"}
_LETTERS = (
    ("K", "Kom"),
    ("G", "Gick"),
    ("B", "Borta denna paragraf"),
    ("T", "Tjänstgör"),
    ("D", "På distans"),
    ("J", "Jävig i paragrafen"),
    ("O", "Ordförande för paragrafen"),
    ("Skift+O", "Tillfällig ordförande för sammanträdet"),
    ("U", "Justerar paragrafen"),
    ("I", "Gäller inne i paragrafen, från nu"),
    ("Enter", "Mer om personen"),
)


class RoomList(QListWidget):
    """Rows by group; headings cannot be chosen.

    Signals:
        act_asked(str, UUID): a letter was pressed on a person.
        menu_asked(UUID, QPoint): the menu of a person, at a place of the screen.
    """

    act_asked = Signal(str, object)
    menu_asked = Signal(object, QPoint)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("room_list")
        self.setAccessibleName("I salen")
        self.setAccessibleDescription(", ".join(f"{key} {words.lower()}" for key, words in _LETTERS))
        set_keys(self, "På en person i salen", _LETTERS)
        self.setItemDelegate(_RoomDelegate(self))
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setVerticalScrollMode(QListWidget.ScrollMode.ScrollPerPixel)
        self.setMinimumWidth(200)
        self._rows: tuple[RoomRow, ...] = ()

    def show_rows(self, rows: tuple[RoomRow, ...]) -> None:
        """Show the people; rows that are the same are left alone, and whoever was current stays current."""
        current, place = self.current_person(), self.currentRow()
        group = next((row.group for row in self._rows if row.person_id == current), "")
        self._rows = rows
        entries: list[RoomRow | str] = []
        for row in rows:
            if row.group != "Tjänstgörande" and row.group not in entries:
                entries.append(row.group)
            entries.append(row)
        was_blocked = self.blockSignals(True)
        while self.count() > len(entries):
            self.takeItem(self.count() - 1)
        for index, entry in enumerate(entries):
            item = self.item(index) if index < self.count() else None
            if item is None:
                item = QListWidgetItem()
                self.addItem(item)
            if item.data(_ROW_ROLE) != entry:
                _fill(item, entry)
        self.blockSignals(was_blocked)
        # Who has gone moves to another group; the hand stays where it is, at the next person.
        has_moved = any(row.person_id == current and row.group != group for row in rows)
        if not has_moved or not self._go_near(place):
            self.set_current_person(current)

    @property
    def rows(self) -> tuple[RoomRow, ...]:
        """The people that are shown."""
        return self._rows

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Another width is another height of the rows."""
        super().resizeEvent(event)
        self.scheduleDelayedItemsLayout()

    def current_person(self) -> UUID | None:
        """The current person, or None."""
        row = self.currentItem().data(_ROW_ROLE) if self.currentRow() >= 0 else None
        return row.person_id if isinstance(row, RoomRow) else None

    def set_current_person(self, person: UUID | None) -> None:
        """Go to a person, or to the first."""
        first = None
        for index in range(self.count()):
            row = self.item(index).data(_ROW_ROLE)
            if isinstance(row, RoomRow):
                first = index if first is None else first
                if row.person_id == person:
                    self.setCurrentRow(index)
                    return
        if first is not None and person is not None:
            self.setCurrentRow(first)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """A letter acts on the current person; Enter opens the menu."""
        person = self.current_person()
        keys = {Qt.KeyboardModifier.NoModifier: _KEYS, Qt.KeyboardModifier.ShiftModifier: _SHIFTED}
        act = keys.get(event.modifiers(), {}).get(Qt.Key(event.key()))
        if person is not None and act is not None:
            self.act_asked.emit(act, person)
            return
        if person is not None and event.key() in {Qt.Key.Key_Return, Qt.Key.Key_Enter, Qt.Key.Key_Menu}:
            self._ask_menu(person)
            return
        super().keyPressEvent(event)

    def contextMenuEvent(self, event: QContextMenuEvent) -> None:
        """The menu of the person under the mouse."""
        item = self.itemAt(event.pos())
        row = item.data(_ROW_ROLE) if item is not None else None
        if item is not None and isinstance(row, RoomRow):
            self.setCurrentItem(item)
            self.menu_asked.emit(row.person_id, event.globalPos())

    def focus_first(self) -> None:
        """Take the focus, with somebody current."""
        if self.current_person() is None:
            for index in range(self.count()):
                if isinstance(self.item(index).data(_ROW_ROLE), RoomRow):
                    self.setCurrentRow(index)
                    break
        self.setFocus(Qt.FocusReason.ShortcutFocusReason)

    def _go_near(self, place: int) -> bool:
        for index in (place, place - 1, place + 1):
            if 0 <= index < self.count() and isinstance(self.item(index).data(_ROW_ROLE), RoomRow):
                self.setCurrentRow(index)
                return True
        return False

    def _ask_menu(self, person: UUID) -> None:
        place = self.visualItemRect(self.currentItem()).bottomLeft()
        self.menu_asked.emit(person, self.viewport().mapToGlobal(place))


def _fill(item: QListWidgetItem, entry: RoomRow | str) -> None:
    item.setData(_ROW_ROLE, entry)
    if isinstance(entry, str):
        item.setText(entry)
        item.setFlags(Qt.ItemFlag.NoItemFlags)
        item.setToolTip("")
        item.setData(Qt.ItemDataRole.AccessibleTextRole, entry)
        return
    item.setFlags(Qt.ItemFlag.ItemIsEnabled | Qt.ItemFlag.ItemIsSelectable)
    item.setText(entry.name)
    item.setToolTip(entry.spoken)
    item.setData(Qt.ItemDataRole.AccessibleTextRole, entry.spoken)


class _RoomDelegate(QStyledItemDelegate):
    """A name to the left and a small note to the right; the note goes below where both have no room."""

    def sizeHint(self, option: QStyleOptionViewItem, index: QModelIndex | QPersistentModelIndex) -> QSize:
        entry = index.data(_ROW_ROLE)
        metrics = option.fontMetrics
        height = metrics.height() + 8
        if isinstance(entry, RoomRow) and not self._fits(option, entry):
            height += metrics.height()
        return QSize(120, max(height, 26))

    def _fits(self, option: QStyleOptionViewItem, entry: RoomRow) -> bool:
        view = self.parent()
        width = view.viewport().width() if isinstance(view, QListWidget) else 240
        metrics = option.fontMetrics
        return metrics.horizontalAdvance(entry.name) + metrics.horizontalAdvance(entry.note) * 0.88 + 26 <= width

    def paint(
        self, painter: QPainter, option: QStyleOptionViewItem, index: QModelIndex | QPersistentModelIndex
    ) -> None:
        entry = index.data(_ROW_ROLE)
        self.initStyleOption(option, index)
        option.text = ""
        style = option.widget.style()
        style.drawControl(QStyle.ControlElement.CE_ItemViewItem, option, painter, option.widget)
        palette = palette_now()
        rect = option.rect.adjusted(8, 0, -8, 0)
        small = QFont(option.font)
        small.setPixelSize(max(round(option.font.pixelSize() * 0.87), 1))
        if isinstance(entry, str):
            small.setWeight(QFont.Weight.DemiBold)
            painter.setFont(small)
            painter.setPen(QColor(palette.muted))
            painter.drawText(rect, int(Qt.AlignmentFlag.AlignVCenter), entry)
            return
        fits = self._fits(option, entry)
        line = option.fontMetrics.height() + 4
        upper = rect if fits else QRect(rect.left(), rect.top() + 2, rect.width(), line)
        painter.setFont(option.font)
        painter.setPen(QColor(palette.muted if entry.is_away else palette.text))
        name = option.fontMetrics.elidedText(entry.name, Qt.TextElideMode.ElideRight, rect.width())
        painter.drawText(upper, int(Qt.AlignmentFlag.AlignVCenter), name)
        painter.setFont(small)
        painter.setPen(QColor(palette.accent if entry.has_accent else palette.muted))
        lower = rect if fits else QRect(rect.left() + 10, rect.top() + line - 2, rect.width() - 10, line)
        note = painter.fontMetrics().elidedText(entry.note, Qt.TextElideMode.ElideRight, lower.width())
        side = Qt.AlignmentFlag.AlignRight if fits else Qt.AlignmentFlag.AlignLeft
        painter.drawText(lower, int(Qt.AlignmentFlag.AlignVCenter | side), note)
