"""The TrueType fonts of the PDF: loaded when first needed, with a fallback for each character the first one lacks."""

from collections.abc import Iterator
from functools import lru_cache
from io import BytesIO
from itertools import groupby

from reportlab.pdfbase import pdfmetrics
from reportlab.pdfbase.ttfonts import TTFont

from nacka_sekreterare.documents.glyphs import SET_WITHOUT_GLYPH, characters_in, files_for
from nacka_sekreterare.documents.stylesheet import FontFamily, FontFile, StyleSheet
from nacka_sekreterare.domain.errors import UserError
from nacka_sekreterare.system.resources import resource


class MissingGlyphError(UserError):
    """No font has a character of the document. The sentence names the words around it and the heading above."""

    def __init__(self, character: str, around: str, place: str = "") -> None:
        where = f" {place}" if place else ""
        super().__init__(
            f"Tecknet ”{character}” (U+{ord(character):04X}) i ”{around}”{where} kan inte tryckas, eftersom inget"
            " typsnitt har det. Ta bort tecknet eller skriv något annat i stället."
        )
        self.character = character
        self.around = around

    def at(self, place: str) -> "MissingGlyphError":
        """The same, with the heading above named."""
        return MissingGlyphError(self.character, self.around, place)


class MeasuredFont(TTFont):
    """A font that remembers how wide each word is: a protokoll says the same words again and again.

    The width is that of ReportLab to the last bit, since lines are broken by it.
    """

    def __init__(self, name: str, filename: str | BytesIO) -> None:
        super().__init__(name, filename)
        self._units = lru_cache(maxsize=16_384)(self._count)

    def stringWidth(self, text: str | bytes, size: float, encoding: str = "utf8") -> float:  # noqa: N802 - ReportLab's
        """The width of a text in points."""
        return 0.001 * size * self._units(text if isinstance(text, str) else text.decode(encoding))

    def _count(self, text: str) -> float:
        widths: dict[int, float] = self.face.charWidths
        default: float = self.face.defaultWidth
        return sum([widths.get(ord(character), default) for character in text])


@lru_cache(maxsize=64)
def load_font(file: FontFile) -> str:
    """Make a font file known to ReportLab, and give the name it has there."""
    name = file.name.removesuffix(".ttf")
    if name not in pdfmetrics.getRegisteredFontNames():
        pdfmetrics.registerFont(
            MeasuredFont(name, BytesIO(file.data) if file.data else str(resource("fonts", file.name)))
        )
    return name


@lru_cache(maxsize=64)
def characters(file: FontFile) -> frozenset[str]:
    """The characters that ReportLab can draw from a font file, of those that are told to be printable."""
    font = pdfmetrics.getFont(load_font(file))
    assert isinstance(font, TTFont)
    drawn = frozenset(chr(code) for code in font.face.charToGlyph)
    return characters_in(file) & (drawn | SET_WITHOUT_GLYPH)


@lru_cache(maxsize=64)
def _has_ascii(file: FontFile) -> bool:
    return characters(file).issuperset(map(chr, range(0x20, 0x7F)))


class FontShelf:
    """Finds the font for each stretch of a text."""

    def __init__(self, style: StyleSheet) -> None:
        self._style = style

    def pieces(
        self, text: str, family: FontFamily, *, bold: bool = False, italic: bool = False
    ) -> list[tuple[str, str]]:
        """The text cut into (font name, stretch), the fewest that show every character.

        Raises:
            MissingGlyphError: No font has one of the characters.
        """
        first = family.file(bold=bold, italic=italic)
        if (text.isascii() and _has_ascii(first)) or characters(first).issuperset(text):
            return [(load_font(first), text)]
        return list(self._mixed(text, files_for(self._style, family, bold=bold, italic=italic)))

    def _mixed(self, text: str, files: tuple[FontFile, ...]) -> Iterator[tuple[str, str]]:
        chosen = ((_first_with(character, files, text), character) for character in text)
        for file, group in groupby(chosen, key=lambda pair: pair[0]):
            yield load_font(file), "".join(character for _, character in group)


def _first_with(character: str, files: tuple[FontFile, ...], text: str) -> FontFile:
    for file in files:
        if character in characters(file):
            return file
    at = text.index(character)
    around = text[max(0, at - 30) : at + 30].replace("\n", " ").strip()
    raise MissingGlyphError(character, around)
