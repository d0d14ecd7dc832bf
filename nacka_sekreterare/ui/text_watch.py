"""Tells when a text of the window is entered and left: what serves every text is made only when it is needed."""

from PySide6.QtCore import QObject, Signal
from PySide6.QtWidgets import QApplication, QTextEdit, QWidget


class TextWatch(QObject):
    """One per window: follows the focus through its texts, and those of its dialogs.

    Signals:
        entered(QTextEdit): the focus has come to a text that can be written in.
        left(QTextEdit): it has gone from one.
    """

    entered = Signal(object)
    left = Signal(object)

    def __init__(self, app: QApplication, window: QWidget) -> None:
        super().__init__(window)
        self._window = window
        app.focusChanged.connect(self._on_app_focus_changed)

    def _on_app_focus_changed(self, before: QWidget | None, now: QWidget | None) -> None:
        if isinstance(before, QTextEdit):
            self.left.emit(before)
        if isinstance(now, QTextEdit) and not now.isReadOnly() and self._belongs(now):
            self.entered.emit(now)

    def _belongs(self, widget: QWidget) -> bool:
        window: QWidget | None = widget.window()
        while window is not None and window is not self._window:
            window = window.parentWidget()
        return window is not None
