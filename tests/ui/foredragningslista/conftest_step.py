"""The step on a real store with the factory meeting, shown and ready for keys."""

import sys
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import datetime
from pathlib import Path
from typing import TypeVar

import pytest
from PySide6.QtWidgets import QWidget
from pytestqt.qtbot import QtBot

sys.path.insert(0, str(Path(__file__).resolve().parents[2]))  # the factories

from factories import as_planned, make_akt

from nacka_sekreterare.domain.akt import Akt
from nacka_sekreterare.services.core import Kansli
from nacka_sekreterare.services.sammantrade import load_akt
from nacka_sekreterare.services.undo import undo
from nacka_sekreterare.ui.desk import Desk
from nacka_sekreterare.ui.foredragningslista import spec
from nacka_sekreterare.ui.foredragningslista.page import FordragningslistaPage
from tests.ui.fakes import FakeDialogs, make_desk
from tests.ui.stores import make_kansli, store_akt

NOW = datetime(2026, 4, 12, 14, 5)
W = TypeVar("W", bound=QWidget)


@dataclass
class Step:
    """The page, its store and its desk."""

    page: FordragningslistaPage
    kansli: Kansli
    desk: Desk
    dialogs: FakeDialogs
    first: Akt

    @property
    def akt(self) -> Akt:
        return load_akt(self.kansli, self.first.sammantrade.id)

    @property
    def rubriker(self) -> list[str]:
        return [arende.rubrik for arende in self.akt.arenden]

    def find(self, kind: type[W], name: str) -> W:
        found = self.page.findChild(kind, name)
        assert found is not None, name
        return found

    def choose(self, start: str) -> None:
        arende = next(one for one in self.akt.arenden if one.rubrik.startswith(start))
        self.page.lista.choose(arende.id)

    def trigger(self, name: str) -> None:
        self.page.actions_by_id[name].trigger()

    def undo(self) -> None:
        self.desk.operations.run(lambda: undo(self.kansli))


@pytest.fixture
def step(qtbot: QtBot, tmp_path: Path) -> Iterator[Step]:
    kansli = make_kansli(tmp_path / "nämndens store", NOW)
    planned = as_planned(make_akt())
    sammantrade = planned.sammantrade.model_copy(update={"kallat_at": None})
    akt = store_akt(kansli, planned.model_copy(update={"sammantrade": sammantrade}))
    dialogs = FakeDialogs(expects_errors=True)
    desk = make_desk(dialogs, now=kansli.clock)
    page = spec(kansli).factory(desk, akt.sammantrade.id)
    assert isinstance(page, FordragningslistaPage)
    qtbot.addWidget(page)
    page.resize(1320, 780)
    with qtbot.waitExposed(page):
        page.show()
    page.activateWindow()
    yield Step(page, kansli, desk, dialogs, akt)
    assert dialogs.bugs == []
    kansli.close()
