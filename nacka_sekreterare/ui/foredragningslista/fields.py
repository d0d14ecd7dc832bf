"""Fields that save themselves: a line of text, and the wiring of a formatted text, over the page's way to act."""

from collections.abc import Callable
from functools import partial
from typing import Any
from uuid import UUID

from PySide6.QtCore import QObject, QTimer, Signal
from PySide6.QtGui import QFocusEvent
from PySide6.QtWidgets import QLineEdit, QWidget

from nacka_sekreterare.domain.akt import Akt
from nacka_sekreterare.services.core import Kansli, Outcome
from nacka_sekreterare.ui.desk import Desk
from nacka_sekreterare.ui.widgets.formatted.edit import SAVE_AFTER_MS, FormattedTextEdit

Act = Callable[[], Outcome[Any]]


class LineField(QLineEdit):
    """A line that tells what was typed in time to save it.

    Signals:
        text_saved(str): within 0.7 s of the first unsaved key, when the focus leaves, at Enter and at `flush`.
        left: the focus has left, and all is told.
    """

    text_saved = Signal(str)
    left = Signal()

    def __init__(self, *, name: str, label: str, placeholder: str = "", parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName(name)
        self.setAccessibleName(label)
        self.setPlaceholderText(placeholder)
        self._saved = ""
        self._timer = QTimer(self)
        self._timer.setSingleShot(True)
        self._timer.setInterval(SAVE_AFTER_MS)
        self._timer.timeout.connect(self.flush)
        self.textEdited.connect(self._on_text_edited)
        self.returnPressed.connect(self.flush)

    @property
    def has_unsaved(self) -> bool:
        """True while something typed has not been told."""
        return self._timer.isActive()

    def set_text(self, text: str) -> None:
        """Show another text, telling nobody. What she is typing this moment is never overwritten."""
        if self.has_unsaved:
            return
        self._saved = text
        if text != self.text():
            self.setText(text)
            if not self.hasFocus():
                self.setCursorPosition(0)
        self.setToolTip(text)

    def flush(self) -> None:
        """Tell now what has not been told."""
        if not self._timer.isActive():
            return
        self._timer.stop()
        text = self.text().strip()
        if text != self._saved:
            self._saved = text
            self.text_saved.emit(text)

    def focusOutEvent(self, event: QFocusEvent) -> None:
        """Leaving the field saves it."""
        super().focusOutEvent(event)
        self.flush()
        self.left.emit()

    def _on_text_edited(self) -> None:
        if not self._timer.isActive():
            self._timer.start()


class Editing(QObject):
    """How the cards of one page act: texts are saved without a reload under the cursor, all else with one.

    Signals:
        text_was_saved: something typed is on disk; what is derived from it may be shown anew. Of a long text it is
            told when the field is left, so that nothing is read while she types.
    """

    text_was_saved = Signal()

    def __init__(self, desk: Desk, kansli: Kansli, page: QWidget) -> None:
        super().__init__(page)
        self.desk = desk
        self.kansli = kansli
        self._page = page
        self._has_long_text_saved = False

    def run(self, act: Act, on_done: Callable[[Any], None] | None = None) -> bool:
        """Do an act and show the page anew."""
        return self.desk.operations.run(act, on_done=on_done)

    def run_explained(self, akt: Akt, arende_id: UUID, act: Callable[..., Outcome[Any]]) -> bool:
        """Do an act that changes what happened; after the sammanträde with the reason as `orsak`."""
        reason = self.desk.reasons.ask(akt, arende_id)
        return reason is not None and self.run(partial(act, orsak=reason))

    def save(self, act: Act) -> bool:
        """Save something typed: the page shows it already."""
        is_saved = self.desk.operations.run(act, origin=self._page)
        if is_saved:
            self.text_was_saved.emit()
        return is_saved

    def save_long(self, act: Act) -> bool:
        """Save a long text that is being typed."""
        is_saved = self.desk.operations.run(act, origin=self._page)
        self._has_long_text_saved = self._has_long_text_saved or is_saved
        return is_saved

    def wire(self, field: LineField | FormattedTextEdit) -> None:
        """Have a field saved before every act, and its next save be a step of its own once it is left."""
        self.desk.operations.about_to_run.connect(field.flush)
        field.left.connect(self._on_left)

    def _on_left(self) -> None:
        self.kansli.leave_field()
        if self._has_long_text_saved:
            self._has_long_text_saved = False
            self.text_was_saved.emit()
