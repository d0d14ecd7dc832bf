"""Which words of a text have a spelling, and which never do."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from nacka_sekreterare.system.stavning_words import find_words, forms_of

CASES = {
    "Nämnden beslutar att bifalla.": ["Nämnden", "beslutar", "att", "bifalla"],
    "§ 37 i dnr ÄLN 2026/45 den 22 april": ["dnr", "den", "april"],
    "KSLN, LOV och KS:s beslut": ["och", "beslut"],
    "LOV-avtal och iPad": ["och"],
    "2024-års budget, 3a, A4-format": ["budget"],
    "och/eller (bifall) ”avslag”": ["och", "eller", "bifall", "avslag"],
    "hälso- och sjukvård": ["hälso-", "och", "sjukvård"],
    "asa.ros@nacka.se och www.nacka.se": ["och"],
    "bl.a. och t.ex. s.k.": ["och"],
    "Anna Ek-Lindberg (S) yrkar": ["Anna", "Ek-Lindberg", "yrkar"],
    "ordföranden's": ["ordföranden's"],
    "4–3 med sex avstår": ["med", "sex", "avstår"],
    "a" * 61: [],
    "": [],
    "– — … § %": [],
    "rad\u2028bruten": ["rad", "bruten"],
}


@pytest.mark.parametrize(("text", "words"), CASES.items())
def test_the_words_that_a_dictionary_can_judge(text: str, words: list[str]) -> None:
    assert [word.text for word in find_words(text)] == words


@given(st.text())
def test_a_word_stands_where_it_is_said_to_stand(text: str) -> None:
    for word in find_words(text):
        assert text[word.start : word.end] == word.text
        assert not any(letter.isdigit() for letter in word.text)


def test_a_name_is_known_in_parts_and_as_owner() -> None:
    forms = forms_of(["Anna Ek-Lindberg", "Nackalistan", ""])
    assert {"Anna", "Annas", "Ek-Lindberg", "Ek-Lindbergs", "Lindbergs", "Nackalistan", "Nackalistans"} <= forms
