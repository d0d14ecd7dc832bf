"""What a printer is given: which pages of a document in which order, and each of them as bands of pixels.

The window asks for the paper and draws. Everything that knows a PDF is here and runs in the worker, since PDFium is for
one thread at a time. What is "printed" to a PDF file is copied, never painted.
"""

from collections.abc import Callable, Iterator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path
from typing import Final

from nacka_sekreterare.documents.page_image import PageBand, PrintablePdf, copy_pages, open_for_print
from nacka_sekreterare.system.files import write_bytes

_ENOUGH_DPI: Final = 600  # finer is not seen, and four times as much to send


@dataclass(frozen=True, slots=True)
class Paper:
    """The sheet of a printer, all of it: its size in the printer's own pixels, and how many of them make an inch."""

    width_px: int
    height_px: int
    dpi: int


@dataclass(frozen=True, slots=True)
class Placed:
    """Where a band goes on the paper, in the printer's pixels."""

    left: int
    top: int
    width: int
    height: int
    band: PageBand


def pages_in_order(
    count: int, is_wanted: Callable[[int], bool], *, is_last_first: bool = False, copies: int = 1, collates: bool = True
) -> tuple[int, ...]:
    """The pages to print (the first is 0); `is_wanted` is asked for numbers from 1, as they are written on the paper.

    `copies` is given when the printer cannot make them itself.
    """
    once = [page for page in range(count) if is_wanted(page + 1)]
    if is_last_first:
        once.reverse()
    if collates:
        return tuple(once * copies)
    return tuple(page for page in once for _ in range(copies))


def count_pages(pdf: bytes) -> int:
    """How many pages a PDF has."""
    with open_for_print(pdf) as opened:
        return len(opened.sizes_pt)


def save_pages(pdf: bytes, pages: Sequence[int], path: Path) -> None:
    """Write some pages as a PDF of their own. Raises UserError when the file cannot be written."""
    write_bytes(path, copy_pages(pdf, pages))


@contextmanager
def open_pages(pdf: bytes) -> Iterator["PrintedPages"]:
    """The pages of a PDF, to be put on paper."""
    with open_for_print(pdf) as opened:
        yield PrintedPages(opened)


class PrintedPages:
    """Puts pages on the whole paper: a page keeps its own margins, so none are added, and it is never cut.

    A page of the paper's size is printed as large as it is. Another is made to fit, in the middle; one that lies down
    among those that stand (or the other way round) is turned a quarter.
    """

    def __init__(self, opened: PrintablePdf) -> None:
        self._opened = opened

    def place(self, page: int, paper: Paper) -> Iterator[Placed]:
        """The bands of a page, each with its place on the paper."""
        sizes = self._opened.sizes_pt
        is_turned = _lies(sizes[page]) != _lies(sizes[0])
        width, height = reversed(sizes[page]) if is_turned else sizes[page]
        scale = min(paper.width_px / width, paper.height_px / height)
        step = max(1, -(-paper.dpi // _ENOUGH_DPI))  # whole pixels of the printer for each of ours: nothing is blurred
        pixels = round(width * scale / step), round(height * scale / step)
        left, top = (
            (paper.width_px // step - pixels[0]) // 2 * step,
            (paper.height_px // step - pixels[1]) // 2 * step,
        )
        for band in self._opened.bands(page, *pixels, is_turned=is_turned):
            yield Placed(left, top + band.top_px * step, band.width_px * step, band.height_px * step, band)


def _lies(size: Sequence[float]) -> bool:
    return size[0] > size[1]
