"""Which characters of a text no font has, where they stand, and how they are told of."""

import unicodedata

import pytest
from hypothesis import given
from hypothesis import strategies as st

from nacka_sekreterare.domain.tecken import clean, find_otryckbara, is_printable, name_tecken, tell_otryckbara

PRINTABLE = frozenset("abcdefghijklmnopqrstuvwxyzåäöÅÄÖé €–”\xa0" + "".join(map(chr, range(33, 97))))


@pytest.mark.parametrize(
    "text",
    [
        "",
        "Nämnden beslutar\natt godkänna förslaget.",
        "kostnad\xa0100\u202f000 €",
        "soft\xadhyphen, joiner\u200d, nolla\x00, riktning\u202e",
        "halva \ud83d tecken",
        "e\u0301 i två delar",
        "\uf0b7 punkt ur Word",
    ],
)
def test_ordinary_and_invisible_characters_are_not_told_of(text: str) -> None:
    assert find_otryckbara(text, PRINTABLE | {"•"}) == ()


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("Bra 🙂 jobbat", [(4, "🙂")]),
        ("🙂🙂", [(0, "🙂"), (1, "🙂")]),
        ("å 🏳\ufe0f ö", [(2, "🏳\ufe0f")]),
        ("x\u0301 y", [(0, "x\u0301")]),  # no font of these has the accent, and there is no such letter
        ("privat \ue000", [(7, "\ue000")]),
        ("한\u1100\u1161", [(0, "한"), (1, "\u1100\u1161")]),
    ],
)
def test_what_no_font_has_is_found_with_its_place(text: str, found: list[tuple[int, str]]) -> None:
    assert [tuple(one) for one in find_otryckbara(text, PRINTABLE)] == found


@given(st.text())
def test_nothing_is_found_exactly_when_every_character_that_is_set_can_be_printed(text: str) -> None:
    is_well = set(clean(text)) <= PRINTABLE | {"\n"}
    assert (find_otryckbara(text, PRINTABLE) == ()) is is_well


@given(st.text(alphabet=st.sampled_from("aåe\u0301\u0323🙂\u200d\ufe0f한\n"), max_size=12))
def test_what_is_found_stands_where_it_is_said_to(text: str) -> None:
    for one in find_otryckbara(text, PRINTABLE):
        assert text[one.start : one.start + len(one.text)] == one.text


def test_a_character_is_named_by_itself_and_its_number() -> None:
    assert name_tecken("🙂") == "🙂 (U+1F642)"
    assert name_tecken("🏳\ufe0f") == "🏳 (U+1F3F3)"
    assert name_tecken("\ue000") == "U+E000"


def test_a_sentence_says_which_and_what_to_do() -> None:
    assert tell_otryckbara([]) == ""
    assert tell_otryckbara(["🙂", "🙂"], place="i beslutet") == (
        "Tecknet 🙂 (U+1F642) i beslutet kan inte tryckas i handlingarna. Ta bort det eller skriv något annat."
    )
    assert tell_otryckbara("🙂😎") == (
        "Tecknen 🙂 (U+1F642) och 😎 (U+1F60E) kan inte tryckas i handlingarna. Ta bort dem eller skriv något annat."
    )


@given(st.characters())
def test_what_means_nothing_elsewhere_is_never_printable(character: str) -> None:
    is_private = unicodedata.category(character) in {"Co", "Cs", "Cn", "Cc"}
    assert is_printable(character) is not is_private
