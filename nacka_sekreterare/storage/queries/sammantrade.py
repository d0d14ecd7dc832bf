"""The list of sammanträden, with what a list says of each: organ, day, §§, and the facts its state follows from."""

from collections.abc import Iterable, Mapping
from datetime import date
from typing import TypeVar
from uuid import UUID

from sqlalchemy import text
from sqlalchemy.orm import Session

from nacka_sekreterare.domain.anslag import Anslag
from nacka_sekreterare.domain.justering import Justering
from nacka_sekreterare.domain.organ import Organ
from nacka_sekreterare.domain.paragraf import number_paragrafer
from nacka_sekreterare.domain.sammantrade import Sammantrade
from nacka_sekreterare.domain.value import Entity, Value
from nacka_sekreterare.storage.queries.paragraf import read_serie
from nacka_sekreterare.storage.reading import read_where

E = TypeVar("E", bound=Entity)

_PARAGRAFER = text(
    "SELECT s.id, p.id FROM sammantrade s"
    " JOIN arende a ON a.sammantrade_id = s.id JOIN paragraf p ON p.arende_id = a.id"
    " WHERE s.datum BETWEEN :first AND :last"
)
_IN_PERIOD = "SELECT id FROM sammantrade WHERE datum BETWEEN :first AND :last"


class Listrad(Value):
    """One sammanträde in a list; the state is a function of the values it holds."""

    sammantrade: Sammantrade
    organ: Organ
    paragrafnummer: tuple[int, ...] = ()
    justeringar: tuple[Justering, ...] = ()
    anslag: tuple[Anslag, ...] = ()


def list_sammantraden(
    session: Session, *, organ_id: UUID | None = None, first: date = date.min, last: date = date.max
) -> tuple[Listrad, ...]:
    """The sammanträden of a period (and of one organ), by day."""
    period = {"first": first.isoformat(), "last": last.isoformat()}
    organ = {found.id: found for found in read_where(session, Organ, "ORDER BY t.namn, t.id")}
    rest = "WHERE t.datum BETWEEN :first AND :last ORDER BY t.datum, t.tid, t.id"
    meetings = [
        meeting for meeting in read_where(session, Sammantrade, rest, **period) if organ_id in {None, meeting.organ_id}
    ]
    numbers = _numbers_by_sammantrade(session, organ, meetings, period)
    justeringar = read_where(
        session, Justering, f"WHERE t.sammantrade_id IN ({_IN_PERIOD}) ORDER BY t.ordning", **period
    )
    of_period = f"JOIN justering j ON j.id = t.justering_id WHERE j.sammantrade_id IN ({_IN_PERIOD}) ORDER BY j.ordning"
    anslag = read_where(session, Anslag, of_period, **period)
    justeringar_of = _grouped(justeringar, {justering.id: justering.sammantrade_id for justering in justeringar})
    owner = {justering.id: justering.sammantrade_id for justering in justeringar}
    anslag_of = _grouped(anslag, {entry.id: owner[entry.justering_id] for entry in anslag})
    return tuple(
        Listrad(
            sammantrade=meeting,
            organ=organ[meeting.organ_id],
            paragrafnummer=numbers.get(meeting.id, ()),
            justeringar=justeringar_of.get(meeting.id, ()),
            anslag=anslag_of.get(meeting.id, ()),
        )
        for meeting in meetings
    )


def _numbers_by_sammantrade(
    session: Session, organ: Mapping[UUID, Organ], meetings: Iterable[Sammantrade], period: Mapping[str, str]
) -> dict[UUID, tuple[int, ...]]:
    numbers: dict[UUID, int] = {}
    for organ_id, year in {(meeting.organ_id, meeting.datum.year) for meeting in meetings}:
        start = organ[organ_id].installningar.forsta_nummer.get(year, 1)
        numbers.update(number_paragrafer(read_serie(session, organ[organ_id], year), start))
    found: dict[UUID, list[int]] = {}
    for sammantrade_key, paragraf_key in session.connection().execute(_PARAGRAFER, dict(period)):
        number = numbers.get(UUID(paragraf_key))
        if number is not None:
            found.setdefault(UUID(sammantrade_key), []).append(number)
    return {key: tuple(sorted(own)) for key, own in found.items()}


def _grouped(values: Iterable[E], owner: Mapping[UUID, UUID]) -> dict[UUID, tuple[E, ...]]:
    groups: dict[UUID, list[E]] = {}
    for value in values:
        groups.setdefault(owner[value.id], []).append(value)
    return {key: tuple(group) for key, group in groups.items()}
