"""The närvarolista inside a protokoll or an utdrag: the groups, with the §§ of each person (KL 5:66).

Who is printed where, and with which words, is the domain's matter (`domain.narvarolista`).
"""

from collections.abc import Iterator

from nacka_sekreterare.documents.builders.forstasida import NARVARO_ANCHOR
from nacka_sekreterare.documents.model import Block, Heading, Roster, RosterEntry, TextRole, paragraph
from nacka_sekreterare.domain.akt import Akt
from nacka_sekreterare.domain.narvarolista import Narvarorad, narvarolista


def build_roster(akt: Akt) -> tuple[Block, ...]:
    """The närvarolista of the whole sammanträde under its heading, at NARVARO_ANCHOR."""
    groups = tuple(build_groups(akt, level=3))
    nothing = (paragraph("Ingen närvaro är antecknad.", role=TextRole.QUIET),)
    return (Heading("Närvarolista", level=2, anchor=NARVARO_ANCHOR), *(groups or nothing))


def build_groups(akt: Akt, *, level: int) -> Iterator[Block]:
    """Each group that has people: a heading of that level and the names."""
    for _, heading, rows in narvarolista(akt).grupper:
        yield Heading(heading, level=level)
        yield Roster(tuple(_entry(row) for row in rows))


def _entry(row: Narvarorad) -> RosterEntry:
    return RosterEntry(row.namn, row.text.removeprefix(row.namn).removeprefix(",").strip())
