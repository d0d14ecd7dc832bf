"""What makes documents hard to read is told, and what does not is not."""

import pytest

from nacka_sekreterare.domain.utseende import Fil, Utseende
from nacka_sekreterare.domain.utseendefel import contrast_on_white, find_look_faults

LOGO = Fil(namn="vapen.png", sha256="0" * 64, storlek=1)


def test_the_standard_look_has_no_faults() -> None:
    assert find_look_faults(Utseende()) == ()


@pytest.mark.parametrize(("colour", "contrast"), [("ffffff", 1), ("000000", 21), ("777777", 4.48), ("#767676", 4.54)])
def test_contrast_is_that_of_wcag(colour: str, contrast: float) -> None:
    assert contrast_on_white(colour) == pytest.approx(contrast, abs=0.01)


@pytest.mark.parametrize(
    ("change", "word"),
    [
        ({"accentfarg": "777777"}, "4,5:1"),
        ({"accentfarg": "blå"}, "ingen färg"),
        ({"vanstermarginal_mm": 70.5, "hogermarginal_mm": 50}, "89,5 mm"),
        ({"overmarginal_mm": 100, "undermarginal_mm": 80}, "117 mm"),
        ({"hogermarginal_mm": 5}, "Högermarginalen"),
        ({"textstorlek_pt": 18}, "18 punkter"),
        ({"logotyp": LOGO, "logotyp_text": "Vapen", "logotyp_bredd_mm": 120}, "80 mm"),
        ({"logotyp": LOGO}, "inte ser den"),
    ],
)
def test_each_fault_is_told_in_one_sentence_with_its_figure(change: dict[str, object], word: str) -> None:
    (sentence,) = find_look_faults(Utseende.model_validate(change))
    assert word in sentence
    assert sentence.endswith(".")


@pytest.mark.parametrize("colour", ["767676", "1f5c99"])
def test_a_colour_that_can_be_read_is_no_fault(colour: str) -> None:
    assert find_look_faults(Utseende(accentfarg=colour)) == ()
