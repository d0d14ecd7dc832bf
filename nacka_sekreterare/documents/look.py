"""The look of an organ's documents: the stylesheet, the logo and the Word template that its utseende comes to.

What says how documents look (`Utseende`) is stored; what they are made with (`Look`) is worked out of it here.
"""

from collections.abc import Mapping
from dataclasses import dataclass, replace
from types import MappingProxyType
from typing import Final

from nacka_sekreterare.documents.model import Image
from nacka_sekreterare.documents.pictures import picture_size_pt
from nacka_sekreterare.documents.stylesheet import (
    DEJAVU,
    SANS,
    SANS_STRONG,
    SERIF,
    STANDARD_STYLE,
    FontFamily,
    FontFile,
    StyleSheet,
)
from nacka_sekreterare.domain.tecken import clean
from nacka_sekreterare.domain.utseende import Fil, Typsnitt, Utseende

PROGRAM_FAMILIES: Final = MappingProxyType({family.name: family for family in (SANS, SERIF, DEJAVU)})
"""The families that come with the program, by the names that an utseende calls them."""

_LOGO_HIGHEST_MM: Final = 40
LOGO_GAP_PT: Final = 4
"""The space below the logo."""


@dataclass(frozen=True, slots=True)
class Look:
    """What a document is made with. The template, when there is one, governs the DOCX and nothing else."""

    style: StyleSheet = STANDARD_STYLE
    logo: Image | None = None
    template: bytes | None = None


STANDARD_LOOK: Final = Look()


def logo_size_pt(look: Look) -> tuple[float, float]:
    """Width and height of the logo: never more than the left half of the head, and no higher than is sane there.

    Raises:
        UserError: It cannot be printed; the sentence says why.
    """
    assert look.logo is not None
    page = look.style.page
    half_mm = (page.width_mm - page.outer_left_mm - page.outer_right_mm) / 2
    return picture_size_pt(look.logo, half_mm, _LOGO_HIGHEST_MM)


def make_look(utseende: Utseende, files: Mapping[str, bytes], kommun: str = "") -> Look:
    """The look of an utseende.

    Args:
        utseende: what was chosen.
        files: the content of its files by SHA-256. One that is missing is done without.
        kommun: named by the logo where the utseende has no words for it.
    """
    logo = None
    if utseende.logotyp is not None and utseende.logotyp.sha256 in files:
        words = clean(utseende.logotyp_text).strip() or ", ".join(part for part in ("Logotyp", kommun.strip()) if part)
        logo = Image(files[utseende.logotyp.sha256], words, utseende.logotyp_bredd_mm)
    template = files.get(utseende.wordmall.sha256) if utseende.wordmall is not None else None
    return Look(_style(utseende, files), logo, template)


def _style(utseende: Utseende, files: Mapping[str, bytes]) -> StyleSheet:
    families = dict(PROGRAM_FAMILIES)
    families |= {own.namn: _family(own, files) for own in utseende.egna_typsnitt if own.normal.sha256 in files}
    sans = families.get(utseende.rubriktypsnitt, SANS)
    serif = families.get(utseende.brodtypsnitt, SERIF)
    strong = SANS_STRONG if sans == SANS else sans.strong
    chosen = {SANS: sans, SERIF: serif, SANS_STRONG: strong}
    page = STANDARD_STYLE.page.with_text(
        left_mm=utseende.vanstermarginal_mm,
        right_mm=utseende.hogermarginal_mm,
        top_mm=utseende.overmarginal_mm,
        bottom_mm=utseende.undermarginal_mm,
    )
    style = STANDARD_STYLE.changed(lambda look: replace(look, family=chosen.get(look.family, look.family)))
    fitted = style.fitted(utseende.textstorlek_pt / STANDARD_STYLE.body.size_pt, page)
    return replace(fitted, accent=utseende.accentfarg.removeprefix("#").lower())


def _family(own: Typsnitt, files: Mapping[str, bytes]) -> FontFamily:
    """A family of the kommun's own; a style without a file is set in the nearest that has one."""
    regular = _file(own.normal, files, None)
    italic = _file(own.kursiv, files, regular)
    bold = _file(own.fet, files, regular)
    return FontFamily(own.namn, regular, italic, bold, _file(own.fet_kursiv, files, bold))


def _file(fil: Fil | None, files: Mapping[str, bytes], instead: FontFile | None) -> FontFile:
    if fil is None or fil.sha256 not in files:
        assert instead is not None  # only the normal one has none, and it is there
        return instead
    return FontFile(f"eget-{fil.sha256}", files[fil.sha256])
