"""The whole window around demonstration pages, without a store."""

import tempfile
from pathlib import Path

from nacka_sekreterare.services.core import Outcome
from nacka_sekreterare.ui.desk import Desk
from nacka_sekreterare.ui.main_window import Contents, History, MainWindow
from nacka_sekreterare.ui.window_state import WindowStateFile
from tests.ui.demo import demo_contents
from tests.ui.fakes import make_desk


def still_history(label: str | None = "omröstning 1 i § 36") -> History:
    """A history in which undo does nothing."""

    def nothing() -> Outcome[object]:
        return Outcome(None, frozenset())

    return History(undo=nothing, redo=nothing, undo_label=lambda: label, redo_label=lambda: None)


def make_demo_window(
    desk: Desk | None = None,
    contents: Contents | None = None,
    state_path: Path | None = None,
    history: History | None = None,
) -> MainWindow:
    """A window to look at, or to test the frame with."""
    path = state_path or Path(tempfile.mkdtemp(prefix="nacka-fonster-")) / "fonster.json"
    return MainWindow(
        desk or make_desk(), contents or demo_contents(), history or still_history(), WindowStateFile(path)
    )
