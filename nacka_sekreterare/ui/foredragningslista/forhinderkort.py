"""The card of förhinder: who cannot come, which ersättare is next in turn and why, who has been called (KL 6:17)."""

from uuid import UUID

from PySide6.QtWidgets import QHBoxLayout

from nacka_sekreterare.domain.akt import Akt
from nacka_sekreterare.domain.inkallelse import Ersattarforslag, foresla_alla
from nacka_sekreterare.domain.person import Mandatroll
from nacka_sekreterare.domain.sammantrade import Forhinder
from nacka_sekreterare.services.forhinder import remove_forhinder, set_forhinder, update_forhinder
from nacka_sekreterare.ui.foredragningslista.fields import Editing, LineField
from nacka_sekreterare.ui.foredragningslista.rows import ItemRow, RowColumn
from nacka_sekreterare.ui.theme import Role
from nacka_sekreterare.ui.widgets.buttons import SecondaryButton
from nacka_sekreterare.ui.widgets.card import Card
from nacka_sekreterare.ui.widgets.labels import ElidedLabel, make_label
from nacka_sekreterare.ui.widgets.person_picker import PersonPicker


class Forhinderkort(Card):
    """Who cannot come."""

    def __init__(self, editing: Editing) -> None:
        super().__init__("Förhinder", name="forhinderkort")
        self._editing = editing
        self._akt: Akt | None = None
        self._empty = make_label("Ingen har anmält förhinder.", Role.MUTED)
        self._rows = RowColumn(self._make_row)
        self._rows.remove_wanted.connect(self._on_remove_wanted)
        self.new = PersonPicker(name="new_forhinder", label="Anmäl förhinder för")
        self.new.setPlaceholderText("Vem har förhinder? Skriv några bokstäver av namnet")
        self.new.setMaximumWidth(420)
        self.new.person_picked.connect(self._on_person_picked)
        for part in (self._empty, self._rows, self.new):
            self.body.addWidget(part)

    def show_akt(self, akt: Akt) -> None:
        """Show the förhinder of a meeting."""
        self._akt = akt
        away = {one.person_id for one in akt.forhinder}
        people = [
            (person.id, akt.namn(person.id))
            for person in akt.personer
            if person.id not in away and (mandat := akt.mandat_of(person.id)) and _is_elected(mandat.roll)
        ]
        self.new.set_people(people)
        self._empty.setVisible(not akt.forhinder)
        in_order: list[Forhinder] = sorted(akt.forhinder, key=lambda one: akt.namn(one.person_id))
        self._rows.show_values(in_order)

    def _make_row(self, forhinder: Forhinder) -> ItemRow:
        return _Forhinderrad(self._editing, forhinder.id, self)

    @property
    def akt(self) -> Akt:
        """What is shown."""
        assert self._akt is not None
        return self._akt

    def _on_person_picked(self, person_id: object) -> None:
        kansli = self._editing.kansli
        if isinstance(person_id, UUID):
            self.new.set_value(None)
            self._editing.run(lambda: set_forhinder(kansli, self.akt.sammantrade.id, person_id))

    def _on_remove_wanted(self, forhinder_id: UUID) -> None:
        self._editing.run(lambda: remove_forhinder(self._editing.kansli, forhinder_id))


