"""Which of the two documents is signed on paper."""

from collections.abc import Sequence
from typing import Final

from PySide6.QtWidgets import QButtonGroup, QRadioButton

from nacka_sekreterare.domain.justering import Underskriftsformat, Underskriftssatt
from nacka_sekreterare.services.organ import update_installningar
from nacka_sekreterare.ui.theme import Role
from nacka_sekreterare.ui.utseende.editing import Editing
from nacka_sekreterare.ui.widgets.card import Card
from nacka_sekreterare.ui.widgets.chip import Tone
from nacka_sekreterare.ui.widgets.labels import make_label
from nacka_sekreterare.ui.widgets.notice import InlineNotice

_FORMATS: Final = {
    Underskriftsformat.PDF: "PDF-filen undertecknas",
    Underskriftsformat.DOCX: "Word-filen undertecknas",
}


class UnderskriftCard(Card):
    """Which of the two documents bears the signatures on paper."""

    def __init__(self, editing: Editing) -> None:
        super().__init__("Undertecknas", name="underskrift_card")
        self._editing = editing
        self._buttons: dict[Underskriftsformat, QRadioButton] = {}
        group = QButtonGroup(self)
        for form, text in _FORMATS.items():
            button = QRadioButton(text)
            button.setObjectName(f"underskriftsformat_{form.value}")
            button.clicked.connect(self._on_button_clicked)
            group.addButton(button)
            self._buttons[form] = button
            self.body.addWidget(button)
        words = (
            "Filen är den som skrivs ut och undertecknas på papper. Den heter ”for-underskrift” i "
            "underskriftsexemplaret, och protokollsutdragen räknar den som originalet. Den andra sparas som kopia."
        )
        self.body.addWidget(make_label(words, Role.SMALL, is_wrapping=True))
        self._electronic = InlineNotice(
            "Protokollen undertecknas elektroniskt. Då är det alltid PDF:en.", tone=Tone.NEUTRAL, parent=self
        )
        self.body.addWidget(self._electronic)

    def show_look(self, _faults: Sequence[str]) -> None:
        """Show the choice."""
        organ = self._editing.organ
        if organ is None:
            return
        is_electronic = organ.installningar.underskriftssatt is Underskriftssatt.ELEKTRONISK
        for form, button in self._buttons.items():
            button.setEnabled(not is_electronic)
            button.setChecked(form is organ.installningar.underskriftsformat)
        self._electronic.setVisible(is_electronic)

    def _on_button_clicked(self) -> None:
        chosen = next(form for form, button in self._buttons.items() if button.isChecked())
        kansli = self._editing.kansli
        self._editing.run(lambda organ_id: update_installningar(kansli, organ_id, underskriftsformat=chosen))
