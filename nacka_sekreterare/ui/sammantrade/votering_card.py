"""Omröstningar of the § that is shown: what Ja and Nej meant, who voted how, and the result that follows."""

from functools import partial

from PySide6.QtGui import QAction
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout

from nacka_sekreterare.domain.akt import Akt
from nacka_sekreterare.domain.arende import Arende
from nacka_sekreterare.domain.proposition_text import betydelse
from nacka_sekreterare.domain.votering import Rostval, Votering, Voteringsform
from nacka_sekreterare.domain.votering_text import ordered_roster, resultat
from nacka_sekreterare.services import votering
from nacka_sekreterare.ui.icons import IconName
from nacka_sekreterare.ui.sammantrade.ballot_grid import BallotGrid
from nacka_sekreterare.ui.sammantrade.fact_card import FactCard, act_button
from nacka_sekreterare.ui.sammantrade.live import Live, PageKeys
from nacka_sekreterare.ui.sammantrade.val_form import ValForm
from nacka_sekreterare.ui.sammantrade.votering_form import VoteringForm
from nacka_sekreterare.ui.theme import SPACING, Role
from nacka_sekreterare.ui.widgets.chip import Chip, Tone
from nacka_sekreterare.ui.widgets.labels import make_label


class VoteringCard(FactCard):
    """The voteringar of the §."""

    def __init__(self, live: Live, action: QAction, keys: PageKeys) -> None:
        self.votering_form = VoteringForm(live, keys)
        super().__init__("Omröstning", "votering_card", live, action, self.votering_form)
        self.val_form = ValForm(live, keys)
        self.add_form(self.val_form)

    def facts(self, akt: Akt, arende: Arende) -> tuple[object, ...]:
        """The voteringar."""
        own = akt.voteringar_of(arende.id)
        return (own, akt.propositioner_of(arende.id)) if own else ()

    def prepare_form(self, akt: Akt, arende: Arende) -> None:
        """A new one."""
        self.votering_form.prepare(akt, arende)

    def open_proposition(self, akt: Akt, arende: Arende, draft: Votering) -> None:
        """Vote on a proposition."""
        self.votering_form.prepare_proposition(akt, arende, draft)
        self.show_form(self.votering_form)

    def open_val(self) -> None:
        """A val med slutna sedlar."""
        arende = self.live.arende
        if arende is not None:
            self.val_form.prepare(self.live.akt, arende)
            self.show_form(self.val_form)

    def fill(self, akt: Akt, arende: Arende) -> None:
        """One part per votering."""
        own = akt.voteringar_of(arende.id)
        for number, one in enumerate(own, start=1):
            self._add(akt, arende, one, number if len(own) > 1 else 0)

    def _add(self, akt: Akt, arende: Arende, one: Votering, number: int) -> None:
        part = QVBoxLayout()
        part.setSpacing(SPACING.tight)
        part.addLayout(self._head(one, number))
        part.addWidget(make_label(_meanings(akt, one), is_wrapping=True))
        if one.roster:
            grid = BallotGrid(name=f"roster_{one.id}", label="Så röstade var och en", is_readonly=True)
            grid.setProperty("frame", "none")
            ordered = ordered_roster(akt, one)
            grid.set_voters(
                [(rost.person_id, akt.namn(rost.person_id)) for rost in ordered],
                {rost.person_id: rost.val for rost in ordered},
            )
            part.addWidget(grid)
        part.addWidget(make_label(resultat(akt, one), is_wrapping=True))
        self.rows.addLayout(part)

    def _head(self, one: Votering, number: int) -> QHBoxLayout:
        head = QHBoxLayout()
        head.setSpacing(SPACING.small)
        is_val = one.form is Voteringsform.VAL
        name = "Val" if is_val else "Sluten omröstning" if one.form is Voteringsform.SLUTEN else "Omröstning"
        head.addWidget(make_label(f"{name} {number}" if number else name, Role.STRONG))
        head.addStretch(1)
        if not is_val:
            head.addWidget(Chip(_tally(one), Tone.SUCCESS, has_icon=False))
        remove = partial(self.live.run_explained, partial(votering.remove_votering, self.live.kansli, one.id))
        correct = partial(self._correct, one)
        for act in (
            act_button(IconName.PENCIL, "Rätta omröstningen", f"ratta_{one.id}", correct),
            act_button(IconName.DELETE, "Ta bort omröstningen", f"ta_bort_{one.id}", remove),
        ):
            act.setEnabled(not self.live.is_justerad)
            head.addWidget(act)
        return head

    def _correct(self, one: Votering) -> None:
        arende = self.live.arende
        if arende is None:
            return
        form = self.val_form if one.form is Voteringsform.VAL else self.votering_form
        form.prepare_correction(self.live.akt, arende, one)
        self.show_form(form)


def _meanings(akt: Akt, one: Votering) -> str:
    if one.form is Voteringsform.VAL:
        return f"Val till {one.uppdrag}" if one.uppdrag else "Val"
    yes, no = betydelse(akt, one, Rostval.JA) or "bifall", betydelse(akt, one, Rostval.NEJ) or "avslag"
    return f"Ja för {yes} · Nej för {no}"


def _tally(one: Votering) -> str:
    abstained = one.antal(Rostval.AVSTAR)
    aside = f", {abstained} avstår" if abstained else ""
    return f"{one.antal(Rostval.JA)}–{one.antal(Rostval.NEJ)}{aside}"
