"""People and their mandat: who sits in which organ, in what order, between which dates."""

from datetime import date
from types import MappingProxyType
from typing import Final
from uuid import UUID

from nacka_sekreterare.domain.anslag import Anslag
from nacka_sekreterare.domain.errors import UserError
from nacka_sekreterare.domain.jav import Jav
from nacka_sekreterare.domain.justering import Anmarkning, Signatar
from nacka_sekreterare.domain.meningsyttring import Meningsyttring
from nacka_sekreterare.domain.narvaro import Narvaro
from nacka_sekreterare.domain.organ import Organ
from nacka_sekreterare.domain.paragraf import Paragraf
from nacka_sekreterare.domain.person import Mandat, Mandatroll, Person
from nacka_sekreterare.domain.sammantrade import Forhinder
from nacka_sekreterare.domain.value import Entity
from nacka_sekreterare.domain.votering import Votering
from nacka_sekreterare.domain.yrkande import Yrkande
from nacka_sekreterare.services.core import Kansli, Outcome, Transaction
from nacka_sekreterare.services.ordning import next_ordning, place, renumber
from nacka_sekreterare.services.revision import name_changes, typed_field

_PERSON_LABELS: Final = MappingProxyType({"namn": "namn", "titel": "titel", "enhet": "enhet", "epost": "e-postadress"})
_MANDAT_LABELS: Final = MappingProxyType(
    {"roll": "uppdrag", "parti": "parti", "ordning": "ordning", "fran_date": "första dag", "till_date": "sista dag"}
)
# Where a person is named by a field of its own; the lists of names are looked through in _is_used.
_MENTIONS: Final[tuple[tuple[type[Entity], str], ...]] = (
    (Mandat, "person_id"),
    (Narvaro, "person_id"),
    (Narvaro, "for_person_id"),
    (Forhinder, "person_id"),
    (Forhinder, "inkallad_person_id"),
    (Jav, "person_id"),
    (Signatar, "person_id"),
    (Anmarkning, "person_id"),
    (Paragraf, "ordforande_id"),
    (Anslag, "underskrift_person_id"),
)


# --- people ---------------------------------------------------------------------------------------------------------
def list_personer(kansli: Kansli) -> tuple[Person, ...]:
    """Everybody, by name."""
    return tuple(sorted(kansli.all(Person), key=lambda person: person.namn.casefold()))


def create_person(kansli: Kansli, namn: str, **details: object) -> Outcome[Person]:
    """Add a person without a mandat: a tjänsteperson or a guest.

    Raises:
        UserError: when the name is empty.
    """
    person = _new_person(namn, details)
    with kansli.act("create_person", f"{person.namn}: ny person", arguments={"person_id": person.id}) as tx:
        tx.add(person)
    return tx.outcome(person)


def update_person(kansli: Kansli, person_id: UUID, **changes: object) -> Outcome[Person]:
    """Change a person's name, titel, enhet or address."""
    field = typed_field("person", person_id, changes)
    with kansli.act("update_person", name_changes(_PERSON_LABELS, changes), field=field) as tx:
        person = tx.change(Person, person_id, **changes)
        tx.sentence = f"{person.namn}: {name_changes(_PERSON_LABELS, changes)}"
    return tx.outcome(person)


def delete_person(kansli: Kansli, person_id: UUID) -> Outcome[None]:
    """Remove a person who is mentioned nowhere.

    Raises:
        UserError: when the person has a mandat or is named in a sammanträde.
    """
    with kansli.act("delete_person", "person borttagen") as tx:
        person = tx.get(Person, person_id)
        if _is_used(tx, person_id):
            raise UserError(
                f"{person.namn} har ett uppdrag eller finns i ett sammanträde och kan inte tas bort. "
                "Avsluta uppdraget i stället."
            )
        tx.remove(Person, person_id)
        tx.sentence = f"{person.namn}: person borttagen"
    return tx.outcome(None)


# --- mandat ---------------------------------------------------------------------------------------------------------
def list_mandat(kansli: Kansli, organ_id: UUID, day: date | None = None) -> tuple[Mandat, ...]:
    """The mandat of an organ in the order of the närvarolista, those of one day or all of them."""
    found = [m for m in kansli.all(Mandat, organ_id=organ_id) if day is None or m.galler(day)]
    return tuple(sorted(found, key=_rank))


def create_person_with_mandat(
    kansli: Kansli,
    organ_id: UUID,
    namn: str,
    roll: Mandatroll,
    *,
    parti: str = "",
    fran_date: date | None = None,
    till_date: date | None = None,
    **details: object,
) -> Outcome[Mandat]:
    """Add a new person straight into an organ, as one act; `details` are further fields of Person."""
    person = _new_person(namn, details)
    mandat = Mandat(
        organ_id=organ_id, person_id=person.id, roll=roll, parti=parti, fran_date=fran_date, till_date=till_date
    )
    with kansli.act("create_person_with_mandat", f"{person.namn}: nytt uppdrag") as tx:
        tx.add(person)
        mandat = _add_mandat(tx, mandat)
        tx.sentence = f"{person.namn}: nytt uppdrag i {tx.get(Organ, organ_id).namn}"
    return tx.outcome(mandat)


