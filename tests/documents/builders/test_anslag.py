from datetime import UTC, date, datetime
from uuid import NAMESPACE_URL

import pytest
from factories import SEKRETESS_WORDS, as_approved, as_closed, make_akt

from nacka_sekreterare.documents.backends.text import render_text
from nacka_sekreterare.documents.builders.anslag import anslag_plain_text, build_anslag
from nacka_sekreterare.documents.builders.anslagsruta import EMPTY_LINE, down_text
from nacka_sekreterare.documents.model import Mark
from nacka_sekreterare.domain.akt import Akt
from nacka_sekreterare.domain.anslag import Anslag
from nacka_sekreterare.domain.errors import UserError
from nacka_sekreterare.domain.organ import Organtyp

WHEN = datetime(2026, 4, 29, 9, 0, tzinfo=UTC)


def text_of(akt: Akt, index: int = 0) -> str:
    return render_text(build_anslag(akt, akt.justeringar[index], created_at=WHEN), lambda _: 1)


def test_what_has_happened_is_told_as_facts() -> None:
    text = " ".join(text_of(make_akt()).split())
    assert "Paragrafer §§ 33–37, 39–45" in text
    assert "sätts upp 2026-04-29" in text
    assert "tas ned 2026-05-21" in text
    assert "senast den 20 maj 2026" in text
    assert "UTKAST" not in text


def test_an_omedelbar_justering_has_an_anslag_of_its_own() -> None:
    text = " ".join(text_of(make_akt(), 1).split())
    assert "Paragrafer § 38" in text
    assert "justerades den 22 april 2026" in text
    assert "senast den 15 maj 2026" in text  # three weeks are 14 May, Kristi himmelsfärdsdag


@pytest.mark.parametrize("earlier", [as_approved, as_closed])
def test_a_planned_date_is_never_told_as_a_fact(earlier: object) -> None:
    akt: Akt = earlier(make_akt())  # type: ignore[operator]
    for index in (0, 1):
        text = text_of(akt, index)
        dates = [line for line in text.splitlines() if line.startswith("Datum då anslaget")]
        assert [("Planerat till" in line) for line in dates] == [True, True]
        assert "tillkännagavs på kommunens" not in text
        assert build_anslag(akt, akt.justeringar[index], created_at=WHEN).mark is Mark.UTKAST


def test_dates_that_nobody_knows_are_empty_lines() -> None:
    akt = as_closed(make_akt()).model_copy(update={"anslag": ()})
    lines = [line for line in text_of(akt).splitlines() if line.startswith("Datum då")]
    assert all(line.endswith(EMPTY_LINE) for line in lines)


def test_before_the_justering_it_does_not_say_that_the_protokoll_is_justerat() -> None:
    assert "justerades" not in text_of(as_closed(make_akt()))


def test_no_rubrik_of_an_arende_is_in_it() -> None:
    akt = make_akt()
    for index in (0, 1):
        text = text_of(akt, index)
        assert not [arende.rubrik for arende in akt.arenden if arende.dnr and arende.rubrik in text]
        assert not [word for word in SEKRETESS_WORDS if word in text]


def test_without_a_place_where_the_protokoll_is_kept_it_says_what_to_do() -> None:
    akt = make_akt(forvaringsplats="")
    akt = akt.model_copy(update={"anslag": ()})
    with pytest.raises(UserError, match="förvaringsplats"):
        build_anslag(akt, akt.justeringar[0], created_at=WHEN)


def test_it_tells_what_can_be_appealed_of_that_organ() -> None:
    said = {}
    for typ in Organtyp:
        akt = make_akt()
        said[typ] = text_of(akt.model_copy(update={"organ": akt.organ.model_copy(update={"typ": typ})}))
    assert "bara förbereder" in said[Organtyp.NAMND]
    assert "bara förbereder" not in said[Organtyp.FULLMAKTIGE]  # KL 13:2 p. 1
    assert "de samverkande kommunernas anslagstavlor" in said[Organtyp.GEMENSAM_NAMND]
    assert "överklagas" not in said[Organtyp.RAD]


def test_the_clipboard_gets_the_same_facts_as_lines() -> None:
    akt = make_akt()
    assert anslag_plain_text(akt, akt.justeringar[0]) == (
        "Beslutande organ: Äldrenämnden\n"
        "Sammanträdesdatum: 2026-04-22\n"
        "Paragrafer: §§ 33–37, 39–45\n"
        "Datum då anslaget sätts upp: 2026-04-29\n"
        "Datum då anslaget tas ned: 2026-05-21\n"
        "Protokollets förvaringsplats: Kommunkansliets arkiv\n"
    )


def test_the_day_down_is_the_first_lawful_one_until_it_is_taken_down() -> None:
    up = Anslag(justering_id=NAMESPACE_URL, uppsatt_date=date(2022, 4, 26), planerad_ned_date=date(2022, 5, 10))
    assert down_text(up) == "Tidigast 2022-05-18"
    assert down_text(up.model_copy(update={"planerad_ned_date": date(2022, 5, 30)})) == "Planerat till 2022-05-30"
    assert down_text(up.model_copy(update={"nedtaget_date": date(2022, 5, 19)})) == "2022-05-19"
