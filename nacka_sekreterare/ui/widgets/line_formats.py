"""Marks under the words of a line. Qt gives a line no formats but those of an input method: they are sent as from one.

Each such message takes the place of the one before, so those who mark a line (its spelling, its characters) share this.
"""

from collections.abc import Iterable
from dataclasses import dataclass

from PySide6.QtCore import QObject, Qt
from PySide6.QtGui import QInputMethodEvent, QTextCharFormat
from PySide6.QtWidgets import QApplication, QLineEdit

_Attribute = QInputMethodEvent.Attribute
_FORMAT = QInputMethodEvent.AttributeType.TextFormat


@dataclass(frozen=True)
class Span:
    """Some of a line, in Qt's units, and how it looks."""

    start: int
    length: int
    form: QTextCharFormat


class LineFormats(QObject):
    """The marks of one line, by who set them."""

    def __init__(self, line: QLineEdit) -> None:
        super().__init__(line)
        self._line = line
        self._spans: dict[str, tuple[Span, ...]] = {}

    def show_spans(self, owner: str, spans: Iterable[Span]) -> None:
        """Show these marks of one who marks, and those of the others as they are."""
        self._spans[owner] = tuple(spans)
        here = self._line.cursorPosition()
        every = [span for own in self._spans.values() for span in own]
        marks = [_Attribute(_FORMAT, span.start - here, span.length, span.form) for span in every]
        QApplication.sendEvent(self._line, QInputMethodEvent("", marks))


def formats_of(line: QLineEdit) -> LineFormats:
    """The marks of a line, made when they are first asked for."""
    known = line.findChild(LineFormats, options=Qt.FindChildOption.FindDirectChildrenOnly)
    return known if isinstance(known, LineFormats) else LineFormats(line)
