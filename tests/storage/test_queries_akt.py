"""The akt as it is read back, and the series of §§."""

from datetime import date
from typing import Any
from uuid import UUID, uuid4

import pytest
from factories import make_akt
from stored_akt import add_akt

from nacka_sekreterare.domain.akt import Akt
from nacka_sekreterare.domain.arende import Arende
from nacka_sekreterare.domain.paragraf import Paragraf
from nacka_sekreterare.domain.person import Mandat, Mandatroll, Person
from nacka_sekreterare.domain.sammantrade import Sammantrade
from nacka_sekreterare.domain.value import Entity
from nacka_sekreterare.storage.database import Store
from nacka_sekreterare.storage.queries.akt import load_akt
from nacka_sekreterare.storage.queries.paragraf import read_serie
from nacka_sekreterare.storage.values import NoSuchValueError, ValueSession


@pytest.fixture
def akt(store: Store) -> Akt:
    akt = make_akt()
    with store.writing() as session:
        add_akt(ValueSession(session), akt)
        session.commit()
    return akt


def _add(store: Store, *values: Entity) -> Person:
    with store.writing() as session:
        ValueSession(session).add_all(values)
        session.commit()


def _load(store: Store, key: UUID) -> Akt:
    with store.reading() as session:
        return load_akt(session, key)


def _as_sets(akt: Akt) -> dict[str, Any]:
    return {name: set(map(repr, part)) if isinstance(part, tuple) else part for name, part in akt}


def test_an_akt_is_read_back_whole(store: Store, akt: Akt) -> None:
    read = _load(store, akt.sammantrade.id)
    assert _as_sets(read) == _as_sets(akt)
    assert [arende.id for arende in read.arenden] == [arende.id for arende in akt.arenden]
    assert read.paragrafnummer == akt.paragrafnummer


def test_an_akt_comes_in_the_same_order_every_time(store: Store, akt: Akt) -> None:
    assert _load(store, akt.sammantrade.id) == _load(store, akt.sammantrade.id)


def test_an_akt_holds_nothing_of_another_sammantrade(store: Store, akt: Akt) -> None:
    other = Sammantrade(organ_id=akt.organ.id, datum=date(2026, 5, 27))
    arende = Arende(sammantrade_id=other.id, ordning=1, rubrik="Ett annat ärende")
    _add(store, other, arende, Paragraf(arende_id=arende.id))
    assert _as_sets(_load(store, akt.sammantrade.id)) == _as_sets(akt)
    read = _load(store, other.id)
    assert [found.rubrik for found in read.arenden] == ["Ett annat ärende"]
    assert read.avsnitt == read.narvaro == read.justeringar == ()


def test_provisional_numbers_follow_the_fixed_ones_of_the_year(store: Store, akt: Akt) -> None:
    other = Sammantrade(organ_id=akt.organ.id, datum=date(2026, 5, 27))
    arenden = [Arende(sammantrade_id=other.id, ordning=n, rubrik=f"Nr {n}") for n in (2, 1)]
    _add(store, other, *arenden, *(Paragraf(arende_id=arende.id) for arende in arenden))
    read = _load(store, other.id)
    assert [(arende.rubrik, read.nummer_of(arende.id)) for arende in read.arenden] == [("Nr 1", 46), ("Nr 2", 47)]


def test_people_are_those_with_a_mandat_that_day_and_those_mentioned(store: Store, akt: Akt) -> None:
    past, future, stranger = (Person(namn=name) for name in ("Förr Avgången", "Sen Kommande", "Okänd Person"))
    day = akt.sammantrade.datum
    mandat = {"organ_id": akt.organ.id, "roll": Mandatroll.LEDAMOT}
    left = Mandat(person_id=past.id, till_date=day.replace(year=2024), **mandat)
    comes = Mandat(person_id=future.id, fran_date=day.replace(year=2027), **mandat)
    _add(store, past, future, stranger, left, comes)
    names = {person.namn for person in _load(store, akt.sammantrade.id).personer}
    assert names == {person.namn for person in akt.personer}


def test_an_unknown_sammantrade_is_told_of(store: Store) -> None:
    with pytest.raises(NoSuchValueError, match="sammantrade"):
        _load(store, uuid4())


def test_the_series_holds_one_year_of_one_organ_in_order(store: Store, akt: Akt) -> None:
    earlier = Sammantrade(organ_id=akt.organ.id, datum=date(2026, 1, 14))
    last_year = Sammantrade(organ_id=akt.organ.id, datum=date(2025, 12, 31))
    arenden = [Arende(sammantrade_id=meeting.id, ordning=1, rubrik="x") for meeting in (earlier, last_year)]
    paragrafer = [Paragraf(arende_id=arende.id) for arende in arenden]
    _add(store, earlier, last_year, *arenden, *paragrafer)
    with store.reading() as session:
        serie = read_serie(session, akt.organ, 2026)
    assert serie[0].paragraf_id == paragrafer[0].id
    assert len(serie) == len(akt.paragrafer) + 1
