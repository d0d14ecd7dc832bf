"""A row of widgets that begins a new line where there is no more room.

No QLayout of its own: PySide loses count of its references when a layout written in Python answers that an item is not
there, and after some hours the program would fall.
"""

from PySide6.QtCore import QEvent, QPoint, QRect, QSize
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QSizePolicy, QWidget


class FlowRow(QWidget):
    """Left to right, then down; hidden widgets take no room."""

    def __init__(self, spacing: int, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._widgets: list[QWidget] = []
        self._spacing = spacing
        policy = QSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Fixed)
        policy.setHeightForWidth(True)
        self.setSizePolicy(policy)

    def add(self, widget: QWidget) -> None:
        """Put a widget last."""
        widget.setParent(self)
        self._widgets.append(widget)
        widget.show()
        self._refresh()

    def remove(self, widget: QWidget) -> None:
        """Take a widget away for good."""
        self._widgets.remove(widget)
        widget.hide()
        widget.setParent(None)
        widget.deleteLater()
        self._refresh()

    def clear(self) -> None:
        """Take every widget away."""
        for widget in list(self._widgets):
            self.remove(widget)

    def is_empty(self) -> bool:
        """True when there is nothing in it."""
        return not self._widgets

    def hasHeightForWidth(self) -> bool:
        """A narrow one is high."""
        return True

    def heightForWidth(self, width: int) -> int:
        """The height at a width."""
        return self._arrange(width, is_dry=True)

    def sizeHint(self) -> QSize:
        """All in one line where there is no width yet."""
        width = self.width() if self._has_width() else 400
        return QSize(self.minimumSizeHint().width(), self._arrange(width, is_dry=True))

    def minimumSizeHint(self) -> QSize:
        """As large as its largest widget."""
        sizes = [widget.sizeHint() for widget in self._shown()]
        return QSize(
            max((size.width() for size in sizes), default=0), max((size.height() for size in sizes), default=0)
        )

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Another width is another number of lines."""
        super().resizeEvent(event)
        self._arrange(self.width(), is_dry=False)
        if event.size().width() != event.oldSize().width():
            self.updateGeometry()

    def event(self, event: QEvent) -> bool:
        """A child was shown, hidden or needs other room."""
        if event.type() == QEvent.Type.LayoutRequest:
            self._refresh()
        return super().event(event)

    def _has_width(self) -> bool:
        """Whether it has been given a width."""
        return self.width() > 0 and self.isVisible()

    def _shown(self) -> list[QWidget]:
        return [widget for widget in self._widgets if not widget.isHidden()]

    def _refresh(self) -> None:
        self._arrange(self.width(), is_dry=False)
        self.updateGeometry()

    def _arrange(self, width: int, *, is_dry: bool) -> int:
        x, y, row_height = 0, 0, 0
        for widget in self._shown():
            size = widget.sizeHint()
            if x > 0 and x + size.width() > width:
                x, y, row_height = 0, y + row_height + self._spacing, 0
            if not is_dry:
                widget.setGeometry(QRect(QPoint(x, y), size))
            x += size.width() + self._spacing
            row_height = max(row_height, size.height())
        return y + row_height
