"""Yrkanden: what was moved at the sammanträde, by whom, and whether it still stands (KL 5:67 p. 1)."""

from enum import StrEnum
from uuid import UUID

from nacka_sekreterare.domain.text import FormattedText
from nacka_sekreterare.domain.value import Entity


class Yrkandeslag(StrEnum):
    """The kinds of yrkande; formal ones are put first."""

    BIFALL = "bifall"
    AVSLAG = "avslag"
    ANDRING = "andring"
    TILLAGG = "tillagg"
    ATERREMISS = "aterremiss"
    BORDLAGGNING = "bordlaggning"
    AJOURNERING = "ajournering"


class Yrkande(Entity):
    """One yrkande. A withdrawn one is kept but not printed (KL 5:67 p. 1)."""

    arende_id: UUID
    beslutspunkt_id: UUID | None = None  # None: it concerns the whole §
    ordning: int
    slag: Yrkandeslag
    person_ids: tuple[UUID, ...] = ()
    text: FormattedText = FormattedText()
    ar_aterkallat: bool = False
