"""The fixtures that fail careless tests do fail them: each runs here against a test that is careless in its way."""

import shutil
from pathlib import Path

import pytest

CONFTEST = Path(__file__).resolve().parents[1] / "conftest.py"

CARELESS = """
import threading
from pathlib import Path

import platformdirs

KEPT = []

def test_stray_file():
    (Path.home() / "nacka-stray.txt").touch()

def test_user_data():
    platformdirs.user_data_path("nacka-sekreterare", ensure_exists=True)

def test_thread():
    KEPT.append(threading.Event())
    threading.Thread(target=KEPT[-1].wait, args=(20,), daemon=True).start()

def test_window(qtbot):
    from PySide6.QtWidgets import QWidget
    KEPT.append(QWidget())

def test_qt_thread(qtbot):
    from PySide6.QtCore import QThread
    KEPT.append(QThread())
    KEPT[-1].start()

def test_end(qtbot):
    KEPT[-1].quit()
    assert KEPT[-1].wait(5000)

def test_careful(qtbot, tmp_path):
    from PySide6.QtWidgets import QWidget
    widget = QWidget()
    qtbot.addWidget(widget)
    (tmp_path / "own.txt").touch()
"""


def test_careless_tests_fail_and_careful_ones_pass(pytester: pytest.Pytester, monkeypatch: pytest.MonkeyPatch) -> None:
    shutil.copy(CONFTEST, pytester.path / "conftest.py")
    shutil.copy(CONFTEST.with_name("true_akter.py"), pytester.path / "true_akter.py")
    pytester.makepyfile(CARELESS)
    home = pytester.mkdir("outside")
    monkeypatch.setenv("HOME", str(home))
    # The temporary folder is where tests may write: move it, so that `outside` is outside.
    monkeypatch.setenv("TMPDIR", str(pytester.mkdir("temporary")))
    result = pytester.runpytest_subprocess(
        "-p", "no:cacheprovider", "--basetemp", str(pytester.path / "temporary" / "run")
    )
    result.assert_outcomes(passed=7, errors=5)
    result.stdout.fnmatch_lines_random(
        [
            "*written outside tmp_path*nacka-stray.txt*",
            "*written outside tmp_path*nacka-sekreterare*",
            "*threads left running*",
            "*window left open: QWidget*",
            "*QThread left running*",
        ]
    )
