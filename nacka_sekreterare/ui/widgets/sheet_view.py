"""Pages under each other, as pictures that come when they are ready: nothing here sets or renders a page itself.

A page whose picture has not come is a white sheet; one whose picture has another size or is older is shown with what
there is, so that nothing flickers while she types.
"""

from collections.abc import Sequence
from dataclasses import dataclass

from PySide6.QtCore import QPointF, QRectF, Qt, Signal
from PySide6.QtGui import (
    QColor,
    QFocusEvent,
    QImage,
    QKeyEvent,
    QPainter,
    QPaintEvent,
    QPalette,
    QPen,
    QResizeEvent,
    QWheelEvent,
)
from PySide6.QtWidgets import QAbstractScrollArea, QFrame, QWidget

from nacka_sekreterare.ui.actions import set_keys
from nacka_sekreterare.ui.theme import SPACING, palette_now

_RING_PX = 2
_LINE_PX = 36
_ZOOMS = (0.5, 0.67, 0.8, 1.0, 1.25, 1.5, 2.0, 3.0)
_FEWEST_PX, _MOST_PX = 40, 4000  # the width of a picture, however small the view or large the zoom
_KEYS = (
    ("PgDn", "Nästa sida"),
    ("PgUp", "Föregående sida"),
    ("Home", "Första sidan"),
    ("End", "Sista sidan"),
    ("Ctrl++", "Större"),
    ("Ctrl+-", "Mindre"),
    ("Ctrl+0", "Hela bredden"),
)
_KEPT = 12  # pictures, those nearest to what is seen


@dataclass(frozen=True)
class Picture:
    """A page as it looks, and which version of the document it is of."""

    image: QImage
    version: int


