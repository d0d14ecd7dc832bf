"""A sammanträde from its planning to its end: created with its standing points, called, opened, closed."""

from datetime import date, datetime, timedelta
from types import MappingProxyType
from typing import Final
from uuid import UUID

from nacka_sekreterare.domain.akt import Akt
from nacka_sekreterare.domain.anslag import Anslag
from nacka_sekreterare.domain.arende import Arende
from nacka_sekreterare.domain.errors import ContradictionError, UserError
from nacka_sekreterare.domain.justering import Justering, Signatar, Signatarroll
from nacka_sekreterare.domain.organ import Organ, Organinstallningar
from nacka_sekreterare.domain.paragraf import Fastgrund, Paragraf
from nacka_sekreterare.domain.person import Mandat, Mandatroll
from nacka_sekreterare.domain.sammantrade import Ajournering, Sammantrade
from nacka_sekreterare.services.beslut import picture_what_is_decided
from nacka_sekreterare.services.core import Kansli, Outcome, Transaction
from nacka_sekreterare.services.numrering import fix_numbers, free_numbers
from nacka_sekreterare.services.revision import name_changes, typed_field
from nacka_sekreterare.services.signatar import follow_ordforande
from nacka_sekreterare.services.subject import main_justering, paragrafer_by_arende, sammantrade_of

_LABELS: Final = MappingProxyType(
    {
        "datum": "datum",
        "tid": "tid",
        "plats": "plats",
        "endast_pa_plats": "deltagande på plats",
        "information": "mötesinformation",
        "kallat_at": "kallelsens tidpunkt",
        "oppnat_at": "öppningstid",
        "avslutat_at": "sluttid",
    }
)


# --- reading --------------------------------------------------------------------------------------------------------
def load_akt(kansli: Kansli, sammantrade_id: UUID) -> Akt:
    """Everything of one sammanträde but the private memos."""
    return kansli.akt(sammantrade_id)


def list_sammantraden(kansli: Kansli, organ_id: UUID | None = None) -> tuple[Sammantrade, ...]:
    """The sammanträden of one organ or of all, the newest first."""
    found = kansli.all(Sammantrade) if organ_id is None else kansli.all(Sammantrade, organ_id=organ_id)
    return tuple(sorted(found, key=lambda sammantrade: (sammantrade.datum, sammantrade.tid), reverse=True))


# --- before the meeting ---------------------------------------------------------------------------------------------
def create_sammantrade(
    kansli: Kansli,
    organ_id: UUID,
    datum: date,
    tid: str | None = None,
    plats: str | None = None,
    *,
    with_standing_points: bool = True,
    **details: object,
) -> Outcome[Sammantrade]:
    """Add a sammanträde with the organ's standing points, its main justering and its anslag, as the settings plan them.

    Without the standing points when the föredragningslista comes from elsewhere.
    """
    with kansli.act("create_sammantrade", f"nytt sammanträde {datum.isoformat()}") as tx:
        organ = tx.get(Organ, organ_id)
        habits = organ.installningar
        place = {"tid": habits.starttid if tid is None else tid, "plats": habits.plats if plats is None else plats}
        sammantrade = Sammantrade.model_validate({"organ_id": organ_id, "datum": datum, **place, **details})
        tx.add(sammantrade)
        if with_standing_points:
            _add_standing_points(tx, sammantrade, habits)
        _plan_main_justering(tx, sammantrade, habits)
        tx.sentence = f"{organ.namn}: nytt sammanträde {datum.isoformat()}"
    return tx.outcome(sammantrade)


def update_sammantrade(kansli: Kansli, sammantrade_id: UUID, **changes: object) -> Outcome[Sammantrade]:
    """Change details or correct a clock time; a new day moves the planned justering as many days.

    Raises:
        UserError: when the day would move to another year although § numbers are fixed.
    """
    field = typed_field("sammantrade", sammantrade_id, changes)
    sentence = f"Sammanträdet: {name_changes(_LABELS, changes)}"
    with kansli.act("update_sammantrade", sentence, sammantrade_id=sammantrade_id, field=field) as tx:
        before = tx.get(Sammantrade, sammantrade_id)
        sammantrade = tx.change(Sammantrade, sammantrade_id, **changes)
        if sammantrade.datum.year != before.datum.year and _has_fixed(tx, sammantrade_id):
            raise UserError("Sammanträdet har fasta paragrafnummer och kan inte flyttas till ett annat år.")
        _move_plan(tx, sammantrade_id, sammantrade.datum - before.datum)
    return tx.outcome(sammantrade)


