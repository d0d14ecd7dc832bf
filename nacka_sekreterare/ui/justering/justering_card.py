"""One justering as a card: its §§, its plan and limit, who signs, what is remarked, its files and its anslag."""

from collections.abc import Callable, Mapping
from datetime import date
from uuid import UUID

from PySide6.QtGui import QAction, QDragEnterEvent, QDropEvent, QGuiApplication
from PySide6.QtWidgets import QHBoxLayout

from nacka_sekreterare.domain.akt import Akt
from nacka_sekreterare.domain.frister import senast_justerad
from nacka_sekreterare.domain.justering import Justering
from nacka_sekreterare.services.anslag import add_anslag
from nacka_sekreterare.services.core import Kansli
from nacka_sekreterare.services.export import (
    Exportjobb,
    Exportorder,
    anslag_text,
    draft_text,
    files_for_justering,
)
from nacka_sekreterare.services.justering import complete_justering, mark_utkast_skickat
from nacka_sekreterare.ui.desk import Desk
from nacka_sekreterare.ui.justering.anmarkning_rows import AnmarkningRows
from nacka_sekreterare.ui.justering.anslag_panel import AnslagPanel
from nacka_sekreterare.ui.justering.fil_rows import FilRows
from nacka_sekreterare.ui.justering.plan_form import PlanForm
from nacka_sekreterare.ui.justering.signatar_rows import SignatarRows
from nacka_sekreterare.ui.justering.underskrift_panel import UnderskriftPanel, emphasize
from nacka_sekreterare.ui.justering.underskrift_words import BEVIS
from nacka_sekreterare.ui.justering.words import (
    day_words,
    findings_of,
    frist_words,
    justering_state,
    justering_title,
    signatarer_of,
)
from nacka_sekreterare.ui.protokoll.file_writer import ResultLine, Written, prepare_or_tell, result_sentence
from nacka_sekreterare.ui.theme import SPACING, Role
from nacka_sekreterare.ui.widgets.buttons import KeyButton, SecondaryButton
from nacka_sekreterare.ui.widgets.card import Card, make_line
from nacka_sekreterare.ui.widgets.chip import Chip, Tone
from nacka_sekreterare.ui.widgets.dropped import dropped_file
from nacka_sekreterare.ui.widgets.flow import make_flow
from nacka_sekreterare.ui.widgets.labels import make_label
from nacka_sekreterare.ui.widgets.moment_edits import DateEdit
from nacka_sekreterare.ui.widgets.notice import InlineNotice

_BUTTONS = {
    "utkast": "Utkast till justerarna",
    "klar": "Justeringen är klar",
    "anmarkning": "Ny anmärkning",
    "kopiera": "Kopiera anslagets text",
}


