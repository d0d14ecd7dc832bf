"""The step Justering och anslag on a real store, the day after the made-up sammanträde was closed."""

from collections.abc import Iterator
from pathlib import Path

import pytest
from factories import as_approved, as_closed
from pytestqt.qtbot import QtBot

from nacka_sekreterare.ui.justering.page import JusteringPage
from tests.ui.steps import Opener, OpenStep, opener


class Step(OpenStep[JusteringPage]):
    pass


@pytest.fixture
def open_step(qtbot: QtBot, tmp_path: Path) -> Iterator[Opener[Step]]:
    with opener(Step, JusteringPage, (1200, 1600), qtbot, tmp_path) as open_it:
        yield open_it


@pytest.fixture
def closed(open_step: Opener[Step]) -> Step:
    return open_step(as_closed)


@pytest.fixture
def approved(open_step: Opener[Step]) -> Step:
    return open_step(as_approved)
