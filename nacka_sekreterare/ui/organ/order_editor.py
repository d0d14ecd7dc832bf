"""Editors of a setting that is an order of words, or some of them."""

from enum import StrEnum
from typing import cast

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QCheckBox, QVBoxLayout, QWidget

from nacka_sekreterare.domain.organ import Organ
from nacka_sekreterare.ui.organ.settings_spec import OrderSetting, SubsetSetting
from nacka_sekreterare.ui.theme import SPACING, Role
from nacka_sekreterare.ui.widgets.labels import make_label
from nacka_sekreterare.ui.widgets.reorderable_list import ListEntry, ReorderableList

_MOVING = "Dra raderna, eller flytta med Alt+Upp och Alt+Ned."


class FittedList(ReorderableList):
    """A reorderable list that is as high as its rows, so that the page scrolls and not the list."""

    def __init__(self, *, name: str, label: str, parent: QWidget | None = None) -> None:
        super().__init__(name=name, label=label, parent=parent)
        self.setVerticalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)

    def fit(self) -> None:
        """Take the height of the rows."""
        rows = sum(max(self.sizeHintForRow(row), 36) for row in range(self.count()))
        self.setFixedHeight(max(rows, 36) + 2 * self.frameWidth() + 6)


class OrderEditor(QWidget):
    """Words in an order of hers.

    Signals:
        changed(tuple): the new order.
    """

    changed = Signal(object)

    def __init__(self, setting: OrderSetting) -> None:
        super().__init__()
        self._setting = setting
        self._list = FittedList(name=f"setting_{setting.field}", label=setting.label)
        self._list.setMaximumWidth(420)
        self._list.order_changed.connect(self.changed)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(SPACING.tight)
        column.addWidget(self._list)
        column.addWidget(make_label(_MOVING, Role.SMALL))
        self.setFocusProxy(self._list)

    def show_organ(self, organ: Organ, _surroundings: object) -> None:
        """Show the organ's order; words that it lacks come last."""
        chosen = cast("tuple[StrEnum, ...]", getattr(organ.installningar, self._setting.field))
        texts: dict[StrEnum, str] = dict(self._setting.choices.items())
        order = [*chosen, *(word for word in texts if word not in chosen)]
        if self._list.ids() != tuple(order):
            self._list.set_entries([ListEntry(word, texts[word]) for word in order])
        self._list.fit()


class SubsetEditor(QWidget):
    """Some of some words, each a box to tick.

    Signals:
        changed(tuple): those that are ticked, in their own order.
    """

    changed = Signal(object)

    def __init__(self, setting: SubsetSetting) -> None:
        super().__init__()
        self._setting = setting
        self._boxes: dict[StrEnum, QCheckBox] = {}
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        for word, text in setting.choices.items():
            box = QCheckBox(text)
            box.setObjectName(f"setting_{setting.field}_{word.value}")
            box.clicked.connect(self._on_box_clicked)
            self._boxes[word] = box
            column.addWidget(box)

    def show_organ(self, organ: Organ, _surroundings: object) -> None:
        """Tick what the organ has."""
        chosen = getattr(organ.installningar, self._setting.field)
        for word, box in self._boxes.items():
            box.setChecked(word in chosen)

    def _on_box_clicked(self) -> None:
        self.changed.emit(tuple(word for word, box in self._boxes.items() if box.isChecked()))
