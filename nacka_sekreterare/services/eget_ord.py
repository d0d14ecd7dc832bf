"""Words that the spelling takes as right: her own list, and the names that the organs know."""

from uuid import UUID

from sqlalchemy import select, union

from nacka_sekreterare.domain.eget_ord import EgetOrd
from nacka_sekreterare.domain.errors import UserError
from nacka_sekreterare.domain.organ import Organ
from nacka_sekreterare.domain.person import Mandat, Person
from nacka_sekreterare.services.core import Kansli, Outcome
from nacka_sekreterare.storage.tables import tables_of


def list_egna_ord(kansli: Kansli) -> tuple[EgetOrd, ...]:
    """Her own words, in the order of the alphabet."""
    return tuple(sorted(kansli.all(EgetOrd), key=lambda eget: (eget.ord.casefold(), eget.ord)))


def list_names(kansli: Kansli) -> frozenset[str]:
    """Every name that no spelling is to question: of persons, of parties, of organs."""
    with kansli.read() as session:
        tables = tables_of(session)
        person, mandat, organ = (tables.table(kind).c for kind in (Person, Mandat, Organ))
        names = union(select(person.namn), select(mandat.parti), select(organ.namn), select(organ.kortform))
        return frozenset(session.scalars(names))


def add_eget_ord(kansli: Kansli, word: str) -> Outcome[EgetOrd]:
    """Take a word into the own list, as it is written.

    Raises:
        UserError: when it is no single word, or stands there already.
    """
    word = word.strip()
    if not word or len(word.split()) > 1:
        raise UserError("Skriv ett ord i taget.")
    with kansli.act("add_eget_ord", f"Lägg till {word} i ordlistan", arguments={"word": word}) as tx:
        if tx.all(EgetOrd, ord=word):
            raise UserError(f"{word} finns redan i ordlistan.")
        eget = tx.add(EgetOrd(ord=word))
    return tx.outcome(eget)


def remove_eget_ord(kansli: Kansli, eget_ord_id: UUID) -> Outcome[None]:
    """Take a word out of the own list; it is questioned again."""
    word = kansli.get(EgetOrd, eget_ord_id).ord
    with kansli.act("remove_eget_ord", f"Ta bort {word} ur ordlistan") as tx:
        tx.remove(EgetOrd, eget_ord_id)
    return tx.outcome(None)
