"""The real window in this process, without a screen, for (c) acts and (e) typing."""

import os
import time
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path
from uuid import UUID

os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")

from benchmarks.big_store import clock
from PySide6.QtCore import QEventLoop, Qt, QTimer
from PySide6.QtWidgets import QApplication

from nacka_sekreterare.services.core import Kansli, open_kansli
from nacka_sekreterare.system import collector
from nacka_sekreterare.system.settings import SettingsFile
from nacka_sekreterare.ui.main_window import MainWindow
from nacka_sekreterare.ui.start import Machine, Session, dress


@dataclass
class Bench:
    """A window on a store."""

    kansli: Kansli
    window: MainWindow

    def show(self, sammantrade: UUID, step: str) -> None:
        """Open a sammanträde at a step, and let it come up whole."""
        self.window.show_sammantrade(sammantrade, step)
        wait(0.4)


@contextmanager
def open_window(folder: Path) -> Iterator[Bench]:
    """The program's window on the store of a folder."""
    running = QApplication.instance()
    app = running if isinstance(running, QApplication) else QApplication([])
    places = Machine(folder / "installningar.json", folder / "fonster.json", folder / "crash.log")
    settings = SettingsFile(places.settings)
    with open_kansli(folder, clock) as kansli:
        window = Session(app, kansli, dress(app, settings.read()), settings, places).window
        window._desk.operations._dialogs = _Loud()
        window.resize(1400, 900)
        window.show()
        kansli.store.warm_up()
        collector.tidy()  # of what benchmarks before this left
        collector.rest()
        collector.wake()  # as the program does after its first paint
        try:
            yield Bench(kansli, window)
        finally:
            window.close()
            window.deleteLater()
            app.sendPostedEvents(None, 0)
            app.processEvents()


class _Loud:
    """Nobody is there to answer a dialog: what would be one ends the benchmark."""

    def show_error(self, sentence: str) -> None:
        raise RuntimeError(sentence)

    def __getattr__(self, name: str) -> object:
        raise RuntimeError(f"the window wants to {name}")


def wait(seconds: float) -> None:
    """Let the event loop run."""
    loop = QEventLoop()
    QTimer.singleShot(int(seconds * 1000), loop.quit)
    loop.exec()


def show_now() -> None:
    """Handle everything that waits, so that the screen shows what has been done."""
    QApplication.sendPostedEvents()
    QApplication.processEvents()


class Pulse:
    """Notes how long the event loop took to come round, each time, and how much of it was work of this thread.

    On a machine that others use too, a window can stand still without any work of its own; nothing it does is missed.
    """

    def __init__(self) -> None:
        self.gaps: list[float] = []
        self.busy: list[float] = []
        self._last = time.perf_counter()
        self._last_busy = time.thread_time()
        self._timer = QTimer()
        self._timer.setTimerType(Qt.TimerType.PreciseTimer)
        self._timer.setInterval(1)
        self._timer.timeout.connect(self._on_timeout)

    def start(self) -> None:
        """Begin to listen."""
        self.gaps.clear()
        self.busy.clear()
        self._last, self._last_busy = time.perf_counter(), time.thread_time()
        self._timer.start()

    def stop(self) -> None:
        """Listen no more."""
        self._timer.stop()

    def _on_timeout(self) -> None:
        now, busy = time.perf_counter(), time.thread_time()
        self.gaps.append(now - self._last)
        self.busy.append(busy - self._last_busy)
        self._last, self._last_busy = now, busy
