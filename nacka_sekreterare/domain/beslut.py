"""Beslutspunkter: what is proposed, and what was decided, point by point."""

from enum import StrEnum
from uuid import UUID

from nacka_sekreterare.domain.text import FormattedText
from nacka_sekreterare.domain.value import Entity


class Utfall(StrEnum):
    """How a beslutspunkt was settled: each is one act of the secretary."""

    ENLIGT_FORSLAG = "enligt_forslag"
    ANDRAT = "andrat"
    AVSLAG = "avslag"
    BORDLAGD = "bordlagd"
    ATERREMITTERAD = "aterremitterad"
    UTGAR = "utgar"
    ANTECKNAD = "antecknad"
    STANDARDAKT = "standardakt"  # val av justerare, fastställd föredragningslista, anmält jäv


class Beslutspunkt(Entity):
    """One question to decide.

    Indented blocks of `forslag` and `beslut` are what `mottagare` (a higher organ) is asked to decide.
    """

    arende_id: UUID
    ordning: int
    forslag: FormattedText = FormattedText()
    mottagare: str = ""  # "kommunfullmäktige"; empty when the organ decides itself
    utfall: Utfall | None = None
    beslut: FormattedText = FormattedText()
    klubbat_beslut: FormattedText = FormattedText()  # the lydelse at the klubbslag; empty: not klubbat, or not worded
    motivering: FormattedText = FormattedText()  # of an återremiss or bordläggning

    @property
    def lydelse(self) -> FormattedText:
        """What is printed as the beslut of the punkt."""
        return self.beslut + self.motivering
