"""The timeline of närvaro while it is being changed: points, what someone was just before one, who steps in and out."""

from collections.abc import Iterable, Iterator, Mapping
from contextlib import contextmanager
from datetime import datetime
from typing import Final
from uuid import UUID

from nacka_sekreterare.domain.akt import Akt
from nacka_sekreterare.domain.errors import ContradictionError
from nacka_sekreterare.domain.jav import Jav
from nacka_sekreterare.domain.narvaro import Narvaro, Narvaroroll
from nacka_sekreterare.domain.person import Mandatroll
from nacka_sekreterare.domain.rostlangd import javiga, tidslinje
from nacka_sekreterare.domain.value import Value
from nacka_sekreterare.services.core import Kansli, Transaction
from nacka_sekreterare.services.ordning import next_ordning
from nacka_sekreterare.storage.queries.akt import load_akt

Place = tuple[int, bool, str]


class Tidpunkt(Value):
    """A point of the meeting: its start (no §), the start of a §, or inside it. The clock time is given or unknown."""

    paragraf_id: UUID | None = None
    ar_inne_i_paragraf: bool = False
    klockslag_at: datetime | None = None


START: Final = Tidpunkt()


def new_entry(
    sammantrade_id: UUID,
    person_id: UUID,
    roll: Narvaroroll,
    when: Tidpunkt = START,
    for_person_id: UUID | None = None,
    *,
    ar_pa_distans: bool = False,
) -> Narvaro:
    """An entry of the timeline at a point."""
    return Narvaro(
        sammantrade_id=sammantrade_id,
        person_id=person_id,
        roll=roll,
        for_person_id=for_person_id,
        ar_pa_distans=ar_pa_distans,
        **dict(when),
    )


def put_entries(tx: Transaction, entries: Iterable[Narvaro]) -> tuple[Narvaro, ...]:
    """Store the entries of one act; each takes the place of what stood for the same person at the same point."""
    stored = in_one_act(tx, entries)
    for entry in stored:
        same = tx.all(
            Narvaro,
            sammantrade_id=entry.sammantrade_id,
            person_id=entry.person_id,
            paragraf_id=entry.paragraf_id,
            ar_inne_i_paragraf=entry.ar_inne_i_paragraf,
        )
        for old in same:
            if not entry.ar_inne_i_paragraf or old.klockslag_at == entry.klockslag_at:
                tx.remove(old)
        tx.add(entry)
    return stored


def in_one_act(tx: Transaction, entries: Iterable[Narvaro]) -> tuple[Narvaro, ...]:
    """The entries with their place in the order of recording, which those of one act share."""
    new = tuple(entries)
    ordning = next_ordning(tx.all(Narvaro, sammantrade_id=new[0].sammantrade_id)) if new else 0
    return tuple(entry.model_copy(update={"ordning": ordning}) for entry in new)


def usual_role(akt: Akt, person_id: UUID) -> Narvaroroll:
    """What a person is in the room when nothing else is said: by the mandat of the day."""
    mandat = akt.mandat_of(person_id)
    if mandat is None:
        return Narvaroroll.OVRIG
    if mandat.roll.ar_ledamot:
        return Narvaroroll.TJANSTGORANDE
    return Narvaroroll.EJ_TJANSTGORANDE if mandat.roll is Mandatroll.ERSATTARE else Narvaroroll.OVRIG


def state_at(akt: Akt, person_id: UUID, when: Tidpunkt) -> Narvaro | None:
    """The entry that says what a person is at a point, None when nothing has been said so far."""
    limit = _place(akt, when)
    said = [e for e in akt.narvaro if e.person_id == person_id and _place(akt, _point(e)) <= limit]
    return max(said, key=lambda entry: (_place(akt, _point(entry)), entry.ordning), default=None)


def seat_at(akt: Akt, person_id: UUID, when: Tidpunkt) -> UUID:
    """Whose seat a person sits in at a point: another's, or their own."""
    state = state_at(akt, person_id, when)
    return state.for_person_id or person_id if state else person_id


def leave_seat(akt: Akt, seat: UUID | None, when: Tidpunkt, *, but: UUID) -> list[Narvaro]:
    """The entries by which whoever serves in a seat steps out of it at a point, all but one person."""
    entries: list[Narvaro] = []
    for person_id in dict.fromkeys(entry.person_id for entry in akt.narvaro):
        state = state_at(akt, person_id, when)
        if person_id == but or state is None or seat is None or state.for_person_id != seat:
            continue
        if state.roll is Narvaroroll.TJANSTGORANDE:
            entries.append(
                new_entry(
                    akt.sammantrade.id,
                    person_id,
                    Narvaroroll.EJ_TJANSTGORANDE,
                    when,
                    ar_pa_distans=state.ar_pa_distans,
                )
            )
    return entries


