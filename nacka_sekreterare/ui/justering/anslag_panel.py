"""One anslag: when it is planned, went up and came down, where the protokoll is kept, and what the law says of it."""

from datetime import date
from uuid import UUID

from PySide6.QtWidgets import QFormLayout, QHBoxLayout, QVBoxLayout, QWidget

from nacka_sekreterare.domain.akt import Akt
from nacka_sekreterare.domain.anslag import Anslag
from nacka_sekreterare.domain.frister import senast_anslagen, sista_dag_overklaga, tidigast_ned
from nacka_sekreterare.domain.justering import Justering
from nacka_sekreterare.services.anslag import plan_anslag, register_nedtaget, register_uppsatt, update_anslag
from nacka_sekreterare.services.core import Kansli
from nacka_sekreterare.ui.desk import Desk
from nacka_sekreterare.ui.icons import IconName
from nacka_sekreterare.ui.justering.words import anslag_state, day_words, findings_of, frist_words, secretary_of
from nacka_sekreterare.ui.theme import SPACING, Role
from nacka_sekreterare.ui.widgets.buttons import SecondaryButton
from nacka_sekreterare.ui.widgets.chip import Chip, Tone
from nacka_sekreterare.ui.widgets.labels import SectionLabel, make_label
from nacka_sekreterare.ui.widgets.moment_edits import DateEdit
from nacka_sekreterare.ui.widgets.notice import InlineNotice
from nacka_sekreterare.ui.widgets.person_picker import PersonPicker
from nacka_sekreterare.ui.widgets.saved_edits import SavedLine


