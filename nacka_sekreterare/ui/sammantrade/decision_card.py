"""The beslut of the § that is shown: förslag, acts as buttons with their keys, and the beslut when it is decided."""

from datetime import time
from functools import partial

from PySide6.QtGui import QAction
from PySide6.QtWidgets import QHBoxLayout, QWidget

from nacka_sekreterare.domain import fraser
from nacka_sekreterare.domain.akt import Akt
from nacka_sekreterare.domain.arende import Arende, Standardakt
from nacka_sekreterare.domain.beslut import Beslutspunkt, Utfall
from nacka_sekreterare.domain.beslutsgang_foljd import foljd
from nacka_sekreterare.domain.errors import UserError
from nacka_sekreterare.domain.forslag import split_forslag
from nacka_sekreterare.domain.text import FormattedText, plain_text
from nacka_sekreterare.services import beslut
from nacka_sekreterare.ui.sammantrade.justerare_form import JusterareForm
from nacka_sekreterare.ui.sammantrade.live import Live, PageKeys, changed
from nacka_sekreterare.ui.sammantrade.punkt_editor import UTFALL_WORDS, PunktEditor
from nacka_sekreterare.ui.sammantrade.states import Decisions, primary_act
from nacka_sekreterare.ui.theme import SPACING, Role
from nacka_sekreterare.ui.widgets.buttons import PrimaryButton, QuietButton, SecondaryButton
from nacka_sekreterare.ui.widgets.card import Card
from nacka_sekreterare.ui.widgets.chip import Chip, Tone
from nacka_sekreterare.ui.widgets.flow import FlowRow
from nacka_sekreterare.ui.widgets.formatted.format_bar import FormatBar
from nacka_sekreterare.ui.widgets.labels import make_label
from nacka_sekreterare.ui.widgets.moment_edits import TimeEdit

DECIDING = ("andrat", "aterremiss", "bordlagg", "utgar", "anteckna", "avslag")
_STANDARD_WORDS = {
    Standardakt.UPPROP: "Uppropet är förrättat",
    Standardakt.VAL_AV_JUSTERARE: "Utse justerare",
    Standardakt.FASTSTALLANDE: "Fastställ listan",
    Standardakt.ANMALAN_AV_JAV: "Anteckna jäv",
}
# What is seldom done with an ärende has its key all the same, but no button.
_SHOWN = {"standard": ("andrat", "utgar"), "anteckna": ("andrat", "bordlagg", "utgar")}
_PRIMARY_WORDS = {
    "next": "Nästa paragraf",
    "anteckna": "Antecknas",
    "forslag": "Enligt förslag",
    "foljd": "Enligt beslutsgången",
    "andrat": "Skriv beslut",
}


