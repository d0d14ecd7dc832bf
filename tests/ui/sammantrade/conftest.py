"""The live page on a real store, shown, with a clock that stands still until it is moved."""

from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
from factories_services import Scene, make_scene
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication, QWidget
from pytestqt.qtbot import QtBot
from still_clock import Clock

from nacka_sekreterare.services.core import open_kansli
from nacka_sekreterare.ui.sammantrade.page import SammantradePage
from tests.ui.fakes import FakeDialogs, make_desk

CTRL = Qt.KeyboardModifier.ControlModifier
SHIFT = Qt.KeyboardModifier.ShiftModifier


@pytest.fixture
def clock() -> Clock:
    return Clock()


@pytest.fixture
def scene(tmp_path: Path, clock: Clock) -> Iterator[Scene]:
    with open_kansli(tmp_path / "nämndens sammanträden", clock) as kansli:
        yield make_scene(kansli)


class Player:
    """Plays the secretary: keys to whatever has the focus, and to the page."""

    def __init__(self, qtbot: QtBot, page: SammantradePage, dialogs: FakeDialogs, scene: Scene) -> None:
        self.qtbot, self.page, self.dialogs, self.scene = qtbot, page, dialogs, scene

    def key(self, key: Qt.Key, modifiers: Qt.KeyboardModifier = Qt.KeyboardModifier.NoModifier) -> None:
        self.qtbot.keyClick(self.focused, key, modifiers)
        QApplication.processEvents()

    def ctrl(self, key: Qt.Key) -> None:
        self.key(key, CTRL)

    def ctrl_shift(self, key: Qt.Key) -> None:
        self.key(key, CTRL | SHIFT)

    def type(self, text: str) -> None:
        self.qtbot.keyClicks(self.focused, text)

    def pick(self, name: str) -> None:
        """Find a person by some letters, in the field that has the focus."""
        self.type(name)
        self.key(Qt.Key.Key_Return)
        with self.qtbot.waitActive(self.page):  # the offscreen platform forgets who was active under a popup
            self.page.activateWindow()

    @property
    def focused(self) -> QWidget:
        return self.page.window().focusWidget() or self.page

    @property
    def rubrik(self) -> str:
        arende = self.page.live.arende
        return arende.rubrik if arende else ""

    def go_to(self, rubrik: str) -> None:
        self.page.go_to(self.scene.arende(rubrik).id)

    def room_person(self, word: str) -> None:
        """F8, and the arrows to a person."""
        self.key(Qt.Key.Key_F8)
        self.page.room.people.set_current_person(self.scene.people[word])

    def widget(self, name: str) -> QWidget:
        found = self.page.findChild(QWidget, name)
        assert found is not None, name
        return found


@pytest.fixture
def play(qtbot: QtBot, scene: Scene, clock: Clock) -> Callable[..., Player]:
    def start(*answers: object, expects_errors: bool = False) -> Player:
        dialogs = FakeDialogs(*answers, expects_errors=expects_errors)
        page = SammantradePage(make_desk(dialogs, now=clock, kansli=scene.kansli), scene.kansli, scene.sammantrade.id)
        qtbot.addWidget(page)
        page.resize(1290, 780)
        with qtbot.waitActive(page):
            page.show()
            page.activateWindow()
        page.list.setFocus()
        return Player(qtbot, page, dialogs, scene)

    return start
