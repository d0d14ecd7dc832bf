"""Jäv in the § that is shown: who, and on what ground."""

from functools import partial

from PySide6.QtGui import QAction
from PySide6.QtWidgets import QLineEdit

from nacka_sekreterare.domain.akt import Akt
from nacka_sekreterare.domain.arende import Arende
from nacka_sekreterare.services import jav
from nacka_sekreterare.ui.icons import IconName
from nacka_sekreterare.ui.sammantrade.fact_card import FactCard, act_button
from nacka_sekreterare.ui.sammantrade.inline_form import InlineForm
from nacka_sekreterare.ui.sammantrade.live import Live, PageKeys
from nacka_sekreterare.ui.sammantrade.people_field import PeopleField
from nacka_sekreterare.ui.sammantrade.room_state import room_state
from nacka_sekreterare.ui.widgets.chip import Tone


class JavForm(InlineForm):
    """Who and why."""

    def __init__(self, live: Live, keys: PageKeys) -> None:
        super().__init__("jav_form", "Anteckna jäv")
        self._live = live
        self.people = PeopleField(name="jav_personer", label="Vem är jävig?")
        self.ground = QLineEdit()
        self.ground.setObjectName("jav_grund")
        self.ground.setAccessibleName("Grund för jävet")
        self.ground.setPlaceholderText("Grund (kan lämnas tom)")
        self.add_row("Vem", self.people)
        self.add_row("Grund", self.ground)
        self.people.finished.connect(self.submit)
        self.ground.returnPressed.connect(self.submit)
        keys.guard(self.people.picker, self.ground)

    def open_form(self) -> None:
        """Begin with who."""
        super().open_form()
        self.people.setFocus()

    def submit(self) -> None:
        """Record the jäv of each."""
        arende_id, people, ground = self._live.arende_id, self.people.value(), self.ground.text().strip()
        if arende_id is None:
            return
        if not people:
            self.show_wrong("Ingen är vald. Skriv några bokstäver av namnet på den som är jävig.")
            self.people.setFocus()
            return
        for person in people:
            if not self._live.run_explained(partial(jav.add_jav, self._live.kansli, arende_id, person, ground)):
                return
        self.close_form()


class JavCard(FactCard):
    """The jäv of the §."""

    def __init__(self, live: Live, action: QAction, keys: PageKeys) -> None:
        self.jav_form = JavForm(live, keys)
        super().__init__("Jäv", "jav_card", live, action, self.jav_form)

    def facts(self, akt: Akt, arende: Arende) -> tuple[object, ...]:
        """The jäv."""
        return tuple(one for one in akt.jav if one.arende_id == arende.id)

    def prepare_form(self, akt: Akt, arende: Arende) -> None:
        """An empty form over everybody, tjänstepersoner too (KL 7:4)."""
        rows = room_state(akt, arende.id).rows
        self.jav_form.people.set_people([(row.person_id, row.name) for row in rows])
        self.jav_form.people.set_value(())
        self.jav_form.ground.setText("")

    def fill(self, akt: Akt, arende: Arende) -> None:
        """A row each."""
        for one in akt.jav:
            if one.arende_id != arende.id:
                continue
            remove = partial(jav.remove_jav, self.live.kansli, one.id)
            name = akt.namn(one.person_id)
            act = act_button(
                IconName.DELETE, f"Ta bort jäv: {name}", f"ta_bort_{one.id}", partial(self.live.run_explained, remove)
            )
            words = one.grund or "deltar inte i handläggningen"
            self.add_row(IconName.ACCOUNT_CANCEL, name, words, "", Tone.NEUTRAL, act)
