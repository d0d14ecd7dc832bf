"""The step Protokoll on a real store."""

from collections.abc import Iterator
from pathlib import Path

import pytest
from factories import as_approved, as_closed
from pytestqt.qtbot import QtBot

from nacka_sekreterare.domain.akt import Akt
from nacka_sekreterare.ui.protokoll.page import ProtokollPage
from tests.ui.steps import Opener, OpenStep, opener


class Step(OpenStep[ProtokollPage]):
    def go_to(self, number: int) -> None:
        self.page.list.set_current_id(self.arende(number))


@pytest.fixture
def open_step(qtbot: QtBot, tmp_path: Path) -> Iterator[Opener[Step]]:
    with opener(Step, ProtokollPage, (1300, 900), qtbot, tmp_path) as open_it:
        yield open_it


@pytest.fixture
def closed(open_step: Opener[Step]) -> Step:
    return open_step(as_closed)


@pytest.fixture
def approved(open_step: Opener[Step]) -> Step:
    return open_step(as_approved)


@pytest.fixture
def running(open_step: Opener[Step]) -> Step:
    """Everything is decided, and the sammanträde is not closed yet."""

    def as_running(akt: Akt) -> Akt:
        akt = as_closed(akt)
        meeting = akt.sammantrade.model_copy(update={"avslutat_at": None, "ar_stangt_for_andring": False})
        return akt.model_copy(update={"sammantrade": meeting})

    return open_step(as_running)
