"""The card: a quiet frame around what belongs together."""

from PySide6.QtCore import QSize, Qt
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QFrame, QHBoxLayout, QSizePolicy, QVBoxLayout, QWidget

from nacka_sekreterare.ui.theme import SPACING
from nacka_sekreterare.ui.widgets.labels import SectionLabel


class FittedFrame(QFrame):
    """A frame that is exactly as high as what is in it at its width, also when words or buttons wrap."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Maximum)

    def sizeHint(self) -> QSize:
        """The height for the width it has: Qt's own hint is that of a width nobody has asked for."""
        size = super().sizeHint()
        layout = self.layout()
        if layout is not None and layout.hasHeightForWidth() and self.testAttribute(Qt.WidgetAttribute.WA_Resized):
            size.setHeight(layout.totalHeightForWidth(self.width()))
        return size

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Another width is another height."""
        super().resizeEvent(event)
        if event.size().width() != event.oldSize().width():
            self.updateGeometry()


class Card(FittedFrame):
    """A frame with an optional section label, a row beside it (`header`) and a column below (`body`)."""

    def __init__(self, title: str = "", *, name: str = "", parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setProperty("card", "true")
        self.setObjectName(name)
        self.body = QVBoxLayout(self)
        self.body.setContentsMargins(SPACING.large, SPACING.medium, SPACING.large, SPACING.medium)
        self.body.setSpacing(SPACING.small)
        self.header = QHBoxLayout()
        self.header.setSpacing(SPACING.small)
        if title:
            self.setAccessibleName(title)
            self.header.addWidget(SectionLabel(title))
            self.header.addStretch(1)
            self.body.addLayout(self.header)


def make_line() -> QFrame:
    """A thin line between rows."""
    line = QFrame()
    line.setProperty("line", "true")
    return line
