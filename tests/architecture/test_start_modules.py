"""What the window does not load before its first page can be seen: the start is measured, and must not creep back."""

import os
import subprocess
import sys
from pathlib import Path

ROOT = Path(__file__).resolve().parents[2]
_MOST_MODULES = 150  # of ours, 131 when this was written; a page is loaded when it is first shown
_LATER = (
    *("reportlab", "docx", "lxml", "pikepdf", "pypdfium2", "PIL", "hunspell", "qtawesome", "pyhanko"),
    *("PySide6.QtNetwork", "PySide6.QtPrintSupport"),
    *("nacka_sekreterare.documents", "nacka_sekreterare.exchange", "nacka_sekreterare.cli"),
)
_SHOW_HEM = """
import sys
from pathlib import Path
import nacka_sekreterare.__main__
from nacka_sekreterare.ui.first_paint import FirstPaint
from nacka_sekreterare.app import start
see = FirstPaint.eventFilter
def see_and_tell(self, watched, event):
    if event.type() == event.Type.Paint and FirstPaint.eventFilter is see_and_tell:
        FirstPaint.eventFilter = see
        print(*sys.modules, flush=True)
    return see(self, watched, event)
FirstPaint.eventFilter = see_and_tell
sys.exit(start(["--data", sys.argv[1], "--sjalvtest"]))
"""


def _loaded_when_painted(folder: Path) -> set[str]:
    places = ("XDG_STATE_HOME", "XDG_CONFIG_HOME", "APPDATA", "LOCALAPPDATA")
    environment = {**os.environ, **{name: str(folder) for name in places}, "QT_QPA_PLATFORM": "offscreen"}
    command = [sys.executable, "-c", _SHOW_HEM, str(folder / "data")]
    done = subprocess.run(command, cwd=ROOT, env=environment, capture_output=True, encoding="utf-8", check=True)
    return set(done.stdout.split())


def test_the_first_page_is_painted_before_the_heavy_libraries_are_loaded(tmp_path: Path) -> None:
    loaded = _loaded_when_painted(tmp_path)
    assert "nacka_sekreterare.ui.hem.page" in loaded
    assert sorted(loaded.intersection(_LATER)) == []
    assert len([name for name in loaded if name.startswith("nacka_sekreterare")]) <= _MOST_MODULES
