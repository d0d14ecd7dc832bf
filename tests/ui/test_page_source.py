"""The process that sets the pages: it answers, it may fall, and it never outlives the window."""

from collections.abc import Iterator
from pathlib import Path

import pytest
from factories import make_akt
from PySide6.QtCore import QProcess
from pytestqt.qtbot import QtBot

from nacka_sekreterare.services.preview import Answered, PageOrder
from nacka_sekreterare.ui.page_source import PageProcess
from tests.ui.fakes import NOW
from tests.ui.stores import make_kansli, store_akt

_PATIENCE_MS = 30_000  # the first answer waits for a whole program to start


class _Asker:
    """Asks a process of pages, and keeps its answers."""

    def __init__(self, folder: Path) -> None:
        with make_kansli(folder, NOW) as kansli:
            self._sammantrade_id = store_akt(kansli, make_akt()).sammantrade.id
        self.pages = PageProcess(folder)
        self.answers: list[Answered] = []

    def ask(self, **more: object) -> None:
        known = {"version": 1, "sammantrade_id": self._sammantrade_id, "dokument": "protokoll", "pages": (0,)}
        self.pages.ask(PageOrder.model_validate({**known, **more}), self.answers.append)

    @property
    def process(self) -> QProcess:
        (process,) = self.pages.findChildren(QProcess)
        return process


@pytest.fixture
def asker(qapp: object, tmp_path: Path) -> Iterator[_Asker]:
    asker = _Asker(tmp_path / "förråd å")
    yield asker
    asker.pages.shutdown()


def test_orders_are_answered_in_turn_by_one_process(asker: _Asker, qtbot: QtBot) -> None:
    asker.ask()
    asker.ask(version=2, pages=(1, 2))
    qtbot.waitUntil(lambda: len(asker.answers) == 2, timeout=_PATIENCE_MS)
    first, second = asker.answers
    assert (first.answer.order.version, [page.page for page in first.answer.painted]) == (1, [0])
    assert [page.page for page in second.answer.painted] == [1, 2]
    assert all(any(pixels) for pixels in (*first.pixels, *second.pixels))


def test_when_it_falls_a_sentence_says_so_and_the_next_order_starts_another(asker: _Asker, qtbot: QtBot) -> None:
    asker.ask()
    asker.process.kill()
    qtbot.waitUntil(lambda: len(asker.answers) == 1, timeout=_PATIENCE_MS)
    assert asker.answers[0].answer.sentence.endswith(".")
    asker.ask(version=2)
    qtbot.waitUntil(lambda: len(asker.answers) == 2, timeout=_PATIENCE_MS)
    assert asker.answers[1].answer.painted


def test_it_ends_with_the_window_and_is_asked_no_more(asker: _Asker, qtbot: QtBot) -> None:
    asker.ask()
    process = asker.process
    process.waitForStarted(_PATIENCE_MS)
    asker.pages.shutdown()
    assert process.state() is QProcess.ProcessState.NotRunning
    asker.ask(version=2)
    assert not [one for one in asker.pages.findChildren(QProcess) if one is not process]


def test_it_ends_by_itself_when_the_window_is_no_more(asker: _Asker, qtbot: QtBot) -> None:
    asker.ask()
    process = asker.process
    qtbot.waitUntil(lambda: len(asker.answers) == 1, timeout=_PATIENCE_MS)
    process.closeWriteChannel()  # what it sees when the window is killed
    assert process.waitForFinished(_PATIENCE_MS)
