"""Masking a protokoll for the web: what she has chosen to leave out, what is proposed, and the copy itself."""

from collections.abc import Iterable, Iterator
from uuid import UUID

from nacka_sekreterare.documents.builders.paragrafsida import paragraf_anchor
from nacka_sekreterare.documents.builders.protokoll import build_protokoll
from nacka_sekreterare.documents.builders.sekretess import without_sekretess
from nacka_sekreterare.documents.builders.webbversion import masks_of
from nacka_sekreterare.documents.model import Document
from nacka_sekreterare.documents.webbversion import Left, find_left, mask_document, words_by_chapter
from nacka_sekreterare.domain.akt import Akt
from nacka_sekreterare.domain.justering import Justering
from nacka_sekreterare.domain.maskering import Maskering, find_personnummer
from nacka_sekreterare.domain.value import Value
from nacka_sekreterare.services.core import Kansli, Outcome
from nacka_sekreterare.services.ordning import next_ordning
from nacka_sekreterare.services.sammantrade import load_akt
from nacka_sekreterare.services.subject import act_on_arende, arende_of


class Maskeringsforslag(Value):
    """Something that ought perhaps to be masked: where it stands, the words, and why.

    `ar_utanfor`: it stands outside the §§ (front page, närvarolista, signatures), in the chapters that `plats` names;
    `arende_id` is then the § from which it is masked.
    """

    arende_id: UUID
    text: str
    skal: str
    ar_utanfor: bool = False
    plats: str = ""


def add_maskering(kansli: Kansli, arende_id: UUID, text: str = "", *, utanfor: bool = False) -> Outcome[Maskering]:
    """Leave a passage or a name out of the public copy of a §; without a text the whole §. Known ones stay one.

    `utanfor` leaves it out of what stands outside the §§ instead. The justerade protokoll is not changed, so a justerad
    § is masked as well as any.

    Raises:
        ValueError: `utanfor` without a text.
    """
    words = " ".join(text.split())
    if utanfor and not words:
        raise ValueError("outside the §§ only words are masked")
    what = "maskeras i webbversionen" if words else "hela paragrafen maskeras i webbversionen"
    what += " utanför paragraferna" if utanfor else ""
    with act_on_arende(kansli, "add_maskering", arende_id, what, changes_record=False) as (tx, _):
        own = tx.all(Maskering, arende_id=arende_id)
        known = next((each for each in own if (each.text, each.ar_utanfor) == (words, utanfor)), None)
        made = Maskering(arende_id=arende_id, ordning=next_ordning(own), text=words, ar_utanfor=utanfor)
        maskering = known or tx.add(made)
    return tx.outcome(maskering)


def remove_maskering(kansli: Kansli, maskering_id: UUID) -> Outcome[None]:
    """Show in the public copy what was masked; what is shown in its § is shown outside the §§ too."""
    arende_id = arende_of(kansli, Maskering, maskering_id)
    with act_on_arende(kansli, "remove_maskering", arende_id, "maskering borttagen", changes_record=False) as (tx, _):
        one = tx.get(Maskering, maskering_id)
        for each in tx.all(Maskering, arende_id=arende_id, text=one.text):
            if each.id == one.id or (each.ar_utanfor and not one.ar_utanfor):
                tx.remove(Maskering, each.id)
    return tx.outcome(None)


def foresla_maskering(kansli: Kansli, justering_id: UUID) -> tuple[Maskeringsforslag, ...]:
    """What stands open in the public copy and perhaps should not: personnummer, and what is masked elsewhere."""
    akt, justering = _of(kansli, justering_id)
    document = build_protokoll(without_sekretess(akt, ()), justering, created_at=kansli.clock().astimezone())
    masks = masks_of(akt)
    found = list(_personnummer(mask_document(document, masks, is_signed=True)))
    found += [(left, _reason(left)) for left in find_left(document, masks)]
    return tuple(_proposals(akt, found))


def _reason(left: Left) -> str:
    is_same = " ".join(left.words.split()).casefold() == left.text.casefold()
    return "Maskerat på annat ställe" if is_same else "Liknar det som är maskerat"


def _personnummer(document: Document) -> Iterator[tuple[Left, str]]:
    for (anchor, place), words in words_by_chapter(document.blocks):
        for number in find_personnummer(words):
            yield Left(anchor, place, number, number), "Personnummer eller samordningsnummer"


def _proposals(akt: Akt, found: Iterable[tuple[Left, str]]) -> Iterator[Maskeringsforslag]:
    """One proposal for each § and words, and one for each words outside the §§, with every place of theirs."""
    arenden = {paragraf_anchor(akt, arende): arende.id for arende in akt.numrerade_arenden}
    sources = {maskering.text: maskering.arende_id for maskering in reversed(akt.maskeringar)}
    first = akt.numrerade_arenden[0].id if akt.numrerade_arenden else None
    proposals: dict[tuple[UUID | None, str], Maskeringsforslag] = {}
    for left, reason in found:
        own = arenden.get(left.anchor)
        known = proposals.get((own, left.words))
        arende_id = own or sources.get(left.text) or first
        if arende_id is None or (known and (own or left.place in known.plats.split(", "))):
            continue
        places = ", ".join(part for part in (known.plats if known else "", left.place) if part)
        proposals[own, left.words] = Maskeringsforslag(
            arende_id=arende_id, text=left.words, skal=reason, ar_utanfor=own is None, plats="" if own else places
        )
    yield from proposals.values()


def _of(kansli: Kansli, justering_id: UUID) -> tuple[Akt, Justering]:
    sammantrade_id = kansli.get(Justering, justering_id).sammantrade_id
    akt = load_akt(kansli, sammantrade_id)
    return akt, next(one for one in akt.justeringar if one.id == justering_id)
