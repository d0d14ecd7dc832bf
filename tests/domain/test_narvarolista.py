"""The printed närvaro says exactly what the timeline says, in the words that real närvarolistor use."""

import pytest
from domain.builder import AWAY, OTHER, SERVES, WAITS, Builder, who
from hypothesis import given
from hypothesis import strategies as st

from nacka_sekreterare.domain.narvarolista import interval_text, narvaro_text, narvarolista
from nacka_sekreterare.domain.paragraf import parse_range
from nacka_sekreterare.domain.person import Mandatroll


def lines(builder: Builder, group: str) -> list[str]:
    return [row.text for row in getattr(narvarolista(builder.build()), group)]


def test_who_is_there_throughout_has_only_a_name() -> None:
    builder = Builder()
    builder.everybody(but="Ida")
    assert lines(builder, "beslutande") == [
        "Ada Berg (S)",
        "Bo Dal (M)",
        "Cia Ek (L)",
        "Dan Fors (S)",
        "Eva Gran (M)",
    ]
    assert lines(builder, "ersattare") == ["Finn Hed (S)", "Gun Idh (S)", "Hans Jern (M)"]
    assert lines(builder, "franvarande") == ["Ida Kvist (L)"]


def test_an_ersattare_who_waits_from_the_second_paragraf_on() -> None:
    builder = Builder()
    builder.everybody(but="Gun")
    builder.room("Gun", WAITS, 34)
    assert "Gun Idh (S), §§ 34–41" in lines(builder, "ersattare")


def test_an_official_with_title_who_leaves() -> None:
    builder = Builder()
    builder.everybody()
    builder.person("Siri Tor", titel="verksamhetschef", enhet="lekförvaltningen")
    builder.room("Siri", OTHER)
    builder.room("Siri", AWAY, 38)
    assert lines(builder, "ovriga") == ["Siri Tor, verksamhetschef, lekförvaltningen, §§ 33–37"]


def test_officials_stand_in_the_order_of_their_mandat_whatever_their_role() -> None:
    builder = Builder()
    for order, (name, roll) in enumerate(
        [
            ("Tuva Ung", Mandatroll.TJANSTEPERSON),
            ("Ulf Vik", Mandatroll.SEKRETERARE),
            ("Vera Yng", Mandatroll.TJANSTEPERSON),
        ]
    ):
        builder.person(name, roll=roll, ordning=order)
    for name in ("Vera", "Ulf", "Tuva"):
        builder.room(name, OTHER)
    assert lines(builder, "ovriga") == ["Tuva Ung", "Ulf Vik", "Vera Yng"]


def test_serving_for_a_part_and_waiting_for_the_rest() -> None:
    builder = Builder()
    builder.everybody()
    builder.room("Dan", AWAY, 36)
    builder.room("Finn", SERVES, 36, seat="Dan")
    assert "Dan Fors (S), §§ 33–35" in lines(builder, "beslutande")
    assert lines(builder, "beslutande")[-1] == "Finn Hed (S), tjänstgör för Dan Fors (S) §§ 36–41"
    assert "Finn Hed (S), §§ 33–35" in lines(builder, "ersattare")


def test_serving_throughout_and_for_two_in_turn() -> None:
    builder = Builder()
    builder.everybody(but="Dan Eva Gun")
    builder.room("Finn", SERVES, seat="Dan")
    builder.room("Hans", SERVES, seat="Eva")
    builder.room("Eva", SERVES, 36)
    builder.room("Hans", AWAY, 36)
    builder.room("Hans", SERVES, 39, seat="Bo")
    builder.room("Bo", AWAY, 39)
    assert lines(builder, "beslutande")[-2:] == [
        "Finn Hed (S), tjänstgör för Dan Fors (S)",
        "Hans Jern (M), tjänstgör för Eva Gran (M) §§ 33–35, tjänstgör för Bo Dal (M) §§ 39–41",
    ]


def test_the_seat_is_not_named_where_the_organ_does_not_print_it() -> None:
    builder = Builder(visa_tjanstgor_for=False, visa_franvarande=False)
    builder.everybody(but="Dan Ida")
    builder.room("Finn", SERVES, seat="Dan")
    assert lines(builder, "beslutande")[-1] == "Finn Hed (S)"
    assert lines(builder, "franvarande") == []


def test_jav_takes_the_person_out_of_that_paragraf_only() -> None:
    builder = Builder()
    builder.everybody()
    builder.person("Siri Tor", titel="chef")
    builder.room("Siri", OTHER)
    builder.jav("Cia", 37)
    builder.jav("Siri", 37)
    assert "Cia Ek (L), ej § 37" in lines(builder, "beslutande")
    assert lines(builder, "ovriga") == ["Siri Tor, chef, ej § 37"]


def test_a_list_of_some_paragrafer_tells_nothing_of_the_others() -> None:
    builder = Builder()
    builder.everybody(but="Gun")
    builder.jav("Ada", 39)
    builder.room("Bo", AWAY, 39)
    builder.room("Gun", WAITS, 40)
    akt = builder.build()
    assert [row.text for row in narvarolista(akt, (38,)).beslutande[:2]] == ["Ada Berg (S)", "Bo Dal (M)"]
    assert "Gun Idh (S)" in [row.text for row in narvarolista(akt, (38,)).franvarande]
    later = narvarolista(akt, (38, 39))
    assert [row.text for row in later.beslutande[:2]] == ["Ada Berg (S), § 38", "Bo Dal (M), § 38"]


