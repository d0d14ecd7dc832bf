"""Those who sign: one row each, with the next state one click away, and a line to add somebody."""

from collections.abc import Iterator
from datetime import date
from functools import partial
from uuid import UUID

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QComboBox, QHBoxLayout, QLineEdit, QMenu, QToolButton, QVBoxLayout, QWidget

from nacka_sekreterare.domain.akt import Akt
from nacka_sekreterare.domain.errors import UserError
from nacka_sekreterare.domain.justering import Justering, Signatar, Signatarroll, Signatarstatus
from nacka_sekreterare.domain.paragraf import parse_range
from nacka_sekreterare.services.core import Kansli, Outcome
from nacka_sekreterare.services.signatar import (
    add_ordforande,
    add_signatar,
    remove_signatar,
    set_signatarstatus,
)
from nacka_sekreterare.ui.actions import set_keys
from nacka_sekreterare.ui.desk import Desk
from nacka_sekreterare.ui.icons import IconName
from nacka_sekreterare.ui.justering.rows import RowList
from nacka_sekreterare.ui.justering.words import NEXT_STATUS, ROLLER, STATUSAR, covered, signatarer_of
from nacka_sekreterare.ui.theme import SPACING, Role
from nacka_sekreterare.ui.widgets.buttons import IconButton, SecondaryButton
from nacka_sekreterare.ui.widgets.chip import Chip, Tone
from nacka_sekreterare.ui.widgets.flow import make_flow
from nacka_sekreterare.ui.widgets.labels import ElidedLabel, SectionLabel, make_label
from nacka_sekreterare.ui.widgets.moment_edits import DateEdit
from nacka_sekreterare.ui.widgets.person_picker import PersonPicker

_NEXT_TEXT = {Signatarstatus.GODKANT: "Har godkänt", Signatarstatus.UNDERTECKNAT: "Har undertecknat"}
_MOST_KEYS = 9


