"""The guided path of a §: yrkanden, propositionsordning, omröstning, beslut, and who dissents. One key per act."""

from collections.abc import Callable, Mapping
from functools import partial
from uuid import UUID

from PySide6.QtCore import QObject, Signal

from nacka_sekreterare.domain.beslutsgang_foljd import ar_annat_an_foljden
from nacka_sekreterare.domain.meningsyttring import Meningsslag
from nacka_sekreterare.domain.proposition import Alternativ, Proposition, Propositionsslag
from nacka_sekreterare.domain.proposition_text import mena
from nacka_sekreterare.domain.proposition_utfall import nasta_steg_of_arende, utfall_of, votering_on
from nacka_sekreterare.domain.propositionsordning import Fraga, propositioner_of
from nacka_sekreterare.domain.votering import Votering
from nacka_sekreterare.services import proposition, votering
from nacka_sekreterare.ui.sammantrade.arende_view import ArendeView
from nacka_sekreterare.ui.sammantrade.course_rows import in_put_order
from nacka_sekreterare.ui.sammantrade.inline_form import InlineForm
from nacka_sekreterare.ui.sammantrade.live import Live


class CoursePath(QObject):
    """Does what the cards of the path ask for, and leads the focus from one to the next.

    Signals:
        left: the path is at its end: go on to the next §.
        focus_released: a form has closed and nothing of the path waits.
    """

    left = Signal()
    focus_released = Signal()

    def __init__(self, live: Live, view: ArendeView, parent: QObject) -> None:
        super().__init__(parent)
        self._live = live
        self._view = view
        self._card = view.beslutsgang
        self._card.answered.connect(self._on_card_answered)
        self._card.main_chosen.connect(self._on_card_main_chosen)
        self._card.vote_asked.connect(self._on_card_vote_asked)
        self._card.step_back_asked.connect(self.step_back)
        self._card.abandon_asked.connect(self.abandon)
        self._card.follow_asked.connect(self.follow)
        self._card.move_asked.connect(self._on_card_move_asked)
        self._card.letter_typed.connect(self._on_card_letter_typed)
        self._card.finished.connect(self.left)
        view.focus_released.connect(self._on_view_focus_released)

    def slots(self) -> Mapping[str, Callable[[], object]]:
        """What the page's acts of the path do."""
        kinds = (Meningsslag.SARSKILT_YTTRANDE, Meningsslag.PROTOKOLLSANTECKNING, Meningsslag.DELTAR_INTE)
        return {
            "beslutsgang": self.begin,
            "lock_yrkanden": self.toggle_lock,
            "val": self._view.votering.open_val,
            "omedelbar": self._view.justeringsblad.give,
            "motiveringsstatus": self._view.mening.step_status,
            **{slag.value: partial(self._view.mening.open_kind, slag) for slag in kinds},
        }

    # --- acts -----------------------------------------------------------------------------------------------------

    def begin(self) -> None:
        """Take over the propositionsordning where that is not done yet, and go to what is put."""
        arende = self._live.arende
        if arende is None or self._live.is_justerad:
            return
        if not self._is_closed() or not self._live.akt.propositioner_of(arende.id):
            reason = self._live.reason()
            if reason is None:
                return
            begin = partial(proposition.begin_beslutsgang, self._live.kansli, arende.id, orsak=reason)
            if not self._live.run(begin):
                return
        self._view.reveal(self._card)
        self._card.take_focus()

    def toggle_lock(self) -> None:
        """Close the yrkanden, or open them again."""
        arende = self._live.arende
        if arende is None or self._live.is_justerad:
            return
        act = proposition.reopen_yrkanden if self._is_closed() else proposition.close_yrkanden
        self._live.run_explained(partial(act, self._live.kansli, arende.id))

    def step_back(self) -> None:
        """Open the step that was settled last, or take back the choice of a huvudförslag."""
        akt, kansli = self._live.akt, self._live.kansli
        steps = self._steps()
        settled = [step for step in steps if utfall_of(akt, step) is not None]
        counters = [step for step in steps if step.slag is Propositionsslag.MOTFORSLAG]
        if counters and not any(step in settled for step in counters):
            self._drop_counters(counters[0])
        elif settled:
            held = votering_on(akt, settled[-1])
            if held is not None:
                self._live.run_explained(partial(votering.remove_votering, kansli, held.id))
            else:
                self._live.run_explained(partial(proposition.find_by_acklamation, kansli, settled[-1].id, None))
        self._card.take_focus()

    def abandon(self) -> None:
        """Take the propositioner away; the yrkanden stay and are open again."""
        arende = self._live.arende
        if arende is None:
            return
        if self._live.run_explained(partial(proposition.abandon_beslutsgang, self._live.kansli, arende.id)):
            self.focus_released.emit()

    def follow(self) -> None:
        """Let the result write the beslut again, in place of what was worded by hand or taken away."""
        arende = self._live.arende
        if arende is not None and ar_annat_an_foljden(self._live.akt, arende.id):
            self._live.run_explained(partial(proposition.take_foljd, self._live.kansli, arende.id))
            self._card.take_focus()

    # --- private --------------------------------------------------------------------------------------------------

    def _drop_counters(self, step: Proposition) -> None:
        kansli = self._live.kansli
        mains = [one for one in self._steps() if one.slag is Propositionsslag.HUVUD]
        main = next(one for one in mains if one.beslutspunkt_id == step.beslutspunkt_id)
        if self._live.run_explained(partial(proposition.drop_motforslag, kansli, step.id)):
            self._live.run_explained(partial(proposition.find_by_acklamation, kansli, main.id, None))

    def _steps(self) -> tuple[Proposition, ...]:
        arende = self._live.arende
        return in_put_order(self._live.akt, arende.id) if arende is not None else ()

    def _is_closed(self) -> bool:
        arende = self._live.arende
        paragraf = self._live.akt.paragraf_of(arende.id) if arende else None
        return paragraf is not None and paragraf.yrkanden_stangda_at is not None

    def _on_card_answered(self, proposition_id: UUID, alternativ: Alternativ) -> None:
        find = partial(proposition.find_by_acklamation, self._live.kansli, proposition_id, alternativ)
        self._live.run_explained(find)
        self._card.take_focus()

    def _on_card_main_chosen(self, proposition_id: UUID, alternativ: Alternativ) -> None:
        choose = partial(proposition.choose_huvudforslag, self._live.kansli, proposition_id, alternativ)
        self._live.run_explained(choose)
        self._card.take_focus()

    def _on_card_vote_asked(self, proposition_id: UUID) -> None:
        arende, akt = self._live.arende, self._live.akt
        steg = nasta_steg_of_arende(akt, arende.id) if arende is not None else None
        if arende is None or steg is None or steg.ja is None or steg.nej is None:
            return
        put = steg.proposition
        draft = Votering(
            arende_id=arende.id,
            beslutspunkt_id=put.beslutspunkt_id,
            proposition_id=proposition_id,
            ordning=0,
            ja=steg.ja,
            nej=steg.nej,
            ja_betyder=mena(akt, put, steg.ja, steg.nej),
            nej_betyder=mena(akt, put, steg.nej, steg.ja),
        )
        self._view.votering.open_proposition(akt, arende, draft)

    def _on_card_move_asked(self, proposition_id: UUID, steps: int) -> None:
        moved = next(one for one in self._steps() if one.id == proposition_id)
        fraga = Fraga(arende_id=moved.arende_id, beslutspunkt_id=moved.beslutspunkt_id)
        order = [one.id for one in propositioner_of(self._live.akt, fraga)]
        index = order.index(proposition_id) + steps
        if 0 <= index < len(order):
            move = partial(proposition.move_proposition, self._live.kansli, proposition_id, index)
            self._live.run_explained(move)
            self._card.take_focus()

    def _on_card_letter_typed(self, letter: str) -> None:
        self._view.mening.open_kind(Meningsslag.RESERVATION if letter == "R" else Meningsslag.DELTAR_INTE)

    def _on_view_focus_released(self, form: InlineForm) -> None:
        """After an omröstning comes what is put next; after a yrkande, the next key is hers."""
        if self._card.isVisible() and form is not self._view.yrkande.yrkande_form:
            self._view.reveal(self._card)
            self._card.take_focus()
        else:
            self.focus_released.emit()