class _Forhinderrad(ItemRow):
    """One who cannot come, and who comes instead."""

    def __init__(self, editing: Editing, forhinder_id: UUID, card: Forhinderkort) -> None:
        super().__init__(forhinder_id, "forhinder", "förhinder", is_movable=False)
        self._editing = editing
        self._card = card
        self._proposed: UUID | None = None
        self._namn = ElidedLabel("", Role.STRONG)
        self._note = LineField(
            name="forhinder_anteckning", label="Anteckning", placeholder="Anteckning, till exempel: kommer efter kl. 19"
        )
        self._instead = make_label("", is_wrapping=True)
        self._call = SecondaryButton("Kalla in", name="forhinder_call")
        self._call.clicked.connect(self._on_call_clicked)
        self._other = PersonPicker(name="forhinder_other", label="Kalla in någon annan")
        self._other.setPlaceholderText("Kalla in någon annan")
        self._other.setMinimumWidth(180)
        self._other.person_picked.connect(self._on_other_picked)
        editing.wire(self._note)
        self._note.text_saved.connect(self._on_note_saved)
        head = QHBoxLayout()
        head.addWidget(self._namn, 1)
        head.addWidget(self._note, 2)
        head.addLayout(self.buttons)
        foot = QHBoxLayout()
        foot.addWidget(self._call)
        foot.addWidget(self._other)
        foot.addStretch(1)
        self.column.addLayout(head)
        self.column.addWidget(self._instead)
        self.column.addLayout(foot)

    def show_value(self, value: Forhinder, number: int) -> None:
        """Show a förhinder."""
        super().show_value(value, number)
        akt = self._card.akt
        namn = akt.namn(value.person_id)
        self._namn.setText(namn)
        self._note.setObjectName(f"forhinder_{number}_anteckning")
        self._note.setAccessibleName(f"Anteckning om {namn}")
        self._call.setObjectName(f"forhinder_{number}_call")
        self._other.setObjectName(f"forhinder_{number}_other")
        self._other.setAccessibleName(f"Kalla in någon annan för {namn}")
        self._instead.setObjectName(f"forhinder_{number}_instead")
        self._note.set_text(value.anteckning)
        self._show_instead(akt, value)

    def _show_instead(self, akt: Akt, value: Forhinder) -> None:
        mandat = akt.mandat_of(value.person_id)
        has_seat = mandat is not None and mandat.roll.ar_ledamot
        proposal = _proposal(akt, value.person_id) if has_seat and value.inkallad_person_id is None else None
        self._proposed = proposal.person_id if proposal else None
        self._call.setVisible(value.inkallad_person_id is not None or self._proposed is not None)
        self._other.setVisible(has_seat)
        self._other.set_people([(one, akt.namn(one)) for one in _free(akt)])
        self._instead.setVisible(has_seat)
        if value.inkallad_person_id is not None:
            self._instead.setText(f"{akt.namn(value.inkallad_person_id)} är inkallad.")
            self._call.setText("Ångra inkallelsen")
        elif proposal is not None and proposal.person_id is not None:
            self._instead.setText(f"Förslag: {proposal.forklaring.replace(' som är här', ' som kan komma')}")
            self._call.setText(f"Kalla in {akt.namn(proposal.person_id)}")
        elif proposal is not None:
            self._instead.setText("Ingen ersättare är ledig. Platsen blir tom.")
        self._call.setToolTip(self._call.text())

    def _on_call_clicked(self) -> None:
        kansli, wanted = self._editing.kansli, self._proposed
        self._editing.run(lambda: update_forhinder(kansli, self.value_id, inkallad_person_id=wanted))

    def _on_other_picked(self, person_id: object) -> None:
        kansli = self._editing.kansli
        if isinstance(person_id, UUID):
            self._other.set_value(None)
            self._editing.run(lambda: update_forhinder(kansli, self.value_id, inkallad_person_id=person_id))

    def _on_note_saved(self, text: str) -> None:
        self._editing.save(lambda: update_forhinder(self._editing.kansli, self.value_id, anteckning=text))


def _proposal(akt: Akt, person_id: UUID) -> Ersattarforslag | None:
    before = akt.model_copy(update={"narvaro": ()})  # who is called is settled before anybody is there
    return next((one for one in foresla_alla(before) if one.plats_person_id == person_id), None)


def _free(akt: Akt) -> list[UUID]:
    taken = {one.person_id for one in akt.forhinder} | {one.inkallad_person_id for one in akt.forhinder}
    held = [mandat for person in akt.personer if (mandat := akt.mandat_of(person.id))]
    waiting = sorted((m for m in held if m.roll is Mandatroll.ERSATTARE), key=lambda mandat: mandat.ordning)
    return [mandat.person_id for mandat in waiting if mandat.person_id not in taken]


def _is_elected(roll: Mandatroll) -> bool:
    return roll.ar_ledamot or roll is Mandatroll.ERSATTARE
