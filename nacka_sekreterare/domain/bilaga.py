"""Bilagor: files that belong to a sammanträde, an ärende or a justering; the bytes lie in the store by SHA-256."""

from datetime import datetime
from enum import StrEnum
from uuid import UUID

from nacka_sekreterare.domain.value import Entity


class Bilageslag(StrEnum):
    """What a kept file is."""

    BILAGA = "bilaga"
    TJANSTESKRIVELSE = "tjansteskrivelse"
    INLAST_KALLELSE = "inlast_kallelse"
    UTSKICK = "utskick"  # the frozen copy of what was sent
    FOR_UNDERSKRIFT = "for_underskrift"  # the exact file that was sent to be signed electronically
    UNDERTECKNAT = "undertecknat"  # the file as it came back, with its signatures
    JUSTERAT = "justerat"  # the exact justerade file
    SKANNING = "skanning"  # the signed paper


class Utsandning(StrEnum):
    """How a bilaga reaches the members."""

    UTSAND = "utsand"
    DUKAS = "dukas"
    SEKRETESS = "sekretess"


class Bilaga(Entity):
    """One kept file."""

    sammantrade_id: UUID
    arende_id: UUID | None = None
    justering_id: UUID | None = None
    ordning: int = 0
    slag: Bilageslag = Bilageslag.BILAGA
    namn: str
    sha256: str
    storlek: int
    utsandning: Utsandning = Utsandning.UTSAND
    tillagd_at: datetime | None = None