def mark_kallat(kansli: Kansli, sammantrade_id: UUID, at: datetime | None = None) -> Outcome[Sammantrade]:
    """Note that the kallelse has been sent, and in what order it lists the ärenden."""
    with kansli.act("mark_kallat", sammantrade_id=sammantrade_id) as tx:
        called = [arende for arende in tx.all(Arende, sammantrade_id=sammantrade_id) if not arende.ar_extra]
        for ordning, arende in enumerate(called):
            tx.change(Arende, arende.id, kallad_ordning=ordning)
        noted = _note_time(kansli, "mark_kallat", sammantrade_id, "kallat_at", "kallelsen är utskickad", at)
        tx.sentence = f"Kallelsen är utskickad kl. {_clock(noted.value.kallat_at or tx.at)}"
    return tx.outcome(noted.value)


def unmark_kallat(kansli: Kansli, sammantrade_id: UUID) -> Outcome[Sammantrade]:
    """Take back that the kallelse was sent."""
    with kansli.act("unmark_kallat", "Kallelsen är inte utskickad", sammantrade_id=sammantrade_id) as tx:
        for arende in tx.all(Arende, sammantrade_id=sammantrade_id):
            tx.change(Arende, arende.id, kallad_ordning=None)
        sammantrade = tx.change(Sammantrade, sammantrade_id, kallat_at=None)
    return tx.outcome(sammantrade)


def delete_sammantrade(kansli: Kansli, sammantrade_id: UUID) -> Outcome[None]:
    """Remove a sammanträde with everything of it.

    Raises:
        UserError: when it is closed or something of it has left the house.
    """
    with kansli.act("delete_sammantrade", "sammanträdet borttaget", sammantrade_id=sammantrade_id) as tx:
        sammantrade = tx.get(Sammantrade, sammantrade_id)
        is_signed = any(j.justerad_date for j in tx.all(Justering, sammantrade_id=sammantrade_id))
        if sammantrade.ar_stangt_for_andring or is_signed or _has_fixed(tx, sammantrade_id):
            raise UserError("Sammanträdet har fasta paragrafnummer eller är avslutat och kan därför inte tas bort.")
        organ = tx.get(Organ, sammantrade.organ_id)
        tx.remove_tree(sammantrade)
        tx.sentence = f"{organ.namn}: sammanträdet {sammantrade.datum.isoformat()} borttaget"
    return tx.outcome(None)


# --- the meeting ----------------------------------------------------------------------------------------------------
def open_sammantrade(kansli: Kansli, sammantrade_id: UUID, at: datetime | None = None) -> Outcome[Sammantrade]:
    """Open the sammanträde now, or at a time that is entered late."""
    return _note_time(kansli, "open_sammantrade", sammantrade_id, "oppnat_at", "sammanträdet öppnat", at)


def ajournera(
    kansli: Kansli, sammantrade_id: UUID, at: datetime | None = None, paragraf_id: UUID | None = None
) -> Outcome[Ajournering]:
    """Begin a pause.

    Raises:
        ContradictionError: when the sammanträde is already ajournerat.
    """
    fran_at = at or kansli.clock()
    pause = Ajournering(sammantrade_id=sammantrade_id, paragraf_id=paragraf_id, fran_at=fran_at)
    with kansli.act("ajournera", f"Ajournering kl. {_clock(fran_at)}", sammantrade_id=sammantrade_id) as tx:
        if _running(tx, sammantrade_id) is not None:
            raise ContradictionError("Sammanträdet är redan ajournerat. Återuppta det innan nästa ajournering.")
        tx.add(pause)
    return tx.outcome(pause)


