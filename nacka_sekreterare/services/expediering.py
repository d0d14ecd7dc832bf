"""Expediering: who gets a decision ("Beslutet skickas till"), and when it went."""

from datetime import date
from uuid import UUID

from nacka_sekreterare.domain.errors import UserError
from nacka_sekreterare.domain.expediering import Expediering
from nacka_sekreterare.services.core import Kansli, Outcome
from nacka_sekreterare.services.ordning import next_ordning, place, renumber
from nacka_sekreterare.services.revision import typed_field
from nacka_sekreterare.services.subject import act_on_arende, arende_of


def add_expediering(kansli: Kansli, arende_id: UUID, mottagare: str) -> Outcome[Expediering]:
    """Add a recipient, last among the ärende's.

    Raises:
        UserError: when the recipient is empty.
    """
    if not mottagare.strip():
        raise UserError("Mottagaren saknas. Skriv vem beslutet ska skickas till.")
    what = f"skickas till {mottagare.strip()}"
    with act_on_arende(kansli, "add_expediering", arende_id, what, changes_record=False) as (tx, _):
        ordning = next_ordning(tx.all(Expediering, arende_id=arende_id))
        expediering = tx.add(Expediering(arende_id=arende_id, ordning=ordning, mottagare=mottagare.strip()))
    return tx.outcome(expediering)


def update_expediering(kansli: Kansli, expediering_id: UUID, **changes: object) -> Outcome[Expediering]:
    """Change the recipient."""
    arende_id = arende_of(kansli, Expediering, expediering_id)
    field = typed_field("expediering", expediering_id, changes)
    act = act_on_arende(kansli, "update_expediering", arende_id, "ändrad mottagare", field=field, changes_record=False)
    with act as (tx, _):
        expediering = tx.change(Expediering, expediering_id, **changes)
    return tx.outcome(expediering)


def mark_skickat(kansli: Kansli, expediering_id: UUID, skickat_date: date | None) -> Outcome[Expediering]:
    """Note the day the decision went to a recipient; None: it has not gone."""
    arende_id = arende_of(kansli, Expediering, expediering_id)
    with act_on_arende(kansli, "mark_skickat", arende_id, "expedierat", changes_record=False) as (tx, _):
        expediering = tx.change(Expediering, expediering_id, skickat_date=skickat_date)
        what = "inte skickat" if skickat_date is None else f"skickat {skickat_date.isoformat()}"
        tx.sentence = tx.sentence.replace("expedierat", f"{what} till {expediering.mottagare}")
    return tx.outcome(expediering)


def mark_allt_skickat(kansli: Kansli, arende_id: UUID, skickat_date: date) -> Outcome[tuple[Expediering, ...]]:
    """Note that the decision has gone to every recipient of an ärende who still waits for it."""
    what = f"skickat {skickat_date.isoformat()} till alla"
    with act_on_arende(kansli, "mark_allt_skickat", arende_id, what, changes_record=False) as (tx, _):
        for expediering in tx.all(Expediering, arende_id=arende_id):
            if expediering.skickat_date is None:
                tx.change(Expediering, expediering.id, skickat_date=skickat_date)
        found = tx.all(Expediering, arende_id=arende_id)
    return tx.outcome(found)


def move_expediering(kansli: Kansli, expediering_id: UUID, index: int) -> Outcome[tuple[Expediering, ...]]:
    """Move a recipient to a place among the ärende's. Answers with all of them."""
    arende_id = arende_of(kansli, Expediering, expediering_id)
    act = act_on_arende(kansli, "move_expediering", arende_id, "ny ordning på mottagarna", changes_record=False)
    with act as (tx, _):
        renumber(tx, place(tx.all(Expediering, arende_id=arende_id), expediering_id, index))
        expedieringar = tx.all(Expediering, arende_id=arende_id)
    return tx.outcome(expedieringar)


def remove_expediering(kansli: Kansli, expediering_id: UUID) -> Outcome[None]:
    """Take a recipient away."""
    arende_id = arende_of(kansli, Expediering, expediering_id)
    act = act_on_arende(kansli, "remove_expediering", arende_id, "mottagare borttagen", changes_record=False)
    with act as (tx, _):
        tx.remove(Expediering, expediering_id)
    return tx.outcome(None)
