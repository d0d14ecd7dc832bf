"""Every document of the factory meeting by name, for the tests that hold for all of them."""

from collections.abc import Mapping
from datetime import UTC, date, datetime

from factories import arende_id, as_approved, as_closed, as_planned, as_signed_electronically, make_akt

from nacka_sekreterare.documents.builders import (
    build_anslag,
    build_kallelse,
    build_narvarolista,
    build_protokoll,
    build_tjansteskrivelse,
    build_utdrag,
    build_voteringslista,
    build_webbversion,
)
from nacka_sekreterare.documents.model import Document

WHEN = datetime(2026, 5, 21, 9, 0, tzinfo=UTC)


def electronic_protokoll(datum: date | None = None, *, is_for_signing: bool = True) -> Document:
    """The protokoll as it is sent to be signed electronically; of the same meeting, or of one on another day."""
    akt = as_signed_electronically(as_closed(make_akt()))
    if datum:
        akt = akt.model_copy(update={"sammantrade": akt.sammantrade.model_copy(update={"datum": datum})})
    return build_protokoll(akt, akt.justeringar[0], created_at=WHEN, is_for_signing=is_for_signing)


def all_documents() -> Mapping[str, Document]:
    """The documents of the whole chain, and the drafts on the way."""
    akt = make_akt()
    planned, closed, approved = as_planned(akt), as_closed(akt), as_approved(akt)
    main, immediate = akt.justeringar
    motion, purchase = arende_id("motion"), arende_id("upphandling")
    in_full = make_akt(omedelbar_paragraf_i_sin_helhet=True, anslag_i_protokollet=False, innehallsforteckning=False)
    return {
        "kallelse": build_kallelse(planned, created_at=WHEN),
        "narvarolista": build_narvarolista(akt, created_at=WHEN),
        "narvarolista-att-pricka-av": build_narvarolista(planned, created_at=WHEN),
        "protokoll": build_protokoll(akt, main, created_at=WHEN),
        "protokoll-omedelbart-justerat": build_protokoll(akt, immediate, created_at=WHEN),
        "protokoll-utkast": build_protokoll(closed, closed.justeringar[0], created_at=WHEN),
        "protokoll-for-underskrift": build_protokoll(
            closed, closed.justeringar[0], created_at=WHEN, is_for_signing=True
        ),
        "protokoll-elektroniskt": electronic_protokoll(),
        "protokoll-utan-delar": build_protokoll(in_full, in_full.justeringar[0], created_at=WHEN),
        "utdrag": build_utdrag(akt, [motion], created_at=WHEN),
        "utdrag-flera": build_utdrag(akt, [purchase, motion], created_at=WHEN),
        "utdrag-ej-justerat": build_utdrag(closed, [motion], created_at=WHEN),
        "utdrag-sekretess": build_utdrag(akt, [arende_id("enskild")], created_at=WHEN, sekretess_ingar=True),
        "anslag": build_anslag(akt, main, created_at=WHEN),
        "anslag-planerat": build_anslag(approved, approved.justeringar[0], created_at=WHEN),
        "webbversion": build_webbversion(akt, main, created_at=WHEN),
        "voteringslista": build_voteringslista(akt, created_at=WHEN),
        "tjansteskrivelse": build_tjansteskrivelse(akt, akt.arende(motion), created_at=WHEN),
    }