def ateruppta(kansli: Kansli, sammantrade_id: UUID, at: datetime | None = None) -> Outcome[Ajournering]:
    """End the pause that is running.

    Raises:
        ContradictionError: when there is none, or it would end before it began.
    """
    till_at = at or kansli.clock()
    sentence = f"Sammanträdet återupptas kl. {_clock(till_at)}"
    with kansli.act("ateruppta", sentence, sammantrade_id=sammantrade_id) as tx:
        running = _running(tx, sammantrade_id)
        if running is None:
            raise ContradictionError("Sammanträdet är inte ajournerat. Ange i stället både början och slut.")
        pause = _checked(tx.change(Ajournering, running.id, till_at=till_at))
    return tx.outcome(pause)


def add_ajournering(kansli: Kansli, ajournering: Ajournering) -> Outcome[Ajournering]:
    """Enter a pause late, with both its times.

    Raises:
        ContradictionError: when it ends before it begins.
    """
    sentence = f"Ajournering kl. {_clock(ajournering.fran_at)}"
    with kansli.act("add_ajournering", sentence, sammantrade_id=ajournering.sammantrade_id) as tx:
        tx.add(_checked(ajournering))
    return tx.outcome(ajournering)


def update_ajournering(kansli: Kansli, ajournering_id: UUID, **changes: object) -> Outcome[Ajournering]:
    """Correct the times or the § of a pause.

    Raises:
        ContradictionError: when it would end before it begins.
    """
    sammantrade_id = sammantrade_of(kansli, Ajournering, ajournering_id)
    with kansli.act("update_ajournering", "Ajournering: ändring av tid", sammantrade_id=sammantrade_id) as tx:
        pause = _checked(tx.change(Ajournering, ajournering_id, **changes))
    return tx.outcome(pause)


def remove_ajournering(kansli: Kansli, ajournering_id: UUID) -> Outcome[None]:
    """Take away a pause that never was."""
    sammantrade_id = sammantrade_of(kansli, Ajournering, ajournering_id)
    with kansli.act("remove_ajournering", "Ajournering borttagen", sammantrade_id=sammantrade_id) as tx:
        tx.remove(Ajournering, ajournering_id)
    return tx.outcome(None)


def close_sammantrade(kansli: Kansli, sammantrade_id: UUID, at: datetime | None = None) -> Outcome[Sammantrade]:
    """Close the sammanträde: its § numbers are fixed, and a change of a beslut asks for a reason from now on."""
    avslutat_at = at or kansli.clock()
    sentence = f"Sammanträdet avslutat kl. {_clock(avslutat_at)}"
    with kansli.act("close_sammantrade", sentence, sammantrade_id=sammantrade_id, barrier=True) as tx:
        running = _running(tx, sammantrade_id)
        if running is not None:
            tx.change(Ajournering, running.id, till_at=max(avslutat_at, running.fran_at))
        fix_numbers(tx, sammantrade_id, [p.id for p in _paragrafer(tx, sammantrade_id)], Fastgrund.AVSLUT)
        picture_what_is_decided(tx, tx.all(Arende, sammantrade_id=sammantrade_id))
        sammantrade = tx.change(Sammantrade, sammantrade_id, avslutat_at=avslutat_at, ar_stangt_for_andring=True)
        justering = main_justering(tx, sammantrade_id)
        if justering is not None:
            follow_ordforande(tx, justering.id)
    return tx.outcome(sammantrade)


def reopen_sammantrade(kansli: Kansli, sammantrade_id: UUID, reason: str) -> Outcome[Sammantrade]:
    """Take the closing back: the numbers that it fixed become provisional again.

    Raises:
        UserError: without a reason, when the protokoll is justerat, or when a later sammanträde has fixed numbers.
    """
    if not reason.strip():
        raise UserError("Skriv varför sammanträdet öppnas igen.")
    sentence = f"Sammanträdet öppnat igen: {reason.strip()}"
    arguments = {"reason": reason.strip()}
    with kansli.act("reopen_sammantrade", sentence, sammantrade_id=sammantrade_id, arguments=arguments) as tx:
        sammantrade = tx.get(Sammantrade, sammantrade_id)
        justering = main_justering(tx, sammantrade_id)
        if not sammantrade.ar_stangt_for_andring:
            raise UserError("Sammanträdet är inte avslutat.")
        if justering is not None and justering.justerad_date is not None:
            raise UserError("Protokollet är justerat, så sammanträdet kan inte öppnas igen. Gör en rättelse i stället.")
        free_numbers(tx, sammantrade, _paragrafer(tx, sammantrade_id))
        sammantrade = tx.change(Sammantrade, sammantrade_id, avslutat_at=None, ar_stangt_for_andring=False)
    return tx.outcome(sammantrade)


