"""The running page number on every page of a handlingspaket, written into the page's own drawing as an artifact.

It stands in the lower right corner as the page is seen: turned with a turned page, inside its CropBox, larger on a
large page. A white edge around the letters makes it readable on a dark picture.
"""

import re
from collections.abc import Iterable
from io import BytesIO
from itertools import accumulate

import pikepdf
from pikepdf import Dictionary
from reportlab.pdfbase import pdfmetrics
from reportlab.pdfbase.ttfonts import TTFont

from nacka_sekreterare.documents.backends.pdf.fonts import load_font
from nacka_sekreterare.documents.backends.pdf.tagging import TaggedCanvas
from nacka_sekreterare.documents.stylesheet import MM_PT, SANS

Box = tuple[float, float, float, float]
"""Left, bottom, right, top."""

_SIZE_PT = 9.0
_RIGHT_PT = 10 * MM_PT
_UP_PT = 6 * MM_PT
_SHORT_SIDE_PT = 595.0
"""The short side of an A4, on which the number has its ordinary size."""
_CHARACTERS = "0123456789 Ssida avTillägg,()"
_STATES = re.compile(rb"[qQ](?<=\s[qQ])(?=\s)")  # the letters first: three times as fast


class Stamp:
    """Writes numbers on the pages of one package."""

    def __init__(self, package: pikepdf.Pdf) -> None:
        self._face = load_font(SANS.regular)
        font, self._codes = _font(self._face)
        with pikepdf.open(BytesIO(font)) as pdf:
            shown = next(one for one in pdf.pages[0].Resources.Font.values() if "/ToUnicode" in one)
            self._font = package.copy_foreign(shown)
        self._names: dict[tuple[int, int], str] = {}

    def put(self, page: pikepdf.Page, text: str) -> None:
        """Write a text on a page. Raises PdfError when the page's drawing cannot be read."""
        before, after = _states(page)
        code = b"\n" + after + b"\n" + self._code(page, text, self._font_name(page))
        page.contents_add(b"q " * (1 + before) + b"\n", prepend=True)
        page.contents_add(code)

    def _font_name(self, page: pikepdf.Page) -> str:
        """The name of the font on this page, in resources that many pages may share."""
        resources = page.obj.get("/Resources")
        if resources is None:
            resources = page.obj.Resources = Dictionary()
        fonts = resources.get("/Font")
        if fonts is None:
            fonts = resources.Font = Dictionary()
        name = "/NackaSida"
        while name in fonts and fonts[name].objgen != self._font.objgen:
            name += "A"
        fonts[name] = self._font
        return name

    def _code(self, page: pikepdf.Page, text: str, font: str) -> bytes:
        box = _box(page)
        matrix, width = _seen(page, box)
        length = pdfmetrics.stringWidth(text, self._face, _SIZE_PT) + 2 * _RIGHT_PT
        scale = min(_scale(page, box), width / length)
        size = _SIZE_PT * scale
        x = width - (length - _RIGHT_PT) * scale
        shown = bytes(self._codes[character] for character in text).hex()
        numbers = " ".join(f"{value:.4g}" if abs(value) < 10 else f"{value:.2f}" for value in matrix)
        return (
            f"/Artifact <</Type/Pagination/Subtype/Footer>> BDC q {numbers} cm BT {font} {size:.2f} Tf "
            f"{x:.2f} {_UP_PT * scale:.2f} Td 0 Tc 0 Tw 100 Tz 0 Ts 1 G 1 j {size / 4:.2f} w "
            f"1 Tr <{shown}> Tj 0 g 0 Tr 0 0 Td <{shown}> Tj ET Q EMC\n"
        ).encode("ascii")


def _box(page: pikepdf.Page) -> Box:
    """What is seen of the page, not turned: left, bottom, right, top."""
    media, crop = (_ordered(box) for box in (page.mediabox, page.cropbox))
    left, bottom = max(media[0], crop[0]), max(media[1], crop[1])
    right, top = min(media[2], crop[2]), min(media[3], crop[3])
    return (left, bottom, right, top) if left < right and bottom < top else media


def _ordered(box: pikepdf.Array) -> Box:
    x0, y0, x1, y1 = (float(value) for value in box)
    return min(x0, x1), min(y0, y1), max(x0, x1), max(y0, y1)


def _scale(page: pikepdf.Page, box: Box) -> float:
    left, bottom, right, top = box
    unit = float(page.obj.get("/UserUnit", 1))  # how many points the page's own unit is
    seen = min(right - left, top - bottom) * unit
    return min(max(seen / _SHORT_SIDE_PT, 0.2), 20) / unit


def _seen(page: pikepdf.Page, box: Box) -> tuple[tuple[float, ...], float]:
    """The matrix from the page as it is seen (origin lower left) to its own space, and its width as it is seen."""
    left, bottom, right, top = box
    match int(page.obj.get("/Rotate", 0)) % 360:
        case 90:
            return (0, 1, -1, 0, right, bottom), top - bottom
        case 180:
            return (-1, 0, 0, -1, right, top), right - left
        case 270:
            return (0, -1, 1, 0, left, top), top - bottom
        case _:
            return (1, 0, 0, 1, left, bottom), right - left


def _states(page: pikepdf.Page) -> tuple[int, bytes]:
    """What must stand before and after a drawing for the number to be drawn as on an empty page.

    The states that the drawing pops without having pushed them are pushed before, those it leaves are popped after.
    """
    contents = page.obj.get("/Contents", pikepdf.Array())
    streams = list(contents) if isinstance(contents, pikepdf.Array) else [contents]
    found = _STATES.findall(b"\n".join([b"", *(stream.read_bytes() for stream in streams), b""]))
    low, depth = _depths(found)
    if low or depth:  # it may be a letter in a text
        low, depth = _depths(str(one.operator).encode() for one in pikepdf.parse_content_stream(page, "q Q"))
    return -low, b"Q " * (1 + depth - low)


def _depths(states: Iterable[bytes]) -> tuple[int, int]:
    """The lowest depth, which is never above 0, and the last one."""
    depths = list(accumulate((1 if state == b"q" else -1 for state in states), initial=0))
    return min(depths), depths[-1]


def _font(face: str) -> tuple[bytes, dict[str, int]]:
    """A PDF that embeds what the numbers need of a font, and the code of each character in it."""
    canvas = TaggedCanvas(100, 100, face)
    font = pdfmetrics.getFont(face)
    assert isinstance(font, TTFont)
    canvas.setFont(face, 9)
    canvas.drawString(0, 0, _CHARACTERS)
    codes: dict[str, int] = {}
    for character in _CHARACTERS:
        ((_, code),) = font.splitString(character, canvas._doc)  # type: ignore[attr-defined]  # noqa: SLF001 - not in the stubs
        codes[character] = code[0]
    canvas.showPage()
    data: bytes = canvas.getpdfdata()  # type: ignore[no-untyped-call]
    return data, codes
