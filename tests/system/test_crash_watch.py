"""A fall is found at the next start; a clean exit leaves nothing."""

import subprocess
import sys
from pathlib import Path

import pytest

from nacka_sekreterare.system.crash import CrashWatch

_ROOT = str(Path(__file__).resolve().parents[2])


@pytest.fixture
def path(tmp_path: Path) -> Path:
    return tmp_path / "tillstånd" / "krasch.txt"


def _run(path: Path, code: str) -> subprocess.CompletedProcess[str]:
    program = (
        "import sys; from pathlib import Path; from nacka_sekreterare.system.crash import CrashWatch\n"
        f"watch = CrashWatch(Path({str(path)!r}), print)\n{code}"
    )
    return subprocess.run(
        [sys.executable, "-X", "utf8", "-c", program],
        cwd=_ROOT,
        capture_output=True,
        encoding="utf-8",
        check=False,
        timeout=60,
    )


def test_a_clean_run_leaves_nothing_and_restores_the_hook(path: Path) -> None:
    before = sys.excepthook
    watch = CrashWatch(path, print)
    assert watch.earlier is None
    watch.stop()
    assert sys.excepthook is before
    assert not path.exists()


def test_an_exception_nobody_caught_is_told_and_found_at_the_next_start(path: Path) -> None:
    ended = _run(path, "raise ValueError('Greta Hemlig')")
    assert "ValueError" in ended.stdout
    assert "Greta" not in ended.stdout + ended.stderr + path.read_text(encoding="utf-8")
    watch = CrashWatch(path, print)
    watch.stop()
    assert watch.earlier is not None
    assert watch.earlier.startswith("ValueError")


def test_a_fall_below_python_is_found_at_the_next_start(path: Path) -> None:
    _run(path, "import faulthandler; faulthandler._sigabrt()")
    watch = CrashWatch(path, print)
    watch.stop()
    assert watch.earlier is not None
    assert "Fatal Python error" in watch.earlier


def test_a_program_killed_from_outside_is_no_fall(path: Path) -> None:
    _run(path, "import os; os._exit(1)")
    watch = CrashWatch(path, print)
    watch.stop()
    assert watch.earlier is None
