"""The chip: a state in a word and an icon, tinted. The word carries the meaning; the tint only helps the eye."""

from enum import StrEnum

from PySide6.QtCore import QCoreApplication, QEvent, QRectF, Qt
from PySide6.QtGui import QPainter, QPaintEvent
from PySide6.QtWidgets import QLabel, QSizePolicy, QWidget

from nacka_sekreterare.ui.icons import IconName, paint_icon
from nacka_sekreterare.ui.theme import palette_now, set_look


class Tone(StrEnum):
    """How a chip, a notice or a tile is tinted."""

    NEUTRAL = "neutral"
    ACCENT = "accent"
    SUCCESS = "success"
    WARNING = "warning"
    DANGER = "danger"


_ICONS = {Tone.SUCCESS: IconName.CHECK, Tone.WARNING: IconName.ALERT, Tone.DANGER: IconName.ALERT_CIRCLE}


class Chip(QLabel):
    """A state. An empty text is refused: a spot of colour says nothing to many.

    Raises:
        ValueError: the text is empty.
    """

    def __init__(
        self,
        text: str,
        tone: Tone = Tone.NEUTRAL,
        icon: IconName | None = None,
        *,
        has_icon: bool = True,
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(parent)
        self.setProperty("chip", "true")
        self.setTextFormat(Qt.TextFormat.PlainText)
        self.setSizePolicy(QSizePolicy.Policy.Maximum, QSizePolicy.Policy.Fixed)
        self._tone = tone
        self._icon = icon
        self._has_icon = has_icon
        self.set_state(text, tone, icon)

    @property
    def tone(self) -> Tone:
        """The tint in force."""
        return self._tone

    def set_state(self, text: str, tone: Tone, icon: IconName | None = None) -> None:
        """Show another state; success, warning and danger have an icon of their own, unless made without."""
        if not text.strip():
            raise ValueError("a chip needs a word")
        self._tone = tone
        self._icon = (icon or _ICONS.get(tone)) if self._has_icon else None
        self.setText(text)
        self.setAccessibleName(text)
        had_icon = self.property("has_icon")
        set_look(self, "has_icon", "true" if self._icon else "false")
        set_look(self, "tone", tone.value)
        if self.property("has_icon") != had_icon:
            QCoreApplication.sendEvent(self, QEvent(QEvent.Type.StyleChange))  # else the label keeps its old padding

    def paintEvent(self, event: QPaintEvent) -> None:
        """Draw the icon before the word."""
        super().paintEvent(event)
        if self._icon is None:
            return
        size = round(self.fontMetrics().height() * 0.82)
        painter = QPainter(self)
        place = QRectF(self.fontMetrics().height() * 0.5, (self.height() - size) / 2, size, size)
        paint_icon(painter, place, self._icon, tone_colour(self._tone))
        painter.end()


def tone_colour(tone: Tone) -> str:
    """The colour of words and icons of a tone, now."""
    palette = palette_now()
    return {
        Tone.NEUTRAL: palette.muted,
        Tone.ACCENT: palette.accent,
        Tone.SUCCESS: palette.success,
        Tone.WARNING: palette.warning,
        Tone.DANGER: palette.danger,
    }[tone]
