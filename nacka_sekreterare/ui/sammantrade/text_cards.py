"""What is written of a §: about the ärende, and the memo that nobody else sees."""

from functools import partial

from PySide6.QtGui import QAction
from PySide6.QtWidgets import QVBoxLayout, QWidget

from nacka_sekreterare.domain.akt import Akt
from nacka_sekreterare.domain.arende import Arende, Avsnittsslag
from nacka_sekreterare.domain.text import FormattedText, plain_text
from nacka_sekreterare.services import avsnitt, minnesanteckning
from nacka_sekreterare.ui.icons import icon
from nacka_sekreterare.ui.sammantrade.actions import ACTIONS
from nacka_sekreterare.ui.sammantrade.live import Live, PageKeys
from nacka_sekreterare.ui.theme import SPACING
from nacka_sekreterare.ui.widgets.buttons import QuietButton
from nacka_sekreterare.ui.widgets.card import Card
from nacka_sekreterare.ui.widgets.chip import Chip, Tone
from nacka_sekreterare.ui.widgets.flow import FlowRow
from nacka_sekreterare.ui.widgets.formatted.edit import FormattedTextEdit
from nacka_sekreterare.ui.widgets.formatted.format_bar import FormatBar


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
