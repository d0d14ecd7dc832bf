"""The form of one person in an organ: name, party, role, days; titel and address for those who have them."""

from datetime import date

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QComboBox, QFormLayout, QHBoxLayout

from nacka_sekreterare.domain.person import Mandat, Mandatroll, Person
from nacka_sekreterare.ui.desk import Desk
from nacka_sekreterare.ui.organ.words import ROLL
from nacka_sekreterare.ui.theme import SPACING
from nacka_sekreterare.ui.widgets.buttons import DangerButton, SecondaryButton
from nacka_sekreterare.ui.widgets.card import Card
from nacka_sekreterare.ui.widgets.moment_edits import DateEdit
from nacka_sekreterare.ui.widgets.saved_edits import SavedLine

_OFFICIALS = frozenset({Mandatroll.SEKRETERARE, Mandatroll.TJANSTEPERSON})


class PersonForm(Card):
    """Shows one mandat and its person; every field saves itself.

    Signals:
        person_changed(field, value): of the person.
        mandat_changed(field, value): of the mandat.
        text_left: the focus has left a text.
        ended: the mandat is to end today.
        removed: the mandat was a mistake.
    """

    person_changed = Signal(str, object)
    mandat_changed = Signal(str, object)
    text_left = Signal()
    ended = Signal()
    removed = Signal()

    def __init__(self, desk: Desk) -> None:
        super().__init__("Uppdrag", name="person_form")
        self._desk = desk
        self._form = QFormLayout()
        self._form.setHorizontalSpacing(SPACING.large)
        self._form.setVerticalSpacing(SPACING.small)
        self.namn = self._make_line("namn", "Namn")
        self.parti = self._make_line("parti", "Parti", is_of_mandat=True)
        self.parti.setMaximumWidth(140)
        self.roll = QComboBox()
        self.roll.setObjectName("person_roll")
        self.roll.setAccessibleName("Uppdrag")
        self.roll.addItems(list(ROLL.values()))
        self.roll.activated.connect(self._on_roll_activated)
        self._form.addRow("Uppdrag", self.roll)
        self.fran = self._make_date("fran_date", "Från")
        self.till = self._make_date("till_date", "Till och med")
        self.titel = self._make_line("titel", "Titel")
        self.enhet = self._make_line("enhet", "Enhet")
        self.epost = self._make_line("epost", "E-post")
        self._end = SecondaryButton("Avsluta i dag", name="person_end")
        self._end.setToolTip("Uppdraget slutar i dag; personen står kvar i tidigare protokoll")
        self._remove = DangerButton("Ta bort", name="person_remove")
        self._remove.setToolTip("Ta bort ett uppdrag som lades in av misstag")
        self._end.clicked.connect(self.ended)
        self._remove.clicked.connect(self.removed)
        foot = QHBoxLayout()
        foot.addWidget(self._end)
        foot.addStretch(1)
        foot.addWidget(self._remove)
        self.body.addLayout(self._form)
        self.body.addSpacing(SPACING.small)
        self.body.addLayout(foot)

    def show_mandat(self, mandat: Mandat, person: Person) -> None:
        """Show a person; titel and enhet only where they are used."""
        self.namn.set_value(person.namn)
        self.titel.set_value(person.titel)
        self.enhet.set_value(person.enhet)
        self.epost.set_value(person.epost)
        self.parti.set_value(mandat.parti)
        self.roll.setCurrentIndex(list(ROLL).index(mandat.roll))
        self.fran.set_value(mandat.fran_date)
        self.till.set_value(mandat.till_date)
        is_official = mandat.roll in _OFFICIALS
        for field, is_shown in ((self.titel, is_official), (self.enhet, is_official), (self.parti, not is_official)):
            self._form.setRowVisible(field, is_shown)
        self._end.setEnabled(mandat.till_date is None or mandat.till_date > self._desk.now().date())

    def _make_line(self, field: str, label: str, *, is_of_mandat: bool = False) -> SavedLine:
        line = SavedLine(self._desk.operations, name=f"person_{field}", label=label)

        def tell(text: str) -> None:
            if is_of_mandat:
                self.mandat_changed.emit(field, text.strip())
            elif text.strip() or field != "namn":
                self.person_changed.emit(field, text.strip())

        line.saved.connect(tell)
        line.left.connect(self.text_left)
        self._form.addRow(label, line)
        return line

    def _make_date(self, field: str, label: str) -> DateEdit:
        edit = DateEdit(self._today, name=f"person_{field}", label=label)

        def tell(day: date | None) -> None:
            self.mandat_changed.emit(field, day)

        edit.value_changed.connect(tell)
        self._form.addRow(label, edit)
        return edit

    def _today(self) -> date:
        return self._desk.now().date()

    def _on_roll_activated(self, number: int) -> None:
        self.mandat_changed.emit("roll", list(ROLL)[number])
