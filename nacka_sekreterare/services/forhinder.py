"""Förhinder: who said beforehand that they will not come, and which ersättare was called instead (KL 6:17)."""

from uuid import UUID

from nacka_sekreterare.domain.errors import ContradictionError
from nacka_sekreterare.domain.person import Person
from nacka_sekreterare.domain.sammantrade import Forhinder
from nacka_sekreterare.services.core import Kansli, Outcome, Transaction
from nacka_sekreterare.services.revision import typed_field
from nacka_sekreterare.services.subject import sammantrade_of


def set_forhinder(
    kansli: Kansli,
    sammantrade_id: UUID,
    person_id: UUID,
    *,
    inkallad_person_id: UUID | None = None,
    anteckning: str = "",
) -> Outcome[Forhinder]:
    """Note a person's förhinder and who is called instead; a förhinder already noted for the person is replaced.

    Raises:
        ContradictionError: when a person is called in two places, or in their own.
    """
    with kansli.act("set_forhinder", "förhinder", sammantrade_id=sammantrade_id) as tx:
        others = tx.all(Forhinder, sammantrade_id=sammantrade_id)
        old = next((other for other in others if other.person_id == person_id), None)
        fields = {"inkallad_person_id": inkallad_person_id, "anteckning": anteckning}
        new = Forhinder(sammantrade_id=sammantrade_id, person_id=person_id)
        forhinder = (old or new).model_copy(update=fields)
        _refuse_double_call(tx, forhinder)
        tx.put(forhinder)
        tx.sentence = f"{tx.get(Person, person_id).namn}: förhinder"
        if inkallad_person_id is not None:
            tx.sentence += f", {tx.get(Person, inkallad_person_id).namn} inkallad"
    return tx.outcome(forhinder)


def update_forhinder(kansli: Kansli, forhinder_id: UUID, **changes: object) -> Outcome[Forhinder]:
    """Change who is called or the note.

    Raises:
        ContradictionError: when a person is called in two places, or in their own.
    """
    sammantrade_id, field = (
        sammantrade_of(kansli, Forhinder, forhinder_id),
        typed_field("forhinder", forhinder_id, changes),
    )
    with kansli.act("update_forhinder", "ändrat förhinder", sammantrade_id=sammantrade_id, field=field) as tx:
        forhinder = tx.change(Forhinder, forhinder_id, **changes)
        _refuse_double_call(tx, forhinder)
        tx.sentence = f"{tx.get(Person, forhinder.person_id).namn}: ändrat förhinder"
    return tx.outcome(forhinder)


def remove_forhinder(kansli: Kansli, forhinder_id: UUID) -> Outcome[None]:
    """The person comes after all."""
    sammantrade_id = sammantrade_of(kansli, Forhinder, forhinder_id)
    with kansli.act("remove_forhinder", "inget förhinder", sammantrade_id=sammantrade_id) as tx:
        forhinder = tx.get(Forhinder, forhinder_id)
        tx.sentence = f"{tx.get(Person, forhinder.person_id).namn}: inget förhinder längre"
        tx.remove(forhinder)
    return tx.outcome(None)


def _refuse_double_call(tx: Transaction, forhinder: Forhinder) -> None:
    called = forhinder.inkallad_person_id
    if called is None:
        return
    namn = tx.get(Person, called).namn
    if called == forhinder.person_id:
        raise ContradictionError(f"{namn} kan inte kallas in i stället för sig själv. Välj en ersättare.")
    others = tx.all(Forhinder, sammantrade_id=forhinder.sammantrade_id, inkallad_person_id=called)
    if any(other.id != forhinder.id for other in others):
        raise ContradictionError(f"{namn} är redan inkallad för någon annan. Välj en annan ersättare.")
