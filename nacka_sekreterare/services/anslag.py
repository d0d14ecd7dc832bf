"""Anslag: planned by the law's dates, put up, taken down (KL 8:12, 13:5). A planned day is never taken for a fact."""

from datetime import date, timedelta
from types import MappingProxyType
from typing import Final
from uuid import UUID

from nacka_sekreterare.domain.anslag import Anslag
from nacka_sekreterare.domain.errors import ContradictionError, UserError
from nacka_sekreterare.domain.frister import Frist, tidigast_ned
from nacka_sekreterare.domain.helgdagar import next_vardag
from nacka_sekreterare.domain.justering import Justering
from nacka_sekreterare.domain.organ import Organ
from nacka_sekreterare.domain.sammantrade import Sammantrade
from nacka_sekreterare.domain.value import Value
from nacka_sekreterare.services.core import Kansli, Outcome
from nacka_sekreterare.services.revision import name_changes, typed_field
from nacka_sekreterare.services.subject import sammantrade_of

_LABELS: Final = MappingProxyType(
    {
        "forvaringsplats": "förvaringsplats",
        "planerad_upp_date": "planerad anslagsdag",
        "planerad_ned_date": "planerad nedtagningsdag",
        "underskrift_person_id": "underskrift",
    }
)


class Nedtagning(Value):
    """An anslag that was taken down, and whether too early: then överklagandetiden has not run out (KL 13:5)."""

    anslag: Anslag
    frist: Frist
    ar_for_tidig: bool


def plan_anslag(kansli: Kansli, anslag_id: UUID, upp_date: date | None = None) -> Outcome[Anslag]:
    """Plan the days of an anslag: up on the given day, else the vardag after the justering; down when allowed.

    Raises:
        UserError: when no day is given and no justering is planned or done; when the anslag is already up.
    """
    with kansli.act("plan_anslag", sammantrade_id=sammantrade_of(kansli, Anslag, anslag_id)) as tx:
        anslag = tx.get(Anslag, anslag_id)
        _refuse_up(anslag)
        justering = tx.get(Justering, anslag.justering_id)
        ground = justering.justerad_date or justering.planerad_date
        if upp_date is None and ground is None:
            raise UserError("Justeringen har inget datum. Ange när anslaget ska sättas upp.")
        day = upp_date or next_vardag((ground or date.min) + timedelta(days=1))
        anslag = tx.change(Anslag, anslag_id, planerad_upp_date=day, planerad_ned_date=tidigast_ned(day).grans_date)
        tx.sentence = f"Anslag planerat till {day.isoformat()}"
    return tx.outcome(anslag)


def update_anslag(kansli: Kansli, anslag_id: UUID, **changes: object) -> Outcome[Anslag]:
    """Change the förvaringsplats, the planned days or who signs the bevis."""
    sentence, field = f"Anslag: {name_changes(_LABELS, changes)}", typed_field("anslag", anslag_id, changes)
    sammantrade_id = sammantrade_of(kansli, Anslag, anslag_id)
    with kansli.act("update_anslag", sentence, sammantrade_id=sammantrade_id, field=field) as tx:
        anslag = tx.change(Anslag, anslag_id, **changes)
    return tx.outcome(anslag)


def add_anslag(kansli: Kansli, justering_id: UUID) -> Outcome[Anslag]:
    """Announce a justering once more, since its anslag was taken down too early or was missing."""
    sammantrade_id = sammantrade_of(kansli, Justering, justering_id)
    with kansli.act("add_anslag", "Nytt anslag", sammantrade_id=sammantrade_id) as tx:
        sammantrade = tx.get(Sammantrade, tx.get(Justering, justering_id).sammantrade_id)
        place = tx.get(Organ, sammantrade.organ_id).installningar.forvaringsplats
        anslag = tx.add(Anslag(justering_id=justering_id, forvaringsplats=place))
    return tx.outcome(anslag)


def register_uppsatt(kansli: Kansli, anslag_id: UUID, uppsatt_date: date) -> Outcome[Anslag]:
    """Note the day the anslag went up; the day it may come down follows. Also for correcting the day.

    Raises:
        ContradictionError: when the justering is not done, or done later than that day.
    """
    sentence, sammantrade_id = f"Anslaget {uppsatt_date.isoformat()}", sammantrade_of(kansli, Anslag, anslag_id)
    with kansli.act("register_uppsatt", sentence, sammantrade_id=sammantrade_id, barrier=True) as tx:
        justerad = tx.get(Justering, tx.get(Anslag, anslag_id).justering_id).justerad_date
        if justerad is None:
            raise ContradictionError("Protokollet är inte justerat. Registrera justeringen innan anslaget.")
        if uppsatt_date < justerad:
            raise ContradictionError(
                f"Anslaget kan inte ha satts upp före justeringen {justerad.isoformat()}. Rätta datumet."
            )
        ned = tidigast_ned(uppsatt_date).grans_date
        anslag = tx.change(Anslag, anslag_id, uppsatt_date=uppsatt_date, planerad_ned_date=ned)
        _refuse_down_before_up(anslag)
    return tx.outcome(anslag)


def register_nedtaget(kansli: Kansli, anslag_id: UUID, nedtaget_date: date) -> Outcome[Nedtagning]:
    """Note the day the anslag came down. Too early is recorded as it happened, and told.

    Raises:
        ContradictionError: when it never went up, or went up later than that day.
    """
    sentence, sammantrade_id = (
        f"Anslaget nedtaget {nedtaget_date.isoformat()}",
        sammantrade_of(kansli, Anslag, anslag_id),
    )
    with kansli.act("register_nedtaget", sentence, sammantrade_id=sammantrade_id) as tx:
        anslag = tx.change(Anslag, anslag_id, nedtaget_date=nedtaget_date)
        _refuse_down_before_up(anslag)
        frist = tidigast_ned(anslag.uppsatt_date or nedtaget_date)
        result = Nedtagning(anslag=anslag, frist=frist, ar_for_tidig=nedtaget_date < frist.grans_date)
        if result.ar_for_tidig:
            tx.sentence = f"{sentence}, för tidigt"
    return tx.outcome(result)


def _refuse_up(anslag: Anslag) -> None:
    if anslag.uppsatt_date is not None:
        raise UserError(f"Anslaget sattes upp {anslag.uppsatt_date.isoformat()} och behöver inte planeras.")


def _refuse_down_before_up(anslag: Anslag) -> None:
    if anslag.nedtaget_date is None:
        return
    if anslag.uppsatt_date is None or anslag.nedtaget_date < anslag.uppsatt_date:
        raise ContradictionError("Anslaget kan inte ha tagits ned innan det sattes upp. Rätta ett av datumen.")
