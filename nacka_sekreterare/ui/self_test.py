"""`--sjalvtest`: does the installed program start? The window is shown, its first page painted, and all is closed."""

from PySide6.QtCore import QMessageLogContext, QObject, QTimer, QtMsgType, qInstallMessageHandler
from PySide6.QtWidgets import QApplication

from nacka_sekreterare.ui.first_paint import FirstPaint
from nacka_sekreterare.ui.main_window import MainWindow

_PATIENCE_MS = 30_000
_OFFSCREEN = "This plugin does not support"  # what the screenless platform says of itself, no fault of ours


class SelfTest(QObject):
    """Waits for the first page to be painted, then closes the window.

    Attributes:
        warnings: what Qt complained of meanwhile; any of it makes the test fail.
    """

    def __init__(self, app: QApplication) -> None:
        super().__init__(app)
        self.warnings: list[str] = []
        self._was_painted = False
        self._window: MainWindow | None = None
        qInstallMessageHandler(self._on_message)

    @property
    def exit_code(self) -> int:
        """0 when the page was painted and Qt had nothing to complain of. Also ends the listening."""
        qInstallMessageHandler(None)
        return 0 if self._was_painted and not self.warnings else 1

    def watch(self, window: MainWindow) -> None:
        """Wait for this window."""
        self._window = window
        page = window.current_page()
        if page is not None:
            FirstPaint(page).painted.connect(self._on_painted)
        QTimer.singleShot(_PATIENCE_MS, window, window.close)

    def _on_painted(self) -> None:
        self._was_painted = True
        if self._window is not None:
            QTimer.singleShot(0, self._window, self._window.close)

    def _on_message(self, kind: QtMsgType, _context: QMessageLogContext, message: str) -> None:
        if kind in {QtMsgType.QtDebugMsg, QtMsgType.QtInfoMsg} or _OFFSCREEN in message:
            return
        self.warnings.append(message)
