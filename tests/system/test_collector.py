"""The collector of garbage rests while the program is loaded, and never longer."""

import subprocess
import sys
from pathlib import Path

ROOT = Path(__file__).resolve().parents[2]


def _say(code: str) -> str:
    command = [sys.executable, "-c", f"import gc\nfrom nacka_sekreterare.system.collector import rest, wake\n{code}"]
    return subprocess.run(command, cwd=ROOT, capture_output=True, encoding="utf-8", check=True).stdout.strip()


def test_what_was_loaded_while_the_collector_rested_is_left_out_when_it_works_again() -> None:
    assert _say("rest(); print(gc.isenabled()); wake(); print(gc.isenabled(), gc.get_freeze_count() > 0)") == (
        "False\nTrue True"
    )


def test_a_collector_that_is_awake_is_left_alone() -> None:
    assert _say("wake(); print(gc.isenabled(), gc.get_freeze_count())") == "True 0"


def test_the_command_line_is_not_left_without_a_collector() -> None:
    code = """
import contextlib, io, sys
from nacka_sekreterare import __main__
sys.argv = ["nacka-sekreterare", "frister", "--sammantrade", "2026-04-22"]
with contextlib.redirect_stdout(io.StringIO()), contextlib.suppress(SystemExit):
    __main__.main()
print(gc.isenabled())
"""
    assert _say(code) == "True"
