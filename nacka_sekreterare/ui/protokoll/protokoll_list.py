"""The §§ of the protokoll to the left: each with how far it is, and whether something in it is worded by hand."""

from collections.abc import Sequence
from dataclasses import dataclass
from uuid import UUID

from PySide6.QtCore import QSize, Signal
from PySide6.QtWidgets import QWidget

from nacka_sekreterare.domain.akt import Akt
from nacka_sekreterare.domain.arende import Arende
from nacka_sekreterare.ui.avsnitt.parts import has_own_wording, own_wordings
from nacka_sekreterare.ui.icons import IconName
from nacka_sekreterare.ui.widgets.reorderable_list import ListEntry, ReorderableList


@dataclass(frozen=True)
class Row:
    """One § of the list."""

    arende_id: UUID
    text: str
    icon: IconName
    tone: str
    state: str


class ProtokollList(ReorderableList):
    """Goes to a § with the arrows or the mouse; the order is the numbers' own.

    Signals:
        arende_chosen(UUID): she has gone to another §.
    """

    arende_chosen = Signal(object)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(name="protokoll_list", label="Paragrafer", parent=parent)
        self.setAccessibleDescription("Ctrl+Upp och Ctrl+Ned går mellan paragraferna, var du än är")
        self.setDragDropMode(ReorderableList.DragDropMode.NoDragDrop)
        self.setMinimumWidth(205)
        self.setIconSize(QSize(18, 18))
        self._rows: tuple[Row, ...] = ()
        self.current_id_changed.connect(self._on_current_id_changed)

    def show_rows(self, rows: Sequence[Row], shown: UUID | None) -> None:
        """Show the §§; nothing is touched when they are as before."""
        was_blocked = self.blockSignals(True)
        if tuple(rows) != self._rows:
            self._rows = tuple(rows)
            entries = [
                ListEntry(row.arende_id, row.text, row.icon, row.tone, row.state, row.state, is_movable=False)
                for row in rows
            ]
            self.set_entries(entries)
        if self.current_id() != shown:
            self.set_current_id(shown)
        self.blockSignals(was_blocked)

    def show_row(self, row: Row) -> None:
        """Show one § otherwise than before."""
        rows = tuple(row if one.arende_id == row.arende_id else one for one in self._rows)
        shown = self.current_id()
        if rows != self._rows:
            self.show_rows(rows, shown if isinstance(shown, UUID) else None)

    def step(self, steps: int) -> None:
        """Go up (negative) or down."""
        row = self.currentRow() + steps
        if 0 <= row < self.count():
            self.setCurrentRow(row)

    def _on_current_id_changed(self, arende_id: object) -> None:
        if isinstance(arende_id, UUID):
            self.arende_chosen.emit(arende_id)


def rows_of(akt: Akt) -> tuple[Row, ...]:
    """A row for every §, in the order of the numbers."""
    own = own_wordings(akt)
    settled = {p.arende_id for p in akt.beslutspunkter if p.utfall is not None}
    open_ids = {p.arende_id for p in akt.beslutspunkter if p.utfall is None}
    done = settled - open_ids
    return tuple(
        _row(akt, arende, is_done=arende.id in done, is_own=arende.id in own) for arende in akt.numrerade_arenden
    )


def row_of(akt: Akt, arende_id: UUID) -> Row:
    """The row of one §."""
    punkter = akt.beslutspunkter_of(arende_id)
    is_done = bool(punkter) and all(punkt.utfall is not None for punkt in punkter)
    return _row(akt, akt.arende(arende_id), is_done=is_done, is_own=has_own_wording(akt, arende_id))


def _row(akt: Akt, arende: Arende, *, is_done: bool, is_own: bool) -> Row:
    justering = akt.justering_of(arende.id)
    paragraf = akt.paragraf_of(arende.id)
    if justering is not None and justering.justerad_date is not None:
        icon, tone, state = IconName.LOCK, "muted", "justerad"
    elif is_own:
        icon, tone, state = IconName.PENCIL, "accent", "egen lydelse"
    elif is_done or (paragraf is not None and paragraf.ar_utgangen):
        icon, tone, state = IconName.CHECK_CIRCLE, "success", "behandlad"
    else:
        icon, tone, state = IconName.CIRCLE, "muted", "inte behandlad"
    if justering is not None and justering.ar_omedelbar:
        state += ", omedelbar justering"
        icon = IconName.LIGHTNING_BOLT if justering.justerad_date is None else icon
    return Row(arende.id, f"§ {akt.nummer_of(arende.id)}  {arende.rubrik}", icon, tone, state)
