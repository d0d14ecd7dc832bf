"""The words that are said of a handlingspaket."""

import pytest

from nacka_sekreterare.services.handling import Examined, Making
from nacka_sekreterare.ui.foredragningslista.paketord import sum_text

ONE, TWELVE = Examined(Making.AS_IT_IS, 1), Examined(Making.AS_IT_IS, 12)
WORD, WRITTEN = Examined(Making.CONVERTED), Examined(Making.SET)


@pytest.mark.parametrize(
    ("examined", "said"),
    [
        ([ONE], "En handling, 1 sida"),
        ([ONE, TWELVE], "2 handlingar, 13 sidor"),
        ([TWELVE, WORD], "2 handlingar, 12 sidor. Sidorna i en av dem räknas när paketet görs."),
        ([TWELVE, WORD, WRITTEN], "3 handlingar, 12 sidor. Sidorna i 2 av dem räknas när paketet görs."),
        ([WORD], "En handling. Sidorna räknas när paketet görs."),
        ([WORD, WRITTEN], "2 handlingar. Sidorna räknas när paketet görs."),
    ],
)
def test_the_sum_says_which_pages_are_not_counted_yet(examined: list[Examined], said: str) -> None:
    assert sum_text(examined) == said
