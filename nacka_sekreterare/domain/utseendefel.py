"""What in an utseende makes documents hard to read, told in sentences when it is chosen."""

import re
from collections.abc import Iterator
from typing import Final

from nacka_sekreterare.domain.utseende import GRANSER, Utseende

SIDBREDD_MM: Final = 210
SIDHOJD_MM: Final = 297
MINSTA_TEXTBREDD_MM: Final = 90
MINSTA_TEXTHOJD_MM: Final = 150
MINSTA_KONTRAST: Final = 4.5
"""What WCAG 2.1 (1.4.3) wants between text and ground, and the law of digital public service (2018:1937) with it."""

_COLOUR: Final = re.compile(r"#?([0-9a-fA-F]{6})")


def contrast_on_white(colour: str) -> float:
    """The contrast of a colour (RRGGBB) on white, from 1 to 21 (WCAG 2.1). Raises ValueError when it is no colour."""
    found = _COLOUR.fullmatch(colour.strip())
    if found is None:
        raise ValueError("a colour is six hexadecimal digits")
    red, green, blue = (_light(int(found[1][place : place + 2], 16) / 255) for place in (0, 2, 4))
    return 1.05 / (0.2126 * red + 0.7152 * green + 0.0722 * blue + 0.05)


def find_look_faults(utseende: Utseende) -> tuple[str, ...]:
    """Whole sentences for the secretary, none when all is well. They warn and refuse nothing."""
    return (*_colour_faults(utseende), *_page_faults(utseende), *_size_faults(utseende))


def _colour_faults(utseende: Utseende) -> Iterator[str]:
    try:
        contrast = contrast_on_white(utseende.accentfarg)
    except ValueError:
        yield "Accentfärgen är ingen färg. Ange sex tecken, till exempel 1f5c99."
        return
    if contrast < MINSTA_KONTRAST:
        yield (
            f"Accentfärgen är för ljus för att läsas på vitt: kontrasten är {_number(contrast)}:1, och minst"
            f" {_number(MINSTA_KONTRAST)}:1 behövs. Välj en mörkare."
        )


def _page_faults(utseende: Utseende) -> Iterator[str]:
    wide = SIDBREDD_MM - utseende.vanstermarginal_mm - utseende.hogermarginal_mm
    high = SIDHOJD_MM - utseende.overmarginal_mm - utseende.undermarginal_mm
    if wide < MINSTA_TEXTBREDD_MM:
        yield (
            f"Texten blir {_number(wide)} mm bred, och tabellerna behöver minst {MINSTA_TEXTBREDD_MM} mm."
            " Minska vänster- eller högermarginalen."
        )
    if high < MINSTA_TEXTHOJD_MM:
        yield (
            f"Texten blir {_number(high)} mm hög på en sida, och minst {MINSTA_TEXTHOJD_MM} mm behövs."
            " Minska över- eller undermarginalen."
        )
    margins = {
        "Vänstermarginalen": "vanstermarginal_mm",
        "Högermarginalen": "hogermarginal_mm",
        "Övermarginalen": "overmarginal_mm",
        "Undermarginalen": "undermarginal_mm",
    }
    for name, field in margins.items():
        lowest, _ = GRANSER[field]
        if getattr(utseende, field) < lowest:
            yield f"{name} är smalare än {_number(lowest)} mm, så skrivare och hålslag kan ta av texten."


def _size_faults(utseende: Utseende) -> Iterator[str]:
    size = utseende.textstorlek_pt
    lowest, highest = GRANSER["textstorlek_pt"]
    if not lowest <= size <= highest:
        yield (
            f"Textstorleken är {_number(size)} punkter. Mellan {_number(lowest)} och {_number(highest)}"
            " går att läsa och ryms i tabellerna."
        )
    if utseende.logotyp is None:
        return
    narrowest, widest = GRANSER["logotyp_bredd_mm"]
    if not narrowest <= utseende.logotyp_bredd_mm <= widest:
        yield f"Logotypen bör vara mellan {_number(narrowest)} och {_number(widest)} mm bred."
    if not utseende.logotyp_text.strip():
        yield "Logotypen saknar en text för den som inte ser den. Utan egna ord blir den ”Logotyp” och kommunens namn."


def _light(share: float) -> float:
    return share / 12.92 if share <= 0.04045 else float(((share + 0.055) / 1.055) ** 2.4)


def _number(value: float) -> str:
    return f"{value:.1f}".removesuffix(".0").replace(".", ",")
