"""Two windows on one store: the second raises the first and stays away."""

from pathlib import Path

from pytestqt.qtbot import QtBot

from nacka_sekreterare.ui.single_instance import SingleInstance


def test_the_second_start_raises_the_first_window(qtbot: QtBot, tmp_path: Path) -> None:
    folder = tmp_path / "ett ställe"
    folder.mkdir()
    first, second = SingleInstance(folder), SingleInstance(folder)
    assert first.acquire()
    first.listen()
    with qtbot.waitSignal(first.raise_requested):
        assert not second.acquire()
    first.release()
    assert second.acquire()
    second.release()


def test_another_store_has_a_window_of_its_own(qtbot: QtBot, tmp_path: Path) -> None:
    one, other = tmp_path / "a", tmp_path / "b"
    one.mkdir()
    other.mkdir()
    first, second = SingleInstance(one), SingleInstance(other)
    assert first.acquire()
    assert second.acquire()
    first.release()
    second.release()
