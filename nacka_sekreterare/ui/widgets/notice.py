"""What must be seen but does not stop anybody: a sentence with its lagrum, in place; and what an empty page says."""

from PySide6.QtCore import QRectF, QSize, Qt
from PySide6.QtGui import QPainter, QPaintEvent
from PySide6.QtWidgets import QFrame, QHBoxLayout, QSizePolicy, QVBoxLayout, QWidget

from nacka_sekreterare.ui.icons import IconName, paint_icon
from nacka_sekreterare.ui.theme import SPACING, Role, set_look, set_role
from nacka_sekreterare.ui.widgets.card import FittedFrame
from nacka_sekreterare.ui.widgets.chip import Tone, tone_colour
from nacka_sekreterare.ui.widgets.labels import make_label

_ICONS = {
    Tone.NEUTRAL: IconName.INFORMATION,
    Tone.ACCENT: IconName.INFORMATION,
    Tone.SUCCESS: IconName.CHECK_CIRCLE,
    Tone.WARNING: IconName.ALERT,
    Tone.DANGER: IconName.ALERT_CIRCLE,
}
_EXPLANATION_WIDTH = 440
_LOOKS = {Tone.NEUTRAL: "info", Tone.ACCENT: "info"}


class IconMark(QWidget):
    """An icon that says nothing that words beside it do not say."""

    def __init__(
        self, name: IconName, tone: Tone = Tone.NEUTRAL, size_px: int = 18, parent: QWidget | None = None
    ) -> None:
        super().__init__(parent)
        self._name = name
        self._tone = tone
        self.setFixedSize(QSize(size_px, size_px))

    def set_icon(self, name: IconName, tone: Tone) -> None:
        """Show another icon."""
        self._name = name
        self._tone = tone
        self.update()

    def paintEvent(self, _event: QPaintEvent) -> None:
        """Draw it in the colour of the moment."""
        painter = QPainter(self)
        paint_icon(painter, QRectF(self.rect()), self._name, tone_colour(self._tone))
        painter.end()


class InlineNotice(FittedFrame):
    """A warning or a piece of advice, with lagrum: "Beslutet togs under beslutsförhet.  KL 5:44"."""

    def __init__(
        self, sentence: str = "", lagrum: str = "", tone: Tone = Tone.WARNING, parent: QWidget | None = None
    ) -> None:
        super().__init__(parent)
        self._mark = IconMark(_ICONS[tone], tone)
        self._sentence = make_label(sentence, is_wrapping=True)
        self._lagrum = make_label(lagrum, Role.SMALL)
        row = QHBoxLayout(self)
        row.setContentsMargins(SPACING.medium, SPACING.small, SPACING.medium, SPACING.small)
        row.setSpacing(SPACING.small)
        row.addWidget(self._mark, 0, Qt.AlignmentFlag.AlignTop)
        row.addWidget(self._sentence, 1)
        row.addWidget(self._lagrum, 0, Qt.AlignmentFlag.AlignTop)
        self.set_notice(sentence, lagrum, tone)

    def set_notice(self, sentence: str, lagrum: str = "", tone: Tone = Tone.WARNING) -> None:
        """Say something else. An empty sentence hides the notice."""
        self._mark.set_icon(_ICONS[tone], tone)
        self._sentence.setText(sentence)
        self._lagrum.setText(lagrum)
        self._lagrum.setVisible(bool(lagrum))
        set_look(self, "notice", _LOOKS.get(tone, tone.value))
        self.setAccessibleName(" ".join(part for part in (sentence, lagrum) if part))
        if self.parentWidget() is not None or not sentence:
            self.setVisible(bool(sentence))


class EmptyState(QWidget):
    """What a page says when it has nothing to show, and what to do about it."""

    def __init__(
        self,
        icon_name: IconName,
        title: str,
        explanation: str = "",
        button: QWidget | None = None,
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(parent)
        column = QVBoxLayout(self)
        column.setContentsMargins(SPACING.page, SPACING.page * 2, SPACING.page, SPACING.page * 2)
        column.setSpacing(SPACING.small)
        column.addStretch(1)
        column.addWidget(IconMark(icon_name, Tone.NEUTRAL, 44), 0, Qt.AlignmentFlag.AlignHCenter)
        title_label = make_label(title)
        set_role(title_label, Role.TITLE)
        column.addWidget(title_label, 0, Qt.AlignmentFlag.AlignHCenter)
        if explanation:
            text = make_label(explanation, Role.MUTED, is_wrapping=True)
            text.setAlignment(Qt.AlignmentFlag.AlignHCenter)
            text.setFixedWidth(_EXPLANATION_WIDTH)
            row = QHBoxLayout()  # not an alignment: a label that wraps and is aligned gets the height of one line
            row.addStretch(1)
            row.addWidget(text)
            row.addStretch(1)
            column.addLayout(row)
        if button is not None:
            column.addSpacing(SPACING.small)
            column.addWidget(button, 0, Qt.AlignmentFlag.AlignHCenter)
        column.addStretch(2)
        self.setAccessibleName(title)


class DateTile(QFrame):
    """A day to remember as a tile: 24 over april. The whole date is what is read aloud."""

    def __init__(
        self, day: int, month: str, *, spoken: str, tone: Tone = Tone.ACCENT, parent: QWidget | None = None
    ) -> None:
        super().__init__(parent)
        self.setProperty("date_tile", tone.value if tone in {Tone.WARNING, Tone.DANGER} else Tone.ACCENT.value)
        self.setAccessibleName(spoken)
        self.setMinimumWidth(64)
        self.setSizePolicy(QSizePolicy.Policy.Maximum, QSizePolicy.Policy.Maximum)
        column = QVBoxLayout(self)
        column.setContentsMargins(SPACING.medium, SPACING.small, SPACING.medium, SPACING.small)
        column.setSpacing(0)
        for text, role in ((str(day), "day"), (month, "month")):
            label = make_label(text)
            label.setAlignment(Qt.AlignmentFlag.AlignHCenter)
            set_look(label, "role", role)
            column.addWidget(label)
