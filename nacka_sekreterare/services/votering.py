"""Voteringar as recorded facts. Only a contradiction is refused: votes that do not add up, a tie nobody broke.

A votering on a proposition settles it: what follows for the beslut is written in the same act.
"""

from uuid import UUID

from nacka_sekreterare.domain.akt import Akt
from nacka_sekreterare.domain.arende import Arende
from nacka_sekreterare.domain.votering import Rostval, Votering, Voteringsform
from nacka_sekreterare.domain.votering_finding import refuse_votering_contradiction
from nacka_sekreterare.services.beslutsgang import settle
from nacka_sekreterare.services.core import Kansli, Outcome, Transaction
from nacka_sekreterare.services.ordning import next_ordning
from nacka_sekreterare.services.subject import act_on_arende, arende_of, say_who


def add_votering(kansli: Kansli, votering: Votering, *, orsak: str = "") -> Outcome[Votering]:
    """Record a votering, last in its ärende; on a proposition (`proposition_id`) it settles the step.

    One without names (sluten, val) also wipes out what a removed öppen votering of the sammanträde held: a barrier.

    Raises:
        ContradictionError: when somebody votes twice, the sum is not the röstlängd, a tie is not broken, or a sluten
            votering has names (KL 5:54–56).
        UserError: when the § is justerad, or the sammanträde is closed and no reason is given (JO 3339-2013).
    """
    with act_on_arende(kansli, "add_votering", votering.arende_id, "omröstning", orsak=orsak) as (tx, arende):
        before = tx.akt(arende.sammantrade_id)
        _refuse_contradiction(tx, arende, votering)
        ordning = next_ordning(before.voteringar_of(arende.id))
        placed = tx.add(votering.model_copy(update={"ordning": ordning}))
        say_who(tx, "omröstning", _tally(placed))
        if placed.form is not Voteringsform.OPPEN:
            tx.erase_gone(Votering, arende.sammantrade_id)
        _settle(tx, arende, before, placed)
    return tx.outcome(placed)


def update_votering(kansli: Kansli, votering_id: UUID, *, orsak: str = "", **changes: object) -> Outcome[Votering]:
    """Correct a votering. One that becomes sluten or a val loses its ballots for good, also in the history: a barrier.

    Raises:
        ContradictionError, UserError: as add_votering.
    """
    arende_id = arende_of(kansli, Votering, votering_id)
    with act_on_arende(kansli, "update_votering", arende_id, "ändring av omröstning", orsak=orsak) as (tx, arende):
        before = tx.akt(arende.sammantrade_id)
        old = tx.get(Votering, votering_id)
        if changes.get("form", Voteringsform.OPPEN) is not Voteringsform.OPPEN:
            changes = {**changes, "roster": ()}
        votering = tx.change(Votering, votering_id, **changes)
        say_who(tx, "ändring av omröstning", _tally(votering))
        _refuse_contradiction(tx, arende, votering)
        _forget_ballots(tx, arende, old, votering)
        _settle(tx, arende, before, old, votering)
    return tx.outcome(votering)


def remove_votering(kansli: Kansli, votering_id: UUID, *, orsak: str = "") -> Outcome[None]:
    """Take away a votering that was entered by mistake; its proposition is open again. Raises as add_votering."""
    arende_id = arende_of(kansli, Votering, votering_id)
    with act_on_arende(kansli, "remove_votering", arende_id, "omröstning borttagen", orsak=orsak) as (tx, arende):
        before = tx.akt(arende.sammantrade_id)
        removed = tx.get(Votering, votering_id)
        tx.remove(Votering, votering_id)
        _settle(tx, arende, before, removed)
    return tx.outcome(None)


def _settle(tx: Transaction, arende: Arende, before: Akt, *touched: Votering) -> None:
    """What the votes decide is written: of a beslutsgång that has begun, and of a val."""
    if before.propositioner_of(arende.id) or any(votering.form is Voteringsform.VAL for votering in touched):
        settle(tx, arende, before)


def _refuse_contradiction(tx: Transaction, arende: Arende, votering: Votering) -> None:
    refuse_votering_contradiction(tx.akt(arende.sammantrade_id), votering)


def _tally(votering: Votering) -> str:
    """The result as the history tells it; of a sluten votering that it was held, and no more."""
    if votering.form is not Voteringsform.OPPEN:
        return "val" if votering.avgors_med_lott else "sluten"
    ja, nej, avstar = (votering.antal(val) for val in (Rostval.JA, Rostval.NEJ, Rostval.AVSTAR))
    return f"{ja} ja och {nej} nej" + (f", {avstar} avstår" if avstar else "")


def _forget_ballots(tx: Transaction, arende: Arende, before: Votering, after: Votering) -> None:
    if after.form is Voteringsform.OPPEN or before.form is not Voteringsform.OPPEN:
        return
    tx.erase_images(after)
    tx.erase_gone(Votering, arende.sammantrade_id)
