"""Taking in a pasted list of people: read, shown, and put into an organ as one act."""

from collections.abc import Sequence
from uuid import UUID

from nacka_sekreterare.domain.organ import Organ
from nacka_sekreterare.domain.person import Mandat, Person
from nacka_sekreterare.exchange.personlista import Personlista, Personrad, read_personlista
from nacka_sekreterare.services.core import Kansli, Outcome
from nacka_sekreterare.services.person import add_mandat

__all__ = ["Personlista", "Personrad", "find_new", "import_personlista", "read_personlista"]


def find_new(kansli: Kansli, organ_id: UUID, personer: Sequence[Personrad]) -> tuple[Personrad, ...]:
    """Those who do not already have the same role in the organ."""
    known = {person.id: person.namn.casefold() for person in kansli.all(Person)}
    there = {(known[mandat.person_id], mandat.roll) for mandat in kansli.all(Mandat, organ_id=organ_id)}
    return tuple(person for person in personer if (person.namn.casefold(), person.roll) not in there)


def import_personlista(kansli: Kansli, organ_id: UUID, personer: Sequence[Personrad]) -> Outcome[tuple[Mandat, ...]]:
    """Put people into an organ, in the order of the list; who is known by name in the store is not entered twice.

    The same name with another party, or with none where the party is told, is still taken to be the same person.
    The first list says how many seats the organ has, unless that has been set: quorum is counted from it.
    """
    with kansli.act("import_personlista", "personer inlästa") as tx:
        organ = tx.get(Organ, organ_id)
        known = {person.namn.casefold(): person for person in tx.all(Person)}
        had_seats = any(mandat.roll.ar_ledamot for mandat in tx.all(Mandat, organ_id=organ_id))
        made = []
        for rad in find_new(kansli, organ_id, personer):
            person = known.get(rad.namn.casefold())
            if person is None:
                person = Person(namn=rad.namn, titel=rad.titel, epost=rad.epost)
                tx.add(person)
                known[rad.namn.casefold()] = person
            mandat = Mandat(organ_id=organ_id, person_id=person.id, roll=rad.roll, parti=rad.parti)
            made.append(add_mandat(kansli, mandat).value)
        seats = sum(mandat.roll.ar_ledamot for mandat in made)
        if seats and not had_seats and organ.antal_platser == Organ.model_fields["antal_platser"].default:
            tx.change(Organ, organ_id, antal_platser=seats)
        tx.sentence = f"{organ.namn}: {len(made)} personer inlästa"
    return tx.outcome(tuple(made))
