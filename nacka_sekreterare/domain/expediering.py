"""Expediering and bevakning: who gets a decision, and what must be reported back by when."""

from datetime import date
from uuid import UUID

from nacka_sekreterare.domain.value import Entity


class Expediering(Entity):
    """One recipient of a § ("Beslutet skickas till")."""

    arende_id: UUID
    ordning: int
    mottagare: str
    skickat_date: date | None = None


class Bevakning(Entity):
    """Something that follows from a decision and has a day: "redovisas senast den 1 november 2022"."""

    arende_id: UUID
    datum: date
    text: str
    ar_klar: bool = False


class Minnesanteckning(Entity):
    """The secretary's private memo on an ärende: never in a document or an exchange file, erased at justering."""

    arende_id: UUID
    text: str = ""
