"""The timeline of närvaro while it is being changed: points, what someone was just before one, who steps in and out."""

from collections.abc import Iterable, Iterator
from contextlib import contextmanager
from datetime import datetime
from typing import Final
from uuid import UUID, uuid4

from nacka_sekreterare.domain.akt import Akt
from nacka_sekreterare.domain.arende import Arende
from nacka_sekreterare.domain.errors import ContradictionError
from nacka_sekreterare.domain.jav import Jav
from nacka_sekreterare.domain.narvaro import Lage, Narvaro, Narvaroroll
from nacka_sekreterare.domain.narvaro_finding import crowded
from nacka_sekreterare.domain.person import Mandatroll
from nacka_sekreterare.domain.rostlangd import javiga, tidslinje
from nacka_sekreterare.domain.value import Value
from nacka_sekreterare.services.core import Kansli, Transaction
from nacka_sekreterare.services.ordning import next_ordning
from nacka_sekreterare.services.subject import late_reason, refuse_justerad


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
            is_same_point = not entry.ar_inne_i_paragraf or old.klockslag_at == entry.klockslag_at
            if is_same_point and _gives_way(old, entry):
                tx.remove(old)
        tx.add(entry)
    return stored


def _gives_way(old: Narvaro, new: Narvaro) -> bool:
    """What holds for a § only leaves what lasts, unless both say the same: gone after all for this § only."""
    says_the_same = (old.roll.i_salen, old.for_person_id) == (new.roll.i_salen, new.for_person_id)
    return not new.roll.galler_en_paragraf or old.roll.galler_en_paragraf or says_the_same


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


def room_at(akt: Akt, when: Tidpunkt) -> Lage:
    """Who is what at a point, with what is recorded for that very point."""
    return tidslinje(akt).at(when.paragraf_id, is_inside=when.ar_inne_i_paragraf, clock=when.klockslag_at)


def seat_at(akt: Akt, person_id: UUID, when: Tidpunkt) -> UUID:
    """Whose seat a person sits in at a point: another's, or their own."""
    state = room_at(akt, when).get(person_id)
    return (state.for_person_id if state else None) or person_id


def leave_seat(tx: Transaction, akt: Akt, seat: UUID | None, when: Tidpunkt, *, but: UUID) -> list[Narvaro]:
    """Let whoever serves in another's seat step out of it at a point, all but one person: the entries still to be put.

    Who serves there for the § only is again what they would be without it.
    """
    recorded, entries = {entry.id: entry for entry in akt.narvaro}, list[Narvaro]()
    after = tidslinje(akt).after(when.paragraf_id) if when.paragraf_id else {}
    out = {but, *_javiga_at(akt, when)}  # who is jävig keeps the seat, and is back in it after the §
    for state in room_at(akt, when).values():
        if seat is None or state.person_id in out or state.for_person_id != seat or not serves(state):
            continue
        entry, back = recorded[state.id], after.get(state.person_id)
        if not entry.roll.galler_en_paragraf:
            entries.append(entry_like(state, when, roll=Narvaroroll.EJ_TJANSTGORANDE, for_person_id=None))
        elif entry.ar_inne_i_paragraf == when.ar_inne_i_paragraf:
            tx.remove(entry)
        elif back is not None:
            entries.append(entry_like(back, when))
    return entries


def entry_like(state: Narvaro, when: Tidpunkt, **changes: object) -> Narvaro:
    """A new entry that says the same as another, but for some changes, from a point on."""
    return Narvaro(**{**dict(state), **dict(when), **changes, "id": uuid4()})


def stand_in(
    akt: Akt, seat: UUID, ersattare_id: UUID, when: Tidpunkt, *, is_for_paragraf: bool | None = None
) -> Narvaro:
    """The entry by which an ersättare serves in a seat: for the § only when whoever sits there is back after it."""
    if is_for_paragraf is None:
        back = tidslinje(akt).after(when.paragraf_id).values() if when.paragraf_id else ()
        is_for_paragraf = any(serves(state) and (state.for_person_id or state.person_id) == seat for state in back)
    roll = Narvaroroll.TJANSTGOR_EN_PARAGRAF if is_for_paragraf else Narvaroroll.TJANSTGORANDE
    before = room_at(akt, when).get(ersattare_id)
    is_remote = before is not None and before.ar_pa_distans
    return new_entry(akt.sammantrade.id, ersattare_id, roll, when, seat, ar_pa_distans=is_remote)


