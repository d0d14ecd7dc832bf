"""The list with its line for a new ärende and its row of acts."""

from collections.abc import Mapping

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QAction, QKeyEvent
from PySide6.QtWidgets import QHBoxLayout, QLineEdit, QVBoxLayout, QWidget

from nacka_sekreterare.ui.foredragningslista.actions import ACTIONS
from nacka_sekreterare.ui.foredragningslista.arendelista import Arendelista
from nacka_sekreterare.ui.theme import SPACING, Role
from nacka_sekreterare.ui.widgets.buttons import IconButton
from nacka_sekreterare.ui.widgets.labels import make_label

_ACTS = ("arende_up", "arende_down", "sort_arenden", "move_to_next", "read_kallelse", "delete_arende")


class Listpanel(QWidget):
    """The left side of the step.

    Signals:
        rubrik_typed(str): Enter in the line for a new ärende.
    """

    rubrik_typed = Signal(str)

    def __init__(self, actions: Mapping[str, QAction], parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("listpanel")
        self.setMinimumWidth(260)
        self.lista = Arendelista()
        self._line = _NewLine()
        self._line.returnPressed.connect(self._on_return_pressed)
        self._line.escaped.connect(self._on_escaped)
        self._count = make_label("", Role.MUTED, name="arende_count")
        self._count.setToolTip("Paragrafnumren är preliminära tills paragrafen lämnar huset eller mötet avslutas")
        head = QHBoxLayout()
        head.setSpacing(0)
        head.addWidget(self._count, 1)
        for name in _ACTS:
            head.addWidget(_icon_button(actions[name], name))
            self.lista.addAction(actions[name])
        self.lista.setContextMenuPolicy(Qt.ContextMenuPolicy.ActionsContextMenu)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(SPACING.small)
        column.addLayout(head)
        column.addWidget(self.lista, 1)
        column.addWidget(self._line)

    def show_count(self, count: int) -> None:
        """Say how many there are."""
        self._count.setText("Ett ärende" if count == 1 else f"{count} ärenden")

    def focus_line(self) -> None:
        """Begin to type a new ärende."""
        self._line.setFocus()

    def clear_line(self) -> None:
        """Be ready for the next one."""
        self._line.setText("")  # not clear(), which Ctrl+Z would take back

    def _on_return_pressed(self) -> None:
        text = self._line.text().strip()
        if text:
            self.rubrik_typed.emit(text)

    def _on_escaped(self) -> None:
        self._line.clear()
        self.lista.setFocus()


def _icon_button(action: QAction, name: str) -> IconButton:
    """An act as a small button; its key is in the tooltip and in the list's menu."""
    icon_name = next(spec.icon for spec in ACTIONS if spec.id == name)
    assert icon_name is not None
    button = IconButton(icon_name, action.text(), object_name=f"button_{name}")
    button.setToolTip(action.toolTip())
    button.clicked.connect(action.trigger)
    action.enabledChanged.connect(button.setEnabled)
    button.setEnabled(action.isEnabled())
    return button


class _NewLine(QLineEdit):
    """Enter adds, Esc goes back to the list."""

    escaped = Signal()

    def __init__(self) -> None:
        super().__init__()
        self.setObjectName("new_arende_line")
        self.setAccessibleName("Nytt ärende, rubrik")
        self.setPlaceholderText("Nytt ärende: skriv rubriken och tryck ↵  (Ctrl+N)")
        self.setToolTip("Skriv rubriken på ett nytt ärende (Ctrl+N); ↵ lägger till det")

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() == Qt.Key.Key_Escape:
            self.escaped.emit()
            return
        super().keyPressEvent(event)
