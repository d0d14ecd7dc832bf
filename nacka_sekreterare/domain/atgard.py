"""What the secretary must do next, and why: derived from where each sammanträde stands, with the day and the lagrum."""

from collections.abc import Iterator
from datetime import date
from enum import StrEnum
from types import MappingProxyType
from typing import Final
from uuid import UUID

from nacka_sekreterare.domain.anslag import Anslag
from nacka_sekreterare.domain.fraser import join_words
from nacka_sekreterare.domain.frister import (
    Frist,
    kallelse_senast,
    senast_anslagen,
    senast_justerad,
    sista_dag_overklaga,
    tidigast_ned,
)
from nacka_sekreterare.domain.helgdagar import format_date, format_tid
from nacka_sekreterare.domain.justering import Justering
from nacka_sekreterare.domain.meningsyttring import Meningsslag
from nacka_sekreterare.domain.oversikt import Bevakningslage, Lage, Motiveringslage
from nacka_sekreterare.domain.paragraf import format_range
from nacka_sekreterare.domain.value import Value


class Atgardsslag(StrEnum):
    """What there is to do, in the order of a sammanträde's life."""

    KALLELSE = "kallelse"
    SAMMANTRADE = "sammantrade"
    AVSLUT = "avslut"
    MOTIVERING = "motivering"
    JUSTERING = "justering"
    ANSLAG_UPP = "anslag_upp"
    OVERKLAGANDETID = "overklagandetid"  # nothing to do, but a day to know
    ANSLAG_NED = "anslag_ned"
    BEVAKNING = "bevakning"


class Atgard(Value):
    """One thing to do. `datum` is the planned day, else the target; `frist` holds the legal limit."""

    slag: Atgardsslag
    sammantrade_id: UUID
    datum: date
    rubrik: str
    text: str
    frist: Frist | None = None
    arende_id: UUID | None = None  # where it is about one ärende

    def ar_forsenad(self, today: date) -> bool:
        """True when the legal limit has passed, or the day where the law sets none."""
        return today > (self.frist.grans_date if self.frist else self.datum)


_YTTRING: Final = MappingProxyType(
    {
        Meningsslag.RESERVATION: "reservationen",
        Meningsslag.SARSKILT_YTTRANDE: "det särskilda yttrandet",
        Meningsslag.PROTOKOLLSANTECKNING: "protokollsanteckningen",
        Meningsslag.DELTAR_INTE: "förklaringen",
    }
)


def find_atgarder(lage: Lage, today: date) -> tuple[Atgard, ...]:
    """What one sammanträde asks for on a day."""
    return (*_before(lage, today), *_after(lage, today))


def bevaka(lage: Bevakningslage) -> Atgard:
    """A bevakning as a thing to do."""
    return Atgard(
        slag=Atgardsslag.BEVAKNING,
        sammantrade_id=lage.sammantrade_id,
        datum=lage.bevakning.datum,
        rubrik=lage.bevakning.text,
        text=f"Bevakning från ärendet {lage.rubrik}.",
    )


def await_motivering(lage: Lage, waiting: Motiveringslage) -> Atgard | None:
    """A written motivering to be had in before the justering, as local rules have it; None when all is justerat."""
    justering = lage.justering_awaiting(waiting.justering_id)
    if justering is None:
        return None
    what = _YTTRING[waiting.meningsyttring.slag]
    place = f"§ {waiting.nummer}" if waiting.nummer is not None else waiting.rubrik
    planned, limit = justering.planerad_date, senast_justerad(lage.sammantrade.datum)
    day = planned or limit.malsattning_date
    which = f"den {format_date(day)}, då protokollet ska justeras" if planned else "justeringen"
    return Atgard(
        slag=Atgardsslag.MOTIVERING,
        sammantrade_id=waiting.sammantrade_id,
        datum=day,
        rubrik=f"Texten till {what}, {place}, {lage.organ.namn}",
        text=f"Väntas från {join_words(waiting.namn)}. Brukar lämnas före {which}.",
        arende_id=waiting.meningsyttring.arende_id,
    )


