"""Those who sign a justering, how far each has come, and what they remarked on a §."""

from collections.abc import Sequence
from datetime import date
from types import MappingProxyType
from typing import Final
from uuid import UUID

from nacka_sekreterare.domain.arende import Arende
from nacka_sekreterare.domain.errors import UserError
from nacka_sekreterare.domain.justering import Anmarkning, Justering, Signatar, Signatarroll, Signatarstatus
from nacka_sekreterare.domain.person import Person
from nacka_sekreterare.domain.underskrift import ordforande_of_justering
from nacka_sekreterare.services.core import Kansli, Outcome, Transaction
from nacka_sekreterare.services.ordning import next_ordning
from nacka_sekreterare.services.paragraf import set_ordforande
from nacka_sekreterare.services.revision import typed_field
from nacka_sekreterare.services.subject import act_on_arende, designation, justering_of, paragraf_of, sammantrade_of

_STATUS_WORDS: Final = MappingProxyType(
    {
        Signatarstatus.VANTAR: "väntar",
        Signatarstatus.UTKAST_SKICKAT: "utkast skickat",
        Signatarstatus.GODKANT: "godkänt",
        Signatarstatus.UNDERTECKNAT: "undertecknat",
    }
)


def set_justerare(tx: Transaction, justering_id: UUID, person_ids: Sequence[UUID]) -> None:
    """Let exactly these persons be the justerare of a justering, inside an act that is under way."""
    wanted = tuple(dict.fromkeys(person_ids))
    kept = {s.person_id: s for s in tx.all(Signatar, justering_id=justering_id, roll=Signatarroll.JUSTERARE)}
    for person_id, signatar in kept.items():
        if person_id not in wanted:
            tx.remove(signatar)
    for ordning, person_id in enumerate(wanted):
        new = Signatar(justering_id=justering_id, person_id=person_id, roll=Signatarroll.JUSTERARE)
        tx.put(kept.get(person_id, new).model_copy(update={"ordning": ordning}))


def follow_ordforande(tx: Transaction, justering_id: UUID) -> None:
    """Let those who presided over the §§ of a justering be its ordförande, inside an act that is under way.

    Whoever was planned and did not preside signs nothing, unless they have signed already.
    """
    tx.session.flush()
    justering = tx.get(Justering, justering_id)
    chairs = ordforande_of_justering(tx.akt(justering.sammantrade_id), justering)
    if not chairs:
        return
    recorded = tx.all(Signatar, justering_id=justering_id, roll=Signatarroll.ORDFORANDE)
    for signatar in recorded:
        if signatar.person_id not in {chair.person_id for chair in chairs}:
            tx.remove(signatar)
    for chair in chairs:
        if chair.signatar_id is None and chair.person_id is not None:
            ordning = next_ordning(tx.all(Signatar, justering_id=justering_id, roll=Signatarroll.ORDFORANDE))
            roll = Signatarroll.ORDFORANDE
            tx.add(Signatar(justering_id=justering_id, person_id=chair.person_id, roll=roll, ordning=ordning))


