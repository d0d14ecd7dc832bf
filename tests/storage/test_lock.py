"""The lock lives and dies with its program."""

import json
import os
import subprocess
import sys
from pathlib import Path

import pytest

from nacka_sekreterare.storage.failures import StoreError
from nacka_sekreterare.storage.lock import WriteLock

_ROOT = str(Path(__file__).resolve().parents[2])


@pytest.fixture
def path(tmp_path: Path) -> Path:
    return tmp_path / "nacka.lock"


def test_the_holder_is_named_and_a_second_is_refused(path: Path) -> None:
    lock = WriteLock(path)
    assert json.loads(path.read_text(encoding="utf-8"))["pid"] == os.getpid()
    with pytest.raises(StoreError, match=rf"redan öppet.*process {os.getpid()}.*Stäng det där"):
        WriteLock(path)
    lock.release()
    lock.release()
    WriteLock(path).release()


def test_a_text_left_by_a_dead_program_does_not_lock(path: Path) -> None:
    path.write_text('{"pid": 1, "host": "annan"}', encoding="utf-8")
    WriteLock(path).release()


def test_a_holder_that_did_not_write_who_it_is_is_refused_without_a_name(path: Path) -> None:
    lock = WriteLock(path)
    path.write_text("", encoding="utf-8")
    with pytest.raises(StoreError, match=r"redan öppet med katalogen [^(]*\. Stäng"):
        WriteLock(path)
    lock.release()


def test_a_killed_program_lets_go(path: Path) -> None:
    program = (
        "import sys; from pathlib import Path; from nacka_sekreterare.storage.lock import WriteLock\n"
        f"lock = WriteLock(Path({str(path)!r})); print('held', flush=True); sys.stdin.read()"
    )
    with subprocess.Popen(
        [sys.executable, "-X", "utf8", "-c", program],
        cwd=_ROOT,
        stdin=subprocess.PIPE,
        stdout=subprocess.PIPE,
        encoding="utf-8",
    ) as process:
        assert process.stdout is not None
        assert process.stdout.readline().strip() == "held"
        with pytest.raises(StoreError, match=f"process {process.pid} på datorn"):
            WriteLock(path)
        process.kill()
        process.wait()
        WriteLock(path).release()