class SignatarRows(QWidget):
    """The signatories of one justering; `has_keys` gives their next states Ctrl+1 to Ctrl+9."""

    def __init__(self, desk: Desk, kansli: Kansli, justering: Justering, *, has_keys: bool) -> None:
        super().__init__()
        self._desk = desk
        self._kansli = kansli
        self._justering_id = justering.id
        self._number = justering.ordning
        self._has_keys = has_keys
        self._akt: Akt | None = None
        self._is_done = False
        self._rows = RowList(name=f"signatarer_{self._number}")
        self.roll = QComboBox()
        self.roll.setObjectName(f"new_roll_{self._number}")
        self.roll.setAccessibleName("Den nyas roll")
        for role in (Signatarroll.JUSTERARE, Signatarroll.ORDFORANDE, Signatarroll.SEKRETERARE):
            self.roll.addItem(ROLLER[role].capitalize(), role)
        self.person = PersonPicker(name=f"new_signatar_{self._number}", label="Lägg till undertecknare")
        self.numbers = QLineEdit()
        self.numbers.setObjectName(f"new_numbers_{self._number}")
        self.numbers.setAccessibleName("Paragrafer som den nya gäller")
        self.numbers.setPlaceholderText("alla §§, eller 39, 41–43")
        self.numbers.setMaximumWidth(210)
        self._add = SecondaryButton("Lägg till", name=f"add_signatar_{self._number}", icon_name=IconName.ACCOUNT_PLUS)
        self._add.clicked.connect(self._on_add_clicked)
        self.numbers.returnPressed.connect(self._on_add_clicked)
        self._new = make_flow(self.roll, self.person, self.numbers, self._add)
        if has_keys:
            set_keys(self, "Undertecknare", (("Ctrl+1–9", "Undertecknarens nästa läge"),))
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(SPACING.small)
        column.addWidget(SectionLabel("Undertecknare"))
        column.addWidget(self._rows)
        column.addWidget(self._new)

    def show_akt(self, akt: Akt, justering: Justering) -> None:
        """Show who signs and how far each has come."""
        self._akt = akt
        self._is_done = justering.justerad_date is not None
        signatarer = signatarer_of(akt, justering)
        names = tuple(akt.namn(signatar.person_id) for signatar in signatarer)
        ranges = tuple(covered(akt, signatar) for signatar in signatarer)
        self._rows.show_rows((signatarer, names, ranges, self._is_done), partial(self._make_rows, akt, signatarer))
        self._new.setVisible(not self._is_done)
        people = sorted({(person.id, akt.namn(person.id)) for person in akt.personer}, key=lambda pair: pair[1])
        self.person.set_people(people)

    def _make_rows(self, akt: Akt, signatarer: tuple[Signatar, ...]) -> Iterator[QWidget]:
        if not signatarer:
            yield make_label("Ingen undertecknar än. Lägg till ordförande och justerare nedan.", Role.MUTED)
        for number, signatar in enumerate(signatarer, start=1):
            yield self._make_row(akt, signatar, number)

    def _make_row(self, akt: Akt, signatar: Signatar, number: int) -> QWidget:
        name = f"{self._number}_{number}"
        holder = QWidget()
        row = QHBoxLayout(holder)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(SPACING.small)
        words = QVBoxLayout()
        words.setSpacing(0)
        words.addWidget(ElidedLabel(akt.namn(signatar.person_id), Role.STRONG))
        only = covered(akt, signatar)
        words.addWidget(ElidedLabel(f"{ROLLER[signatar.roll]}{f', {only}' if only else ''}", Role.SMALL))
        row.addLayout(words, 1)
        text, tone = STATUSAR[signatar.status]
        row.addWidget(Chip(text, tone, has_icon=tone is Tone.SUCCESS))
        if signatar.status is Signatarstatus.UNDERTECKNAT:
            row.addWidget(self._make_day(akt, signatar, name))
        following = NEXT_STATUS.get(signatar.status)
        if following is not None and not self._is_done:
            key = f"Ctrl+{number}" if self._has_keys and number <= _MOST_KEYS else ""
            button = SecondaryButton(_NEXT_TEXT[following], name=f"next_status_{name}", key=key)
            button.setAccessibleName(f"{_NEXT_TEXT[following]}: {akt.namn(signatar.person_id)}")
            button.clicked.connect(partial(self._set_status, signatar.id, following))
            row.addWidget(button)
        if not self._is_done:
            row.addWidget(self._make_more(akt, signatar, name))
        return holder

    def _make_day(self, akt: Akt, signatar: Signatar, name: str) -> QWidget:
        label = f"Dag då {akt.namn(signatar.person_id)} undertecknade"
        if self._is_done:
            return make_label(signatar.undertecknat_date.isoformat() if signatar.undertecknat_date else "", Role.MUTED)
        day = DateEdit(lambda: self._desk.now().date(), name=f"signed_{name}", label=label)
        day.set_value(signatar.undertecknat_date)
        day.value_changed.connect(partial(self._set_day, signatar.id))
        return day

    def _make_more(self, akt: Akt, signatar: Signatar, name: str) -> QToolButton:
        person = akt.namn(signatar.person_id)
        button = IconButton(IconName.DOTS_HORIZONTAL, f"Mer om {person}", object_name=f"more_{name}")
        menu = QMenu(button)
        for status, (text, _) in STATUSAR.items():
            action = menu.addAction(text)
            action.setCheckable(True)
            action.setChecked(status is signatar.status)
            action.triggered.connect(partial(self._set_status, signatar.id, status))
        menu.addSeparator()
        menu.addAction(f"Ta bort {person}").triggered.connect(partial(self._remove, signatar.id))
        button.setMenu(menu)
        button.setPopupMode(QToolButton.ToolButtonPopupMode.InstantPopup)
        return button

    # --- acting

    def _set_status(self, signatar_id: UUID, status: Signatarstatus, _checked: bool = False) -> None:
        self._desk.operations.run(lambda: set_signatarstatus(self._kansli, signatar_id, status))

    def _set_day(self, signatar_id: UUID, day: date | None) -> None:
        status = Signatarstatus.UNDERTECKNAT if day is not None else Signatarstatus.GODKANT
        self._desk.operations.run(lambda: set_signatarstatus(self._kansli, signatar_id, status, day))

    def _remove(self, signatar_id: UUID, _checked: bool = False) -> None:
        self._desk.operations.run(lambda: remove_signatar(self._kansli, signatar_id))

    def _on_add_clicked(self) -> None:
        person_id = self.person.value()
        if not isinstance(person_id, UUID):
            self._desk.dialogs.show_error("Välj vem som ska underteckna: skriv några bokstäver av namnet.")
            self.person.setFocus(Qt.FocusReason.OtherFocusReason)
            return
        try:
            arende_ids = self._chosen_arenden()
        except UserError as error:
            self._desk.dialogs.show_error(error.sentence)
            self.numbers.setFocus()
            return
        reason = self._reason(arende_ids)
        if reason is not None and self._desk.operations.run(partial(self._add_one, person_id, arende_ids, reason)):
            self.person.set_value(None)
            self.numbers.clear()

    def _reason(self, arende_ids: tuple[UUID, ...]) -> str | None:
        """Why it is told after the sammanträde who presided: asked for once, whichever §§ it is about."""
        is_chair = Signatarroll(self.roll.currentData()) is Signatarroll.ORDFORANDE
        if self._akt is None or not is_chair or not arende_ids:
            return ""
        missing = [key for key in arende_ids if self._desk.reasons.is_missing(self._akt, key)]
        return self._desk.reasons.ask(self._akt, (missing or arende_ids)[0])

    def _add_one(self, person_id: UUID, arende_ids: tuple[UUID, ...], reason: str) -> Outcome[Signatar]:
        role = Signatarroll(self.roll.currentData())
        if role is Signatarroll.ORDFORANDE and arende_ids:
            return add_ordforande(self._kansli, self._justering_id, person_id, arende_ids, orsak=reason)
        assert self._akt is not None
        paragrafer = [p.id for p in self._akt.paragrafer if p.arende_id in arende_ids]
        return add_signatar(self._kansli, self._justering_id, person_id, role, paragrafer)

    def _chosen_arenden(self) -> tuple[UUID, ...]:
        text = self.numbers.text().strip()
        if not text or self._akt is None:
            return ()
        numbers = set(parse_range(text))
        justering = next(j for j in self._akt.justeringar if j.id == self._justering_id)
        own = {self._akt.nummer_of(arende.id): arende.id for arende in self._akt.arenden_of_justering(justering)}
        missing = numbers - set(own)
        if missing:
            raise UserError(f"§ {min(missing)} hör inte till den här justeringen. Ändra paragraferna.")
        return tuple(own[number] for number in sorted(numbers))