def set_paragraf_justerare(
    kansli: Kansli, arende_id: UUID, person_ids: Sequence[UUID]
) -> Outcome[tuple[Signatar, ...]]:
    """Let a § have its own justerare, who take the place of whoever did not serve there (jäv, away); none: no own.

    Raises:
        UserError: when the § is justerad, or the ärende takes no §.
    """
    with act_on_arende(kansli, "set_paragraf_justerare", arende_id, "ingen egen justerare") as (tx, arende):
        paragraf = paragraf_of(tx, arende_id)
        if paragraf is None:
            raise UserError(f"{designation(tx, arende)} har ingen paragraf. Låt ärendet ta en paragraf först.")
        justering = justering_of(tx, arende) or tx.add(Justering(sammantrade_id=arende.sammantrade_id, ordning=0))
        wanted = dict.fromkeys(person_ids)
        for signatar in tx.all(Signatar, justering_id=justering.id, roll=Signatarroll.JUSTERARE):
            if signatar.person_id in wanted and not signatar.paragraf_ids:
                wanted.pop(signatar.person_id)  # justerar them all
            elif signatar.paragraf_ids:
                left = tuple(one for one in signatar.paragraf_ids if one != paragraf.id)
                own = (*left, paragraf.id) if signatar.person_id in wanted else left
                wanted.pop(signatar.person_id, None)
                if own:
                    tx.change(Signatar, signatar.id, paragraf_ids=own)
                else:
                    tx.remove(signatar)
        for person_id in wanted:
            add_signatar(kansli, justering.id, person_id, Signatarroll.JUSTERARE, [paragraf.id])
        if person_ids:
            names = " och ".join(tx.get(Person, person_id).namn for person_id in dict.fromkeys(person_ids))
            tx.sentence = f"{designation(tx, arende)}: justeras av {names}"
        chosen = tx.all(Signatar, justering_id=justering.id, roll=Signatarroll.JUSTERARE)
    return tx.outcome(tuple(signatar for signatar in chosen if paragraf.id in signatar.paragraf_ids))


def add_signatar(
    kansli: Kansli, justering_id: UUID, person_id: UUID, roll: Signatarroll, paragraf_ids: Sequence[UUID] = ()
) -> Outcome[Signatar]:
    """Let one more sign, all the §§ or some of them.

    Raises:
        UserError: when the justering is done.
    """
    sammantrade_id = sammantrade_of(kansli, Justering, justering_id)
    with kansli.act("add_signatar", "ny undertecknare", sammantrade_id=sammantrade_id) as tx:
        _refuse_done(tx, justering_id)
        same = tx.all(Signatar, justering_id=justering_id, roll=roll)
        signatar = Signatar(
            justering_id=justering_id,
            person_id=person_id,
            roll=roll,
            ordning=next_ordning(same),
            paragraf_ids=tuple(paragraf_ids),
        )
        tx.add(signatar)
        tx.sentence = f"{tx.get(Person, person_id).namn}: undertecknar protokollet"
    return tx.outcome(signatar)


def add_ordforande(
    kansli: Kansli, justering_id: UUID, person_id: UUID, arende_ids: Sequence[UUID], *, orsak: str = ""
) -> Outcome[Signatar]:
    """Let another than the sammanträde's ordförande preside over some §§ of a justering, and sign those.

    Raises:
        UserError: when the justering is done, or one of the ärenden takes no §; when the sammanträde is closed and no
            reason is given (JO 3339-2013).
    """
    sammantrade_id = sammantrade_of(kansli, Justering, justering_id)
    with kansli.act("add_ordforande", "ny ordförande för paragrafer", sammantrade_id=sammantrade_id) as tx:
        paragrafer = [set_ordforande(kansli, arende_id, person_id, orsak=orsak).value for arende_id in arende_ids]
        chosen = [paragraf.id for paragraf in paragrafer]
        signatar = add_signatar(kansli, justering_id, person_id, Signatarroll.ORDFORANDE, chosen).value
        names = ", ".join(designation(tx, tx.get(Arende, arende_id)) for arende_id in arende_ids)
        tx.sentence = f"{tx.get(Person, person_id).namn}: ordförande för {names}"
    return tx.outcome(signatar)


def update_signatar(kansli: Kansli, signatar_id: UUID, **changes: object) -> Outcome[Signatar]:
    """Change who signs, in what role or for which §§.

    Raises:
        UserError: when the justering is done.
    """
    sammantrade_id = sammantrade_of(kansli, Signatar, signatar_id)
    with kansli.act("update_signatar", "ändrad undertecknare", sammantrade_id=sammantrade_id) as tx:
        signatar = tx.change(Signatar, signatar_id, **changes)
        _refuse_done(tx, signatar.justering_id)
        tx.sentence = f"{tx.get(Person, signatar.person_id).namn}: ändrad undertecknare"
    return tx.outcome(signatar)


