"""Hem: what must be done now, by which day and why; from the few facts that are still open."""

from collections.abc import Iterable, Iterator
from datetime import date
from enum import StrEnum
from uuid import UUID

from nacka_sekreterare.domain.anslag import Anslag
from nacka_sekreterare.domain.arende import Arende
from nacka_sekreterare.domain.bevakning import Bevakning
from nacka_sekreterare.domain.frister import (
    kallelse_senast,
    senast_anslagen,
    senast_justerad,
    sista_dag_overklaga,
    tidigast_ned,
)
from nacka_sekreterare.domain.helgdagar import format_date
from nacka_sekreterare.domain.justering import Justering
from nacka_sekreterare.domain.organ import Organ
from nacka_sekreterare.domain.sammantrade import Sammantrade
from nacka_sekreterare.domain.value import Value
from nacka_sekreterare.services.core import Kansli


class Hemslag(StrEnum):
    """The kinds of thing that wait for the secretary."""

    SAMMANTRADE = "sammantrade"
    KALLELSE = "kallelse"
    AVSLUT = "avslut"
    JUSTERING = "justering"
    ANSLAG_UPP = "anslag_upp"
    OVERKLAGANDETID = "overklagandetid"
    ANSLAG_NED = "anslag_ned"
    BEVAKNING = "bevakning"


class Hemrad(Value):
    """One line of Hem: what (`text`), when (`datum`), the last lawful day, why, and where a click leads."""

    slag: Hemslag
    datum: date
    text: str
    sammantrade_id: UUID
    grans_date: date | None = None
    forklaring: str = ""
    lagrum: str = ""
    arende_id: UUID | None = None
    justering_id: UUID | None = None
    anslag_id: UUID | None = None

    def ar_sen(self, today: date) -> bool:
        """True when the last lawful day (without one: the day itself) has passed."""
        if self.slag is Hemslag.OVERKLAGANDETID:
            return False
        return (self.grans_date or self.datum) < today


def agenda(kansli: Kansli, today: date) -> tuple[Hemrad, ...]:
    """Everything that waits, the most urgent first."""
    organ = {one.id: one for one in kansli.all(Organ)}
    rows = [
        *_before_and_during(kansli.all(Sammantrade, ar_stangt_for_andring=False), organ, today),
        *_justeringar(kansli, organ),
        *_anslag(kansli, organ, today),
        *_bevakningar(kansli),
    ]
    return tuple(sorted(rows, key=lambda row: (row.datum, list(Hemslag).index(row.slag), row.text)))


def _before_and_during(sammantraden: Iterable[Sammantrade], organ: dict[UUID, Organ], today: date) -> Iterator[Hemrad]:
    coming: dict[UUID, Sammantrade] = {}
    for sammantrade in sorted(sammantraden, key=lambda one: (one.datum, one.tid), reverse=True):
        if sammantrade.datum >= today:
            coming[sammantrade.organ_id] = sammantrade
        elif sammantrade.oppnat_at is not None:
            yield Hemrad(
                slag=Hemslag.AVSLUT,
                datum=sammantrade.datum,
                text=f"Avsluta {_meeting(organ, sammantrade)}",
                sammantrade_id=sammantrade.id,
                forklaring="Sammanträdet är öppnat men inte avslutat, så paragrafnumren kan fortfarande ändras.",
            )
    for sammantrade in coming.values():
        yield _next_meeting(organ, sammantrade)
        if sammantrade.kallat_at is None:
            yield _kallelse(organ, sammantrade)


def _next_meeting(organ: dict[UUID, Organ], sammantrade: Sammantrade) -> Hemrad:
    place = ", ".join(part for part in (f"kl. {sammantrade.tid}" if sammantrade.tid else "", sammantrade.plats) if part)
    return Hemrad(
        slag=Hemslag.SAMMANTRADE,
        datum=sammantrade.datum,
        text=f"Nästa {_meeting(organ, sammantrade).replace('sammanträdet', 'sammanträde', 1)}",
        sammantrade_id=sammantrade.id,
        forklaring=place,
    )


