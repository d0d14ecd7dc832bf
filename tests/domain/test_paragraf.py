"""The series of §§: no gap, no duplicate, and a number that has left the house never moves."""

from uuid import UUID, uuid4

import pytest
from hypothesis import given
from hypothesis import strategies as st
from hypothesis.stateful import RuleBasedStateMachine, initialize, invariant, precondition, rule

from nacka_sekreterare.domain.errors import UserError
from nacka_sekreterare.domain.paragraf import (
    Serieplats,
    find_number_faults,
    format_range,
    number_paragrafer,
    numbers_to_fix,
    parse_range,
)


class Series:
    """A series as the store keeps it: places in order, on which §§ are added, fixed and withdrawn."""

    def __init__(self, names: str, start: int = 1) -> None:
        self.start = start
        self.ids = {name: uuid4() for name in names.split()}
        self.places = [Serieplats(paragraf_id=paragraf_id) for paragraf_id in self.ids.values()]

    def insert(self, name: str, position: int) -> None:
        self.ids[name] = uuid4()
        self.places.insert(position, Serieplats(paragraf_id=self.ids[name]))

    def fix(self, *names: str) -> None:
        fixed = numbers_to_fix(self.places, self.start, [self.ids[name] for name in names])
        self.places = [place.model_copy(update={"nummer": fixed[place.paragraf_id]})
                       if place.paragraf_id in fixed else place for place in self.places]  # fmt: skip

    def drop_number(self, name: str) -> None:
        self.places = [place.model_copy(update={"tar_nummer": False})
                       if place.paragraf_id == self.ids[name] else place for place in self.places]  # fmt: skip

    def __getitem__(self, name: str) -> int | None:
        return number_paragrafer(self.places, self.start).get(self.ids[name])

    def all(self) -> dict[str, int | None]:
        return {name: self[name] for name in self.ids}


def test_the_organ_that_starts_in_october_at_61() -> None:
    assert Series("a b c", start=61).all() == {"a": 61, "b": 62, "c": 63}


def test_an_omedelbart_justerad_paragraf_in_the_middle_fixes_what_comes_before_it() -> None:
    series = Series("a b c d e", start=61)
    series.fix("c")
    assert [place.nummer for place in series.places] == [61, 62, 63, None, None]
    assert series.all() == {"a": 61, "b": 62, "c": 63, "d": 64, "e": 65}


@pytest.mark.parametrize("position", [0, 1, 3, 5])
def test_an_extra_arende_after_a_fixed_number_takes_a_later_one_wherever_it_is_put(position: int) -> None:
    series = Series("a b c d e")
    series.fix("c")
    series.insert("x", position)
    assert (series["a"], series["b"], series["c"]) == (1, 2, 3)
    assert series["x"] == (6 if position == 5 else 4)
    assert sorted(number or 0 for number in series.all().values()) == [1, 2, 3, 4, 5, 6]


def test_one_that_utgar_before_a_fixed_number_keeps_its_paragraf() -> None:
    series = Series("a b c d")
    series.fix("c")
    series.drop_number("b")
    assert series.all() == {"a": 1, "b": 2, "c": 3, "d": 4}


def test_one_that_utgar_while_provisional_may_give_up_its_number() -> None:
    series = Series("a b c d")
    series.drop_number("b")
    assert series.all() == {"a": 1, "b": None, "c": 2, "d": 3}


def test_a_paragraf_forgotten_until_next_morning_takes_the_next_free_number() -> None:
    series = Series("a b c")
    series.fix("a", "b", "c")
    series.insert("forgotten", 1)
    assert series.all() == {"a": 1, "b": 2, "c": 3, "forgotten": 4}


def test_two_sammantraden_open_at_once() -> None:
    series = Series("october1 october2 november1 november2", start=61)
    series.fix("november1")
    series.insert("october3", 2)
    assert series.all() == {"october1": 61, "october2": 62, "november1": 63, "october3": 64, "november2": 65}


def test_an_import_with_a_hole_or_a_duplicate_is_told_of() -> None:
    places = [Serieplats(paragraf_id=uuid4(), nummer=number) for number in (34, 35, 35, 38)]
    assert find_number_faults(places, 1) == ("§ 35 finns mer än en gång.", "§§ 36–37 saknas i serien.")
    assert find_number_faults([], 61) == ()


