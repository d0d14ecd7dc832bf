"""Whether a font file of the kommun's own can be used: what is wrong is told when it is chosen, not when printed.

ISO/IEC 14496-22 (OpenType): the tables `glyf` (TrueType outlines), `fvar` (variable), `OS/2` (embedding) and `name`.
"""

import struct
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from io import BytesIO
from typing import Final

from reportlab.pdfbase.ttfonts import TTFError, TTFontFile

from nacka_sekreterare.documents.glyphs import characters_of
from nacka_sekreterare.domain.errors import UserError
from nacka_sekreterare.domain.fraser import join_words

_MAXIMUM_BYTES: Final = 20_000_000
_MAXIMUM_TABLES: Final = 100
_TRUETYPE: Final = frozenset({b"\0\1\0\0", b"true"})
_NEEDED: Final = "".join(map(chr, range(0x20, 0x7F))) + "åäöÅÄÖéÉüÜ§–”’…\xa0"
_NAMED: Final = "åäöÅÄÖ§–”"
_RESTRICTED: Final = 0x0002  # fsType: must not be embedded
_NO_SUBSET: Final = 0x0100
_BITMAPS_ONLY: Final = 0x0200
_FAMILY, _TYPOGRAPHIC_FAMILY = 1, 16
_WINDOWS, _MACINTOSH = 3, 1
_SWEDISH, _ENGLISH = 0x041D, 0x0409
_BOLD, _ITALIC = 1, 2  # of macStyle
_BROKEN: Final = (
    *(TTFError, struct.error, ValueError, LookupError, TypeError, OverflowError, AssertionError),
    *(AttributeError, UnboundLocalError),
)
"""What is raised on the way through a damaged file, the last two by ReportLab's own mistakes."""


@dataclass(frozen=True, slots=True)
class FontFacts:
    """What a font file says of itself: the family as Word names it, and which of its styles this is."""

    family: str
    is_bold: bool
    is_italic: bool


def check_font(data: bytes) -> FontFacts:
    """What the font is, when it can be used in a PDF for the archive.

    Raises:
        UserError: It cannot; one sentence says why and what to do.
    """
    if len(data) > _MAXIMUM_BYTES:
        raise UserError(f"Typsnittsfilen är större än {_MAXIMUM_BYTES // 1_000_000} MB. Välj en mindre.")
    _refuse_kind(data[:4])
    try:
        tables = _tables(data)
        _refuse_tables(tables)
        found = characters_of(data)
        lacks = [character for character in _NEEDED if character not in found]
        if lacks:
            raise UserError(f"Typsnittet saknar {_listed(lacks)}. Välj ett som har alla svenska tecken.")
        _try_out(data)
        style = struct.unpack_from(">H", tables[b"head"], 44)[0]
        family = _family(tables[b"name"])
    except _BROKEN as error:
        raise UserError("Typsnittsfilen är skadad och kan inte läsas. Hämta den på nytt och välj den igen.") from error
    return FontFacts(family, bool(style & _BOLD), bool(style & _ITALIC))


def _refuse_kind(start: bytes) -> None:
    if start == b"OTTO":
        raise UserError("Typsnittet har PostScript-konturer (OpenType/CFF). Välj samma typsnitt som TrueType (.ttf).")
    if start == b"ttcf":
        raise UserError("Filen är en samling av flera typsnitt (.ttc). Välj ett enskilt typsnitt (.ttf).")
    if start in {b"wOFF", b"wOF2"}:
        raise UserError("Filen är ett webbtypsnitt (.woff). Välj samma typsnitt som TrueType (.ttf).")
    if start not in _TRUETYPE:
        raise UserError("Filen är inget TrueType-typsnitt. Välj en fil som slutar på .ttf.")


def _refuse_tables(tables: Mapping[bytes, bytes]) -> None:
    if b"fvar" in tables:
        raise UserError("Typsnittet är ett variabelt typsnitt. Välj en fil för varje stil (normal, fet, kursiv).")
    if b"glyf" not in tables or b"loca" not in tables:
        raise UserError("Typsnittet saknar TrueType-konturer. Välj samma typsnitt som TrueType (.ttf).")
    if b"OS/2" in tables:
        allowed = struct.unpack_from(">H", tables[b"OS/2"], 8)[0]
        if allowed & 0x000F == _RESTRICTED or allowed & (_NO_SUBSET | _BITMAPS_ONLY):
            raise UserError(
                "Typsnittet får enligt sin licens inte bäddas in i dokument, vilket arkivet kräver. Välj ett annat."
            )


def _tables(data: bytes) -> dict[bytes, bytes]:
    """The tables of the font, which lie inside the file."""
    (count,) = struct.unpack_from(">H", data, 4)
    if not 0 < count <= _MAXIMUM_TABLES:
        raise ValueError("no sane number of tables")
    found = {}
    for number in range(count):
        name, _sum, start, length = struct.unpack_from(">4sIII", data, 12 + 16 * number)
        if start + length > len(data):
            raise ValueError("a table lies outside the file")
        found[name] = data[start : start + length]
    return found


def _try_out(data: bytes) -> None:
    """Read the font as the PDF will, and take out every glyph that a text may ask for."""
    font = TTFontFile(BytesIO(data))
    font.makeSubset([code for code in font.charToGlyph if 0x20 <= code < 0x3000])


def _family(names: bytes) -> str:
    """The name that Word lists the family by."""
    found = {(record, language): text for record, language, text in _names(names)}
    for record in (_FAMILY, _TYPOGRAPHIC_FAMILY):
        for language in (_SWEDISH, _ENGLISH, 0):
            if found.get((record, language), "").strip():
                return found[record, language].strip()
    raise ValueError("the font has no name")


def _names(names: bytes) -> Iterator[tuple[int, int, str]]:
    _format, count, strings = struct.unpack_from(">HHH", names)
    for number in range(count):
        platform, _encoding, language, record, length, start = struct.unpack_from(">6H", names, 6 + 12 * number)
        raw = names[strings + start : strings + start + length]
        if platform == _WINDOWS:
            yield record, language, raw.decode("utf-16-be", errors="replace")
        elif platform == _MACINTOSH and not language:
            yield record, 0, raw.decode("mac-roman", errors="replace")


def _listed(characters: list[str]) -> str:
    return join_words(character for character in characters if character in _NAMED) or "några vanliga tecken"