class DecisionCard(Card):
    """The card at the top of the middle. What its buttons do is the page's."""

    def __init__(self, live: Live, actions: dict[str, QAction], keys: PageKeys, parent: QWidget | None = None) -> None:
        super().__init__("Beslut", name="decision_card", parent=parent)
        self._live = live
        self._keys = keys
        self._actions = actions
        self._shown: dict[str, object] = {}
        self._chip = Chip("obehandlad")
        self.clock = TimeEdit(name="klubbad_at", label="Klockslag för beslutet")
        self._clock_label = make_label("Klubbat", Role.SMALL)
        self.justerare = JusterareForm(live.desk)
        self.editors: list[PunktEditor] = []
        self._editors_row = self.body
        self._explain = SecondaryButton("Ändra beslutet…", name="explain_change")
        self._explain.setToolTip("Sammanträdet är avslutat: ange varför beslutet ändras (F2)")
        self._late = make_label("", Role.SMALL, is_wrapping=True, name="andringsorsak")
        self._buttons: dict[str, QWidget] = {}
        self._lay_out()
        self.clock.value_changed.connect(self._on_clock_value_changed)
        self._explain.clicked.connect(self.start_writing)

    def _lay_out(self) -> None:
        self.header.addWidget(self._clock_label)
        self.header.addWidget(self.clock)
        self.header.addWidget(self._chip)
        self._keys.guard(self.clock.line, self.justerare.place, self.justerare.people.picker)
        self.body.addWidget(self.justerare)
        self._add_editor()
        row = FlowRow(SPACING.small)
        self.primary = PrimaryButton("Enligt förslag", name="button_primary", action=self._actions["primary"])
        row.add(self.primary)
        for act in DECIDING:
            button = SecondaryButton(action=self._actions[act])
            self._buttons[act] = button
            row.add(button)
        row.add(self._explain)
        self.undo_button = QuietButton(action=self._actions["angra_beslut"])
        row.add(self.undo_button)
        self._acts = row
        self.body.addWidget(row)
        self.body.addWidget(self._late)

    def _add_editor(self) -> PunktEditor:
        editor = PunktEditor(len(self.editors), self)
        editor.beslut_edited.connect(self._on_editor_beslut_edited)
        editor.motivering_edited.connect(self._on_editor_motivering_edited)
        editor.left.connect(self._live.kansli.leave_field)
        self._live.desk.operations.about_to_run.connect(editor.flush)
        self._keys.guard(editor.beslut, editor.motivering, editor.proposal)
        if not self.editors:
            bar = FormatBar(editor.beslut, name="beslut_bar")
            self._bar = bar
            self._bar_row = QHBoxLayout()
            self._bar_row.addWidget(bar)
            self._bar_row.addStretch(1)
            self.body.addLayout(self._bar_row)
        self.body.insertWidget(self.body.count() - (1 if self.editors else 0), editor)
        self.editors.append(editor)
        return editor

    # --- showing --------------------------------------------------------------------------------------------------

    def show_arende(self, akt: Akt, arende: Arende, decisions: Decisions) -> None:
        """Show an ärende as it is now."""
        punkter = decisions.of(arende.id)
        paragraf = akt.paragraf_of(arende.id)
        act = primary_act(arende, decisions)
        is_settled = act == "next"
        may_write = not self._live.is_justerad and self._live.has_reason()
        for index in range(max(len(punkter), 1)):
            editor = self.editors[index] if index < len(self.editors) else self._add_editor()
            punkt = punkter[index] if punkter else None
            proposal = _proposal(akt, arende, punkt, act)
            many = len(punkter) > 1
            editor.show_punkt(punkt, proposal, is_one_of_many=many, may_write=may_write, writes_first=act == "andrat")
            editor.show()
        for editor in self.editors[max(len(punkter), 1) :]:
            editor.hide()
        reason = self._live.desk.reasons.known(akt, arende.id)
        self._late.setText(f"Ändras efter sammanträdet: {reason}")
        self._late.setVisible(bool(reason))
        self._show_state(akt, arende, decisions)
        self._show_acts(arende, act)
        is_choosing = arende.standardakt is Standardakt.VAL_AV_JUSTERARE and not is_settled
        self.justerare.setVisible(is_choosing)
        if is_choosing:
            self.justerare.show_akt(akt)
        at = paragraf.klubbad_at if paragraf else None
        self.clock.setVisible(is_settled and paragraf is not None)
        self._clock_label.setVisible(is_settled and paragraf is not None)
        if not self.clock.line.hasFocus():
            self.clock.set_value(at.time().replace(second=0, microsecond=0) if at else None)
        is_hers = bool(punkter) and punkter[0].utfall is Utfall.ANDRAT
        self._bar.setVisible(may_write and (is_hers or act == "andrat"))

    def _show_state(self, akt: Akt, arende: Arende, decisions: Decisions) -> None:
        punkter = decisions.of(arende.id)
        utfall = next((punkt.utfall for punkt in punkter if punkt.utfall), None)
        waiting = [y for y in akt.yrkanden if y.arende_id == arende.id and not y.ar_aterkallat]
        if decisions.is_settled(arende.id) and utfall is not None:
            state = UTFALL_WORDS[utfall]
        elif len(waiting) > 1:
            state = (f"{len(waiting)} yrkanden: gå till proposition", Tone.ACCENT)
        else:
            state = ("delvis beslutad" if utfall else "obehandlad", Tone.NEUTRAL)
        if changed(self._shown, "state", state):
            self._chip.set_state(*state)

    def _show_acts(self, arende: Arende, act: str) -> None:
        is_settled = act == "next"
        may_change = not self._live.is_justerad
        words = _STANDARD_WORDS.get(arende.standardakt, "") if act == "standard" else _PRIMARY_WORDS[act]
        self.primary.setText(words)
        self.primary.updateGeometry()
        self._actions["primary"].setText(words)
        for name in DECIDING:
            shown = not is_settled and may_change and name != act and name in _SHOWN.get(act, DECIDING)
            self._buttons[name].setVisible(shown)
            self._actions[name].setEnabled(not is_settled and may_change)
        self.undo_button.setVisible(is_settled and may_change)
        self._actions["angra_beslut"].setEnabled(may_change and is_settled)
        self._explain.setVisible(is_settled and may_change and not self._live.has_reason())

    # --- acting ---------------------------------------------------------------------------------------------------

    def start_writing(self) -> None:
        """Put the cursor in the beslut; after the sammanträde the reason is asked for first."""
        if self._live.is_justerad or self._live.reason() is None:
            return
        for editor in self.editors:
            if editor.isVisibleTo(self) and editor.beslut.isVisibleTo(self):
                editor.beslut.setReadOnly(False)
                editor.motivering.setReadOnly(False)
        self._explain.hide()
        self._bar.setVisible(self.editors[0].beslut.isVisibleTo(self))
        editor = self.editors[0]
        target = editor.motivering if editor.motivering.isVisibleTo(self) else editor.beslut
        target.setFocus()

    def start_clock(self) -> None:
        """Put the cursor in the klockslag."""
        if self.clock.isVisible():
            self.clock.line.setFocus()
            self.clock.line.selectAll()

    def flush(self) -> None:
        """Save what is being typed."""
        for editor in self.editors:
            editor.flush()

    def _on_clock_value_changed(self, at: time | None) -> None:
        arende_id = self._live.arende_id
        if arende_id is not None:
            moment = self._live.moment(at) if at else None
            self._live.run(lambda: beslut.set_klubbad_at(self._live.kansli, arende_id, moment))

    def _on_editor_beslut_edited(self, punkt_id: object, text: FormattedText) -> None:
        kansli, arende_id, reason = self._live.kansli, self._live.arende_id, self._live.reason()
        if arende_id is None or reason is None:
            return
        if punkt_id is None:
            self._live.run(lambda: beslut.decide_andrat(kansli, arende_id, text, orsak=reason))
        else:
            self._live.run(lambda: beslut.set_beslutstext(kansli, punkt_id, text, orsak=reason))  # type: ignore[arg-type]

    def _on_editor_motivering_edited(self, punkt_id: object, text: FormattedText) -> None:
        kansli = self._live.kansli
        act = partial(beslut.update_beslutspunkt, kansli, punkt_id, motivering=text)  # type: ignore[arg-type]
        self._live.run_explained(act)


