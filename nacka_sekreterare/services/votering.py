"""Voteringar as recorded facts. Only a contradiction is refused: votes that do not add up, a tie nobody broke."""

from uuid import UUID

from nacka_sekreterare.domain.arende import Arende
from nacka_sekreterare.domain.votering import Votering, Voteringsform
from nacka_sekreterare.domain.votering_finding import refuse_votering_contradiction
from nacka_sekreterare.services.core import Kansli, Outcome, Transaction
from nacka_sekreterare.services.ordning import next_ordning
from nacka_sekreterare.services.subject import act_on_arende, arende_of
from nacka_sekreterare.storage.queries.akt import load_akt


def add_votering(kansli: Kansli, votering: Votering, *, orsak: str = "") -> Outcome[Votering]:
    """Record a votering, last in its ärende.

    Raises:
        ContradictionError: when somebody votes twice, the sum is not the röstlängd, a tie is not broken, or a sluten
            votering has names (KL 5:54–56).
        UserError: when the § is justerad, or the sammanträde is closed and no reason is given (JO 3339-2013).
    """
    with act_on_arende(kansli, "add_votering", votering.arende_id, "omröstning", orsak=orsak) as (tx, arende):
        _refuse_contradiction(tx, arende, votering)
        ordning = next_ordning(tx.all(Votering, arende_id=votering.arende_id))
        placed = tx.add(votering.model_copy(update={"ordning": ordning}))
    return tx.outcome(placed)


def update_votering(kansli: Kansli, votering_id: UUID, *, orsak: str = "", **changes: object) -> Outcome[Votering]:
    """Correct a votering. One that becomes sluten loses its ballots for good, also in the history: a barrier.

    Raises:
        ContradictionError, UserError: as add_votering.
    """
    arende_id = arende_of(kansli, Votering, votering_id)
    with act_on_arende(kansli, "update_votering", arende_id, "ändring av omröstning", orsak=orsak) as (tx, arende):
        before = tx.get(Votering, votering_id)
        if changes.get("form") is Voteringsform.SLUTEN:
            changes = {**changes, "roster": ()}
        votering = tx.change(Votering, votering_id, **changes)
        _refuse_contradiction(tx, arende, votering)
        _forget_ballots(tx, before, votering)
    return tx.outcome(votering)


def remove_votering(kansli: Kansli, votering_id: UUID, *, orsak: str = "") -> Outcome[None]:
    """Take away a votering that was entered by mistake. Raises UserError as add_votering."""
    arende_id = arende_of(kansli, Votering, votering_id)
    with act_on_arende(kansli, "remove_votering", arende_id, "omröstning borttagen", orsak=orsak) as (tx, _):
        tx.remove(Votering, votering_id)
    return tx.outcome(None)


def _refuse_contradiction(tx: Transaction, arende: Arende, votering: Votering) -> None:
    tx.session.flush()
    refuse_votering_contradiction(load_akt(tx.session, arende.sammantrade_id), votering)


def _forget_ballots(tx: Transaction, before: Votering, after: Votering) -> None:
    if before.roster and after.form is Voteringsform.SLUTEN:
        tx.erase_images(after)
