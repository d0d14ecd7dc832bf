"""What follows from the decisions of a sammanträde and must be seen to by a day."""

from collections.abc import Iterator
from datetime import date
from functools import partial
from uuid import UUID

from PySide6.QtWidgets import QCheckBox, QHBoxLayout, QLineEdit, QVBoxLayout, QWidget

from nacka_sekreterare.domain.akt import Akt
from nacka_sekreterare.domain.bevakning import Bevakning
from nacka_sekreterare.services.bevakning import add_bevakning, remove_bevakning, update_bevakning
from nacka_sekreterare.services.core import Kansli
from nacka_sekreterare.ui.desk import Desk
from nacka_sekreterare.ui.icons import IconName
from nacka_sekreterare.ui.justering.rows import RowList
from nacka_sekreterare.ui.theme import SPACING, Role
from nacka_sekreterare.ui.widgets.buttons import IconButton, SecondaryButton
from nacka_sekreterare.ui.widgets.card import Card
from nacka_sekreterare.ui.widgets.flow import make_flow
from nacka_sekreterare.ui.widgets.labels import make_label
from nacka_sekreterare.ui.widgets.moment_edits import DateEdit
from nacka_sekreterare.ui.widgets.moments import long_date


class BevakningCard(Card):
    """The bevakningar of the sammanträde by day; a new one belongs to the chosen §."""

    def __init__(self, desk: Desk, kansli: Kansli) -> None:
        super().__init__("Bevakningar", name="bevakning_card")
        self._desk = desk
        self._kansli = kansli
        self._arende_id: UUID | None = None
        self._rows = RowList(name="bevakning_rows")
        self._about = make_label("", Role.SMALL, is_wrapping=True)
        self.text = QLineEdit()
        self.text.setObjectName("new_bevakning")
        self.text.setAccessibleName("Vad som ska vara gjort")
        self.text.setPlaceholderText("Vad ska vara gjort?")
        self.day = DateEdit(self._today, name="new_bevakning_day", label="Dag för bevakningen")
        self._add = SecondaryButton("Lägg till", name="add_bevakning", icon_name=IconName.BELL)
        self.body.addWidget(self._rows)
        self.body.addWidget(self._about)
        self.body.addWidget(self.text)
        self.body.addWidget(make_flow(self.day, self._add))
        self._add.clicked.connect(self._on_add_clicked)
        self.text.returnPressed.connect(self._on_text_return_pressed)

    def show_akt(self, akt: Akt, arende_id: UUID) -> None:
        """Show what is watched."""
        self._arende_id = arende_id
        self._about.setText(f"Ny bevakning från § {akt.nummer_of(arende_id)}")
        found = tuple(sorted(akt.bevakningar, key=lambda one: (one.ar_klar, one.datum)))
        labels = tuple(_label(akt, one) for one in found)
        self._rows.show_rows((found, labels, self._today()), partial(self._make_rows, found, labels))

    def _make_rows(self, found: tuple[Bevakning, ...], labels: tuple[str, ...]) -> Iterator[QWidget]:
        if not found:
            yield make_label("Inget att bevaka från det här sammanträdet.", Role.MUTED, is_wrapping=True)
        for number, (one, label) in enumerate(zip(found, labels, strict=True), start=1):
            holder = QWidget()
            row = QHBoxLayout(holder)
            row.setContentsMargins(0, 0, 0, 0)
            row.setSpacing(SPACING.small)
            box = QCheckBox()
            box.setObjectName(f"klar_{number}")
            box.setAccessibleName(f"Klar: {one.text}")
            box.setToolTip("Bocka för det som är gjort")
            box.setChecked(one.ar_klar)
            box.toggled.connect(partial(self._set_done, one.id))
            row.addWidget(box)
            words = QVBoxLayout()
            words.setSpacing(0)
            words.addWidget(make_label(one.text, Role.MUTED if one.ar_klar else None, is_wrapping=True))
            is_late = not one.ar_klar and one.datum < self._today()
            words.addWidget(make_label(f"{label}{', försenad' if is_late else ''}", Role.SMALL, is_wrapping=True))
            row.addLayout(words, 1)
            remove = IconButton(IconName.DELETE, f"Ta bort bevakningen {one.text}", object_name=f"remove_bev_{number}")
            remove.clicked.connect(partial(self._remove, one.id))
            row.addWidget(remove)
            yield holder

    def _today(self) -> date:
        return self._desk.now().date()

    def _set_done(self, bevakning_id: UUID, is_done: bool) -> None:
        self._desk.operations.run(lambda: update_bevakning(self._kansli, bevakning_id, ar_klar=is_done))

    def _remove(self, bevakning_id: UUID, _checked: bool = False) -> None:
        self._desk.operations.run(lambda: remove_bevakning(self._kansli, bevakning_id))

    def _on_text_return_pressed(self) -> None:
        self.day.setFocus()

    def _on_add_clicked(self) -> None:
        self.day.line.editingFinished.emit()
        day, arende_id, text = self.day.value(), self._arende_id, self.text.text()
        if day is None or not self.day.is_valid:
            self._desk.dialogs.show_error("Skriv vilken dag det ska vara gjort, till exempel 1 november.")
            self.day.setFocus()
        elif arende_id is not None and self._desk.operations.run(
            lambda: add_bevakning(self._kansli, arende_id, day, text)
        ):
            self.text.setText("")
            self.day.set_value(None)


def _label(akt: Akt, one: Bevakning) -> str:
    number = akt.nummer_of(one.arende_id)
    where = f"§ {number}" if number is not None else akt.arende(one.arende_id).rubrik
    return f"{long_date(one.datum)} · {where}"
