"""A page's column: as wide as the eye can follow, scrolling when it is long, and emptied and filled anew on reload."""

from PySide6.QtCore import QEvent, Qt
from PySide6.QtWidgets import QFrame, QHBoxLayout, QLayout, QScrollArea, QVBoxLayout, QWidget

from nacka_sekreterare.ui.theme import READING_WIDTH, SPACING
from nacka_sekreterare.ui.widgets.dialog_size import scaled_px


class ScrollColumn(QScrollArea):
    """A scrolling column of cards; put widgets into `column`."""

    def __init__(self, *, name: str, width: int = READING_WIDTH, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName(name)
        self.setWidgetResizable(True)
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self._width = width
        self._inner = inner = QWidget()
        inner.setMaximumWidth(scaled_px(self, width))
        self.column = QVBoxLayout(inner)
        self.column.setContentsMargins(SPACING.page, SPACING.page, SPACING.page, SPACING.page)
        self.column.setSpacing(SPACING.medium)
        holder = QWidget()
        row = QHBoxLayout(holder)
        row.setContentsMargins(0, 0, 0, 0)
        row.addWidget(inner, 1)
        row.addStretch(0)
        row.setAlignment(Qt.AlignmentFlag.AlignLeft)
        self.setWidget(holder)

    def changeEvent(self, event: QEvent) -> None:
        """As many letters to a line at any text size."""
        super().changeEvent(event)
        if event.type() == QEvent.Type.FontChange:
            self._inner.setMaximumWidth(scaled_px(self, self._width))


def clear_layout(layout: QLayout) -> None:
    """Take everything out of a layout, widgets and layouts in it included."""
    while (item := layout.takeAt(0)) is not None:
        widget, inner = item.widget(), item.layout()
        if widget is not None:
            widget.hide()
            widget.setParent(None)
            widget.deleteLater()
        elif inner is not None:
            clear_layout(inner)
            inner.deleteLater()
