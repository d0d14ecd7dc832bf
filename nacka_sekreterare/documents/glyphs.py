"""Which characters fonts have, read from the files themselves: the window asks, and must not load what draws a PDF.

Of a TrueType or OpenType file only the table `cmap` is read (ISO/IEC 14496-22, 5.2.1), in its formats 4 and 12.
"""

import struct
from array import array
from collections.abc import Iterator
from functools import lru_cache
from itertools import product

from nacka_sekreterare.documents.stylesheet import FontFamily, FontFile, StyleSheet
from nacka_sekreterare.domain.tecken import is_printable

_UNICODE = {(0, 3), (0, 4), (3, 1), (3, 10)}  # (platform, encoding) of the tables that map Unicode
_LAST_CODE = 0x10FFFF
_FACES = tuple(product((False, True), repeat=2))

SET_WITHOUT_GLYPH = frozenset("\n\xa0")
"""The end of a line, and a space."""


def characters_of(font: bytes) -> frozenset[str]:
    """The characters a font has glyphs for and that mean the same in every font.

    Raises:
        ValueError: What is read is no TrueType or OpenType font.
    """
    try:
        codes = {code for offset in _subtables(font) for code in _codes(font, offset)}
    except (struct.error, IndexError) as error:
        raise ValueError("the font's table of characters cannot be read") from error
    found = (chr(code) for code in codes if code <= _LAST_CODE)
    return frozenset(filter(is_printable, found)) | SET_WITHOUT_GLYPH


@lru_cache(maxsize=32)  # the faces of the looks in use; those of a look that was only tried may go
def characters_in(file: FontFile) -> frozenset[str]:
    """The same of a font file, which does not change while the program runs."""
    return characters_of(file.read())


@lru_cache(maxsize=8)  # an organ has one look, and few are tried
def printable_characters(style: StyleSheet) -> frozenset[str]:
    """What can be printed wherever in a document it stands: in every face of the look, or in its fallback."""
    every = [_of_face(style, family, bold, italic) for family in style.families for bold, italic in _FACES]
    return frozenset.intersection(*every)


def files_for(style: StyleSheet, family: FontFamily, *, bold: bool, italic: bool) -> tuple[FontFile, ...]:
    """The files a character of one face is looked for in, the first first."""
    strong = bold or family.is_strong
    own = (family.file(bold=bold, italic=italic), family.file(bold=bold))
    last = (style.fallback_bold, style.fallback_regular) if strong else (style.fallback_regular,)
    return tuple(dict.fromkeys((*own, *last)))


def _of_face(style: StyleSheet, family: FontFamily, bold: bool, italic: bool) -> frozenset[str]:
    return frozenset().union(*map(characters_in, files_for(style, family, bold=bold, italic=italic)))


def _subtables(font: bytes) -> Iterator[int]:
    """Where each table from Unicode begins."""
    (tables,) = struct.unpack_from(">H", font, 4)
    records = (struct.unpack_from(">4sIII", font, 12 + 16 * number) for number in range(tables))
    start = next((offset for name, _sum, offset, _length in records if name == b"cmap"), None)
    if start is None:
        raise ValueError("the font has no table of characters")
    (count,) = struct.unpack_from(">H", font, start + 2)
    for number in range(count):
        platform, encoding, offset = struct.unpack_from(">HHI", font, start + 4 + 8 * number)
        if (platform, encoding) in _UNICODE:
            yield start + offset


def _codes(font: bytes, offset: int) -> Iterator[int]:
    (kind,) = struct.unpack_from(">H", font, offset)
    if kind == 12:
        (groups,) = struct.unpack_from(">I", font, offset + 12)
        for first, last, glyph in struct.iter_unpack(">III", font[offset + 16 : offset + 16 + 12 * groups]):
            if last > _LAST_CODE:
                raise ValueError("the font maps what is no character")
            yield from range(first if glyph else first + 1, last + 1)
    elif kind == 4:
        yield from _short_codes(font, offset)


def _short_codes(font: bytes, offset: int) -> Iterator[int]:
    (doubled,) = struct.unpack_from(">H", font, offset + 6)
    ends, starts, deltas, places = (
        _numbers(font, offset + skipped, doubled) for skipped in (14, 16 + doubled, 16 + 2 * doubled, 16 + 3 * doubled)
    )
    base = offset + 16 + 3 * doubled
    for index, (first, last, delta, place) in enumerate(zip(starts, ends, deltas, places, strict=True)):
        if first == 0xFFFF:
            continue
        if not place:
            yield from (code for code in range(first, last + 1) if (code + delta) & 0xFFFF)
            continue
        glyphs = _numbers(font, base + 2 * index + place, 2 * (last - first + 1))
        yield from (code for code, glyph in enumerate(glyphs, start=first) if glyph)


def _numbers(font: bytes, offset: int, length: int) -> "array[int]":
    """Unsigned numbers of two bytes, the high one first."""
    return array("H", struct.unpack_from(f">{length // 2}H", font, offset))
