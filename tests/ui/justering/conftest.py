"""The step Justering och anslag on a real store, the day after the made-up sammanträde was closed."""

from collections.abc import Callable, Iterator
from dataclasses import dataclass
from datetime import datetime
from pathlib import Path
from typing import TypeVar
from uuid import UUID

import pytest
from factories import as_approved, as_closed, make_akt
from PySide6.QtWidgets import QWidget
from pytestqt.qtbot import QtBot

from nacka_sekreterare.domain.akt import Akt
from nacka_sekreterare.services.core import Kansli
from nacka_sekreterare.services.sammantrade import load_akt
from nacka_sekreterare.ui.justering.page import JusteringPage
from tests.ui.fakes import FakeDialogs, make_desk
from tests.ui.stores import make_kansli, store_akt

W = TypeVar("W", bound=QWidget)
NOW = datetime(2026, 4, 29, 8, 41, 7)


@dataclass
class Step:
    page: JusteringPage
    kansli: Kansli
    dialogs: FakeDialogs
    sammantrade_id: UUID

    @property
    def akt(self) -> Akt:
        return load_akt(self.kansli, self.sammantrade_id)

    def find(self, kind: type[W], name: str) -> W:
        found = self.page.findChild(kind, name)
        assert found is not None, name
        return found


@pytest.fixture
def open_step(qtbot: QtBot, tmp_path: Path) -> Iterator[Callable[[Callable[[Akt], Akt]], Step]]:
    opened: list[Kansli] = []

    def open_it(state: Callable[[Akt], Akt]) -> Step:
        kansli = make_kansli(tmp_path / "store", NOW)
        opened.append(kansli)
        akt = store_akt(kansli, state(make_akt()))
        dialogs = FakeDialogs()
        page = JusteringPage(make_desk(dialogs, kansli.clock), kansli, akt.sammantrade.id)
        page.resize(1200, 1600)
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
