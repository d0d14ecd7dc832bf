"""What happens to a person in the room, as calls of the services; and the menu that offers it."""

from collections.abc import Callable
from datetime import time
from functools import partial
from typing import Any
from uuid import UUID

from PySide6.QtCore import QObject, QPoint
from PySide6.QtWidgets import QMenu, QWidget

from nacka_sekreterare.domain.inkallelse import Ersattarforslag, foresla_alla, inkallelseordning
from nacka_sekreterare.domain.narvaro import Narvaroroll
from nacka_sekreterare.services import jav, narvaro, paragraf
from nacka_sekreterare.services.core import Outcome
from nacka_sekreterare.services.narvarolinje import START, Tidpunkt
from nacka_sekreterare.ui.sammantrade.live import Live
from nacka_sekreterare.ui.sammantrade.room_state import anchor, room_state

Act = Callable[[], Outcome[Any]]


class RoomActs(QObject):
    """The acts. `when` says from which point on they hold."""

    def __init__(self, live: Live, when: Callable[[], Tidpunkt], parent: QObject) -> None:
        super().__init__(parent)
        self._live = live
        self._when = when

    # --- one key each ---------------------------------------------------------------------------------------------

    def do(self, act: str, person: UUID) -> bool:
        """Record what a letter stands for."""
        found = {
            "kom": self._come,
            "gick": self._go,
            "borta": self._away,
            "distans": self._remote,
            "jav": self._jav,
            "ordforande": self._chair,
            "tjanstgor": self._serve,
        }[act](person)
        return found is not None and self._live.run(found)

    def _come(self, person: UUID) -> Act | None:
        live = self._live
        if not live.akt.narvaro:
            return partial(narvaro.record_uppropad, live.kansli, live.sammantrade_id, person, ar_har=True)
        return partial(narvaro.record_ankomst, live.kansli, live.sammantrade_id, person, self._when())

    def _go(self, person: UUID) -> Act | None:
        live = self._live
        if not live.akt.narvaro or live.akt.sammantrade.oppnat_at is None:
            return partial(narvaro.record_uppropad, live.kansli, live.sammantrade_id, person, ar_har=False)
        return partial(narvaro.record_avgang, live.kansli, live.sammantrade_id, person, self._when())

    def _away(self, person: UUID) -> Act | None:
        live, paragraf_id = self._live, self._paragraf_id()
        if not live.akt.narvaro or live.akt.sammantrade.oppnat_at is None or paragraf_id is None:
            return self._go(person)
        when = Tidpunkt(paragraf_id=paragraf_id)
        return partial(narvaro.record_franvaro_for_paragraf, live.kansli, live.sammantrade_id, person, when)

    def _remote(self, person: UUID) -> Act | None:
        live = self._live
        state = room_state(live.akt, live.arende_id)
        row = next((row for row in state.rows if row.person_id == person), None)
        is_remote = row is not None and "distans" in row.note
        return partial(narvaro.set_distans, live.kansli, live.sammantrade_id, person, not is_remote, self._when())

    def _jav(self, person: UUID) -> Act | None:
        live = self._live
        if live.arende_id is None:
            return None
        known = next((j for j in live.akt.jav if j.arende_id == live.arende_id and j.person_id == person), None)
        if known is not None:
            return partial(jav.remove_jav, live.kansli, known.id)
        return partial(jav.add_jav, live.kansli, live.arende_id, person)

    def _chair(self, person: UUID) -> Act | None:
        live = self._live
        arende = anchor(live.akt, live.arende_id)
        if arende is None:
            return None
        own = live.akt.paragraf_of(arende.id)
        chosen = None if own is not None and own.ordforande_id == person else person
        return partial(paragraf.set_ordforande, live.kansli, arende.id, chosen)

    def _serve(self, person: UUID) -> Act | None:
        """Somebody in a seat steps out of it; an ersättare takes the seat the order gives them, if there is one."""
        live = self._live
        if not live.akt.narvaro:
            return None
        row = next((row for row in room_state(live.akt, live.arende_id).rows if row.person_id == person), None)
        if row is not None and row.group == "Tjänstgörande":
            return self.set_role(person, Narvaroroll.EJ_TJANSTGORANDE, None)
        own = next((f for f in self.proposals() if f.person_id == person), None)
        seat = own or next(iter(self.proposals()), None)
        return self.seat(seat, person) if seat is not None else None

    # --- seats ----------------------------------------------------------------------------------------------------

    def proposals(self) -> tuple[Ersattarforslag, ...]:
        """Who should take each empty seat at the § that is shown."""
        akt = self._live.akt
        arende = anchor(akt, self._live.arende_id)
        return foresla_alla(akt, arende.id if arende else None) if akt.narvaro else ()

    def candidates(self, seat: UUID) -> tuple[UUID, ...]:
        """Who can take a seat, in the order of inkallelse."""
        akt = self._live.akt
        free = {r.person_id for r in room_state(akt, self._live.arende_id).rows if r.group == "Ej tjänstgörande"}
        return tuple(person for person in inkallelseordning(akt, seat) if person in free)

    def seat(self, proposal: Ersattarforslag, person: UUID) -> Act:
        """Let somebody take an empty seat: for this § only where its holder is away for this § only."""
        live, seat = self._live, proposal.plats_person_id
        return partial(narvaro.seat_ersattare, live.kansli, live.sammantrade_id, seat, person, self._when())

    def set_role(self, person: UUID, roll: Narvaroroll, seat: UUID | None) -> Act:
        """A role from the chosen point on."""
        live = self._live
        return partial(narvaro.record_narvaro, live.kansli, live.sammantrade_id, person, roll, self._when(), seat)

    def _paragraf_id(self) -> UUID | None:
        arende = anchor(self._live.akt, self._live.arende_id)
        found = self._live.akt.paragraf_of(arende.id) if arende else None
        return found.id if found else None

    # --- the menu -------------------------------------------------------------------------------------------------

    def show_menu(self, person: UUID, place: QPoint, parent: QWidget) -> None:
        """Everything that can be recorded of a person."""
        menu = self.build_menu(person, parent)
        menu.exec(place)
        menu.deleteLater()

    def build_menu(self, person: UUID, parent: QWidget) -> QMenu:
        """The menu of a person."""
        menu = QMenu(parent)
        menu.setObjectName("room_menu")
        words = (
            ("kom", "Kom eller kom tillbaka\tK"),
            ("gick", "Gick\tG"),
            ("borta", "Borta den här paragrafen\tB"),
            ("tjanstgor", "Tjänstgör eller slutar tjänstgöra\tT"),
            ("distans", "På distans eller på plats\tD"),
            ("jav", "Jäv eller inte jäv\tJ"),
            ("ordforande", "Ordförande för paragrafen\tO"),
        )
        for act, text in words:
            menu.addAction(text).triggered.connect(partial(self.do, act, person))
        akt = self._live.akt
        seats = [proposal for proposal in self.proposals() if proposal.plats_person_id != person]
        if seats:
            menu.addSeparator()
        for proposal in seats:
            text = f"Tjänstgör för {akt.namn(proposal.plats_person_id)}"
            menu.addAction(text).triggered.connect(partial(self._run_seat, proposal, person))
        return menu

    def _run_seat(self, proposal: Ersattarforslag, person: UUID) -> None:
        self._live.run(self.seat(proposal, person))


def point(live: Live, chosen: str, clock: time | None) -> Tidpunkt:
    """The point that "gäller från" says: "denna", "inne", "start" or the id of a §."""
    arende = anchor(live.akt, live.arende_id)
    own = live.akt.paragraf_of(arende.id) if arende else None
    at = live.moment(clock) if clock else None
    if live.akt.sammantrade.oppnat_at is None or chosen == "start" or own is None:
        return START
    if chosen == "inne":
        return Tidpunkt(paragraf_id=own.id, ar_inne_i_paragraf=True, klockslag_at=at)
    return Tidpunkt(paragraf_id=own.id if chosen == "denna" else UUID(chosen), klockslag_at=at)
