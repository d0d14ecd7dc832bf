"""Expediering: who gets a decision ("Beslutet skickas till"), and when it was sent."""

from datetime import date
from uuid import UUID

from nacka_sekreterare.domain.value import Entity


class Expediering(Entity):
    """One recipient of a § ("Beslutet skickas till")."""

    arende_id: UUID
    ordning: int
    mottagare: str
    skickat_date: date | None = None
