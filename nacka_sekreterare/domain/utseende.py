"""The kommun's own look: what of its graphic profile governs an organ's documents.

Lengths are millimetres, sizes points, colours RRGGBB. The files lie in the store by their SHA-256, as every kept file.
"""

from collections.abc import Iterator
from types import MappingProxyType
from typing import Final

from pydantic import FiniteFloat

from nacka_sekreterare.domain.value import Value

ACCENTFARG: Final = "1f5c99"
RUBRIKTYPSNITT: Final = "Source Sans Pro"
BRODTYPSNITT: Final = "Source Serif Pro"
GRANSER: Final = MappingProxyType(
    {
        "textstorlek_pt": (9.0, 14.0),
        "vanstermarginal_mm": (20.0, 60.0),
        "hogermarginal_mm": (15.0, 60.0),
        "overmarginal_mm": (25.0, 60.0),
        "undermarginal_mm": (22.0, 50.0),
        "logotyp_bredd_mm": (10.0, 80.0),
    }
)
"""The lowest and the highest of each measure: outside them a page would have no room for its text."""


class Fil(Value):
    """A kept file: what it was called, and its content by SHA-256."""

    namn: str
    sha256: str
    storlek: int


class Typsnitt(Value):
    """A family of the kommun's own, as TrueType files; a style that is missing is set in the normal one."""

    namn: str
    normal: Fil
    kursiv: Fil | None = None
    fet: Fil | None = None
    fet_kursiv: Fil | None = None

    @property
    def filer(self) -> tuple[Fil, ...]:
        """Its files, without those that are missing."""
        return tuple(fil for fil in (self.normal, self.kursiv, self.fet, self.fet_kursiv) if fil is not None)


class Utseende(Value):
    """What governs the PDF: logo, colour, fonts, margins. `wordmall` governs the DOCX, when the kommun has one.

    `rubriktypsnitt` and `brodtypsnitt` name a family, one of the program's or one of `egna_typsnitt`.
    """

    accentfarg: str = ACCENTFARG
    rubriktypsnitt: str = RUBRIKTYPSNITT
    brodtypsnitt: str = BRODTYPSNITT
    egna_typsnitt: tuple[Typsnitt, ...] = ()
    textstorlek_pt: FiniteFloat = 10.5
    vanstermarginal_mm: FiniteFloat = 38
    hogermarginal_mm: FiniteFloat = 36
    overmarginal_mm: FiniteFloat = 31
    undermarginal_mm: FiniteFloat = 27
    logotyp: Fil | None = None
    logotyp_text: str = ""  # what it shows, for those who cannot see it
    logotyp_bredd_mm: FiniteFloat = 40
    wordmall: Fil | None = None

    @property
    def filer(self) -> Iterator[Fil]:
        """Every kept file that it needs."""
        if self.logotyp is not None:
            yield self.logotyp
        for typsnitt in self.egna_typsnitt:
            yield from typsnitt.filer
        if self.wordmall is not None:
            yield self.wordmall
