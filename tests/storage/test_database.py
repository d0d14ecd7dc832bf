"""Opening, refusing, sharing and closing the store on disk."""

import os
import sqlite3
import stat
from collections.abc import Callable
from contextlib import closing
from pathlib import Path

import pytest

from nacka_sekreterare.domain.person import Person
from nacka_sekreterare.storage.database import APPLICATION_ID, Store
from nacka_sekreterare.storage.failures import StoreError
from nacka_sekreterare.storage.migrations import frozen_migrations
from nacka_sekreterare.storage.values import ValueSession, equal_values


def _pragma(connection: sqlite3.Connection, name: str) -> object:
    return connection.execute(f"PRAGMA {name}").fetchone()[0]


def _add_person(store: Store, name: str) -> None:
    with store.writing() as session:
        ValueSession(session).add(Person(namn=name))
        session.commit()


def _names(store: Store) -> list[str]:
    with store.reading() as session:
        return sorted(person.namn for person in equal_values(session, Person))


def _be_impatient(store: Store) -> None:
    raw = store._writer.raw_connection()
    raw.cursor().execute("PRAGMA busy_timeout = 0")
    raw.close()


def test_a_new_store_has_its_folders_its_mark_and_the_newest_schema(store: Store, folder: Path) -> None:
    assert all((folder / name).is_dir() for name in ("bilagor", "sakerhetskopior", "loggar"))
    with closing(sqlite3.connect(folder / "nacka.sqlite")) as connection:
        assert _pragma(connection, "application_id") == APPLICATION_ID
        assert _pragma(connection, "user_version") == frozen_migrations()[-1].version
        assert _pragma(connection, "journal_mode") == "wal"


def test_every_connection_is_durable_checked_and_erasing(store: Store) -> None:
    for opened in (store.reading(), store.writing()):
        with opened as session:
            read = {
                name: session.connection().exec_driver_sql(f"PRAGMA {name}").scalar()
                for name in ("synchronous", "foreign_keys", "secure_delete")
            }
        assert read == {"synchronous": 2, "foreign_keys": 1, "secure_delete": 1}


@pytest.mark.skipif(os.name == "nt", reason="Windows gives rights by the folder's owner, not by mode bits")
def test_only_the_owner_can_read_the_store(store: Store, folder: Path) -> None:
    _add_person(store, "Greta")
    assert stat.S_IMODE(folder.stat().st_mode) == 0o700
    files = [path for path in folder.iterdir() if path.is_file()]
    assert {"nacka.sqlite", "nacka.sqlite-wal", "nacka.lock"} <= {path.name for path in files}
    assert {stat.S_IMODE(path.stat().st_mode) for path in files} == {0o600}


def test_a_second_writer_is_refused_with_the_first_ones_process(store: Store, opener: Callable[..., Store]) -> None:
    with pytest.raises(StoreError, match=f"redan öppet.*process {os.getpid()} på datorn"):
        opener()


def test_a_reader_may_run_beside_the_writer_and_sees_what_is_committed(
    store: Store, opener: Callable[..., Store]
) -> None:
    _add_person(store, "Greta")
    reader = opener(is_writer=False)
    assert _names(reader) == ["Greta"]
    _add_person(store, "Tage")
    assert _names(reader) == ["Greta", "Tage"]


def test_a_reader_can_neither_act_nor_write_past_the_rule(store: Store, opener: Callable[..., Store]) -> None:
    reader = opener(is_writer=False)
    with pytest.raises(StoreError, match="öppnad för läsning"), reader.writing():
        pass
    with pytest.raises(StoreError, match="får inte ändras"), reader.reading() as session:
        session.connection().exec_driver_sql("DELETE FROM person")


def test_a_reader_makes_the_store_when_there_is_none(opener: Callable[..., Store]) -> None:
    assert _names(opener(is_writer=False)) == []


def test_the_lock_of_a_closed_store_is_free(store: Store, opener: Callable[..., Store]) -> None:
    store.close()
    _add_person(opener(), "Greta")


def test_a_closed_store_leaves_one_file_and_can_be_moved(store: Store, folder: Path, tmp_path: Path) -> None:
    _add_person(store, "Greta")
    store.close()
    assert not (folder / "nacka.sqlite-wal").exists()
    folder.rename(tmp_path / "flyttad")


def test_what_is_not_committed_is_not_there(store: Store) -> None:
    with store.writing() as session:
        ValueSession(session).add(Person(namn="Greta"))
        session.flush()
    assert _names(store) == []


def test_a_newer_store_is_refused_with_both_versions(store: Store, opener: Callable[..., Store], folder: Path) -> None:
    store.close()
    newest = frozen_migrations()[-1].version
    with closing(sqlite3.connect(folder / "nacka.sqlite")) as connection:
        connection.execute(f"PRAGMA user_version = {newest + 1}")
    with pytest.raises(StoreError, match=f"version {newest + 1} .*kan version {newest}"):
        opener()


