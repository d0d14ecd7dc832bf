"""A step of the workspace under test: its page in sight on a real store, with dialogs that answer."""

from collections.abc import Callable, Iterator
from contextlib import ExitStack, contextmanager
from dataclasses import dataclass
from pathlib import Path
from typing import Generic, TypeVar
from uuid import UUID

from factories import make_akt
from PySide6.QtWidgets import QWidget
from pytestqt.qtbot import QtBot

from nacka_sekreterare.domain.akt import Akt
from nacka_sekreterare.services.core import Kansli
from nacka_sekreterare.services.sammantrade import load_akt
from nacka_sekreterare.ui.desk import Desk
from tests.ui.fakes import FakeDialogs, make_desk
from tests.ui.stores import make_kansli, store_akt

P = TypeVar("P", bound=QWidget)
W = TypeVar("W", bound=QWidget)
S = TypeVar("S", bound="OpenStep[QWidget]")
Opener = Callable[[Callable[[Akt], Akt]], S]


@dataclass
class OpenStep(Generic[P]):
    page: P
    kansli: Kansli
    dialogs: FakeDialogs
    sammantrade_id: UUID

    @property
    def akt(self) -> Akt:
        return load_akt(self.kansli, self.sammantrade_id)

    def arende(self, number: int) -> UUID:
        akt = self.akt
        return next(arende.id for arende in akt.numrerade_arenden if akt.nummer_of(arende.id) == number)

    def find(self, kind: type[W], name: str) -> W:
        found = self.page.findChild(kind, name)
        assert found is not None, name
        return found


@contextmanager
def opener(
    step: type[S], page: Callable[[Desk, Kansli, UUID], QWidget], size: tuple[int, int], qtbot: QtBot, folder: Path
) -> Iterator[Opener[S]]:
    """Opens the page on the made-up sammanträde in a state, and closes the store afterwards."""
    with ExitStack() as stores:

        def open_it(state: Callable[[Akt], Akt]) -> S:
            kansli = make_kansli(folder / "store")
            stores.callback(kansli.close)
            akt = store_akt(kansli, state(make_akt()))
            dialogs = FakeDialogs()
            shown = page(make_desk(dialogs, kansli.clock, kansli), kansli, akt.sammantrade.id)
            shown.resize(*size)
            qtbot.addWidget(shown)
            with qtbot.waitExposed(shown):
                shown.show()
            shown.activateWindow()
            qtbot.waitUntil(shown.isActiveWindow)
            return step(shown, kansli, dialogs, akt.sammantrade.id)

        yield open_it
