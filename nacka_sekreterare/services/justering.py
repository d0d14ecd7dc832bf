"""Justering: which §§ are approved together, by whom, when; omedelbart justerade §§ are justeringar of their own."""

from collections.abc import Iterable, Sequence
from datetime import date
from types import MappingProxyType
from typing import Final
from uuid import UUID

from nacka_sekreterare.domain.akt import Akt
from nacka_sekreterare.domain.anslag import Anslag
from nacka_sekreterare.domain.arende import Arende
from nacka_sekreterare.domain.bilaga import Bilaga, Bilageslag
from nacka_sekreterare.domain.errors import ContradictionError, UserError
from nacka_sekreterare.domain.justering import Justering, Signatar, Signatarroll, Signatarstatus
from nacka_sekreterare.domain.minnesanteckning import Minnesanteckning
from nacka_sekreterare.domain.organ import Organ
from nacka_sekreterare.domain.paragraf import Fastgrund, Paragraf, format_range
from nacka_sekreterare.domain.rostlangd import ordforande_of
from nacka_sekreterare.domain.sammantrade import Sammantrade
from nacka_sekreterare.services.bilaga import add_bilaga
from nacka_sekreterare.services.core import Kansli, Outcome, Transaction
from nacka_sekreterare.services.numrering import fix_numbers
from nacka_sekreterare.services.ordning import next_ordning
from nacka_sekreterare.services.revision import name_changes, typed_field
from nacka_sekreterare.services.signatar import follow_ordforande, set_justerare
from nacka_sekreterare.services.subject import act_on_arende, designation, main_justering, paragraf_of, refuse_justerad

_LABELS: Final = MappingProxyType(
    {
        "plats": "plats",
        "planerad_date": "planerat datum",
        "planerad_tid": "planerad tid",
        "utkast_skickat_date": "datum för utskickat utkast",
    }
)


def justera_omedelbart(
    kansli: Kansli,
    arende_ids: Iterable[UUID],
    *,
    justerare_ids: Sequence[UUID] | None = None,
    plats: str | None = None,
) -> Outcome[Justering]:
    """Make some §§ a justering of their own, to be signed at the sammanträde: their numbers are fixed.

    The justerare are those of the main justering when nobody else is given; whoever presided over the §§ signs.

    Raises:
        UserError: when one of the ärenden takes no §, or its § already belongs to another justering.
    """
    wanted = tuple(arende_ids)
    first = kansli.get(Arende, wanted[0])
    with kansli.act("justera_omedelbart", sammantrade_id=first.sammantrade_id, barrier=True) as tx:
        paragrafer = [_free_paragraf(tx, tx.get(Arende, arende_id)) for arende_id in wanted]
        main = main_justering(tx, first.sammantrade_id)
        justering = _new_justering(tx, first.sammantrade_id, plats)
        for paragraf in paragrafer:
            tx.change(Paragraf, paragraf.id, justering_id=justering.id)
        fix_numbers(tx, first.sammantrade_id, [p.id for p in paragrafer], Fastgrund.OMEDELBAR_JUSTERING)
        _add_signatarer(tx, justering, main, wanted, justerare_ids)
        numbers = [tx.get(Paragraf, paragraf.id).nummer or 0 for paragraf in paragrafer]
        tx.sentence = f"{format_range(numbers, sign=True)}: omedelbar justering"
    return tx.outcome(justering)


def move_paragraf(kansli: Kansli, arende_id: UUID, justering_id: UUID) -> Outcome[Paragraf]:
    """Move a § to another justering of the sammanträde, before either is signed.

    Raises:
        UserError: when one of the two is justerad, or the ärende takes no §.
    """
    with act_on_arende(kansli, "move_paragraf", arende_id, "flyttad till en annan justering") as (tx, arende):
        justering = tx.get(Justering, justering_id)
        _refuse_done(justering)
        paragraf = _paragraf(tx, arende)
        if justering.ar_omedelbar and paragraf.nummer is None:
            tx.is_barrier = True
            fix_numbers(tx, arende.sammantrade_id, [paragraf.id], Fastgrund.OMEDELBAR_JUSTERING)
        paragraf = tx.change(Paragraf, paragraf.id, justering_id=justering.id if justering.ar_omedelbar else None)
    return tx.outcome(paragraf)


