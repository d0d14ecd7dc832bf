"""Närvaro as a timeline: from which § (or moment) on a person has which role; facts that may come in any order."""

from datetime import datetime
from enum import StrEnum
from uuid import UUID

from nacka_sekreterare.domain.value import Entity


class Narvaroroll(StrEnum):
    """What a person is in the room. Only the tjänstgörande count, vote and decide (KL 4:22, 5:66)."""

    TJANSTGORANDE = "tjanstgorande"
    EJ_TJANSTGORANDE = "ej_tjanstgorande"
    OVRIG = "ovrig"
    FRANVARANDE = "franvarande"


class Narvaro(Entity):
    """From a point in the meeting on, `person_id` is `roll`, until that person's next entry.

    The point is the start of the meeting (`paragraf_id` None), the start of a §, or inside it (`ar_inne_i_paragraf`).
    """

    sammantrade_id: UUID
    person_id: UUID
    roll: Narvaroroll
    paragraf_id: UUID | None = None
    ar_inne_i_paragraf: bool = False
    klockslag_at: datetime | None = None
    for_person_id: UUID | None = None  # whose seat an ersättare takes
    ar_pa_distans: bool = False
