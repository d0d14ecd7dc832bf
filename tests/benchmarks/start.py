"""(a) Start to a usable window and (d) its memory, against an empty window; and against LibreOffice Writer.

The moment is that of the first paint of the first page, told by the child itself; the clock is one for all processes.
"""

import os
import shutil
import statistics
import subprocess
import sys
import tempfile
import time
from dataclasses import dataclass, field
from pathlib import Path

from benchmarks.measure import ROOT, Figure, alternate, ms, tell

_EMPTY = """
import sys, time
import sqlmodel
from PySide6.QtCore import QTimer
from PySide6.QtWidgets import QApplication, QMainWindow
class Window(QMainWindow):
    def paintEvent(self, event):
        super().paintEvent(event)
        if not getattr(self, "told", False):
            self.told = True
            tell()
            QTimer.singleShot(0, app.quit)
app = QApplication([])
window = Window()
window.resize(1280, 800)
window.show()
app.exec()
"""

# The program as it is started, with one ear at the paint that --sjalvtest waits for.
_PROGRAM = """
import sys
import nacka_sekreterare.__main__
from nacka_sekreterare.app import start
def listen():
    from nacka_sekreterare.ui.first_paint import FirstPaint
    see = FirstPaint.eventFilter
    def see_and_tell(self, watched, event):
        answer = see(self, watched, event)
        if event.type() == event.Type.Paint and FirstPaint.eventFilter is see_and_tell:
            FirstPaint.eventFilter = see
            at_paint()
        return answer
    FirstPaint.eventFilter = see_and_tell
listen()
sys.exit(start(["--data", sys.argv[1], "--sjalvtest"]))
"""

_TELL = """
import resource, time
def memory():
    try:
        with open("/proc/self/statm") as file:
            return int(file.read().split()[1]) * resource.getpagesize()
    except OSError:
        return resource.getrusage(resource.RUSAGE_SELF).ru_maxrss
def tell():
    print(time.monotonic(), time.process_time(), memory(), flush=True)
at_paint = tell
"""

_BROWSE = """
def at_paint():
    from PySide6.QtWidgets import QApplication
    from nacka_sekreterare.ui.main_window import MainWindow
    close = MainWindow.closeEvent
    def browse_and_close(window, event):
        window.show_page("sammantraden")
        QApplication.processEvents()
        window.show_sammantrade(window.current_page()._rows[-1].id, "sammantrade")
        QApplication.processEvents()
        tell()
        MainWindow.closeEvent = close
        close(window, event)
    MainWindow.closeEvent = browse_and_close
"""


@dataclass
class Child:
    """A process that tells when its first page is painted."""

    code: str
    arguments: tuple[str, ...] = ()
    memory: int = 0
    processor: list[float] = field(default_factory=list)

    def run(self) -> float:
        """Seconds from the start of the process to the first paint."""
        cache = Path(tempfile.gettempdir()) / "nacka-benchmarks"
        places = ("XDG_STATE_HOME", "XDG_CONFIG_HOME", "APPDATA", "LOCALAPPDATA")
        environment = {name: value for name, value in os.environ.items() if name != "PYTHONDONTWRITEBYTECODE"}
        environment |= {name: str(cache / "hem") for name in places}
        environment |= {"QT_QPA_PLATFORM": "offscreen", "PYTHONPYCACHEPREFIX": str(cache / "pyc")}
        began = time.monotonic()
        command = [sys.executable, "-c", self.code, *self.arguments]
        done = subprocess.run(command, cwd=ROOT, env=environment, capture_output=True, encoding="utf-8", check=True)
        painted, processor, memory = done.stdout.split()
        self.memory = int(memory)
        self.processor.append(float(processor))
        return float(painted) - began


def measure_start(store: Path, rounds: int) -> list[Figure]:
    """The program on a store against the empty window."""
    ours, bare = Child(_TELL + _PROGRAM, (str(store),)), Child(_TELL + _EMPTY)
    browsing = Child(_TELL + _BROWSE + _PROGRAM, (str(store),))
    taken, taken_bare = alternate(ours.run, bare.run, rounds=rounds)
    browsing.run()
    busy, busy_bare = (statistics.median(child.processor[1:]) for child in (ours, bare))
    figures = [
        Figure(
            "start to the first page / empty window", taken / taken_bare, 2, detail=f"{ms(taken)} / {ms(taken_bare)}"
        ),
        Figure("the same in processor time", busy / busy_bare, 2, detail=f"{ms(busy)} / {ms(busy_bare)}"),
        Figure("memory with the store open / empty window", ours.memory / bare.memory, 2, detail=_mb(ours, bare)),
        Figure(
            "memory after the list of all and a live page / empty window",
            browsing.memory / bare.memory,
            2,
            detail=_mb(browsing, bare),
        ),
    ]
    return [tell(figure) for figure in figures]


def measure_libreoffice(store: Path, rounds: int) -> list[Figure]:
    """LibreOffice Writer opening a protokollsmall without a screen, against our start; nothing where it is missing."""
    office = shutil.which("soffice")
    if office is None:
        return []
    from benchmarks.documents import make_document

    from nacka_sekreterare.documents.backends import render
    from nacka_sekreterare.documents.model import Format

    with tempfile.TemporaryDirectory() as folder:
        template = Path(folder) / "protokollsmall.docx"
        template.write_bytes(render(make_document(Path(folder) / "store", 3), Format.DOCX))
        profile = f"-env:UserInstallation={(Path(folder) / 'profil').as_uri()}"
        command = [office, profile, "--headless", "--norestore", "--cat", str(template)]

        def open_it() -> float:
            began = time.monotonic()
            subprocess.run(command, capture_output=True, check=True, cwd=folder)
            return time.monotonic() - began

        theirs, ours = alternate(open_it, Child(_TELL + _PROGRAM, (str(store),)).run, rounds=rounds)
    detail = f"{ms(theirs)} / {ms(ours)}"
    return [
        tell(Figure("LibreOffice opening a protokollsmall / our start", theirs / ours, 2, detail=detail, is_least=True))
    ]


def _mb(one: Child, other: Child) -> str:
    return f"{one.memory / 1e6:.0f} MB / {other.memory / 1e6:.0f} MB"
