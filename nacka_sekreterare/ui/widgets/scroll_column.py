"""A page's column: as wide as the eye can follow, scrolling when it is long, and emptied and filled anew on reload."""

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QFrame, QHBoxLayout, QLayout, QScrollArea, QVBoxLayout, QWidget

from nacka_sekreterare.ui.theme import READING_WIDTH, SPACING


class ScrollColumn(QScrollArea):
    """A scrolling column of cards; put widgets into `column`."""

    def __init__(self, *, name: str, width: int = READING_WIDTH, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName(name)
        self.setWidgetResizable(True)
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        inner = QWidget()
        inner.setMaximumWidth(width)
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
