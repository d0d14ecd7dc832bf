"""Voteringar as recorded facts. Only a contradiction is refused: votes that do not add up, a tie nobody broke."""

from uuid import UUID

from nacka_sekreterare.domain.errors import ContradictionError
from nacka_sekreterare.domain.votering import Rostval, Votering, Voteringsform
from nacka_sekreterare.services.core import Kansli, Outcome, Transaction
from nacka_sekreterare.services.ordning import next_ordning
from nacka_sekreterare.services.subject import act_on_arende, arende_of


def add_votering(kansli: Kansli, votering: Votering, *, rostlangd: int | None = None) -> Outcome[Votering]:
    """Record a votering, last in its ärende. `rostlangd`: how many the röstlängd holds, when the sum is to be held.

    Raises:
        ContradictionError: when somebody votes twice, the sum is not the röstlängd, a tie is not broken, or a sluten
            votering has names (KL 5:54–56).
    """
    check_votering(votering, rostlangd)
    with act_on_arende(kansli, "add_votering", votering.arende_id, "omröstning") as (tx, _):
        ordning = next_ordning(tx.all(Votering, arende_id=votering.arende_id))
        placed = tx.add(votering.model_copy(update={"ordning": ordning}))
    return tx.outcome(placed)


def update_votering(
    kansli: Kansli, votering_id: UUID, *, rostlangd: int | None = None, **changes: object
) -> Outcome[Votering]:
    """Correct a votering. One that becomes sluten loses its ballots for good, also in the history: a barrier.

    Raises:
        ContradictionError: as add_votering.
    """
    arende_id = arende_of(kansli, Votering, votering_id)
    with act_on_arende(kansli, "update_votering", arende_id, "ändring av omröstning") as (tx, _):
        before = tx.get(Votering, votering_id)
        if changes.get("form") is Voteringsform.SLUTEN:
            changes = {**changes, "roster": ()}
        votering = tx.change(Votering, votering_id, **changes)
        check_votering(votering, rostlangd)
        _forget_ballots(tx, before, votering)
    return tx.outcome(votering)


def remove_votering(kansli: Kansli, votering_id: UUID) -> Outcome[None]:
    """Take away a votering that was entered by mistake."""
    arende_id = arende_of(kansli, Votering, votering_id)
    with act_on_arende(kansli, "remove_votering", arende_id, "omröstning borttagen") as (tx, _):
        tx.remove(Votering, votering_id)
    return tx.outcome(None)


def check_votering(votering: Votering, rostlangd: int | None = None) -> None:
    """Raise ContradictionError when the votering contradicts itself."""
    if votering.form is not Voteringsform.OPPEN and votering.roster:
        raise ContradictionError("En sluten omröstning redovisas bara med antal. Ta bort namnen.")
    persons = [rost.person_id for rost in votering.roster]
    if len(set(persons)) != len(persons):
        raise ContradictionError("Samma person har fått två röster i omröstningen. Ta bort den ena.")
    total = _total(votering)
    if rostlangd is not None and total != rostlangd:
        raise ContradictionError(
            f"Omröstningen går inte ihop: {total} röster är redovisade men röstlängden har {rostlangd} personer."
        )
    if votering.form is not Voteringsform.VAL and total and votering.vinnare is None:
        raise ContradictionError("Rösterna är lika många. Ange ordförandens utslagsröst.")
    if votering.form is Voteringsform.VAL and _is_tied(votering) and not votering.lottad:
        raise ContradictionError("Kandidaterna har lika många röster. Ange vem lotten föll på.")


def _total(votering: Votering) -> int:
    if votering.form is Voteringsform.OPPEN:
        return len(votering.roster)
    cast = votering.antal(Rostval.JA) + votering.antal(Rostval.NEJ) + votering.antal(Rostval.AVSTAR)
    return cast + votering.antal_ogiltiga + sum(kandidat.roster for kandidat in votering.kandidater)


def _is_tied(votering: Votering) -> bool:
    highest = sorted((kandidat.roster for kandidat in votering.kandidater), reverse=True)[:2]
    return len(highest) == 2 and highest[0] == highest[1]


def _forget_ballots(tx: Transaction, before: Votering, after: Votering) -> None:
    if before.roster and after.form is Voteringsform.SLUTEN:
        tx.erase_images(after)
