"""Masking a protokoll for the web: what she has chosen to leave out, what is proposed, and the copy itself."""

from collections.abc import Iterator
from uuid import UUID

from nacka_sekreterare.documents.builders.paragrafsida import paragraf_anchor
from nacka_sekreterare.documents.builders.protokoll import build_protokoll
from nacka_sekreterare.documents.builders.sekretess import without_sekretess
from nacka_sekreterare.documents.builders.webbversion import masks_of
from nacka_sekreterare.documents.model import Document, Heading, flat_blocks
from nacka_sekreterare.documents.webbversion import find_left, mask_document, words_of
from nacka_sekreterare.domain.akt import Akt
from nacka_sekreterare.domain.justering import Justering
from nacka_sekreterare.domain.maskering import Maskering, find_personnummer
from nacka_sekreterare.domain.value import Value
from nacka_sekreterare.services.core import Kansli, Outcome
from nacka_sekreterare.services.ordning import next_ordning
from nacka_sekreterare.services.sammantrade import load_akt
from nacka_sekreterare.services.subject import act_on_arende, arende_of


class Maskeringsforslag(Value):
    """Something that ought perhaps to be masked: where it stands, the words, and why."""

    arende_id: UUID | None  # None: outside the §§ (front page, närvarolista)
    text: str
    skal: str


def add_maskering(kansli: Kansli, arende_id: UUID, text: str = "") -> Outcome[Maskering]:
    """Leave a passage or a name out of the public copy of a §; without a text the whole §. Known ones stay one.

    The justerade protokoll is not changed, so a justerad § is masked as well as any.
    """
    words = " ".join(text.split())
    what = "maskeras i webbversionen" if words else "hela paragrafen maskeras i webbversionen"
    with act_on_arende(kansli, "add_maskering", arende_id, what, changes_record=False) as (tx, _):
        own = tx.all(Maskering, arende_id=arende_id)
        known = next((each for each in own if each.text == words), None)
        maskering = known or tx.add(Maskering(arende_id=arende_id, ordning=next_ordning(own), text=words))
    return tx.outcome(maskering)


def remove_maskering(kansli: Kansli, maskering_id: UUID) -> Outcome[None]:
    """Show in the public copy what was masked."""
    arende_id = arende_of(kansli, Maskering, maskering_id)
    with act_on_arende(kansli, "remove_maskering", arende_id, "maskering borttagen", changes_record=False) as (tx, _):
        tx.remove(Maskering, maskering_id)
    return tx.outcome(None)


def foresla_maskering(kansli: Kansli, justering_id: UUID) -> tuple[Maskeringsforslag, ...]:
    """What stands open in the public copy and perhaps should not: personnummer, and what is masked elsewhere."""
    akt, justering = _of(kansli, justering_id)
    document = build_protokoll(without_sekretess(akt, ()), justering, created_at=kansli.clock().astimezone())
    masks = masks_of(akt)
    arenden = {paragraf_anchor(akt, arende): arende.id for arende in akt.numrerade_arenden}
    left = [
        Maskeringsforslag(arende_id=arenden.get(anchor), text=text, skal="Liknar det som är maskerat")
        for anchor, text in find_left(document, masks)
    ]
    return (*_personnummer(mask_document(document, masks, is_signed=True), arenden), *left)


def _personnummer(document: Document, arenden: dict[str, UUID]) -> Iterator[Maskeringsforslag]:
    anchor, found = "", dict[tuple[str, str], None]()
    for block in flat_blocks(document.blocks):
        if isinstance(block, Heading) and block.level <= 2:
            anchor = block.anchor
        found |= {(anchor, number): None for number in find_personnummer(words_of(block))}
    for where, number in found:
        yield Maskeringsforslag(arende_id=arenden.get(where), text=number, skal="Personnummer eller samordningsnummer")


def _of(kansli: Kansli, justering_id: UUID) -> tuple[Akt, Justering]:
    sammantrade_id = kansli.get(Justering, justering_id).sammantrade_id
    akt = load_akt(kansli, sammantrade_id)
    return akt, next(one for one in akt.justeringar if one.id == justering_id)
