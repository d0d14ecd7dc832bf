"""Which ersättare takes an empty seat, with the reason in words (KL 5:17–19 and 6:16–17, and fullmäktige's order).

Own party first, in the order the ersättare were elected; then from party to party in the organ's inkallelseordning.
The secretary may choose otherwise; the deviation is a finding, never a refusal.
"""

from collections.abc import Iterator
from uuid import UUID

from nacka_sekreterare.domain.akt import Akt
from nacka_sekreterare.domain.narvaro import Lage, Narvaroroll
from nacka_sekreterare.domain.person import Mandat, Mandatroll
from nacka_sekreterare.domain.rostlangd import javiga, seat_rank, tidslinje
from nacka_sekreterare.domain.value import Value


class Ersattarforslag(Value):
    """Who should take a seat, and why; `person_id` is None when nobody can."""

    plats_person_id: UUID  # the ledamot whose seat it is
    person_id: UUID | None
    forklaring: str


def foresla_ersattare(akt: Akt, franvarande_person_id: UUID, arende_id: UUID | None = None) -> Ersattarforslag:
    """Who takes the seat of someone who is away or jävig on an ärende.

    Without `arende_id`, or before any närvaro is recorded, those who have no förhinder count as present. When other
    seats are empty too, a party's ersättare is kept for a seat of the own party first.
    """
    seat = _seat_of(akt, franvarande_person_id, arende_id)
    empty = {*_empty_seats(akt, arende_id), seat}
    return _propose(akt, empty, _available(akt, arende_id))[seat]


def foresla_alla(akt: Akt, arende_id: UUID | None = None) -> tuple[Ersattarforslag, ...]:
    """A proposal for every empty seat on an ärende, in the order of the seats."""
    return tuple(_propose(akt, _empty_seats(akt, arende_id), _available(akt, arende_id)).values())


def foresla_at(akt: Akt, lage: Lage, barred: frozenset[UUID]) -> tuple[Ersattarforslag, ...]:
    """The same at one moment, with some persons out of the room for jäv."""
    empty = _seats(akt) - _taken(lage, barred)
    return tuple(_propose(akt, empty, waiting_ersattare(lage, barred)).values()) if empty else ()


def waiting_ersattare(lage: Lage, barred: frozenset[UUID]) -> set[UUID]:
    """Those who are there without serving, and may be called to a seat."""
    return {e.person_id for e in lage.values() if e.roll is Narvaroroll.EJ_TJANSTGORANDE} - barred


def inkallelseordning(akt: Akt, plats_person_id: UUID) -> tuple[UUID, ...]:
    """Every ersättare in the order they are called to a seat: own party, then party by party as the organ has set."""
    return tuple(mandat.person_id for _, group in _groups(akt, plats_person_id) for mandat in group)


def _propose(akt: Akt, seats: set[UUID], available: set[UUID]) -> dict[UUID, Ersattarforslag]:
    chosen = dict[UUID, UUID]()
    in_order = sorted(seats, key=lambda seat: seat_rank(akt, seat))
    for is_own_party in (True, False):
        for seat in in_order:
            groups = [group for party, group in _groups(akt, seat) if (party == akt.parti(seat)) is is_own_party]
            waiting = (m.person_id for group in groups for m in group if m.person_id in available)
            free = next((person_id for person_id in waiting if person_id not in chosen.values()), None)
            if seat not in chosen and free is not None:
                chosen[seat] = free
    return {
        seat: Ersattarforslag(
            plats_person_id=seat, person_id=chosen.get(seat), forklaring=_reason(akt, seat, chosen.get(seat))
        )
        for seat in in_order
    }


def _groups(akt: Akt, seat: UUID) -> Iterator[tuple[str, list[Mandat]]]:
    """The ersättare by party, in the order in which the parties are called to a seat.

    Where the organ has set no order for the party, the ersättare follow in the order they were elected (KL 6:16).
    """
    held = [mandat for person in akt.personer if (mandat := akt.mandat_of(person.id))]
    ersattare = sorted((m for m in held if m.roll is Mandatroll.ERSATTARE), key=lambda mandat: mandat.ordning)
    own = akt.parti(seat)
    order = akt.organ.installningar.inkallelseordning.get(own)
    others = order if order is not None else tuple(dict.fromkeys(m.parti for m in ersattare))
    for party in dict.fromkeys((own, *others)):
        yield party, [mandat for mandat in ersattare if mandat.parti == party]


def _lage(akt: Akt, arende_id: UUID | None) -> Lage:
    paragraf = akt.paragraf_of(arende_id) if arende_id else None
    return tidslinje(akt).at_end(paragraf.id) if paragraf and akt.narvaro else {}


def _available(akt: Akt, arende_id: UUID | None) -> set[UUID]:
    """The ersättare who are there and serve nobody; before the närvaro, those without förhinder."""
    lage = _lage(akt, arende_id)
    barred = javiga(akt, arende_id) if arende_id else frozenset[UUID]()
    if lage:
        return waiting_ersattare(lage, barred)
    called = {forhinder.inkallad_person_id for forhinder in akt.forhinder}
    away = {forhinder.person_id for forhinder in akt.forhinder}
    return {person.id for person in akt.personer} - away - called - barred


def _empty_seats(akt: Akt, arende_id: UUID | None) -> set[UUID]:
    """The seats of ledamöter that nobody fills."""
    lage = _lage(akt, arende_id)
    if not lage:
        return {f.person_id for f in akt.forhinder if f.inkallad_person_id is None} & _seats(akt)
    return _seats(akt) - _taken(lage, javiga(akt, arende_id) if arende_id else frozenset())


def _seats(akt: Akt) -> set[UUID]:
    """The ledamöter of the day, whose seats they are."""
    return {p.id for p in akt.personer if (mandat := akt.mandat_of(p.id)) and mandat.roll.ar_ledamot}


def _taken(lage: Lage, barred: frozenset[UUID]) -> set[UUID]:
    serving = [e for e in lage.values() if e.roll is Narvaroroll.TJANSTGORANDE and e.person_id not in barred]
    return {entry.for_person_id or entry.person_id for entry in serving}


def _seat_of(akt: Akt, person_id: UUID, arende_id: UUID | None) -> UUID:
    """The seat that is empty when a person goes: the own one, or the one an ersättare has been serving in."""
    mandat = akt.mandat_of(person_id)
    if mandat is None or mandat.roll.ar_ledamot:
        return person_id
    served = [entry.for_person_id for entry in akt.narvaro if entry.person_id == person_id and entry.for_person_id]
    entry = _lage(akt, arende_id).get(person_id)
    if entry is not None and entry.for_person_id:
        return entry.for_person_id
    return served[-1] if served else person_id


def _reason(akt: Akt, seat: UUID, person_id: UUID | None) -> str:
    own = akt.parti(seat)
    if person_id is None:
        return f"Ingen ersättare som kan tjänstgöra för {akt.namn(seat)} är här. Platsen står tom."
    if akt.parti(person_id) == own:
        return f"{akt.namn(person_id)} står först i tur av de ersättare för {own or 'samma parti'} som är här."
    if own in akt.organ.installningar.inkallelseordning:
        order = f"Enligt inkallelseordningen går platsen då till {akt.parti(person_id) or 'nästa i ordningen'}"
        return f"Ingen ersättare för {own} är ledig. {order}, där {akt.namn(person_id)} står först i tur."
    return (
        f"Ingen ersättare för {own or 'samma parti'} är ledig, och inkallelseordningen säger inget om {own}. "
        f"{akt.namn(person_id)} står först av de övriga."
    )
