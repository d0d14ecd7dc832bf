"""People and their mandat: who may sit, speak and sign in an organ, and between which dates."""

from datetime import date
from enum import StrEnum
from uuid import UUID

from nacka_sekreterare.domain.value import Entity


class Person(Entity):
    """A person. Titel and enhet are for tjänstepersoner and guests; party belongs to the mandat."""

    namn: str
    titel: str = ""
    enhet: str = ""
    epost: str = ""


class Mandatroll(StrEnum):
    """What a person is in the organ, in the order of a närvarolista."""

    ORDFORANDE = "ordforande"
    FORSTE_VICE_ORDFORANDE = "forste_vice_ordforande"
    ANDRE_VICE_ORDFORANDE = "andre_vice_ordforande"
    LEDAMOT = "ledamot"
    ERSATTARE = "ersattare"
    INSYNSPLATS = "insynsplats"
    PERSONALFORETRADARE = "personalforetradare"
    SEKRETERARE = "sekreterare"
    TJANSTEPERSON = "tjansteperson"

    @property
    def ar_ledamot(self) -> bool:
        """True for those who hold one of the organ's seats."""
        return self in _LEDAMOTSROLLER

    @property
    def ar_tjansteperson(self) -> bool:
        """True for the officials, who are listed together in one order whatever their role."""
        return self in {Mandatroll.SEKRETERARE, Mandatroll.TJANSTEPERSON}


_LEDAMOTSROLLER = frozenset(
    {Mandatroll.ORDFORANDE, Mandatroll.FORSTE_VICE_ORDFORANDE, Mandatroll.ANDRE_VICE_ORDFORANDE, Mandatroll.LEDAMOT}
)


class Mandat(Entity):
    """A person's place in an organ for a time. `ordning` is the order of listing, for ersättare that of inkallelse."""

    organ_id: UUID
    person_id: UUID
    roll: Mandatroll
    parti: str = ""
    ordning: int = 0
    fran_date: date | None = None
    till_date: date | None = None  # the last day of the mandat

    def galler(self, day: date) -> bool:
        """True when the mandat is held on that day."""
        return (self.fran_date is None or self.fran_date <= day) and (self.till_date is None or day <= self.till_date)
