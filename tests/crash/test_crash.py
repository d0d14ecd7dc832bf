"""kill -9 at any moment loses nothing that was told to be on disk (the long form: crash_runs.py)."""

from pathlib import Path

import crash.crash_runs as runs


def test_nothing_that_was_acknowledged_is_lost_when_the_program_is_killed(tmp_path: Path) -> None:
    number = 1
    for lines_before_death in (0, 7, 30):
        number = runs.kill_and_check(tmp_path / "store", number, lines_before_death)
    assert number > 1
