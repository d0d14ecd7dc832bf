"""The sentence at the foot of a field, inside its frame, so that no layout has to make room for it."""

from PySide6.QtCore import QEvent, QMargins, QObject, Qt
from PySide6.QtGui import QAccessible, QAccessibleAnnouncementEvent
from PySide6.QtWidgets import QLabel, QLineEdit, QPlainTextEdit, QTextEdit, QWidget

from nacka_sekreterare.ui.theme import SPACING, Role, set_look
from nacka_sekreterare.ui.widgets.labels import make_label

_FRAME_PX = 2
_NARROW_PX = 240

Field = QTextEdit | QPlainTextEdit | QLineEdit


class FieldNote(QObject):
    """Grows a field by the sentence it has to say, and shrinks it when there is none. One per field, and its child."""

    def __init__(self, field: Field) -> None:
        super().__init__(field)
        self._field = field
        self._margins = field.textMargins() if isinstance(field, QLineEdit) else QMargins()
        self._described = field.accessibleDescription()
        self._sentence = self._short = ""
        self._label: QLabel | None = None

    def tell(self, sentence: str, short: str) -> None:
        """Say something, or nothing; `short` is for a narrow field, and the sentence is then in the tooltip."""
        if sentence == self._sentence:
            return
        self._sentence, self._short = sentence, short
        self._field.setAccessibleDescription(" ".join(part for part in (sentence, self._described) if part))
        if sentence and QAccessible.isActive():
            QAccessible.updateAccessibility(QAccessibleAnnouncementEvent(self._field, sentence))
        if sentence and self._label is None:
            self._label = self._make_label()
            self._field.installEventFilter(self)
        self._fit()

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """The sentence is as wide as the field, and in its letters."""
        if event.type() in {QEvent.Type.Resize, QEvent.Type.FontChange, QEvent.Type.StyleChange}:
            self._fit()
        return super().eventFilter(watched, event)

    def _make_label(self) -> QLabel:
        label = make_label("", Role.SMALL, is_wrapping=True, name="tecken_note")
        label.setParent(self._field)
        label.setContentsMargins(SPACING.small, SPACING.tight, SPACING.small, SPACING.tight)
        label.setAttribute(Qt.WidgetAttribute.WA_TransparentForMouseEvents)
        set_look(label, "tone", "warning")
        return label

    def _fit(self) -> None:
        label = self._label
        if label is None:
            return
        width = self._field.width() - 2 * _FRAME_PX
        label.setText(self._short if width < _NARROW_PX else self._sentence)
        label.setToolTip(self._sentence)
        label.setVisible(bool(self._sentence))
        height = label.heightForWidth(width) if self._sentence else 0
        label.setGeometry(_FRAME_PX, self._field.height() - _FRAME_PX - height, width, height)
        self._make_room(height)

    def _make_room(self, height: int) -> None:
        if isinstance(self._field, QLineEdit):
            wanted = self._margins + QMargins(0, 0, 0, height)
            if self._field.textMargins() != wanted:
                self._field.setTextMargins(wanted)
        elif self._field.viewportMargins().bottom() != height:
            self._field.setViewportMargins(0, 0, 0, height)


def note_of(field: QWidget) -> str:
    """What stands at the foot of a field; empty when nothing does."""
    label = field.findChild(QLabel, "tecken_note", Qt.FindChildOption.FindDirectChildrenOnly)
    return label.text() if label is not None and label.isVisibleTo(field) else ""
