"""The points of a kallelse as rows that can be corrected in place: number, rubrik, dnr, to whom, omedelbar."""

from collections.abc import Sequence

from PySide6.QtCore import QModelIndex, QPersistentModelIndex, QRect, QSize, Qt, Signal
from PySide6.QtWidgets import (
    QAbstractItemView,
    QHeaderView,
    QStyledItemDelegate,
    QStyleOptionViewItem,
    QTableWidget,
    QTableWidgetItem,
    QWidget,
)

from nacka_sekreterare.services.inlasning import Punkt

_COLUMNS = ("Nr", "Rubrik", "Dnr", "Förslag", "Omedelbar")
_FIELDS = ("nr", "rubrik", "dnr", "", "")
_PADDING_PX = 8
_FIXED = 3  # from here on the columns only tell; they are changed beside the table


class Punkttabell(QTableWidget):
    """The points.

    Signals:
        punkt_chosen(int): she has gone to another row.
        punkt_edited(int, str, object): a field of a row has another value.
    """

    punkt_chosen = Signal(int)
    punkt_edited = Signal(int, str, object)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(0, len(_COLUMNS), parent)
        self.setObjectName("punkttabell")
        self.setAccessibleName("Ärenden som tolkats")
        self.setHorizontalHeaderLabels(_COLUMNS)
        self.verticalHeader().hide()
        self.setShowGrid(False)
        self.setTabKeyNavigation(False)
        self.setWordWrap(True)
        self.setSelectionBehavior(QAbstractItemView.SelectionBehavior.SelectRows)
        self.setSelectionMode(QAbstractItemView.SelectionMode.SingleSelection)
        self.setVerticalScrollMode(QAbstractItemView.ScrollMode.ScrollPerPixel)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        header = self.horizontalHeader()
        header.setHighlightSections(False)
        header.setDefaultAlignment(Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter)
        for column in range(len(_COLUMNS)):
            mode = QHeaderView.ResizeMode.Stretch if column == 1 else QHeaderView.ResizeMode.ResizeToContents
            header.setSectionResizeMode(column, mode)
        header.setSectionResizeMode(_FIXED, QHeaderView.ResizeMode.Interactive)
        header.resizeSection(_FIXED, 150)
        self.setItemDelegate(_WrappingCell(self))
        header.sectionResized.connect(self._on_section_resized)
        self.itemChanged.connect(self._on_item_changed)
        self.currentCellChanged.connect(self._on_current_cell_changed)

    def set_punkter(self, punkter: Sequence[Punkt], current: int = 0) -> None:
        """Show other points."""
        was_blocked = self.blockSignals(True)
        self.setRowCount(len(punkter))
        for row, punkt in enumerate(punkter):
            self._set_row(row, punkt)
        if punkter:
            self.setCurrentCell(max(0, min(current, len(punkter) - 1)), 1)
        self.blockSignals(was_blocked)
        self.resizeRowsToContents()

    def edit_rubrik(self, row: int) -> None:
        """Begin to type the rubrik of a row."""
        item = self.item(row, 1)
        if item is not None:
            self.setFocus()
            self.editItem(item)

    def _set_row(self, row: int, punkt: Punkt) -> None:
        is_immediate = "Ja" if punkt.omedelbar_justering else ""
        for column, text in enumerate((punkt.nr, punkt.rubrik, punkt.dnr or "", _told(punkt), is_immediate)):
            item = QTableWidgetItem(text)
            item.setToolTip(text)
            item.setTextAlignment(Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignTop)
            if column >= _FIXED:
                item.setFlags(item.flags() & ~Qt.ItemFlag.ItemIsEditable)
            self.setItem(row, column, item)

    def _on_section_resized(self) -> None:
        self.resizeRowsToContents()

    def _on_item_changed(self, item: QTableWidgetItem) -> None:
        field = _FIELDS[item.column()]
        if field:
            text = " ".join(item.text().split())
            self.punkt_edited.emit(item.row(), field, (text or None) if field == "dnr" else text)

    def _on_current_cell_changed(self, row: int, _column: int, before: int, _before_column: int) -> None:
        if row != before and row >= 0:
            self.punkt_chosen.emit(row)


class _WrappingCell(QStyledItemDelegate):
    """Gives a row the height its words need when they wrap; with a style sheet Qt forgets the padding."""

    def sizeHint(self, option: QStyleOptionViewItem, index: QModelIndex | QPersistentModelIndex) -> QSize:
        size = super().sizeHint(option, index)
        table = option.widget
        if not isinstance(table, QTableWidget):
            return size
        room = QRect(0, 0, max(table.columnWidth(index.column()) - 2 * _PADDING_PX - 6, 40), 10_000)
        text = str(index.data() or "")
        needed = option.fontMetrics.boundingRect(room, int(Qt.TextFlag.TextWordWrap), text).height()
        return QSize(size.width(), max(needed + 2 * _PADDING_PX, 36))


def _told(punkt: Punkt) -> str:
    """How many proposals a point has, and to whom the highest goes."""
    count = len(punkt.forslag_till_beslut or ())
    if not count:
        return "–"
    words = "ett" if count == 1 else str(count)
    return f"{words}, till {punkt.mottagare}" if punkt.mottagare else words
