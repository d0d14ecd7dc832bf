"""The characters of a line that cannot be printed: names, rubriker, places."""

from PySide6.QtWidgets import QLineEdit

from nacka_sekreterare.ui.widgets.line_formats import Span, formats_of
from nacka_sekreterare.ui.widgets.tecken.marks import Printable, TeckenMarks, mark, units


class LineTecken(TeckenMarks):
    """Marks a line."""

    def __init__(self, line: QLineEdit, printable: Printable) -> None:
        super().__init__(line, printable)
        self._line = line
        self._has_marks = False
        line.textChanged.connect(self._mark)
        printable.changed.connect(self._mark)
        self._mark()

    def _mark(self) -> None:
        text = self._line.text()
        found = self._printable.find(text)
        if found or self._has_marks:
            self._has_marks = bool(found)
            spans = (Span(units(text[: one.start]), units(one.text), mark()) for one in found)
            formats_of(self._line).show_spans("tecken", spans)
            self.tell(one.text for one in found)
