"""What every field gets that is printed: marks under what no document can print, and the sentence that says so."""

from collections.abc import Iterable

from PySide6.QtCore import QObject, Signal
from PySide6.QtGui import QColor, QTextCharFormat

from nacka_sekreterare.domain.tecken import Otryckbart, find_otryckbara, name_tecken, tell_otryckbara
from nacka_sekreterare.ui.theme import palette_now
from nacka_sekreterare.ui.widgets.tecken.note import Field, FieldNote


class Printable(QObject):
    """What the fonts of the documents have between them; nothing is marked until that is known.

    Signals:
        changed: every field must be looked at anew.
    """

    changed = Signal()

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._characters: frozenset[str] | None = None

    def set_characters(self, characters: frozenset[str]) -> None:
        """Say what can be printed."""
        if characters != self._characters:
            self._characters = characters
            self.changed.emit()

    def find(self, text: str) -> tuple[Otryckbart, ...]:
        """What of a text cannot be printed."""
        return () if self._characters is None else find_otryckbara(text, self._characters)


class TeckenMarks(QObject):
    """The marks of one field, and its child."""

    def __init__(self, field: Field, printable: Printable) -> None:
        super().__init__(field)
        self._printable = printable
        self._note = FieldNote(field)

    def tell(self, found: Iterable[str]) -> None:
        """Say which characters of the field cannot be printed, and what to do."""
        each = tuple(dict.fromkeys(found))
        self._note.tell(tell_otryckbara(each), f"{', '.join(map(name_tecken, each))} kan inte tryckas.")


def mark() -> QTextCharFormat:
    """A straight line and a tinted ground: seen apart from a word that is spelt wrong, also without colours."""
    palette, form = palette_now(), QTextCharFormat()
    form.setUnderlineStyle(QTextCharFormat.UnderlineStyle.SingleUnderline)
    form.setUnderlineColor(QColor(palette.warning))
    form.setBackground(QColor(palette.warning_soft))
    return form


def units(text: str) -> int:
    """The length of a text as Qt counts: a character outside the basic plane, such as 🙂, is two."""
    return len(text) + sum(character > "\uffff" for character in text)
