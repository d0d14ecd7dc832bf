"""PDF files: the lines of each page with their places.

So that wrapped lines, columns and repeated page heads can be told apart.
"""

from collections import Counter
from collections.abc import Iterator, Sequence
from ctypes import byref, c_double, c_int
from itertools import pairwise
from statistics import median

import pypdfium2 as pdfium
import pypdfium2.raw as pdfium_raw

from nacka_sekreterare.domain.errors import UserError
from nacka_sekreterare.domain.value import Value
from nacka_sekreterare.exchange.kalltext import Kalltext, Plats, clean
from nacka_sekreterare.exchange.rader import (
    Rad,
    contents_or_body,
    glue,
    is_contents_line,
    join_lines,
    mark_repeated_heads,
    mark_repeated_on_pages,
)
from nacka_sekreterare.exchange.tabeller import explode_rows
from nacka_sekreterare.system.pdf_loops import draws_itself

_BROKEN = "PDF-filen går inte att läsa, den är skadad eller ingen riktig PDF. Hämta den på nytt och försök igen."
_LOCKED = "PDF-filen är låst med lösenord. Spara den utan lösenord och försök igen."
_SCANNED = (
    "PDF-filen innehåller ingen text, den är troligen inskannad. Läs in Word-filen i stället eller klistra in texten."
)
MAXIMUM_PAGES = 3000
_COLUMN_GAP_EM = 1.6


class Tecken(Value):
    """One letter with its place on the page, in points from below."""

    letter: str
    left: float
    right: float
    bottom: float
    top: float
    size: float
    is_bold: bool


class Bit(Value):
    """Letters of one line that stand together."""

    text: str
    left: float
    right: float
    bottom: float
    top: float
    size: float
    is_bold: bool


def read_pdf(data: bytes) -> Kalltext:
    """The paragraphs of a PDF. Raises UserError when it is broken, locked or only pictures."""
    if draws_itself(data):
        raise UserError(_BROKEN)
    try:
        document = pdfium.PdfDocument(data)
    except pdfium.PdfiumError as error:
        locked = "password" in str(error).casefold() or "security" in str(error).casefold()
        raise UserError(_LOCKED if locked else _BROKEN) from error
    try:
        pages = [_page_lines(document, number) for number in range(min(len(document), MAXIMUM_PAGES))]
    except pdfium.PdfiumError as error:
        raise UserError(_BROKEN) from error
    finally:
        document.close()
    if not any(pages):
        raise UserError(_SCANNED)
    on_pages = [rad for page in mark_repeated_on_pages(pages) for rad in page]
    lines = mark_repeated_heads(contents_or_body(on_pages))
    return explode_rows(join_lines(lines))


def _page_lines(document: pdfium.PdfDocument, number: int) -> list[Rad]:
    page = document[number]
    width = page.get_width()
    try:
        textpage = page.get_textpage()
        try:
            lines = _from_above(_in_rows(list(_lines(textpage))))
        finally:
            textpage.close()
    finally:
        page.close()
    return list(_rader(lines, number + 1, width))


def _lines(textpage: pdfium.PdfTextPage) -> Iterator[list[Bit]]:
    """The lines in the order of the page's content, each as the bits that wide gaps part."""
    letters: list[Tecken] = []
    for letter in _letters(textpage):
        if letter is None or (letters and _is_other_line(letters[-1], letter)):
            yield from _bits_of(letters)
            letters = []
        if letter is not None:
            letters.append(letter)
    yield from _bits_of(letters)


def _letters(textpage: pdfium.PdfTextPage) -> Iterator[Tecken | None]:
    """The letters of a page; None where a line ends."""
    left, right, bottom, top = c_double(), c_double(), c_double(), c_double()
    flags = c_int()
    for index in range(textpage.count_chars()):
        code = pdfium_raw.FPDFText_GetUnicode(textpage, index)
        if code in (10, 13):
            yield None
            continue
        pdfium_raw.FPDFText_GetCharBox(textpage, index, byref(left), byref(right), byref(bottom), byref(top))
        size = pdfium_raw.FPDFText_GetFontSize(textpage, index)
        name_room = pdfium_raw.FPDFText_GetFontInfo(textpage, index, None, 0, byref(flags))
        weight = pdfium_raw.FPDFText_GetFontWeight(textpage, index)
        yield Tecken(
            letter=chr(code) if code else "",
            left=left.value,
            right=right.value,
            bottom=bottom.value,
            top=top.value,
            size=size,
            is_bold=weight >= 600 or _has_bold_name(textpage, index, name_room),
        )


def _has_bold_name(textpage: pdfium.PdfTextPage, index: int, room: int) -> bool:
    if not 0 < room < 200:
        return False
    buffer = bytearray(room)
    array = (pdfium_raw.ctypes.c_char * room).from_buffer(buffer)
    pdfium_raw.FPDFText_GetFontInfo(textpage, index, array, room, None)
    return b"bold" in bytes(buffer).lower()


def _is_other_line(before: Tecken, letter: Tecken) -> bool:
    if letter.letter.isspace() or before.letter.isspace():
        return False
    return letter.top < before.bottom - 1 or letter.bottom > before.top + 1


def _bits_of(letters: Sequence[Tecken]) -> Iterator[list[Bit]]:
    if not any(letter.letter.strip() for letter in letters):
        return
    bits: list[list[Tecken]] = [[]]
    last: Tecken | None = None
    for letter in letters:
        if last and letter.letter.strip() and letter.left - last.right > _COLUMN_GAP_EM * max(letter.size, 6):
            bits.append([])
        bits[-1].append(letter)
        if letter.letter.strip():
            last = letter
    yield [_bit(part) for part in bits if any(letter.letter.strip() for letter in part)]


