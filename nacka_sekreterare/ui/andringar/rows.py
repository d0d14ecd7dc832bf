"""The lines of the story: a model over plain values, five thousand of them cost no more than those on screen."""

from collections.abc import Sequence
from datetime import date

from PySide6.QtCore import QAbstractListModel, QModelIndex, QObject, QPersistentModelIndex, QRect, QSize, Qt
from PySide6.QtGui import QColor, QFont, QFontMetrics, QPainter
from PySide6.QtWidgets import QStyle, QStyledItemDelegate, QStyleOptionViewItem

from nacka_sekreterare.services.handelse import Handelse, clock
from nacka_sekreterare.ui.theme import palette_now
from nacka_sekreterare.ui.widgets.moments import long_date

Index = QModelIndex | QPersistentModelIndex
ROW_ROLE = int(Qt.ItemDataRole.UserRole)
_LINE = int(Qt.AlignmentFlag.AlignVCenter)
_PADDING = 10


class BerattelseModel(QAbstractListModel):
    """Lines under a heading for each day, oldest first."""

    def __init__(self, parent: QObject) -> None:
        super().__init__(parent)
        self._rows: list[Handelse | date] = []

    def show_handelser(self, handelser: Sequence[Handelse]) -> None:
        """Show other lines."""
        self.beginResetModel()
        self._rows = []
        day = None
        for one in handelser:
            if one.at.date() != day:
                day = one.at.date()
                self._rows.append(day)
            self._rows.append(one)
        self.endResetModel()

    def handelse(self, row: int) -> Handelse | None:
        """The line of a row; None for a day or a row that is not."""
        found = self._rows[row] if 0 <= row < len(self._rows) else None
        return found if isinstance(found, Handelse) else None

    def row_of(self, step_id: int | None) -> int:
        """The row of an act, else the last one; -1 when there is none."""
        rows = (row for row, one in enumerate(self._rows) if isinstance(one, Handelse) and one.step_id == step_id)
        return next(rows, len(self._rows) - 1)

    def rowCount(self, parent: Index = QModelIndex()) -> int:  # noqa: B008 - Qt's own signature
        """How many rows there are."""
        return 0 if parent.isValid() else len(self._rows)

    def flags(self, index: Index) -> Qt.ItemFlag:
        """A day is only read."""
        if self.handelse(index.row()) is None:
            return Qt.ItemFlag.NoItemFlags
        return Qt.ItemFlag.ItemIsEnabled | Qt.ItemFlag.ItemIsSelectable

    def data(self, index: Index, role: int = int(Qt.ItemDataRole.DisplayRole)) -> object:
        """The words of a row, and the line itself for the drawing."""
        row = self._rows[index.row()]
        if role == ROW_ROLE:
            return row
        if role == int(Qt.ItemDataRole.DisplayRole):
            return long_date(row) if isinstance(row, date) else row.mening
        if role in {int(Qt.ItemDataRole.AccessibleTextRole), int(Qt.ItemDataRole.ToolTipRole)}:
            return long_date(row) if isinstance(row, date) else spoken(row)
        return None


def spoken(one: Handelse) -> str:
    """A line as it is read aloud."""
    remark = f", {one.tillagg}" if one.tillagg else ""
    return f"Antecknat {clock(one.at)}: {one.mening}{remark}"


class BerattelseDelegate(QStyledItemDelegate):
    """The time it was recorded, the sentence, and below it what differs: another time it holds from, or undone."""

    def sizeHint(self, option: QStyleOptionViewItem, index: Index) -> QSize:
        """Two lines where there is a remark."""
        row = index.data(ROW_ROLE)
        height = option.fontMetrics.height() + (16 if isinstance(row, date) else 10)
        if isinstance(row, Handelse) and row.tillagg:
            height += QFontMetrics(_small(option.font)).height()
        return QSize(100, height)

    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: Index) -> None:
        """Draw a row."""
        row = index.data(ROW_ROLE)
        self.initStyleOption(option, index)
        option.text = ""
        palette, rect = palette_now(), option.rect.adjusted(_PADDING, 0, -_PADDING, 0)
        if isinstance(row, date):
            font = _small(option.font)
            font.setWeight(QFont.Weight.DemiBold)
            painter.setFont(font)
            painter.setPen(QColor(palette.muted))
            painter.drawText(rect.adjusted(0, 0, 0, -3), int(Qt.AlignmentFlag.AlignBottom), long_date(row))
            return
        option.widget.style().drawControl(QStyle.ControlElement.CE_ItemViewItem, option, painter, option.widget)
        line = option.fontMetrics.height() + 10
        upper = QRect(rect.left(), rect.top(), rect.width(), line)
        left = option.fontMetrics.horizontalAdvance("00.00") + 14
        painter.setFont(option.font)
        painter.setPen(QColor(palette.muted))
        painter.drawText(upper, _LINE, clock(row.at))
        sentence = QFont(option.font)
        sentence.setStrikeOut(row.ar_angrad)
        painter.setFont(sentence)
        painter.setPen(QColor(palette.disabled if row.ar_angrad else palette.text))
        place = upper.adjusted(left, 0, 0, 0)
        text = option.fontMetrics.elidedText(row.mening, Qt.TextElideMode.ElideRight, place.width())
        painter.drawText(place, _LINE, text)
        if row.tillagg:
            painter.setFont(_small(option.font))
            painter.setPen(QColor(palette.warning if row.galler_at is not None else palette.muted))
            lower = QRect(rect.left() + left, rect.top() + line - 6, rect.width() - left, rect.height() - line + 4)
            painter.drawText(lower, _LINE, row.tillagg)


def _small(font: QFont) -> QFont:
    small = QFont(font)
    small.setPixelSize(max(round(font.pixelSize() * 0.87), 1))
    return small
