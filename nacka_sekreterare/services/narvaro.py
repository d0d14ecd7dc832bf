"""Närvaro: the upprop, and who comes, goes, returns or serves from which § on; late is as good as live."""

from datetime import datetime
from types import MappingProxyType
from typing import Final
from uuid import UUID

from nacka_sekreterare.domain.akt import Akt
from nacka_sekreterare.domain.arende import Arende
from nacka_sekreterare.domain.narvaro import Narvaro, Narvaroroll
from nacka_sekreterare.domain.paragraf import Paragraf
from nacka_sekreterare.domain.person import Mandat, Mandatroll
from nacka_sekreterare.domain.sammantrade import Sammantrade
from nacka_sekreterare.services.core import Kansli, Outcome, Transaction
from nacka_sekreterare.services.narvarolinje import (
    START,
    Tidpunkt,
    entry_like,
    in_one_act,
    leave_seat,
    narvaro_act,
    new_entry,
    put_entries,
    refuse_new_contradictions,
    room_at,
    seat_at,
    serves,
    stand_in,
    step_back,
    usual_role,
)
from nacka_sekreterare.services.sammantrade import open_sammantrade
from nacka_sekreterare.services.subject import designation, name_people

_ROLE_WORDS: Final = MappingProxyType(
    {
        Narvaroroll.TJANSTGORANDE: "tjänstgör",
        Narvaroroll.EJ_TJANSTGORANDE: "närvarar utan att tjänstgöra",
        Narvaroroll.OVRIG: "deltar",
        Narvaroroll.FRANVARANDE: "frånvarande",
    }
)


# --- the upprop -----------------------------------------------------------------------------------------------------
def upprop(kansli: Kansli, sammantrade_id: UUID, *, orsak: str = "") -> Outcome[tuple[Narvaro, ...]]:
    """Take everybody as present who has no förhinder, with the inkallade in the seats; who is already entered stays so.

    Answers with the entries at the start of the meeting.
    """
    with narvaro_act(kansli, "upprop", sammantrade_id, orsak=orsak) as (tx, _):
        entries = enter_upprop(tx, sammantrade_id)
        tx.sentence = "Upprop"
    return tx.outcome(entries)


def enter_upprop(tx: Transaction, sammantrade_id: UUID) -> tuple[Narvaro, ...]:
    """The upprop inside an act that is under way."""
    akt = tx.akt(sammantrade_id)
    known = {entry.person_id for entry in akt.narvaro}
    taken = {entry.for_person_id or entry.person_id for entry in akt.narvaro if serves(entry)}
    new: list[Narvaro] = []
    for mandat in _mandat_of_the_day(akt):
        entry = _at_the_upprop(akt, mandat)
        if serves(entry) and (entry.for_person_id or entry.person_id) in taken:
            entry = entry.model_copy(update={"roll": Narvaroroll.EJ_TJANSTGORANDE, "for_person_id": None})
        if entry.person_id not in known:
            new.append(entry)
    for entry in in_one_act(tx, new):
        tx.add(entry)
    refuse_new_contradictions(tx, akt)
    return tx.all(Narvaro, sammantrade_id=sammantrade_id, paragraf_id=None)


def record_uppropad(
    kansli: Kansli, sammantrade_id: UUID, person_id: UUID, *, ar_har: bool, orsak: str = ""
) -> Outcome[tuple[Narvaro, ...]]:
    """At the upprop one person is here, or is not; of everybody else it is taken what is known. One act.

    Raises:
        UserError: when the sammanträde is closed and no reason is given (JO 3339-2013).
    """
    with kansli.act("record_uppropad", "Upprop", sammantrade_id=sammantrade_id) as tx:
        enter_upprop(tx, sammantrade_id)
        tx.session.flush()
        if ar_har:
            entries = record_ankomst(kansli, sammantrade_id, person_id, START, orsak=orsak).value
        else:
            entries = record_avgang(kansli, sammantrade_id, person_id, START, orsak=orsak).value
        _name(tx, sammantrade_id, person_id, "här vid uppropet" if ar_har else "inte här vid uppropet")
    return tx.outcome(entries)