class SheetView(QAbstractScrollArea):
    """Shows pages, scrolls and zooms; at `zoom` 1.0 a page is as wide as the view.

    Keys: PgUp/PgDn a page, Home/End the first and last, arrows a line, Ctrl++ and Ctrl+- zoom, Ctrl+0 fits the width.

    Signals:
        pages_wanted: pages are seen that have no picture of the right size and version (see `wanted`).
        page_changed(int): another page is uppermost; the first is 0.
    """

    pages_wanted = Signal()
    page_changed = Signal(int)

    def __init__(self, *, name: str, label: str, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName(name)
        self.setAccessibleName(label)
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setVerticalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOn)
        self.viewport().setBackgroundRole(QPalette.ColorRole.Window)
        self._sizes_pt: tuple[tuple[float, float], ...] = ()
        self._tops: list[float] = []
        self._pictures: dict[int, Picture] = {}
        self._texts: dict[int, str] = {}
        self._version = -1
        self.zoom = 1.0
        self._page = 0
        self._scale = 0.0  # pixels of a point, as the pages are laid out
        set_keys(self, label, _KEYS)

    # --- what is shown

    @property
    def page_count(self) -> int:
        """How many pages there are."""
        return len(self._sizes_pt)

    @property
    def page(self) -> int:
        """The page that is uppermost; the first is 0."""
        return self._page

    @property
    def width_px(self) -> int:
        """How wide the picture of the widest page is to be, in the pixels of the screen."""
        return min(max(round(self._sheet_width() * self.devicePixelRatioF()), _FEWEST_PX), _MOST_PX)

    def text_of(self, page: int) -> str:
        """What stands on a page whose picture has come."""
        return self._texts.get(page, "")

    def set_pages(self, sizes_pt: Sequence[tuple[float, float]], version: int) -> None:
        """Show a document of so many pages; the place stays, and pictures of another version until theirs come."""
        self._version = version
        if tuple(sizes_pt) != self._sizes_pt:
            self._sizes_pt = tuple(sizes_pt)
            self._pictures = {page: kept for page, kept in self._pictures.items() if page < len(sizes_pt)}
            self._lay_out()
        self.viewport().update()

    def set_picture(self, page: int, image: QImage, text: str) -> None:
        """Show a page as it looks now, and say what stands on it to whoever does not see it."""
        image.setDevicePixelRatio(self.devicePixelRatioF())
        self._pictures[page] = Picture(image, self._version)
        self._texts[page] = text
        if len(self._pictures) > _KEPT:
            farthest = max(self._pictures, key=lambda each: abs(each - self._page))
            del self._pictures[farthest]
        if page == self._page:
            self._describe()
        self.viewport().update()

    def clear(self) -> None:
        """Show nothing, and begin at the top with what comes next."""
        self._sizes_pt, self._pictures, self._texts = (), {}, {}
        self._lay_out()
        self.verticalScrollBar().setValue(0)

    def visible_pages(self) -> tuple[int, ...]:
        """The pages that are seen, in whole or in part."""
        top = self.verticalScrollBar().value()
        bottom = top + self.viewport().height()
        return tuple(
            page for page, above in enumerate(self._tops) if above < bottom and above + self._height_of(page) > top
        )

    def wanted(self) -> tuple[int, ...]:
        """The seen pages whose picture is missing, of another version or of another size."""
        return tuple(page for page in self.visible_pages() if not self._is_sharp(page))

    def show_place(self, page: int, top_pt: float) -> None:
        """Scroll so that a place of a page is uppermost."""
        if 0 <= page < len(self._tops):
            self.verticalScrollBar().setValue(round(self._tops[page] + top_pt * self._scale))

    # --- zoom

    def fit_width(self) -> None:
        """As wide as the view."""
        self.set_zoom(1.0)

    def zoom_in(self) -> None:
        """One step larger."""
        self.set_zoom(next((zoom for zoom in _ZOOMS if zoom > self.zoom + 0.01), self.zoom))

    def zoom_out(self) -> None:
        """One step smaller."""
        self.set_zoom(next((zoom for zoom in reversed(_ZOOMS) if zoom < self.zoom - 0.01), self.zoom))

    def set_zoom(self, zoom: float) -> None:
        """Another size, with the same place of the same page uppermost."""
        if zoom != self.zoom:
            self.zoom = zoom
            self._lay_out()
            self.horizontalScrollBar().setValue(self.horizontalScrollBar().maximum() // 2)

    def step_page(self, steps: int) -> None:
        """Go to the page after (or before, with -1) the one that is uppermost."""
        is_inside = steps < 0 and self.verticalScrollBar().value() > self._top_of(self._page) + 1
        self.show_place(min(max(self._page + steps + is_inside, 0), self.page_count - 1), 0.0)

    # --- Qt

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Another width is another size of the pages."""
        super().resizeEvent(event)
        self._lay_out()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Go by page, to the ends, by line; zoom."""
        bar = self.verticalScrollBar()
        is_control = bool(event.modifiers() & Qt.KeyboardModifier.ControlModifier)
        match Qt.Key(event.key()):
            case Qt.Key.Key_PageDown if not is_control:
                self.step_page(1)
            case Qt.Key.Key_PageUp if not is_control:
                self.step_page(-1)
            case Qt.Key.Key_Home:
                bar.setValue(bar.minimum())
            case Qt.Key.Key_End:
                bar.setValue(bar.maximum())
            case Qt.Key.Key_Plus | Qt.Key.Key_Equal if is_control:
                self.zoom_in()
            case Qt.Key.Key_Minus if is_control:
                self.zoom_out()
            case Qt.Key.Key_0 if is_control:
                self.fit_width()
            case _:
                super().keyPressEvent(event)

    def wheelEvent(self, event: QWheelEvent) -> None:
        """Scroll; with Ctrl, zoom."""
        if not event.modifiers() & Qt.KeyboardModifier.ControlModifier:
            super().wheelEvent(event)
        elif event.angleDelta().y() > 0:
            self.zoom_in()
        elif event.angleDelta().y() < 0:
            self.zoom_out()

    def scrollContentsBy(self, dx: int, dy: int) -> None:
        """Draw what is seen now, and ask for what is missing."""
        self._find_page()
        self.viewport().update()
        if self.wanted():
            self.pages_wanted.emit()

    def focusInEvent(self, event: QFocusEvent) -> None:
        """Show the ring."""
        super().focusInEvent(event)
        self.viewport().update()

    def focusOutEvent(self, event: QFocusEvent) -> None:
        """Take the ring away."""
        super().focusOutEvent(event)
        self.viewport().update()

    def paintEvent(self, event: QPaintEvent) -> None:
        """Draw the pages that are seen, and the ring when the keys scroll them."""
        painter = QPainter(self.viewport())
        for page in self.visible_pages():
            place = self._rect_of(page)
            picture = self._pictures.get(page)
            if picture is None:
                painter.fillRect(place, QColor("white"))
            elif abs(picture.image.deviceIndependentSize().width() - place.width()) <= 1:
                painter.drawImage(place.topLeft(), picture.image)
            else:
                painter.setRenderHint(QPainter.RenderHint.SmoothPixmapTransform)
                painter.drawImage(place, picture.image)
        if self.hasFocus():
            painter.setPen(QPen(QColor(palette_now().focus), _RING_PX))
            half = _RING_PX // 2
            painter.drawRect(self.viewport().rect().adjusted(half, half, -half, -half))
        painter.end()

    # --- places

    def _sheet_width(self) -> float:
        return max(self.viewport().width() * self.zoom, 1.0)

    def _height_of(self, page: int) -> float:
        return self._sizes_pt[page][1] * self._scale

    def _top_of(self, page: int) -> float:
        return self._tops[page] if page < len(self._tops) else 0.0

    def _rect_of(self, page: int) -> QRectF:
        width = self._sizes_pt[page][0] * self._scale
        room = max(self.viewport().width(), self._sheet_width())
        left = (room - width) / 2 - self.horizontalScrollBar().value()
        corner = QPointF(round(left), round(self._tops[page]) - self.verticalScrollBar().value())
        return QRectF(corner.x(), corner.y(), width, self._height_of(page))

    def _is_sharp(self, page: int) -> bool:
        picture = self._pictures.get(page)
        if picture is None or picture.version != self._version:
            return False
        return abs(picture.image.width() - self.width_px) <= 1

    def _lay_out(self) -> None:
        """Place the pages; what was uppermost stays so."""
        bar = self.verticalScrollBar()
        page, inside = self._page, 0.0
        if page < len(self._tops) and self._scale:
            inside = (bar.value() - self._tops[page]) / self._scale
        self._scale = self._sheet_width() / max((width for width, _ in self._sizes_pt), default=1.0)
        self._tops, below = [], 0.0
        for number in range(len(self._sizes_pt)):
            self._tops.append(below)
            below += self._height_of(number) + SPACING.medium
        across = self.horizontalScrollBar()
        across.setPageStep(self.viewport().width())
        across.setRange(0, max(round(self._sheet_width()) - self.viewport().width(), 0))
        bar.setSingleStep(_LINE_PX)
        bar.setPageStep(max(self.viewport().height(), 1))
        bar.setRange(0, max(round(below - SPACING.medium) - self.viewport().height(), 0))
        if self._tops:
            bar.setValue(round(self._top_of(min(page, len(self._tops) - 1)) + inside * self._scale))
        self._find_page()
        self.viewport().update()
        if self.wanted():
            self.pages_wanted.emit()

    def _find_page(self) -> None:
        """The page that has the line a little below the upper edge."""
        line = self.verticalScrollBar().value() + self.viewport().height() / 4
        page = max((number for number, top in enumerate(self._tops) if top <= line), default=0)
        if page != self._page:
            self._page = page
            self._describe()
            self.page_changed.emit(page)

    def _describe(self) -> None:
        self.setAccessibleDescription(f"Sida {self._page + 1} av {self.page_count}. {self.text_of(self._page)}".strip())