def _kallelse(organ: dict[UUID, Organ], sammantrade: Sammantrade) -> Hemrad:
    frist = kallelse_senast(sammantrade.datum, organ[sammantrade.organ_id])
    return Hemrad(
        slag=Hemslag.KALLELSE,
        datum=frist.malsattning_date,
        grans_date=frist.grans_date,
        text=f"Skicka kallelsen till {_meeting(organ, sammantrade)}",
        sammantrade_id=sammantrade.id,
        forklaring=frist.forklaring,
        lagrum=frist.lagrum,
    )


def _justeringar(kansli: Kansli, organ: dict[UUID, Organ]) -> Iterator[Hemrad]:
    for justering in kansli.all(Justering, justerad_date=None):
        sammantrade = kansli.get(Sammantrade, justering.sammantrade_id)
        if not (sammantrade.ar_stangt_for_andring or justering.ar_omedelbar):
            continue
        frist = senast_justerad(sammantrade.datum)
        what = "de omedelbart justerade paragraferna från" if justering.ar_omedelbar else "protokollet från"
        yield Hemrad(
            slag=Hemslag.JUSTERING,
            datum=justering.planerad_date or frist.malsattning_date,
            grans_date=frist.grans_date,
            text=f"Justera {what} {_meeting(organ, sammantrade)}",
            sammantrade_id=sammantrade.id,
            justering_id=justering.id,
            forklaring=frist.forklaring,
            lagrum=frist.lagrum,
        )


def _anslag(kansli: Kansli, organ: dict[UUID, Organ], today: date) -> Iterator[Hemrad]:
    for anslag in kansli.all(Anslag, nedtaget_date=None):
        justering = kansli.get(Justering, anslag.justering_id)
        if justering.justerad_date is None:
            continue
        sammantrade = kansli.get(Sammantrade, justering.sammantrade_id)
        yield _anslagsrad(anslag, justering.justerad_date, sammantrade, _meeting(organ, sammantrade), today)


def _anslagsrad(anslag: Anslag, justerad_date: date, sammantrade: Sammantrade, meeting: str, today: date) -> Hemrad:
    if anslag.uppsatt_date is None:
        slag, frist = Hemslag.ANSLAG_UPP, senast_anslagen(justerad_date)
        day, text = anslag.planerad_upp_date or frist.malsattning_date, f"Anslå justeringen av {meeting}"
    elif today <= sista_dag_overklaga(anslag.uppsatt_date).grans_date:
        slag, frist = Hemslag.OVERKLAGANDETID, sista_dag_overklaga(anslag.uppsatt_date)
        day, text = frist.grans_date, f"Överklagandetiden löper för {meeting}"
    else:
        slag, frist = Hemslag.ANSLAG_NED, tidigast_ned(anslag.uppsatt_date)
        day, text = frist.grans_date, f"Ta ned anslaget för {meeting}"
    return Hemrad(
        slag=slag,
        datum=day,
        grans_date=None if slag is Hemslag.ANSLAG_NED else frist.grans_date,
        text=text,
        sammantrade_id=sammantrade.id,
        justering_id=anslag.justering_id,
        anslag_id=anslag.id,
        forklaring=frist.forklaring,
        lagrum=frist.lagrum,
    )


def _bevakningar(kansli: Kansli) -> Iterator[Hemrad]:
    for bevakning in kansli.all(Bevakning, ar_klar=False):
        arende = kansli.get(Arende, bevakning.arende_id)
        yield Hemrad(
            slag=Hemslag.BEVAKNING,
            datum=bevakning.datum,
            text=bevakning.text,
            sammantrade_id=arende.sammantrade_id,
            arende_id=arende.id,
            forklaring=arende.rubrik,
        )


def _meeting(organ: dict[UUID, Organ], sammantrade: Sammantrade) -> str:
    return f"sammanträdet med {organ[sammantrade.organ_id].namn} den {format_date(sammantrade.datum)}"
