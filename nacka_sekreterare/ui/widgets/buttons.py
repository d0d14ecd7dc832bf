"""Buttons that show their key, and follow the act that they stand for."""

from PySide6.QtCore import QEvent, QRect, QSize, Qt
from PySide6.QtGui import QAction, QColor, QHelpEvent, QIcon, QKeySequence, QPaintEvent, QShortcut
from PySide6.QtWidgets import QPushButton, QStyle, QStyleOptionButton, QStylePainter, QToolButton, QToolTip, QWidget

from nacka_sekreterare.ui.icons import IconName, icon
from nacka_sekreterare.ui.language import key_text
from nacka_sekreterare.ui.theme import palette_now, set_look

_GAP_PX = 10
_ICON_GAP_PX = 7
_EDGE_PX = 2  # what is drawn keeps so far from the sides


class KeyButton(QPushButton):
    """A button with its key in quieter letters beside the words: "Enligt förslag  Ctrl+↵".

    Give `key` for a key of its own, or `action` to stand for an act: text, key, enabled and tooltip then follow it.
    """

    look = ""

    def __init__(
        self,
        text: str = "",
        *,
        name: str = "",
        key: str = "",
        icon_name: IconName | None = None,
        action: QAction | None = None,
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(text, parent)
        self._action: QAction | None = None
        self._shown_key = ""
        self.setObjectName(name)
        self.setAutoDefault(False)
        if self.look:
            set_look(self, "look", self.look)
        if icon_name is not None:
            self.setIcon(icon(icon_name, "on_accent" if self.look == "primary" else "text"))
        if key:
            # A shortcut of the button itself would first play a click for a tenth of a second.
            QShortcut(QKeySequence(key), self).activated.connect(self.click)
            self._shown_key = key_text(key)
            self.setToolTip(f"{text} ({self._shown_key})")
            self.setAccessibleDescription(self._shown_key)
        if action is not None:
            self.follow(action)

    @property
    def shown_key(self) -> str:
        """The key as it is drawn."""
        return self._shown_key

    @property
    def has_own_key(self) -> bool:
        """True when the key is the button's own and not that of an act it stands for."""
        return bool(self._shown_key) and self._action is None

    @property
    def subject(self) -> str:
        """What it is about, where its description has been set to tell it: the card that it stands in."""
        described = self.accessibleDescription()
        return "" if described == self._shown_key else described

    def follow(self, action: QAction) -> None:
        """Stand for an act. A text given to the constructor stays."""
        self._action = action
        self._has_own_text = bool(self.text())
        if not self.objectName():
            self.setObjectName(action.objectName().replace("action_", "button_"))
        self.clicked.connect(action.trigger)
        action.changed.connect(self._on_action_changed)
        self._on_action_changed()

    def _on_action_changed(self) -> None:
        action = self._action
        if action is None:
            return
        if not self._has_own_text:
            self.setText(action.text())
        self._shown_key = key_text(action.shortcut())
        self.setEnabled(action.isEnabled())
        self.setToolTip(action.toolTip())
        self.setAccessibleDescription(self._shown_key)
        self.updateGeometry()
        self.update()

    def sizeHint(self) -> QSize:
        """Room for the key too."""
        size = super().sizeHint()
        return QSize(size.width() + self._key_width(), size.height())

    def minimumSizeHint(self) -> QSize:
        """A button is never cut."""
        return self.sizeHint()

    @property
    def words_width(self) -> int:
        """What it needs without its key."""
        return super().sizeHint().width()

    @property
    def shown_words(self) -> str:
        """What is drawn: the words and the key, without the key where both have no room, and at last shortened."""
        room = self._room()
        if self._words_width() + self._key_width() <= room:
            return f"{self.text()} {self._shown_key}".strip()
        return self.fontMetrics().elidedText(self.text(), Qt.TextElideMode.ElideRight, room - self._icon_width())

    def event(self, event: QEvent) -> bool:
        """What is drawn without its key or its end is told whole."""
        is_asked = isinstance(event, QHelpEvent) and event.type() == QEvent.Type.ToolTip
        if is_asked and self._words_width() + self._key_width() > self._room():
            whole = f"{self.text()} ({self._shown_key})" if self._shown_key else self.text()
            QToolTip.showText(event.globalPos(), whole, self)  # type: ignore[attr-defined]  # a QHelpEvent, see above
            return True
        return super().event(event)

    def paintEvent(self, _event: QPaintEvent) -> None:
        """Draw the ground by the style sheet, then icon, words and key."""
        painter = QStylePainter(self)
        option = QStyleOptionButton()
        self.initStyleOption(option)
        option.text = ""
        option.icon = QIcon()
        painter.drawControl(QStyle.ControlElement.CE_PushButton, option)
        self._paint_content(painter)
        painter.end()

    def _paint_content(self, painter: QStylePainter) -> None:
        metrics, room = self.fontMetrics(), self._room()
        key_width = self._key_width() if self._words_width() + self._key_width() <= room else 0
        text = metrics.elidedText(self.text(), Qt.TextElideMode.ElideRight, room - self._icon_width())
        text_width = metrics.horizontalAdvance(text)
        left = (self.width() - self._icon_width() - text_width - key_width) // 2
        if not self.icon().isNull():
            icon_size = self.iconSize().width()
            mode = QIcon.Mode.Normal if self.isEnabled() else QIcon.Mode.Disabled
            place = QRect(left, (self.height() - icon_size) // 2, icon_size, icon_size)
            self.icon().paint(painter, place, Qt.AlignmentFlag.AlignCenter, mode)
            left += self._icon_width()
        words, key = self._colours()
        painter.setPen(QColor(words))
        line = int(Qt.AlignmentFlag.AlignVCenter | Qt.AlignmentFlag.AlignLeft)
        painter.drawText(QRect(left, 0, text_width + 2, self.height()), line, text)
        if key_width:
            painter.setPen(QColor(key))
            left += text_width + _GAP_PX
            painter.drawText(QRect(left, 0, key_width, self.height()), line, self._shown_key)

    def _room(self) -> int:
        return self.width() - 2 * _EDGE_PX

    def _icon_width(self) -> int:
        if self.icon().isNull():
            return 0
        return self.iconSize().width() + (_ICON_GAP_PX if self.text() else 0)

    def _words_width(self) -> int:
        return self._icon_width() + self.fontMetrics().horizontalAdvance(self.text())

    def _colours(self) -> tuple[str, str]:
        palette = palette_now()
        if not self.isEnabled():
            return palette.disabled, palette.disabled
        if self.look == "primary":
            return palette.on_accent, palette.on_accent
        if self.look == "danger":
            return palette.danger, palette.danger
        return {"link": palette.accent, "quiet": palette.muted}.get(self.look, palette.text), palette.muted

    def _key_width(self) -> int:
        if not self._shown_key:
            return 0
        return self.fontMetrics().horizontalAdvance(self._shown_key) + _GAP_PX

    def changeEvent(self, event: QEvent) -> None:
        """Take the room that another font needs."""
        super().changeEvent(event)
        if event.type() in {QEvent.Type.FontChange, QEvent.Type.StyleChange}:
            self.updateGeometry()


class PrimaryButton(KeyButton):
    """The one thing to do here. At most one in a view."""

    look = "primary"


class SecondaryButton(KeyButton):
    """Everything else that can be done."""


class DangerButton(KeyButton):
    """What takes something away."""

    look = "danger"


class LinkButton(KeyButton):
    """A way to somewhere else, looking like a link."""

    look = "link"


class QuietButton(KeyButton):
    """What is always there and seldom looked at."""

    look = "quiet"


class IconButton(QToolButton):
    """A small button of an icon alone; its name is its tooltip and what is read aloud."""

    def __init__(self, name: IconName, text: str, *, object_name: str, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName(object_name)
        self.setIcon(icon(name, "muted"))
        self.setIconSize(QSize(18, 18))
        self.setText(text)
        self.setAccessibleName(text)
        self.setToolTip(text)
        self.setToolButtonStyle(Qt.ToolButtonStyle.ToolButtonIconOnly)
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
