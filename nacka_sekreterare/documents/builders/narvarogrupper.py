"""The närvarolista inside a protokoll or an utdrag: the groups, with the §§ of each person (KL 5:66).

Who is printed where, and with which words, is the domain's matter (`domain.narvarolista`).
"""

from collections.abc import Iterator, Sequence

from nacka_sekreterare.documents.builders.forstasida import NARVARO_ANCHOR
from nacka_sekreterare.documents.model import Block, Heading, Roster, RosterEntry, TextRole, paragraph
from nacka_sekreterare.domain.akt import Akt
from nacka_sekreterare.domain.narvarolista import Narvarorad, narvarolista


def build_roster(akt: Akt, numbers: Sequence[int] | None = None) -> tuple[Block, ...]:
    """The närvarolista of some §§, else of the whole sammanträde, under its heading, at NARVARO_ANCHOR."""
    groups = tuple(build_groups(akt, numbers, level=3))
    nothing = (paragraph("Ingen närvaro är antecknad.", role=TextRole.QUIET),)
    return (Heading("Närvarolista", level=2, anchor=NARVARO_ANCHOR), *(groups or nothing))


def build_groups(akt: Akt, numbers: Sequence[int] | None = None, *, level: int) -> Iterator[Block]:
    """Each group that has people: a heading of that level and the names."""
    for _, heading, rows in narvarolista(akt, numbers).grupper:
        yield Heading(heading, level=level)
        yield Roster(tuple(_entry(row) for row in rows))


def _entry(row: Narvarorad) -> RosterEntry:
    return RosterEntry(row.namn, row.text.removeprefix(row.namn).removeprefix(",").strip())
