"""The people of an organ: lists by role in her order, a line to add one, and the form of the one that is marked."""

from collections.abc import Sequence
from datetime import date
from functools import partial
from uuid import UUID

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QCheckBox, QComboBox, QHBoxLayout, QLineEdit, QVBoxLayout, QWidget

from nacka_sekreterare.domain.person import Mandat, Mandatroll, Person
from nacka_sekreterare.services.core import Kansli
from nacka_sekreterare.services.person import (
    end_mandat,
    list_mandat,
    list_personer,
    move_mandat,
    remove_mandat,
    update_mandat,
    update_person,
)
from nacka_sekreterare.services.personlista import import_personlista, read_personlista
from nacka_sekreterare.ui.desk import Desk
from nacka_sekreterare.ui.organ.order_editor import FittedList
from nacka_sekreterare.ui.organ.person_form import PersonForm
from nacka_sekreterare.ui.organ.words import ROLL
from nacka_sekreterare.ui.theme import SPACING, Role
from nacka_sekreterare.ui.widgets.buttons import SecondaryButton
from nacka_sekreterare.ui.widgets.card import Card
from nacka_sekreterare.ui.widgets.labels import make_label
from nacka_sekreterare.ui.widgets.reorderable_list import ListEntry
from nacka_sekreterare.ui.widgets.scroll_column import ScrollColumn

_SEATS = (
    Mandatroll.ORDFORANDE,
    Mandatroll.FORSTE_VICE_ORDFORANDE,
    Mandatroll.ANDRE_VICE_ORDFORANDE,
    Mandatroll.LEDAMOT,
)
GROUPS = (
    ("ledamoter", "Ledamöter", _SEATS),
    ("ersattare", "Ersättare, i den ordning de kallas in", (Mandatroll.ERSATTARE,)),
    ("ovriga", "Insynsplatser och personalföreträdare", (Mandatroll.INSYNSPLATS, Mandatroll.PERSONALFORETRADARE)),
    ("tjanstepersoner", "Sekreterare och tjänstepersoner", (Mandatroll.SEKRETERARE, Mandatroll.TJANSTEPERSON)),
)


