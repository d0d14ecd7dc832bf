"""The card: a quiet frame around what belongs together."""

from PySide6.QtWidgets import QFrame, QHBoxLayout, QSizePolicy, QVBoxLayout, QWidget

from nacka_sekreterare.ui.theme import SPACING
from nacka_sekreterare.ui.widgets.labels import SectionLabel


class Card(QFrame):
    """A frame with an optional section label, a row beside it (`header`) and a column below (`body`)."""

    def __init__(self, title: str = "", *, name: str = "", parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setProperty("card", "true")
        self.setObjectName(name)
        self.setSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Maximum)
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