class JusteringCard(Card):
    """The card of one justering; `show_akt` fills it. `actions` are for the card that the keys of the page act on."""

    def __init__(
        self,
        desk: Desk,
        kansli: Kansli,
        justering: Justering,
        anslag_ids: tuple[UUID, ...],
        actions: Mapping[str, QAction] | None,
    ) -> None:
        super().__init__(name=f"justering_{justering.ordning}")
        self._desk = desk
        self._kansli = kansli
        self.justering = justering
        self._number = number = justering.ordning
        has_keys = self._is_current = actions is not None
        self.setAcceptDrops(True)
        self.buttons: dict[str, KeyButton] = {}
        self._title = make_label("", Role.TITLE, name=f"justering_title_{number}")
        self._kind = make_label("", Role.MUTED)
        self._chip = Chip("Inte planerad")
        self._limit = make_label("", Role.MUTED, is_wrapping=True, name=f"justering_limit_{number}")
        self._findings = InlineNotice(parent=self)
        self.result = ResultLine(self._desk, name=f"result_{number}")
        self.result.written.connect(self._on_result_written)
        self._is_sending = False
        self.plan = PlanForm(self._desk, self._kansli, justering)
        self.plats, self.planned, self.tid = self.plan.plats, self.plan.planned, self.plan.tid
        self._suggested_date: date | None = None
        self._klar_day = DateEdit(self._today, name=f"justerad_{number}", label="Dag då justeringen blev klar")
        self.signatarer = SignatarRows(self._desk, self._kansli, self.justering, has_keys=has_keys)
        self.underskrift = UnderskriftPanel(self._desk, self._kansli, justering, self.result, actions)
        self.anmarkningar = AnmarkningRows(self._desk, self._kansli, self.justering)
        self.filer = FilRows(self._desk, self._kansli, self.justering, self.result)
        self.anslag = [
            AnslagPanel(self._desk, self._kansli, anslag_id, str(number) if index == 0 else f"{number}_{index + 1}")
            for index, anslag_id in enumerate(anslag_ids)
        ]
        self._anslag_ids = anslag_ids
        self._make_buttons(actions)
        self._lay_out()

    def show_akt(self, akt: Akt, justering: Justering) -> None:
        """Show where the justering stands."""
        self.justering = justering
        today = self._desk.now().date()
        is_done = justering.justerad_date is not None
        self._title.setText(justering_title(akt, justering))
        self._kind.setText("omedelbar justering" if justering.ar_omedelbar else "protokollet")
        self.setAccessibleName(f"Justering {self._title.text()}")
        self._chip.set_state(*justering_state(justering, signatarer_of(akt, justering), today))
        self._show_limit(akt, is_done)
        self._show_plan(justering, is_done)
        self.signatarer.show_akt(akt, justering)
        self.underskrift.show_akt(akt, justering)
        self.anmarkningar.show_akt(akt, justering)
        self.filer.show_akt(akt, justering)
        by_id = {anslag.id: anslag for anslag in akt.anslag}
        for panel, key in zip(self.anslag, self._anslag_ids, strict=True):
            panel.show_akt(akt, justering, by_id[key])
        for name in ("utkast", "klar", "anmarkning"):
            self.buttons[name].setVisible(not is_done)
        emphasize(self.buttons["klar"], self._is_current and not self.underskrift.has_main_act)
        self._acts.setVisible(not is_done)
        self._done.setVisible(not is_done)
        self.buttons["nytt_anslag"].setVisible(is_done)
        self.buttons["kopiera"].setVisible(bool(self.anslag))
        self.buttons["anslag_pdf"].setText(
            "Anslag och bevis som PDF" if justering.ar_elektronisk else "Anslaget som PDF"
        )
        self._bevis.setVisible(justering.ar_elektronisk and bool(self.anslag))

    # --- making

    def _make_buttons(self, actions: Mapping[str, QAction] | None) -> None:
        slots: dict[str, Callable[[], None]] = {
            "utkast": self.send_draft,
            "klar": self.complete,
            "anmarkning": self.open_anmarkning,
            "kopiera": self.copy_anslag,
        }
        for name, text in _BUTTONS.items():
            action = actions[name] if actions is not None else None
            button = SecondaryButton(text, name=f"{name}_{self._number}", action=action)
            if action is None:
                button.clicked.connect(slots[name])
            self.buttons[name] = button
        for name, text, slot in (
            ("anslag_pdf", "Anslaget som PDF", self.export_anslag),
            ("nytt_anslag", "Nytt anslag", self.add_anslag),
        ):
            self.buttons[name] = SecondaryButton(text, name=f"{name}_{self._number}")
            self.buttons[name].clicked.connect(slot)

    def _lay_out(self) -> None:
        head = QHBoxLayout()
        head.setSpacing(SPACING.small)
        head.addWidget(self._title)
        head.addWidget(self._kind)
        head.addStretch(1)
        head.addWidget(self._chip)
        self.body.setSpacing(SPACING.medium)
        self.body.addLayout(head)
        for widget in (self._limit, self._findings, self.plan, self.signatarer, self.anmarkningar):
            self.body.addWidget(widget)
        self._acts = make_flow(self.buttons["utkast"], self.buttons["anmarkning"])
        self._done = make_flow(self._klar_day, self.buttons["klar"])
        for below in (self._acts, self.underskrift, self.result, self._done, self.filer):
            self.body.addWidget(below)
        for panel in self.anslag:
            self.body.addWidget(make_line())
            self.body.addWidget(panel)
        self._bevis = make_label(BEVIS, Role.MUTED, is_wrapping=True, name=f"bevis_words_{self._number}")
        self.body.addWidget(self._bevis)
        self.body.addWidget(make_flow(self.buttons["kopiera"], self.buttons["anslag_pdf"], self.buttons["nytt_anslag"]))

    def _show_limit(self, akt: Akt, is_done: bool) -> None:
        limit = senast_justerad(akt.sammantrade.datum)
        self._limit.setText("" if is_done else f"{frist_words('Justeras senast', limit)} ({limit.lagrum})")
        self._limit.setVisible(not is_done)
        found = [f for f in findings_of(akt, self.justering, self._today()) if not f.regel.startswith("anslag")]
        sentences = [f"§ {f.paragraf}: {f.text}" if f.paragraf else f.text for f in found]
        self._findings.set_notice(" ".join(sentences[:4]), found[0].lagrum if found else "", Tone.WARNING)

    def _show_plan(self, justering: Justering, is_done: bool) -> None:
        self.plan.setVisible(not is_done)
        self.plan.show_plan(justering)
        self._suggest_day()

    def _suggest_day(self) -> None:
        """Today is the day unless she has said another: the program may have stood open since yesterday."""
        if self._klar_day.is_valid and self._klar_day.value() in {None, self._suggested_date}:
            self._suggested_date = self._today()
            self._klar_day.set_value(self._suggested_date)

    @property
    def _is_done(self) -> bool:
        return self.justering.justerad_date is not None

    def _today(self) -> date:
        return self._desk.now().date()

    # --- a signed file that is dragged here

    def dragEnterEvent(self, event: QDragEnterEvent) -> None:
        """Say whether it would be read."""
        if self.underskrift.takes_files and dropped_file(event.mimeData()) is not None:
            event.acceptProposedAction()

    def dropEvent(self, event: QDropEvent) -> None:
        """Read it."""
        path = dropped_file(event.mimeData())
        if path is not None and self.underskrift.takes_files:
            event.acceptProposedAction()
            self.underskrift.acts.read_back(path)

    # --- acting

    def send_draft(self) -> None:
        """Write the draft as files, put its text on the clipboard, and note that it has gone."""
        if self._is_done:
            return
        folder = self._desk.dialogs.choose_folder("Välj katalog för utkastet")
        if folder is None:
            return
        jobs = [job for word in ("pdf", "docx") for job in self._jobs("protokoll", word)]
        if jobs:
            QGuiApplication.clipboard().setText(draft_text(self._kansli, self.justering.id))
            self._is_sending = True
            self.result.write(jobs, folder, title="Skriver utkastet")

    def _on_result_written(self, written: Written | None) -> None:
        """A draft that lies in the folder has gone; one that could not be written has not."""
        if not self._is_sending or written is None or written.failed:
            return
        self._is_sending = False
        if self._desk.operations.run(lambda: mark_utkast_skickat(self._kansli, self.justering.id)):
            words = "Texten är kopierad, så att den kan klistras in i ett mejl."
            self.result.notice.set_notice(f"{result_sentence(written)} {words}", "", Tone.SUCCESS)

    def complete(self) -> None:
        """Note that the justering is done, after telling what that means."""
        if self._is_done:
            return
        self._klar_day.line.editingFinished.emit()
        self._suggest_day()
        day = self._klar_day.value()
        if day is None or not self._klar_day.is_valid:
            self._desk.dialogs.show_error("Skriv vilken dag justeringen blev klar, till exempel 27 april.")
            self._klar_day.setFocus()
            return
        question = f"Är justeringen av {self._title.text()} klar {day_words(day)}?"
        detail = (
            "De justerade filerna sparas exakt som de är, med kontrollsumma. Paragraferna kan sedan inte ändras, bara "
            "rättas så att det syns. Dina privata minnesanteckningar till dem raderas. Det här kan inte ångras."
        )
        detail = f"{self.underskrift.remarks} {detail}".strip()
        if not self._desk.dialogs.ask(question, yes="Justeringen är klar", no="Inte än", detail=detail):
            return
        key = self.justering.id
        self._desk.operations.run(
            lambda: complete_justering(self._kansli, key, day, files_for_justering(self._kansli, key))
        )

    def open_anmarkning(self) -> None:
        """Let her write a remark, as long as the justering is not done."""
        if not self._is_done:
            self.anmarkningar.open_new()

    def copy_anslag(self) -> None:
        """Put the anslag on the clipboard as plain text."""
        QGuiApplication.clipboard().setText(anslag_text(self._kansli, self.justering.id))
        self.result.say("Anslagets text är kopierad. Klistra in den på anslagstavlan.")

    def export_anslag(self) -> None:
        """Write the anslag as PDF."""
        jobs = self._jobs("anslag", "pdf")
        folder = self._desk.dialogs.choose_folder("Välj katalog för anslaget") if jobs else None
        if folder is not None:
            self.result.write(jobs, folder)

    def add_anslag(self) -> None:
        """Announce once more."""
        self._desk.operations.run(lambda: add_anslag(self._kansli, self.justering.id))

    def put_up(self) -> None:
        """Note that the newest anslag went up today."""
        if self.anslag and self.anslag[-1].up_button.isEnabled():
            self.anslag[-1].put_up_today()

    def take_down(self) -> None:
        """Note that the newest anslag came down today."""
        if self.anslag and self.anslag[-1].down_button.isEnabled():
            self.anslag[-1].take_down_today()

    def _jobs(self, dokument: str, word: str) -> tuple[Exportjobb, ...]:
        order = Exportorder(
            sammantrade_id=self.justering.sammantrade_id, dokument=dokument, format=word, justering=self._number + 1
        )
        return prepare_or_tell(self._desk, self._kansli, order)
