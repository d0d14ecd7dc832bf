"""The program as it is started: in a process of its own, with places of its own."""

import os
import sqlite3
import subprocess
import sys
from pathlib import Path

import pytest
from PySide6.QtWidgets import QApplication

from nacka_sekreterare.ui.messages import ALREADY_OPEN, NO_SCREEN
from nacka_sekreterare.ui.single_instance import SingleInstance
from tests.ui.stores import make_kansli

ROOT = Path(__file__).resolve().parents[2]
HEAVY = ("docx", "reportlab", "pikepdf", "pypdfium2", "holidays", "lxml", "openpyxl")


def start(tmp_path: Path, *arguments: str, python: tuple[str, ...] = (), **changes: str) -> tuple[int, str]:
    """The exit code and stderr of the program on the store in tmp_path."""
    places = {name: str(tmp_path / "hem") for name in ("XDG_STATE_HOME", "XDG_CONFIG_HOME", "APPDATA", "LOCALAPPDATA")}
    environment = {**os.environ, **places, "QT_QPA_PLATFORM": "offscreen", **changes}
    command = [sys.executable, *python, "-m", "nacka_sekreterare", "--data", str(tmp_path / "nämndens katalog")]
    run = subprocess.run(
        [*command, *arguments],
        cwd=ROOT,
        env={name: value for name, value in environment.items() if value},
        capture_output=True,
        encoding="utf-8",
        timeout=55,
        check=False,
    )
    return run.returncode, run.stderr.replace("This plugin does not support propagateSizeHints()\n", "").strip()


def test_the_window_opens_paints_its_first_page_and_closes_without_a_word(tmp_path: Path) -> None:
    assert start(tmp_path, "--sjalvtest") == (0, "")
    assert not list((tmp_path / "nämndens katalog").glob("*.lock*wal"))


def test_nothing_is_imported_at_start_that_the_first_window_does_not_need(tmp_path: Path) -> None:
    make_kansli(tmp_path / "nämndens katalog").close()
    code, said = start(tmp_path, "--sjalvtest", python=("-X", "importtime"))
    imported = {line.rsplit("|", 1)[-1].strip() for line in said.splitlines() if line.startswith("import time:")}
    assert code == 0
    assert [name for name in HEAVY if name in imported] == []


def test_a_store_that_another_program_writes_to_is_told_of_in_one_sentence(tmp_path: Path) -> None:
    with make_kansli(tmp_path / "nämndens katalog"):
        code, said = start(tmp_path)
    assert code == 1
    assert said.count("\n") == 0
    assert "Traceback" not in said
    assert said.endswith(".")


def test_a_newer_store_is_refused_and_left_as_it_is(tmp_path: Path) -> None:
    make_kansli(tmp_path / "nämndens katalog").close()
    database = tmp_path / "nämndens katalog" / "nacka.sqlite"
    connection = sqlite3.connect(database)
    connection.execute("PRAGMA user_version = 99")
    connection.close()
    before = database.read_bytes()
    code, said = start(tmp_path)
    assert code == 1
    assert "nyare än programmet" in said
    assert database.read_bytes() == before


def test_settings_that_make_no_sense_are_told_of_in_one_sentence(tmp_path: Path) -> None:
    folder = tmp_path / "hem" / "nacka-sekreterare"
    folder.mkdir(parents=True)
    (folder / "installningar.json").write_text("{", encoding="utf-8")
    code, said = start(tmp_path)
    assert code == 1
    assert "går inte att läsa" in said


@pytest.mark.skipif(sys.platform in {"win32", "darwin"}, reason="those always have a screen")
def test_without_a_screen_it_says_so_instead_of_falling(tmp_path: Path) -> None:
    assert start(tmp_path, QT_QPA_PLATFORM="", DISPLAY="", WAYLAND_DISPLAY="") == (1, NO_SCREEN)


def test_a_second_start_leaves_the_store_to_the_first(tmp_path: Path, qapp: QApplication) -> None:
    folder = tmp_path / "nämndens katalog"
    folder.mkdir()
    first = SingleInstance(folder)
    assert first.acquire()
    try:
        assert start(tmp_path) == (0, ALREADY_OPEN)
    finally:
        first.release()
