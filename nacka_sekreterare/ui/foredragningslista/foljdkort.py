"""The cards of what follows from an ärende: who gets the decision, what to watch for, and who is jävig."""

from datetime import date
from uuid import UUID

from PySide6.QtWidgets import QHBoxLayout

from nacka_sekreterare.domain.akt import Akt
from nacka_sekreterare.domain.arende import Arende
from nacka_sekreterare.domain.bevakning import Bevakning
from nacka_sekreterare.domain.expediering import Expediering
from nacka_sekreterare.domain.jav import Jav
from nacka_sekreterare.services.bevakning import add_bevakning, remove_bevakning, update_bevakning
from nacka_sekreterare.services.expediering import (
    add_expediering,
    move_expediering,
    remove_expediering,
    update_expediering,
)
from nacka_sekreterare.services.jav import add_jav, remove_jav, update_jav
from nacka_sekreterare.ui.foredragningslista.fields import Editing, LineField
from nacka_sekreterare.ui.foredragningslista.rows import ItemRow, RowColumn
from nacka_sekreterare.ui.widgets.card import Card
from nacka_sekreterare.ui.widgets.labels import ElidedLabel
from nacka_sekreterare.ui.widgets.moment_edits import DateEdit
from nacka_sekreterare.ui.widgets.person_picker import PersonPicker


class Expedieringskort(Card):
    """Who gets the decision; a new one is typed in the line below the others."""

    def __init__(self, editing: Editing) -> None:
        super().__init__("Beslutet skickas till", name="expedieringskort")
        self._editing = editing
        self._arende_id: UUID | None = None
        self._rows = RowColumn(self._make_row)
        self._rows.move_wanted.connect(self._on_move_wanted)
        self._rows.remove_wanted.connect(self._on_remove_wanted)
        self._new = LineField(
            name="new_expediering", label="Ny mottagare", placeholder="Lägg till mottagare och tryck ↵"
        )
        self._new.text_saved.connect(self._on_new_saved)
        editing.wire(self._new)
        self.body.addWidget(self._rows)
        self.body.addWidget(self._new)

    def show_arende(self, akt: Akt, arende: Arende) -> None:
        """Show the recipients of an ärende."""
        self._arende_id = arende.id
        self._rows.show_values([one for one in akt.expedieringar if one.arende_id == arende.id])

    def _make_row(self, expediering: Expediering) -> ItemRow:
        return _Mottagarrad(self._editing, expediering.id)

    def _on_new_saved(self, text: str) -> None:
        arende_id, kansli = self._arende_id, self._editing.kansli
        if text and arende_id is not None:
            self._new.set_text("")
            self._editing.run(lambda: add_expediering(kansli, arende_id, text))

    def _on_move_wanted(self, expediering_id: UUID, index: int) -> None:
        self._editing.run(lambda: move_expediering(self._editing.kansli, expediering_id, index))

    def _on_remove_wanted(self, expediering_id: UUID) -> None:
        self._editing.run(lambda: remove_expediering(self._editing.kansli, expediering_id))


class _Mottagarrad(ItemRow):
    def __init__(self, editing: Editing, expediering_id: UUID) -> None:
        super().__init__(expediering_id, "expediering", "mottagare")
        self._editing = editing
        self._line = LineField(name="expediering_mottagare", label="Mottagare")
        editing.wire(self._line)
        self._line.text_saved.connect(self._on_saved)
        row = QHBoxLayout()
        row.addWidget(self._line, 1)
        row.addLayout(self.buttons)
        self.column.addLayout(row)

    def show_value(self, value: Expediering, number: int) -> None:
        """Show a recipient."""
        super().show_value(value, number)
        self._line.setObjectName(f"expediering_{number}_mottagare")
        self._line.setAccessibleName(f"Mottagare {number}")
        self._line.set_text(value.mottagare)

    def _on_saved(self, text: str) -> None:
        if text:
            self._editing.save(lambda: update_expediering(self._editing.kansli, self.value_id, mottagare=text))
        else:
            self.remove_wanted.emit(self.value_id)


class Bevakningskort(Card):
    """What must be seen to by a day."""

    def __init__(self, editing: Editing) -> None:
        super().__init__("Bevakning", name="bevakningskort")
        self._editing = editing
        self._arende: Arende | None = None
        self._rows = RowColumn(self._make_row)
        self._rows.remove_wanted.connect(self._on_remove_wanted)
        self._new = DateEdit(lambda: editing.desk.now().date(), name="new_bevakning", label="Ny bevakning, dag")
        self._new.hint.setText("Dag att bevaka")
        self._new.value_changed.connect(self._on_new_day)
        self.body.addWidget(self._rows)
        self.body.addWidget(self._new)

    def show_arende(self, akt: Akt, arende: Arende) -> None:
        """Show what is watched for in an ärende."""
        self._arende = arende
        self._rows.show_values([one for one in akt.bevakningar if one.arende_id == arende.id])

    def _make_row(self, bevakning: Bevakning) -> ItemRow:
        return _Bevakningsrad(self._editing, bevakning.id)

    def _on_new_day(self, day: date | None) -> None:
        arende, kansli = self._arende, self._editing.kansli
        if day is None or arende is None:
            return
        self._new.set_value(None)
        self._new.hint.setText("Dag att bevaka")
        if self._editing.run(lambda: add_bevakning(kansli, arende.id, day, arende.rubrik)):
            self._rows.focus_last()

    def _on_remove_wanted(self, bevakning_id: UUID) -> None:
        self._editing.run(lambda: remove_bevakning(self._editing.kansli, bevakning_id))


