"""Bevakningar: what follows from a decision and must be seen to by a day."""

from datetime import date
from uuid import UUID

from nacka_sekreterare.domain.bevakning import Bevakning
from nacka_sekreterare.domain.errors import UserError
from nacka_sekreterare.services.core import Kansli, Outcome
from nacka_sekreterare.services.revision import typed_field
from nacka_sekreterare.services.subject import act_on_arende, arende_of


def add_bevakning(kansli: Kansli, arende_id: UUID, datum: date, text: str) -> Outcome[Bevakning]:
    """Watch for a day.

    Raises:
        UserError: when it is not said what for.
    """
    if not text.strip():
        raise UserError("Bevakningen saknar text. Skriv vad som ska vara gjort.")
    what = f"bevakning {datum.isoformat()}"
    with act_on_arende(kansli, "add_bevakning", arende_id, what, changes_record=False) as (tx, _):
        bevakning = tx.add(Bevakning(arende_id=arende_id, datum=datum, text=text.strip()))
    return tx.outcome(bevakning)


def update_bevakning(kansli: Kansli, bevakning_id: UUID, **changes: object) -> Outcome[Bevakning]:
    """Change the day or the text, or note that it is done."""
    arende_id, field = arende_of(kansli, Bevakning, bevakning_id), typed_field("bevakning", bevakning_id, changes)
    what = "bevakning klar" if changes == {"ar_klar": True} else "ändrad bevakning"
    act = act_on_arende(kansli, "update_bevakning", arende_id, what, field=field, changes_record=False)
    with act as (tx, _):
        bevakning = tx.change(Bevakning, bevakning_id, **changes)
    return tx.outcome(bevakning)


def remove_bevakning(kansli: Kansli, bevakning_id: UUID) -> Outcome[None]:
    """Stop watching."""
    arende_id = arende_of(kansli, Bevakning, bevakning_id)
    with act_on_arende(kansli, "remove_bevakning", arende_id, "bevakning borttagen", changes_record=False) as (tx, _):
        tx.remove(Bevakning, bevakning_id)
    return tx.outcome(None)