def update_justering(kansli: Kansli, justering_id: UUID, **changes: object) -> Outcome[Justering]:
    """Change where and when a justering is planned.

    Raises:
        UserError: when it is done.
    """
    sammantrade_id = kansli.get(Justering, justering_id).sammantrade_id
    sentence, field = f"Justering: {name_changes(_LABELS, changes)}", typed_field("justering", justering_id, changes)
    with kansli.act("update_justering", sentence, sammantrade_id=sammantrade_id, field=field) as tx:
        _refuse_done(tx.get(Justering, justering_id))
        justering = tx.change(Justering, justering_id, **changes)
    return tx.outcome(justering)


def remove_justering(kansli: Kansli, justering_id: UUID) -> Outcome[None]:
    """Take an omedelbar justering away; its §§ keep their numbers and belong to the main one.

    Raises:
        UserError: when it is the main one, or done.
    """
    sammantrade_id = kansli.get(Justering, justering_id).sammantrade_id
    with kansli.act("remove_justering", "Omedelbar justering borttagen", sammantrade_id=sammantrade_id) as tx:
        justering = tx.get(Justering, justering_id)
        _refuse_done(justering)
        if not justering.ar_omedelbar:
            raise UserError("Protokollets egen justering kan inte tas bort.")
        tx.remove_tree(justering)
    return tx.outcome(None)


def mark_utkast_skickat(kansli: Kansli, justering_id: UUID, day: date | None = None) -> Outcome[Justering]:
    """Note that the draft has gone to the signatories who wait for it."""
    sammantrade_id = kansli.get(Justering, justering_id).sammantrade_id
    with kansli.act("mark_utkast_skickat", "Utkast skickat för justering", sammantrade_id=sammantrade_id) as tx:
        _refuse_done(tx.get(Justering, justering_id))
        justering = tx.change(Justering, justering_id, utkast_skickat_date=day or tx.at.date())
        follow_ordforande(tx, justering_id)
        for signatar in tx.all(Signatar, justering_id=justering_id):
            if signatar.status is Signatarstatus.VANTAR:
                tx.change(Signatar, signatar.id, status=Signatarstatus.UTKAST_SKICKAT)
    return tx.outcome(justering)


def complete_justering(
    kansli: Kansli, justering_id: UUID, justerad_date: date, files: Iterable[tuple[str, bytes]] = ()
) -> Outcome[Justering]:
    """Note that a justering is done. Its exact files are kept; the private memos of its §§ are erased for good.

    Raises:
        UserError: when it is done already, has no §§, or is the main one and the sammanträde is not closed.
        ContradictionError: when the day lies before the sammanträde.
    """
    sammantrade_id = kansli.get(Justering, justering_id).sammantrade_id
    with kansli.act("complete_justering", sammantrade_id=sammantrade_id, barrier=True) as tx:
        akt = tx.akt(sammantrade_id)
        before = tx.get(Justering, justering_id)
        _refuse_unfinished(akt, before, justerad_date)
        for namn, content in files:
            add_bilaga(kansli, sammantrade_id, namn, content, slag=Bilageslag.JUSTERAT, justering_id=justering_id)
        follow_ordforande(tx, justering_id)
        for signatar in tx.all(Signatar, justering_id=justering_id):
            _sign(tx, signatar, justerad_date)
        justering = tx.change(Justering, justering_id, justerad_date=justerad_date)
        _erase_memos(tx, akt, before)
        tx.sentence = f"{format_range(akt.nummer_of_justering(before), sign=True)}: justering klar"
    return tx.outcome(justering)


def attach_skanning(kansli: Kansli, justering_id: UUID, namn: str, content: bytes) -> Outcome[Bilaga]:
    """Keep a scan of the signed paper with the justering.

    Raises:
        UserError: when the file is empty or cannot be kept.
    """
    sammantrade_id = kansli.get(Justering, justering_id).sammantrade_id
    with kansli.act("attach_skanning", f"Skannat protokoll: {namn}", sammantrade_id=sammantrade_id) as tx:
        slag = Bilageslag.SKANNING
        kept = add_bilaga(kansli, sammantrade_id, namn, content, slag=slag, justering_id=justering_id).value
    return tx.outcome(kept)


