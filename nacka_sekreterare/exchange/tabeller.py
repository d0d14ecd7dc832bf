"""Tables read row by row.

With the heading of its column on every cell, so that a table of points reads like a list of points.
"""

import re
from collections.abc import Iterator, Sequence

from nacka_sekreterare.domain.value import Value
from nacka_sekreterare.exchange.kalltext import Kalltext, Stycke, make_stycke

_HEADINGS = re.compile(
    r"^(?:nr\.?|§|punkt(?:nr)?|ärende(?:n|rubrik)?|rubrik|ärendemening|dnr\.?|diarie(?:nummer|nr)\.?|noteringar?|"
    r"anteckningar?|anmärkning|"
    r"handläggare|föredragande|föredragning|ansvarig|tid|beräknad tid|bilagor?|handlingar|sida|sid|"
    r"(?:förslag till )?beslut|beslutsförslag|förslag|typ|"
    r"ärendetyp|kommentar|deltagare|klockslag|kl\.?)$",
    re.IGNORECASE,
)


class Cell(Value):
    """One cell with its paragraphs."""

    stycken: tuple[Stycke, ...]
    span: int = 1
    is_continued: bool = False

    @property
    def text(self) -> str:
        """The cell's words on one line."""
        return " ".join(stycke.whole for stycke in self.stycken).strip()


def is_heading_row(texts: Sequence[str]) -> bool:
    """True for a row that names its columns: at least two of the usual names and nothing else."""
    filled = [text.strip().rstrip(":") for text in texts if text.strip()]
    return (
        len(filled) >= 2
        and all(len(text) < 40 for text in filled)
        and sum(bool(_HEADINGS.match(text)) for text in filled) >= max(2, len(filled) - 1)
    )


def table_stycken(rows: Sequence[Sequence[Cell]], numbers: Sequence[int]) -> Iterator[Stycke]:
    """The paragraphs of a table in reading order, each with its row number, cell and column heading."""
    columns: dict[int, str] = {}
    for number, row in zip(numbers, rows, strict=True):
        texts = [cell.text for cell in row]
        is_heading = is_heading_row(texts)
        if is_heading:
            columns = dict(_at_columns(row))
        place = 0
        for cell in row:
            column = "" if is_heading else columns.get(place, "")
            for stycke in cell.stycken:
                hints = {"row": number, "cell": place + 1}
                yield (
                    stycke
                    if stycke.cell
                    else stycke.model_copy(update={**hints, "column": "#" if is_heading else column})
                )
            place += cell.span


def explode_rows(kalla: Kalltext) -> Kalltext:
    """Rows that text and PDF keep on one line, parted by tabs, as cells.

    Those with as many columns as the heading row over them.
    """
    names: list[str] = []
    result: list[Stycke] = []
    for number, stycke in enumerate(kalla.stycken, start=1):
        parts = stycke.text.split("\t")
        if not stycke.marker and is_heading_row(parts):
            names = [part.strip().rstrip(":").casefold() for part in parts]
            result.append(stycke.model_copy(update={"column": "#"}))
        elif len(names) >= 2 and len(split_row(stycke)) == len(names):
            result.extend(_exploded(stycke, names, number))
        else:
            result.append(stycke)
    return Kalltext(stycken=tuple(result))


def split_row(stycke: Stycke) -> list[str]:
    """The columns of a row; a number that became its marker is a column when the heading row has one for it."""
    return [*([stycke.marker] if stycke.marker else []), *stycke.text.split("\t")]


def _exploded(stycke: Stycke, names: Sequence[str], number: int) -> Iterator[Stycke]:
    for cell, (name, text) in enumerate(zip(names, split_row(stycke), strict=True), start=1):
        hints = {"row": number, "cell": cell, "column": name, "page": stycke.page, "place": stycke.place}
        yield make_stycke(text, **hints)


def _at_columns(row: Sequence[Cell]) -> Iterator[tuple[int, str]]:
    place = 0
    for cell in row:
        for index in range(cell.span):
            yield place + index, cell.text.rstrip(":").casefold()
        place += cell.span
