"""The line at the foot: that all is saved, what can be undone, and what the clock is."""

from collections.abc import Callable
from datetime import datetime

from PySide6.QtCore import QTimer
from PySide6.QtGui import QAction, QHideEvent, QShowEvent
from PySide6.QtWidgets import QHBoxLayout, QLabel, QWidget

from nacka_sekreterare.ui.messages import STARTED, saved_text, undo_text
from nacka_sekreterare.ui.theme import SPACING, Role
from nacka_sekreterare.ui.widgets.buttons import QuietButton
from nacka_sekreterare.ui.widgets.labels import make_label

_LEAST_PX = 120


class FootLine(QWidget):
    """Saved-time, undo, and the clock."""

    def __init__(self, now: Callable[[], datetime], undo: QAction, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("foot_line")
        self._now = now
        self._saved = make_label(STARTED, Role.SMALL, name="saved_label")
        self._undo = QuietButton("Ångra", name="undo_button", action=undo)
        self._clock: QLabel = make_label("", Role.SMALL, name="clock_label")
        self._undo.setMinimumWidth(_LEAST_PX)  # a long act is shortened, and the window not widened
        policy = self._undo.sizePolicy()
        policy.setRetainSizeWhenHidden(True)  # the first act does not make the line higher, and all the page lower
        self._undo.setSizePolicy(policy)
        row = QHBoxLayout(self)
        row.setContentsMargins(SPACING.page, 2, SPACING.page, 6)
        row.setSpacing(SPACING.large)
        row.addWidget(self._saved)
        row.addWidget(self._undo)
        row.addStretch(1)
        row.addWidget(self._clock)
        self._timer = QTimer(self)
        self._timer.setInterval(1000)
        self._timer.timeout.connect(self._show_clock)
        self.show_undo(None)

    def show_saved(self) -> None:
        """Something has been saved this moment."""
        self._saved.setText(saved_text(self._now()))

    def show_undo(self, label: str | None) -> None:
        """Say what can be undone; None when nothing can."""
        self._undo.setVisible(label is not None)
        self._undo.setText(undo_text(label))

    def showEvent(self, event: QShowEvent) -> None:
        """The clock goes while it is seen."""
        super().showEvent(event)
        self._show_clock()
        self._timer.start()

    def hideEvent(self, event: QHideEvent) -> None:
        """And rests while it is not."""
        super().hideEvent(event)
        self._timer.stop()

    def _show_clock(self) -> None:
        text = f"{self._now():%H.%M}"
        if self._clock.text() != text:
            self._clock.setText(text)
            self._clock.setAccessibleName(f"Klockan är {text}")