def _before(lage: Lage, today: date) -> Iterator[Atgard]:
    meeting, organ = lage.sammantrade, lage.organ
    if meeting.avslutat_at is not None or meeting.ar_stangt_for_andring:
        return
    day = format_date(meeting.datum)
    if meeting.datum < today:
        if any(justering.justerad_date and not justering.ar_omedelbar for justering in lage.justeringar):
            return
        text = f"Det hölls den {day} och är inte avslutat. Paragrafnumren är preliminära tills det är avslutat."
        yield _make(lage, Atgardsslag.AVSLUT, meeting.datum, f"Avsluta sammanträdet i {organ.namn}", text)
        return
    if meeting.kallat_at is None and meeting.oppnat_at is None:
        frist = kallelse_senast(meeting.datum, organ)
        rubrik = f"Kallelse till {organ.namn} den {day}"
        yield _make(lage, Atgardsslag.KALLELSE, frist.malsattning_date, rubrik, frist.forklaring, frist)
    where = ", ".join(part for part in (f"kl. {format_tid(meeting.tid)}" if meeting.tid else "", meeting.plats) if part)
    state = "Sammanträdet pågår. " if meeting.oppnat_at is not None else ""
    text = state + (f"{where[:1].upper()}{where[1:]}." if where else "Tid och plats är inte bestämda.")
    yield _make(lage, Atgardsslag.SAMMANTRADE, meeting.datum, f"Sammanträde i {organ.namn}", text)


def _after(lage: Lage, today: date) -> Iterator[Atgard]:
    meeting = lage.sammantrade
    has_begun = bool(meeting.oppnat_at or meeting.avslutat_at or meeting.ar_stangt_for_andring)
    for justering in lage.justeringar:
        if justering.justerad_date is not None:
            yield from _announce(lage, justering, justering.justerad_date, today)
        elif has_begun or justering.ar_omedelbar:
            yield _justera(lage, justering)


def _justera(lage: Lage, justering: Justering) -> Atgard:
    frist = senast_justerad(lage.sammantrade.datum)
    planned = justering.planerad_date
    words = [f"kl. {format_tid(justering.planerad_tid)}"] if justering.planerad_tid else []
    words += [justering.plats] if justering.plats else []
    plan = f"Planerat den {format_date(planned)}{''.join(', ' + word for word in words)}. " if planned else ""
    rubrik = f"Justering av {_covered(lage, justering)}"
    return _make(lage, Atgardsslag.JUSTERING, planned or frist.malsattning_date, rubrik, plan + frist.forklaring, frist)


def _announce(lage: Lage, justering: Justering, justerad_date: date, today: date) -> Iterator[Atgard]:
    anslag = lage.anslag_of(justering) or Anslag(justering_id=justering.id)
    covered = _covered(lage, justering)
    if anslag.uppsatt_date is None:
        frist = senast_anslagen(justerad_date)
        day = anslag.planerad_upp_date or frist.malsattning_date
        yield _make(lage, Atgardsslag.ANSLAG_UPP, day, f"Sätt upp anslag för {covered}", frist.forklaring, frist)
    elif anslag.nedtaget_date is None:
        last, down = sista_dag_overklaga(anslag.uppsatt_date), tidigast_ned(anslag.uppsatt_date)
        if today <= last.grans_date:
            rubrik = f"Sista dagen att överklaga {covered}"
            yield _make(lage, Atgardsslag.OVERKLAGANDETID, last.grans_date, rubrik, last.forklaring, last)
        yield _make(lage, Atgardsslag.ANSLAG_NED, down.grans_date, f"Ta ned anslaget för {covered}", down.forklaring)


def _covered(lage: Lage, justering: Justering) -> str:
    numbers = format_range(lage.nummer_of(justering), sign=True) or "protokollet"
    return f"{numbers}, {lage.organ.namn}"


def _make(lage: Lage, slag: Atgardsslag, datum: date, rubrik: str, text: str, frist: Frist | None = None) -> Atgard:
    return Atgard(slag=slag, sammantrade_id=lage.sammantrade.id, datum=datum, rubrik=rubrik, text=text, frist=frist)
