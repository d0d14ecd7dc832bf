"""A line of plain text without a Save button: told within a second of the first unsaved key, and when it is left."""

from PySide6.QtCore import QTimer, Signal
from PySide6.QtGui import QFocusEvent
from PySide6.QtWidgets import QLineEdit, QWidget

_SAVE_AFTER_MS = 700


class SavedLine(QLineEdit):
    """One line that saves itself.

    Signals:
        text_saved(str): she has typed, and it is time to save.
        left: the focus has left; the next save is another step.
    """

    text_saved = Signal(str)
    left = Signal()

    def __init__(self, *, name: str, label: str, placeholder: str = "", parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName(name)
        self.setAccessibleName(label)
        self.setPlaceholderText(placeholder)
        self._timer = QTimer(self)
        self._timer.setSingleShot(True)
        self._timer.setInterval(_SAVE_AFTER_MS)
        self._timer.timeout.connect(self.flush)
        self.textEdited.connect(self._on_text_edited)
        self.editingFinished.connect(self.flush)

    def set_saved(self, text: str) -> None:
        """Show another text, telling nobody; never over what is being typed."""
        if not self._timer.isActive() and text != self.text().strip():
            self.setText(text)

    def flush(self) -> None:
        """Tell now what has not been told."""
        if self._timer.isActive():
            self._timer.stop()
            self.text_saved.emit(self.text().strip())

    def focusOutEvent(self, event: QFocusEvent) -> None:
        """Leaving the field saves it."""
        super().focusOutEvent(event)
        self.flush()
        self.left.emit()

    def _on_text_edited(self, _text: str) -> None:
        if not self._timer.isActive():
            self._timer.start()
