"""What is written of a §: about the ärende, what the acts say in the protokoll, and the memo that nobody else sees."""

from functools import partial
from uuid import UUID

from PySide6.QtGui import QAction
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from nacka_sekreterare.domain.akt import Akt
from nacka_sekreterare.domain.arende import Arende, Avsnittsslag
from nacka_sekreterare.domain.protokollstext import Protokollsavsnitt, protokollsavsnitt
from nacka_sekreterare.domain.text import FormattedText, plain_text
from nacka_sekreterare.services import avsnitt, minnesanteckning
from nacka_sekreterare.ui.icons import icon
from nacka_sekreterare.ui.sammantrade.actions import ACTIONS
from nacka_sekreterare.ui.sammantrade.live import Live, PageKeys
from nacka_sekreterare.ui.theme import SPACING, Role
from nacka_sekreterare.ui.widgets.buttons import QuietButton
from nacka_sekreterare.ui.widgets.card import Card
from nacka_sekreterare.ui.widgets.chip import Chip, Tone
from nacka_sekreterare.ui.widgets.flow import FlowRow
from nacka_sekreterare.ui.widgets.formatted.edit import FormattedTextEdit
from nacka_sekreterare.ui.widgets.formatted.format_bar import FormatBar
from nacka_sekreterare.ui.widgets.labels import make_label

_TOLD_ELSEWHERE = frozenset(
    {
        Avsnittsslag.BESLUT,
        Avsnittsslag.BESKRIVNING,
        Avsnittsslag.UNDERLAG,
        Avsnittsslag.TIDIGARE,
        Avsnittsslag.BILAGOR,
        Avsnittsslag.EXPEDIERING,
        Avsnittsslag.EKONOMI,
        Avsnittsslag.BARN,
    }
)


class BeskrivningCard(Card):
    """The text about the ärende."""

    def __init__(self, live: Live, keys: PageKeys) -> None:
        super().__init__("Ärendet", name="beskrivning_card")
        self._live = live
        self._is_wanted = False
        self._arende: Arende | None = None
        self.edit = FormattedTextEdit(
            name="beskrivning", label="Ärendet", placeholder="Vad ärendet handlar om", minimum_lines=2
        )
        self.header.addWidget(FormatBar(self.edit, name="beskrivning_bar"))
        self.body.addWidget(self.edit)
        self.edit.text_edited.connect(self._on_edit_text_edited)
        self.edit.left.connect(live.kansli.leave_field)
        live.desk.operations.about_to_run.connect(self.edit.flush)
        keys.guard(self.edit)
        self.hide()

    def show_arende(self, akt: Akt, arende: Arende) -> None:
        """Show the text; the card is hidden while there is none and none is wanted."""
        if self._arende is None or self._arende.id != arende.id:
            self._is_wanted = False
        self._arende = arende
        written = akt.avsnitt_of(arende.id, Avsnittsslag.BESKRIVNING)
        text = FormattedText(blocks=tuple(block for one in written for block in one.text.blocks))
        self.edit.setReadOnly(self._live.is_justerad)
        self.edit.set_text(text)
        self.setVisible(not text.is_empty or self._is_wanted or self.edit.has_unsaved)

    def open_form(self) -> None:
        """Write here."""
        self._is_wanted = True
        self.show()
        self.edit.setFocus()

    def _on_edit_text_edited(self, text: FormattedText) -> None:
        if self._arende is not None:
            act = partial(avsnitt.set_avsnitt, self._live.kansli, self._arende.id, Avsnittsslag.BESKRIVNING, text)
            self._live.run(act)


class MemoCard(Card):
    """The private memo: in no document, erased at justering."""

    def __init__(self, live: Live, keys: PageKeys) -> None:
        super().__init__("Egen minnesanteckning", name="memo_card")
        self._live = live
        self._is_wanted = False
        self._arende_id: object = None
        self.header.addWidget(Chip("Syns bara för dig och raderas vid justeringen", Tone.NEUTRAL))
        self.edit = FormattedTextEdit(
            name="memo", label="Egen minnesanteckning", placeholder="Kommer aldrig med i protokollet", minimum_lines=1
        )
        self.body.addWidget(self.edit)
        self.edit.text_edited.connect(self._on_edit_text_edited)
        self.edit.left.connect(live.kansli.leave_field)
        live.desk.operations.about_to_run.connect(self.edit.flush)
        keys.guard(self.edit)
        self.hide()

    def show_arende(self, arende: Arende) -> None:
        """Show the memo of an ärende."""
        is_other = self._arende_id != arende.id
        if is_other:
            self._is_wanted = False
        self._arende_id = arende.id
        self.edit.setReadOnly(self._live.is_justerad)
        text = minnesanteckning.load_minnesanteckning(self._live.kansli, arende.id)
        if is_other or not self.edit.hasFocus():
            self.edit.set_text(plain_text(text))
        self.setVisible(bool(text.strip()) or self._is_wanted or self.edit.has_unsaved)

    def open_form(self) -> None:
        """Write here."""
        self._is_wanted = True
        self.show()
        self.edit.setFocus()

    def _on_edit_text_edited(self, text: FormattedText) -> None:
        arende_id = self._live.arende_id
        if arende_id is not None:
            act = partial(minnesanteckning.set_minnesanteckning, self._live.kansli, arende_id, text.plain)
            self._live.run(act)


