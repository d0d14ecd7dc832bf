"""What may happen to a § besides its beslut: an utdrag of it is given out, another presides over it."""

from collections.abc import Iterable
from uuid import UUID

from nacka_sekreterare.domain.akt import Akt
from nacka_sekreterare.domain.arende import Arende, Avsnittsslag
from nacka_sekreterare.domain.errors import UserError
from nacka_sekreterare.domain.paragraf import Fastgrund, Paragraf, format_range
from nacka_sekreterare.domain.person import Person
from nacka_sekreterare.domain.rostlangd import ordforande_of
from nacka_sekreterare.domain.sammantrade import Sammantrade
from nacka_sekreterare.services.core import Kansli, Outcome, Transaction
from nacka_sekreterare.services.numrering import fix_numbers
from nacka_sekreterare.services.subject import act_on_arende, designation, late_reason, paragraf_of, refuse_justerad
from nacka_sekreterare.storage.queries.akt import load_akt


def give_out_utdrag(kansli: Kansli, arende_ids: Iterable[UUID]) -> Outcome[tuple[Paragraf, ...]]:
    """Fix the numbers of some §§ since an utdrag of them leaves the house; nothing is written when they are fixed.

    Raises:
        UserError: when one of the ärenden takes no §, or nothing has been decided in it yet.
    """
    wanted = tuple(arende_ids)
    known = tuple(paragraf for arende_id in wanted for paragraf in kansli.all(Paragraf, arende_id=arende_id))
    if len(known) == len(wanted) and all(paragraf.nummer is not None for paragraf in known):
        return Outcome(known, frozenset())
    sammantrade_id = next((a.sammantrade_id for a in (kansli.find(Arende, i) for i in wanted) if a), None)
    if sammantrade_id is not None:
        with kansli.read() as session:
            akt = load_akt(session, sammantrade_id)
        refuse_undecided(akt, wanted)
    with kansli.act("give_out_utdrag", "utdrag", sammantrade_id=sammantrade_id, barrier=True) as tx:
        given = tuple(_given_out(tx, tx.get(Arende, arende_id)) for arende_id in wanted)
        names = [designation(tx, tx.get(Arende, arende_id)) for arende_id in wanted]
        tx.sentence = f"Utdrag utlämnat: {', '.join(names)}"
    return tx.outcome(given)


def set_ordforande(kansli: Kansli, arende_id: UUID, person_id: UUID | None, *, orsak: str = "") -> Outcome[Paragraf]:
    """Let another than the sammanträde's ordförande preside over a §; None: the sammanträde's again.

    Raises:
        UserError: when the § is justerad, or the ärende takes no §; when the sammanträde is closed and no reason is
            given (JO 3339-2013).
    """
    what = "ordförande som vid sammanträdet"
    with act_on_arende(kansli, "set_ordforande", arende_id, what, orsak=orsak) as (tx, arende):
        paragraf = tx.change(Paragraf, _paragraf(tx, arende).id, ordforande_id=person_id)
        if person_id is not None:
            tx.sentence = tx.sentence.replace(what, f"{tx.get(Person, person_id).namn} är ordförande")
    return tx.outcome(paragraf)


def set_tillfallig_ordforande(
    kansli: Kansli, sammantrade_id: UUID, person_id: UUID | None, *, orsak: str = ""
) -> Outcome[Sammantrade]:
    """Name who presides when neither ordförande nor vice ordförande serves, as the reglemente says; None: nobody.

    Raises:
        UserError: when a § over which another would then preside is justerad; when the sammanträde is closed and no
            reason is given (JO 3339-2013).
    """
    with kansli.act("set_tillfallig_ordforande", "Ingen tillfällig ordförande", sammantrade_id=sammantrade_id) as tx:
        before = tx.akt(sammantrade_id)
        sammantrade = tx.change(Sammantrade, sammantrade_id, tillfallig_ordforande_id=person_id)
        if person_id is not None:
            tx.sentence = f"{tx.get(Person, person_id).namn} är tillfällig ordförande"
        after = before.model_copy(update={"sammantrade": sammantrade})
        changed = [a for a in after.numrerade_arenden if ordforande_of(before, a.id) != ordforande_of(after, a.id)]
        for arende in changed:
            refuse_justerad(tx, arende)
        if changed:
            tx.sentence += late_reason(tx, changed[0], orsak)
    return tx.outcome(sammantrade)


def refuse_undecided(akt: Akt, arende_ids: Iterable[UUID]) -> None:
    """Refuse to give out §§ in which nothing has been decided; after the sammanträde what stands there stands.

    Raises:
        UserError: naming them.
    """
    if akt.sammantrade.avslutat_at is not None or akt.sammantrade.ar_stangt_for_andring:
        return
    open_numbers = [akt.nummer_of(key) or 0 for key in arende_ids if akt.paragraf_of(key) and not _has_beslut(akt, key)]
    if open_numbers:
        where = format_range(open_numbers, sign=True)
        raise UserError(f"Inget är beslutat i {where} än, så det finns inget att lämna ut. Skriv in beslutet först.")


def _has_beslut(akt: Akt, arende_id: UUID) -> bool:
    is_written = any(not avsnitt.text.is_empty for avsnitt in akt.avsnitt_of(arende_id, Avsnittsslag.BESLUT))
    return is_written or any(punkt.utfall is not None for punkt in akt.beslutspunkter_of(arende_id))


def _given_out(tx: Transaction, arende: Arende) -> Paragraf:
    paragraf = _paragraf(tx, arende)
    if paragraf.nummer is None:
        fix_numbers(tx, arende.sammantrade_id, [paragraf.id], Fastgrund.UTDRAG)
    return tx.get(Paragraf, paragraf.id)


def _paragraf(tx: Transaction, arende: Arende) -> Paragraf:
    paragraf = paragraf_of(tx, arende.id)
    if paragraf is None:
        raise UserError(f"{designation(tx, arende)} har ingen paragraf. Låt ärendet ta en paragraf först.")
    return paragraf
