"""A gap that is left in a text is told of, wherever it stands."""

from collections.abc import Callable

import pytest
from factories import make_akt

from nacka_sekreterare.domain.akt import Akt
from nacka_sekreterare.domain.platshallare_finding import find_platshallare_findings
from nacka_sekreterare.domain.text import plain_text
from nacka_sekreterare.domain.text_finding import find_text_findings

GAP = plain_text("Nämnden tackar {namn} för {vad} och {namn}.")


def _changed(akt: Akt, field: str, **changes: object) -> Akt:
    first, *rest = getattr(akt, field)
    return akt.model_copy(update={field: (first.model_copy(update=changes), *rest)})


PLACES: dict[str, Callable[[Akt], Akt]] = {
    "beslutspunkter": lambda akt: _changed(akt, "beslutspunkter", beslut=GAP),
    "motivering": lambda akt: _changed(akt, "beslutspunkter", motivering=GAP),
    "avsnitt": lambda akt: _changed(akt, "avsnitt", text=GAP),
    "yrkanden": lambda akt: _changed(akt, "yrkanden", text=GAP),
    "meningsyttringar": lambda akt: _changed(akt, "meningsyttringar", text=GAP),
}


@pytest.mark.parametrize("place", PLACES)
def test_a_gap_is_told_of_once_for_its_arende(place: str) -> None:
    akt = PLACES[place](make_akt())
    found = [one for arende in akt.arenden for one in find_platshallare_findings(akt, arende)]
    assert [(one.regel, one.text) for one in found] == [
        ("platshallare_kvar", "Texten har kvar {namn} och {vad} från en fras. Fyll i eller ta bort det.")
    ]
    assert found[0].arende_id is not None


def test_nothing_is_told_of_a_whole_text() -> None:
    akt = make_akt()
    assert not [one for arende in akt.arenden for one in find_platshallare_findings(akt, arende)]


def test_it_is_among_the_findings_on_texts() -> None:
    akt = make_akt()
    open_to_change = akt.model_copy(
        update={"justeringar": tuple(one.model_copy(update={"justerad_date": None}) for one in akt.justeringar)}
    )
    numbered = open_to_change.numrerade_arenden[1]
    punkt = open_to_change.beslutspunkter_of(numbered.id)[0].model_copy(update={"beslut": GAP})
    changed = tuple(punkt if one.id == punkt.id else one for one in open_to_change.beslutspunkter)
    found = find_text_findings(open_to_change.model_copy(update={"beslutspunkter": changed}))
    assert "platshallare_kvar" in [one.regel for one in found]
