"""Rows of a card that come and go with the values they show, keeping what is being typed in those that stay."""

from collections.abc import Callable, Mapping, Sequence
from itertools import pairwise
from typing import Any
from uuid import UUID

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QFrame, QHBoxLayout, QVBoxLayout, QWidget

from nacka_sekreterare.domain.value import Entity
from nacka_sekreterare.ui.icons import IconName
from nacka_sekreterare.ui.theme import SPACING
from nacka_sekreterare.ui.widgets.buttons import IconButton


class ItemRow(QFrame):
    """One value in a card, with small buttons to move and to remove it.

    Signals:
        move_wanted(id, steps): up is negative.
        remove_wanted(id).
    """

    move_wanted = Signal(object, int)
    remove_wanted = Signal(object)

    def __init__(self, value_id: UUID, stem: str, what: str, *, is_movable: bool = True) -> None:
        super().__init__()
        self.value_id = value_id
        self.stem = stem
        self.what = what
        self.column = QVBoxLayout(self)
        self.column.setContentsMargins(0, 0, 0, SPACING.small)
        self.column.setSpacing(SPACING.tight)
        self.buttons = QHBoxLayout()
        self.buttons.setSpacing(0)
        self._named: list[tuple[IconButton, str, str]] = []
        if is_movable:
            self._add(IconName.ARROW_UP, "up", "Flytta upp").clicked.connect(self._on_up_clicked)
            self._add(IconName.ARROW_DOWN, "down", "Flytta ned").clicked.connect(self._on_down_clicked)
        self.remove = self._add(IconName.DELETE, "remove", "Ta bort")
        self.remove.clicked.connect(self._on_remove_clicked)

    def show_value(self, value: Any, number: int) -> None:  # noqa: ANN401 - each row knows its own kind of value
        """Show a value, the `number`th of its card."""
        for button, suffix, text in self._named:
            button.setObjectName(f"{self.stem}_{number}_{suffix}")
            button.setAccessibleName(f"{text} {self.what} {number}")
            button.setToolTip(f"{text} {self.what}")

    def focus(self) -> None:
        """Put the cursor where one begins to type."""

    def _add(self, icon: IconName, suffix: str, text: str) -> IconButton:
        button = IconButton(icon, text, object_name=f"{self.stem}_{suffix}")
        self._named.append((button, suffix, text))
        self.buttons.addWidget(button)
        return button

    def _on_up_clicked(self) -> None:
        self.move_wanted.emit(self.value_id, -1)

    def _on_down_clicked(self) -> None:
        self.move_wanted.emit(self.value_id, 1)

    def _on_remove_clicked(self) -> None:
        self.remove_wanted.emit(self.value_id)


class RowColumn(QWidget):
    """The rows of a card.

    Signals:
        move_wanted(id, index): a row wants to stand at a place among its siblings.
        remove_wanted(id).
    """

    move_wanted = Signal(object, int)
    remove_wanted = Signal(object)

    def __init__(self, make_row: Callable[[Any], ItemRow], parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._make_row = make_row
        self._rows: list[ItemRow] = []
        self._column = QVBoxLayout(self)
        self._column.setContentsMargins(0, 0, 0, 0)
        self._column.setSpacing(SPACING.tight)

    def show_values(self, values: Sequence[Entity]) -> None:
        """Show other values; a row whose value is still there stays as it is."""
        kept = {row.value_id: row for row in self._rows}
        rows = [kept.pop(value.id) if value.id in kept else self._new_row(value) for value in values]
        left = self._focused_place(kept)
        for row in kept.values():
            row.hide()
            self._column.removeWidget(row)
            row.setParent(None)
            row.deleteLater()
        if rows != self._rows:
            for place, row in enumerate(rows):
                self._column.insertWidget(place, row)
                row.show()
        self._rows = rows
        for number, (row, value) in enumerate(zip(rows, values, strict=True), 1):
            row.show_value(value, number)
        self._chain_tabs()
        self.setVisible(bool(rows))
        if left is not None:
            self._focus_where_a_row_was(left)

    def focus_last(self) -> None:
        """Put the cursor into the last row."""
        if self._rows:
            self._rows[-1].focus()

    def _new_row(self, value: Entity) -> ItemRow:
        row = self._make_row(value)
        row.move_wanted.connect(self._on_move_wanted)
        row.remove_wanted.connect(self.remove_wanted)
        return row

    def _on_move_wanted(self, value_id: UUID, steps: int) -> None:
        ids = [row.value_id for row in self._rows]
        place = ids.index(value_id) + steps
        if 0 <= place < len(ids):
            self.move_wanted.emit(value_id, place)

    def _focused_place(self, gone: Mapping[UUID, ItemRow]) -> int | None:
        """Where the focus is, when it is in a row that goes."""
        places = (place for place, row in enumerate(self._rows) if row.value_id in gone and _has_focus(row))
        return next(places, None)

    def _focus_where_a_row_was(self, place: int) -> None:
        """Stay in the list, or just before an empty one; Qt would go to the window's first control."""
        if self._rows:
            self._rows[min(place, len(self._rows) - 1)].remove.setFocus()
            return
        before = self.previousInFocusChain()
        while before is not None and before is not self:
            if before.isVisible() and before.focusPolicy() & Qt.FocusPolicy.TabFocus:
                before.setFocus()
                return
            before = before.previousInFocusChain()

    def _chain_tabs(self) -> None:
        """Tab goes down the rows as they stand, not as they came."""
        controls = [control for row in self._rows for control in _controls(row)]
        for before, after in pairwise([self, *controls]):
            QWidget.setTabOrder(before, after)


def _controls(row: QWidget) -> list[QWidget]:
    return [w for w in row.findChildren(QWidget) if w.focusPolicy() & Qt.FocusPolicy.TabFocus and w.objectName()]


def _has_focus(row: QWidget) -> bool:
    return any(control.hasFocus() for control in _controls(row))
