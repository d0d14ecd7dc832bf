"""Values read, changed and removed in one transaction."""

from collections.abc import Iterator
from uuid import uuid4

import pytest
from factories import make_akt
from sqlalchemy import Executable, delete, update
from stored_akt import add_akt

from nacka_sekreterare.domain.akt import Akt
from nacka_sekreterare.domain.arende import Arende, Avsnitt
from nacka_sekreterare.domain.errors import ContradictionError
from nacka_sekreterare.domain.justering import Justering, Signatar
from nacka_sekreterare.domain.narvaro import Narvaro
from nacka_sekreterare.domain.paragraf import Paragraf
from nacka_sekreterare.domain.person import Person
from nacka_sekreterare.domain.sammantrade import Sammantrade
from nacka_sekreterare.storage.database import Store
from nacka_sekreterare.storage.rows import PersonRow
from nacka_sekreterare.storage.steps import RowChange
from nacka_sekreterare.storage.values import NoSuchValueError, ValueSession


@pytest.fixture
def tx(store: Store) -> Iterator[ValueSession]:
    with store.writing() as session:
        yield ValueSession(session)


@pytest.fixture
def akt(tx: ValueSession) -> Akt:
    akt = make_akt()
    add_akt(tx, akt)
    tx.session.flush()
    tx.session.info["recorder"].changes.clear()
    return akt


def _changes(tx: ValueSession) -> list[RowChange]:
    tx.session.flush()
    return tx.session.info["recorder"].changes


def test_what_was_added_is_seen_at_once(tx: ValueSession) -> None:
    greta = tx.add(Person(namn="Greta"))
    assert tx.get(Person, greta.id) == greta
    assert tx.find(Person, uuid4()) is None


def test_values_are_found_by_their_fields_and_come_in_order(tx: ValueSession, akt: Akt) -> None:
    found = tx.all(Arende, sammantrade_id=akt.sammantrade.id)
    assert found == akt.arenden
    unjusterade = tx.all(Paragraf, justering_id=None)
    assert {paragraf.id for paragraf in unjusterade} == {p.id for p in akt.paragrafer if p.justering_id is None}


def test_a_replaced_value_writes_only_the_columns_that_differ(tx: ValueSession, akt: Akt) -> None:
    first = akt.arenden[0]
    tx.replace(first.model_copy(update={"rubrik": "Ny rubrik"}))
    (change,) = _changes(tx)
    assert (change.before, change.after) == ({"rubrik": first.rubrik}, {"rubrik": "Ny rubrik"})


def test_replacing_by_the_same_writes_nothing(tx: ValueSession, akt: Akt) -> None:
    for value in (*akt.arenden, *akt.avsnitt, akt.organ):
        tx.replace(value)
    assert _changes(tx) == []


def test_change_validates_what_it_is_given(tx: ValueSession, akt: Akt) -> None:
    changed = tx.change(Arende, akt.arenden[0].id, rubrik="Ny", ordning="7")
    assert (changed.rubrik, changed.ordning) == ("Ny", 7)
    assert tx.get(Arende, changed.id) == changed
    with pytest.raises(ValueError, match="rubric"):
        tx.change(Arende, akt.arenden[0].id, rubric="Ny")


def test_put_adds_or_replaces(tx: ValueSession) -> None:
    greta = tx.put(Person(namn="Greta"))
    tx.put(greta.model_copy(update={"namn": "Greta A"}))
    assert [person.namn for person in tx.all(Person)] == ["Greta A"]


@pytest.mark.parametrize("method", ["get", "remove", "change"])
def test_a_missing_value_is_told_of(tx: ValueSession, method: str) -> None:
    with pytest.raises(NoSuchValueError, match="Det finns inget som heter person"):
        getattr(tx, method)(Person, uuid4())


def test_removing_a_tree_takes_everything_below_and_leaves_everything_beside(tx: ValueSession, akt: Akt) -> None:
    arende = akt.arende(akt.voteringar[0].arende_id)
    for entry in tx.all(Narvaro, paragraf_id=akt.paragraf_of(arende.id).id):
        tx.remove(entry)
    tx.remove_tree(arende)
    assert tx.find(Arende, arende.id) is None
    assert not tx.all(Avsnitt, arende_id=arende.id)
    assert len(tx.all(Arende)) == len(akt.arenden) - 1
    assert {change.table for change in _changes(tx)} >= {"arende", "paragraf", "beslutspunkt", "votering"}


def test_removing_a_justering_keeps_its_paragrafer(tx: ValueSession, akt: Akt) -> None:
    immediate = next(justering for justering in akt.justeringar if justering.ar_omedelbar)
    own = [paragraf for paragraf in akt.paragrafer if paragraf.justering_id == immediate.id]
    tx.remove_tree(Justering, immediate.id)
    assert own
    assert all(tx.get(Paragraf, paragraf.id).justering_id is None for paragraf in own)
    assert not tx.all(Signatar, justering_id=immediate.id)


def test_a_paragraf_at_which_somebody_came_or_went_is_held(tx: ValueSession, akt: Akt) -> None:
    paragraf_id = next(entry.paragraf_id for entry in akt.narvaro if entry.paragraf_id is not None)
    with pytest.raises(ContradictionError, match="närvaro ändras vid paragrafen"):
        tx.remove_tree(Paragraf, paragraf_id)


def test_a_whole_sammantrade_can_be_removed(tx: ValueSession, akt: Akt) -> None:
    tx.remove_tree(akt.sammantrade)
    tx.session.commit()
    assert tx.all(Sammantrade) == tx.all(Arende) == tx.all(Paragraf) == ()


@pytest.mark.parametrize("statement", [delete(PersonRow), update(PersonRow).values(namn="x")])
def test_bulk_statements_that_the_recorder_could_not_see_are_refused(tx: ValueSession, statement: Executable) -> None:
    with pytest.raises(RuntimeError, match="bypass the recorder"):
        tx.session.execute(statement)
