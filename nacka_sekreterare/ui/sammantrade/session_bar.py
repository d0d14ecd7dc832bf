"""Under the §§: an extra ärende, the pauses, the beginning and the end of the sammanträde with their clock times."""

from datetime import datetime, time
from functools import partial
from uuid import UUID

from PySide6.QtCore import QTimer, Signal
from PySide6.QtGui import QAction
from PySide6.QtWidgets import QHBoxLayout, QLineEdit, QVBoxLayout, QWidget

from nacka_sekreterare.domain.sammantrade import Ajournering
from nacka_sekreterare.services import arende as arende_acts
from nacka_sekreterare.services import sammantrade
from nacka_sekreterare.services.granskning import granska
from nacka_sekreterare.services.narvaro import open_with_upprop
from nacka_sekreterare.ui.icons import IconName
from nacka_sekreterare.ui.sammantrade.inline_form import InlineForm
from nacka_sekreterare.ui.sammantrade.live import Live, PageKeys, changed
from nacka_sekreterare.ui.theme import SPACING, Role
from nacka_sekreterare.ui.widgets.buttons import IconButton, PrimaryButton, SecondaryButton
from nacka_sekreterare.ui.widgets.flow import FlowRow
from nacka_sekreterare.ui.widgets.labels import make_label
from nacka_sekreterare.ui.widgets.moment_edits import TimeEdit
from nacka_sekreterare.ui.widgets.scroll_column import clear_layout


class ExtraForm(InlineForm):
    """The rubrik of an extra ärende; the rest is written in the föredragningslista or on the § card."""

    def __init__(self, live: Live, keys: PageKeys) -> None:
        super().__init__("extra_form", "Lägg till")
        self._live = live
        self.rubrik = QLineEdit()
        self.rubrik.setObjectName("extra_rubrik")
        self.rubrik.setAccessibleName("Rubrik för det extra ärendet")
        self.rubrik.setPlaceholderText("Vad ärendet gäller")
        self.add_row("Extra ärende", self.rubrik)
        self.rubrik.returnPressed.connect(self.submit)
        keys.guard(self.rubrik)
        self.added: object = None

    def open_form(self) -> None:
        """Begin with the rubrik."""
        super().open_form()
        self.added = None
        self.rubrik.setText("")
        self.rubrik.setFocus()

    def submit(self) -> None:
        """Put it on the list."""
        rubrik, live = self.rubrik.text().strip(), self._live
        if not rubrik:
            self.show_wrong("Rubriken saknas. Skriv vad ärendet gäller.")
            return
        act = partial(arende_acts.add_extra_arende, live.kansli, live.sammantrade_id, rubrik)
        if live.run(act, on_done=self._remember):
            self.close_form()

    def _remember(self, added: object) -> None:
        self.added = added


