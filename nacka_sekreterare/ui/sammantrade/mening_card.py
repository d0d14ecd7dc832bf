"""Reservation, särskilt yttrande, protokollsanteckning, deltar inte: four different things, in one card."""

from functools import partial
from uuid import UUID

from PySide6.QtGui import QAction

from nacka_sekreterare.domain import fraser
from nacka_sekreterare.domain.akt import Akt
from nacka_sekreterare.domain.arende import Arende
from nacka_sekreterare.domain.meningsyttring import Meningsslag, Meningsyttring, Motiveringsstatus
from nacka_sekreterare.services import meningsyttring
from nacka_sekreterare.ui.icons import IconName
from nacka_sekreterare.ui.sammantrade.fact_card import FactCard, act_button
from nacka_sekreterare.ui.sammantrade.live import Live, PageKeys, focus_of
from nacka_sekreterare.ui.sammantrade.mening_form import KINDS, MeningForm
from nacka_sekreterare.ui.sammantrade.motivering_editor import MotiveringEditor
from nacka_sekreterare.ui.widgets.chip import Tone

_STATUS = {
    Motiveringsstatus.UTAN: ("anmäld", Tone.NEUTRAL),
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
        """A reservation, unless she says otherwise."""
        self.mening_form.prepare(akt, arende, Meningsslag.RESERVATION)

    def open_kind(self, slag: Meningsslag) -> None:
        """Show the card with its form open for one of the four."""
        arende = self.live.arende
        if arende is not None:
            self.mening_form.prepare(self.live.akt, arende, slag)
            self.show_form(self.mening_form)

    def step_status(self) -> None:
        """Take the state of the motivering one step on: of the one whose row has the focus, else of the last."""
        focused = focus_of(self)
        wanted = focused.property("mening_id") if focused is not None else None
        own = [m for m in self.live.akt.meningsyttringar_of(self._arende_id()) if _has_status(m)]
        chosen = next((m for m in own if str(m.id) == wanted), own[-1] if own else None)
        if chosen is not None:
            following, _ = _NEXT[chosen.motiveringsstatus]
            act = partial(meningsyttring.update_meningsyttring, self.live.kansli, chosen.id)
            self.live.run(partial(act, motiveringsstatus=following))

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
        has_status = _has_status(one)
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
        for act in acts:
            act.setProperty("mening_id", str(one.id))
        self.add_row(IconName.DRAW, names, words, chip, tone, *acts)
        for act in acts:  # to a § that was justerad at once it is added, and corrected, until the meeting ends
            act.setEnabled(not self.live.is_justerad or one.ar_efter_justering)

    def _arende_id(self) -> UUID:
        arende = self.live.arende
        return arende.id if arende is not None else self.live.sammantrade_id


def _has_status(one: Meningsyttring) -> bool:
    return one.slag is Meningsslag.RESERVATION or one.motiveringsstatus is not Motiveringsstatus.UTAN
