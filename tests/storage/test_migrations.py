"""Older stores are copied, brought up to date, and left whole when that fails."""

import shutil
import sqlite3
from collections.abc import Callable
from contextlib import closing
from datetime import datetime
from pathlib import Path

import pytest

from nacka_sekreterare.domain.person import Person
from nacka_sekreterare.storage import steps
from nacka_sekreterare.storage.database import Store, open_store
from nacka_sekreterare.storage.failures import StoreError
from nacka_sekreterare.storage.migrations import Migration, frozen_migrations, migrate, split_statements
from nacka_sekreterare.storage.rows import TABLES
from nacka_sekreterare.storage.schema import described_schema
from nacka_sekreterare.storage.steps import Stepkind
from nacka_sekreterare.storage.values import ValueSession, equal_values, get_value

NOW = datetime(2026, 4, 22, 18, 0)
STORED = sorted((Path(__file__).parent.parent / "databases").glob("v*.sqlite"))


def _later(*sql: str) -> tuple[Migration, ...]:
    known = frozen_migrations()
    return (*known, *(Migration(version=known[-1].version + n, sql=text) for n, text in enumerate(sql, start=1)))


@pytest.fixture
def old(opener: Callable[..., Store], folder: Path) -> Path:
    """The folder of a closed store of the present version with one person in it."""
    store = opener()
    with store.writing() as session:
        ValueSession(session).add(Person(namn="Greta"))
        session.commit()
    store.close()
    return folder


def _schema(folder: Path) -> tuple[dict[str, str], int]:
    with closing(sqlite3.connect(folder / "nacka.sqlite")) as connection:
        return described_schema(connection), connection.execute("PRAGMA user_version").fetchone()[0]


def _table_names(database: Path) -> set[str]:
    with closing(sqlite3.connect(database)) as connection:
        return {name for (name,) in connection.execute("SELECT name FROM sqlite_master WHERE type = 'table'")}


def test_the_versions_have_no_gap() -> None:
    assert [migration.version for migration in frozen_migrations()] == list(range(1, len(frozen_migrations()) + 1))


def test_an_older_store_is_copied_and_brought_up_to_date(old: Path) -> None:
    migrations = _later(
        "CREATE TABLE extra (x TEXT);", "INSERT INTO extra VALUES ('a;b');\nCREATE INDEX ix ON extra (x);"
    )
    before = _schema(old)
    with closing(open_store(old, TABLES, migrations, now=NOW)) as store, store.reading() as session:
        assert session.connection().exec_driver_sql("SELECT x FROM extra").scalar() == "a;b"
        assert [person.namn for person in equal_values(session, Person)] == ["Greta"]
        assert steps.step_to_undo(session.connection()) is None
        (barrier,) = steps.read_history(session.connection(), None, 10)
    assert (barrier.kind, barrier.is_barrier, barrier.at) == (Stepkind.MIGRATION, True, NOW)
    assert _schema(old)[1] == migrations[-1].version
    (copy,) = (old / "sakerhetskopior").iterdir()
    with closing(sqlite3.connect(copy)) as connection:
        assert described_schema(connection) == before[0]
        assert connection.execute("SELECT namn FROM person").fetchall() == [("Greta",)]


def test_a_reader_brings_an_older_store_up_to_date_too(old: Path) -> None:
    migrations = _later("CREATE TABLE extra (x TEXT);")
    open_store(old, TABLES, migrations, now=NOW, is_writer=False).close()
    assert _schema(old)[1] == migrations[-1].version


def test_a_migration_that_fails_half_way_changes_nothing(old: Path) -> None:
    migrations = _later("CREATE TABLE extra (x TEXT);\nDROP TABLE avsnitt;", "INSERT INTO nowhere VALUES (1);")
    before = _schema(old)
    with pytest.raises(StoreError, match="stämmer inte med programmet"):
        open_store(old, TABLES, migrations, now=NOW)
    assert _schema(old) == before
    open_store(old, TABLES, frozen_migrations(), now=NOW).close()  # and its lock is free


def test_a_migration_that_would_break_references_is_refused(old: Path) -> None:
    migrations = _later(
        "INSERT INTO mandat SELECT hex(randomblob(16)), 'nowhere', id, 'ledamot', '', 0, NULL, NULL FROM person;"
    )
    before = _schema(old)
    with pytest.raises(StoreError, match="lämnades orörd"):
        open_store(old, TABLES, migrations, now=NOW)
    assert _schema(old) == before


def test_a_damaged_store_is_not_migrated(old: Path) -> None:
    path = old / "nacka.sqlite"
    content = bytearray(path.read_bytes())
    with closing(sqlite3.connect(path)) as connection:
        page = connection.execute("SELECT rootpage FROM sqlite_master WHERE name = 'person'").fetchone()[0]
    content[(page - 1) * 4096 : page * 4096] = b"\xff" * 4096
    path.write_bytes(content)
    with pytest.raises(StoreError, match="skadad"):
        open_store(old, TABLES, _later("CREATE TABLE extra (x TEXT);"), now=NOW)
    assert path.read_bytes() == content


def test_each_upgrade_keeps_its_own_copy(old: Path) -> None:
    for count in (1, 2):
        migrations = _later(*["CREATE TABLE IF NOT EXISTS extra (x TEXT);"] * count)
        open_store(old, TABLES, migrations, now=NOW).close()
    versions = [frozen_migrations()[-1].version, frozen_migrations()[-1].version + 1]
    names = sorted(path.name for path in (old / "sakerhetskopior").iterdir())
    assert names == [f"fore-uppgradering-version-{version}-1.sqlite" for version in versions]


def test_statements_are_split_where_they_end_and_comments_between_them_are_left_out() -> None:
    sql = "-- a comment\n\nCREATE TABLE a (\n    x TEXT DEFAULT ';'\n);\nINSERT INTO a VALUES ('b');\n"
    assert list(split_statements(sql)) == [
        "CREATE TABLE a (\n    x TEXT DEFAULT ';'\n);",
        "INSERT INTO a VALUES ('b');",
    ]
    with pytest.raises(ValueError, match="middle of a statement"):
        list(split_statements("CREATE TABLE a (x)"))


def test_nothing_is_done_to_a_store_that_is_up_to_date(old: Path) -> None:
    with closing(sqlite3.connect(old / "nacka.sqlite", isolation_level=None)) as connection:
        before = connection.total_changes
        migrate(connection, frozen_migrations(), at=NOW.isoformat())
        assert connection.total_changes == before


@pytest.mark.parametrize("stored", STORED, ids=lambda path: path.stem)
def test_a_stored_database_of_every_version_opens_with_everything_in_it(stored: Path, folder: Path) -> None:
    folder.mkdir()
    shutil.copy(stored, folder / "nacka.sqlite")
    names = _table_names(folder / "nacka.sqlite")
    then = [kind for kind in TABLES.types if TABLES.table(kind).name in names]
    with closing(open_store(folder, TABLES, frozen_migrations(), now=NOW)) as store, store.reading() as session:
        counts = {kind: len(equal_values(session, kind)) for kind in then}
        assert all(counts.values()), counts
        step = next(step for step in steps.read_history(session.connection(), None, 5) if step.changes)
        assert get_value(session, TABLES.value_type(step.changes[0].table), step.changes[0].key)


def test_there_is_a_stored_database_for_every_version() -> None:
    assert [int(path.stem[1:]) for path in STORED] == [migration.version for migration in frozen_migrations()]
