"""The secretary's private memo of an ärende: in no document or exchange file, erased at justering."""

from uuid import UUID

from nacka_sekreterare.domain.minnesanteckning import Minnesanteckning
from nacka_sekreterare.services.core import Kansli, Outcome, TextField
from nacka_sekreterare.services.subject import act_on_arende


def load_minnesanteckning(kansli: Kansli, arende_id: UUID) -> str:
    """The memo of an ärende, or an empty text."""
    found = kansli.all(Minnesanteckning, arende_id=arende_id)
    return found[0].text if found else ""


def set_minnesanteckning(kansli: Kansli, arende_id: UUID, text: str) -> Outcome[Minnesanteckning]:
    """Write the memo; saves coalesce.

    Raises:
        UserError: when the § is justerad, since nothing would erase the memo any more.
    """
    field = TextField("minnesanteckning", arende_id, "text")
    with act_on_arende(kansli, "set_minnesanteckning", arende_id, "minnesanteckning", field=field) as (tx, _):
        known = tx.all(Minnesanteckning, arende_id=arende_id)
        memo = known[0] if known else Minnesanteckning(arende_id=arende_id)
        memo = tx.put(memo.model_copy(update={"text": text}))  # an emptied one is kept: justering erases its images
    return tx.outcome(memo)
