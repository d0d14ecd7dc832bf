"""The handlingar of a package in order: under which ärende, how many pages, how each is made, and what is left out."""

from collections.abc import Sequence

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QAbstractItemView, QHeaderView, QTableWidget, QTableWidgetItem, QWidget

from nacka_sekreterare.services.handling import Examined, Handling, Making
from nacka_sekreterare.services.handlingspaket import Paketunderlag
from nacka_sekreterare.ui.icons import IconName, icon

_COLUMNS = ("Ärende", "Handling", "Sidor", "Så blir den")
_LEAST_HEIGHT = 200
_MAKINGS = {
    Making.AS_IT_IS: "Tas in som den är",
    Making.CONVERTED: "Görs om till PDF",
    Making.SET: "Skrivs av programmet",
    Making.IMPOSSIBLE: "Kan inte tas med",
}


class Paketlista(QTableWidget):
    """The table. A row of what is left out stands last and is nobody's handling.

    Signals:
        handling_chosen: she has gone to another row.
    """

    handling_chosen = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(0, len(_COLUMNS), parent)
        self.setObjectName("paketlista")
        self.setAccessibleName("Handlingar i paketet")
        self.setHorizontalHeaderLabels(_COLUMNS)
        self.verticalHeader().hide()
        self.setShowGrid(False)
        self.setTabKeyNavigation(False)
        self.setWordWrap(False)
        self.setEditTriggers(QAbstractItemView.EditTrigger.NoEditTriggers)
        self.setSelectionBehavior(QAbstractItemView.SelectionBehavior.SelectRows)
        self.setSelectionMode(QAbstractItemView.SelectionMode.SingleSelection)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        header = self.horizontalHeader()
        header.setHighlightSections(False)
        header.setDefaultAlignment(Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter)
        for column in range(len(_COLUMNS)):
            mode = QHeaderView.ResizeMode.Stretch if column < 2 else QHeaderView.ResizeMode.ResizeToContents
            header.setSectionResizeMode(column, mode)
        pages = self.horizontalHeaderItem(2)
        if pages is not None:
            pages.setTextAlignment(Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter)
        self.setMinimumHeight(_LEAST_HEIGHT)
        self._handlingar: tuple[Handling, ...] = ()
        self._examined: tuple[Examined, ...] = ()
        self.currentCellChanged.connect(self._on_current_cell_changed)

    @property
    def current(self) -> tuple[Handling, Examined | None] | None:
        """The chosen handling and what is known of it."""
        row = self.currentRow()
        if not 0 <= row < len(self._handlingar):
            return None
        return self._handlingar[row], self._examined[row] if self._examined else None

    def show_underlag(self, underlag: Paketunderlag | None) -> None:
        """Show what is to be in a package; nothing is known of the files yet."""
        was_blocked = self.blockSignals(True)
        self._handlingar, self._examined = (underlag.handlingar if underlag else ()), ()
        left_out = underlag.left_out if underlag and underlag.tillagg is None else ()
        self.setRowCount(len(self._handlingar) + len(left_out))
        for row, one in enumerate(self._handlingar):
            self._set_row(row, (f"{one.number} {one.rubrik}".strip(), one.title, "", "Läses …"))
        for row, out in enumerate(left_out, len(self._handlingar)):
            self._set_row(row, (f"{out.number} {out.rubrik}".strip(), out.title, "", f"Utelämnas: {out.reason}"))
        if self.rowCount():
            self.setCurrentCell(0, 1)
        self.blockSignals(was_blocked)

    def show_examined(self, examined: Sequence[Examined]) -> None:
        """Show what became known of the files."""
        self._examined = tuple(examined)
        for row, one in enumerate(self._examined):
            pages, making = self.item(row, 2), self.item(row, 3)
            if pages is not None and making is not None:
                pages.setText("" if one.page_count is None else str(one.page_count))
                making.setText(_MAKINGS[one.making] + (" (anmärkning)" if one.remarks else ""))
                if one.fault:
                    making.setIcon(icon(IconName.ALERT_CIRCLE, "danger"))
                elif one.remarks:
                    making.setIcon(icon(IconName.ALERT, "warning"))
        fault = self.first_fault()
        if fault is not None:
            self.setCurrentCell(fault, 1)
        self.handling_chosen.emit()

    def first_fault(self) -> int | None:
        """The row of the first file that cannot be taken in."""
        return next((row for row, one in enumerate(self._examined) if one.fault), None)

    def _set_row(self, row: int, texts: Sequence[str]) -> None:
        for column, text in enumerate(texts):
            item = QTableWidgetItem(text)
            item.setToolTip(text)
            if column == 2:
                item.setTextAlignment(Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter)
            self.setItem(row, column, item)

    def _on_current_cell_changed(self, row: int, _column: int, before: int, _column_before: int) -> None:
        if row != before:
            self.handling_chosen.emit()
