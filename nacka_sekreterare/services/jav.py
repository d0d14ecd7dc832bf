"""Jäv: who must not take part in an ärende, and the ersättare who serves for just that § (KL 6:28–30, 7:4)."""

from uuid import UUID

from nacka_sekreterare.domain.akt import Akt
from nacka_sekreterare.domain.jav import Jav
from nacka_sekreterare.domain.narvaro import Narvaroroll
from nacka_sekreterare.domain.person import Person
from nacka_sekreterare.services.core import Kansli, Outcome, Transaction
from nacka_sekreterare.services.narvarolinje import (
    Tidpunkt,
    leave_seat,
    put_entries,
    refuse_new_contradictions,
    seat_at,
    serves,
    stand_in,
)
from nacka_sekreterare.services.revision import typed_field
from nacka_sekreterare.services.subject import act_on_arende, arende_of, name_people, paragraf_of


def add_jav(
    kansli: Kansli,
    arende_id: UUID,
    person_id: UUID,
    grund: str = "",
    *,
    ersattare_id: UUID | None = None,
    orsak: str = "",
) -> Outcome[Jav]:
    """Note a person's jäv in an ärende, before or during the meeting; the person is back at the next §.

    Raises:
        ContradictionError: when the ersättare already serves in another seat.
        UserError: when the § is justerad, or the sammanträde is closed and no reason is given (JO 3339-2013).
    """
    with act_on_arende(kansli, "add_jav", arende_id, "jäv", orsak=orsak) as (tx, arende):
        known = tx.all(Jav, arende_id=arende_id, person_id=person_id)
        jav = known[0].model_copy(update={"grund": grund or known[0].grund}) if known else None
        jav = tx.put(jav or Jav(arende_id=arende_id, person_id=person_id, grund=grund))
        paragraf = paragraf_of(tx, arende_id)
        if ersattare_id is not None and paragraf is not None:
            akt = tx.akt(arende.sammantrade_id)
            when = Tidpunkt(paragraf_id=paragraf.id)
            seat = seat_at(akt, person_id, when)
            leaving = leave_seat(tx, akt, seat, when, but=person_id)
            put_entries(tx, [*leaving, stand_in(akt, seat, ersattare_id, when)])
            refuse_new_contradictions(tx, akt)
        tx.sentence = tx.sentence.replace(": jäv", f": {name_people(tx, arende.sammantrade_id, [person_id])} jävig", 1)
    return tx.outcome(jav)


def update_jav(kansli: Kansli, jav_id: UUID, grund: str, *, orsak: str = "") -> Outcome[Jav]:
    """Word the ground of a jäv; saves coalesce. Raises UserError as add_jav."""
    field, arende_id = typed_field("jav", jav_id, {"grund": grund}), arende_of(kansli, Jav, jav_id)
    with act_on_arende(kansli, "update_jav", arende_id, "grund för jäv", field=field, orsak=orsak) as (tx, _):
        jav = tx.change(Jav, jav_id, grund=grund)
    return tx.outcome(jav)


def remove_jav(kansli: Kansli, jav_id: UUID, *, orsak: str = "") -> Outcome[None]:
    """Take a jäv away, and with it the ersättare who served for that § only.

    Raises:
        ContradictionError: when another lastingly serves in the seat that the person is back in.
        UserError: as add_jav.
    """
    arende_id = arende_of(kansli, Jav, jav_id)
    with act_on_arende(kansli, "remove_jav", arende_id, "jäv borttaget", orsak=orsak) as (tx, arende):
        jav = tx.get(Jav, jav_id)
        akt = tx.akt(arende.sammantrade_id)
        name = tx.get(Person, jav.person_id).namn
        tx.sentence = tx.sentence.replace(": jäv borttaget", f": {name} inte jävig", 1)
        tx.remove(jav)
        _send_back(tx, akt, arende.id, jav.person_id)
        refuse_new_contradictions(tx, akt)
    return tx.outcome(None)


def _send_back(tx: Transaction, akt: Akt, arende_id: UUID, person_id: UUID) -> None:
    """Let those go back who served for one § only in the seat that its holder is back in."""
    paragraf = akt.paragraf_of(arende_id)
    states = [lage[person_id] for lage in akt.tidslinje.moments(paragraf.id) if person_id in lage] if paragraf else []
    seats = {state.for_person_id or person_id for state in states if serves(state)}
    for entry in akt.narvaro:
        is_here = paragraf is not None and entry.paragraf_id == paragraf.id and entry.person_id != person_id
        if is_here and entry.roll is Narvaroroll.TJANSTGOR_EN_PARAGRAF and entry.for_person_id in seats:
            tx.remove(entry)
