"""A place for a chip whose state changes: a new chip each time, so that its room fits its words and its icon."""

from PySide6.QtWidgets import QHBoxLayout, QWidget

from nacka_sekreterare.ui.widgets.chip import Chip, Tone


class ChipSlot(QWidget):
    """Holds one chip."""

    def __init__(self, text: str, tone: Tone = Tone.NEUTRAL, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._row = QHBoxLayout(self)
        self._row.setContentsMargins(0, 0, 0, 0)
        self._chip = Chip(text, tone)
        self._row.addWidget(self._chip)

    @property
    def chip(self) -> Chip:
        """The chip that is shown."""
        return self._chip

    def set_state(self, text: str, tone: Tone) -> None:
        """Show another state."""
        if (text, tone) == (self._chip.text(), self._chip.tone):
            return
        old, self._chip = self._chip, Chip(text, tone)
        self._row.replaceWidget(old, self._chip)
        old.hide()
        old.setParent(None)
        old.deleteLater()
