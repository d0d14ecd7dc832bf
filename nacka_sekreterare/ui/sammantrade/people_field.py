"""A field for one or several persons: found by some letters, taken away with one press."""

from collections.abc import Iterable, Sequence
from uuid import UUID

from PySide6.QtCore import QTimer, Signal
from PySide6.QtWidgets import QVBoxLayout, QWidget

from nacka_sekreterare.ui.icons import IconName
from nacka_sekreterare.ui.theme import SPACING
from nacka_sekreterare.ui.widgets.buttons import SecondaryButton
from nacka_sekreterare.ui.widgets.flow import FlowRow
from nacka_sekreterare.ui.widgets.person_picker import PersonPicker


class PeopleField(QWidget):
    """Several persons, in the order they were chosen.

    Signals:
        people_changed: somebody came or went.
        finished: Enter was pressed in the empty field.
    """

    people_changed = Signal()
    finished = Signal()

    def __init__(self, *, name: str, label: str, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName(name)
        self.picker = PersonPicker(name=f"{name}_picker", label=label)
        self.picker.setMinimumWidth(180)
        self._labels: dict[UUID, str] = {}
        self._chosen: list[UUID] = []
        self._row = FlowRow(SPACING.tight)
        self._buttons: dict[UUID, SecondaryButton] = {}
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(SPACING.tight)
        column.addWidget(self._row)
        column.addWidget(self.picker)
        self._row.hide()
        self.setFocusProxy(self.picker)
        self.picker.person_picked.connect(self._on_picker_person_picked)
        self.picker.returnPressed.connect(self._on_picker_return_pressed)

    def set_people(self, people: Iterable[tuple[UUID, str]]) -> None:
        """Say among whom to choose."""
        self._labels = dict(people)
        self._offer()

    def value(self) -> tuple[UUID, ...]:
        """Those chosen."""
        return tuple(self._chosen)

    def set_value(self, people: Sequence[UUID]) -> None:
        """Show some persons, telling nobody."""
        self._chosen = [person for person in dict.fromkeys(people) if person in self._labels]
        self.picker.set_value(None)
        self._show_chosen()

    def _offer(self) -> None:
        self.picker.set_people((key, label) for key, label in self._labels.items() if key not in self._chosen)

    def _show_chosen(self) -> None:
        for person in list(self._buttons):
            button = self._buttons.pop(person)
            self._row.remove(button)
        for person in self._chosen:
            label = self._labels[person]
            button = SecondaryButton(label, name=f"{self.objectName()}_{person}", icon_name=IconName.CLOSE)
            button.setAccessibleName(f"Ta bort {label}")
            button.setToolTip(f"Ta bort {label}")
            button.setProperty("person_id", str(person))
            button.clicked.connect(self._on_button_clicked)
            self._buttons[person] = button
            self._row.add(button)
        self._row.setVisible(bool(self._chosen))
        self._offer()

    def _on_picker_person_picked(self, person: object) -> None:
        if isinstance(person, UUID) and person not in self._chosen:
            self._chosen.append(person)
            self._show_chosen()
            self.people_changed.emit()
        self._empty_picker()
        QTimer.singleShot(0, self._empty_picker)  # the completer writes the name once more after telling

    def _empty_picker(self) -> None:
        if self.picker.value() is not None or self.picker.text() in self._labels.values():
            self.picker.set_value(None)

    def _on_picker_return_pressed(self) -> None:
        if self._chosen and not self.picker.text().strip():
            self.finished.emit()

    def _on_button_clicked(self) -> None:
        person = UUID(self.sender().property("person_id"))
        if person in self._chosen:
            self._chosen.remove(person)
            self._show_chosen()
            self.people_changed.emit()
            self.picker.setFocus()