def step_back(akt: Akt, entry: Narvaro) -> list[Narvaro]:
    """The entry, at most one, by which who is seated late steps out where another already takes the seat later on."""
    order = {paragraf_id: index for index, paragraf_id in enumerate(tidslinje(akt).order)}

    def place(one: Narvaro) -> tuple[int, bool, str]:
        clock = one.klockslag_at.isoformat() if one.klockslag_at and one.ar_inne_i_paragraf else ""
        return (order.get(one.paragraf_id, -1) if one.paragraf_id else -1, one.ar_inne_i_paragraf, clock)

    later = [one for one in akt.narvaro if place(one) > place(entry) and not one.roll.galler_en_paragraf]
    takes = [one for one in later if serves(one) and (one.for_person_id or one.person_id) == entry.for_person_id]
    first = min((one for one in takes if one.person_id != entry.person_id), key=place, default=None)
    if first is None or entry.roll.galler_en_paragraf:
        return []
    if any(one.person_id == entry.person_id and place(one) <= place(first) for one in later):
        return []
    when = Tidpunkt(**{name: getattr(first, name) for name in Tidpunkt.model_fields})
    return [entry_like(entry, when, roll=Narvaroroll.EJ_TJANSTGORANDE, for_person_id=None)]


def _javiga_at(akt: Akt, when: Tidpunkt) -> frozenset[UUID]:
    found = (paragraf.arende_id for paragraf in akt.paragrafer if paragraf.id == when.paragraf_id)
    return next((javiga(akt, arende_id) for arende_id in found), frozenset())


def serves(state: Narvaro) -> bool:
    """True for who has a seat."""
    return state.roll.i_salen is Narvaroroll.TJANSTGORANDE


@contextmanager
def narvaro_act(
    kansli: Kansli, name: str, sammantrade_id: UUID, paragraf_id: UUID | None = None, *, orsak: str = ""
) -> Iterator[tuple[Transaction, Akt]]:
    """One act on the timeline from a § on (None: from the start), with the akt as it was before.

    Raises:
        ContradictionError: when the act puts two persons in one seat, or more in the room than there are seats; what
            was so before is left to be mended.
        UserError: when it changes who was there at a justerad §, or the sammanträde is closed and no reason is given
            (JO 3339-2013).
    """
    with kansli.act(name, name, sammantrade_id=sammantrade_id) as tx:
        akt = tx.akt(sammantrade_id)
        if orsak:
            tx.arguments["orsak"] = orsak
        reason = late_reason(tx, arende, orsak) if (arende := _arende_of(akt, paragraf_id)) else ""
        yield tx, akt
        if not tx.sentence.endswith(reason):
            tx.sentence += reason
        refuse_new_contradictions(tx, akt)


def refuse_new_contradictions(tx: Transaction, before: Akt) -> None:
    """Raise when the närvaro contradicts itself in a way it did not before, or a justerad § would tell otherwise.

    One person in two seats cannot be said: an entry has one seat and holds until the person's next.

    Raises:
        ContradictionError, UserError: see narvaro_act.
    """
    narvaro = tx.all(Narvaro, sammantrade_id=before.sammantrade.id)
    left = tuple(jav for jav in before.jav if tx.find(Jav, jav.id) is not None)
    _refuse_new(tx, before, before.model_copy(update={"narvaro": narvaro, "jav": left}))


@contextmanager
def keep_seats(tx: Transaction, sammantrade_id: UUID) -> Iterator[None]:
    """A change of which §§ there are, or of their order, that leaves the närvaro without a new contradiction.

    Raises:
        ContradictionError, UserError: see narvaro_act.
    """
    before = tx.akt(sammantrade_id)
    yield
    if before.narvaro:
        _refuse_new(tx, before, tx.akt(sammantrade_id))


def _refuse_new(tx: Transaction, before: Akt, after: Akt) -> None:
    known = crowded(before)
    for key, (count, finding) in crowded(after).items():
        if key not in known or known[key][0] < count:
            raise ContradictionError(finding.text)
    for arende in before.numrerade_arenden:
        justering = before.justering_of(arende.id)
        is_signed = justering is not None and justering.justerad_date is not None
        if is_signed and _told(before, arende.id) != _told(after, arende.id):
            refuse_justerad(tx, arende)


def _told(akt: Akt, arende_id: UUID) -> object:
    """What a § tells of who was there."""
    paragraf = akt.paragraf_of(arende_id)
    moments = tidslinje(akt).moments(paragraf.id) if paragraf else ()
    return [
        {
            person_id: (state.roll, state.for_person_id, state.ar_pa_distans)
            for person_id, state in lage.items()
            if state.ar_narvarande
        }
        for lage in moments
    ]


def _arende_of(akt: Akt, paragraf_id: UUID | None) -> Arende | None:
    """The ärende that is changed: that of the §, or of the first § when it holds from the start."""
    order = tidslinje(akt).order
    wanted = paragraf_id if paragraf_id in order else next(iter(order), None)
    return next((akt.arende(paragraf.arende_id) for paragraf in akt.paragrafer if paragraf.id == wanted), None)
