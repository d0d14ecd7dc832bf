from datetime import UTC, datetime

import pytest
from factories import SEKRETESS_WORDS, WITHDRAWN_WORDS, as_planned, make_akt

from nacka_sekreterare.documents.backends.text import render_text
from nacka_sekreterare.documents.builders.kallelse import build_kallelse, point_numbers
from nacka_sekreterare.documents.model import Heading, Text
from nacka_sekreterare.domain.akt import Akt
from nacka_sekreterare.domain.bilaga import Utsandning
from nacka_sekreterare.domain.sammantrade import Sammantrade

WHEN = datetime(2026, 4, 15, 9, 0, tzinfo=UTC)


def text_of(akt: Akt) -> str:
    return render_text(build_kallelse(akt, created_at=WHEN), lambda _: 1)


def test_points_are_numbered_and_those_with_a_number_of_their_own_keep_it() -> None:
    arenden = make_akt().arenden[:6]
    own = [arende.model_copy(update={"nummer_text": "3 a"}) if i == 3 else arende for i, arende in enumerate(arenden)]
    assert point_numbers(own) == ["1", "2", "3", "3 a", "4", "5"]


def test_a_number_of_its_own_moves_the_following_ones() -> None:
    arenden = make_akt().arenden[:4]
    own = [arende.model_copy(update={"nummer_text": "10"}) if i == 1 else arende for i, arende in enumerate(arenden)]
    assert point_numbers(own) == ["1", "10", "11", "12"]


def test_a_sekretess_arende_is_a_neutral_line() -> None:
    text = text_of(as_planned(make_akt()))
    assert "10 Ärende som omfattas av sekretess" in text
    assert not [word for word in SEKRETESS_WORDS if word in text]


def test_a_sekretess_bilaga_of_an_open_arende_is_not_named() -> None:
    akt = as_planned(make_akt())
    secret = akt.bilagor[0].model_copy(update={"utsandning": Utsandning.SEKRETESS, "namn": "Om Sigurd Nyvall.pdf"})
    text = text_of(akt.model_copy(update={"bilagor": (secret, *akt.bilagor[1:])}))
    assert "Sigurd" not in text
    assert "Handling som omfattas av sekretess" in text


def test_what_a_higher_organ_is_asked_to_decide_stands_indented() -> None:
    document = build_kallelse(as_planned(make_akt()), created_at=WHEN)
    texts = [block.text for block in document.blocks if isinstance(block, Text)]
    upward = next(text for text in texts if "kommunfullmäktige fatta" in text.plain)
    assert [block.indent for block in upward.blocks if block.kind == "passage"] == [0, 1, 1]


def test_each_bilaga_says_how_it_reaches_the_members() -> None:
    text = text_of(as_planned(make_akt()))
    assert "Motion Skapa seniorboenden.pdf (utsänd)" in text
    assert "Jämförelse av avgifter.pdf (dukas på sammanträdet)" in text


def test_the_kallelse_says_nothing_of_what_happened_at_the_sammantrade() -> None:
    text = text_of(make_akt())
    for words in (WITHDRAWN_WORDS, "upprop förrättas", "Ärendet utgår", "60 000", "Öppettider", "reserverar"):
        assert words not in text


def test_the_information_stands_under_the_opening_point() -> None:
    text = text_of(as_planned(make_akt()))
    assert "1 Mötesinformation\n\nGruppmöten kl. 17.00." in text


def test_without_an_opening_point_the_information_has_a_heading_of_its_own() -> None:
    akt = as_planned(make_akt())
    akt = akt.model_copy(update={"arenden": akt.arenden[1:]})
    headings = [block.text for block in build_kallelse(akt, created_at=WHEN).blocks if isinstance(block, Heading)]
    assert headings[1] == "Mötesinformation"


@pytest.mark.parametrize("only", [True, False])
def test_it_says_when_one_must_come_in_person(only: bool) -> None:
    akt = as_planned(make_akt())
    meeting: Sammantrade = akt.sammantrade.model_copy(update={"endast_pa_plats": only})
    assert ("Endast deltagande på plats" in text_of(akt.model_copy(update={"sammantrade": meeting}))) is only


def test_an_akt_with_nothing_in_it_still_gives_a_kallelse() -> None:
    akt = make_akt()
    bare = Akt(organ=akt.organ, sammantrade=Sammantrade(organ_id=akt.organ.id, datum=akt.sammantrade.datum))
    assert "onsdagen den 22 april 2026" in text_of(bare)
