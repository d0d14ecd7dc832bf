"""The protokollsutdrag: one or several §§ in full, with the front block, anslag and närvarolista in the organ's order.

Each page names the organ, the kind of document and the day, so that it can lie alone. A sekretess § is given out only
when that is asked for, and then it says its lagrum.
"""

from collections.abc import Iterator, Sequence
from datetime import datetime
from uuid import UUID

from nacka_sekreterare.documents import utdragsfakta  # whole: each of the two needs the other
from nacka_sekreterare.documents.builders.anslagsruta import build_bevis
from nacka_sekreterare.documents.builders.forstasida import build_front_page
from nacka_sekreterare.documents.builders.narvarogrupper import build_roster
from nacka_sekreterare.documents.builders.page_frame import author, title, utdrag_foot
from nacka_sekreterare.documents.builders.paragrafsida import build_paragraf, paragraf_label
from nacka_sekreterare.documents.builders.sekretess import without_sekretess
from nacka_sekreterare.documents.model import (
    Block,
    Document,
    Mark,
    PageBreak,
    PageNumberPlace,
    RunningHead,
)
from nacka_sekreterare.domain.akt import Akt
from nacka_sekreterare.domain.arende import Arende
from nacka_sekreterare.domain.errors import UserError
from nacka_sekreterare.domain.justering import Justering
from nacka_sekreterare.domain.organ import Utdragsdel
from nacka_sekreterare.domain.paragraf import format_range


def build_utdrag(
    akt: Akt, arende_ids: Sequence[UUID], *, created_at: datetime, sekretess_ingar: bool = False
) -> Document:
    """The utdrag of some §§, in number order; marked EJ JUSTERAT until each of them is.

    Raises UserError when there is no § to give out, or a sekretess § without `sekretess_ingar`.
    """
    arenden = _chosen(akt, arende_ids)
    _refuse_sekretess(akt, arenden, sekretess_ingar=sekretess_ingar)
    akt = without_sekretess(akt, {arende.id for arende in arenden})
    justeringar = _justeringar(akt, arenden)
    is_approved = all(justering and justering.justerad_date for justering in justeringar)
    numbers = [akt.nummer_of(arende.id) or 0 for arende in arenden]
    document = Document(
        title=title(akt, "Protokollsutdrag", format_range(numbers, sign=True)),
        author=author(akt),
        created_at=created_at,
        blocks=tuple(_blocks(akt, arenden, justeringar)),
        head=RunningHead(left_lines=(akt.organ.kommun or akt.organ.namn,)),
        foot=utdrag_foot(akt),
        page_number=PageNumberPlace.FOOT,
        mark=None if is_approved else Mark.EJ_JUSTERAT,
    )
    return utdragsfakta.with_fakta(document, akt, arenden)


def _chosen(akt: Akt, arende_ids: Sequence[UUID]) -> tuple[Arende, ...]:
    arenden = tuple(arende for arende in akt.numrerade_arenden if arende.id in set(arende_ids))
    if not arenden:
        raise UserError("Det finns ingen paragraf att göra utdrag av. Välj minst ett ärende som har en paragraf.")
    return arenden


def _refuse_sekretess(akt: Akt, arenden: Sequence[Arende], *, sekretess_ingar: bool) -> None:
    secret = [paragraf_label(akt, arende) for arende in arenden if arende.ar_sekretess]
    if secret and not sekretess_ingar:
        raise UserError(
            f"{', '.join(secret)} omfattas av sekretess och tas inte med i utdraget. "
            "Begär uttryckligen ett utdrag med sekretess om det ska lämnas ut."
        )


def _justeringar(akt: Akt, arenden: Sequence[Arende]) -> tuple[Justering | None, ...]:
    """The justeringar of the §§, each once."""
    found: dict[UUID | None, Justering | None] = {}
    for arende in arenden:
        justering = akt.justering_of(arende.id)
        found.setdefault(justering.id if justering else None, justering)
    return tuple(found.values())


def _blocks(akt: Akt, arenden: Sequence[Arende], justeringar: Sequence[Justering | None]) -> Iterator[Block]:
    """The parts in the organ's order. The anslag stands below the front page; every other part begins a page."""
    order = akt.organ.installningar.utdragsordning
    # The front page refers to the närvarolista, so a set order that lacks one gets it last.
    complete = (*order, *(part for part in (Utdragsdel.PARAGRAF, Utdragsdel.NARVAROLISTA) if part not in order))
    previous: Utdragsdel | None = None
    for part in complete:
        if previous and (previous, part) != (Utdragsdel.FORSTASIDA, Utdragsdel.ANSLAG):
            yield PageBreak()
        yield from _part(akt, part, arenden, justeringar)
        previous = part


def _part(
    akt: Akt, part: Utdragsdel, arenden: Sequence[Arende], justeringar: Sequence[Justering | None]
) -> tuple[Block, ...]:
    match part:
        case Utdragsdel.PARAGRAF:
            return tuple(block for arende in arenden for block in build_paragraf(akt, arende))
        case Utdragsdel.FORSTASIDA:
            return tuple(block for each in justeringar for block in build_front_page(akt, each, is_copy=True))
        case Utdragsdel.ANSLAG:
            return tuple(block for each in justeringar for block in build_bevis(akt, each, is_copy=True))
        case Utdragsdel.NARVAROLISTA:
            return build_roster(akt)
