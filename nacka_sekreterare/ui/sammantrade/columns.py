"""The columns of the live page: the §§, the § card, the page that will be signed when it is wanted, and the room."""

from PySide6.QtCore import QEvent, Qt
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QSplitter, QWidget

from nacka_sekreterare.ui.protokoll.preview import Preview
from nacka_sekreterare.ui.theme import SPACING

_NARROW_EMS = 62  # lines of text, so that large text counts as a narrow window
_WIDE_SIDES = (300, 290)
_NARROW_SIDES = (198, 225)
_LEAST_MIDDLE_PX = 300
_PAGE_SHARE = 0.46


class LiveColumns(QSplitter):
    """Gives the middle its room when the window is narrow or the page is shown, and the sides theirs otherwise."""

    def __init__(self, paragrafer: QWidget, card: QWidget, preview: Preview, room: QWidget) -> None:
        super().__init__(Qt.Orientation.Horizontal)
        self.setObjectName("live_splitter")
        self.setHandleWidth(SPACING.large)
        self.setChildrenCollapsible(False)
        self._preview = preview
        self._divided: tuple[bool, bool] | None = None
        self._left = _WIDE_SIDES[0]
        self._is_hers = False  # she has moved a handle
        self.splitterMoved.connect(self._on_splitter_moved)
        preview.hide()
        for widget, stretch in ((paragrafer, 0), (card, 1), (preview, 1), (room, 0)):
            self.addWidget(widget)
            self.setStretchFactor(self.count() - 1, stretch)

    def toggle_preview(self) -> None:
        """Show the page beside the card, or put it away."""
        self._preview.setVisible(self._preview.isHidden())
        self._divide()

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Divide anew when the window becomes narrow or wide; in between her own division stays."""
        super().resizeEvent(event)
        self._divide()

    def event(self, event: QEvent) -> bool:
        """Take back what a side has wanted and no longer needs: the large button that opens the sammanträde."""
        is_handled = super().event(event)
        if event.type() == QEvent.Type.LayoutRequest and self.sizes()[0] > self._left:
            self._divide()
        return is_handled

    def _divide(self) -> None:
        has_page = not self._preview.isHidden()
        is_narrow = self.width() < _NARROW_EMS * self.fontMetrics().height()
        if (is_narrow, has_page) == self._divided and self._is_hers:
            return
        self._is_hers = False
        self._divided = (is_narrow, has_page)
        left, right = _NARROW_SIDES if is_narrow or has_page else _WIDE_SIDES
        self._left = left
        middle = max(self.width() - left - right, _LEAST_MIDDLE_PX)
        page = round(middle * _PAGE_SHARE) if has_page else 0
        self.setSizes([left, middle - page, page, right])

    def _on_splitter_moved(self) -> None:
        self._is_hers = True
