"""Proposition: one question that the ordförande puts, and what was found (KL 5:53).

A beslutsgång is a row of them: whether the ärende is settled today, which proposal becomes the motförslag, the main
question, and each tilläggsyrkande. Each is settled by acklamation, or by a votering that points at it.
"""

from enum import StrEnum
from uuid import UUID

from nacka_sekreterare.domain.value import Entity, Value


class Alternativslag(StrEnum):
    """What one may be for."""

    FORSLAGET = "forslaget"
    AVSLAG = "avslag"  # no to the förslag, or to the one other alternative of the proposition
    YRKANDE = "yrkande"
    AVGORAS = "avgoras"  # the ärende is settled today, against an återremiss or a bordläggning


class Alternativ(Value):
    """One of the things that a proposition is put on."""

    slag: Alternativslag
    yrkande_id: UUID | None = None


class Propositionsslag(StrEnum):
    """What is settled, in the order in which it is."""

    AVGORANDE = "avgorande"
    HUVUD = "huvud"
    MOTFORSLAG = "motforslag"
    TILLAGG = "tillagg"


class Proposition(Entity):
    """One question that the ordförande put.

    `funnet` is what the ordförande found the answer to be. It is the outcome, unless a votering was held on it.
    """

    arende_id: UUID
    beslutspunkt_id: UUID | None = None  # None: it concerns the whole §
    ordning: int
    slag: Propositionsslag
    alternativ: tuple[Alternativ, ...] = ()
    funnet: Alternativ | None = None
