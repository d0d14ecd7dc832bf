"""Two parts beside each other, or one above the other where there is no room: a title and its buttons at large text."""

from collections.abc import Callable

from PySide6.QtCore import QEvent, QSize, Qt
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QBoxLayout, QWidget

from nacka_sekreterare.ui.theme import SPACING


class FoldingRow(QWidget):
    """`first` takes the room that is left; it wants `least` pixels, or else as many as it asks for itself."""

    def __init__(
        self,
        first: QWidget,
        second: QWidget,
        *,
        least: Callable[[], int] | None = None,
        spacing: int = SPACING.small,
        alignment: Qt.AlignmentFlag = Qt.AlignmentFlag.AlignVCenter,
    ) -> None:
        super().__init__()
        self._parts = first, second
        self._least = least
        self._alignment = alignment
        self._box = QBoxLayout(QBoxLayout.Direction.LeftToRight, self)
        self._box.setContentsMargins(0, 0, 0, 0)
        self._box.setSpacing(spacing)
        self._box.addWidget(first, 1)
        self._box.addWidget(second, 0, alignment)

    @property
    def is_folded(self) -> bool:
        """True when the second part stands below the first."""
        return self._box.direction() is QBoxLayout.Direction.TopToBottom

    def minimumSizeHint(self) -> QSize:
        """No wider than its widest part: then it folds."""
        first, second = self._parts
        width = max(first.minimumSizeHint().width(), second.minimumSizeHint().width())
        return QSize(width, super().minimumSizeHint().height())

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Another width may have room for both."""
        super().resizeEvent(event)
        self._fold()

    def event(self, event: QEvent) -> bool:
        """So may another text, or a button that is not shown."""
        if event.type() == QEvent.Type.LayoutRequest:
            self._fold()
        return super().event(event)

    def _fold(self) -> None:
        first, second = self._parts
        wanted = self._least() if self._least is not None else first.sizeHint().width()
        needed = max(wanted, first.minimumSizeHint().width()) + self._box.spacing() + second.sizeHint().width()
        is_folded = needed > self.width()
        if is_folded == self.is_folded:
            return
        way = QBoxLayout.Direction.TopToBottom if is_folded else QBoxLayout.Direction.LeftToRight
        self._box.setDirection(way)
        self._box.setAlignment(second, Qt.AlignmentFlag.AlignLeft if is_folded else self._alignment)
        self.updateGeometry()