def _bit(letters: Sequence[Tecken]) -> Bit:
    seen = [letter for letter in letters if letter.letter.strip()]
    return Bit(
        text=clean("".join(letter.letter for letter in letters)).strip(" "),
        left=min(letter.left for letter in seen),
        right=max(letter.right for letter in seen),
        bottom=median(letter.bottom for letter in seen),
        top=max(letter.top for letter in seen),
        size=median(letter.size for letter in seen),
        is_bold=sum(letter.is_bold for letter in seen) * 2 > len(seen),
    )


def _in_rows(lines: Sequence[list[Bit]]) -> list[list[Bit]]:
    """Neighbours in the content that stand beside each other on the page are one row (a table.

    A number and its heading).
    """
    rows: list[list[Bit]] = []
    for line in lines:
        column = _continued_column(rows[-1], line) if rows else None
        if column is not None:
            rows[-1][column] = _under(rows[-1][column], line[0])
        elif rows and _is_beside(rows[-1], line):
            gap = line[0].left - rows[-1][-1].right
            if gap < _COLUMN_GAP_EM * line[0].size:
                rows[-1][-1] = _merged(rows[-1][-1], line[0])
                rows[-1].extend(line[1:])
            else:
                rows[-1].extend(line)
        else:
            rows.append(list(line))
    return rows


def _from_above(rows: list[list[Bit]]) -> list[list[Bit]]:
    """The rows from the top of the page down, unless some stand beside each other (columns).

    Then the content's own order holds.
    """
    ordered = sorted(rows, key=lambda row: -row[0].bottom)
    for upper, lower in pairwise(ordered):
        height = min(upper[0].top - upper[0].bottom, lower[0].top - lower[0].bottom)
        if lower[0].top - upper[0].bottom > 0.5 * max(height, 1):
            return rows
    return ordered


def _is_beside(row: Sequence[Bit], line: Sequence[Bit]) -> bool:
    last, first = row[-1], line[0]
    return abs(row[0].bottom - first.bottom) < 0.4 * max(last.size, first.size) and first.left > last.right - 2


def _continued_column(row: Sequence[Bit], line: Sequence[Bit]) -> int | None:
    """The cell of a row, not its first, that a line right under it goes on with; None when it begins something new."""
    if len(row) < 2 or len(line) != 1:
        return None
    for place, bit in enumerate(row[1:], start=1):
        distance = bit.bottom - line[0].bottom
        if (
            abs(bit.left - line[0].left) < 2.5
            and 2 < distance < 1.6 * max(bit.size, 6)
            and bit.is_bold == line[0].is_bold
        ):
            return place
    return None


def _under(bit: Bit, below: Bit) -> Bit:
    return bit.model_copy(
        update={"text": glue(bit.text, below.text), "bottom": below.bottom, "right": max(bit.right, below.right)}
    )


def _merged(one: Bit, other: Bit) -> Bit:
    return one.model_copy(
        update={"text": f"{one.text} {other.text}", "right": other.right, "top": max(one.top, other.top)}
    )


def _rader(rows: Sequence[list[Bit]], page: int, page_width: float) -> Iterator[Rad]:
    if not rows:
        return
    step = _usual_step(rows)
    right_edge = _right_edge(rows, page_width)
    before: list[Bit] | None = None
    for row in rows:
        text = "\t".join(bit.text for bit in row if bit.text)
        if not text:
            continue
        size = max(bit.size for bit in row)
        width = max((row[-1].right - row[-1].left) / max(len(row[-1].text), 1), 1.0)
        yield Rad(
            text=text,
            room=(right_edge - row[-1].right) / width,
            knows_room=True,
            has_gap_before=before is None or _has_gap(before, row, step),
            style=f"{round(size)}{'b' if row[0].is_bold else ''}",
            is_bold=all(bit.is_bold for bit in row),
            page=page,
            place=Plats.CONTENTS if is_contents_line(text) else Plats.BODY,
        )
        before = row


def _usual_step(rows: Sequence[list[Bit]]) -> float:
    """The distance between neighbouring lines of a paragraph on this page."""
    steps = [
        round(first[0].bottom - second[0].bottom, 0)
        for first, second in pairwise(rows)
        if 4 < first[0].bottom - second[0].bottom < 40
    ]
    sizes = median(row[0].size for row in rows)
    near = [step for step in steps if step < 1.9 * sizes]
    return Counter(near).most_common(1)[0][0] if near else 1.2 * sizes


def _has_gap(before: Sequence[Bit], row: Sequence[Bit], step: float) -> bool:
    distance = before[0].bottom - row[0].bottom
    return distance > max(step * 1.3, row[0].size * 1.35) or distance < -2


def _right_edge(rows: Sequence[list[Bit]], page_width: float) -> float:
    """Where full lines end: the place that several of the longest lines reach, or else as far in as the left margin."""
    mirrored = page_width - 1.1 * min(row[0].left for row in rows)
    edges = sorted((row[-1].right for row in rows if len(row[-1].text) > 25), reverse=True)
    if len(edges) < 4:
        return max([mirrored, *edges])
    reached = edges[2]
    near = sum(edge > reached - 0.05 * page_width for edge in edges)
    return reached if near >= 4 and reached > 0.65 * page_width else max(mirrored, reached)
