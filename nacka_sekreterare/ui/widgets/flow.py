"""A row of widgets that begins a new line where there is no more room: buttons and chips at large text.

No QLayout of its own: PySide loses count of its references when a layout written in Python answers that an item is not
there, and after some hours the program would fall.
"""

from PySide6.QtCore import QEvent, QPoint, QRect, QSize, Qt
from PySide6.QtGui import QResizeEvent, QShowEvent
from PySide6.QtWidgets import QSizePolicy, QWidget

from nacka_sekreterare.ui.theme import SPACING
from nacka_sekreterare.ui.widgets.buttons import KeyButton


class FlowRow(QWidget):
    """Left to right, then down; hidden widgets take no room."""

    def __init__(self, spacing: int = SPACING.small, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._widgets: list[QWidget] = []
        self._spacing = spacing
        self._heights: dict[int, int] = {}  # by width, until something in it changes: a window asks many times
        policy = QSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Fixed)
        policy.setHeightForWidth(True)
        self.setSizePolicy(policy)

    def add(self, widget: QWidget) -> None:
        """Put a widget last; one that has been hidden stays so."""
        is_hidden = widget.isHidden() and widget.testAttribute(Qt.WidgetAttribute.WA_WState_ExplicitShowHide)
        widget.setParent(self)
        self._widgets.append(widget)
        widget.setVisible(not is_hidden)
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
        if not self.isVisible():  # then nobody tells it of changes
            return self._arrange(width, is_dry=True)
        if width not in self._heights:
            self._heights[width] = self._arrange(width, is_dry=True)
        return self._heights[width]

    def sizeHint(self) -> QSize:
        """All in one line where there is no width yet."""
        width = self.width() if self._has_width() else 400
        return QSize(self._narrowest(), self.heightForWidth(width))

    def minimumSizeHint(self) -> QSize:
        """As large as its largest widget; a button may have to do without its key."""
        return QSize(self._narrowest(), max((_size_of(widget).height() for widget in self._shown()), default=0))

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Another width is another number of lines."""
        super().resizeEvent(event)
        self._arrange(self.width(), is_dry=False)
        if event.size().width() != event.oldSize().width():
            self.updateGeometry()

    def showEvent(self, event: QShowEvent) -> None:
        """What happened while it was not seen counts too."""
        super().showEvent(event)
        self._heights.clear()

    def event(self, event: QEvent) -> bool:
        """A child was shown, hidden or needs other room."""
        if event.type() == QEvent.Type.LayoutRequest:
            self._refresh()
        return super().event(event)

    def _has_width(self) -> bool:
        """Whether it has been given a width."""
        return self.width() > 0 and self.isVisible()

    def _narrowest(self) -> int:
        return max((_least_width(widget) for widget in self._shown()), default=0)

    def _shown(self) -> list[QWidget]:
        return [widget for widget in self._widgets if not widget.isHidden()]

    def _refresh(self) -> None:
        self._heights.clear()
        self._arrange(self.width(), is_dry=False)
        self.updateGeometry()

    def _arrange(self, width: int, *, is_dry: bool) -> int:
        """Place the lines one under the other, each widget in the middle of its line. The height of them all."""
        y = 0
        for line in self._lines(width):
            x, height = 0, max(size.height() for _, size in line)
            for widget, size in line:
                if not is_dry:
                    widget.setGeometry(QRect(QPoint(x, y + (height - size.height()) // 2), size))
                x += size.width() + self._spacing
            y += height + self._spacing
        return max(y - self._spacing, 0)

    def _lines(self, width: int) -> list[list[tuple[QWidget, QSize]]]:
        lines: list[list[tuple[QWidget, QSize]]] = []
        used = 0
        for widget in self._shown():
            size = _size_of(widget)
            if size.width() > width:
                size.setWidth(min(size.width(), max(width, _least_width(widget))))
            needed = size.width()
            if lines and used + self._spacing + needed <= width:
                lines[-1].append((widget, size))
                used += self._spacing + needed
            else:
                lines.append([(widget, size)])
                used = needed
        return lines


def _size_of(widget: QWidget) -> QSize:
    """What a widget asks for, within what it may have: Qt keeps to these bounds whatever room it is given."""
    return widget.sizeHint().expandedTo(widget.minimumSize()).boundedTo(widget.maximumSize())


def _least_width(widget: QWidget) -> int:
    return widget.words_width if isinstance(widget, KeyButton) else _size_of(widget).width()


def make_flow(*widgets: QWidget) -> QWidget:
    """Widgets in a row that wraps."""
    row = FlowRow()
    for widget in widgets:
        row.add(widget)
    return row