def open_with_upprop(kansli: Kansli, sammantrade_id: UUID, at: datetime | None = None) -> Outcome[Sammantrade]:
    """Open the sammanträde with everybody present of whom nothing else is said. One act."""
    with kansli.act("open_with_upprop", "Sammanträdet öppnat", sammantrade_id=sammantrade_id) as tx:
        sammantrade = open_sammantrade(kansli, sammantrade_id, at).value
        enter_upprop(tx, sammantrade_id)
        tx.sentence = f"Sammanträdet öppnat kl. {sammantrade.oppnat_at:%H.%M}"
    return tx.outcome(sammantrade)


# --- during the meeting ---------------------------------------------------------------------------------------------
# All of these raise ContradictionError when one person would sit in two seats, two in one, or more than there are
# seats; and UserError when a justerad § would tell otherwise, or the sammanträde is closed and no reason is given.
def record_narvaro(
    kansli: Kansli,
    sammantrade_id: UUID,
    person_id: UUID,
    roll: Narvaroroll,
    when: Tidpunkt = START,
    for_person_id: UUID | None = None,
    *,
    ar_pa_distans: bool = False,
    orsak: str = "",
) -> Outcome[Narvaro]:
    """From a point on a person has a role, possibly in another's seat. What stood for the same point is replaced.

    Raises:
        ContradictionError, UserError: see above.
    """
    entry = new_entry(sammantrade_id, person_id, roll, when, for_person_id, ar_pa_distans=ar_pa_distans)
    with narvaro_act(kansli, "record_narvaro", sammantrade_id, when.paragraf_id, orsak=orsak) as (tx, _):
        (entry,) = put_entries(tx, [entry])
        _name(tx, sammantrade_id, person_id, _words(tx, entry), when)
    return tx.outcome(entry)


def record_ankomst(
    kansli: Kansli,
    sammantrade_id: UUID,
    person_id: UUID,
    when: Tidpunkt,
    *,
    for_person_id: UUID | None = None,
    ar_pa_distans: bool = False,
    orsak: str = "",
) -> Outcome[tuple[Narvaro, ...]]:
    """Someone comes or comes back. A ledamot takes the seat again from whoever served there (jfr KL 5:19).

    Raises:
        ContradictionError, UserError: see above.
    """
    with narvaro_act(kansli, "record_ankomst", sammantrade_id, when.paragraf_id, orsak=orsak) as (tx, akt):
        roll = Narvaroroll.TJANSTGORANDE if for_person_id else usual_role(akt, person_id)
        seat = for_person_id or (person_id if roll is Narvaroroll.TJANSTGORANDE else None)
        leaving = leave_seat(tx, akt, seat, when, but=person_id)
        coming = new_entry(sammantrade_id, person_id, roll, when, for_person_id, ar_pa_distans=ar_pa_distans)
        *leaving, coming = put_entries(tx, [*leaving, coming])
        _name(tx, sammantrade_id, person_id, "kom" + (" (distans)" if ar_pa_distans else ""), when)
    return tx.outcome((coming, *leaving))


def record_avgang(
    kansli: Kansli,
    sammantrade_id: UUID,
    person_id: UUID,
    when: Tidpunkt,
    *,
    ersattare_id: UUID | None = None,
    orsak: str = "",
) -> Outcome[tuple[Narvaro, ...]]:
    """Someone goes; an ersättare may take the seat in the same act.

    Raises:
        ContradictionError, UserError: see above.
    """
    with narvaro_act(kansli, "record_avgang", sammantrade_id, when.paragraf_id, orsak=orsak) as (tx, akt):
        entries = [new_entry(sammantrade_id, person_id, Narvaroroll.FRANVARANDE, when)]
        if ersattare_id is not None:
            seat = seat_at(akt, person_id, when)
            serving = stand_in(akt, seat, ersattare_id, when, is_for_paragraf=False)
            entries += [serving, *step_back(akt, serving)]
        entries = list(put_entries(tx, entries))
        what = "" if ersattare_id is None else f", {_named(tx, sammantrade_id, ersattare_id)} tjänstgör"
        _name(tx, sammantrade_id, person_id, "gick", when)
        tx.sentence += what
    return tx.outcome(tuple(entries))


