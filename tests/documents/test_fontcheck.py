"""A font of the kommun's own is taken or refused when it is chosen, with the reason in one sentence."""

import struct

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from nacka_sekreterare.documents.fontcheck import FontFacts, check_font
from nacka_sekreterare.domain.errors import UserError
from nacka_sekreterare.system.resources import resource

GOOD = resource("fonts", "SourceSerifPro-It.ttf").read_bytes()


def place_of(font: bytes, table: bytes) -> int:
    """Where the record of a table begins."""
    return next(place for place in range(12, 12 + 16 * 30, 16) if font[place : place + 4] == table)


def renamed(font: bytes, table: bytes, name: bytes) -> bytes:
    place = place_of(font, table)
    return font[:place] + name + font[place + 4 :]


def with_embedding(allowed: int) -> bytes:
    start = struct.unpack_from(">I", GOOD, place_of(GOOD, b"OS/2") + 8)[0]
    return GOOD[: start + 8] + struct.pack(">H", allowed) + GOOD[start + 10 :]


@pytest.mark.parametrize(
    ("file", "facts"),
    [
        ("DejaVuSans.ttf", FontFacts("DejaVu Sans", is_bold=False, is_italic=False)),
        ("SourceSerifPro-Bold.ttf", FontFacts("Source Serif Pro", is_bold=True, is_italic=False)),
        ("SourceSerifPro-BoldIt.ttf", FontFacts("Source Serif Pro", is_bold=True, is_italic=True)),
    ],
)
def test_a_good_font_says_its_family_and_style(file: str, facts: FontFacts) -> None:
    assert check_font(resource("fonts", file).read_bytes()) == facts


@pytest.mark.parametrize(
    ("font", "word"),
    [
        (b"OTTO" + GOOD[4:], "PostScript"),
        (b"ttcf" + GOOD[4:], "samling"),
        (b"wOF2" + GOOD[4:], "webbtypsnitt"),
        (b"%PDF-1.7", "inget TrueType"),
        (b"", "inget TrueType"),
        (renamed(GOOD, b"glyf", b"CFF "), "TrueType-konturer"),
        (renamed(GOOD, b"GPOS", b"fvar"), "variabelt"),
        (renamed(GOOD, b"cmap", b"xxxx"), "skadad"),
        (GOOD[:9000], "skadad"),
        (with_embedding(0x0002), "licens"),
        (with_embedding(0x0100), "licens"),
        (GOOD + bytes(20_000_001), "MB"),
    ],
)
def test_what_cannot_be_used_is_refused_in_one_sentence(font: bytes, word: str) -> None:
    with pytest.raises(UserError, match=word) as caught:
        check_font(font)
    assert caught.value.sentence.endswith(".")


@pytest.mark.parametrize("allowed", [0x0000, 0x0004, 0x0008])
def test_a_font_that_may_be_embedded_in_some_way_is_taken(allowed: int) -> None:
    assert check_font(with_embedding(allowed)).family == "Source Serif Pro"


def test_the_letters_that_are_missing_are_named() -> None:
    start, _length = struct.unpack_from(">II", GOOD, place_of(GOOD, b"cmap") + 8)
    empty = struct.pack(">HH HHI HHHHHHH HHHHH", 0, 1, 3, 1, 12, 4, 24, 0, 2, 2, 0, 0, 0xFFFF, 0, 0xFFFF, 1, 0)
    with pytest.raises(UserError, match="saknar å, ä, ö"):
        check_font(GOOD[:start] + empty + GOOD[start + len(empty) :])


@settings(max_examples=25, deadline=None)
@given(st.lists(st.tuples(st.integers(0, 2000) | st.integers(0, len(GOOD) - 1), st.integers(0, 255)), max_size=40))
def test_a_damaged_font_is_refused_or_taken_and_never_falls(damage: list[tuple[int, int]]) -> None:
    font = bytearray(GOOD)
    for place, value in damage:
        font[place] = value
    try:
        check_font(bytes(font))
    except UserError as error:
        assert error.sentence.endswith(".")  # noqa: PT017 - either will do
