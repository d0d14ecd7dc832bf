"""A sammanträde: one meeting of an organ, with what was planned and what the clock said."""

from datetime import date, datetime
from enum import StrEnum
from uuid import UUID

from nacka_sekreterare.domain.text import FormattedText
from nacka_sekreterare.domain.value import Entity


class Tillstand(StrEnum):
    """How far a sammanträde has come. It is derived from recorded facts (akt.tillstand), never stored."""

    PLANERAT = "planerat"
    KALLAT = "kallat"
    PAGAR = "pagar"
    AVSLUTAT = "avslutat"
    JUSTERAT = "justerat"
    ANSLAGET = "anslaget"
    OVERKLAGANDETID_UTE = "overklagandetid_ute"


class Sammantrade(Entity):
    """One meeting. Clock times are local and naive: a protokoll speaks the time of the wall."""

    organ_id: UUID
    datum: date
    tid: str = ""  # planned start, "18:00"
    plats: str = ""
    endast_pa_plats: bool = False
    information: FormattedText = FormattedText()  # gruppmöten, beredning and other practical matters of the kallelse
    kallat_at: datetime | None = None
    tillfallig_ordforande_id: UUID | None = None  # presides when neither ordförande nor vice ordförande serves
    oppnat_at: datetime | None = None
    avslutat_at: datetime | None = None
    ar_stangt_for_andring: bool = False  # closed: the numbers are fixed and a change of a beslut asks for a reason


class Ajournering(Entity):
    """A pause. `till_at` is None while it lasts."""

    sammantrade_id: UUID
    paragraf_id: UUID | None = None
    fran_at: datetime
    till_at: datetime | None = None


class Forhinder(Entity):
    """Someone who said beforehand that they will not come (wholly or partly), and who was called instead (KL 6:17)."""

    sammantrade_id: UUID
    person_id: UUID
    inkallad_person_id: UUID | None = None
    anteckning: str = ""
