"""The composition root: the only place that builds the layers and connects them.

`start` decides between the window and the command line. The command line opens the store for one command; the window
keeps it open, with the right to write, until it is closed.
"""

from collections.abc import Sequence
from dataclasses import dataclass, replace
from datetime import datetime
from pathlib import Path

from nacka_sekreterare.services.core import Kansli
from nacka_sekreterare.services.core import open_kansli as open_desk
from nacka_sekreterare.services.preview import PAGES_OPTION
from nacka_sekreterare.system import collector
from nacka_sekreterare.system.paths import data_folder


def start(arguments: Sequence[str]) -> int:
    """Run the program with the arguments of the process. Returns the exit code."""
    if arguments[:1] == [PAGES_OPTION]:
        return _set_pages(Path(*arguments[1:]))
    window = WindowArguments.parse(arguments)
    if window is None:
        from nacka_sekreterare.cli import run

        collector.wake()
        return run(arguments, open_kansli)
    from nacka_sekreterare.ui.start import run_window

    return run_window(window.folder or data_folder(), open_kansli, is_self_test=window.is_self_test)


def _set_pages(folder: Path) -> int:
    """Be the process that sets the pages of a window (ADR 010), until the window closes its end."""
    from nacka_sekreterare.services.preview_server import serve_pages

    # By number: a program without a console has no sys.stdin, though the window has given it one.
    with open(0, "rb") as orders, open(1, "wb") as answers:
        serve_pages(folder, open_kansli, orders, answers)
    return 0


def open_kansli(folder: Path | None, is_writer: bool) -> Kansli:
    """The desk over the store of a folder (None: the user's own); close it, or use it in a with block.

    Raises UserError.
    """
    return open_desk(folder or data_folder(), local_now, is_writer=is_writer)


def local_now() -> datetime:
    """The time of the wall: local and naive, as a protokoll speaks it."""
    return datetime.now()  # noqa: DTZ005 - deliberately without a zone


@dataclass(frozen=True)
class WindowArguments:
    """What may stand on the command line when there is no command."""

    folder: Path | None = None
    is_self_test: bool = False  # open the window, show it, close it: that the installed program starts

    @classmethod
    def parse(cls, arguments: Sequence[str]) -> "WindowArguments | None":
        """The window's arguments, or None when they are those of a command or wrong; --json has no meaning here."""
        found, rest = cls(), tuple(arguments)
        while rest:
            match rest:
                case ["--sjalvtest", *left]:
                    found = replace(found, is_self_test=True)
                case ["--json", *left]:
                    pass
                case ["--data", folder, *left] if folder.strip() and not folder.startswith("-"):
                    found = replace(found, folder=Path(folder))
                case [first, *left] if first.startswith("--data=") and first.removeprefix("--data=").strip():
                    found = replace(found, folder=Path(first.removeprefix("--data=")))
                case _:
                    return None
            rest = tuple(left)
        return found
