"""Yrkanden: who moved what; formal ones are put first, a withdrawn one is kept and not printed."""

from functools import partial

from PySide6.QtGui import QAction
from PySide6.QtWidgets import QComboBox, QWidget

from nacka_sekreterare.domain import fraser
from nacka_sekreterare.domain.akt import Akt
from nacka_sekreterare.domain.arende import Arende
from nacka_sekreterare.domain.propositionsordning import FORMAL_ORDER
from nacka_sekreterare.domain.yrkande import Yrkande, Yrkandeslag
from nacka_sekreterare.services import yrkande
from nacka_sekreterare.ui.icons import IconName
from nacka_sekreterare.ui.sammantrade.fact_card import FactCard, act_button
from nacka_sekreterare.ui.sammantrade.inline_form import InlineForm
from nacka_sekreterare.ui.sammantrade.live import Live, PageKeys
from nacka_sekreterare.ui.sammantrade.people_field import PeopleField
from nacka_sekreterare.ui.sammantrade.punkt_choice import PunktChoice
from nacka_sekreterare.ui.sammantrade.room_state import present
from nacka_sekreterare.ui.widgets.chip import Tone
from nacka_sekreterare.ui.widgets.formatted.edit import FormattedTextEdit

KINDS = {
    Yrkandeslag.BIFALL: "bifall till förslaget",
    Yrkandeslag.AVSLAG: "avslag på förslaget",
    Yrkandeslag.ANDRING: "ändringsyrkande",
    Yrkandeslag.TILLAGG: "tilläggsyrkande",
    Yrkandeslag.ATERREMISS: "återremiss",
    Yrkandeslag.BORDLAGGNING: "bordläggning",
    Yrkandeslag.AJOURNERING: "ajournering",
}
_CHIPS = {
    Yrkandeslag.BIFALL: "huvudförslag",
    Yrkandeslag.AVSLAG: "motförslag",
    Yrkandeslag.ANDRING: "motförslag",
    Yrkandeslag.TILLAGG: "tillägg",
}


class YrkandeForm(InlineForm):
    """Kind, who and what."""

    def __init__(self, live: Live, keys: PageKeys) -> None:
        super().__init__("yrkande_form", "Spara yrkandet")
        self._live = live
        self.kind = QComboBox()
        self.kind.setObjectName("yrkande_slag")
        self.kind.setAccessibleName("Slag av yrkande")
        for slag, words in KINDS.items():
            self.kind.addItem(words[:1].upper() + words[1:], slag)
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

    def open_form(self) -> None:
        """Begin with the kind: its first letter chooses it."""
        super().open_form()
        self.kind.setFocus()

    def submit(self) -> None:
        """Record the yrkande."""
        arende_id, people = self._live.arende_id, self.people.value()
        if arende_id is None:
            return
        if not people:
            self.show_wrong("Ingen är vald. Skriv några bokstäver av namnet på den som yrkar.")
            self.people.setFocus()
            return
        slag, text, punkt = self.kind.currentData(), self.text.text(), self.punkt.value()
        kansli = self._live.kansli
        add = partial(yrkande.add_yrkande, kansli, arende_id, Yrkandeslag(slag), people, text, beslutspunkt_id=punkt)
        if self._live.run_explained(add):
            self.close_form()


class YrkandeCard(FactCard):
    """The yrkanden of the §."""

    def __init__(self, live: Live, action: QAction, keys: PageKeys) -> None:
        self.yrkande_form = YrkandeForm(live, keys)
        super().__init__("Yrkanden", "yrkande_card", live, action, self.yrkande_form)

    def facts(self, akt: Akt, arende: Arende) -> tuple[object, ...]:
        """The yrkanden."""
        return tuple(y for y in akt.yrkanden if y.arende_id == arende.id)

    def prepare_form(self, akt: Akt, arende: Arende) -> None:
        """An empty form over those in the room."""
        form = self.yrkande_form
        form.people.set_people(present(akt, arende.id))
        form.people.set_value(())
        form.text.clear()
        form.kind.setCurrentIndex(0)
        form.punkt.show_arende(akt, arende)

    def fill(self, akt: Akt, arende: Arende) -> None:
        """A row per yrkande, formal ones first, withdrawn ones last."""
        own = [y for y in akt.yrkanden if y.arende_id == arende.id]
        for one in sorted(own, key=lambda y: (y.ar_aterkallat, y.slag not in FORMAL_ORDER, y.ordning)):
            self._add(akt, one)

    def _add(self, akt: Akt, one: Yrkande) -> None:
        names = fraser.namn_lista(akt, one.person_ids) or "Någon"
        punkter = [punkt.id for punkt in akt.beslutspunkter_of(one.arende_id)]
        where = f"punkt {punkter.index(one.beslutspunkt_id) + 1}: " if one.beslutspunkt_id in punkter else ""
        words = KINDS[one.slag] if one.text.is_empty else f"{KINDS[one.slag]}: {one.text.plain}"
        chip, tone = _CHIPS.get(one.slag, "prövas först"), Tone.NEUTRAL
        if one.ar_aterkallat:
            chip = "återkallat, trycks inte"
        icon = IconName.GAVEL if one.slag is Yrkandeslag.BIFALL else IconName.COMMENT_QUOTE
        self.add_row(icon, names, where + words, chip, tone, *self._acts(one, names))

    def _acts(self, one: Yrkande, names: str) -> tuple[QWidget, ...]:
        kansli, run = self.live.kansli, self.live.run_explained
        text = "Yrkandet kvarstår" if one.ar_aterkallat else "Återkalla yrkandet"
        withdraw = partial(yrkande.withdraw_yrkande, kansli, one.id, ar_aterkallat=not one.ar_aterkallat)
        remove = partial(yrkande.remove_yrkande, kansli, one.id)
        return (
            act_button(IconName.UNDO, f"{text}: {names}", f"aterkalla_{one.id}", partial(run, withdraw)),
            act_button(IconName.DELETE, f"Ta bort: {names}", f"ta_bort_{one.id}", partial(run, remove)),
        )
