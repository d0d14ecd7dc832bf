"""What happens to a person in the room, as calls of the services: one key each."""

from collections.abc import Callable
from datetime import time
from functools import partial
from typing import Any
from uuid import UUID

from PySide6.QtCore import QObject

from nacka_sekreterare.domain.arende import Arende
from nacka_sekreterare.domain.errors import UserError
from nacka_sekreterare.domain.inkallelse import Ersattarforslag, foresla_alla, inkallelseordning
from nacka_sekreterare.domain.narvaro import Narvaro, Narvaroroll
from nacka_sekreterare.services import jav, narvaro, paragraf, signatar
from nacka_sekreterare.services.core import Outcome
from nacka_sekreterare.services.narvarolinje import START, Tidpunkt
from nacka_sekreterare.ui.sammantrade.live import Live
from nacka_sekreterare.ui.sammantrade.room_state import RoomRow, anchor, away_here, own_justerare, room_state

Act = Callable[[], Outcome[Any]]
Explained = Callable[..., Outcome[Any]]  # takes `orsak`: after the end of the sammanträde, why


class RoomActs(QObject):
    """The acts. `when` says from which point on they hold."""

    def __init__(self, live: Live, when: Callable[[], Tidpunkt], parent: QObject) -> None:
        super().__init__(parent)
        self._live = live
        self._when = when
        self._keys: dict[str, Callable[[UUID], bool]] = {
            "kom": self._come,
            "gick": self._go,
            "borta": self._away,
            "distans": self._remote,
            "jav": self._jav,
            "ordforande": self._chair,
            "tillfallig": self._chair_of_all,
            "justerar": self._attest,
            "tjanstgor": self._serve,
        }

    # --- one key each ---------------------------------------------------------------------------------------------

    def do(self, act: str, person: UUID) -> bool:
        """Record what a letter stands for. False when it was refused, or there is nothing to record it of."""
        return self._keys[act](person)

    def _come(self, person: UUID) -> bool:
        if not self._live.akt.narvaro:
            return self._call_over(person, is_here=True)
        return self._from_now(narvaro.record_ankomst, person, self._when())

    def _go(self, person: UUID) -> bool:
        if self._is_upprop:
            return self._call_over(person, is_here=False)
        return self._from_now(narvaro.record_avgang, person, self._when())

    def _away(self, person: UUID) -> bool:
        """Away for this § only; once more: not away after all."""
        where = self._here()
        if self._is_upprop or where is None:
            return self._go(person)
        known = away_here(self._live.akt, self._arende(), person)
        if known is not None:
            return self._explained(partial(narvaro.remove_narvaro, self._live.kansli, known.id))
        when = self._when()
        inside = when if when.ar_inne_i_paragraf else Tidpunkt(paragraf_id=where)
        return self._from_now(narvaro.record_franvaro_for_paragraf, person, inside)

    def _remote(self, person: UUID) -> bool:
        row = self._row(person)
        is_remote = row is not None and row.is_remote
        return self._from_now(narvaro.set_distans, person, not is_remote, self._when())

    def _jav(self, person: UUID) -> bool:
        live = self._live
        if live.arende_id is None:
            return False
        known = next((one for one in live.akt.jav_of(live.arende_id) if one.person_id == person), None)
        if known is not None:
            return live.run_explained(partial(jav.remove_jav, live.kansli, known.id))
        return live.run_explained(partial(jav.add_jav, live.kansli, live.arende_id, person))

    def _chair(self, person: UUID) -> bool:
        """Presides over this §; once more: the sammanträde's chair again."""
        live, arende = self._live, self._arende()
        if arende is None:
            return False
        own = live.akt.paragraf_of(arende.id)
        chosen = None if own is not None and own.ordforande_id == person else person
        return self._explained(partial(paragraf.set_ordforande, live.kansli, arende.id, chosen), arende)

    def _chair_of_all(self, person: UUID) -> bool:
        """Presides wherever neither ordförande nor vice ordförande serves; once more: nobody is named."""
        live = self._live
        chosen = None if live.akt.sammantrade.tillfallig_ordforande_id == person else person
        act = partial(paragraf.set_tillfallig_ordforande, live.kansli, live.sammantrade_id, chosen)
        return self._explained(act)

    def _attest(self, person: UUID) -> bool:
        """Is justerare of this § instead of who does not serve there; once more: not."""
        live, arende = self._live, self._arende()
        if arende is None:
            return False
        own = own_justerare(live.akt, arende)
        chosen = tuple(one for one in own if one != person) if person in own else (*own, person)
        return live.run(partial(signatar.set_paragraf_justerare, live.kansli, arende.id, chosen))

    def _serve(self, person: UUID) -> bool:
        """Somebody in a seat steps out of it; an ersättare takes the seat the order gives them, else the first."""
        live, row = self._live, self._row(person)
        if not live.akt.narvaro:
            return False
        if row is not None and row.group == "Tjänstgörande":
            return self._from_now(narvaro.record_narvaro, person, Narvaroroll.EJ_TJANSTGORANDE, self._when())
        mandat = live.akt.mandat_of(person)
        if mandat is not None and mandat.roll.ar_ledamot:
            return self._come(person)
        seats = self.proposals()
        seat = next((found for found in seats if found.person_id == person), None) or next(iter(seats), None)
        if seat is not None:
            return self.seat(seat.plats_person_id, person)
        if self._has_vacant_seat():
            return self._from_now(narvaro.record_narvaro, person, Narvaroroll.TJANSTGORANDE, self._when())
        return live.run(_refuse_without_seat)

    def _call_over(self, person: UUID, *, is_here: bool) -> bool:
        live = self._live
        act = partial(narvaro.record_uppropad, live.kansli, live.sammantrade_id, person, ar_har=is_here)
        return self._explained(act, self._at(START))

    # --- seats ----------------------------------------------------------------------------------------------------

    def proposals(self) -> tuple[Ersattarforslag, ...]:
        """Who should take each empty seat at the § that is shown."""
        akt, arende = self._live.akt, self._arende()
        return foresla_alla(akt, arende.id if arende else None) if akt.narvaro else ()

    def candidates(self, seat: UUID) -> tuple[UUID, ...]:
        """Who can take a seat, in the order of inkallelse."""
        akt = self._live.akt
        free = {r.person_id for r in room_state(akt, self._live.arende_id).rows if r.group == "Ej tjänstgörande"}
        return tuple(person for person in inkallelseordning(akt, seat) if person in free)

    def seat(self, seat: UUID, person: UUID) -> bool:
        """Let somebody take an empty seat: for this § only where its holder is away for this § only."""
        live, when = self._live, self._when()
        return self._explained(
            partial(narvaro.seat_ersattare, live.kansli, live.sammantrade_id, seat, person, when), self._at(when)
        )

    def remove(self, entry: Narvaro) -> bool:
        """Take back something that was recorded of a person."""
        where = self._at(Tidpunkt(paragraf_id=entry.paragraf_id))
        return self._explained(partial(narvaro.remove_narvaro, self._live.kansli, entry.id), where)

    # --- private --------------------------------------------------------------------------------------------------

    @property
    def _is_upprop(self) -> bool:
        akt = self._live.akt
        return not akt.narvaro or akt.sammantrade.oppnat_at is None

    def _from_now(self, act: Explained, person: UUID, *arguments: object) -> bool:
        """An act on a person that holds from the chosen point on."""
        live = self._live
        return self._explained(
            partial(act, live.kansli, live.sammantrade_id, person, *arguments), self._at(self._when())
        )

    def _explained(self, act: Explained, arende: Arende | None = None) -> bool:
        """Do an act; after the end of the sammanträde with the reason for the § that it changes."""
        live, changed = self._live, arende or self._arende()
        reason = live.desk.reasons.ask(live.akt, changed.id) if changed is not None else ""
        return reason is not None and live.run(partial(act, orsak=reason))

    def _at(self, when: Tidpunkt) -> Arende | None:
        """The ärende from which on something holds: that of the § itself, or the first."""
        akt = self._live.akt
        with_paragraf = [(p.id, arende) for arende in akt.arenden if (p := akt.paragraf_of(arende.id))]
        return dict(with_paragraf).get(when.paragraf_id or with_paragraf[0][0]) if with_paragraf else None

    def _arende(self) -> Arende | None:
        return anchor(self._live.akt, self._live.arende_id)

    def _here(self) -> UUID | None:
        arende = self._arende()
        found = self._live.akt.paragraf_of(arende.id) if arende else None
        return found.id if found else None

    def _row(self, person: UUID) -> RoomRow | None:
        rows = room_state(self._live.akt, self._live.arende_id).rows
        return next((row for row in rows if row.person_id == person), None)

    def _has_vacant_seat(self) -> bool:
        akt = self._live.akt
        ledamoter = [p for p in akt.personer if (mandat := akt.mandat_of(p.id)) and mandat.roll.ar_ledamot]
        return len(ledamoter) < akt.organ.antal_platser


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


def _refuse_without_seat() -> Outcome[None]:
    raise UserError("Ingen plats är tom. Markera först den som lämnar sin plats med G, B eller T.")
