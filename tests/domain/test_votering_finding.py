"""What is found at one ärende is what is found of it among all."""

import pytest
from factories import make_akt
from hypothesis import given
from strategies import akter

from nacka_sekreterare.domain.akt import Akt
from nacka_sekreterare.domain.votering_finding import find_votering_findings


def _assert_same(akt: Akt) -> int:
    everything = find_votering_findings(akt)
    for arende in akt.arenden:
        assert find_votering_findings(akt, arende.id) == tuple(f for f in everything if f.arende_id == arende.id)
    return len(everything)


def test_of_one_arende_is_found_what_is_found_of_it_among_all() -> None:
    akt = make_akt()
    nameless = tuple(votering.model_copy(update={"roster": ()}) for votering in akt.voteringar)
    _assert_same(akt)
    assert _assert_same(akt.model_copy(update={"voteringar": nameless})) > 0


@pytest.mark.hypothesis
@given(akt=akter())
def test_also_of_any_odd_sammantrade(akt: Akt) -> None:
    _assert_same(akt)