# --- private --------------------------------------------------------------------------------------------------------
def _add_standing_points(tx: Transaction, sammantrade: Sammantrade, habits: Organinstallningar) -> None:
    for ordning, punkt in enumerate(sorted(habits.standardpunkter, key=lambda punkt: punkt.star_sist)):
        arende = Arende(
            sammantrade_id=sammantrade.id,
            ordning=ordning,
            rubrik=punkt.rubrik,
            typ=punkt.typ,
            standardakt=punkt.standardakt,
        )
        tx.add(arende)
        if punkt.tar_paragraf and punkt.typ in habits.typer_med_paragraf:
            tx.add(Paragraf(arende_id=arende.id))


def _plan_main_justering(tx: Transaction, sammantrade: Sammantrade, habits: Organinstallningar) -> None:
    justering = Justering(
        sammantrade_id=sammantrade.id,
        ordning=0,
        plats=habits.justeringsplats,
        planerad_date=sammantrade.datum + timedelta(days=habits.justering_efter_dagar),
        underskriftssatt=habits.underskriftssatt,
    )
    tx.add(justering)
    tx.add(Anslag(justering_id=justering.id, forvaringsplats=habits.forvaringsplats))
    roles = {Mandatroll.SEKRETERARE: Signatarroll.SEKRETERARE, Mandatroll.ORDFORANDE: Signatarroll.ORDFORANDE}
    for mandatroll, roll in roles.items():
        mandat = tx.all(Mandat, organ_id=sammantrade.organ_id, roll=mandatroll)
        holders = [m.person_id for m in mandat if m.galler(sammantrade.datum)]
        if holders:
            tx.add(Signatar(justering_id=justering.id, person_id=holders[0], roll=roll))


def _move_plan(tx: Transaction, sammantrade_id: UUID, difference: timedelta) -> None:
    justering = main_justering(tx, sammantrade_id)
    if not difference or justering is None or justering.planerad_date is None or justering.justerad_date is not None:
        return
    tx.change(Justering, justering.id, planerad_date=justering.planerad_date + difference)


def _note_time(
    kansli: Kansli, name: str, sammantrade_id: UUID, field: str, what: str, at: datetime | None
) -> Outcome[Sammantrade]:
    moment = at or kansli.clock()
    sentence = f"{what[:1].upper()}{what[1:]} kl. {_clock(moment)}"
    with kansli.act(name, sentence, sammantrade_id=sammantrade_id) as tx:
        sammantrade = tx.change(Sammantrade, sammantrade_id, **{field: moment})
    return tx.outcome(sammantrade)


def _paragrafer(tx: Transaction, sammantrade_id: UUID) -> tuple[Paragraf, ...]:
    return tuple(paragrafer_by_arende(tx, tx.all(Arende, sammantrade_id=sammantrade_id)).values())


def _has_fixed(tx: Transaction, sammantrade_id: UUID) -> bool:
    return any(paragraf.nummer is not None for paragraf in _paragrafer(tx, sammantrade_id))


def _running(tx: Transaction, sammantrade_id: UUID) -> Ajournering | None:
    return next(iter(tx.all(Ajournering, sammantrade_id=sammantrade_id, till_at=None)), None)


def _checked(pause: Ajournering) -> Ajournering:
    if pause.till_at is not None and pause.till_at < pause.fran_at:
        raise ContradictionError("Ajourneringen slutar före den börjar. Rätta ett av klockslagen.")
    return pause


def _clock(moment: datetime) -> str:
    return f"{moment:%H.%M}"
