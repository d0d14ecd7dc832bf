"""The dictionary's process as the window has it: started when asked, quick to end, and nothing when it cannot be."""

from collections.abc import Iterator
from pathlib import Path

import pytest
from pytestqt.qtbot import QtBot

from nacka_sekreterare.ui.widgets.spelling.engine import ProcessEngine

_PATIENCE_MS = 40_000


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    (tmp_path / "sv_SE.aff").write_text("SET UTF-8\nTRY r\n", encoding="utf-8")
    (tmp_path / "sv_SE.dic").write_text("2\nåäö\nprotokoll\n", encoding="utf-8")
    (tmp_path / "tillagg.txt").write_text("", encoding="utf-8")
    return tmp_path


@pytest.fixture
def engine(qapp: object, folder: Path) -> Iterator[ProcessEngine]:
    engine = ProcessEngine(folder)
    yield engine
    engine.close()


def test_it_starts_at_the_first_question_and_answers_in_words(engine: ProcessEngine, qtbot: QtBot) -> None:
    assert not engine.is_running
    with qtbot.waitSignal(engine.checked, timeout=_PATIENCE_MS) as checked:
        engine.check(["åäö", "öäå"])
    assert checked.args == [["åäö", "öäå"], ["öäå"]]
    with qtbot.waitSignal(engine.suggested, timeout=_PATIENCE_MS) as suggested:
        engine.suggest("protokol")
    assert suggested.args == ["protokol", ["protokoll"]]


def test_closed_it_does_not_start_again(engine: ProcessEngine, qtbot: QtBot) -> None:
    engine.check(["åäö"])
    engine.close()
    assert not engine.is_running
    with qtbot.waitSignal(engine.suggested) as suggested:
        engine.suggest("protokol")
    assert suggested.args == ["protokol", []]


def test_a_dictionary_that_is_gone_marks_nothing_and_is_tried_three_times(qtbot: QtBot, tmp_path: Path) -> None:
    engine = ProcessEngine(tmp_path / "borta")
    for _ in range(3):
        with qtbot.waitSignal(engine._process.finished, timeout=_PATIENCE_MS):
            engine.check(["åäö"])
    engine.check(["åäö"])
    assert not engine.is_running
    engine.close()