def add_mandat(kansli: Kansli, mandat: Mandat) -> Outcome[Mandat]:
    """Give a known person a place in an organ; it is put last among those listed with it.

    Raises:
        UserError: when its last day comes before its first.
    """
    with kansli.act("add_mandat", "nytt uppdrag") as tx:
        mandat = _add_mandat(tx, mandat)
        tx.sentence = f"{tx.get(Person, mandat.person_id).namn}: nytt uppdrag i {tx.get(Organ, mandat.organ_id).namn}"
    return tx.outcome(mandat)


def update_mandat(kansli: Kansli, mandat_id: UUID, **changes: object) -> Outcome[Mandat]:
    """Change a mandat's roll, party or dates. A new party that old protokoll shall not show: end_mandat, add_mandat."""
    field = typed_field("mandat", mandat_id, changes)
    with kansli.act("update_mandat", name_changes(_MANDAT_LABELS, changes), field=field) as tx:
        mandat = _checked_dates(tx.change(Mandat, mandat_id, **changes))
        tx.sentence = f"{tx.get(Person, mandat.person_id).namn}: {name_changes(_MANDAT_LABELS, changes)}"
    return tx.outcome(mandat)


def end_mandat(kansli: Kansli, mandat_id: UUID, till_date: date) -> Outcome[Mandat]:
    """Let a mandat end; its holder stays in the protokoll of the sammanträden before."""
    with kansli.act("end_mandat", "uppdraget avslutat") as tx:
        mandat = _checked_dates(tx.change(Mandat, mandat_id, till_date=till_date))
        tx.sentence = f"{tx.get(Person, mandat.person_id).namn}: uppdraget avslutat {till_date.isoformat()}"
    return tx.outcome(mandat)


def move_mandat(kansli: Kansli, mandat_id: UUID, index: int) -> Outcome[Mandat]:
    """Move a mandat among those of its roll (officials as one): the order of listing, for ersättare of inkallelse."""
    with kansli.act("move_mandat", "ny ordning") as tx:
        mandat = tx.get(Mandat, mandat_id)
        renumber(tx, place(_siblings(tx, mandat), mandat_id, index))
        mandat = tx.get(Mandat, mandat_id)
        tx.sentence = f"{tx.get(Person, mandat.person_id).namn}: ny plats i ordningen"
    return tx.outcome(mandat)


def remove_mandat(kansli: Kansli, mandat_id: UUID) -> Outcome[None]:
    """Take away a mandat that was entered by mistake.

    Raises:
        UserError: when its holder has been recorded at a sammanträde; then it is ended instead.
    """
    with kansli.act("remove_mandat", "uppdraget borttaget") as tx:
        mandat = tx.get(Mandat, mandat_id)
        person = tx.get(Person, mandat.person_id)
        if tx.all(Narvaro, person_id=person.id):
            raise UserError(f"{person.namn} finns i ett protokoll. Avsluta uppdraget med ett datum i stället.")
        tx.remove(Mandat, mandat_id)
        tx.sentence = f"{person.namn}: uppdraget borttaget"
    return tx.outcome(None)


def _add_mandat(tx: Transaction, mandat: Mandat) -> Mandat:
    placed = _checked_dates(mandat).model_copy(update={"ordning": next_ordning(_siblings(tx, mandat))})
    tx.add(placed)
    return placed


def _rank(mandat: Mandat) -> tuple[int, int]:
    roles = list(Mandatroll)
    last = len(roles)
    return (last if mandat.roll.ar_tjansteperson else roles.index(mandat.roll), mandat.ordning)


def _siblings(tx: Transaction, mandat: Mandat) -> tuple[Mandat, ...]:
    if not mandat.roll.ar_tjansteperson:
        return tx.all(Mandat, organ_id=mandat.organ_id, roll=mandat.roll)
    return tuple(one for one in tx.all(Mandat, organ_id=mandat.organ_id) if one.roll.ar_tjansteperson)


def _checked_dates(mandat: Mandat) -> Mandat:
    if mandat.fran_date and mandat.till_date and mandat.till_date < mandat.fran_date:
        raise UserError("Uppdragets sista dag ligger före dess första dag. Rätta ett av datumen.")
    return mandat


def _new_person(namn: str, details: dict[str, object]) -> Person:
    if not namn.strip():
        raise UserError("Personen saknar namn. Skriv förnamn och efternamn.")
    return Person.model_validate({"namn": namn.strip(), **details})


def _is_used(tx: Transaction, person_id: UUID) -> bool:
    if any(tx.all(kind, **{field: person_id}) for kind, field in _MENTIONS):
        return True
    return (
        any(person_id in yrkande.person_ids for yrkande in tx.all(Yrkande))
        or any(person_id in yttring.person_ids for yttring in tx.all(Meningsyttring))
        or any(person_id == rost.person_id for votering in tx.all(Votering) for rost in votering.roster)
    )
