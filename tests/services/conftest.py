"""A desk of its own for each test, on a real store, with a clock that stands still until it is moved."""

import shutil
from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path

import pytest
from factories_services import Scene, make_scene
from still_clock import Clock

from nacka_sekreterare.services.core import Kansli, open_kansli


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


@pytest.fixture(scope="session")
def planned_store(tmp_path_factory: pytest.TempPathFactory, empty_store: Path) -> tuple[Path, Scene]:
    """A store with the planned sammanträde of factories_services, made once and copied for each test."""
    folder = tmp_path_factory.mktemp("planned") / "store"
    shutil.copytree(empty_store, folder)
    with open_kansli(folder, Clock()) as desk:
        return folder, make_scene(desk)


@pytest.fixture
def scene(tmp_path: Path, planned_store: tuple[Path, Scene], clock: Clock) -> Iterator[Scene]:
    """A desk with a planned sammanträde on it."""
    made, planned = planned_store
    folder = tmp_path / "nämndens sammanträden"
    shutil.copytree(made, folder)
    with open_kansli(folder, clock) as desk:
        yield replace(planned, kansli=desk)
