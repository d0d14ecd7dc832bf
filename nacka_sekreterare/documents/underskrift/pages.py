"""The pages of a PDF as they read and look, so that the same page is known again in a file that was written anew."""

from collections.abc import Iterator, Mapping, Sequence
from contextlib import closing, contextmanager
from dataclasses import dataclass, field
from functools import cached_property
from io import BytesIO
from typing import Final

import pikepdf
import pypdfium2 as pdfium
import pypdfium2.raw as pdfium_raw

from nacka_sekreterare.system.pdf_loops import has_loop

Box = tuple[float, float, float, float]
"""Left, bottom, right, top in points."""

_SCALE: Final = 1.5  # pixels a point: a digit in the smallest print is some ten pixels high
_MOST_PAGES: Final = 5_000  # one is read in a millisecond
_FAINTEST: Final = 48  # of 255: what edges may differ when numbers were rounded; a stroke of print differs by far more
_BROKEN: Final = (
    pdfium.PdfiumError,
    pikepdf.PikepdfError,
    ValueError,
    TypeError,
    KeyError,
    AttributeError,
    RecursionError,
)
_HYPHEN: Final = str.maketrans({"\x02": "-", "\ufffe": "-"})  # how PDFium gives a hyphen at the end of a line


class UnreadableError(Exception):
    """The file is no PDF whose pages can be read, or it has more of them than any protokoll."""


class EncryptedError(UnreadableError):
    """The file wants a password."""


@dataclass(frozen=True)
class Pages:
    """An open file. `fields` are the boxes of signature fields by page: what is in them is no part of a page."""

    document: pdfium.PdfDocument
    title: str
    fields: Mapping[int, Sequence[Box]]
    _lines: dict[tuple[int, tuple[Box, ...]], tuple[str, ...]] = field(default_factory=dict)

    @cached_property
    def count(self) -> int:
        """How many pages there are."""
        return len(self.document)

    def lines(self, index: int, blank: Sequence[Box]) -> tuple[str, ...]:
        """The lines of text on a page (the first is 0), apart from what stands in some boxes.

        Raises:
            UnreadableError: The page cannot be read.
        """
        known = index, tuple(blank)
        if known not in self._lines:
            try:
                with closing(self.document[index]) as page, closing(page.get_textpage()) as words:
                    text = _outside(words, blank) if blank else words.get_text_range()
            except _BROKEN as error:
                raise UnreadableError from error
            lines = (" ".join(line.split()) for line in text.translate(_HYPHEN).splitlines())
            self._lines[known] = tuple(line for line in lines if line)
        return self._lines[known]

    def size_pt(self, index: int) -> tuple[float, float]:
        """The width and height of a page."""
        width, height = self.document.get_page_size(index)
        return round(width, 1), round(height, 1)

    def picture(self, index: int, blank: Sequence[Box]) -> tuple[tuple[int, int], bytes]:
        """The size of a page in pixels and its greys, with some boxes white.

        Raises:
            UnreadableError: The page cannot be drawn.
        """
        try:
            with closing(self.document[index]) as page:
                height_pt = page.get_height()
                with closing(page.render(scale=_SCALE, grayscale=True)) as bitmap:
                    size, stride = (bitmap.width, bitmap.height), bitmap.stride
                    pixels = bytearray(bitmap.buffer)
        except _BROKEN as error:
            raise UnreadableError from error
        for box in blank:
            _whiten(pixels, box, size, stride, height_pt)
        return size, bytes(pixels)


@contextmanager
def open_pages(data: bytes) -> Iterator[Pages]:
    """A file to be compared.

    Raises:
        EncryptedError: It wants a password.
        UnreadableError: It is no PDF, or has no page, or far too many.
    """
    try:
        title, fields = _described(data)
        document = pdfium.PdfDocument(data)
        document.init_forms()  # else a visible signature is not drawn
    except pikepdf.PasswordError as error:
        raise EncryptedError from error
    except _BROKEN as error:
        raise UnreadableError from error
    with closing(document):
        if not 0 < len(document) <= _MOST_PAGES:
            raise UnreadableError
        yield Pages(document, title, fields)


def look_alike(one: tuple[tuple[int, int], bytes], other: tuple[tuple[int, int], bytes]) -> bool:
    """Whether two pictures show the same, but for what rounding makes of an edge."""
    if one == other:
        return True
    (size, greys), (other_size, other_greys) = one, other
    if size != other_size:
        return False
    return all(abs(a - b) <= _FAINTEST for a, b in zip(greys, other_greys, strict=True) if a != b)


def _described(data: bytes) -> tuple[str, dict[int, list[Box]]]:
    with pikepdf.open(BytesIO(data), suppress_warnings=True) as pdf:
        if has_loop(pdf):
            raise UnreadableError
        title = str(pdf.docinfo.get("/Title", "")) if pdf.trailer.get("/Info") is not None else ""
        fields: dict[int, list[Box]] = {}
        for index, page in enumerate(pdf.pages):
            for annotation in page.get("/Annots", ()):
                if annotation.get("/FT") == "/Sig":
                    left, bottom, right, top = (float(side) for side in annotation.Rect)
                    fields.setdefault(index, []).append((left, bottom, right, top))
        return title, fields


def _outside(words: pdfium.PdfTextPage, blank: Sequence[Box]) -> str:
    kept = []
    for index in range(words.count_chars()):
        left, bottom, right, top = words.get_charbox(index)
        x, y = (left + right) / 2, (bottom + top) / 2
        if not any(box[0] <= x <= box[2] and box[1] <= y <= box[3] for box in blank):
            kept.append(chr(pdfium_raw.FPDFText_GetUnicode(words, index)))
    return "".join(kept)


def _whiten(pixels: bytearray, box: Box, size: tuple[int, int], stride: int, height_pt: float) -> None:
    left, bottom, right, top = box
    first, last = max(int(left * _SCALE) - 1, 0), min(int(right * _SCALE) + 2, size[0])
    for row in range(max(int((height_pt - top) * _SCALE) - 1, 0), min(int((height_pt - bottom) * _SCALE) - 1, size[1])):
        pixels[row * stride + first : row * stride + last] = b"\xff" * (last - first)