class _Bevakningsrad(ItemRow):
    def __init__(self, editing: Editing, bevakning_id: UUID) -> None:
        super().__init__(bevakning_id, "bevakning", "bevakning", is_movable=False)
        self._editing = editing
        self._day = DateEdit(lambda: editing.desk.now().date(), name="bevakning_dag", label="Bevakning, dag")
        self._day.hint.hide()
        self._text = LineField(name="bevakning_text", label="Vad som ska vara gjort")
        editing.wire(self._text)
        self._day.value_changed.connect(self._on_day_changed)
        self._text.text_saved.connect(self._on_saved)
        row = QHBoxLayout()
        row.addWidget(self._day)
        row.addWidget(self._text, 1)
        row.addLayout(self.buttons)
        self.column.addLayout(row)

    def show_value(self, value: Bevakning, number: int) -> None:
        """Show a day to watch for."""
        super().show_value(value, number)
        self._day.setObjectName(f"bevakning_{number}_dag")
        self._text.setObjectName(f"bevakning_{number}_text")
        self._text.setAccessibleName(f"Bevakning {number}: vad som ska vara gjort")
        self._day.set_value(value.datum)
        self._text.set_text(value.text)

    def focus(self) -> None:
        """Say what is to be done by then."""
        self._text.setFocus()
        self._text.selectAll()

    def _on_day_changed(self, day: date | None) -> None:
        if day is None:
            self.remove_wanted.emit(self.value_id)
        else:
            self._editing.run(lambda: update_bevakning(self._editing.kansli, self.value_id, datum=day))

    def _on_saved(self, text: str) -> None:
        if text:
            self._editing.save(lambda: update_bevakning(self._editing.kansli, self.value_id, text=text))


class Javskort(Card):
    """Who is known beforehand to be jävig in the ärende (KL 6:28–30)."""

    def __init__(self, editing: Editing) -> None:
        super().__init__("Jäv som är känt före mötet", name="javskort")
        self._editing = editing
        self._arende_id: UUID | None = None
        self._akt: Akt | None = None
        self._rows = RowColumn(self._make_row)
        self._rows.remove_wanted.connect(self._on_remove_wanted)
        self._new = PersonPicker(name="new_jav", label="Jävig person")
        self._new.setMaximumWidth(420)
        self._new.person_picked.connect(self._on_person_picked)
        self.body.addWidget(self._rows)
        self.body.addWidget(self._new)

    def show_arende(self, akt: Akt, arende: Arende) -> None:
        """Show who is jävig in an ärende."""
        self._arende_id, self._akt = arende.id, akt
        jav = [one for one in akt.jav if one.arende_id == arende.id]
        known = {one.person_id for one in jav}
        people = [person for person in akt.personer if person.id not in known and akt.mandat_of(person.id)]
        self._new.set_people([(person.id, akt.namn(person.id)) for person in people])
        self._rows.show_values(jav)

    def _make_row(self, jav: Jav) -> ItemRow:
        return _Javsrad(self._editing, jav.id, self._akt.namn(jav.person_id) if self._akt else "")

    def _on_person_picked(self, person_id: object) -> None:
        arende_id, kansli = self._arende_id, self._editing.kansli
        if isinstance(person_id, UUID) and arende_id is not None:
            self._new.set_value(None)
            if self._editing.run(lambda: add_jav(kansli, arende_id, person_id)):
                self._rows.focus_last()

    def _on_remove_wanted(self, jav_id: UUID) -> None:
        self._editing.run(lambda: remove_jav(self._editing.kansli, jav_id))


class _Javsrad(ItemRow):
    def __init__(self, editing: Editing, jav_id: UUID, namn: str) -> None:
        super().__init__(jav_id, "jav", "jäv", is_movable=False)
        self._editing = editing
        self._namn = ElidedLabel(namn)
        self._grund = LineField(
            name="jav_grund", label="Grund", placeholder="Grund, till exempel närstående till sökanden"
        )
        editing.wire(self._grund)
        self._grund.text_saved.connect(self._on_saved)
        row = QHBoxLayout()
        row.addWidget(self._namn, 1)
        row.addWidget(self._grund, 2)
        row.addLayout(self.buttons)
        self.column.addLayout(row)

    def show_value(self, value: Jav, number: int) -> None:
        """Show a jäv."""
        super().show_value(value, number)
        self._grund.setObjectName(f"jav_{number}_grund")
        self._grund.setAccessibleName(f"Grund för jäv: {self._namn.text()}")
        self._grund.set_text(value.grund)

    def focus(self) -> None:
        """Say why."""
        self._grund.setFocus()

    def _on_saved(self, text: str) -> None:
        self._editing.save(lambda: update_jav(self._editing.kansli, self.value_id, text))
