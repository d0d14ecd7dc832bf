"""The lines that were not understood: nothing is lost, and each can be put where it belongs or left."""

from collections.abc import Sequence

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QAbstractItemView, QListWidget, QVBoxLayout, QWidget

from nacka_sekreterare.ui.theme import SPACING, Role
from nacka_sekreterare.ui.widgets.buttons import SecondaryButton
from nacka_sekreterare.ui.widgets.flow import FlowRow
from nacka_sekreterare.ui.widgets.labels import SectionLabel, make_label


class EjTolkat(QWidget):
    """A list of lines and what can be done with the chosen one.

    Signals:
        assign_wanted(int): put the line under what is chosen in the review.
        raise_wanted(int): make it a point of its own.
    """

    assign_wanted = Signal(int)
    raise_wanted = Signal(int)

    def __init__(self, assign: str, raise_text: str = "", parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._lines = QListWidget()
        self._lines.setObjectName("ej_tolkat")
        self._lines.setAccessibleName("Ej tolkat")
        self._lines.setWordWrap(True)
        self._lines.setTextElideMode(self._lines.textElideMode().ElideNone)
        self._lines.setVerticalScrollMode(QAbstractItemView.ScrollMode.ScrollPerPixel)
        self._none = make_label("Allt i texten är tolkat.", Role.MUTED)
        self._assign = SecondaryButton(assign, name="ej_tolkat_assign", key="Ctrl+L")
        self._assign.clicked.connect(self._on_assign_clicked)
        acts = FlowRow()
        acts.add(self._assign)
        self._raise: SecondaryButton | None = None
        if raise_text:
            self._raise = SecondaryButton(raise_text, name="ej_tolkat_raise")
            self._raise.clicked.connect(self._on_raise_clicked)
            acts.add(self._raise)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(SPACING.tight)
        column.addWidget(SectionLabel("Ej tolkat"))
        column.addWidget(self._none)
        column.addWidget(self._lines, 1)
        column.addWidget(acts)
        column.addStretch(0)

    def set_lines(self, lines: Sequence[str]) -> None:
        """Show other lines; the place in the list is kept."""
        row = self._lines.currentRow()
        self._lines.clear()
        self._lines.addItems([" ".join(line.split()) for line in lines])
        if lines:
            self._lines.setCurrentRow(max(0, min(row, len(lines) - 1)))
        self._none.setVisible(not lines)
        self._lines.setVisible(bool(lines))
        for button in (self._assign, self._raise):
            if button is not None:
                button.setVisible(bool(lines))

    def _on_assign_clicked(self) -> None:
        if self._lines.currentRow() >= 0:
            self.assign_wanted.emit(self._lines.currentRow())

    def _on_raise_clicked(self) -> None:
        if self._lines.currentRow() >= 0:
            self.raise_wanted.emit(self._lines.currentRow())