@pytest.mark.parametrize("is_writer", [True, False])
def test_a_file_of_another_program_is_refused_and_left_alone(
    opener: Callable[..., Store], folder: Path, is_writer: bool
) -> None:
    folder.mkdir()
    with closing(sqlite3.connect(folder / "nacka.sqlite")) as connection:
        connection.execute("CREATE TABLE other (x)")
        connection.commit()
    before = (folder / "nacka.sqlite").read_bytes()
    with pytest.raises(StoreError, match="hör till ett annat program"):
        opener(is_writer=is_writer)
    assert (folder / "nacka.sqlite").read_bytes() == before


@pytest.mark.parametrize("is_writer", [True, False])
def test_a_file_that_is_no_database_is_refused_and_left_alone(
    opener: Callable[..., Store], folder: Path, is_writer: bool
) -> None:
    folder.mkdir()
    (folder / "nacka.sqlite").write_text("Det här är ett brev. " * 100, encoding="utf-8")
    with pytest.raises(StoreError, match="ingen databas från Nacka Sekreterare"):
        opener(is_writer=is_writer)
    assert (folder / "nacka.sqlite").read_text(encoding="utf-8").startswith("Det här är ett brev.")


def test_a_damaged_database_is_told_of_with_the_way_back(
    store: Store, opener: Callable[..., Store], folder: Path
) -> None:
    for number in range(200):
        _add_person(store, f"Person {number}" * 50)
    store.close()
    path = folder / "nacka.sqlite"
    content = bytearray(path.read_bytes())
    content[4096 * 3 :] = os.urandom(len(content) - 4096 * 3)
    path.write_bytes(content)
    with pytest.raises(StoreError, match=r"skadad.*återställ den senaste säkerhetskopian.*sakerhetskopior"):
        _names(opener())


@pytest.mark.parametrize("damage", ["ALTER TABLE person DROP COLUMN titel", "ALTER TABLE person RENAME TO folk"])
def test_a_store_that_lacks_what_its_version_says_is_told_of(
    store: Store, opener: Callable[..., Store], folder: Path, damage: str
) -> None:
    store.close()
    with closing(sqlite3.connect(folder / "nacka.sqlite")) as connection:
        connection.execute(damage)
        connection.commit()
    again = opener()
    with pytest.raises(StoreError, match="stämmer inte med programmet"):
        _names(again)
    with pytest.raises(StoreError, match="stämmer inte med programmet"):
        _add_person(again, "Ada Berg")


def test_another_writer_past_the_lock_gives_a_sentence_and_nothing_half(store: Store, folder: Path) -> None:
    with closing(sqlite3.connect(folder / "nacka.sqlite", isolation_level=None)) as other:
        other.execute("BEGIN IMMEDIATE")
        _be_impatient(store)
        with pytest.raises(StoreError, match="Ett annat program skriver"), store.writing():
            pass


def test_a_full_disk_gives_a_sentence_and_keeps_what_was_there(store: Store) -> None:
    _add_person(store, "Greta")
    with pytest.raises(StoreError, match="Disken är full"), store.writing() as session:  # noqa: PT012 - the whole act is what must fail
        connection = session.connection()
        pages = connection.exec_driver_sql("PRAGMA page_count").scalar()
        connection.exec_driver_sql(f"PRAGMA max_page_count = {pages}")  # as a disk with no room for one page more
        for _ in range(100):
            ValueSession(session).add(Person(namn="x" * 5000))
        session.flush()
    assert _names(store) == ["Greta"]


def test_a_folder_that_is_a_file_is_told_of(opener: Callable[..., Store], folder: Path) -> None:
    folder.write_text("", encoding="utf-8")
    with pytest.raises(StoreError, match="går inte att använda"):
        opener()


def test_the_store_is_on_the_folder_that_was_asked_for(store: Store, folder: Path) -> None:
    assert store.paths.database == Path(folder) / "nacka.sqlite"
    assert store.paths.logs.parent == folder


def _bytes_of(folder: Path) -> bytes:
    return b"".join(path.read_bytes() for path in sorted(folder.rglob("*")) if path.is_file())


def test_scrubbing_leaves_nothing_of_what_was_removed(store: Store, folder: Path) -> None:
    _add_person(store, "Hemlige Herman")
    with store.writing() as session:
        tx = ValueSession(session)
        tx.remove(tx.all(Person)[0])
        session.commit()
    assert b"Hemlige" in _bytes_of(folder)
    store.expect_scrub()
    assert store.scrub()
    assert b"Hemlige" not in _bytes_of(folder)
    assert not store.paths.scrub_mark.exists()


def test_a_scrub_that_a_reader_hinders_is_done_at_the_next_opening(
    store: Store, opener: Callable[..., Store], folder: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("nacka_sekreterare.storage.database._BUSY_TIMEOUT_MS", 0)
    _add_person(store, "Hemlige Herman")
    with store.writing() as session:
        tx = ValueSession(session)
        tx.remove(tx.all(Person)[0])
        session.commit()
    store.expect_scrub()
    with store.reading() as session:
        assert equal_values(session, Person) == ()
        assert not store.scrub()
    store.close()
    opener()
    assert b"Hemlige" not in _bytes_of(folder)
    assert not store.paths.scrub_mark.exists()
