"""The single path of every change: committed and told, or refused in one sentence."""

import logging
from uuid import UUID

import pytest
from PySide6.QtCore import QObject
from pytestqt.qtbot import QtBot

from nacka_sekreterare.domain.errors import UserError
from nacka_sekreterare.services.core import Change, Outcome
from nacka_sekreterare.ui.operations import Operations
from tests.ui.fakes import FakeDialogs

CHANGES = frozenset({Change("arende", UUID(int=1), UUID(int=2))})


def test_an_act_gives_its_value_before_everybody_is_told(qtbot: QtBot) -> None:
    operations = Operations(FakeDialogs())
    seen: list[object] = []
    operations.changed.connect(lambda changes, origin: seen.append((changes, origin)))
    origin = QObject()
    assert operations.run(lambda: Outcome(7, CHANGES), origin=origin, on_done=seen.append)
    assert seen == [7, (CHANGES, origin)]


def test_a_refusal_is_shown_and_nobody_is_told(qtbot: QtBot) -> None:
    dialogs = FakeDialogs(expects_errors=True)
    operations = Operations(dialogs)

    def refuse() -> Outcome[None]:
        raise UserError("Sammanträdet är stängt. Öppna det först.")

    with qtbot.assertNotEmitted(operations.changed), qtbot.waitSignal(operations.refused):
        assert not operations.run(refuse)
    assert dialogs.errors == ["Sammanträdet är stängt. Öppna det först."]


def test_a_bug_is_logged_without_data_and_told(qtbot: QtBot, caplog: pytest.LogCaptureFixture) -> None:
    dialogs = FakeDialogs(expects_errors=True)
    operations = Operations(dialogs)

    def fail() -> Outcome[None]:
        raise KeyError("Per Provsson")

    with caplog.at_level(logging.ERROR):
        assert not operations.run(fail)
    assert dialogs.bugs == [None]
    assert "KeyError" in caplog.text
    assert "test_operations.py" in caplog.text
    assert "Per Provsson" not in caplog.text


def test_typed_text_is_saved_before_an_act_and_only_once(qtbot: QtBot) -> None:
    operations = Operations(FakeDialogs())
    acts: list[str] = []

    def act(name: str) -> Outcome[None]:
        acts.append(name)
        return Outcome(None, frozenset())

    operations.about_to_run.connect(lambda: operations.run(lambda: act("text")))
    operations.run(lambda: act("beslut"))
    assert acts == ["text", "beslut"]
