"""Tells when a text of the window is entered and left: what serves every text is made only when it is needed."""

import re
from typing import Final

from PySide6.QtCore import QObject, Signal
from PySide6.QtWidgets import QApplication, QLineEdit, QPlainTextEdit, QTextEdit, QWidget

# Lines in which prose is written, by their names; others hold names, numbers, places or times.
PROSE: Final = re.compile(
    r"(arende|extra|avsnitt|standardpunkt|fras|skrivelse_\d+)_rubrik|jav_grund|new_bevakning|bevakning_text"
    r"|anmarkning_text_\d+|votering_(ja|nej)|forhinder_anteckning"
)

_FIELDS: Final = (QTextEdit, QPlainTextEdit, QLineEdit)


class TextWatch(QObject):
    """One per window: follows the focus through its texts, and those of its dialogs.

    Signals:
        entered(QTextEdit | QLineEdit): the focus has come to a text, or a line of prose, that can be written in.
        reached(QTextEdit | QPlainTextEdit | QLineEdit): it has come to any field that can be written in.
        left(QTextEdit | QLineEdit): it has gone from a text or any line.
    """

    entered = Signal(object)
    reached = Signal(object)
    left = Signal(object)

    def __init__(self, app: QApplication, window: QWidget) -> None:
        super().__init__(window)
        self._window = window
        app.focusChanged.connect(self._on_app_focus_changed)

    def _on_app_focus_changed(self, before: QWidget | None, now: QWidget | None) -> None:
        if isinstance(before, QTextEdit | QLineEdit):
            self.left.emit(before)
        if isinstance(now, _FIELDS) and not now.isReadOnly() and self._belongs(now):
            self.reached.emit(now)
            if _is_prose(now):
                self.entered.emit(now)

    def _belongs(self, widget: QWidget) -> bool:
        window: QWidget | None = widget.window()
        while window is not None and window is not self._window:
            window = window.parentWidget()
        return window is not None


def _is_prose(field: QTextEdit | QPlainTextEdit | QLineEdit) -> bool:
    if isinstance(field, QLineEdit):
        return PROSE.fullmatch(field.objectName()) is not None
    return isinstance(field, QTextEdit)
