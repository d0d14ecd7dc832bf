"""Bevakning: what follows from a decision and must be seen to by a day."""

from datetime import date
from uuid import UUID

from nacka_sekreterare.domain.value import Entity


class Bevakning(Entity):
    """Something that follows from a decision and has a day: "redovisas senast den 1 november 2022"."""

    arende_id: UUID
    datum: date
    text: str
    ar_klar: bool = False
