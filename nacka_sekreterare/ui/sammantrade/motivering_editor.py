"""The words of a meningsyttring, written when they come in: under the rows of the card, saved as they are typed."""

from functools import partial
from uuid import UUID

from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from nacka_sekreterare.domain import fraser
from nacka_sekreterare.domain.akt import Akt
from nacka_sekreterare.domain.arende import Arende
from nacka_sekreterare.domain.meningsyttring import Meningsslag, Meningsyttring, Motiveringsstatus
from nacka_sekreterare.domain.text import FormattedText
from nacka_sekreterare.services.meningsyttring import update_meningsyttring
from nacka_sekreterare.ui.sammantrade.live import Live, PageKeys
from nacka_sekreterare.ui.theme import SPACING, Role
from nacka_sekreterare.ui.widgets.buttons import QuietButton
from nacka_sekreterare.ui.widgets.formatted.edit import FormattedTextEdit
from nacka_sekreterare.ui.widgets.formatted.format_bar import FormatBar
from nacka_sekreterare.ui.widgets.labels import make_label


class MotiveringEditor(QWidget):
    """Edits the text of one meningsyttring; it outlives the rows, which are made anew while she types."""

    def __init__(self, live: Live, keys: PageKeys) -> None:
        super().__init__()
        self.setObjectName("motivering_editor")
        self._live = live
        self._chosen: UUID | None = None
        self._title = make_label("", Role.STRONG, is_wrapping=True)
        self._done = QuietButton("Klar", name="motivering_klar")
        self._done.setAccessibleName("Klar med motiveringen")
        self.edit = FormattedTextEdit(name="motivering_text", label="Motivering eller text", minimum_lines=2)
        head = QHBoxLayout()
        head.addWidget(self._title, 1)
        head.addWidget(FormatBar(self.edit, name="motivering_bar"))
        head.addWidget(self._done)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, SPACING.tight, 0, 0)
        column.setSpacing(SPACING.tight)
        column.addLayout(head)
        column.addWidget(self.edit)
        self.edit.text_edited.connect(self._on_edit_text_edited)
        self.edit.left.connect(live.kansli.leave_field)
        self._done.clicked.connect(self.close_editor)
        live.desk.operations.about_to_run.connect(self.edit.flush)
        keys.guard(self.edit)
        self.hide()

    def open_for(self, yttring_id: UUID) -> None:
        """Write the words of a meningsyttring."""
        self.edit.flush()
        self._chosen = yttring_id
        arende = self._live.arende
        if arende is not None:
            self.show_arende(self._live.akt, arende)
            self.edit.setFocus()

    def close_editor(self) -> None:
        """Save and hide it."""
        self.edit.flush()
        self._chosen = None
        self.hide()

    def show_arende(self, akt: Akt, arende: Arende) -> None:
        """Show the words as they are; hidden when the meningsyttring is of another § or is gone."""
        one = self._find(akt)
        if one is None or one.arende_id != arende.id:
            self._chosen = None
            self.hide()
            return
        names = fraser.namn_lista(akt, one.person_ids) or "Någon"
        self._title.setText(f"Motivering av {names}" if one.slag is Meningsslag.RESERVATION else f"Text av {names}")
        self.edit.setAccessibleName(self._title.text())
        self.edit.setReadOnly(self._live.is_justerad and not one.ar_efter_justering)
        self.edit.set_text(one.text)
        self.show()

    def _find(self, akt: Akt) -> Meningsyttring | None:
        return next((one for one in akt.meningsyttringar if one.id == self._chosen), None)

    def _on_edit_text_edited(self, text: FormattedText) -> None:
        one = self._find(self._live.akt)
        if one is None:
            return
        changes: dict[str, object] = {"text": text}
        is_awaited = one.slag is Meningsslag.RESERVATION or one.motiveringsstatus is not Motiveringsstatus.UTAN
        if is_awaited and not text.is_empty and one.motiveringsstatus is not Motiveringsstatus.INKOMMEN:
            changes["motiveringsstatus"] = Motiveringsstatus.INKOMMEN
        self._live.run(partial(update_meningsyttring, self._live.kansli, one.id, **changes))
