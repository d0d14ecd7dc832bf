"""The step Protokoll on a real store."""

from collections.abc import Callable, Iterator
from dataclasses import dataclass
from datetime import datetime
from pathlib import Path
from uuid import UUID

import pytest
from factories import as_approved, as_closed, make_akt
from pytestqt.qtbot import QtBot

from nacka_sekreterare.domain.akt import Akt
from nacka_sekreterare.services.core import Kansli
from nacka_sekreterare.services.sammantrade import load_akt
from nacka_sekreterare.ui.protokoll.page import ProtokollPage
from tests.ui.fakes import FakeDialogs, make_desk
from tests.ui.stores import make_kansli, store_akt

NOW = datetime(2026, 4, 29, 8, 41, 7)


@dataclass
class Step:
    page: ProtokollPage
    kansli: Kansli
    dialogs: FakeDialogs
    sammantrade_id: UUID

    @property
    def akt(self) -> Akt:
        return load_akt(self.kansli, self.sammantrade_id)

    def arende(self, number: int) -> UUID:
        akt = self.akt
        return next(arende.id for arende in akt.numrerade_arenden if akt.nummer_of(arende.id) == number)

    def go_to(self, number: int) -> None:
        self.page.list.set_current_id(self.arende(number))


@pytest.fixture
def open_step(qtbot: QtBot, tmp_path: Path) -> Iterator[Callable[[Callable[[Akt], Akt]], Step]]:
    opened: list[Kansli] = []

    def open_it(state: Callable[[Akt], Akt]) -> Step:
        kansli = make_kansli(tmp_path / "store", NOW)
        opened.append(kansli)
        akt = store_akt(kansli, state(make_akt()))
        dialogs = FakeDialogs()
        page = ProtokollPage(make_desk(dialogs, kansli.clock, kansli), kansli, akt.sammantrade.id)
        page.resize(1300, 900)
        qtbot.addWidget(page)
        with qtbot.waitExposed(page):
            page.show()
        page.activateWindow()
        qtbot.waitUntil(page.isActiveWindow)
        return Step(page, kansli, dialogs, akt.sammantrade.id)

    yield open_it
    for kansli in opened:
        kansli.close()


@pytest.fixture
def closed(open_step: Callable[[Callable[[Akt], Akt]], Step]) -> Step:
    return open_step(as_closed)


@pytest.fixture
def approved(open_step: Callable[[Callable[[Akt], Akt]], Step]) -> Step:
    return open_step(as_approved)


@pytest.fixture
def running(open_step: Callable[[Callable[[Akt], Akt]], Step]) -> Step:
    """Everything is decided, and the sammanträde is not closed yet."""

    def as_running(akt: Akt) -> Akt:
        akt = as_closed(akt)
        meeting = akt.sammantrade.model_copy(update={"avslutat_at": None, "ar_stangt_for_andring": False})
        return akt.model_copy(update={"sammantrade": meeting})

    return open_step(as_running)
