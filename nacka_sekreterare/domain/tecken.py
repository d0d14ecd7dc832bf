"""Tecken: what is printed of a pasted text, which characters no font has, and how such a one is told of.

A character that cannot be printed is told of where it is entered and before the sammanträde is closed; a PDF with
one is refused as the last resort, since an empty box in a signed protokoll could be anything.
"""

import unicodedata
from collections.abc import Iterable, Iterator
from typing import Final, NamedTuple

_BREAKS: Final = {ord(c): "\n" for c in "\u2028\u2029\x0b\x0c\x85"}
_SPACES: Final = {ord(c): " " for c in "\t\u2000\u2001\u2002\u2003\u2004\u2005\u2006\u2008\u2009\u200a\u202f\u3000"}
_INVISIBLE: Final = (
    *(range(9), range(0x0D, 0x20), range(0x7F, 0x85), range(0x86, 0xA0), range(0xAD, 0xAE), range(0x200B, 0x2010)),
    *(range(0x202A, 0x202F), range(0x2060, 0x2070), range(0xD800, 0xE000), range(0xFE00, 0xFE10)),
    *(range(0xFEFF, 0xFF00), range(0xFFFE, 0x10000), range(0xE0000, 0xE1000)),
)
_NOTHING: Final = {code: None for codes in _INVISIBLE for code in codes}
_TABLE: Final = _BREAKS | _SPACES | _NOTHING | {0xF0B7: "•", 0x2011: "-", 0x2010: "-"}
_COMBINING: Final = "\u0300"  # the first character that may join the one before it
_HARMLESS: Final = frozenset("\n")


class Otryckbart(NamedTuple):
    """A character that cannot be printed, as it stands in a text: from which place, and with what belongs to it."""

    start: int
    text: str


def clean(text: str) -> str:
    """The text as it can be set: composed letters, ordinary spaces, newlines as the only control, nothing invisible.

    Invisible characters (soft hyphens, directions, joiners, halves of others) come with pasted text and would be boxes
    in the PDF and forbidden in the XML of a DOCX. A no-break space is kept.
    """
    if text.isprintable() and (text.isascii() or max(text) < _COMBINING):  # below that nothing else is to be mended
        return text
    return unicodedata.normalize("NFC", text.replace("\r\n", "\n").translate(_TABLE))


def is_printable(character: str) -> bool:
    """False for what means nothing outside one font or one program, so that it is not printed though a font has it."""
    return unicodedata.category(character) not in {"Co", "Cn", "Cs", "Cc"}


def find_otryckbara(text: str, printable: frozenset[str]) -> tuple[Otryckbart, ...]:
    """What of a text no font has, in the order it stands; `printable` is what they have between them."""
    if text.isascii() or (printable.issuperset(text) and max(text) < _COMBINING):
        return ()
    known = printable | _HARMLESS if "\n" not in printable else printable
    if known.issuperset(clean(text)):
        return ()
    return tuple(one for one in _clusters(text) if not known.issuperset(clean(one.text)))


def name_tecken(text: str) -> str:
    """A character as it is told of: "🙂 (U+1F642)"; one that cannot be seen by its number alone."""
    shown = clean(text)
    codes = " ".join(f"U+{ord(character):04X}" for character in shown)
    is_seen = any(unicodedata.category(character)[0] in "LNPS" for character in shown)
    return f"{shown} ({codes})" if is_seen else codes


def tell_otryckbara(texts: Iterable[str], *, place: str = "") -> str:
    """What is wrong with some characters, and what to do; empty for none of them. `place`: "i beslutet"."""
    names = [name_tecken(text) for text in dict.fromkeys(texts)]
    if not names:
        return ""
    where = f" {place}" if place else ""
    if len(names) == 1:
        return f"Tecknet {names[0]}{where} kan inte tryckas i handlingarna. Ta bort det eller skriv något annat."
    listed = f"{', '.join(names[:-1])} och {names[-1]}"
    return f"Tecknen {listed}{where} kan inte tryckas i handlingarna. Ta bort dem eller skriv något annat."


def _clusters(text: str) -> Iterator[Otryckbart]:
    """Each character with the accents and the like that belong to it."""
    start = 0
    for place in range(1, len(text) + 1):
        if place == len(text) or not _joins(text[place - 1], text[place]):
            yield Otryckbart(start, text[start:place])
            start = place


def _joins(before: str, character: str) -> bool:
    if unicodedata.category(character)[0] == "M":
        return True
    apart = unicodedata.normalize("NFC", before) + unicodedata.normalize("NFC", character)
    return unicodedata.normalize("NFC", before + character) != apart