class PeopleView(QWidget):
    """Who sits in an organ."""

    def __init__(self, desk: Desk, kansli: Kansli) -> None:
        super().__init__()
        self.setObjectName("people_view")
        self._desk = desk
        self._kansli = kansli
        self._organ_id: UUID | None = None
        self._mandat: tuple[Mandat, ...] = ()
        self._personer: dict[UUID, Person] = {}
        self._current: UUID | None = None
        self.new_name = QLineEdit()
        self._new_role = QComboBox()
        self._show_ended = QCheckBox("Visa avslutade uppdrag")
        self._lists: dict[str, FittedList] = {}
        self._cards: dict[str, Card] = {}
        self._none = make_label("", Role.MUTED, is_wrapping=True, name="no_people")
        self._form = PersonForm(desk)
        self._lay_out()
        self._connect()

    def show_organ(self, organ_id: UUID) -> None:
        """Show the people of an organ; the marked one stays marked."""
        if organ_id != self._organ_id:
            self._organ_id, self._current = organ_id, None
        today = self._desk.now().date()
        self._mandat = list_mandat(self._kansli, organ_id)
        self._personer = {person.id: person for person in list_personer(self._kansli)}
        shown = [m for m in self._mandat if self._show_ended.isChecked() or not _is_ended(m, today)]
        for name, _, roles in GROUPS:
            entries = [self._entry(mandat, today) for mandat in shown if mandat.roll in roles]
            self._fill(self._lists[name], entries)
            self._cards[name].setVisible(bool(entries))
        self._none.setText("" if shown else "Här finns ingen än. Skriv ett namn ovan, eller klistra in hela listan.")
        self._none.setVisible(not shown)
        self._show_form()

    def show_mandat(self, mandat_id: UUID) -> None:
        """Mark somebody of the organ that is shown, with the focus on the row."""
        for rows in self._lists.values():
            if mandat_id in rows.ids():
                rows.set_current_id(mandat_id)
                rows.setFocus(Qt.FocusReason.OtherFocusReason)

    @property
    def parties(self) -> tuple[str, ...]:
        """The parties of the organ, in the order of its seats."""
        return tuple(dict.fromkeys(mandat.parti for mandat in self._mandat if mandat.parti))

    def _lay_out(self) -> None:
        self.new_name.setObjectName("new_person_name")
        self.new_name.setAccessibleName("Ny person")
        self.new_name.setPlaceholderText("Ny person: Anna Berg (M)")
        self._new_role.setObjectName("new_person_role")
        self._new_role.setAccessibleName("Den nya personens uppdrag")
        self._new_role.addItems(list(ROLL.values()))
        self._new_role.setCurrentIndex(list(ROLL).index(Mandatroll.LEDAMOT))
        self._show_ended.setObjectName("show_ended")
        self._add = SecondaryButton("Lägg till", name="new_person_add")
        self._add.setToolTip("Lägg till personen (↵)")
        add = QHBoxLayout()
        add.setSpacing(SPACING.small)
        add.addWidget(self.new_name, 1)
        add.addWidget(self._new_role)
        add.addWidget(self._add)
        scroll = ScrollColumn(name="people_scroll")
        scroll.column.setContentsMargins(0, SPACING.medium, SPACING.medium, SPACING.page)
        scroll.column.addLayout(add)
        scroll.column.addWidget(self._none)
        for name, title, _ in GROUPS:
            card = Card(title)
            rows = FittedList(name=f"people_{name}", label=title)
            self._cards[name], self._lists[name] = card, rows
            card.body.addWidget(rows)
            scroll.column.addWidget(card)
        scroll.column.addWidget(self._show_ended)
        scroll.column.addStretch(1)
        self._form.setFixedWidth(380)
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(SPACING.large)
        row.addWidget(scroll, 1)
        side = QVBoxLayout()
        side.setContentsMargins(0, SPACING.medium, 0, 0)
        side.addWidget(self._form)
        side.addStretch(1)
        row.addLayout(side)
        row.setAlignment(Qt.AlignmentFlag.AlignTop)

    def _connect(self) -> None:
        for name, rows in self._lists.items():
            rows.current_id_changed.connect(partial(self._on_list_current_changed, name))
            rows.order_changed.connect(self._on_list_order_changed)
        self.new_name.returnPressed.connect(self._on_add)
        self._add.clicked.connect(self._on_add)
        self._show_ended.clicked.connect(self._on_show_ended_clicked)
        self._form.person_changed.connect(self._on_form_person_changed)
        self._form.mandat_changed.connect(self._on_form_mandat_changed)
        self._form.text_left.connect(self._kansli.leave_field)
        self._form.ended.connect(self._on_form_ended)
        self._form.removed.connect(self._on_form_removed)

    def _entry(self, mandat: Mandat, today: date) -> ListEntry:
        person = self._personer[mandat.person_id]
        text = f"{person.namn} ({mandat.parti})" if mandat.parti else person.namn
        remarks = [] if mandat.roll in {Mandatroll.LEDAMOT, Mandatroll.ERSATTARE} else [ROLL[mandat.roll].lower()]
        remarks += [part for part in (person.titel, person.enhet) if part]
        if mandat.fran_date and mandat.fran_date > today:
            remarks.append(f"från {mandat.fran_date.isoformat()}")
        if mandat.till_date:
            remarks.append(f"till {mandat.till_date.isoformat()}")
        return ListEntry(mandat.id, "  ·  ".join([text, ", ".join(remarks)]) if remarks else text)

    def _fill(self, rows: FittedList, entries: Sequence[ListEntry]) -> None:
        was_blocked = rows.blockSignals(True)
        rows.set_entries(entries)
        if self._current in rows.ids():
            rows.set_current_id(self._current)
        else:
            rows.setCurrentRow(-1)
        rows.blockSignals(was_blocked)
        rows.fit()

    def _show_form(self) -> None:
        mandat = self._current_mandat()
        self._form.setVisible(mandat is not None)
        if mandat is not None:
            self._form.show_mandat(mandat, self._personer[mandat.person_id])

    def _current_mandat(self) -> Mandat | None:
        return next((mandat for mandat in self._mandat if mandat.id == self._current), None)

    # --- acting ---------------------------------------------------------------------------------------------------

    def _on_list_current_changed(self, name: str, mandat_id: UUID | None) -> None:
        if mandat_id is None:
            return
        self._desk.operations.flush()
        self._current = mandat_id
        for other, rows in self._lists.items():
            if other != name:
                was_blocked = rows.blockSignals(True)
                rows.setCurrentRow(-1)
                rows.blockSignals(was_blocked)
        self._show_form()

    def _on_list_order_changed(self, order: tuple[UUID, ...]) -> None:
        moved = self._current_mandat()
        if moved is None:
            return
        index = place_among_siblings(self._mandat, moved, order)
        if not self._desk.operations.run(lambda: move_mandat(self._kansli, moved.id, index)) and self._organ_id:
            self.show_organ(self._organ_id)

    def _on_add(self) -> None:
        organ_id, lista = self._organ_id, read_personlista(self.new_name.text())
        if organ_id is None or not self.new_name.text().strip():
            self.new_name.setFocus()
            return
        if not lista.personer:
            self._desk.dialogs.show_error("Namnet kan inte läsas. Skriv förnamn, efternamn och parti: Anna Berg (M).")
            return
        role = list(ROLL)[self._new_role.currentIndex()]
        person = lista.personer[0]
        person = person if person.roll is not Mandatroll.LEDAMOT else person.model_copy(update={"roll": role})
        if self._desk.operations.run(lambda: import_personlista(self._kansli, organ_id, [person])):
            self.new_name.setText("")
            self.new_name.setFocus()

    def _on_show_ended_clicked(self) -> None:
        if self._organ_id is not None:
            self.show_organ(self._organ_id)

    def _on_form_person_changed(self, field: str, value: object) -> None:
        mandat = self._current_mandat()
        if mandat is not None:
            self._desk.operations.run(lambda: update_person(self._kansli, mandat.person_id, **{field: value}))

    def _on_form_mandat_changed(self, field: str, value: object) -> None:
        mandat = self._current_mandat()
        if mandat is not None:
            self._desk.operations.run(lambda: update_mandat(self._kansli, mandat.id, **{field: value}))
            self._show_form()

    def _on_form_ended(self) -> None:
        mandat = self._current_mandat()
        if mandat is not None:
            self._desk.operations.run(lambda: end_mandat(self._kansli, mandat.id, self._desk.now().date()))

    def _on_form_removed(self) -> None:
        mandat = self._current_mandat()
        if mandat is not None:
            self._desk.operations.run(lambda: remove_mandat(self._kansli, mandat.id))


def place_among_siblings(every: Sequence[Mandat], moved: Mandat, shown: Sequence[UUID]) -> int:
    """Where a moved mandat comes among those of its role, ended and hidden ones included."""
    siblings = [m.id for m in every if m.roll is moved.roll and m.id != moved.id]
    after = [one for one in shown[shown.index(moved.id) + 1 :] if one in siblings]
    return siblings.index(after[0]) if after else len(siblings)


def _is_ended(mandat: Mandat, today: date) -> bool:
    return mandat.till_date is not None and mandat.till_date < today
