"""Anslag: the announcement of a justering on the kommun's anslagstavla, and the bevis of it (KL 8:12)."""

from datetime import date
from uuid import UUID

from nacka_sekreterare.domain.value import Entity


class Anslag(Entity):
    """One announcement of one justering. A planned date is never printed as a fact."""

    justering_id: UUID
    forvaringsplats: str = ""
    planerad_upp_date: date | None = None
    planerad_ned_date: date | None = None
    uppsatt_date: date | None = None
    nedtaget_date: date | None = None
    underskrift_person_id: UUID | None = None