def record_franvaro_for_paragraf(
    kansli: Kansli,
    sammantrade_id: UUID,
    person_id: UUID,
    when: Tidpunkt,
    *,
    ersattare_id: UUID | None = None,
    orsak: str = "",
) -> Outcome[tuple[Narvaro, ...]]:
    """Someone is away for one § (or the rest of it) and then back as before; an ersättare may serve for it. One act.

    Raises:
        ContradictionError, UserError: see above.
    """
    name = "record_franvaro_for_paragraf"
    with narvaro_act(kansli, name, sammantrade_id, when.paragraf_id, orsak=orsak) as (tx, akt):
        entries = [new_entry(sammantrade_id, person_id, Narvaroroll.BORTA_EN_PARAGRAF, when)]
        if ersattare_id is not None:
            seat = seat_at(akt, person_id, when)
            entries += leave_seat(tx, akt, seat, when, but=person_id)
            entries.append(stand_in(akt, seat, ersattare_id, when, is_for_paragraf=True))
        entries = list(put_entries(tx, entries))
        _name(tx, sammantrade_id, person_id, "borta en paragraf", when)
    return tx.outcome(tuple(entries))


def seat_ersattare(
    kansli: Kansli,
    sammantrade_id: UUID,
    plats_person_id: UUID,
    ersattare_id: UUID,
    when: Tidpunkt,
    *,
    orsak: str = "",
) -> Outcome[Narvaro]:
    """An ersättare takes a seat, from whoever served in it for the ledamot (KL 5:17, 6:17).

    For the § only when whoever sits there is jävig or away for that § only, else from the point on.

    Raises:
        ContradictionError, UserError: see above.
    """
    with narvaro_act(kansli, "seat_ersattare", sammantrade_id, when.paragraf_id, orsak=orsak) as (tx, akt):
        leaving = leave_seat(tx, akt, plats_person_id, when, but=ersattare_id)
        entry = stand_in(akt, plats_person_id, ersattare_id, when)
        entry = put_entries(tx, [entry, *leaving, *step_back(akt, entry)])[0]
        _name(tx, sammantrade_id, ersattare_id, _words(tx, entry), when)
    return tx.outcome(entry)


def set_distans(
    kansli: Kansli,
    sammantrade_id: UUID,
    person_id: UUID,
    ar_pa_distans: bool,
    when: Tidpunkt = START,
    *,
    orsak: str = "",
) -> Outcome[Narvaro]:
    """From a point on someone takes part på distans, or no longer (KL 6:24); the role is kept. Who was away comes.

    Raises:
        ContradictionError, UserError: see above.
    """
    with narvaro_act(kansli, "set_distans", sammantrade_id, when.paragraf_id, orsak=orsak) as (tx, akt):
        state = room_at(akt, when).get(person_id)
        if state is None or not state.ar_narvarande:
            came = record_ankomst(kansli, sammantrade_id, person_id, when, ar_pa_distans=ar_pa_distans, orsak=orsak)
            entry = came.value[0]
        else:
            roll = next(entry.roll for entry in akt.narvaro if entry.id == state.id)  # it may hold for the § only
            (entry,) = put_entries(tx, [entry_like(state, when, roll=roll, ar_pa_distans=ar_pa_distans)])
            _name(tx, sammantrade_id, person_id, "på distans" if ar_pa_distans else "på plats", when)
    return tx.outcome(entry)


def add_ovrig(
    kansli: Kansli,
    sammantrade_id: UUID,
    namn: str,
    titel: str = "",
    enhet: str = "",
    when: Tidpunkt = START,
    *,
    orsak: str = "",
) -> Outcome[Narvaro]:
    """Enter a guest or tjänsteperson who is not known yet: the person and their närvaro in one act.

    Raises:
        UserError: when the name is empty; see above.
    """
    from nacka_sekreterare.services.person import create_person

    with narvaro_act(kansli, "add_ovrig", sammantrade_id, when.paragraf_id, orsak=orsak) as (tx, _):
        person = create_person(kansli, namn, titel=titel, enhet=enhet).value
        (entry,) = put_entries(tx, [new_entry(sammantrade_id, person.id, Narvaroroll.OVRIG, when)])
        tx.sentence = f"{person.namn} deltar"
    return tx.outcome(entry)


