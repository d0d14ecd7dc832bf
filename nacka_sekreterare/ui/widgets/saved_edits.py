"""Fields that save themselves: a line of text, a number and a length, without a Save button."""

from PySide6.QtCore import QTimer, Signal
from PySide6.QtGui import QFocusEvent, QWheelEvent
from PySide6.QtWidgets import QDoubleSpinBox, QLineEdit, QSpinBox, QWidget

from nacka_sekreterare.ui.language import SWEDISH
from nacka_sekreterare.ui.operations import Operations

_PAUSE_MS = 700  # a typed word is on disk within a second of its first unsaved key


class SavedLine(QLineEdit):
    """A line of text that tells what stands in it soon after a key, when it is left, and before any act.

    Signals:
        saved(text): another text than the one that was set or told last.
        left: the focus has gone elsewhere; what is typed next is a change of its own.
    """

    saved = Signal(str)
    left = Signal()

    def __init__(self, operations: Operations, *, name: str, label: str, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName(name)
        self.setAccessibleName(label)
        self._told = ""
        self._timer = QTimer(self)
        self._timer.setSingleShot(True)
        self._timer.setInterval(_PAUSE_MS)
        self._timer.timeout.connect(self.flush)
        self.textEdited.connect(self._on_text_edited)
        self.editingFinished.connect(self.flush)
        operations.about_to_run.connect(self.flush)

    def set_value(self, text: str) -> None:
        """Show another text, unless she is typing here."""
        if self._timer.isActive() or (self.hasFocus() and self.text() == text):
            return
        self._told = text.strip()
        if self.text().strip() != text:
            self.setText(text)

    def flush(self) -> None:
        """Tell what has been typed, at once."""
        self._timer.stop()
        text = self.text().strip()
        if text != self._told:
            self._told = text
            self.saved.emit(text)

    def focusOutEvent(self, event: QFocusEvent) -> None:
        """Save, and begin a new change with the next key."""
        self.flush()
        super().focusOutEvent(event)
        self.left.emit()

    def _on_text_edited(self) -> None:
        if not self._timer.isActive():
            self._timer.start()


class SavedNumber(QSpinBox):
    """A number that tells itself when it is changed; the wheel does not change it in passing.

    Signals:
        saved(int): she has chosen another number.
    """

    saved = Signal(int)

    def __init__(self, *, name: str, label: str, lowest: int, highest: int, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName(name)
        self.setAccessibleName(label)
        self.setRange(lowest, highest)
        self.setKeyboardTracking(False)
        self.setMaximumWidth(110)
        self.lineEdit().setTextMargins(8, 0, 0, 0)
        self.valueChanged.connect(self.saved)

    def set_value(self, number: int) -> None:
        """Show another number without telling anybody."""
        was_blocked = self.blockSignals(True)
        self.setValue(number)
        self.blockSignals(was_blocked)

    def wheelEvent(self, event: QWheelEvent) -> None:
        """Let the page scroll."""
        event.ignore()


class SavedLength(QDoubleSpinBox):
    """A length or a size with its unit and a decimal comma, in steps of a half; else as `SavedNumber`.

    Signals:
        saved(float): she has chosen another length.
        left: the focus has gone elsewhere.
    """

    saved = Signal(float)
    left = Signal()

    def __init__(
        self, *, name: str, label: str, unit: str, lowest: float, highest: float, parent: QWidget | None = None
    ) -> None:
        super().__init__(parent)
        self.setObjectName(name)
        self.setAccessibleName(label)
        self.setLocale(SWEDISH)
        self.setDecimals(1)
        self.setSingleStep(0.5)
        self.setRange(lowest, highest)
        self.setSuffix(f" {unit}")
        self.setKeyboardTracking(False)
        self.setMaximumWidth(140)
        self.lineEdit().setTextMargins(8, 0, 0, 0)
        self.valueChanged.connect(self.saved)

    def set_value(self, length: float) -> None:
        """Show another length without telling anybody."""
        was_blocked = self.blockSignals(True)
        self.setValue(length)
        self.blockSignals(was_blocked)

    def wheelEvent(self, event: QWheelEvent) -> None:
        """Let the page scroll."""
        event.ignore()

    def focusOutEvent(self, event: QFocusEvent) -> None:
        """What is changed next is a change of its own."""
        super().focusOutEvent(event)
        self.left.emit()
