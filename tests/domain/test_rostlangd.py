"""Röstlängd, quorum and the chair for every § and every moment (KL 4:22, 5:46, 6:27, 6:30)."""

import pytest
from domain.builder import AWAY, SERVES, WAITS, Builder, arende_id, who
from hypothesis import given
from hypothesis import strategies as st

from nacka_sekreterare.domain.organ import Organtyp
from nacka_sekreterare.domain.rostlangd import (
    Beslutsforhet,
    beslutsforhet,
    ordforande_of,
    rostlangd,
    rostlangder,
)


def names(builder: Builder, number: int) -> list[str]:
    akt = builder.build()
    return [akt.person(place.person_id).namn.split()[0] for place in rostlangd(akt, arende_id(number))]


def test_an_ersattare_stands_where_the_ledamot_would() -> None:
    builder = Builder()
    builder.everybody(but="Bo")
    builder.room("Hans", SERVES, seat="Bo")
    assert names(builder, 33) == ["Ada", "Hans", "Cia", "Dan", "Eva"]
    assert rostlangd(builder.build(), arende_id(33))[1].for_person_id == who("Bo")


def test_a_javig_is_out_for_the_paragraf_and_back_after_it() -> None:
    builder = Builder()
    builder.everybody()
    builder.jav("Cia", 35)
    builder.room("Ida", SERVES, 35, seat="Cia")
    builder.room("Ida", WAITS, 36)
    assert names(builder, 34) == names(builder, 36) == ["Ada", "Bo", "Cia", "Dan", "Eva"]
    assert names(builder, 35) == ["Ada", "Bo", "Ida", "Dan", "Eva"]


def test_a_paragraf_is_settled_by_those_who_are_there_at_its_end() -> None:
    builder = Builder()
    builder.everybody()
    builder.room("Eva", AWAY, 35, inside=True, clock="19:00")
    builder.room("Hans", SERVES, 35, inside=True, clock="19:05", seat="Eva")
    assert names(builder, 35) == ["Ada", "Bo", "Cia", "Dan", "Hans"]
    assert [len(lage) for lage in rostlangder(builder.build(), arende_id(35))] == [5, 4, 5]


@pytest.mark.parametrize(("seats", "needed"), [(10, 6), (11, 6), (13, 7), (1, 1), (2, 2)])
def test_quorum_is_more_than_half_of_the_seats(seats: int, needed: int) -> None:
    ledamoter = " ".join(f"L{number} N/S" for number in range(seats))
    builder = Builder(ledamoter=ledamoter, ersattare="")
    for number in range(needed):
        builder.room(f"L{number}")
    quorum = beslutsforhet(builder.build(), arende_id(33))
    assert quorum == Beslutsforhet(antal=needed, kravs=needed, antal_platser=seats)
    assert quorum.ar_beslutsfor
    builder.room("L0", AWAY, 34)
    assert not beslutsforhet(builder.build(), arende_id(34)).ar_beslutsfor


def test_jav_can_bring_a_namnd_below_quorum_but_not_fullmaktige() -> None:
    builder = Builder()
    builder.everybody(but="Dan Eva")
    builder.jav("Cia", 35)
    assert not beslutsforhet(builder.build(), arende_id(35)).ar_beslutsfor
    builder.organ = builder.organ.model_copy(update={"typ": Organtyp.FULLMAKTIGE})
    assert beslutsforhet(builder.build(), arende_id(35)).ar_beslutsfor


def test_the_chair_passes_to_the_vice_ordforande_who_serve() -> None:
    builder = Builder(range(33, 38))
    builder.everybody()
    builder.jav("Ada", 34)
    builder.room("Ada", AWAY, 35)
    builder.room("Bo", AWAY, 35)
    builder.room("Cia", AWAY, 36)
    builder.set_paragraf(37, ordforande_id=who("Eva"))
    akt = builder.build()
    chairs = [ordforande_of(akt, arende_id(number)) for number in range(33, 38)]
    assert chairs == [who("Ada"), who("Bo"), who("Cia"), None, who("Eva")]


def test_an_ersattare_takes_the_seat_and_never_the_chair() -> None:
    builder = Builder()
    builder.everybody(but="Ada")
    builder.room("Finn", SERVES, seat="Ada")
    assert ordforande_of(builder.build(), arende_id(33)) == who("Bo")


def test_before_any_narvaro_the_organs_ordforande_presides() -> None:
    assert ordforande_of(Builder().build(), arende_id(33)) == who("Ada")


PEOPLE = ["Ada", "Bo", "Cia", "Dan", "Eva", "Finn", "Gun", "Hans"]


@given(
    st.lists(
        st.tuples(st.sampled_from(PEOPLE), st.sampled_from([SERVES, WAITS, AWAY]), st.integers(33, 41), st.booleans()),
        max_size=25,
    ),
    st.sets(st.tuples(st.sampled_from(PEOPLE), st.integers(33, 41)), max_size=5),
)
def test_nobody_is_counted_twice_and_no_javig_is_counted(
    acts: list[tuple[str, object, int, bool]], jav: set[tuple[str, int]]
) -> None:
    builder = Builder()
    builder.everybody()
    for name, roll, number, inside in acts:
        builder.room(name, roll, number, inside=inside)
    for name, number in jav:
        builder.jav(name, number)
    akt = builder.build()
    for number in range(33, 42):
        people = [place.person_id for place in rostlangd(akt, arende_id(number))]
        assert len(people) == len(set(people)) == beslutsforhet(akt, arende_id(number)).antal
        assert not {who(name) for name, at in jav if at == number} & set(people)
