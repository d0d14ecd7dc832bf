"""Which arguments open the window, and with which folder; all others are the command line's to judge."""

from pathlib import Path

import pytest

from nacka_sekreterare.app import WindowArguments


@pytest.mark.parametrize(
    ("arguments", "folder"),
    [
        ([], None),
        (["--json"], None),
        (["--data", "nämndens katalog"], "nämndens katalog"),
        (["--data=nämndens katalog"], "nämndens katalog"),
        (["--data=a=b"], "a=b"),
        (["--data", "förråd", "--json"], "förråd"),
        (["--json", "--data=förråd"], "förråd"),
        (["--data", "först", "--data", "sist"], "sist"),
    ],
)
def test_without_a_command_the_window_opens(arguments: list[str], folder: str | None) -> None:
    expected = WindowArguments(None if folder is None else Path(folder))
    assert WindowArguments.parse(arguments) == expected
    assert WindowArguments.parse([*arguments, "--sjalvtest"]) == WindowArguments(expected.folder, is_self_test=True)


@pytest.mark.parametrize(
    "arguments",
    [
        ["lista"],
        ["--data", "förråd", "lista"],
        ["--json", "lista"],
        ["--help"],
        ["--data"],
        ["--data="],
        ["--data", " "],
        ["--data", "--json"],
        ["--datum"],
    ],
)
def test_a_command_and_what_is_wrong_are_left_to_the_command_line(arguments: list[str]) -> None:
    assert WindowArguments.parse(arguments) is None