def set_signatarstatus(
    kansli: Kansli, signatar_id: UUID, status: Signatarstatus, undertecknat_date: date | None = None
) -> Outcome[Signatar]:
    """Note how far a signatory has come; who has signed did so on the given day, else today.

    Raises:
        UserError: when the justering is done.
    """
    sammantrade_id = sammantrade_of(kansli, Signatar, signatar_id)
    with kansli.act("set_signatarstatus", _STATUS_WORDS[status], sammantrade_id=sammantrade_id) as tx:
        day = (undertecknat_date or tx.at.date()) if status is Signatarstatus.UNDERTECKNAT else None
        signatar = tx.change(Signatar, signatar_id, status=status, undertecknat_date=day)
        _refuse_done(tx, signatar.justering_id)
        tx.sentence = f"{tx.get(Person, signatar.person_id).namn}: {_STATUS_WORDS[status]}"
    return tx.outcome(signatar)


def remove_signatar(kansli: Kansli, signatar_id: UUID) -> Outcome[None]:
    """Let somebody not sign after all.

    Raises:
        UserError: when the justering is done.
    """
    sammantrade_id = sammantrade_of(kansli, Signatar, signatar_id)
    with kansli.act("remove_signatar", "undertecknare borttagen", sammantrade_id=sammantrade_id) as tx:
        signatar = tx.get(Signatar, signatar_id)
        _refuse_done(tx, signatar.justering_id)
        tx.sentence = f"{tx.get(Person, signatar.person_id).namn}: undertecknar inte protokollet"
        tx.remove(signatar)
    return tx.outcome(None)


# --- remarks --------------------------------------------------------------------------------------------------------
def add_anmarkning(
    kansli: Kansli, justering_id: UUID, person_id: UUID, text: str, paragraf_id: UUID | None = None
) -> Outcome[Anmarkning]:
    """Note what a signatory remarked on a §, or on the whole protokoll.

    Raises:
        UserError: when the remark is empty.
    """
    if not text.strip():
        raise UserError("Anmärkningen saknar text. Skriv vad som anmärks på.")
    remark = Anmarkning(justering_id=justering_id, person_id=person_id, text=text, paragraf_id=paragraf_id)
    sammantrade_id = sammantrade_of(kansli, Justering, justering_id)
    with kansli.act("add_anmarkning", "Anmärkning vid justering", sammantrade_id=sammantrade_id) as tx:
        tx.add(remark)
    return tx.outcome(remark)


def update_anmarkning(kansli: Kansli, anmarkning_id: UUID, **changes: object) -> Outcome[Anmarkning]:
    """Word a remark, note that it is dealt with, or let a lasting disagreement be printed."""
    sammantrade_id = sammantrade_of(kansli, Anmarkning, anmarkning_id)
    sentence = "Anmärkning hanterad" if changes == {"ar_hanterad": True} else "Ändrad anmärkning"
    field = typed_field("anmarkning", anmarkning_id, changes)
    with kansli.act("update_anmarkning", sentence, sammantrade_id=sammantrade_id, field=field) as tx:
        remark = tx.change(Anmarkning, anmarkning_id, **changes)
    return tx.outcome(remark)


def remove_anmarkning(kansli: Kansli, anmarkning_id: UUID) -> Outcome[None]:
    """Take a remark away that was entered by mistake."""
    sammantrade_id = sammantrade_of(kansli, Anmarkning, anmarkning_id)
    with kansli.act("remove_anmarkning", "Anmärkning borttagen", sammantrade_id=sammantrade_id) as tx:
        tx.remove(Anmarkning, anmarkning_id)
    return tx.outcome(None)


def _refuse_done(tx: Transaction, justering_id: UUID) -> None:
    if tx.get(Justering, justering_id).justerad_date is not None:
        raise UserError("Justeringen är klar och dess undertecknare kan inte ändras.")
