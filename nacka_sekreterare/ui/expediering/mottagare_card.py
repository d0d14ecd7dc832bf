"""The recipients of one §: who gets the decision, and on which day it went."""

from collections.abc import Iterator
from datetime import date
from functools import partial
from uuid import UUID

from PySide6.QtCore import Qt
from PySide6.QtGui import QAction
from PySide6.QtWidgets import QHBoxLayout, QLineEdit, QVBoxLayout, QWidget

from nacka_sekreterare.domain.akt import Akt
from nacka_sekreterare.domain.expediering import Expediering
from nacka_sekreterare.services.core import Kansli
from nacka_sekreterare.services.expediering import (
    add_expediering,
    mark_allt_skickat,
    mark_skickat,
    remove_expediering,
    update_expediering,
)
from nacka_sekreterare.ui.desk import Desk
from nacka_sekreterare.ui.icons import IconName
from nacka_sekreterare.ui.justering.rows import RowList
from nacka_sekreterare.ui.theme import SPACING, Role
from nacka_sekreterare.ui.widgets.buttons import IconButton, SecondaryButton
from nacka_sekreterare.ui.widgets.card import Card
from nacka_sekreterare.ui.widgets.flow import make_flow
from nacka_sekreterare.ui.widgets.labels import make_label
from nacka_sekreterare.ui.widgets.moment_edits import DateEdit
from nacka_sekreterare.ui.widgets.saved_edits import SavedLine


class MottagareCard(Card):
    """Who gets the decision of the chosen §."""

    def __init__(self, desk: Desk, kansli: Kansli, skickat: QAction) -> None:
        super().__init__(name="mottagare_card")
        self._desk = desk
        self._kansli = kansli
        self._arende_id: UUID | None = None
        self._number = make_label("", Role.NUMBER)
        self._rubrik = make_label("", Role.TITLE, is_wrapping=True, name="expediering_rubrik")
        self._rows = RowList(name="mottagare_rows")
        self.new = QLineEdit()
        self.new.setObjectName("new_mottagare")
        self.new.setAccessibleName("Ny mottagare")
        self.new.setPlaceholderText("Beslutet skickas till …")
        self.new.setMaximumWidth(420)
        self._add = SecondaryButton("Lägg till", name="add_mottagare", icon_name=IconName.PLUS)
        self._all = SecondaryButton(action=skickat)
        head = QHBoxLayout()
        head.setSpacing(SPACING.small)
        head.addWidget(self._number, 0, Qt.AlignmentFlag.AlignTop)
        head.addWidget(self._rubrik, 1)
        add = QHBoxLayout()
        add.setSpacing(SPACING.small)
        add.addWidget(self.new, 4)
        add.addWidget(self._add)
        add.addStretch(1)
        self.body.setSpacing(SPACING.medium)
        self.body.addLayout(head)
        self.body.addWidget(make_label("Beslutet skickas till", Role.MUTED))
        self.body.addWidget(self._rows)
        self.body.addLayout(add)
        self.body.addWidget(make_flow(self._all))
        self._add.clicked.connect(self._on_add_clicked)
        self.new.returnPressed.connect(self._on_add_clicked)

    def show_akt(self, akt: Akt, arende_id: UUID) -> None:
        """Show the recipients of a §."""
        if arende_id != self._arende_id:
            self.new.setText("")
        self._arende_id = arende_id
        self._number.setText(f"§ {akt.nummer_of(arende_id)}")
        self._rubrik.setText(akt.arende(arende_id).rubrik)
        found = tuple(one for one in akt.expedieringar if one.arende_id == arende_id)
        # The words are changed in place by their own field; a row is made anew when it is another or has gone.
        state = (arende_id, tuple((one.id, one.skickat_date) for one in found))
        self._rows.show_rows(state, partial(self._make_rows, found))
        for line, one in zip(self._rows.findChildren(SavedLine), found, strict=False):
            line.set_value(one.mottagare)
        self._all.setVisible(any(one.skickat_date is None for one in found))

    def mark_all(self) -> None:
        """Note that the decision went to everybody today."""
        arende_id, today = self._arende_id, self._desk.now().date()
        if arende_id is not None:
            self._desk.operations.run(lambda: mark_allt_skickat(self._kansli, arende_id, today))

    def _make_rows(self, found: tuple[Expediering, ...]) -> Iterator[QWidget]:
        if not found:
            yield make_label("Ingen mottagare än. Skriv vem som ska få beslutet.", Role.MUTED, is_wrapping=True)
        for number, one in enumerate(found, start=1):
            yield self._make_row(one, number)

    def _make_row(self, one: Expediering, number: int) -> QWidget:
        holder = QWidget()
        column = QVBoxLayout(holder)
        column.setContentsMargins(0, 0, 0, SPACING.small)
        column.setSpacing(SPACING.tight)
        row = QHBoxLayout()
        row.setSpacing(SPACING.small)
        line = SavedLine(self._desk.operations, name=f"mottagare_{number}", label=f"Mottagare {number}")
        line.set_value(one.mottagare)
        line.saved.connect(partial(self._rename, one.id))
        line.left.connect(self._kansli.leave_field)
        row.addWidget(line, 1)
        remove = IconButton(IconName.DELETE, f"Ta bort mottagaren {one.mottagare}", object_name=f"remove_{number}")
        remove.clicked.connect(partial(self._remove, one.id))
        row.addWidget(remove)
        column.addLayout(row)
        column.addWidget(self._make_sending(one, number))
        return holder

    def _make_sending(self, one: Expediering, number: int) -> QWidget:
        """The day it went, under the name: both are read whole in a narrow window."""
        day = DateEdit(self._today, name=f"skickat_{number}", label=f"Skickat till {one.mottagare}")
        day.set_value(one.skickat_date)
        day.value_changed.connect(partial(self._mark, one.id))
        parts: list[QWidget] = [day]
        if one.skickat_date is None:
            button = SecondaryButton("Skickat i dag", name=f"skickat_i_dag_{number}")
            button.setAccessibleName(f"Skickat i dag till {one.mottagare}")
            button.clicked.connect(partial(self._mark_today, one.id))
            parts.append(button)
        return make_flow(*parts)

    def _today(self) -> date:
        return self._desk.now().date()

    def _rename(self, expediering_id: UUID, text: str) -> None:
        if text:
            self._desk.operations.run(lambda: update_expediering(self._kansli, expediering_id, mottagare=text))

    def _mark(self, expediering_id: UUID, day: date | None) -> None:
        self._desk.operations.run(lambda: mark_skickat(self._kansli, expediering_id, day))

    def _mark_today(self, expediering_id: UUID, _checked: bool = False) -> None:
        self._mark(expediering_id, self._today())

    def _remove(self, expediering_id: UUID, _checked: bool = False) -> None:
        self._desk.operations.run(lambda: remove_expediering(self._kansli, expediering_id))

    def _on_add_clicked(self) -> None:
        arende_id, text = self._arende_id, self.new.text()
        if arende_id is not None and self._desk.operations.run(lambda: add_expediering(self._kansli, arende_id, text)):
            self.new.setText("")