class _Section(QWidget):
    """One generated section: its words as they will be printed, hers as soon as she writes in them."""

    def __init__(self, index: int, live: Live, keys: PageKeys) -> None:
        super().__init__()
        self._live = live
        self._place: tuple[UUID, Avsnittsslag] | None = None
        self._title = make_label("", Role.STRONG)
        self._chip = Chip("skriven för hand", Tone.ACCENT)
        self._back = QuietButton("Ta tillbaka den genererade", name=f"avsnitt_tillbaka_{index}")
        self._explain = QuietButton("Ändra…", name=f"avsnitt_andra_{index}")
        self._explain.setToolTip("Sammanträdet är avslutat: ange varför paragrafen ändras")
        self.edit = FormattedTextEdit(name=f"avsnitt_{index}", label="Avsnitt i protokollet", minimum_lines=1)
        head = QHBoxLayout()
        head.addWidget(self._title)
        head.addWidget(self._chip)
        head.addStretch(1)
        head.addWidget(self._explain)
        head.addWidget(self._back)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(SPACING.tight)
        column.addLayout(head)
        column.addWidget(self.edit)
        self.edit.text_edited.connect(self._on_edit_text_edited)
        self.edit.left.connect(live.kansli.leave_field)
        self._back.clicked.connect(self._on_back_clicked)
        self._explain.clicked.connect(self._on_explain_clicked)
        live.desk.operations.about_to_run.connect(self.edit.flush)
        keys.guard(self.edit)

    def show_section(self, arende_id: UUID, section: Protokollsavsnitt) -> None:
        """Show a section."""
        self._place = (arende_id, section.slag)
        self._title.setText(section.rubrik)
        self.edit.setAccessibleName(f"{section.rubrik} i protokollet")
        self._chip.setVisible(section.ar_skrivet)
        self._back.setVisible(section.ar_skrivet and not self._live.is_justerad)
        is_locked = avsnitt.asks_for_reason(section.slag) and not self._live.has_reason()
        self._explain.setAccessibleName(f"Ändra {section.rubrik.lower()} efter sammanträdet")
        self._explain.setVisible(is_locked and not self._live.is_justerad)
        self.edit.setReadOnly(is_locked or self._live.is_justerad)
        self.edit.set_text(section.text)

    def _on_edit_text_edited(self, text: FormattedText) -> None:
        self._write(text)

    def _on_back_clicked(self) -> None:
        self._write(FormattedText())

    def _on_explain_clicked(self) -> None:
        if self._live.reason() is not None:
            self.edit.setReadOnly(False)
            self.edit.setFocus()
            self._explain.hide()

    def _write(self, text: FormattedText) -> None:
        if self._place is None:
            return
        act = partial(avsnitt.set_avsnitt, self._live.kansli, *self._place, text)
        if avsnitt.asks_for_reason(self._place[1]):
            self._live.run_explained(act)
        else:
            self._live.run(act)


class PrintedCard(Card):
    """The sentences that the acts write, as they will be printed."""

    def __init__(self, live: Live, keys: PageKeys) -> None:
        super().__init__("Så står det i protokollet", name="printed_card")
        self._live = live
        self._keys = keys
        self._sections: list[_Section] = []
        self._arende_id: UUID | None = None
        self.hide()

    def show_arende(self, akt: Akt, arende: Arende) -> None:
        """Show what is generated."""
        self._arende_id = arende.id
        found = [s for s in protokollsavsnitt(akt, arende.id) if s.slag not in _TOLD_ELSEWHERE]
        while len(self._sections) < len(found):
            section = _Section(len(self._sections), self._live, self._keys)
            self._sections.append(section)
            self.body.addWidget(section)
        for index, widget in enumerate(self._sections):
            if index < len(found):
                widget.show_section(arende.id, found[index])
            widget.setVisible(index < len(found))
        self.setVisible(bool(found))

    def leave(self, arende: Arende) -> None:
        """Hide what another ärende says until this one's is shown."""
        if self._arende_id != arende.id:
            self.hide()


class AddLine(QWidget):
    """What an ärende may also need, as one quiet line of buttons: the simple § stays calm."""

    def __init__(self, actions: dict[str, QAction]) -> None:
        super().__init__()
        self.setObjectName("add_line")
        self.buttons: dict[str, QuietButton] = {}
        row = FlowRow(SPACING.medium)
        for name in ("yrkande", "beslutsgang", "votering", "val", "mening", "jav", "omedelbar", "beskrivning", "memo"):
            button = QuietButton(name=f"add_{name}", action=actions[name])
            found = next((spec.icon for spec in ACTIONS if spec.id == name), None)
            if found is not None:
                button.setIcon(icon(found, "muted"))
            self.buttons[name] = button
            row.add(button)
        column = QVBoxLayout(self)
        column.setContentsMargins(SPACING.small, 0, 0, 0)
        column.addWidget(row)

    def show_only(self, wanted: dict[str, bool]) -> None:
        """Hide the buttons of cards that are shown: they have their own."""
        for name, is_wanted in wanted.items():
            self.buttons[name].setVisible(is_wanted)