class AnySeries(RuleBasedStateMachine):
    """Ärenden are added, withdrawn and fixed in any order; what left the house is remembered and must stay."""

    @initialize(start=st.integers(1, 200), count=st.integers(0, 8))
    def begin(self, start: int, count: int) -> None:
        self.start = start
        self.places = [Serieplats(paragraf_id=uuid4()) for _ in range(count)]
        self.given_out: dict[UUID, int] = {}

    @rule(position=st.integers(0, 30))
    def add(self, position: int) -> None:
        self.places.insert(min(position, len(self.places)), Serieplats(paragraf_id=uuid4()))

    @precondition(lambda self: self.places)
    @rule(data=st.data())
    def withdraw_or_bring_back(self, data: st.DataObject) -> None:
        index = data.draw(st.integers(0, len(self.places) - 1))
        place = self.places[index]
        self.places[index] = place.model_copy(update={"tar_nummer": not place.tar_nummer})

    @precondition(lambda self: self.places)
    @rule(data=st.data())
    def move_unfixed(self, data: st.DataObject) -> None:
        place = self.places.pop(data.draw(st.integers(0, len(self.places) - 1)))
        self.places.insert(data.draw(st.integers(0, len(self.places))), place)

    @precondition(lambda self: self.places)
    @rule(data=st.data())
    def fix(self, data: st.DataObject) -> None:
        chosen = data.draw(st.lists(st.sampled_from([place.paragraf_id for place in self.places]), max_size=3))
        fixed = numbers_to_fix(self.places, self.start, chosen)
        self.given_out |= fixed
        self.places = [
            place.model_copy(update={"nummer": fixed.get(place.paragraf_id, place.nummer)}) for place in self.places
        ]

    @invariant()
    def no_gap_no_duplicate_and_nothing_moved(self) -> None:
        numbers = number_paragrafer(self.places, self.start)
        assert sorted(numbers.values()) == list(range(self.start, self.start + len(numbers)))
        assert self.given_out.items() <= numbers.items()
        assert find_number_faults(self.places, self.start) == ()

    @invariant()
    def every_place_that_takes_a_number_has_one(self) -> None:
        numbers = number_paragrafer(self.places, self.start)
        assert all(place.paragraf_id in numbers for place in self.places if place.tar_nummer)

    @invariant()
    def provisional_numbers_follow_the_foredragningslista(self) -> None:
        numbers = number_paragrafer(self.places, self.start)
        unfixed = [numbers[p.paragraf_id] for p in self.places if p.nummer is None and p.tar_nummer]
        assert unfixed == sorted(unfixed)


TestAnySeries = AnySeries.TestCase


@pytest.mark.parametrize(
    ("numbers", "text"),
    [
        ([], ""),
        ([35], "§ 35"),
        (range(33, 42), "§§ 33–41"),
        ([57, 58, 59, 60, 61, 62, 63, 64, 66], "§§ 57–64, 66"),
        ([75, 76, 81, 80], "§§ 75–76, 80–81"),
        ([1, 1], "§ 1"),
    ],
)
def test_ranges_as_a_protokoll_writes_them(numbers: list[int], text: str) -> None:
    assert format_range(numbers, sign=True) == text
    assert format_range(numbers) == text.removeprefix("§").removeprefix("§").strip()


@given(st.sets(st.integers(1, 400), min_size=1))
def test_a_written_range_reads_back(numbers: set[int]) -> None:
    assert parse_range(format_range(numbers, sign=True)) == tuple(sorted(numbers))


@pytest.mark.parametrize(
    ("text", "numbers"),
    [("§§ 34-36", (34, 35, 36)), ("§35", (35,)), ("57 – 58, 60 och 62", (57, 58, 60, 62)), ("3, 3", (3,))],
)
def test_ranges_as_people_write_them(text: str, numbers: tuple[int, ...]) -> None:
    assert parse_range(text) == numbers


@pytest.mark.parametrize("text", ["", "§", "41–33", "fem", "1–", "1,,2", "0-999999", "²"])
def test_what_is_no_range_is_refused_with_a_sentence(text: str) -> None:
    with pytest.raises(UserError, match="är inga paragrafnummer"):
        parse_range(text)
