"""Two wordings of a text as one: what went struck through, what came underlined, as Word shows changes."""

from collections.abc import Sequence
from html import escape

from PySide6.QtCore import QEvent, Qt
from PySide6.QtWidgets import QLabel, QSizePolicy, QVBoxLayout, QWidget

from nacka_sekreterare.domain.skillnad import Skillnad, Skillnadsslag, tell_skillnad
from nacka_sekreterare.ui.theme import Role, palette_now
from nacka_sekreterare.ui.widgets.labels import make_label

_CONTEXT_WORDS = 12


class DifferenceView(QWidget):
    """A caption and the marked words below it. Hidden while there is no difference."""

    def __init__(self, name: str) -> None:
        super().__init__()
        self.setObjectName(name)
        self._parts: tuple[Skillnad, ...] = ()
        self._caption = make_label("", Role.SMALL, is_wrapping=True)
        self._words = QLabel()
        self._words.setTextFormat(Qt.TextFormat.RichText)
        self._words.setWordWrap(True)
        self._words.setSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Minimum)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(2)
        column.addWidget(self._caption)
        column.addWidget(self._words)
        self.hide()

    def show_difference(self, caption: str, parts: tuple[Skillnad, ...]) -> None:
        """Show another difference; an empty one hides the view."""
        if parts != self._parts or caption != self._caption.text():
            self._parts = parts
            self._caption.setText(caption)
            self._words.setText(marked_words(parts))
            self.setAccessibleName(f"{caption}: {tell_skillnad(parts)}")
            self._words.setAccessibleName(self.accessibleName())
        self.setVisible(bool(parts))

    def changeEvent(self, event: QEvent) -> None:
        """Another theme has other colours."""
        super().changeEvent(event)
        if event.type() == QEvent.Type.StyleChange and self._parts:
            self._words.setText(marked_words(self._parts))


def marked_words(parts: Sequence[Skillnad]) -> str:
    """The difference as rich text; of long stretches that are the same only the words around the changes."""
    palette = palette_now()
    styles = {
        Skillnadsslag.BORTTAGET: f"color: {palette.danger}; text-decoration: line-through",
        Skillnadsslag.TILLAGT: f"color: {palette.success}; text-decoration: underline",
    }
    last = len(parts) - 1
    pieces = []
    for index, part in enumerate(parts):
        if part.slag is Skillnadsslag.LIKA:
            pieces.append(_lines(_shorten(part.text, has_before=index > 0, has_after=index < last)))
        else:
            pieces.append(f'<span style="{styles[part.slag]}">{_lines(part.text)}</span>')
    return "".join(pieces)


def _lines(text: str) -> str:
    return escape(text).replace("\n", "<br>")


def _shorten(text: str, *, has_before: bool, has_after: bool) -> str:
    words = text.split(" ")
    if len(words) <= 2 * _CONTEXT_WORDS + 1:
        return text
    start = [*words[:_CONTEXT_WORDS], "…"] if has_before else ["…"]
    return " ".join([*start, *words[-_CONTEXT_WORDS:]] if has_after else start)