class AnslagPanel(QWidget):
    """The anslag of a justering. `name` tells several apart: "0" or "1_2"."""

    def __init__(self, desk: Desk, kansli: Kansli, anslag_id: UUID, name: str) -> None:
        super().__init__()
        self._desk = desk
        self._kansli = kansli
        self._anslag_id = anslag_id
        self._secretary_id: UUID | None = None
        self._signer_id: UUID | None = None
        self._uppsatt_date: date | None = None
        self._nedtaget_date: date | None = None
        self._chip = Chip("Inte planerat")
        self._notice = InlineNotice(parent=self)
        self._limits = make_label("", Role.MUTED, is_wrapping=True, name=f"anslag_limits_{name}")

        def today() -> date:
            return desk.now().date()

        self.plats = SavedLine(desk.operations, name=f"forvaringsplats_{name}", label="Protokollets förvaringsplats")
        self.plats.setMaximumWidth(420)
        self.signer = PersonPicker(name=f"bevis_underskrift_{name}", label="Vem undertecknar beviset")
        self.signer.setMaximumWidth(420)
        self.planned = DateEdit(today, name=f"anslag_planerat_{name}", label="Planeras upp")
        self.up = DateEdit(today, name=f"anslag_upp_{name}", label="Anslaget sattes upp")
        self.down = DateEdit(today, name=f"anslag_ned_{name}", label="Anslaget togs ned")
        self.up_button = SecondaryButton("Sätt upp i dag", name=f"satt_upp_{name}", icon_name=IconName.BULLHORN)
        self.down_button = SecondaryButton("Ta ned i dag", name=f"ta_ned_{name}", icon_name=IconName.TRAY_ARROW_DOWN)
        self._lay_out()
        self._connect()

    def show_akt(self, akt: Akt, justering: Justering, anslag: Anslag) -> None:
        """Show where the anslag stands."""
        self._uppsatt_date, self._nedtaget_date = anslag.uppsatt_date, anslag.nedtaget_date
        self._chip.set_state(*anslag_state(anslag))
        self.plats.set_value(anslag.forvaringsplats)
        self.plats.setPlaceholderText(akt.organ.installningar.forvaringsplats or "till exempel kommunkansliet")
        self._show_signer(akt, justering, anslag)
        for field, day in (
            (self.planned, anslag.planerad_upp_date),
            (self.up, anslag.uppsatt_date),
            (self.down, anslag.nedtaget_date),
        ):
            if field.is_valid:
                field.set_value(day)
        is_up = anslag.uppsatt_date is not None
        self.planned.setEnabled(not is_up)
        self.up.setEnabled(justering.justerad_date is not None)
        self.up_button.setVisible(not is_up)
        self.up_button.setEnabled(justering.justerad_date is not None)
        self.up_button.setToolTip("" if self.up_button.isEnabled() else "Anslaget sätts upp när justeringen är klar")
        self.down.setEnabled(is_up)
        self.down_button.setEnabled(is_up)
        self.down_button.setVisible(anslag.nedtaget_date is None)
        self._limits.setText(_limits(justering, anslag))
        self._limits.setVisible(bool(self._limits.text()))
        findings = [f for f in findings_of(akt, justering, self._desk.now().date()) if f.regel.startswith("anslag")]
        tone = Tone.DANGER if any(finding.allvar == "BLOCK" for finding in findings) else Tone.WARNING
        lagrum = findings[0].lagrum if findings else ""
        self._notice.set_notice(" ".join(finding.text for finding in findings), lagrum, tone)

    def _show_signer(self, akt: Akt, justering: Justering, anslag: Anslag) -> None:
        """The secretary signs the bevis unless somebody else is chosen."""
        default = self._secretary_id = secretary_of(akt, justering)
        self._signer_id = anslag.underskrift_person_id
        self.signer.setPlaceholderText(akt.namn(default) if default else "Skriv några bokstäver av namnet")
        self.signer.set_people((person.id, akt.namn(person.id)) for person in akt.personer)
        if not self.signer.hasFocus():
            self.signer.set_value(anslag.underskrift_person_id or default)

    def _lay_out(self) -> None:
        head = QHBoxLayout()
        head.addWidget(SectionLabel("Anslag och bevis"))
        head.addStretch(1)
        head.addWidget(self._chip)
        form = QFormLayout()
        form.setHorizontalSpacing(SPACING.large)
        form.setVerticalSpacing(SPACING.small)
        form.addRow("Förvaringsplats", self.plats)
        form.addRow("Beviset undertecknas av", self.signer)
        form.addRow("Planeras upp", self.planned)
        form.addRow("Sattes upp", _beside(self.up, self.up_button))
        form.addRow("Togs ned", _beside(self.down, self.down_button))
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(SPACING.small)
        column.addLayout(head)
        column.addWidget(self._notice)
        column.addLayout(form)
        column.addWidget(self._limits)

    def _connect(self) -> None:
        self.plats.saved.connect(self._on_plats_saved)
        self.plats.left.connect(self._on_plats_left)
        self.signer.person_picked.connect(self._on_signer_person_picked)
        self.planned.value_changed.connect(self._on_planned_value_changed)
        self.up.value_changed.connect(self._on_up_value_changed)
        self.down.value_changed.connect(self._on_down_value_changed)
        self.up_button.clicked.connect(self.put_up_today)
        self.down_button.clicked.connect(self.take_down_today)

    # --- acting

    def put_up_today(self) -> None:
        """Note that the anslag went up today."""
        self._put_up(self._desk.now().date())

    def take_down_today(self) -> None:
        """Note that the anslag came down today; too early is asked about."""
        self._take_down(self._desk.now().date())

    def _put_up(self, day: date) -> None:
        anslag_id = self._anslag_id
        if not self._desk.operations.run(lambda: register_uppsatt(self._kansli, anslag_id, day)):
            self.up.set_value(self._uppsatt_date)

    def _take_down(self, day: date) -> None:
        anslag_id, up = self._anslag_id, self._uppsatt_date
        if up is not None and up <= day < tidigast_ned(up).grans_date:
            frist = tidigast_ned(up)
            question = f"Anslaget får tas ned först {day_words(frist.grans_date)}. Togs det ändå ned {day_words(day)}?"
            detail = (
                f"{frist.forklaring} Tas det ned för tidigt har överklagandetiden inte löpt ut, och ett nytt anslag "
                f"behövs ({frist.lagrum})."
            )
            if not self._desk.dialogs.ask(question, yes="Det togs ned", no="Nej", detail=detail, is_destructive=True):
                self.down.set_value(self._nedtaget_date)
                return
        if not self._desk.operations.run(lambda: register_nedtaget(self._kansli, anslag_id, day)):
            self.down.set_value(self._nedtaget_date)

    def _on_plats_saved(self, text: str) -> None:
        anslag_id = self._anslag_id
        self._desk.operations.run(lambda: update_anslag(self._kansli, anslag_id, forvaringsplats=text))

    def _on_signer_person_picked(self, person: object) -> None:
        anslag_id, chosen = self._anslag_id, None if person == self._secretary_id else person
        if chosen != self._signer_id:
            self._desk.operations.run(lambda: update_anslag(self._kansli, anslag_id, underskrift_person_id=chosen))

    def _on_plats_left(self) -> None:
        self._kansli.leave_field()

    def _on_planned_value_changed(self, day: date | None) -> None:
        anslag_id = self._anslag_id
        if day is None:
            self._desk.operations.run(
                lambda: update_anslag(self._kansli, anslag_id, planerad_upp_date=None, planerad_ned_date=None)
            )
        else:
            self._desk.operations.run(lambda: plan_anslag(self._kansli, anslag_id, day))

    def _on_up_value_changed(self, day: date | None) -> None:
        if day is None:
            self.up.set_value(self._uppsatt_date)  # what went up went up; the day is corrected, not taken away
        else:
            self._put_up(day)

    def _on_down_value_changed(self, day: date | None) -> None:
        if day is None:
            self.down.set_value(self._nedtaget_date)
        else:
            self._take_down(day)


def _limits(justering: Justering, anslag: Anslag) -> str:
    """The time limits that follow from what is known, each on a line of its own."""
    if anslag.uppsatt_date is not None:
        last, down = sista_dag_overklaga(anslag.uppsatt_date), tidigast_ned(anslag.uppsatt_date)
        return (
            f"{frist_words('Sista dag att överklaga', last)} ({last.lagrum})\n"
            f"Får tas ned tidigast: {day_words(down.grans_date)}, dagen efter sista dagen att överklaga. "
            f"({down.lagrum})"
        )
    if justering.justerad_date is not None:
        latest = senast_anslagen(justering.justerad_date)
        return f"{frist_words('Ska vara uppsatt senast', latest)} ({latest.lagrum})"
    if anslag.planerad_upp_date is not None:
        down = tidigast_ned(anslag.planerad_upp_date)
        return f"Enligt planen får anslaget tas ned tidigast {day_words(down.grans_date)}."
    return ""


def _beside(first: QWidget, second: QWidget) -> QWidget:
    holder = QWidget()
    row = QHBoxLayout(holder)
    row.setContentsMargins(0, 0, 0, 0)
    row.setSpacing(SPACING.small)
    row.addWidget(first)
    row.addWidget(second)
    row.addStretch(1)
    return holder
