"""Kills a program that writes, over and over, and checks after each time that nothing it had told of is lost.

    python tests/crash/crash_runs.py [RUNS]        the long form (`make crash`)

The suite runs the same a few times (test_crash.py).
"""

import contextlib
import random
import sqlite3
import subprocess
import sys
import tempfile
from contextlib import closing
from datetime import datetime
from pathlib import Path

HERE = Path(__file__).resolve().parent
sys.path.insert(0, str(HERE.parents[1]))

from nacka_sekreterare.domain.person import Person  # noqa: E402
from nacka_sekreterare.domain.sammantrade import Sammantrade  # noqa: E402
from nacka_sekreterare.services.core import open_kansli  # noqa: E402
from nacka_sekreterare.services.undo import changes_of, undo, undo_label  # noqa: E402


def kill_and_check(folder: Path, first_number: int, lines_before_death: int) -> int:
    """Let the writer tell of some commits, kill it, and compare. Returns the next number."""
    told = _run_until_killed(folder, first_number, lines_before_death)
    people = {line.split()[1] for line in told if line.startswith("person ")}
    texts = [line.split()[1] for line in told if line.startswith("text ")]
    with closing(sqlite3.connect(folder / "nacka.sqlite")) as connection:
        assert connection.execute("PRAGMA integrity_check").fetchone()[0] == "ok"
        assert connection.execute("PRAGMA foreign_key_check").fetchone() is None
    with open_kansli(folder, lambda: datetime(2026, 4, 22, 19, 0)) as kansli:
        stored = {person.namn.split()[1] for person in kansli.all(Person)}
        assert people <= stored, f"lost: {sorted(people - stored)}"
        text = kansli.all(Sammantrade)[0].information.plain
        if texts:
            assert _order(text) >= _order(texts[-1]), f"lost the text {texts[-1]}, found {text}"
        acts = [step for step in changes_of(kansli, limit=100_000) if step.name == "add_person"]
        assert len(acts) == len(stored), "a step for every act, an act for every step"
        if undo_label(kansli) == "Skriv information":  # undo has survived too: takes the whole text back
            undo(kansli)
        return max((int(number) for number in stored), default=first_number - 1) + 1


def _run_until_killed(folder: Path, first_number: int, lines_before_death: int) -> list[str]:
    command = [sys.executable, str(HERE / "writer.py"), str(folder), str(first_number)]
    told: list[str] = []
    with subprocess.Popen(command, stdout=subprocess.PIPE, encoding="utf-8") as process:
        assert process.stdout is not None
        try:
            for line in process.stdout:
                told.append(line.strip())
                if len(told) > lines_before_death:
                    break
        finally:
            process.kill()  # SIGKILL: no handler, no farewell
        with contextlib.suppress(ValueError):
            told.extend(line.strip() for line in process.stdout.read().split("\n")[:-1])
    assert told[0] == "open"
    return told


def _order(text: str) -> tuple[int, int]:
    number, _, part = text.partition(".")
    return int(number or -1), int(part or -1)


def main() -> None:
    """Run the long form."""
    runs = int(sys.argv[1]) if len(sys.argv) > 1 else 200
    chance = random.Random(20260422)
    with tempfile.TemporaryDirectory() as folder:
        number = 1
        for run in range(1, runs + 1):
            number = kill_and_check(Path(folder) / "store", number, chance.randrange(60))
            sys.stdout.write(f"\r{run} of {runs} kills, {number - 1} people, nothing lost")
            sys.stdout.flush()
    sys.stdout.write("\n")


if __name__ == "__main__":
    main()
