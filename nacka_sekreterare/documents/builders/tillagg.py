"""The first page of a tillägg: what has come since the kallelse was sent, with the pages of the tillägg it begins."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime

from nacka_sekreterare.documents.builders.page_frame import author, running_head, title
from nacka_sekreterare.documents.model import (
    Block,
    Contents,
    ContentsEntry,
    Document,
    Fact,
    Facts,
    Heading,
    PageNumberPlace,
    TextRole,
    paragraph,
)
from nacka_sekreterare.domain.akt import Akt
from nacka_sekreterare.domain.helgdagar import format_weekday_date


@dataclass(frozen=True)
class Tillaggspunkt:
    """What has come to an ärende: its point number and rubrik, handlingar by name and anchor, what they replace."""

    number: str
    rubrik: str
    handlingar: Sequence[tuple[str, str]]
    notes: Sequence[str] = ()


def build_tillagg(
    akt: Akt, nummer: int, points: Sequence[Tillaggspunkt], *, created_at: datetime, elsewhere: Mapping[str, int]
) -> Document:
    """The list of a tillägg, ärende by ärende."""
    kind = f"Tillägg {nummer}"
    facts = Facts(
        (Fact("Organ", (akt.organ.namn,)), Fact("Sammanträde", (format_weekday_date(akt.sammantrade.datum),)))
    )
    blocks: list[Block] = [Heading(f"{kind} till kallelsen", level=1), facts]
    for point in points:
        entries = tuple(ContentsEntry(*one) for one in point.handlingar)
        blocks += [Heading(point.rubrik, level=2, number=point.number), Contents(entries)]
        blocks += [paragraph(note, role=TextRole.QUIET) for note in point.notes]
    return Document(
        title=title(akt, f"{kind} till kallelse"),
        author=author(akt),
        created_at=created_at,
        blocks=tuple(blocks),
        head=running_head(akt, f"{kind} till kallelse"),
        page_number=PageNumberPlace.ABSENT,
        elsewhere=elsewhere,
    )
