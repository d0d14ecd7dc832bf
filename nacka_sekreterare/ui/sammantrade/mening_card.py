"""Reservation, särskilt yttrande, protokollsanteckning, deltar inte: four different things, in one card."""

from functools import partial

from PySide6.QtGui import QAction
from PySide6.QtWidgets import QCheckBox, QComboBox

from nacka_sekreterare.domain import fraser
from nacka_sekreterare.domain.akt import Akt
from nacka_sekreterare.domain.arende import Arende
from nacka_sekreterare.domain.meningsyttring import Meningsslag, Meningsyttring, Motiveringsstatus
from nacka_sekreterare.services import meningsyttring
from nacka_sekreterare.ui.icons import IconName
from nacka_sekreterare.ui.sammantrade.fact_card import FactCard, act_button
from nacka_sekreterare.ui.sammantrade.inline_form import InlineForm
from nacka_sekreterare.ui.sammantrade.live import Live, PageKeys
from nacka_sekreterare.ui.sammantrade.motivering_editor import MotiveringEditor
from nacka_sekreterare.ui.sammantrade.people_field import PeopleField
from nacka_sekreterare.ui.sammantrade.punkt_choice import PunktChoice
from nacka_sekreterare.ui.sammantrade.room_state import present
from nacka_sekreterare.ui.widgets.chip import Tone
from nacka_sekreterare.ui.widgets.formatted.edit import FormattedTextEdit

KINDS = {
    Meningsslag.RESERVATION: "Reservation",
    Meningsslag.SARSKILT_YTTRANDE: "Särskilt yttrande",
    Meningsslag.PROTOKOLLSANTECKNING: "Protokollsanteckning",
    Meningsslag.DELTAR_INTE: "Deltar inte i beslutet",
}
_STATUS = {
    Motiveringsstatus.UTAN: ("utan motivering", Tone.NEUTRAL),
    Motiveringsstatus.VANTAS: ("motivering väntas", Tone.WARNING),
    Motiveringsstatus.INKOMMEN: ("motivering inkommen", Tone.SUCCESS),
    Motiveringsstatus.EJ_INKOMMEN: ("motivering ej inkommen", Tone.NEUTRAL),
}
_NEXT = {
    Motiveringsstatus.VANTAS: (Motiveringsstatus.INKOMMEN, "Motiveringen har kommit in"),
    Motiveringsstatus.INKOMMEN: (Motiveringsstatus.EJ_INKOMMEN, "Motiveringen kom inte in"),
    Motiveringsstatus.EJ_INKOMMEN: (Motiveringsstatus.UTAN, "Ingen motivering"),
    Motiveringsstatus.UTAN: (Motiveringsstatus.VANTAS, "En motivering väntas"),
}


class MeningForm(InlineForm):
    """Kind, who, and the written text if it is there already."""

    def __init__(self, live: Live, keys: PageKeys) -> None:
        super().__init__("mening_form", "Spara")
        self._live = live
        self.kind = QComboBox()
        self.kind.setObjectName("mening_slag")
        self.kind.setAccessibleName("Slag av yttrande")
        for slag, words in KINDS.items():
            self.kind.addItem(words, slag)
        self.punkt = PunktChoice("mening_punkt")
        self.people = PeopleField(name="mening_personer", label="Vem eller vilka?")
        self.own = QCheckBox("till förmån för eget yrkande")
        self.own.setObjectName("mening_eget")
        self.waits = QCheckBox("skriftlig motivering lämnas senare")
        self.waits.setObjectName("mening_vantas")
        self.text = FormattedTextEdit(
            name="mening_text", label="Motivering eller text", placeholder="Text (kan lämnas tom)", minimum_lines=1
        )
        self.add_row("Vad", self.kind, self.punkt)
        self.add_row("Vem eller vilka", self.people)
        self.add_row("", self.own)
        self.add_row("", self.waits)
        self.add_row("Text", self.text)
        self.people.finished.connect(self.submit)
        self.kind.currentIndexChanged.connect(self._on_kind_current_index_changed)
        keys.guard(self.text, self.people.picker)

    def open_form(self) -> None:
        """Begin with who; the kind is a reservation unless she says otherwise."""
        super().open_form()
        self._on_kind_current_index_changed(self.kind.currentIndex())
        self.people.setFocus()

    def submit(self) -> None:
        """Record it."""
        arende_id, people = self._live.arende_id, self.people.value()
        if arende_id is None:
            return
        if not people:
            self.show_wrong("Ingen är vald. Skriv några bokstäver av namnet.")
            self.people.setFocus()
            return
        slag, text = Meningsslag(self.kind.currentData()), self.text.text()
        is_reservation = slag is Meningsslag.RESERVATION
        status = Motiveringsstatus.UTAN
        if is_reservation and not text.is_empty:
            status = Motiveringsstatus.INKOMMEN
        elif self.waits.isChecked() and slag is not Meningsslag.DELTAR_INTE:
            status = Motiveringsstatus.VANTAS
        details: dict[str, object] = {
            "beslutspunkt_id": self.punkt.value(),
            "till_forman_for_eget": is_reservation and self.own.isChecked(),
            "motiveringsstatus": status,
            "text": text,
        }
        kansli = self._live.kansli
        if self._live.run(lambda: meningsyttring.add_meningsyttring(kansli, arende_id, slag, people, **details)):
            self.close_form()

    def _on_kind_current_index_changed(self, _index: int) -> None:
        slag = self.kind.currentData()
        self.own.setVisible(slag == Meningsslag.RESERVATION)
        self.waits.setVisible(slag != Meningsslag.DELTAR_INTE)