# --- private --------------------------------------------------------------------------------------------------------
def _new_justering(tx: Transaction, sammantrade_id: UUID, plats: str | None) -> Justering:
    sammantrade = tx.get(Sammantrade, sammantrade_id)
    habits = tx.get(Organ, sammantrade.organ_id).installningar
    justering = tx.add(
        Justering(
            sammantrade_id=sammantrade_id,
            ordning=max(1, next_ordning(tx.all(Justering, sammantrade_id=sammantrade_id))),
            plats=sammantrade.plats if plats is None else plats,
            planerad_date=sammantrade.datum,
            underskriftssatt=habits.underskriftssatt,
        )
    )
    tx.add(Anslag(justering_id=justering.id, forvaringsplats=habits.forvaringsplats))
    return justering


def _add_signatarer(
    tx: Transaction,
    justering: Justering,
    main: Justering | None,
    arende_ids: Iterable[UUID],
    justerare_ids: Sequence[UUID] | None,
) -> None:
    planned = tx.all(Signatar, justering_id=main.id) if main else ()
    of_roll = {roll: [s.person_id for s in planned if s.roll is roll] for roll in Signatarroll}
    akt = tx.akt(justering.sammantrade_id)
    presiding = {arende_id: ordforande_of(akt, arende_id) for arende_id in arende_ids}
    chairs = [person_id for person_id in dict.fromkeys(presiding.values()) if person_id is not None]
    persons = [(Signatarroll.SEKRETERARE, person_id) for person_id in of_roll[Signatarroll.SEKRETERARE]]
    persons += [(Signatarroll.ORDFORANDE, person_id) for person_id in chairs or of_roll[Signatarroll.ORDFORANDE]]
    for ordning, (roll, person_id) in enumerate(persons):
        only = [i for i, chair in presiding.items() if chair == person_id] if len(chairs) > 1 else []
        own = tuple(p.id for i in only if (p := paragraf_of(tx, i)) is not None)
        signatar = Signatar(
            justering_id=justering.id,
            person_id=person_id,
            roll=roll,
            ordning=ordning,
            paragraf_ids=own if roll is Signatarroll.ORDFORANDE else (),
        )
        tx.add(signatar)
    set_justerare(tx, justering.id, of_roll[Signatarroll.JUSTERARE] if justerare_ids is None else justerare_ids)


def _free_paragraf(tx: Transaction, arende: Arende) -> Paragraf:
    refuse_justerad(tx, arende)
    paragraf = _paragraf(tx, arende)
    if paragraf.justering_id is not None:
        raise UserError(f"{designation(tx, arende)} har redan en egen justering. Flytta den därifrån först.")
    return paragraf


def _paragraf(tx: Transaction, arende: Arende) -> Paragraf:
    paragraf = paragraf_of(tx, arende.id)
    if paragraf is None:
        raise UserError(f"{designation(tx, arende)} har ingen paragraf att justera. Låt ärendet ta en paragraf först.")
    return paragraf


def _refuse_done(justering: Justering) -> None:
    if justering.justerad_date is not None:
        raise UserError(
            f"Justeringen är klar sedan {justering.justerad_date.isoformat()} och kan inte ändras. "
            "Det som är fel rättas med en rättelse som syns."
        )


def _refuse_unfinished(akt: Akt, justering: Justering, justerad_date: date) -> None:
    _refuse_done(justering)
    if not akt.nummer_of_justering(justering):
        raise UserError("Justeringen har inga paragrafer.")
    if not justering.ar_omedelbar and not akt.sammantrade.ar_stangt_for_andring:
        raise UserError("Sammanträdet är inte avslutat. Avsluta det innan protokollet justeras.")
    if justerad_date < akt.sammantrade.datum:
        raise ContradictionError("Justeringen kan inte ligga före sammanträdet. Rätta datumet.")


def _sign(tx: Transaction, signatar: Signatar, day: date) -> None:
    if signatar.status is not Signatarstatus.UNDERTECKNAT:
        tx.change(Signatar, signatar.id, status=Signatarstatus.UNDERTECKNAT, undertecknat_date=day)


def _erase_memos(tx: Transaction, akt: Akt, justering: Justering) -> None:
    """The memos of the justering's §§; with the main one go those without a §, and those removed."""
    covered = {arende.id for arende in akt.arenden_of_justering(justering)}
    if not justering.ar_omedelbar:
        covered |= {arende.id for arende in akt.arenden if akt.nummer_of(arende.id) is None}
    for arende_id in covered:
        for memo in tx.all(Minnesanteckning, arende_id=arende_id):
            tx.erase(memo)
    if not justering.ar_omedelbar:
        tx.erase_gone(Minnesanteckning, akt.sammantrade.id)