class SessionBar(QWidget):
    """The foot of the left column.

    Signals:
        arende_wanted(UUID): she wants to see to something in an ärende before she closes the sammanträde.
    """

    arende_wanted = Signal(object)

    def __init__(self, live: Live, actions: dict[str, QAction], keys: PageKeys) -> None:
        super().__init__()
        self.setObjectName("session_bar")
        self._live = live
        self._actions = actions
        self._keys = keys
        self._shown: dict[str, object] = {}
        self.extra_form = ExtraForm(live, keys)
        self.opened = TimeEdit(name="oppnat", label="Sammanträdet öppnat")
        self.closed = TimeEdit(name="avslutat", label="Sammanträdet avslutat")
        self.open_button = PrimaryButton("Öppna sammanträdet", name="open_button", action=actions["session"])
        self.close_button = quiet_button("Avsluta", "close_button", actions["session"])
        self._pauses = QVBoxLayout()
        self._lay_out()
        self.opened.value_changed.connect(partial(self._on_time_value_changed, "oppnat_at"))
        self.closed.value_changed.connect(partial(self._on_time_value_changed, "avslutat_at"))
        keys.guard(self.opened.line, self.closed.line)

    def _lay_out(self) -> None:
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(SPACING.small)
        column.addWidget(self.extra_form)
        self._actions["edit_ajournering"].setEnabled(False)
        self._pauses.setSpacing(SPACING.tight)
        column.addLayout(self._pauses)
        self._times = QWidget()
        times = QHBoxLayout(self._times)
        times.setContentsMargins(0, 0, 0, 0)
        self._opened_label = make_label("Öppnat", Role.SMALL)
        self._closed_label = make_label("Avslutat", Role.SMALL)
        for widget in (self._opened_label, self.opened, self._closed_label, self.closed):
            times.addWidget(widget)
        times.addStretch(1)
        column.addWidget(self._times)
        row = FlowRow(SPACING.small)
        self.extra_button = quiet_button("Extra ärende", "button_extra", self._actions["extra"])
        self.pause_button = quiet_button("Ajournera", "button_ajournera", self._actions["ajournera"])
        for button in (self.open_button, self.extra_button, self.pause_button, self.close_button):
            row.add(button)
        column.addWidget(row)

    # --- showing --------------------------------------------------------------------------------------------------

    def show_akt(self) -> None:
        """Show how far the sammanträde has come."""
        akt = self._live.akt
        meeting = akt.sammantrade
        state = (meeting.oppnat_at, meeting.avslutat_at, meeting.ar_stangt_for_andring)
        is_open = meeting.oppnat_at is not None and not meeting.ar_stangt_for_andring
        if changed(self._shown, "state", state):
            self.open_button.setVisible(meeting.oppnat_at is None)
            self.close_button.setVisible(is_open)
            self._actions["session"].setEnabled(not meeting.ar_stangt_for_andring)
            self._actions["session"].setText("Avsluta sammanträdet" if is_open else "Öppna sammanträdet")
            self.pause_button.setVisible(is_open)
            self._actions["ajournera"].setEnabled(is_open)
            self._times.setVisible(meeting.oppnat_at is not None)
            self.closed.setVisible(meeting.avslutat_at is not None)
            self._closed_label.setVisible(meeting.avslutat_at is not None)
            self.opened.set_value(_clock(meeting.oppnat_at))
            self.closed.set_value(_clock(meeting.avslutat_at))
            QTimer.singleShot(0, self, self.updateGeometry)  # a button that has gone gives its width back
        if changed(self._shown, "pauses", akt.ajourneringar):
            running = any(pause.till_at is None for pause in akt.ajourneringar)
            words = "Återuppta" if running else "Ajournera"
            self._actions["ajournera"].setText(words)
            self.pause_button.setText(words)
            self._actions["edit_ajournering"].setEnabled(bool(akt.ajourneringar))
            self._fill_pauses(akt.ajourneringar)

    def _fill_pauses(self, pauses: tuple[Ajournering, ...]) -> None:
        clear_layout(self._pauses)
        for number, pause in enumerate(pauses):
            row = QHBoxLayout()
            row.addWidget(make_label("Ajournerat", Role.SMALL))
            for field, at in (("fran_at", pause.fran_at), ("till_at", pause.till_at)):
                label = "Ajourneringen började" if field == "fran_at" else "Ajourneringen slutade"
                edit = TimeEdit(name=f"paus_{number}_{field}", label=label)
                edit.set_value(_clock(at))
                edit.value_changed.connect(partial(self._on_pause_value_changed, pause, field))
                self._keys.guard(edit.line)
                row.addWidget(edit)
            remove = IconButton(IconName.DELETE, "Ta bort ajourneringen", object_name=f"paus_{number}_ta_bort")
            act = partial(sammantrade.remove_ajournering, self._live.kansli, pause.id)
            remove.clicked.connect(partial(self._live.run, act))
            row.addWidget(remove)
            row.addStretch(1)
            self._pauses.addLayout(row)

    # --- acting ---------------------------------------------------------------------------------------------------

    def toggle_session(self) -> None:
        """Open the sammanträde, or close it after a question."""
        live, meeting = self._live, self._live.akt.sammantrade
        if meeting.oppnat_at is None:
            live.run(partial(open_with_upprop, live.kansli, live.sammantrade_id))
            return
        question = f"Avsluta sammanträdet kl. {live.desk.now():%H.%M}?"
        detail = "Paragrafnumren blir fasta, och en ändring av ett beslut behöver sedan ett skäl."
        live.desk.operations.flush()
        findings = granska(live.kansli, live.akt)
        if findings:
            told = "Inget av detta hindrar dig: det som hände antecknas som det hände. "
            answer = live.desk.dialogs.review(question, findings, yes="Avsluta sammanträdet", detail=told + detail)
        else:
            answer = live.desk.dialogs.ask(question, yes="Avsluta", detail=detail)
        if isinstance(answer, UUID):
            self.arende_wanted.emit(answer)
        elif answer:
            live.run(partial(sammantrade.close_sammantrade, live.kansli, live.sammantrade_id))

    def toggle_pause(self) -> None:
        """Begin a pause, or end the one that is running."""
        live = self._live
        if any(pause.till_at is None for pause in live.akt.ajourneringar):
            live.run(partial(sammantrade.ateruppta, live.kansli, live.sammantrade_id))
        else:
            act = partial(sammantrade.ajournera, live.kansli, live.sammantrade_id, None, live.paragraf_id)
            live.run(act)

    def edit_pause(self) -> None:
        """Put the cursor in the clock times of the last ajournering: its beginning, then its end by Tab."""
        edits = [edit for edit in self.findChildren(TimeEdit) if edit.objectName().endswith("_fran_at")]
        if edits:
            edits[-1].line.setFocus()
            edits[-1].line.selectAll()

    def _on_time_value_changed(self, field: str, at: time | None) -> None:
        if at is None:
            self._shown.pop("state", None)
            self.show_akt()
            return
        live = self._live
        moment = datetime.combine(live.akt.sammantrade.datum, at) if field == "oppnat_at" else live.moment(at)
        if field == "oppnat_at" and live.akt.sammantrade.oppnat_at is not None:
            moment = datetime.combine(live.akt.sammantrade.oppnat_at.date(), at)
        live.run(partial(sammantrade.update_sammantrade, live.kansli, live.sammantrade_id, **{field: moment}))

    def _on_pause_value_changed(self, pause: Ajournering, field: str, at: time | None) -> None:
        if at is None and field == "fran_at":
            return
        live = self._live
        moment = live.moment(at) if at else None
        if not live.run(partial(sammantrade.update_ajournering, live.kansli, pause.id, **{field: moment})):
            self._shown.pop("pauses", None)
            self.show_akt()


def quiet_button(text: str, name: str, action: QAction) -> SecondaryButton:
    """A button for an act whose key stands in the tooltip only: the column is narrow."""
    button = SecondaryButton(text, name=name)
    button.setToolTip(action.toolTip())
    button.setAccessibleDescription(action.shortcut().toString())
    button.clicked.connect(action.trigger)
    return button


def _clock(at: datetime | None) -> time | None:
    return at.time().replace(second=0, microsecond=0) if at else None
