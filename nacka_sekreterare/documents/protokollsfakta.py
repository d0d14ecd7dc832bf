"""What a protokoll in Word says of itself to a machine: where it comes from, and what each of its texts said.

With it a copy that comes back edited is told apart from the one that left (`documents.wordtext`, `domain.aterlasning`).
"""

import json
from collections.abc import Iterator
from dataclasses import replace
from typing import Literal
from uuid import UUID

from nacka_sekreterare.documents.builders.paragrafsida import paragraf_anchor
from nacka_sekreterare.documents.builders.protokoll import arenden_of_protokoll, is_elsewhere
from nacka_sekreterare.documents.model import Document, Heading, flat_blocks
from nacka_sekreterare.domain.akt import Akt
from nacka_sekreterare.domain.arende import Arende
from nacka_sekreterare.domain.aterlasning import Avsnittsdelar, avsnittsdelar
from nacka_sekreterare.domain.justering import Justering
from nacka_sekreterare.domain.value import Value


class Avsnittsfakta(Value):
    """A section below the document's heading number `rubriknummer`, counted from 1."""

    rubriknummer: int
    avsnitt: Avsnittsdelar


class Protokollsfakta(Value):
    """The facts of a protokoll: its sammanträde, and its sections as they read when it was written."""

    version: Literal[1] = 1
    sammantrade_id: UUID
    justering_id: UUID | None
    avsnitt: tuple[Avsnittsfakta, ...]


def with_protokollsfakta(document: Document, akt: Akt, justering: Justering | None) -> Document:
    """A protokoll with its facts. A § that is printed but justerad by another justering is not among them."""
    own = {
        paragraf_anchor(akt, arende): arende
        for arende in arenden_of_protokoll(akt, justering)
        if not is_elsewhere(akt, arende, justering)
    }
    fakta = Protokollsfakta(
        sammantrade_id=akt.sammantrade.id,
        justering_id=justering.id if justering else None,
        avsnitt=tuple(_sections(document, akt, own)),
    )
    # ASCII: what no XML may hold is escaped
    return replace(document, protokoll_json=json.dumps(fakta.model_dump(mode="json")))


def _sections(document: Document, akt: Akt, arenden: dict[str, Arende]) -> Iterator[Avsnittsfakta]:
    """The sections of each § by the number of the heading above them."""
    headings = [block for block in flat_blocks(document.blocks) if isinstance(block, Heading)]
    left: list[Avsnittsdelar] = []
    for number, heading in enumerate(headings, start=1):
        if heading.anchor in arenden:
            left = [*avsnittsdelar(akt, arenden[heading.anchor].id)]
        elif left:
            yield Avsnittsfakta(rubriknummer=number, avsnitt=left.pop(0))
