"""The tables of what follows on a sammanträde: justering, anslag, kept files, who is sent what, and what is masked.

The same kind of rows as in rows.py, which see.
"""

from datetime import date
from uuid import UUID

from pydantic import NaiveDatetime
from sqlalchemy import Index, text
from sqlmodel import Field

from nacka_sekreterare.domain.bilaga import Bilageslag, Utsandning
from nacka_sekreterare.domain.justering import Signatarroll, Signatarstatus, Underskriftssatt
from nacka_sekreterare.storage.columns import json_of, key_of, word
from nacka_sekreterare.storage.tables import KeyedRow


class MaskeringRow(KeyedRow, table=True):
    """What the public copy leaves out of a §."""

    arende_id: UUID = key_of("arende")
    ordning: int
    text: str
    ar_utanfor: bool


class ExpedieringRow(KeyedRow, table=True):
    """A recipient of a decision."""

    arende_id: UUID = key_of("arende")
    ordning: int
    mottagare: str
    skickat_date: date | None


class BevakningRow(KeyedRow, table=True):
    """What must be seen to by a day."""

    arende_id: UUID = key_of("arende")
    datum: date = Field(index=True)
    text: str
    ar_klar: bool


class JusteringRow(KeyedRow, table=True):
    """An approval of some §§; one main one (ordning 0) at most."""

    __table_args__ = (Index("ux_justering_main", "sammantrade_id", unique=True, sqlite_where=text("ordning = 0")),)

    sammantrade_id: UUID = key_of("sammantrade")
    ordning: int
    plats: str
    planerad_date: date | None
    planerad_tid: str
    utkast_skickat_date: date | None
    justerad_date: date | None
    underskriftssatt: Underskriftssatt = word(Underskriftssatt)


class SignatarRow(KeyedRow, table=True):
    """One who signs."""

    justering_id: UUID = key_of("justering")
    person_id: UUID = key_of("person")
    roll: Signatarroll = word(Signatarroll)
    ordning: int
    status: Signatarstatus = word(Signatarstatus)
    undertecknat_date: date | None
    paragraf_ids: tuple[UUID, ...] = json_of(tuple[UUID, ...])


class AnmarkningRow(KeyedRow, table=True):
    """A remark at the justering."""

    justering_id: UUID = key_of("justering")
    paragraf_id: UUID | None = key_of("paragraf", nullable=True)
    person_id: UUID = key_of("person")
    text: str
    ar_hanterad: bool
    trycks: bool


class AnslagRow(KeyedRow, table=True):
    """An announcement."""

    justering_id: UUID = key_of("justering")
    forvaringsplats: str
    planerad_upp_date: date | None
    planerad_ned_date: date | None
    uppsatt_date: date | None
    nedtaget_date: date | None
    underskrift_person_id: UUID | None = key_of("person", nullable=True)


class BilagaRow(KeyedRow, table=True):
    """A kept file; its bytes lie in bilagor/ under their SHA-256."""

    sammantrade_id: UUID = key_of("sammantrade")
    arende_id: UUID | None = key_of("arende", nullable=True)
    justering_id: UUID | None = key_of("justering", nullable=True)
    ordning: int
    slag: Bilageslag = word(Bilageslag)
    namn: str
    sha256: str = Field(index=True)
    storlek: int
    utsandning: Utsandning = word(Utsandning)
    tillagd_at: NaiveDatetime | None
