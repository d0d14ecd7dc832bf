"""Pages of a PDF as pictures: for the screen with their words for a screen reader, and for a printer in bands."""

import io
from collections.abc import Iterator, Sequence
from contextlib import closing, contextmanager
from dataclasses import dataclass
from typing import Final

import pypdfium2 as pdfium
import pypdfium2.raw as pdfium_c

_ROWS_OF_A_BAND: Final = 128  # a whole page of a printer would be a hundred megabytes
_OVERLAP: Final = 16  # rows that a band repeats, so that no seam shows where a reader or a printer scales it
_AS_PRINTED: Final = pdfium_c.FPDF_ANNOT | pdfium_c.FPDF_PRINTING  # with what stands in the fields of a form
_QUARTER_TURN: Final = 1


@dataclass(frozen=True, slots=True)
class PageImage:
    """One page as it looks: four bytes a pixel (blue, green, red, unused), and what stands on it."""

    page: int
    width_px: int
    height_px: int
    pixels: bytes
    text: str


@dataclass(frozen=True, slots=True)
class PdfPages:
    """A finished PDF: the sizes of its pages, and where each line of its outline leads."""

    sizes_pt: tuple[tuple[float, float], ...]
    outline: tuple[tuple[str, int, float], ...]  # title, page (the first is 0), how far down it


def read_pages(pdf: bytes) -> PdfPages:
    """What there is to know of a finished PDF before it is shown."""
    with _opened(pdf) as document:
        sizes = tuple(document.get_page_size(index) for index in range(len(document)))
        return PdfPages(sizes, tuple(_outline(document, sizes)))


def paint_pages(pdf: bytes, wanted: Sequence[tuple[int, int]], width_px: int) -> tuple[PageImage, ...]:
    """Some pages of a PDF so wide; `wanted` gives each one's index in the file, and the one it is to be told by."""
    with _opened(pdf) as document:
        return tuple(_paint(document, index, told, width_px) for index, told in wanted if index < len(document))


@dataclass(frozen=True, slots=True)
class PageBand:
    """Some rows of a page, all its width: four bytes a pixel (blue, green, red, unused)."""

    top_px: int
    width_px: int
    height_px: int
    pixels: bytes


class PrintablePdf:
    """An opened PDF whose pages are painted band by band, top to bottom, at any resolution."""

    def __init__(self, document: pdfium.PdfDocument) -> None:
        self._document = document
        self.sizes_pt = tuple(document.get_page_size(index) for index in range(len(document)))

    def bands(self, page: int, width_px: int, height_px: int, *, is_turned: bool) -> Iterator[PageBand]:
        """A page on so many pixels, turned a quarter clockwise when it is to lie down."""
        with closing(self._document[page]) as opened:
            for begin_px in range(0, height_px, _ROWS_OF_A_BAND):
                top_px = max(begin_px - _OVERLAP, 0)
                rows = min(begin_px + _ROWS_OF_A_BAND, height_px) - top_px
                yield PageBand(top_px, width_px, rows, _band(opened, top_px, rows, (width_px, height_px), is_turned))


@contextmanager
def open_for_print(pdf: bytes) -> Iterator[PrintablePdf]:
    """Open a PDF to print it; it is closed afterwards, also when the printing is cancelled."""
    with _opened(pdf) as document:
        yield PrintablePdf(document)


def copy_pages(pdf: bytes, pages: Sequence[int]) -> bytes:
    """A PDF of some pages of another, in this order, as they are."""
    target = io.BytesIO()
    with _opened(pdf) as document, closing(pdfium.PdfDocument.new()) as copy:
        copy.import_pages(document, list(pages))
        copy.save(target)
    return target.getvalue()


@contextmanager
def _opened(pdf: bytes) -> Iterator[pdfium.PdfDocument]:
    document = pdfium.PdfDocument(pdf)
    try:
        yield document
    finally:
        document.close()


def _outline(document: pdfium.PdfDocument, sizes: Sequence[tuple[float, float]]) -> Iterator[tuple[str, int, float]]:
    for line in document.get_toc():
        place = line.get_dest()
        if place is None:
            continue
        page = place.get_index()
        if page is None:
            continue
        _, view = place.get_view()
        top = view[1] if len(view) > 1 else sizes[page][1]
        yield line.get_title(), page, max(sizes[page][1] - top, 0.0)


def _paint(document: pdfium.PdfDocument, index: int, told: int, width_px: int) -> PageImage:
    with closing(document[index]) as page:
        with closing(page.render(scale=width_px / page.get_width(), prefer_bgrx=True, rev_byteorder=False)) as bitmap:
            width, height = bitmap.width, bitmap.height
            rows = bytes(bitmap.buffer)
            pixels = _packed(rows, bitmap.stride, width, height)
        with closing(page.get_textpage()) as words:
            text = words.get_text_bounded()
    return PageImage(told, width, height, pixels, text)


def _band(page: pdfium.PdfPage, top_px: int, rows: int, whole_px: tuple[int, int], is_turned: bool) -> bytes:
    width_px, height_px = whole_px
    with closing(pdfium.PdfBitmap.new_native(width_px, rows, pdfium_c.FPDFBitmap_BGRx)) as bitmap:
        bitmap.fill_rect((255, 255, 255, 255), 0, 0, width_px, rows)
        turned = _QUARTER_TURN if is_turned else 0
        pdfium_c.FPDF_RenderPageBitmap(bitmap, page, 0, -top_px, width_px, height_px, turned, _AS_PRINTED)
        return _packed(bytes(bitmap.buffer), bitmap.stride, width_px, rows)


def _packed(rows: bytes, stride: int, width: int, height: int) -> bytes:
    length = width * 4
    if stride == length:
        return rows
    return b"".join(rows[row * stride : row * stride + length] for row in range(height))
