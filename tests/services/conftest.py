"""A desk of its own for each test, on a real store, with a clock that stands still until it is moved."""

import shutil
from collections.abc import Iterator
from datetime import datetime, timedelta
from pathlib import Path

import pytest

from nacka_sekreterare.services.core import Kansli, open_kansli


class Clock:
    """A clock that the test sets."""

    def __init__(self) -> None:
        self.now = datetime(2026, 4, 22, 18, 0)

    def __call__(self) -> datetime:
        return self.now

    def forward(self, **lengths: float) -> None:
        """Let some time pass: forward(minutes=5)."""
        self.now += timedelta(**lengths)


@pytest.fixture
def clock() -> Clock:
    return Clock()


@pytest.fixture(scope="session")
def empty_store(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """An empty store, made once and copied for each test."""
    folder = tmp_path_factory.mktemp("empty store")
    open_kansli(folder, Clock()).close()
    return folder


@pytest.fixture
def kansli(tmp_path: Path, empty_store: Path, clock: Clock) -> Iterator[Kansli]:
    folder = tmp_path / "nämndens katalog"
    shutil.copytree(empty_store, folder)
    with open_kansli(folder, clock) as desk:
        yield desk