def test_who_is_javig_in_every_paragraf_told_of_is_there_all_the_same() -> None:
    builder = Builder()
    builder.everybody(but="Ida")
    builder.jav("Ada", 39)
    builder.jav("Ida", 39)
    listed = narvarolista(builder.build(), (39,))
    assert "Ada Berg (S), ej § 39" in [row.text for row in listed.ovriga]
    assert [row.text for row in listed.franvarande] == ["Ida Kvist (L)"]


def test_coming_and_going_inside_a_paragraf() -> None:
    builder = Builder()
    builder.everybody(but="Eva")
    builder.room("Eva", SERVES, 35, inside=True, clock="19:15")
    builder.room("Bo", AWAY, 40, inside=True)
    builder.room("Ada", AWAY, 40, inside=True, clock="20:10")
    beslutande = lines(builder, "beslutande")
    assert "Eva Gran (M), del av § 35 (fr.o.m. kl. 19.15), §§ 36–41" in beslutande
    assert "Bo Dal (M), §§ 33–39, del av § 40" in beslutande
    assert "Ada Berg (S), §§ 33–39, del av § 40 (t.o.m. kl. 20.10)" in beslutande


def test_the_clock_of_a_gap_says_from_when_one_was_away() -> None:
    builder = Builder()
    builder.everybody(but="Eva")
    builder.room("Bo", AWAY, 36, inside=True, clock="18:06")
    builder.room("Bo", SERVES, 37)
    builder.room("Ada", AWAY, 35)
    builder.room("Ada", SERVES, 36, inside=True, clock="19:15")
    beslutande = lines(builder, "beslutande")
    assert "Bo Dal (M), ej del av § 36 (fr.o.m. kl. 18.06)" in beslutande
    assert "Ada Berg (S), ej § 35 och del av § 36 (t.o.m. kl. 19.15)" in beslutande


def test_distans_throughout_and_for_a_part() -> None:
    builder = Builder()
    builder.everybody()
    builder.room("Cia", SERVES, distans=True)
    builder.room("Dan", SERVES, 38, distans=True)
    assert "Cia Ek (L) (distans)" in lines(builder, "beslutande")
    assert "Dan Fors (S), distans §§ 38–41" in lines(builder, "beslutande")


def test_facts_recorded_out_of_order_are_read_by_paragraf_and_clock() -> None:
    builder = Builder()
    builder.everybody()
    builder.room("Bo", SERVES, 40)
    builder.room("Bo", AWAY, 35)
    assert "Bo Dal (M), ej §§ 35–39" in lines(builder, "beslutande")
    builder.room("Eva", SERVES, 36, inside=True, clock="19:30")
    builder.room("Eva", AWAY, 36, inside=True, clock="19:10")
    assert "Eva Gran (M), ej del av § 36" in lines(builder, "beslutande")


def test_a_paragraf_handled_earlier_with_a_later_number_follows_the_foredragningslista() -> None:
    builder = Builder(range(33, 38))
    builder.set_arende(37, ordning=34)
    builder.everybody()
    builder.room("Bo", AWAY, 35)
    assert "Bo Dal (M), ej §§ 35–36" in lines(builder, "beslutande")


def test_nobody_is_listed_before_narvaro_is_recorded() -> None:
    assert narvarolista(Builder().build()).grupper == ()


def test_the_window_reads_the_same_words() -> None:
    builder = Builder()
    builder.everybody()
    builder.room("Cia", AWAY, 40)
    assert narvaro_text(builder.build(), who("Cia")) == "Cia Ek (L), §§ 33–39"


NUMBERS = range(33, 42)


@pytest.mark.parametrize(
    ("whole", "text"),
    [
        (NUMBERS, ""),
        (range(34, 42), "§§ 34–41"),
        (range(33, 38), "§§ 33–37"),
        ([35], "§ 35"),
        ({*NUMBERS} - {36}, "ej § 36"),
        ({*NUMBERS} - {36, 38, 39}, "ej §§ 36, 38–39"),
        ({*NUMBERS} - {33, 36}, "§§ 34–35, 37–41"),
    ],
)
def test_interval_texts(whole: range, text: str) -> None:
    assert interval_text(NUMBERS, set(whole)) == text


@given(st.sets(st.sampled_from(NUMBERS), min_size=1))
def test_an_interval_text_says_exactly_the_set(whole: set[int]) -> None:
    text = interval_text(NUMBERS, whole)
    if not text:
        assert whole == set(NUMBERS)
    elif text.startswith("ej "):
        assert set(parse_range(text.removeprefix("ej "))) == set(NUMBERS) - whole
    else:
        assert set(parse_range(text)) == whole


@given(
    st.lists(
        st.tuples(
            st.sampled_from(["Ada", "Bo", "Cia", "Dan", "Eva"]),
            st.sampled_from([SERVES, AWAY]),
            st.sampled_from(NUMBERS),
        ),
        max_size=20,
    )
)
def test_the_printed_list_agrees_with_a_plain_replay(acts: list[tuple[str, object, int]]) -> None:
    builder = Builder()
    builder.everybody()
    for name, roll, number in acts:
        builder.room(name, roll, number)
    akt = builder.build()
    for name in ["Ada", "Bo", "Cia", "Dan", "Eva"]:
        there = set()
        for number in NUMBERS:
            known = [(other_number, index, roll) for index, (other, roll, other_number) in enumerate(acts)
                     if other == name and other_number <= number]  # fmt: skip
            if not known or max(known)[2] is SERVES:
                there.add(number)
        rows = [row for row in narvarolista(akt).beslutande if row.person_id == who(name)]
        text = interval_text(NUMBERS, there)
        expected = [(text,) if text else ()] if there else []
        assert [row.tillagg for row in rows] == expected