class MeningCard(FactCard):
    """The meningsyttringar of the §."""

    def __init__(self, live: Live, action: QAction, keys: PageKeys) -> None:
        self.mening_form = MeningForm(live, keys)
        super().__init__(
            "Reservationer och yttranden",
            "mening_card",
            live,
            action,
            self.mening_form,
        )
        self.editor = MotiveringEditor(live, keys)
        self.body.addWidget(self.editor)

    def show_arende(self, akt: Akt, arende: Arende) -> None:
        """Show an ärende as it is now, and the words that are being written."""
        super().show_arende(akt, arende)
        self.editor.show_arende(akt, arende)

    def facts(self, akt: Akt, arende: Arende) -> tuple[object, ...]:
        """The meningsyttringar."""
        return tuple(m for m in akt.meningsyttringar if m.arende_id == arende.id)

    def prepare_form(self, akt: Akt, arende: Arende) -> None:
        """An empty form; who has moved something else probably reserves in favour of it."""
        form = self.mening_form
        form.people.set_people(present(akt, arende.id))
        form.people.set_value(())
        form.text.clear()
        form.kind.setCurrentIndex(0)
        form.own.setChecked(any(y.arende_id == arende.id and not y.ar_aterkallat for y in akt.yrkanden))
        form.waits.setChecked(False)
        form.punkt.show_arende(akt, arende)

    def fill(self, akt: Akt, arende: Arende) -> None:
        """A row each."""
        for one in akt.meningsyttringar:
            if one.arende_id == arende.id:
                self._add(akt, one)

    def _add(self, akt: Akt, one: Meningsyttring) -> None:
        names = fraser.namn_lista(akt, one.person_ids) or "Någon"
        words = KINDS[one.slag].lower()
        if one.till_forman_for_eget:
            words += " till förmån för eget yrkande"
        if not one.text.is_empty:
            words += f": {one.text.plain}"
        has_status = one.slag is Meningsslag.RESERVATION or one.motiveringsstatus is not Motiveringsstatus.UTAN
        chip, tone = _STATUS[one.motiveringsstatus] if has_status else ("", Tone.NEUTRAL)
        kansli, run = self.live.kansli, self.live.run
        following, what = _NEXT[one.motiveringsstatus]
        change = partial(meningsyttring.update_meningsyttring, kansli, one.id, motiveringsstatus=following)
        remove = partial(meningsyttring.remove_meningsyttring, kansli, one.id)
        acts = [act_button(IconName.DELETE, f"Ta bort: {names}", f"ta_bort_{one.id}", partial(run, remove))]
        if one.slag is not Meningsslag.DELTAR_INTE:
            write = partial(self.editor.open_for, one.id)
            acts.insert(0, act_button(IconName.PENCIL, f"Skriv texten: {names}", f"skriv_{one.id}", write))
        if has_status:
            acts.insert(0, act_button(IconName.FILE_DOCUMENT, what, f"status_{one.id}", partial(run, change)))
        self.add_row(IconName.DRAW, names, words, chip, tone, *acts)
