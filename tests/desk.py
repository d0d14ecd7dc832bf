"""The command line in this process: a store of the test's own, a clock that stands still, and what was printed."""

import json
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import pytest
from still_clock import Clock

from nacka_sekreterare.cli import run
from nacka_sekreterare.services.core import Kansli, open_kansli


@dataclass(frozen=True)
class Answer:
    """What a command gave: exit code, stdout, stderr."""

    code: int
    out: str
    err: str

    @property
    def value(self) -> Any:
        """The JSON value on stdout, of a command that succeeded with nothing to say."""
        assert (self.code, self.err) == (0, "")
        return json.loads(self.out)

    @property
    def refusal(self) -> str:
        """The one sentence (with what to do) of a command that refused."""
        assert (self.code, self.out) == (1, "")
        lines = self.err.splitlines()
        assert len(lines) == 1, self.err
        assert lines[0].endswith(".")
        return lines[0]


Command = Callable[..., Answer]


def open_still(folder: Path | None, is_writer: bool) -> Kansli:
    """A store as the program opens it, on the test's clock."""
    assert folder is not None, "a test names its store"
    return open_kansli(folder, Clock(), is_writer=is_writer)


def make_command(folder: Path, capsys: pytest.CaptureFixture[str]) -> Command:
    """A function that runs a command with --data on a folder."""

    def command(*words: object) -> Answer:
        capsys.readouterr()
        try:
            code = run(["--data", str(folder), *map(str, words)], open_still)
        except SystemExit as leaving:
            code = int(str(leaving.code))
        captured = capsys.readouterr()
        return Answer(code, captured.out, captured.err)

    return command
