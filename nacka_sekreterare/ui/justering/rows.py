"""A list of rows that is made anew only when what it shows has changed, and keeps the focus where it was."""

from collections.abc import Callable, Iterable

from PySide6.QtWidgets import QVBoxLayout, QWidget

from nacka_sekreterare.ui.theme import SPACING
from nacka_sekreterare.ui.widgets.scroll_column import clear_layout


def focus_in(ancestor: QWidget) -> QWidget | None:
    """The widget with the focus, when it lies inside another."""
    focused: QWidget | None = ancestor.window().focusWidget()
    return focused if focused is not None and ancestor.isAncestorOf(focused) else None


class RowList(QWidget):
    """Rows below each other."""

    def __init__(self, *, name: str, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName(name)
        self._state: object = None
        self._column = QVBoxLayout(self)
        self._column.setContentsMargins(0, 0, 0, 0)
        self._column.setSpacing(SPACING.tight)

    def show_rows(self, state: object, make: Callable[[], Iterable[QWidget]]) -> None:
        """Show the rows that `make` gives, unless `state` says that they are the same as before."""
        if state == self._state:
            return
        self._state = state
        focused = focus_in(self)
        name = focused.objectName() if focused is not None else ""
        clear_layout(self._column)
        for row in make():
            self._column.addWidget(row)
        self.setVisible(self._column.count() > 0)
        again = self.findChild(QWidget, name) if name else None
        if again is not None:
            again.setFocus()
