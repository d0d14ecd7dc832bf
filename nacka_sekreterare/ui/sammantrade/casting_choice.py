"""The ordförande's utslagsröst at a tie (KL 5:56): proposed from how they voted, chosen by one key, never typed."""

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QButtonGroup, QRadioButton, QVBoxLayout, QWidget

from nacka_sekreterare.domain.votering import Rostval
from nacka_sekreterare.ui.theme import SPACING
from nacka_sekreterare.ui.widgets.flow import make_flow
from nacka_sekreterare.ui.widgets.labels import make_label

_WORDS = {Rostval.JA: "Ja", Rostval.NEJ: "Nej"}


class CastingChoice(QWidget):
    """Ja or Nej. Nothing is chosen until she says so; Enter takes what stands and goes on.

    Signals:
        value_changed: another choice.
        finished: Enter was pressed in it.
    """

    value_changed = Signal()
    finished = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("votering_utslagsrost")
        self._proposed: Rostval | None = None
        self._words = make_label("", is_wrapping=True)
        self._group = QButtonGroup(self)
        self.buttons = {val: QRadioButton(words) for val, words in _WORDS.items()}
        for val, button in self.buttons.items():
            button.setObjectName(f"utslagsrost_{val.value}")
            button.setAccessibleName(f"Ordförandens utslagsröst: {_WORDS[val]}")
            self._group.addButton(button)
            button.toggled.connect(self._on_button_toggled)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(SPACING.tight)
        column.addWidget(self._words)
        column.addWidget(make_flow(*self.buttons.values()))

    def propose(self, val: Rostval | None, *, by_lot: bool = False) -> None:
        """Say how the ordförande voted, which is what the utslagsröst most likely is; or ask what the lot fell on."""
        self._proposed = val if val in _WORDS else None
        if by_lot:
            self._words.setText("Lika många röster. Lotten föll på:")
            return
        aside = f" (röstade {_WORDS[self._proposed].lower()}: U)" if self._proposed else ""
        self._words.setText(f"Lika många röster. Ordförandens utslagsröst{aside}:")

    def take_proposed(self) -> None:
        """Choose as the ordförande voted."""
        if self._proposed is not None:
            self.set_value(self._proposed)

    def value(self) -> Rostval | None:
        """What is chosen."""
        return next((val for val, button in self.buttons.items() if button.isChecked()), None)

    def set_value(self, val: Rostval | None) -> None:
        """Choose, or choose nothing."""
        self._group.setExclusive(False)
        for one, button in self.buttons.items():
            button.setChecked(one is val)
        self._group.setExclusive(True)

    def focus_first(self) -> None:
        """Go to the one that is proposed."""
        self.buttons[self._proposed or Rostval.JA].setFocus(Qt.FocusReason.OtherFocusReason)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """J, N and U choose; Enter goes on, and takes the one it stands on when nothing is chosen yet."""
        letters = {Qt.Key.Key_J: Rostval.JA, Qt.Key.Key_N: Rostval.NEJ, Qt.Key.Key_U: self._proposed}
        key = Qt.Key(event.key())
        if key in letters and letters[key] is not None:
            self.set_value(letters[key])
        elif (
            key in {Qt.Key.Key_Return, Qt.Key.Key_Enter} and not event.modifiers() & Qt.KeyboardModifier.ControlModifier
        ):
            focused = next((val for val, button in self.buttons.items() if button.hasFocus()), None)
            if self.value() is None:
                self.set_value(focused)
            self.finished.emit()
        else:
            super().keyPressEvent(event)

    def _on_button_toggled(self, is_checked: bool) -> None:
        if is_checked:
            self.value_changed.emit()
