"""A backup holds everything that was committed, or there is none."""

import sqlite3
from contextlib import closing
from pathlib import Path

import pytest

from nacka_sekreterare.domain.person import Person
from nacka_sekreterare.storage import backup
from nacka_sekreterare.storage.backup import copy_database
from nacka_sekreterare.storage.database import Store
from nacka_sekreterare.storage.failures import StoreError
from nacka_sekreterare.storage.values import ValueSession


@pytest.fixture
def filled(store: Store) -> Store:
    with store.writing() as session:
        ValueSession(session).add_all([Person(namn=f"Person {number}") for number in range(1000)])
        session.commit()
    return store


def test_a_copy_of_a_store_in_use_holds_what_lies_in_the_wal(filled: Store, tmp_path: Path) -> None:
    target = tmp_path / "kopia.sqlite"
    copy_database(filled.paths.database, target)
    with closing(sqlite3.connect(target)) as connection:
        assert connection.execute("SELECT count(*) FROM person").fetchone()[0] == 1000
    assert [path.name for path in tmp_path.iterdir() if path.name.startswith("kopia")] == ["kopia.sqlite"]


def test_a_copy_that_is_not_whole_is_no_copy(filled: Store, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(backup, "is_sound", lambda _: False)
    with pytest.raises(StoreError, match="blev inte hel"):
        copy_database(filled.paths.database, tmp_path / "kopia.sqlite")
    assert not [path for path in tmp_path.iterdir() if path.name.startswith("kopia")]


def test_a_place_that_cannot_be_written_is_told_of(filled: Store, tmp_path: Path) -> None:
    with pytest.raises(StoreError, match="går inte att öppna"):
        copy_database(filled.paths.database, tmp_path / "borta" / "kopia.sqlite")
