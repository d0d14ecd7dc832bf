"""The few words by which things are found: read as they lie, since nobody waits for thousands to be checked."""

from collections.abc import Iterator
from datetime import date
from typing import Final
from uuid import UUID

from sqlalchemy import text
from sqlalchemy.orm import Session

from nacka_sekreterare.domain.organ import Organ
from nacka_sekreterare.storage.queries.paragraf import read_numbers

MeetingRow = tuple[UUID, UUID, date]
PersonRow = tuple[UUID, UUID, UUID, str, str, str]
ArendeRow = tuple[UUID, int | None, str, str, str]

_MEETINGS: Final = text("SELECT s.id, s.organ_id, s.datum FROM sammantrade s ORDER BY s.datum DESC, s.tid DESC, s.id")
_PEOPLE: Final = text(
    "SELECT p.id, m.organ_id, m.id, p.namn, m.parti, m.roll FROM mandat m JOIN person p ON p.id = m.person_id"
    " WHERE m.till_date IS NULL OR m.till_date >= :today ORDER BY p.namn, m.ordning, m.id"
)
_ARENDEN: Final = text(
    "SELECT a.id, p.id, a.rubrik, a.dnr, coalesce(a.nummer_text, '') FROM arende a"
    " LEFT JOIN paragraf p ON p.arende_id = a.id WHERE a.sammantrade_id = :key ORDER BY a.ordning, a.id"
)


def read_meetings(session: Session) -> Iterator[MeetingRow]:
    """Every sammanträde: its id, organ and day, the newest first."""
    for key, organ_id, day in session.connection().execute(_MEETINGS):
        yield UUID(key), UUID(organ_id), date.fromisoformat(day)


def read_people(session: Session, today: date) -> Iterator[PersonRow]:
    """Every mandat that is not ended: person, organ, mandat, name, party and role, by name."""
    for key, organ_id, mandat_id, *words in session.connection().execute(_PEOPLE, {"today": today.isoformat()}):
        namn, parti, roll = words
        yield UUID(key), UUID(organ_id), UUID(mandat_id), namn, parti, roll


def read_arenden(session: Session, sammantrade_id: UUID, organ: Organ, year: int) -> Iterator[ArendeRow]:
    """The ärenden of one sammanträde: id, § number (None without), rubrik, dnr and the number of the list."""
    rows = session.connection().execute(_ARENDEN, {"key": sammantrade_id.hex}).all()
    numbers = read_numbers(session, organ, year, [UUID(row[1]) for row in rows if row[1]])
    for key, paragraf_id, rubrik, dnr, nummer_text in rows:
        number = numbers.get(UUID(paragraf_id)) if paragraf_id else None
        yield UUID(key), number, rubrik, dnr, nummer_text
