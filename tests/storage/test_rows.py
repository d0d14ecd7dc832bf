"""The rows, the domain and the migrated schema say the same thing; every value comes back as it was."""

import importlib
import pkgutil
import sqlite3
from contextlib import closing
from pathlib import Path
from types import NoneType
from typing import get_args
from uuid import uuid4

import pytest
from factories import make_akt, make_minnesanteckning
from factories_sammantrade import make_kept
from sqlalchemy.exc import IntegrityError
from stored_akt import add_akt, entities_of

import nacka_sekreterare.domain
from nacka_sekreterare.domain.value import Entity
from nacka_sekreterare.domain.votering import Rost, Rostval, Votering, Voteringsform
from nacka_sekreterare.storage.database import Store
from nacka_sekreterare.storage.rows import TABLES
from nacka_sekreterare.storage.schema import described_schema, schema_statements
from nacka_sekreterare.storage.values import ValueSession, equal_values, get_value

for _module in pkgutil.iter_modules(nacka_sekreterare.domain.__path__, "nacka_sekreterare.domain."):
    importlib.import_module(_module.name)


def test_every_entity_of_the_domain_has_a_table() -> None:
    assert set(TABLES.types) == set(Entity.__subclasses__())


@pytest.mark.parametrize("kind", TABLES.types, ids=lambda kind: kind.__name__)
def test_a_row_has_exactly_the_fields_of_its_value(kind: type[Entity]) -> None:
    columns = TABLES.table(kind).columns
    assert {column.name for column in columns} == set(kind.model_fields)
    optional = {name for name, field in kind.model_fields.items() if NoneType in get_args(field.annotation)}
    assert {column.name for column in columns if column.nullable} == optional


@pytest.mark.parametrize("kind", TABLES.types, ids=lambda kind: kind.__name__)
def test_a_reference_to_another_entity_is_a_foreign_key_with_an_index(kind: type[Entity]) -> None:
    table = TABLES.table(kind)
    references = {column.name for column in table.columns if column.name.endswith("_id")}
    keys = {key.parent.name for key in table.foreign_keys}
    assert references - keys <= {"tidigare_arende_id"}  # an earlier ärende may lie in a store elsewhere
    indexed = {next(iter(index.columns)).name for index in table.indexes}
    assert references <= indexed


def test_the_migrated_schema_is_the_one_the_rows_describe(store: Store, folder: Path) -> None:
    with closing(sqlite3.connect(":memory:")) as described:
        for statement in schema_statements():
            described.execute(statement)
        with closing(sqlite3.connect(folder / "nacka.sqlite")) as migrated:
            assert described_schema(migrated) == described_schema(described)


def test_every_value_of_a_full_sammantrade_comes_back_as_it_was(store: Store) -> None:
    akt = make_akt()
    kept = (make_minnesanteckning(), *make_kept())
    values = (*entities_of(akt), *kept)
    with store.writing() as session:
        add_akt(ValueSession(session), akt)
        for value in kept:
            ValueSession(session).add(value)
        session.commit()
    with store.reading() as session:
        assert [get_value(session, type(value), value.id) for value in values] == list(values)
    assert {type(value) for value in values} == set(TABLES.types)


def test_an_enum_lies_as_its_word(store: Store, folder: Path) -> None:
    with store.writing() as session:
        add_akt(ValueSession(session), make_akt())
        session.commit()
    with closing(sqlite3.connect(folder / "nacka.sqlite")) as connection:
        words = {word for (word,) in connection.execute("SELECT DISTINCT utfall FROM beslutspunkt")}
    assert "aterremitterad" in words


def test_a_sluten_votering_cannot_hold_a_ballot(store: Store) -> None:
    akt = make_akt()
    ballot = Rost(person_id=akt.personer[0].id, val=Rostval.JA)
    secret = Votering(arende_id=akt.arenden[0].id, ordning=9, form=Voteringsform.SLUTEN, roster=(ballot,))
    with store.writing() as session:
        add_akt(ValueSession(session), akt)
        session.flush()
        ValueSession(session).add(secret)
        with pytest.raises(IntegrityError, match="ck_votering_sluten"):
            session.flush()


def test_what_points_at_nothing_cannot_be_committed(store: Store) -> None:
    akt = make_akt()
    with store.writing() as session:
        ValueSession(session).add(akt.arenden[0].model_copy(update={"sammantrade_id": uuid4()}))
        with pytest.raises(IntegrityError, match="FOREIGN KEY"):
            session.commit()
    with store.reading() as session:
        assert equal_values(session, type(akt.arenden[0])) == ()
