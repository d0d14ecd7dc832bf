"""Qt on Python 3.11 takes references from None that it never gave; the window must outlive a long sammanträde."""

import subprocess
import sys
from pathlib import Path

ROOT = Path(__file__).resolve().parents[2]
_CALLS = """
from PySide6.QtCore import QObject
one = QObject()
for _ in range(200_000):
    one.property("nothing")
print("alive")
"""


def test_the_window_outlives_more_calls_than_none_had_references() -> None:
    command = [sys.executable, "-c", f"import nacka_sekreterare.ui\n{_CALLS}"]
    done = subprocess.run(command, cwd=ROOT, capture_output=True, encoding="utf-8", check=False)
    assert (done.returncode, done.stdout.strip()) == (0, "alive")


def test_holding_twice_adds_nothing() -> None:
    code = """
import sys
from nacka_sekreterare.system.singletons import hold_singletons
hold_singletons()
once = sys.getrefcount(None)
hold_singletons()
print(sys.getrefcount(None) - once < 1000)
"""
    done = subprocess.run([sys.executable, "-c", code], cwd=ROOT, capture_output=True, encoding="utf-8", check=True)
    assert done.stdout.strip() == "True"
