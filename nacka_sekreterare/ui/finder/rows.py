"""The list of Ctrl+K: headings and lines, drawn by hand a key press costs no more than the lines on the screen."""

from collections.abc import Sequence

from PySide6.QtCore import QAbstractListModel, QModelIndex, QObject, QPersistentModelIndex, QRect, QRectF, QSize, Qt
from PySide6.QtGui import QColor, QFont, QFontMetrics, QPainter
from PySide6.QtWidgets import QStyle, QStyledItemDelegate, QStyleOptionViewItem

from nacka_sekreterare.ui.findable import Entry
from nacka_sekreterare.ui.finder.matching import Section
from nacka_sekreterare.ui.icons import paint_icon
from nacka_sekreterare.ui.theme import palette_now

Index = QModelIndex | QPersistentModelIndex
ENTRY_ROLE = int(Qt.ItemDataRole.UserRole)
_ICON = 18
_TEXT_LEFT = 42
_GAP = 12


class FoundModel(QAbstractListModel):
    """Sections laid out as rows; a heading can be neither chosen nor passed by the arrows."""

    def __init__(self, parent: QObject) -> None:
        super().__init__(parent)
        self._rows: tuple[Entry | str, ...] = ()

    def show_sections(self, sections: Sequence[Section]) -> None:
        """Show other rows."""
        self.beginResetModel()
        rows: list[Entry | str] = []
        for section in sections:
            rows += [section.heading, *section.entries]
        self._rows = tuple(rows)
        self.endResetModel()

    def entry(self, row: int) -> Entry | None:
        """The entry of a row; None for a heading or a row that is not."""
        found = self._rows[row] if 0 <= row < len(self._rows) else None
        return found if isinstance(found, Entry) else None

    def entry_rows(self) -> list[int]:
        """The rows that can be gone to."""
        return [row for row, shown in enumerate(self._rows) if isinstance(shown, Entry)]

    def heading_of(self, row: int) -> str:
        """The heading above a row."""
        return next((str(shown) for shown in self._rows[row::-1] if isinstance(shown, str)), "")

    def rowCount(self, parent: Index = QModelIndex()) -> int:  # noqa: B008 - Qt's own signature
        """How many rows there are."""
        return 0 if parent.isValid() else len(self._rows)

    def flags(self, index: Index) -> Qt.ItemFlag:
        """Headings are only read."""
        if self.entry(index.row()) is None:
            return Qt.ItemFlag.NoItemFlags
        return Qt.ItemFlag.ItemIsEnabled | Qt.ItemFlag.ItemIsSelectable

    def data(self, index: Index, role: int = int(Qt.ItemDataRole.DisplayRole)) -> object:
        """The words, and the entry itself for the drawing."""
        shown = self._rows[index.row()]
        if role == ENTRY_ROLE:
            return shown
        if role == int(Qt.ItemDataRole.DisplayRole):
            return shown if isinstance(shown, str) else shown.text
        if role in {int(Qt.ItemDataRole.AccessibleTextRole), int(Qt.ItemDataRole.ToolTipRole)}:
            return shown if isinstance(shown, str) else spoken(shown)
        return None


def spoken(entry: Entry) -> str:
    """A line as it is read aloud."""
    return ", ".join(part for part in (entry.text, entry.detail, entry.key, entry.hindrance) if part)


class FoundDelegate(QStyledItemDelegate):
    """Icon, words, quieter words, and the key to the right; what cannot be done now is grey and says why."""

    def sizeHint(self, option: QStyleOptionViewItem, index: Index) -> QSize:
        """A line's height follows the text size."""
        return QSize(200, option.fontMetrics.height() + 14)

    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: Index) -> None:
        """Draw a row."""
        shown = index.data(ENTRY_ROLE)
        self.initStyleOption(option, index)
        option.text = ""
        if isinstance(shown, str):
            self._paint_heading(painter, option, shown)
            return
        option.widget.style().drawControl(QStyle.ControlElement.CE_ItemViewItem, option, painter, option.widget)
        palette = palette_now()
        is_hindered = bool(shown.hindrance)
        rect = option.rect.adjusted(0, 0, -12, 0)
        if shown.icon is not None:
            place = QRectF(rect.left() + 12, rect.center().y() - _ICON / 2 + 1, _ICON, _ICON)
            paint_icon(painter, place, shown.icon, palette.disabled if is_hindered else palette.muted)
        small = _small(option.font)
        key_width = QFontMetrics(small).horizontalAdvance(shown.key) if shown.key else 0
        painter.setFont(small)
        painter.setPen(QColor(palette.muted))
        painter.drawText(rect, _LINE | int(Qt.AlignmentFlag.AlignRight), shown.key)
        room = rect.adjusted(_TEXT_LEFT, 0, -(key_width + _GAP if key_width else 0), 0)
        painter.setFont(option.font)
        painter.setPen(QColor(palette.disabled if is_hindered else palette.text))
        text = option.fontMetrics.elidedText(shown.text, Qt.TextElideMode.ElideRight, room.width())
        painter.drawText(room, _LINE, text)
        self._paint_aside(
            painter, small, shown, room.adjusted(option.fontMetrics.horizontalAdvance(text) + _GAP, 0, 0, 0)
        )

    def _paint_aside(self, painter: QPainter, font: QFont, entry: Entry, room: QRect) -> None:
        aside = entry.hindrance or entry.detail
        if not aside or room.width() < 40:
            return
        painter.setFont(font)
        painter.setPen(QColor(palette_now().muted))
        metrics = QFontMetrics(font)
        painter.drawText(room, _LINE, metrics.elidedText(aside, Qt.TextElideMode.ElideRight, room.width()))

    def _paint_heading(self, painter: QPainter, option: QStyleOptionViewItem, text: str) -> None:
        font = _small(option.font)
        font.setWeight(QFont.Weight.DemiBold)
        painter.setFont(font)
        painter.setPen(QColor(palette_now().muted))
        place = option.rect.adjusted(12, 0, -12, -3)
        painter.drawText(place, int(Qt.AlignmentFlag.AlignBottom | Qt.AlignmentFlag.AlignLeft), text)


_LINE = int(Qt.AlignmentFlag.AlignVCenter)


def _small(font: QFont) -> QFont:
    small = QFont(font)
    small.setPixelSize(max(round(font.pixelSize() * 0.87), 1))
    return small
