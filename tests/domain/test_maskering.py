"""What looks like a personnummer is found and nothing else, so that a proposal is worth reading."""

from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from nacka_sekreterare.domain.maskering import find_personnummer

DAYS = st.dates(date(1900, 1, 1), date(2030, 1, 1))


def with_control_digit(nine: str) -> str:
    """Nine digits with their tenth (Luhn), worked out the slow way."""
    products = "".join(str(int(digit) * (2, 1)[index % 2]) for index, digit in enumerate(nine))
    return nine + str(-sum(map(int, products)) % 10)


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("Personen 811228-9874 har sökt.", ["811228-9874"]),
        ("19811228-9874, 8112289874 och 198112289874", ["19811228-9874", "8112289874", "198112289874"]),
        ("Över hundra år: 811228+9874", ["811228+9874"]),
        ("samordningsnummer 701063-2391", ["701063-2391"]),
        ("fel kontrollsiffra 811228-9873", []),
        ("organisationsnummer 556016-0680 och 212000-0167", []),
        ("dnr ÄLN 2026/1234567890, tel 08-718 80 00, konto 811228-98745", []),
        ("ingen sådan dag 811328-9874", []),
        ("", []),
    ],
)
def test_a_number_is_found_as_it_is_written(text: str, found: list[str]) -> None:
    assert list(find_personnummer(text)) == found


@given(
    st.dates(date(1900, 1, 1), date(2030, 1, 1)), st.integers(0, 999), st.booleans(), st.sampled_from(["", "-", "+"])
)
def test_every_number_is_found_and_none_whose_control_digit_is_wrong(
    born: date, serial: int, is_coordination: bool, sign: str
) -> None:
    day = born.day + (60 if is_coordination else 0)
    right = with_control_digit(f"{born:%y%m}{day:02}{serial:03}")
    wrong = right[:9] + str((int(right[9]) + 1) % 10)
    written = f"{right[:6]}{sign}{right[6:]}"
    assert list(find_personnummer(f"Avser {written}.")) == [written]
    assert list(find_personnummer(f"Avser {wrong[:6]}{sign}{wrong[6:]}.")) == []
