"""The secretary's private memo: never in a document or an exchange file, erased at justering."""

from uuid import UUID

from nacka_sekreterare.domain.value import Entity


class Minnesanteckning(Entity):
    """The secretary's private memo on an ärende: never in a document or an exchange file, erased at justering."""

    arende_id: UUID
    text: str = ""
