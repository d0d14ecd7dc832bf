"""A yrkande as a form: kind by its letter, who by some letters of the name, the words; new or corrected."""

from functools import partial
from types import MappingProxyType
from typing import Any, Final
from uuid import UUID

from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QComboBox

from nacka_sekreterare.domain.akt import Akt
from nacka_sekreterare.domain.arende import Arende
from nacka_sekreterare.domain.yrkande import Yrkande, Yrkandeslag
from nacka_sekreterare.services import yrkande
from nacka_sekreterare.ui.actions import set_keys
from nacka_sekreterare.ui.sammantrade.inline_form import InlineForm
from nacka_sekreterare.ui.sammantrade.live import Live, PageKeys
from nacka_sekreterare.ui.sammantrade.people_field import PeopleField
from nacka_sekreterare.ui.sammantrade.punkt_choice import PunktChoice
from nacka_sekreterare.ui.sammantrade.room_state import present
from nacka_sekreterare.ui.widgets.formatted.edit import FormattedTextEdit

KINDS: Final = MappingProxyType(
    {
        Yrkandeslag.BIFALL: "bifall till förslaget",
        Yrkandeslag.AVSLAG: "avslag på förslaget",
        Yrkandeslag.ANDRING: "ändringsyrkande",
        Yrkandeslag.TILLAGG: "tilläggsyrkande",
        Yrkandeslag.ATERREMISS: "återremiss",
        Yrkandeslag.BORDLAGGNING: "bordläggning",
        Yrkandeslag.AJOURNERING: "ajournering",
    }
)

LETTERS: Final = MappingProxyType(
    {
        "B": Yrkandeslag.BIFALL,
        "A": Yrkandeslag.AVSLAG,
        "Ä": Yrkandeslag.ANDRING,
        "T": Yrkandeslag.TILLAGG,
        "Å": Yrkandeslag.ATERREMISS,
        "O": Yrkandeslag.BORDLAGGNING,
        "J": Yrkandeslag.AJOURNERING,
    }
)
_CLOSED: Final = "Yrkandena är stängda sedan beslutsgången började. Tryck Ctrl+L för att öppna dem igen."


class KindBox(QComboBox):
    """The kinds, each with its own letter: a combo box would go to the next that begins with it."""

    def __init__(self) -> None:
        super().__init__()
        self.setObjectName("yrkande_slag")
        self.setAccessibleName("Slag av yrkande")
        for letter, slag in LETTERS.items():
            self.addItem(f"{KINDS[slag][:1].upper()}{KINDS[slag][1:]} ({letter})", slag)
        told = ((letter, KINDS[slag]) for letter, slag in LETTERS.items())
        set_keys(self, "Slag av yrkande", told)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """A letter chooses its kind."""
        slag = LETTERS.get(event.text().upper())
        if slag is not None:
            self.setCurrentIndex(self.findData(slag))
        else:
            super().keyPressEvent(event)


class YrkandeForm(InlineForm):
    """Kind, who and what."""

    def __init__(self, live: Live, keys: PageKeys) -> None:
        super().__init__("yrkande_form", "Spara yrkandet")
        self._live = live
        self._known_id: UUID | None = None
        self.kind = KindBox()
        self.punkt = PunktChoice("yrkande_punkt")
        self.people = PeopleField(name="yrkande_personer", label="Vem yrkar?")
        self.text = FormattedTextEdit(
            name="yrkande_text", label="Yrkandets text", placeholder="Ordalydelse (kan lämnas tom)", minimum_lines=2
        )
        self.add_row("Vad", self.kind, self.punkt)
        self.add_row("Vem eller vilka", self.people)
        self.add_row("Text", self.text)
        self.people.finished.connect(self.submit)
        keys.guard(self.text, self.people.picker)

    def prepare(self, akt: Akt, arende: Arende, known: Yrkande | None = None) -> None:
        """Empty over those in the room, or a yrkande to correct."""
        self._known_id = known.id if known else None
        people = known.person_ids if known else ()
        listed = dict(present(akt, arende.id))
        self.people.set_people({**listed, **{who: akt.namn(who) for who in people if who not in listed}}.items())
        self.people.set_value(people)
        self.text.clear()
        if known is not None:
            self.text.set_text(known.text)
        self.kind.setCurrentIndex(max(self.kind.findData(known.slag), 0) if known else 0)
        self.punkt.show_arende(akt, arende)
        if known is not None:
            self.punkt.setCurrentIndex(max(self.punkt.findData(str(known.beslutspunkt_id)), 0))

    def open_form(self) -> None:
        """Begin with the kind: its first letter chooses it."""
        super().open_form()
        self.kind.setFocus()
        if self._is_closed():
            self.show_wrong(_CLOSED)

    def submit(self) -> None:
        """Record the yrkande."""
        arende_id, people = self._live.arende_id, self.people.value()
        if arende_id is None:
            return
        if self._is_closed():
            self.show_wrong(_CLOSED)
            return
        if not people:
            self.show_wrong("Ingen är vald. Skriv några bokstäver av namnet på den som yrkar.")
            self.people.setFocus()
            return
        slag, text, punkt = Yrkandeslag(self.kind.currentData()), self.text.text(), self.punkt.value()
        kansli = self._live.kansli
        if self._known_id is None:
            act = partial(yrkande.add_yrkande, kansli, arende_id, slag, people, text, beslutspunkt_id=punkt)
        else:
            changes: dict[str, Any] = {"slag": slag, "person_ids": people, "text": text, "beslutspunkt_id": punkt}
            act = partial(yrkande.update_yrkande, kansli, self._known_id, **changes)
        if self._live.run_explained(act):
            self.close_form()

    def _is_closed(self) -> bool:
        """True for a new yrkande when the yrkanden are closed; one that is known may be corrected all the same."""
        arende_id = self._live.arende_id
        paragraf = self._live.akt.paragraf_of(arende_id) if arende_id else None
        return self._known_id is None and paragraf is not None and paragraf.yrkanden_stangda_at is not None