def update_narvaro(kansli: Kansli, narvaro_id: UUID, *, orsak: str = "", **changes: object) -> Outcome[Narvaro]:
    """Correct an entry: its point, its clock time, its role.

    Raises:
        ContradictionError, UserError: see above.
    """
    known = kansli.get(Narvaro, narvaro_id)
    with narvaro_act(kansli, "update_narvaro", known.sammantrade_id, known.paragraf_id, orsak=orsak) as (tx, _):
        entry = tx.change(Narvaro, narvaro_id, **changes)
        _name(tx, entry.sammantrade_id, entry.person_id, "rättad närvaro")
    return tx.outcome(entry)


def remove_narvaro(kansli: Kansli, narvaro_id: UUID, *, orsak: str = "") -> Outcome[None]:
    """Take away an entry that was wrong.

    Raises:
        ContradictionError, UserError: see above.
    """
    known = kansli.get(Narvaro, narvaro_id)
    with narvaro_act(kansli, "remove_narvaro", known.sammantrade_id, known.paragraf_id, orsak=orsak) as (tx, _):
        entry = tx.get(Narvaro, narvaro_id)
        tx.remove(entry)
        _name(tx, entry.sammantrade_id, entry.person_id, "borttagen närvaro")
    return tx.outcome(None)


def _name(tx: Transaction, sammantrade_id: UUID, person_id: UUID, what: str, when: Tidpunkt = START) -> None:
    """Say who, what, and from which point: "Ada Berg (S): gick kl. 19.42, § 37"."""
    clock = f" kl. {when.klockslag_at:%H.%M}" if when.klockslag_at is not None else ""
    place = ""
    if when.paragraf_id is not None:
        number = designation(tx, tx.get(Arende, tx.get(Paragraf, when.paragraf_id).arende_id))
        place = f", under {number}" if when.ar_inne_i_paragraf else f", {number}"
    tx.sentence = f"{_named(tx, sammantrade_id, person_id)}: {what}{clock}{place}"


def _named(tx: Transaction, sammantrade_id: UUID, person_id: UUID) -> str:
    return name_people(tx, sammantrade_id, [person_id])


def _words(tx: Transaction, entry: Narvaro) -> str:
    words = _ROLE_WORDS[entry.roll.i_salen]
    if entry.for_person_id is not None:
        words += f" för {_named(tx, entry.sammantrade_id, entry.for_person_id)}"
    if entry.roll.galler_en_paragraf:
        words += " en paragraf"
    return words + (" (distans)" if entry.ar_pa_distans else "")


def _mandat_of_the_day(akt: Akt) -> tuple[Mandat, ...]:
    """One mandat per person, seats before ersättare."""
    held = (akt.mandat_of(person_id) for person_id in dict.fromkeys(mandat.person_id for mandat in akt.mandat))
    roles = list(Mandatroll)
    return tuple(sorted(filter(None, held), key=lambda mandat: (roles.index(mandat.roll), mandat.ordning)))


def _at_the_upprop(akt: Akt, mandat: Mandat) -> Narvaro:
    seats = {f.inkallad_person_id: f.person_id for f in akt.forhinder if f.inkallad_person_id}
    if any(forhinder.person_id == mandat.person_id for forhinder in akt.forhinder):
        return new_entry(akt.sammantrade.id, mandat.person_id, Narvaroroll.FRANVARANDE)
    if mandat.person_id in seats:
        seat = seats[mandat.person_id]
        return new_entry(akt.sammantrade.id, mandat.person_id, Narvaroroll.TJANSTGORANDE, for_person_id=seat)
    return new_entry(akt.sammantrade.id, mandat.person_id, usual_role(akt, mandat.person_id))
