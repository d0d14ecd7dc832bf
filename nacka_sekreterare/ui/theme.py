"""Colours, type and spacing as named tokens, so that every page looks the same in light, dark, 100 % and 200 %.

Widgets never write a colour: the style sheet takes them from the tokens by role (`set_role`), and what is drawn by hand
asks `palette_now()` at the moment of drawing, so that it is right also after the system has turned dark.
"""

from dataclasses import dataclass
from enum import StrEnum
from typing import cast

from PySide6.QtCore import QCoreApplication, QObject, Qt, Signal
from PySide6.QtGui import QColor, QFont, QFontDatabase, QGuiApplication, QPalette
from PySide6.QtWidgets import QApplication, QWidget

from nacka_sekreterare.system.resources import resource
from nacka_sekreterare.ui.style_sheet import build_style_sheet
from nacka_sekreterare.ui.tokens import DARK, LIGHT, Palette, Typography

FONT_FAMILY = "Source Sans Pro"
_FONT_FILES = (
    "SourceSansPro-Regular.ttf",
    "SourceSansPro-It.ttf",
    "SourceSansPro-Semibold.ttf",
    "SourceSansPro-SemiboldIt.ttf",
)
_THEME_NAME = "theme"


class SchemeChoice(StrEnum):
    """What the secretary has chosen: to follow the system, or one of the two for good."""

    SYSTEM = "system"
    LIGHT = "ljust"
    DARK = "morkt"


class Role(StrEnum):
    """What a label is on the page; the style sheet gives each its size, weight and colour."""

    HEADING = "heading"  # the first line of a page
    TITLE = "title"  # the first line of a card
    NUMBER = "number"  # § 37
    SECTION = "section"  # BESLUT, YRKANDEN
    MUTED = "muted"  # what explains
    SMALL = "small"  # dnr, foot line
    STRONG = "strong"  # a name in a row


@dataclass(frozen=True)
class Spacing:
    """The only distances, in device independent pixels."""

    tight: int = 4
    small: int = 8
    medium: int = 12
    large: int = 16
    page: int = 24


SPACING = Spacing()
READING_WIDTH = 980  # no line of text is longer than the eye can follow


class Theme(QObject):
    """The look of the whole program. One per QApplication, and its child.

    Signals:
        changed: the colours or the text size are new; only what keeps a drawing of its own needs to listen.
    """

    changed = Signal()

    def __init__(
        self, app: QApplication, choice: SchemeChoice = SchemeChoice.SYSTEM, text_scale: float | None = None
    ) -> None:
        super().__init__(app)
        self.setObjectName(_THEME_NAME)
        self._app = app
        self._choice = choice
        self._text_scale = text_scale if text_scale is not None else _system_text_scale(app)
        self._palette = LIGHT
        load_fonts()
        app.setStyle("Fusion")
        app.styleHints().colorSchemeChanged.connect(self._on_system_scheme_changed)
        self.set_choice(choice)

    @property
    def palette(self) -> Palette:
        """The tokens in force."""
        return self._palette

    @property
    def typography(self) -> Typography:
        """The sizes of type in force."""
        return Typography.scaled(self._text_scale)

    @property
    def choice(self) -> SchemeChoice:
        """What has been chosen (not what it led to)."""
        return self._choice

    @property
    def text_scale(self) -> float:
        """How much larger than 100 % the text is."""
        return self._text_scale

    def set_choice(self, choice: SchemeChoice) -> None:
        """Follow the system, or stay light or dark."""
        self._choice = choice
        scheme = {SchemeChoice.LIGHT: Qt.ColorScheme.Light, SchemeChoice.DARK: Qt.ColorScheme.Dark}.get(choice)
        # Tells the system too, so that title bars and native file dialogs turn with the window.
        if scheme is None:
            self._app.styleHints().unsetColorScheme()
        else:
            self._app.styleHints().setColorScheme(scheme)
        self._apply()

    def set_text_scale(self, text_scale: float) -> None:
        """Make all text larger: 1.0 to 2.0."""
        self._text_scale = min(max(text_scale, 1.0), 2.0)
        self._apply()

    def _on_system_scheme_changed(self) -> None:
        if self._resolve() is not self._palette:
            self._apply()

    def _resolve(self) -> Palette:
        if self._choice is SchemeChoice.SYSTEM:
            return DARK if self._app.styleHints().colorScheme() is Qt.ColorScheme.Dark else LIGHT
        return DARK if self._choice is SchemeChoice.DARK else LIGHT

    def _apply(self) -> None:
        self._palette = self._resolve()
        font = QFont(FONT_FAMILY)
        font.setPixelSize(self.typography.body_px)
        self._app.setFont(font)
        self._app.setPalette(_qt_palette(self._palette))
        self._app.setStyleSheet(
            build_style_sheet(self._palette, self.typography, FONT_FAMILY, resource("icons").as_posix())
        )
        self.changed.emit()


def palette_now() -> Palette:
    """The tokens in force, for whoever draws by hand. Light when no theme is set, as in a bare test."""
    app = QCoreApplication.instance()
    theme = app.findChild(Theme, _THEME_NAME, Qt.FindChildOption.FindDirectChildrenOnly) if app is not None else None
    return theme.palette if theme is not None else LIGHT


def set_role(widget: QWidget, role: Role) -> None:
    """Say what a label is; the style sheet does the rest. May be called again later."""
    set_look(widget, "role", role.value)


def set_look(widget: QWidget, name: str, value: str) -> None:
    """Set a property that the style sheet selects on, and have the widget styled anew."""
    if widget.property(name) == value:
        return
    widget.setProperty(name, value)
    style = widget.style()
    style.unpolish(widget)
    style.polish(widget)


def load_fonts() -> None:
    """Make Source Sans known to Qt."""
    if FONT_FAMILY in QFontDatabase.families():
        return
    for name in _FONT_FILES:
        QFontDatabase.addApplicationFont(str(resource("fonts", name)))


def _system_text_scale(app: QGuiApplication) -> float:
    """Windows tells a larger text size through its message font, 9 pt at 100 %; elsewhere the scaling does it all."""
    if app.platformName() != "windows":
        return 1.0
    return min(max(app.font().pointSizeF() / 9.0, 1.0), 2.0)


def _qt_palette(tokens: Palette) -> QPalette:
    palette = QPalette()
    role = QPalette.ColorRole
    pairs = {
        role.Window: tokens.window,
        role.WindowText: tokens.text,
        role.Base: tokens.field,
        role.AlternateBase: tokens.window,
        role.Text: tokens.text,
        role.Button: tokens.surface,
        role.ButtonText: tokens.text,
        role.BrightText: tokens.danger,
        role.ToolTipBase: tokens.text,
        role.ToolTipText: tokens.surface,
        role.PlaceholderText: tokens.muted,
        role.Highlight: tokens.selection,
        role.HighlightedText: tokens.text,
        role.Link: tokens.accent,
        role.LinkVisited: tokens.accent,
        role.Accent: tokens.accent,
        role.Light: tokens.surface,
        role.Midlight: tokens.border,
        role.Mid: tokens.border,
        role.Dark: tokens.border_strong,
        role.Shadow: tokens.border_strong,
    }
    for key, colour in pairs.items():
        palette.setColor(key, QColor(colour))
    for key in (role.WindowText, role.Text, role.ButtonText):
        palette.setColor(QPalette.ColorGroup.Disabled, key, QColor(tokens.disabled))
    return palette


def application() -> QApplication:
    """The running QApplication, typed."""
    return cast("QApplication", QApplication.instance())
