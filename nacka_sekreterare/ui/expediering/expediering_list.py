"""The §§ to the left: ticked for an utdrag, and each with what is left to send."""

from collections.abc import Sequence
from dataclasses import dataclass
from uuid import UUID

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QListWidget, QListWidgetItem, QWidget

from nacka_sekreterare.domain.akt import Akt
from nacka_sekreterare.ui.widgets.reorderable_list import WrappingDelegate

_ID_ROLE = int(Qt.ItemDataRole.UserRole)


@dataclass(frozen=True)
class Row:
    """One § with what is to be sent."""

    arende_id: UUID
    number: int
    rubrik: str
    mottagare: int
    kvar: int

    @property
    def state(self) -> str:
        """What is left, in words."""
        if not self.mottagare:
            return ""
        if not self.kvar:
            return "skickat"
        return f"{self.kvar} av {self.mottagare} kvar"


class ExpedieringList(QListWidget):
    """Goes to a § with the arrows, ticks it with the space bar.

    Signals:
        arende_chosen(UUID): she has gone to another §.
        ticks_changed: other §§ are ticked.
    """

    arende_chosen = Signal(object)
    ticks_changed = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("expediering_list")
        self.setAccessibleName("Paragrafer")
        self.setAccessibleDescription("Blanksteg markerar en paragraf för utdrag")
        self.setWordWrap(True)
        self.setItemDelegate(WrappingDelegate(self))
        self.setTextElideMode(Qt.TextElideMode.ElideNone)
        self.setResizeMode(QListWidget.ResizeMode.Adjust)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setMinimumWidth(230)
        self._rows: tuple[Row, ...] = ()
        self.currentRowChanged.connect(self._on_current_row_changed)
        self.itemChanged.connect(self._on_item_changed)

    @property
    def ticked(self) -> tuple[UUID, ...]:
        """The ärenden that are ticked."""
        items = [self.item(row) for row in range(self.count())]
        return tuple(item.data(_ID_ROLE) for item in items if item.checkState() is Qt.CheckState.Checked)

    def show_rows(self, rows: Sequence[Row], shown: UUID | None) -> None:
        """Show the §§; ticks and place are kept."""
        if tuple(rows) != self._rows:
            self._rows = tuple(rows)
            ticked = self.ticked
            self.blockSignals(True)
            self.clear()
            for row in rows:
                item = QListWidgetItem(f"§ {row.number}  {row.rubrik}\n{row.state}".strip())
                item.setData(_ID_ROLE, row.arende_id)
                is_ticked = row.arende_id in ticked
                item.setCheckState(Qt.CheckState.Checked if is_ticked else Qt.CheckState.Unchecked)
                self.addItem(item)
            self.blockSignals(False)
        self.go_to(shown)

    def go_to(self, arende_id: UUID | None) -> None:
        """Go to a § without telling."""
        self.blockSignals(True)
        for number, row in enumerate(self._rows):
            if row.arende_id == arende_id and self.currentRow() != number:
                self.setCurrentRow(number)
        self.blockSignals(False)

    def step(self, steps: int) -> None:
        """Go up (negative) or down."""
        row = self.currentRow() + steps
        if 0 <= row < self.count():
            self.setCurrentRow(row)

    def _on_current_row_changed(self, row: int) -> None:
        if 0 <= row < len(self._rows):
            self.arende_chosen.emit(self._rows[row].arende_id)

    def _on_item_changed(self, _item: QListWidgetItem) -> None:
        self.ticks_changed.emit()


def rows_of(akt: Akt) -> tuple[Row, ...]:
    """A row for every §."""
    rows = []
    for arende in akt.numrerade_arenden:
        found = [one for one in akt.expedieringar if one.arende_id == arende.id]
        left = sum(one.skickat_date is None for one in found)
        rows.append(Row(arende.id, akt.nummer_of(arende.id) or 0, arende.rubrik, len(found), left))
    return tuple(rows)
