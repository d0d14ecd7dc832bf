"""The acts that settle a §: each writes the standard sentence; whether the page moves on is the answer."""

from collections.abc import Callable, Sequence
from functools import partial
from typing import Any
from uuid import UUID

from PySide6.QtCore import QObject, Signal

from nacka_sekreterare.domain.arende import Standardakt
from nacka_sekreterare.domain.forslag import split_forslag
from nacka_sekreterare.domain.text import FormattedText
from nacka_sekreterare.services import beslut, proposition, standardakt
from nacka_sekreterare.services.narvaro import open_with_upprop
from nacka_sekreterare.services.overflyttning import move_to_sammantrade
from nacka_sekreterare.ui.sammantrade.arende_view import ArendeView
from nacka_sekreterare.ui.sammantrade.live import Live
from nacka_sekreterare.ui.sammantrade.states import Decisions, primary_act


class Deciding(QObject):
    """What the buttons of the decision card do.

    Signals:
        editor_act_asked(str, UUID): an act for one punkt, from an editor that was made late.
    """

    editor_act_asked = Signal(str, object)

    def __init__(self, live: Live, view: ArendeView, parent: QObject) -> None:
        super().__init__(parent)
        self._live = live
        self._view = view

    def primary(self) -> bool:
        """Do what fits the ärende. True when the page is to move on."""
        live, arende = self._live, self._live.arende
        if arende is None:
            return False
        act = primary_act(arende, Decisions(live.akt))
        match act:
            case "next":
                return True
            case "standard":
                return self._standard(arende.standardakt)
            case "forslag":
                reason = live.reason()
                call = partial(beslut.decide_rest_enligt_forslag, live.kansli, arende.id, orsak=reason or "")
                return reason is not None and live.run(call)
            case "foljd":
                return live.run_explained(partial(proposition.take_foljd, live.kansli, arende.id))
            case "andrat":
                self._view.decision.start_writing()
                return False
            case _:
                return self.decide(act)

    def decide(self, name: str) -> bool:
        """Do one of the other acts on the whole §. True when the page is to move on."""
        live, arende = self._live, self._live.arende
        if arende is None:
            return False
        is_settled = Decisions(live.akt).is_settled(arende.id)
        if live.is_justerad or is_settled is not (name == "angra_beslut"):
            return False
        reason = live.reason()
        if reason is None:
            return False
        calls: dict[str, Any] = {
            "aterremiss": beslut.aterremittera,
            "bordlagg": beslut.bordlagg,
            "utgar": beslut.utga,
            "anteckna": beslut.anteckna,
            "avslag": beslut.decide_avslag,
            "angra_beslut": beslut.undo_beslut,
        }
        if name == "andrat":
            return self._change(arende.id, reason)
        is_done = live.run(partial(calls[name], live.kansli, arende.id, orsak=reason))
        if is_done and name == "aterremiss":
            self._view.decision.start_writing()  # what is to be looked into may be written at once
            return False
        return is_done and name != "angra_beslut"

    def decide_punkt(self, act: str, punkt_id: UUID) -> bool:
        """Do an act on one beslutspunkt."""
        live = self._live
        arende_id, reason = live.arende_id, live.reason()
        if arende_id is None or reason is None:
            return False
        if act == "andrat":
            punkt = next(punkt for punkt in live.akt.beslutspunkter if punkt.id == punkt_id)
            text = split_forslag(punkt.forslag).text
            call = partial(beslut.decide_andrat, live.kansli, arende_id, text, punkt_id=punkt_id, orsak=reason)
            is_done = live.run(call)
            editor = next((e for e in self._view.decision.editors if e.punkt_id == punkt_id), None)
            if is_done and editor is not None:
                editor.beslut.setFocus()
            return is_done
        service = beslut.decide_avslag if act == "avslag" else beslut.decide_enligt_forslag
        return live.run(partial(service, live.kansli, arende_id, punkt_id=punkt_id, orsak=reason))

    def move_to_next(self, chosen: Callable[[], Sequence[UUID]]) -> None:
        """Move the chosen ärenden to the next sammanträde: those bordlagda are copied, the others leave this one."""
        arende_ids = chosen()
        if arende_ids:
            self._live.run(partial(move_to_sammantrade, self._live.kansli, arende_ids))

    # --- private --------------------------------------------------------------------------------------------------

    def _change(self, arende_id: UUID, reason: str) -> bool:
        """The förslag becomes the beslut to change, with the cursor in it."""
        live = self._live
        punkter = live.akt.beslutspunkter_of(arende_id)
        if len(punkter) > 1:
            for punkt in punkter:
                if punkt.utfall is None:
                    self.decide_punkt("andrat", punkt.id)
        else:
            text = split_forslag(punkter[0].forslag).text if punkter else FormattedText()
            live.run(partial(beslut.decide_andrat, live.kansli, arende_id, text, orsak=reason))
        self._view.decision.start_writing()
        return False

    def _standard(self, act: Standardakt) -> bool:
        live, arende_id, reason = self._live, self._live.arende_id, self._live.reason()
        if arende_id is None or reason is None:
            return False
        opens = act is Standardakt.UPPROP and live.akt.sammantrade.oppnat_at is None
        if opens and not live.run(partial(open_with_upprop, live.kansli, live.sammantrade_id)):
            return False
        if act is not Standardakt.VAL_AV_JUSTERARE:
            return live.run(partial(standardakt.decide_standardakt, live.kansli, arende_id, orsak=reason))
        people, place, day, clock = self._view.decision.justerare.values()
        if not people:
            self._view.decision.justerare.people.setFocus()
            return False
        call = partial(
            standardakt.decide_val_av_justerare, live.kansli, arende_id, people, place, day, clock, orsak=reason
        )
        return live.run(call)
