"""A store of its own for each test, in a folder with a name that a Windows user might have."""

from collections.abc import Callable, Iterator
from datetime import datetime
from pathlib import Path

import pytest

from nacka_sekreterare.storage.database import Store, open_store
from nacka_sekreterare.storage.migrations import frozen_migrations
from nacka_sekreterare.storage.rows import TABLES

NOW = datetime(2026, 4, 22, 18, 0)
Opener = Callable[..., Store]


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    return tmp_path / "Åsas nämnd"


@pytest.fixture
def opener(folder: Path) -> Iterator[Opener]:
    """Opens the folder's store, and closes at the end what the test left open."""
    opened: list[Store] = []

    def open_it(*, is_writer: bool = True) -> Store:
        store = open_store(folder, TABLES, frozen_migrations(), now=NOW, is_writer=is_writer)
        opened.append(store)
        return store

    yield open_it
    for store in opened:
        store.close()


@pytest.fixture
def store(opener: Opener) -> Store:
    return opener()
