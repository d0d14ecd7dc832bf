"""What a printer is given: which pages of a document in which order, and each of them as bands of pixels.

The window asks for the paper and draws; everything that knows a PDF is here, and runs in the worker.
"""

from collections.abc import Callable, Iterator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass
from typing import Final

from nacka_sekreterare.documents.page_image import PageBand, PrintablePdf, open_for_print

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

    left: float
    top: float
    width: float
    height: float
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
        left, top = (paper.width_px - width * scale) / 2, (paper.height_px - height * scale) / 2
        fineness = min(1.0, _ENOUGH_DPI / paper.dpi)
        pixels = round(width * scale * fineness), round(height * scale * fineness)
        across, down = width * scale / pixels[0], height * scale / pixels[1]
        for band in self._opened.bands(page, *pixels, is_turned=is_turned):
            yield Placed(left, top + band.top_px * down, band.width_px * across, band.height_px * down, band)


def _lies(size: Sequence[float]) -> bool:
    return size[0] > size[1]
