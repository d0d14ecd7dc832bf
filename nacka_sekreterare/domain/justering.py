"""Justering: who attests that the protokoll shows what was decided, when and where (KL 5:69, 6:35)."""

from datetime import date
from enum import StrEnum
from uuid import UUID

from nacka_sekreterare.domain.value import Entity


class Underskriftssatt(StrEnum):
    """How a justering is signed: all its signatures in the same way, since a printed e-signature is only a copy."""

    PAPPER = "papper"
    ELEKTRONISK = "elektronisk"


class Underskriftsformat(StrEnum):
    """Which of the two documents bears the signatures. An electronic signature is always set on the PDF."""

    PDF = "pdf"
    DOCX = "docx"


class Justering(Entity):
    """One approval of some §§: the main one, or one of omedelbart justerade §§. A planned date is not an actual one."""

    sammantrade_id: UUID
    ordning: int  # 0 is the main justering; others are omedelbara
    plats: str = ""
    planerad_date: date | None = None
    planerad_tid: str = ""
    utkast_skickat_date: date | None = None
    justerad_date: date | None = None
    underskriftssatt: Underskriftssatt = Underskriftssatt.PAPPER

    @property
    def ar_omedelbar(self) -> bool:
        """True for §§ that were justerade at the sammanträde itself."""
        return self.ordning > 0

    @property
    def ar_elektronisk(self) -> bool:
        """True when it is signed electronically."""
        return self.underskriftssatt is Underskriftssatt.ELEKTRONISK

    def format_to_sign(self, chosen: Underskriftsformat) -> Underskriftsformat:
        """Which file bears the signatures: what the organ has chosen for paper, else the PDF."""
        return Underskriftsformat.PDF if self.ar_elektronisk else chosen


class Signatarroll(StrEnum):
    """The places of the signature block, in order."""

    SEKRETERARE = "sekreterare"
    ORDFORANDE = "ordforande"
    JUSTERARE = "justerare"


class Signatarstatus(StrEnum):
    """How far one signatory has come."""

    VANTAR = "vantar"
    UTKAST_SKICKAT = "utkast_skickat"
    GODKANT = "godkant"
    UNDERTECKNAT = "undertecknat"


class Signatar(Entity):
    """One who signs a justering. `paragraf_ids` empty: all its §§; else the §§ this person presided over or attests."""

    justering_id: UUID
    person_id: UUID
    roll: Signatarroll
    ordning: int = 0
    status: Signatarstatus = Signatarstatus.VANTAR
    undertecknat_date: date | None = None
    paragraf_ids: tuple[UUID, ...] = ()


class Anmarkning(Entity):
    """What a signatory remarked on a § at the justering, and whether it has been dealt with."""

    justering_id: UUID
    paragraf_id: UUID | None = None
    person_id: UUID
    text: str
    ar_hanterad: bool = False
    trycks: bool = False  # a lasting disagreement is printed ("anmärkning vid justering")
