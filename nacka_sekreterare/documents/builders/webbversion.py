"""The protokoll as it is published on the web: masked, without signatures, and said to be a copy."""

from datetime import datetime

from nacka_sekreterare.documents.builders.paragrafsida import paragraf_anchor
from nacka_sekreterare.documents.builders.protokoll import build_protokoll
from nacka_sekreterare.documents.builders.sekretess import without_sekretess
from nacka_sekreterare.documents.model import Document
from nacka_sekreterare.documents.webbversion import Masks, mask_document
from nacka_sekreterare.domain.akt import Akt
from nacka_sekreterare.domain.justering import Justering


def build_webbversion(akt: Akt, justering: Justering | None, *, created_at: datetime) -> Document:
    """The public copy of the protokoll of a justering."""
    document = build_protokoll(without_sekretess(akt, ()), justering, created_at=created_at)
    is_signed = justering is not None and justering.justerad_date is not None
    return mask_document(document, masks_of(akt), is_signed=is_signed)


def masks_of(akt: Akt) -> Masks:
    """What is masked; what is under sekretess is masked whole, chosen or not."""
    paragrafer: dict[str, list[str]] = {}
    for maskering in akt.maskeringar:
        if not maskering.ar_utanfor and akt.nummer_of(maskering.arende_id) is not None:
            anchor = paragraf_anchor(akt, akt.arende(maskering.arende_id))
            paragrafer.setdefault(anchor, []).append(maskering.text.strip())
    for arende in akt.numrerade_arenden:
        if arende.ar_sekretess:
            paragrafer.setdefault(paragraf_anchor(akt, arende), []).append("")
    return Masks(paragrafer, tuple(one.text.strip() for one in akt.maskeringar if one.ar_utanfor))
