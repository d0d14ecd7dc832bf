"""The points of a kallelse as rows that can be corrected in place: number, rubrik, dnr, to whom, omedelbar."""

from collections.abc import Sequence

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QAbstractItemView, QHeaderView, QTableWidget, QTableWidgetItem, QWidget

from nacka_sekreterare.services.inlasning import Punkt

_COLUMNS = ("Nr", "Rubrik", "Dnr", "Förslag", "Omedelbar")
_FIELDS = ("nr", "rubrik", "dnr", "", "omedelbar_justering")
_CHECK = 4


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
        self.verticalHeader().setSectionResizeMode(QHeaderView.ResizeMode.ResizeToContents)
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

    def edit_rubrik(self, row: int) -> None:
        """Begin to type the rubrik of a row."""
        item = self.item(row, 1)
        if item is not None:
            self.setFocus()
            self.editItem(item)

    def _set_row(self, row: int, punkt: Punkt) -> None:
        for column, text in enumerate((punkt.nr, punkt.rubrik, punkt.dnr or "", _told(punkt), "")):
            item = QTableWidgetItem(text)
            item.setToolTip(text)
            item.setTextAlignment(Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignTop)
            if column >= _CHECK - 1:
                item.setFlags(item.flags() & ~Qt.ItemFlag.ItemIsEditable)
            if column == _CHECK:
                item.setFlags(item.flags() | Qt.ItemFlag.ItemIsUserCheckable)
                is_checked = punkt.omedelbar_justering
                item.setCheckState(Qt.CheckState.Checked if is_checked else Qt.CheckState.Unchecked)
                item.setToolTip("Omedelbar justering begärs")
            self.setItem(row, column, item)

    def _on_item_changed(self, item: QTableWidgetItem) -> None:
        field = _FIELDS[item.column()]
        if field == "omedelbar_justering":
            self.punkt_edited.emit(item.row(), field, item.checkState() is Qt.CheckState.Checked)
        elif field:
            text = " ".join(item.text().split())
            self.punkt_edited.emit(item.row(), field, (text or None) if field == "dnr" else text)

    def _on_current_cell_changed(self, row: int, _column: int, before: int, _before_column: int) -> None:
        if row != before and row >= 0:
            self.punkt_chosen.emit(row)


def _told(punkt: Punkt) -> str:
    """How many proposals a point has, and to whom the highest goes."""
    count = len(punkt.forslag_till_beslut or ())
    if not count:
        return "–"
    words = "ett" if count == 1 else str(count)
    return f"{words}, till {punkt.mottagare}" if punkt.mottagare else words
