"""A further participant: found among those known from before by some letters, or entered with a name and a titel."""

from collections.abc import Callable
from functools import partial

from PySide6.QtCore import QStringListModel, Qt
from PySide6.QtWidgets import QCompleter, QLineEdit

from nacka_sekreterare.domain.narvaro import Narvaroroll
from nacka_sekreterare.domain.person import Person
from nacka_sekreterare.services import narvaro
from nacka_sekreterare.services.narvarolinje import Tidpunkt
from nacka_sekreterare.services.person import list_personer
from nacka_sekreterare.ui.sammantrade.inline_form import InlineForm
from nacka_sekreterare.ui.sammantrade.live import Live, PageKeys
from nacka_sekreterare.ui.sammantrade.room_state import room_state


class GuestForm(InlineForm):
    """Who takes part besides the elected: a name known from before, or a new one with its titel."""

    def __init__(self, live: Live, when: Callable[[], Tidpunkt], keys: PageKeys) -> None:
        super().__init__("guest_form", "Lägg till")
        self._live = live
        self._when = when
        self._known: dict[str, Person] = {}
        self.name_line = QLineEdit()
        self.name_line.setObjectName("guest_name")
        self.name_line.setAccessibleName("Namn")
        self.name_line.setPlaceholderText("Sök bland kända eller skriv ett nytt namn")
        self.titel = QLineEdit()
        self.titel.setObjectName("guest_titel")
        self.titel.setAccessibleName("Titel")
        self.add_row("Namn", self.name_line)
        self.add_row("Titel", self.titel)
        self._model = QStringListModel(self)
        completer = QCompleter(self._model, self)
        completer.setCaseSensitivity(Qt.CaseSensitivity.CaseInsensitive)
        completer.setFilterMode(Qt.MatchFlag.MatchContains)
        self.name_line.setCompleter(completer)
        completer.activated.connect(self._on_completer_activated)
        self.name_line.returnPressed.connect(self.submit)
        self.titel.returnPressed.connect(self.submit)
        keys.guard(self.name_line, self.titel)

    def open_form(self) -> None:
        """Begin with the name, among those who are not in the room already."""
        super().open_form()
        here = {row.person_id for row in room_state(self._live.akt, self._live.arende_id).rows}
        others = [person for person in list_personer(self._live.kansli) if person.id not in here]
        self._known = {_label(person): person for person in others}
        self._model.setStringList(list(self._known))
        self.name_line.clear()
        self.titel.clear()
        self.name_line.setFocus()

    def submit(self) -> None:
        """Enter the person: the one who is known, else a new one."""
        name, titel = self.name_line.text().strip(), self.titel.text().strip()
        if not name:
            self.show_wrong("Namnet saknas. Skriv vem som deltar.")
            return
        live, when, known = self._live, self._when(), self._find(name, titel)
        if known is None:
            act = partial(narvaro.add_ovrig, live.kansli, live.sammantrade_id, name, titel, when=when)
        else:
            act = partial(narvaro.record_narvaro, live.kansli, live.sammantrade_id, known.id, Narvaroroll.OVRIG, when)
        if live.run_explained(act):
            self.close_form()

    def _find(self, name: str, titel: str) -> Person | None:
        """Who is meant: a line that was chosen, or the one of that name unless another titel is written."""
        if name in self._known:
            return self._known[name]
        named = [person for person in self._known.values() if person.namn.casefold() == name.casefold()]
        fitting = [person for person in named if not titel or person.titel.casefold() == titel.casefold()]
        return fitting[0] if len(fitting) == 1 else None

    def _on_completer_activated(self, label: str) -> None:
        known = self._known.get(label)
        if known is not None:
            self.titel.setText(known.titel)


def _label(person: Person) -> str:
    return f"{person.namn}, {person.titel}" if person.titel else person.namn
