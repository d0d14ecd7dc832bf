"""Jäv: who must not take part in or be present at an ärende (KL 6:28–30; anställda 7:4)."""

from uuid import UUID

from nacka_sekreterare.domain.value import Entity


class Jav(Entity):
    """A person who must not take part in or be present at an ärende (KL 6:28–30; anställda 7:4)."""

    arende_id: UUID
    person_id: UUID
    grund: str = ""
