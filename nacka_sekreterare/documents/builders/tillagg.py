"""The first page of a tillägg: what has come since the kallelse was sent, with the pages of the tillägg it begins."""

from collections.abc import Mapping, Sequence
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
)
from nacka_sekreterare.domain.akt import Akt
from nacka_sekreterare.domain.helgdagar import format_weekday_date


def build_tillagg(
    akt: Akt,
    nummer: int,
    handlingar: Sequence[tuple[str, str, Sequence[tuple[str, str]]]],
    *,
    created_at: datetime,
    elsewhere: Mapping[str, int],
) -> Document:
    """The list of a tillägg: for each ärende its point number and rubrik, and its handlingar by name and anchor."""
    kind = f"Tillägg {nummer}"
    facts = Facts(
        (Fact("Organ", (akt.organ.namn,)), Fact("Sammanträde", (format_weekday_date(akt.sammantrade.datum),)))
    )
    blocks: list[Block] = [Heading(f"{kind} till kallelsen", level=1), facts]
    for number, rubrik, listed in handlingar:
        blocks += [Heading(rubrik, level=2, number=number), Contents(tuple(ContentsEntry(*one) for one in listed))]
    return Document(
        title=title(akt, f"{kind} till kallelse"),
        author=author(akt),
        created_at=created_at,
        blocks=tuple(blocks),
        head=running_head(akt, f"{kind} till kallelse"),
        page_number=PageNumberPlace.ABSENT,
        elsewhere=elsewhere,
    )
