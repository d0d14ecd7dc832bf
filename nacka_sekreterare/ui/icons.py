"""Icons from the Material Design font that QtAwesome brings, drawn in the colour of the moment.

Only the font file of QtAwesome is used: importing its module costs a fifth of a second at start-up, loads eleven fonts
and freezes the colour when the icon is made. Here an icon asks for its colour each time it is drawn, so nothing has to
be made anew when the system turns dark, and it is sharp at every scale.
"""

from enum import Enum
from functools import cache
from importlib.util import find_spec
from pathlib import Path

from PySide6.QtCore import QPointF, QRect, QRectF, QSize, Qt
from PySide6.QtGui import QColor, QFont, QFontDatabase, QIcon, QIconEngine, QPainter, QPixmap

from nacka_sekreterare.ui.theme import palette_now

_FONT_FILE = "materialdesignicons6-webfont-6.9.96.ttf"
_FONT_FAMILY = "Material Design Icons"
_PLAIN = frozenset({"text", "muted"})  # the tones that say nothing by their colour


class IconName(Enum):
    """The icons in use, by their place in the font. Names are those of pictogrammers.com/library/mdi."""

    ACCOUNT_ARROW_RIGHT = 0xF0B54
    ACCOUNT_CANCEL = 0xF12E0
    ACCOUNT_GROUP = 0xF0B58
    ACCOUNT = 0xF0013
    ACCOUNT_PLUS = 0xF0801
    ALERT_CIRCLE = 0xF05D6
    ALERT = 0xF002A
    ARROW_DOWN = 0xF0045
    ARROW_LEFT = 0xF004D
    ARROW_UP = 0xF005D
    BELL = 0xF009C
    BULLHORN = 0xF0B23
    CALENDAR_CLOCK = 0xF00F0
    CALENDAR = 0xF0B67
    CALENDAR_TEXT = 0xF0C46
    CANCEL = 0xF073A
    CHECK = 0xF012C
    CHECK_CIRCLE = 0xF05E0
    CIRCLE = 0xF0766
    CLOCK = 0xF0150
    CLOSE = 0xF0156
    COFFEE = 0xF06CA
    COG = 0xF08BB
    COMMENT_QUOTE = 0xF1022
    CONTENT_COPY = 0xF018F
    CONTENT_PASTE = 0xF0192
    DELETE = 0xF09E7
    DOOR_OPEN = 0xF081C
    DOTS_HORIZONTAL = 0xF01D8
    DOWNLOAD = 0xF0B8F
    DRAW = 0xF0F49
    EXPORT = 0xF0207
    EYE_OFF = 0xF06D1
    EYE = 0xF06D0
    FILE_DOCUMENT = 0xF09EE
    FILE_PDF_BOX = 0xF0226
    FILE_WORD_BOX = 0xF103D
    FOLDER_OPEN = 0xF0DCF
    FORMAT_BOLD = 0xF0264
    FORMAT_INDENT_DECREASE = 0xF0275
    FORMAT_INDENT_INCREASE = 0xF0276
    FORMAT_ITALIC = 0xF0277
    FORMAT_LIST_BULLETED = 0xF0279
    FORMAT_LIST_NUMBERED = 0xF027B
    GAVEL = 0xF029B
    HELP_CIRCLE = 0xF0625
    HISTORY = 0xF02DA
    HOME = 0xF06A1
    IMPORT = 0xF02FA
    INFORMATION = 0xF02FD
    KEYBOARD = 0xF097B
    LIGHTNING_BOLT = 0xF140C
    LOCK = 0xF0341
    MAGNIFY = 0xF0349
    MAGNIFY_MINUS = 0xF06EC
    MAGNIFY_PLUS = 0xF06ED
    OPEN_IN_NEW = 0xF03CC
    PAPERCLIP = 0xF03E2
    PENCIL = 0xF0CB6
    PLAY_CIRCLE = 0xF040D
    PLUS = 0xF0415
    PLUS_CIRCLE = 0xF0419
    PRINTER = 0xF1786
    RECORD_CIRCLE = 0xF0EC3
    REDO = 0xF044E
    SCALE_BALANCE = 0xF05D1
    SEND = 0xF1165
    SHIELD_LOCK = 0xF0CCC
    SIGNATURE_FREEHAND = 0xF0DFC
    SORT = 0xF04BA
    SWAP_VERTICAL = 0xF04E2
    TABLE_PLUS = 0xF0A75
    TRAY_ARROW_DOWN = 0xF0120
    UNDO = 0xF054C
    VOTE = 0xF0A20


def icon(name: IconName, tone: str = "text") -> QIcon:
    """An icon in the colour of a token of the palette ("accent", "muted", "success" …).

    In a checked or selected control it is drawn in the accent colour unless its own means something, and in a disabled
    one in the disabled colour.
    """
    return QIcon(_GlyphEngine(name, tone))


def paint_icon(painter: QPainter, rect: QRectF, name: IconName, colour: str) -> None:
    """Draw an icon as large as `rect` in a colour "#rrggbb", for widgets that paint themselves."""
    painter.save()
    painter.setFont(_icon_font(rect.height()))
    painter.setPen(QColor(colour))
    painter.drawText(rect, Qt.AlignmentFlag.AlignCenter | Qt.TextFlag.TextDontClip, chr(name.value))
    painter.restore()


class _GlyphEngine(QIconEngine):
    """Draws one glyph; holds the name of a token and never a colour."""

    def __init__(self, name: IconName, tone: str) -> None:
        super().__init__()
        self._name = name
        self._tone = tone

    def paint(self, painter: QPainter, rect: QRect, mode: QIcon.Mode, state: QIcon.State) -> None:
        palette = palette_now()
        tone = self._tone
        if mode is QIcon.Mode.Disabled:
            tone = "disabled"
        elif tone in _PLAIN and (state is QIcon.State.On or mode is QIcon.Mode.Selected):
            tone = "accent"
        paint_icon(painter, QRectF(rect), self._name, str(getattr(palette, tone)))

    def pixmap(self, size: QSize, mode: QIcon.Mode, state: QIcon.State) -> QPixmap:
        pixmap = QPixmap(size)
        pixmap.fill(Qt.GlobalColor.transparent)
        painter = QPainter(pixmap)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        self.paint(painter, QRect(QPointF(0, 0).toPoint(), size), mode, state)
        painter.end()
        return pixmap

    def clone(self) -> QIconEngine:
        return _GlyphEngine(self._name, self._tone)


def _icon_font(size_px: float) -> QFont:
    _load_font()
    font = QFont(_FONT_FAMILY)
    font.setPixelSize(max(1, round(size_px)))
    font.setStyleStrategy(QFont.StyleStrategy.NoFontMerging)
    return font


@cache
def _load_font() -> None:
    if QFontDatabase.hasFamily(_FONT_FAMILY):
        return
    spec = find_spec("qtawesome")
    if spec is not None and spec.origin is not None:
        QFontDatabase.addApplicationFont(str(Path(spec.origin).parent / "fonts" / _FONT_FILE))
