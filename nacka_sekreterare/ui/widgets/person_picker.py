"""A field where a person is found by some letters of the name, never typed a second time."""

from collections.abc import Iterable

from PySide6.QtCore import QStringListModel, Qt, Signal
from PySide6.QtGui import QFocusEvent, QKeyEvent
from PySide6.QtWidgets import QCompleter, QLineEdit, QWidget

from nacka_sekreterare.ui.theme import set_look


class PersonPicker(QLineEdit):
    """Search as you type among people given as (id, label); labels are unique, "Per Ohlin (M)".

    Signals:
        person_picked(id | None): she has chosen somebody else, or emptied the field.
    """

    person_picked = Signal(object)

    def __init__(self, *, name: str, label: str = "Person", parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName(name)
        self.setAccessibleName(label)
        self.setPlaceholderText("Skriv några bokstäver av namnet")
        self.setMinimumWidth(260)
        self._ids: dict[str, object] = {}
        self._value: object | None = None
        self._model = QStringListModel(self)
        completer = QCompleter(self._model, self)
        completer.setCaseSensitivity(Qt.CaseSensitivity.CaseInsensitive)
        completer.setFilterMode(Qt.MatchFlag.MatchContains)
        completer.setCompletionMode(QCompleter.CompletionMode.PopupCompletion)
        completer.setMaxVisibleItems(10)
        completer.activated.connect(self._on_completer_activated)
        self.setCompleter(completer)
        self.textEdited.connect(self._on_text_edited)

    def set_people(self, people: Iterable[tuple[object, str]]) -> None:
        """Say among whom to choose. A choice that is no longer among them stays until she changes it."""
        self._ids = {label: person for person, label in people}
        self._model.setStringList(list(self._ids))

    def value(self) -> object | None:
        """The id of the chosen one, or None."""
        return self._value

    def set_value(self, person: object | None) -> None:
        """Show a person without telling anybody."""
        self._value = person
        self.setText(next((label for label, candidate in self._ids.items() if candidate == person), ""))
        set_look(self, "invalid", "false")

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Enter takes the only one, or the first, who fits."""
        if event.key() in {Qt.Key.Key_Return, Qt.Key.Key_Enter} and self.text() not in self._ids:
            matches = self._matches()
            if matches and self.text().strip():
                self._hide_popup()
                self._on_completer_activated(matches[0])
                return
        super().keyPressEvent(event)

    def focusOutEvent(self, event: QFocusEvent) -> None:
        """A single fitting name is completed; otherwise the text says that nobody is chosen."""
        super().focusOutEvent(event)
        popup = self.completer().popup()
        if popup is not None and popup.isVisible():
            return
        text = self.text().strip()
        matches = self._matches() if text else []
        if len(matches) == 1:
            self._on_completer_activated(matches[0])
        is_unknown = bool(text) and self.text() not in self._ids
        set_look(self, "invalid", "true" if is_unknown else "false")
        self.setToolTip("Ingen med det namnet finns att välja" if is_unknown else "")

    def _hide_popup(self) -> None:
        popup = self.completer().popup()
        if popup is not None:
            popup.hide()

    def _matches(self) -> list[str]:
        words = self.text().strip().casefold()
        return [label for label in self._ids if words in label.casefold()]

    def _on_text_edited(self, text: str) -> None:
        if not text.strip():
            self._choose(None)

    def _on_completer_activated(self, label: str) -> None:
        self.setText(label)
        self._choose(self._ids.get(label))

    def _choose(self, person: object | None) -> None:
        set_look(self, "invalid", "false")
        if person != self._value:
            self._value = person
            self.person_picked.emit(person)
