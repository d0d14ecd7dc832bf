"""A card of quiet lines: a day, words that lead somewhere, and a remark at the right."""

from collections.abc import Sequence
from dataclasses import dataclass
from uuid import UUID

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QHBoxLayout, QWidget

from nacka_sekreterare.ui.hem.atgard_card import Goto
from nacka_sekreterare.ui.theme import SPACING, Role
from nacka_sekreterare.ui.widgets.buttons import LinkButton
from nacka_sekreterare.ui.widgets.card import Card
from nacka_sekreterare.ui.widgets.labels import ElidedLabel, make_label

_DAY_WIDTH = 118


@dataclass(frozen=True)
class Line:
    """One line; a click on its words opens the sammanträde at a step."""

    name: str
    day: str
    text: str
    aside: str
    tooltip: str
    sammantrade_id: UUID
    step: str
    arende_id: UUID | None = None


class LineCard(Card):
    """A titled card of lines."""

    def __init__(self, title: str, lines: Sequence[Line], go: Goto) -> None:
        super().__init__(title)
        self.body.setSpacing(SPACING.tight)
        for line in lines:
            self.body.addWidget(LineRow(line, go))


class LineRow(QWidget):
    """One line of the card."""

    def __init__(self, line: Line, go: Goto) -> None:
        super().__init__()
        self._line = line
        self._go = go
        day = make_label(line.day, Role.MUTED)
        day.setMinimumWidth(_DAY_WIDTH)
        link = LinkButton(line.text, name=line.name)
        link.setMinimumWidth(_DAY_WIDTH)  # a long name is shortened, and the page not widened
        link.setToolTip(line.tooltip)
        link.setAccessibleDescription(", ".join(part for part in (line.day, line.aside) if part))
        link.clicked.connect(self._on_link_clicked)
        aside = ElidedLabel(line.aside, Role.SMALL)
        aside.setAlignment(Qt.AlignmentFlag.AlignRight)
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(SPACING.small)
        row.addWidget(day)
        row.addWidget(link)
        row.addWidget(aside, 1)

    def _on_link_clicked(self) -> None:
        self._go(self._line.sammantrade_id, self._line.step, self._line.arende_id)
