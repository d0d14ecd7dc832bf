"""Ctrl+Z in a line where nothing has been typed: the key is the window's, though Qt gives it to every line."""

from PySide6.QtCore import QEvent, QObject
from PySide6.QtGui import QKeyEvent, QKeySequence
from PySide6.QtWidgets import QApplication, QLineEdit, QWidget


class UndoKey(QObject):
    """Watches the line that has the focus, and only that one."""

    def __init__(self, app: QApplication, parent: QObject) -> None:
        super().__init__(parent)
        app.focusChanged.connect(self._on_app_focus_changed)

    def _on_app_focus_changed(self, before: QWidget | None, now: QWidget | None) -> None:
        if isinstance(before, QLineEdit):
            before.removeEventFilter(self)
        if isinstance(now, QLineEdit):
            now.installEventFilter(self)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Leave undo and redo to the window when there is nothing of hers in the line."""
        is_key = event.type() == QEvent.Type.ShortcutOverride and isinstance(event, QKeyEvent)
        if is_key and isinstance(watched, QLineEdit) and not watched.isModified():
            is_undo = event.matches(QKeySequence.StandardKey.Undo) or event.matches(QKeySequence.StandardKey.Redo)  # type: ignore[attr-defined]
            if is_undo and not watched.isUndoAvailable() and not watched.isRedoAvailable():
                event.ignore()
                return True
        return super().eventFilter(watched, event)
