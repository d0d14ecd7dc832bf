"""What the window and the process that sets its pages say to each other (ADR 010).

Orders go over stdin, one a line as JSON. Answers come over stdout, each with its lengths first; the pixels of its
pictures follow the header as they are. Nothing heavy is imported here: the window does not set pages.
"""

import struct
from dataclasses import dataclass
from typing import BinaryIO, Final
from uuid import UUID

from nacka_sekreterare.domain.value import Value

PAGES_OPTION: Final = "--sidor"  # followed by the folder of the store: the program as the process that sets pages
LENGTHS: Final = struct.Struct("<II")  # before an answer: the bytes of its header, and those of pixels and PDF


class PageOrder(Value):
    """Which pages of which document are to be seen, and how wide.

    Attributes:
        version: another number than in the order before means that something has changed and all is set anew.
        sammantrade_id: whose document; the id of an organ means an example of its documents, to see their look.
        pages: those to paint (the first is 0); one that does not exist is left out.
        follows: paint also the page where the § of `arende_id` begins, and the one after.
        is_whole: give the document itself, all its pages as one PDF for a printer.
    """

    version: int
    sammantrade_id: UUID
    dokument: str
    arende_id: UUID | None = None
    pages: tuple[int, ...] = ()
    follows: bool = False
    width_px: int = 800
    is_whole: bool = False


class Place(Value):
    """Where something begins: the page (the first is 0) and how far down it."""

    page: int
    top_pt: float


class PaintedPage(Value):
    """One page as a picture; its pixels (four bytes each: blue, green, red, unused) are told apart from this."""

    page: int
    width_px: int
    height_px: int
    text: str


class PageAnswer(Value):
    """What an order gave: the size of every page and pictures of some; or the sentence on why there is none."""

    order: PageOrder
    sizes_pt: tuple[tuple[float, float], ...] = ()
    place: Place | None = None
    painted: tuple[PaintedPage, ...] = ()
    sentence: str = ""


@dataclass(frozen=True, slots=True)
class Answered:
    """An answer with the pixels of its pictures, in their order, and the whole PDF where that was asked for."""

    answer: PageAnswer
    pixels: tuple[bytes, ...] = ()
    pdf: bytes = b""


def write_answer(answers: BinaryIO, answered: Answered) -> None:
    """Send an answer to the window."""
    header = answered.answer.model_dump_json().encode("utf-8")
    answers.write(LENGTHS.pack(len(header), sum(map(len, answered.pixels)) + len(answered.pdf)))
    answers.write(header)
    answers.writelines(answered.pixels)
    answers.write(answered.pdf)
    answers.flush()


def read_answer(header: bytes, pixels: bytes) -> Answered:
    """An answer as it came from the process."""
    answer = PageAnswer.model_validate_json(header)
    pieces, start = [], 0
    for page in answer.painted:
        length = page.width_px * page.height_px * 4
        pieces.append(pixels[start : start + length])
        start += length
    return Answered(answer, tuple(pieces), pixels[start:])