def _proposal(akt: Akt, arende: Arende, punkt: Beslutspunkt | None, act: str) -> FormattedText:
    """What the primary act would decide."""
    followed = foljd(akt, arende.id) if act == "foljd" else ()
    proposal = split_forslag(punkt.forslag).text if punkt else FormattedText()
    if arende.standardakt is not Standardakt.INGEN and proposal.is_empty:
        proposal = _standard_text(akt, arende)
    if proposal.is_empty and act == "anteckna":
        told = fraser.has_content(arende, akt.avsnitt_of(arende.id))
        proposal = plain_text(fraser.antecknas(arende.typ, has_content=told))
    return next((one.beslut for one in followed if punkt and one.punkt_id == punkt.id), proposal)


def _standard_text(akt: Akt, arende: Arende) -> FormattedText:
    """What a standing point's act would write now; nothing while it cannot be said."""
    try:
        match arende.standardakt:
            case Standardakt.UPPROP:
                return plain_text(fraser.upprop(akt))
            case Standardakt.FASTSTALLANDE:
                return plain_text(fraser.faststallande(akt))
            case Standardakt.ANMALAN_AV_JAV:
                return plain_text(fraser.anmalan_av_jav(akt))
            case _:
                return FormattedText()
    except UserError:
        return FormattedText()
