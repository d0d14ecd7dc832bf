"""From the command to a usable window, and back: the one place where the window's parts are built and taken down."""

import logging
import os
import sys
from collections.abc import Callable
from contextlib import AbstractContextManager
from dataclasses import dataclass
from pathlib import Path

from PySide6.QtCore import Qt, QTimer
from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import QApplication

from nacka_sekreterare.domain.errors import UserError
from nacka_sekreterare.services.core import Kansli
from nacka_sekreterare.system import collector
from nacka_sekreterare.system.crash import CrashWatch
from nacka_sekreterare.system.files import make_folder
from nacka_sekreterare.system.logs import start_logging, stop_logging
from nacka_sekreterare.system.paths import crash_file, settings_file, window_state_file
from nacka_sekreterare.system.settings import Settings, SettingsFile
from nacka_sekreterare.ui.desk import Desk, Navigator
from nacka_sekreterare.ui.dialogs import TITLE, QtDialogs
from nacka_sekreterare.ui.first_paint import FirstPaint
from nacka_sekreterare.ui.frame import make_contents, make_history
from nacka_sekreterare.ui.fraser import Fraser
from nacka_sekreterare.ui.language import speak_swedish
from nacka_sekreterare.ui.main_window import MainWindow
from nacka_sekreterare.ui.messages import ALREADY_OPEN, NO_SCREEN
from nacka_sekreterare.ui.operations import Operations
from nacka_sekreterare.ui.page_source import PageProcess
from nacka_sekreterare.ui.self_test import SelfTest
from nacka_sekreterare.ui.single_instance import SingleInstance
from nacka_sekreterare.ui.spelling import Spelling
from nacka_sekreterare.ui.tasks import Tasks
from nacka_sekreterare.ui.tecken import Tecken
from nacka_sekreterare.ui.text_watch import TextWatch
from nacka_sekreterare.ui.theme import SchemeChoice, Theme
from nacka_sekreterare.ui.window_state import WindowStateFile

OpenKansli = Callable[[Path | None, bool], AbstractContextManager[Kansli]]

_SCREENLESS = frozenset({"offscreen", "minimal", "vnc"})  # platforms on which nobody can answer a dialog
_SETTLED_WITHIN_MS = 1000
_log = logging.getLogger(__name__)


@dataclass(frozen=True)
class Machine:
    """Where this machine keeps what is not data; a test gives places of its own."""

    settings: Path
    window_state: Path
    crash: Path

    @classmethod
    def own(cls) -> "Machine":
        """The system's own places."""
        return cls(settings_file(), window_state_file(), crash_file())


def run_window(
    folder: Path, open_kansli: OpenKansli, *, is_self_test: bool = False, machine: Machine | None = None
) -> int:
    """Show the window on the store of a folder until it is closed. Returns the exit code of the process.

    What stands in the way (a locked, newer or damaged store, no screen) is told in one sentence and gives 1. When a
    window on the same store is open already, that one comes to the front and this one gives 0.
    """
    if not _has_screen():
        return _refuse(NO_SCREEN)
    machine = machine or Machine.own()
    app = _make_application()
    tester = SelfTest(app) if is_self_test else None
    dialogs = QtDialogs()
    settings = SettingsFile(machine.settings)
    try:
        theme = dress(app, settings.read())
        make_folder(folder)
        instance = SingleInstance(folder)
        if not instance.acquire():
            return _refuse(ALREADY_OPEN, 0)
        try:
            with open_kansli(folder, True) as kansli:
                return Session(app, kansli, theme, settings, machine).run(instance, tester)
        finally:
            instance.release()
    except UserError as error:
        if app.platformName() in _SCREENLESS or tester is not None:
            return _refuse(error.sentence)
        dialogs.show_error(error.sentence)
        return 1


def dress(app: QApplication, settings: Settings) -> Theme:
    """Give the program its language and its look."""
    speak_swedish(app)
    return Theme(app, SchemeChoice[settings.theme.name], settings.text_scale)


class Session:
    """One run of the window on an open store."""

    def __init__(
        self, app: QApplication, kansli: Kansli, theme: Theme, settings: SettingsFile, machine: Machine
    ) -> None:
        self._app = app
        self._machine = machine
        self._logs = kansli.store.paths.logs
        self._warm_up = kansli.store.warm_up
        self._dialogs = QtDialogs()
        operations = Operations(self._dialogs, log_file=self._logs)
        desk = Desk(
            operations=operations,
            tasks=Tasks(self._dialogs, operations),
            pages=PageProcess(kansli.store.paths.folder),
            dialogs=self._dialogs,
            navigator=Navigator(),
            now=kansli.clock,
        )
        self.window = MainWindow(
            desk, make_contents(kansli, theme, settings), make_history(kansli), WindowStateFile(machine.window_state)
        )
        self._dialogs.set_window(self.window)
        texts = TextWatch(app, self.window)
        Fraser(self.window, texts, desk, kansli)
        Tecken(self.window, texts, operations, desk.tasks, kansli)
        self.window.closing.connect(Spelling(self.window, texts, operations, kansli, settings).close)

    def run(self, instance: SingleInstance, tester: SelfTest | None) -> int:
        """Show the window until it is closed."""
        handler = start_logging(self._logs)
        watch = CrashWatch(self._machine.crash, self._tell_bug)
        instance.raise_requested.connect(self.window.bring_to_front)
        if watch.earlier is not None:
            _log.error("The run before fell:\n%s", watch.earlier)
        try:
            if tester is not None:
                tester.watch(self.window)
            self._app.applicationStateChanged.connect(_tidy_when_left)
            self._settle_when_painted(instance)
            self.window.show()
            code = self._app.exec()
            return code if tester is None else tester.exit_code
        finally:
            self.window.close()
            self.window.deleteLater()
            self._app.sendPostedEvents(None, 0)
            watch.stop()
            stop_logging(handler)

    def _settle_when_painted(self, instance: SingleInstance) -> None:
        """Do the rest after the first page is painted, or soon when the window is shown as nothing but a button."""
        settling = QTimer(self.window, singleShot=True, interval=_SETTLED_WITHIN_MS)
        settling.timeout.connect(lambda: self._settle(instance))
        settling.start()
        page = self.window.current_page()
        if page is not None:
            FirstPaint(page).painted.connect(lambda: settling.start(0) if settling.isActive() else None)

    def _settle(self, instance: SingleInstance) -> None:
        instance.listen()
        self._warm_up()
        collector.wake()

    def _tell_bug(self, description: str) -> None:
        _log.error("The program failed:\n%s", description)
        self._dialogs.show_bug(self._logs)


def _tidy_when_left(state: Qt.ApplicationState) -> None:
    if state is not Qt.ApplicationState.ApplicationActive:
        collector.tidy()


def _make_application() -> QApplication:
    running = QApplication.instance()
    app = running if isinstance(running, QApplication) else QApplication(sys.argv[:1])
    app.setApplicationName(TITLE)
    app.setApplicationDisplayName(TITLE)
    QGuiApplication.setDesktopFileName("nacka-sekreterare")
    return app


def _has_screen() -> bool:
    """Whether Qt can show anything: without a display it ends the process, and nobody would know why."""
    if sys.platform in {"win32", "darwin"} or os.environ.get("QT_QPA_PLATFORM"):
        return True
    return bool(os.environ.get("DISPLAY") or os.environ.get("WAYLAND_DISPLAY"))


def _refuse(sentence: str, code: int = 1) -> int:
    sys.stderr.write(sentence + "\n")
    return code
