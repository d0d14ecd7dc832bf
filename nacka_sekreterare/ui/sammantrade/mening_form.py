"""A reservation, a särskilt yttrande, a protokollsanteckning or who does not take part, as one form."""

from types import MappingProxyType
from typing import Final

from PySide6.QtWidgets import QCheckBox, QComboBox

from nacka_sekreterare.domain.akt import Akt
from nacka_sekreterare.domain.arende import Arende
from nacka_sekreterare.domain.meningsyttring import Meningsslag, Motiveringsstatus
from nacka_sekreterare.services import meningsyttring
from nacka_sekreterare.ui.sammantrade.dissent import has_own_yrkande, losing_side
from nacka_sekreterare.ui.sammantrade.inline_form import InlineForm
from nacka_sekreterare.ui.sammantrade.live import Live, PageKeys
from nacka_sekreterare.ui.sammantrade.people_field import PeopleField
from nacka_sekreterare.ui.sammantrade.punkt_choice import PunktChoice
from nacka_sekreterare.ui.sammantrade.room_state import present
from nacka_sekreterare.ui.widgets.flow import make_flow
from nacka_sekreterare.ui.widgets.formatted.edit import FormattedTextEdit

KINDS: Final = MappingProxyType(
    {
        Meningsslag.RESERVATION: "Reservation",
        Meningsslag.SARSKILT_YTTRANDE: "Särskilt yttrande",
        Meningsslag.PROTOKOLLSANTECKNING: "Protokollsanteckning",
        Meningsslag.DELTAR_INTE: "Deltar inte i beslutet",
    }
)


class MeningForm(InlineForm):
    """Kind, who, and the written text if it is there already."""

    def __init__(self, live: Live, keys: PageKeys) -> None:
        super().__init__("mening_form", "Spara")
        self._live = live
        self.kind = QComboBox()
        self.kind.setObjectName("mening_slag")
        self.kind.setAccessibleName("Slag av yttrande")
        for slag, words in KINDS.items():
            self.kind.addItem(words, slag)
        self.punkt = PunktChoice("mening_punkt")
        self.people = PeopleField(name="mening_personer", label="Vem eller vilka?")
        self.own = QCheckBox("till förmån för eget yrkande")
        self.own.setObjectName("mening_eget")
        self.waits = QCheckBox("skriftlig motivering lämnas senare")
        self.waits.setObjectName("mening_vantas")
        self.text = FormattedTextEdit(
            name="mening_text", label="Motivering eller text", placeholder="Text (kan lämnas tom)", minimum_lines=1
        )
        self.add_row("Vad", self.kind, self.punkt)
        self.add_row("Vem eller vilka", self.people)
        self.column.addWidget(make_flow(self.own, self.waits))
        self.add_row("Text", self.text)
        self.people.finished.connect(self.submit)
        self.people.people_changed.connect(self._propose_own)
        self.kind.currentIndexChanged.connect(self._on_kind_current_index_changed)
        keys.guard(self.text, self.people.picker)

    def prepare(self, akt: Akt, arende: Arende, slag: Meningsslag) -> None:
        """Empty over those in the room; a reservation is proposed for those who voted for what was rejected."""
        self.people.set_people(present(akt, arende.id))
        self.people.set_value(losing_side(akt, arende.id) if slag is Meningsslag.RESERVATION else ())
        self.text.clear()
        self.kind.setCurrentIndex(self.kind.findData(slag))
        self.waits.setChecked(False)
        self.punkt.show_arende(akt, arende)
        self._propose_own()

    def open_form(self) -> None:
        """Begin with who; the kind is a reservation unless she says otherwise."""
        super().open_form()
        self._on_kind_current_index_changed(self.kind.currentIndex())
        self.people.setFocus()

    def submit(self) -> None:
        """Record it."""
        arende_id, people = self._live.arende_id, self.people.value()
        if arende_id is None:
            return
        if not people:
            self.show_wrong("Ingen är vald. Skriv några bokstäver av namnet.")
            self.people.setFocus()
            return
        slag, text = Meningsslag(self.kind.currentData()), self.text.text()
        is_reservation = slag is Meningsslag.RESERVATION
        status = Motiveringsstatus.UTAN
        if is_reservation and not text.is_empty:
            status = Motiveringsstatus.INKOMMEN
        elif self.waits.isChecked() and slag is not Meningsslag.DELTAR_INTE:
            status = Motiveringsstatus.VANTAS
        details: dict[str, object] = {
            "beslutspunkt_id": self.punkt.value(),
            "till_forman_for_eget": is_reservation and self.own.isChecked(),
            "motiveringsstatus": status,
            "text": text,
        }
        kansli = self._live.kansli
        if self._live.run(lambda: meningsyttring.add_meningsyttring(kansli, arende_id, slag, people, **details)):
            self.close_form()

    def _propose_own(self) -> None:
        """Who has moved something that was not decided reserves in favour of it."""
        arende_id = self._live.arende_id
        if arende_id is not None:
            self.own.setChecked(has_own_yrkande(self._live.akt, arende_id, self.people.value()))

    def _on_kind_current_index_changed(self, _index: int) -> None:
        slag = self.kind.currentData()
        self.own.setVisible(slag == Meningsslag.RESERVATION)
        self.waits.setVisible(slag != Meningsslag.DELTAR_INTE)