def stand_in(akt: Akt, person_id: UUID, ersattare_id: UUID, paragraf_id: UUID) -> list[Narvaro]:
    """The entries by which an ersättare serves in a person's seat for one § only."""
    when = Tidpunkt(paragraf_id=paragraf_id)
    before = state_at(akt, ersattare_id, when)
    entry = new_entry(
        akt.sammantrade.id,
        ersattare_id,
        Narvaroroll.TJANSTGORANDE,
        when,
        seat_at(akt, person_id, when),
        ar_pa_distans=before is not None and before.ar_pa_distans,
    )
    return for_one_paragraf(akt, entry)


def for_one_paragraf(akt: Akt, entry: Narvaro) -> list[Narvaro]:
    """An entry at a §, and the one by which the person is as before from the next § on, unless that is said already."""
    following = _next_paragraf_id(akt, entry.paragraf_id)
    if following is None:
        return [entry]
    said = any(e.person_id == entry.person_id and e.paragraf_id == following for e in akt.narvaro)
    before = state_at(akt, entry.person_id, Tidpunkt(paragraf_id=entry.paragraf_id))
    if said:
        return [entry]
    roll = usual_role(akt, entry.person_id) if before is None else before.roll
    seat = before.for_person_id if before else None
    is_remote = before is not None and before.ar_pa_distans
    when = Tidpunkt(paragraf_id=following)
    return [entry, new_entry(akt.sammantrade.id, entry.person_id, roll, when, seat, ar_pa_distans=is_remote)]


@contextmanager
def narvaro_act(
    kansli: Kansli, name: str, sammantrade_id: UUID, arguments: Mapping[str, object] | None = None
) -> Iterator[tuple[Transaction, Akt]]:
    """One act on the timeline, with the akt as it was before.

    Raises:
        ContradictionError: when the act puts two persons in one seat; what was so before is left to be mended.
    """
    with kansli.act(name, name, sammantrade_id=sammantrade_id, arguments=arguments) as tx:
        tx.session.flush()
        akt = load_akt(tx.session, sammantrade_id)
        yield tx, akt
        refuse_new_contradictions(tx, akt)


def refuse_new_contradictions(tx: Transaction, before: Akt) -> None:
    """Raise ContradictionError when two persons serve in one seat who did not before.

    One person in two seats cannot be said: an entry has one seat and holds until the person's next.
    """
    narvaro = tx.all(Narvaro, sammantrade_id=before.sammantrade.id)
    left = tuple(jav for jav in before.jav if tx.find(Jav, jav.id) is not None)
    after = before.model_copy(update={"narvaro": narvaro, "jav": left})
    for seat, first, second in sorted(_clashes(after) - _clashes(before)):
        raise ContradictionError(
            f"{before.namn(first)} och {before.namn(second)} kan inte tjänstgöra på samma plats "
            f"({before.namn(seat)}). Låt den ene sluta tjänstgöra först."
        )


def _clashes(akt: Akt) -> frozenset[tuple[UUID, UUID, UUID]]:
    found: set[tuple[UUID, UUID, UUID]] = set()
    room = tidslinje(akt)
    for paragraf in akt.paragrafer:
        barred = javiga(akt, paragraf.arende_id)
        for lage in room.moments(paragraf.id):
            taken: dict[UUID, UUID] = {}
            for entry in lage.values():
                if entry.roll is not Narvaroroll.TJANSTGORANDE or entry.person_id in barred:
                    continue
                seat = entry.for_person_id or entry.person_id
                if seat in taken:
                    found.add((seat, taken[seat], entry.person_id))
                taken[seat] = entry.person_id
    return frozenset(found)


def _point(entry: Narvaro) -> Tidpunkt:
    return Tidpunkt(
        paragraf_id=entry.paragraf_id,
        ar_inne_i_paragraf=entry.ar_inne_i_paragraf,
        klockslag_at=entry.klockslag_at,
    )


def _place(akt: Akt, when: Tidpunkt) -> Place:
    order = tidslinje(akt).order
    index = order.index(when.paragraf_id) if when.paragraf_id in order else -1
    clock = when.klockslag_at.isoformat() if when.klockslag_at else ""
    return (index, when.ar_inne_i_paragraf, clock)


def _next_paragraf_id(akt: Akt, paragraf_id: UUID | None) -> UUID | None:
    order = tidslinje(akt).order
    index = order.index(paragraf_id) + 1 if paragraf_id in order else 0
    return order[index] if index < len(order) else None
