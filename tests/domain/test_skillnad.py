"""The difference between two wordings, word by word, and the sentence that tells it."""

from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from nacka_sekreterare.domain.skillnad import Skillnad, Skillnadsslag, find_skillnad, tell_skillnad

LIKA, BORT, TILL = Skillnadsslag
TEXTS = st.text(alphabet="ab åÖ 1.,\n", max_size=40)


def short(parts: tuple[Skillnad, ...]) -> str:
    marks = {LIKA: "{}", BORT: "[-{}-]", TILL: "[+{}+]"}
    return "".join(marks[part.slag].format(part.text) for part in parts)


@pytest.mark.parametrize(
    ("fore", "nu", "marked", "told"),
    [
        ("Nämnden bifaller.", "Nämnden bifaller.", "", ""),
        ("Nämnden bifaller.", "Nämnden bifaller. \n", "", ""),
        ("Högst 40 platser.", "Högst 60 platser.", "Högst [-40-][+60+] platser.", "”40” har blivit ”60”"),
        ("Bidrag ges.", "Bidrag ges inte.", "Bidrag ges[+ inte+].", "”inte” är tillagt"),
        ("Bidrag ges inte.", "Bidrag ges.", "Bidrag ges[- inte-].", "”inte” är borttaget"),
        ("", "Nämnden avslår.", "[+Nämnden avslår.+]", "”Nämnden avslår.” är tillagt"),
        ("Nämnden avslår.", "", "[-Nämnden avslår.-]", "”Nämnden avslår.” är borttaget"),
        (
            "Alla röstar ja.",
            "Ingen vill ja.",
            "[-Alla röstar-][+Ingen vill+] ja.",
            "”Alla röstar” har blivit ”Ingen vill”",
        ),
        ("Första.\nAndra.", "Första.\nTredje.", "Första.\n[-Andra-][+Tredje+].", "”Andra” har blivit ”Tredje”"),
    ],
)
def test_the_words_that_differ_are_told(fore: str, nu: str, marked: str, told: str) -> None:
    parts = find_skillnad(fore, nu)
    assert short(parts) == marked
    assert tell_skillnad(parts) == told


def test_many_changes_are_told_by_their_number_and_long_ones_cut() -> None:
    fore = " ".join(f"ord{n} mitt{n}" for n in range(6))
    nu = " ".join(f"ord{n} byte{n}" for n in range(6))
    assert tell_skillnad(find_skillnad(fore, nu)).endswith("; och 3 ställen till")
    assert tell_skillnad(find_skillnad("", "mycket långt " * 30)).count("mycket") < 6


def test_a_very_long_text_is_compared_without_keeping_her_waiting() -> None:
    fore = "Början. " + "samma ord igen " * 3000
    nu = "Början. " + "andra ord nu " * 3000
    assert [part.slag for part in find_skillnad(fore, nu)] == [LIKA, BORT, TILL]


@given(TEXTS, TEXTS)
def test_the_parts_make_both_wordings(fore: str, nu: str) -> None:
    parts = find_skillnad(fore, nu)
    if not parts:
        assert fore.strip() == nu.strip()
        return
    assert "".join(part.text for part in parts if part.slag is not TILL) == fore.strip()
    assert "".join(part.text for part in parts if part.slag is not BORT) == nu.strip()
    assert all(one.slag is not other.slag for one, other in pairwise(parts))
