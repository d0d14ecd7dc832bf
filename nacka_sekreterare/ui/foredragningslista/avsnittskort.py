"""The card of the written sections of an ärende: Ärendet, handlingar, ekonomi, barn, and any of her own."""

from collections.abc import Callable
from uuid import UUID

from PySide6.QtGui import QAction
from PySide6.QtWidgets import QHBoxLayout

from nacka_sekreterare.domain.akt import Akt
from nacka_sekreterare.domain.arende import Arende, Avsnitt, Avsnittsslag
from nacka_sekreterare.domain.text import FormattedText
from nacka_sekreterare.services.avsnitt import (
    add_avsnitt,
    asks_for_reason,
    move_avsnitt,
    remove_avsnitt,
    update_avsnitt,
)
from nacka_sekreterare.ui.foredragningslista.fields import Act, Editing, LineField
from nacka_sekreterare.ui.foredragningslista.rows import ItemRow, RowColumn
from nacka_sekreterare.ui.icons import IconName
from nacka_sekreterare.ui.theme import Role
from nacka_sekreterare.ui.widgets.buttons import SecondaryButton
from nacka_sekreterare.ui.widgets.card import Card
from nacka_sekreterare.ui.widgets.flow import FlowRow
from nacka_sekreterare.ui.widgets.formatted.edit import FormattedTextEdit
from nacka_sekreterare.ui.widgets.formatted.format_bar import FormatBar
from nacka_sekreterare.ui.widgets.labels import make_label

# What is written before the meeting; the other sections are derived from what happens at it.
_SLAG = (
    Avsnittsslag.BESKRIVNING,
    Avsnittsslag.UNDERLAG,
    Avsnittsslag.TIDIGARE,
    Avsnittsslag.EKONOMI,
    Avsnittsslag.BARN,
)


class Avsnittskort(Card):
    """The sections of an ärende."""

    def __init__(self, editing: Editing, add_own: QAction) -> None:
        super().__init__("Avsnitt", name="avsnittskort")
        self._editing = editing
        self._arende_id: UUID | None = None
        self._akt: Akt | None = None
        self._empty = make_label(
            "Inget är skrivet om ärendet än. Välj ett avsnitt att skriva.", Role.MUTED, is_wrapping=True
        )
        self._rows = RowColumn(self._make_row)
        self._rows.move_wanted.connect(self._on_move_wanted)
        self._rows.remove_wanted.connect(self._on_remove_wanted)
        self._choices = FlowRow()
        self._buttons: dict[Avsnittsslag, SecondaryButton] = {}
        for slag in _SLAG:
            button = SecondaryButton(slag.value, name=f"add_avsnitt_{slag.value}", icon_name=IconName.PLUS)
            button.setProperty("slag", slag.value)
            button.clicked.connect(self._on_choice_clicked)
            self._buttons[slag] = button
            self._choices.add(button)
        self._choices.add(SecondaryButton("Eget avsnitt", name="add_avsnitt_eget", action=add_own))
        add_own.triggered.connect(self._on_add_own)
        self.body.addWidget(self._empty)
        self.body.addWidget(self._rows)
        self.body.addWidget(self._choices)

    def show_arende(self, akt: Akt, arende: Arende) -> None:
        """Show the sections of an ärende."""
        self._arende_id, self._akt = arende.id, akt
        avsnitt = akt.avsnitt_of(arende.id)
        self._empty.setVisible(not avsnitt)
        self._rows.show_values(avsnitt)
        taken = {one.slag for one in avsnitt}
        for slag, button in self._buttons.items():
            rubrik = akt.organ.installningar.rubrik(slag)
            button.setText(rubrik)
            button.setToolTip(f"Lägg till avsnittet {rubrik}")
            button.setVisible(slag not in taken)

    def _make_row(self, avsnitt: Avsnitt) -> ItemRow:
        heading = self._akt.organ.installningar.rubrik(avsnitt.slag) if self._akt and avsnitt.slag else "Rubrik"
        return _Avsnittsrad(self._editing, avsnitt.id, heading, self._reason)

    def _reason(self, avsnitt: Avsnitt) -> str | None:
        """Why a section is changed: asked for when it says what happened at a sammanträde that is over."""
        if self._akt is None or not asks_for_reason(avsnitt.slag):
            return ""
        return self._editing.desk.reasons.ask(self._akt, avsnitt.arende_id)

    def _on_choice_clicked(self) -> None:
        sender = self.sender()
        if sender is not None:
            self._add(Avsnittsslag(str(sender.property("slag"))))

    def _on_add_own(self) -> None:
        self._add(None)

    def _add(self, slag: Avsnittsslag | None) -> None:
        arende_id, kansli = self._arende_id, self._editing.kansli
        if arende_id is not None and self._editing.run(lambda: add_avsnitt(kansli, arende_id, "", slag=slag)):
            self._rows.focus_last()

    def _on_move_wanted(self, avsnitt_id: UUID, index: int) -> None:
        self._editing.run(lambda: move_avsnitt(self._editing.kansli, avsnitt_id, index))

    def _on_remove_wanted(self, avsnitt_id: UUID) -> None:
        avsnitt = next((one for one in self._akt.avsnitt if one.id == avsnitt_id), None) if self._akt else None
        reason = self._reason(avsnitt) if avsnitt else ""
        if reason is not None:
            self._editing.run(lambda: remove_avsnitt(self._editing.kansli, avsnitt_id, orsak=reason))


class _Avsnittsrad(ItemRow):
    """One section."""

    def __init__(
        self, editing: Editing, avsnitt_id: UUID, heading: str, reason: Callable[[Avsnitt], str | None]
    ) -> None:
        super().__init__(avsnitt_id, "avsnitt", "avsnitt")
        self._editing = editing
        self._reason = reason
        self._shown: Avsnitt | None = None
        self._rubrik = LineField(name="avsnitt_rubrik", label="Avsnittets rubrik", placeholder=heading)
        self._edit = FormattedTextEdit(name="avsnitt_text", label="Avsnittets text")
        head = QHBoxLayout()
        head.addWidget(self._rubrik, 1)
        head.addWidget(FormatBar(self._edit, name="avsnitt_format"))
        head.addLayout(self.buttons)
        self.column.addLayout(head)
        self.column.addWidget(self._edit)
        for field in (self._rubrik, self._edit):
            editing.wire(field)
        self._edit.text_edited.connect(self._on_text_edited)
        self._rubrik.text_saved.connect(self._on_rubrik_saved)

    def show_value(self, value: Avsnitt, number: int) -> None:
        """Show a section."""
        super().show_value(value, number)
        self._shown = value
        self._rubrik.setObjectName(f"avsnitt_{number}_rubrik")
        self._rubrik.setAccessibleName(f"Rubrik för avsnitt {number}: {self._rubrik.placeholderText()}")
        self._edit.setObjectName(f"avsnitt_{number}_text")
        self._edit.setAccessibleName(f"Text i avsnitt {number}: {value.rubrik or self._rubrik.placeholderText()}")
        self._rubrik.set_text(value.rubrik)
        self._edit.set_text(value.text)

    def focus(self) -> None:
        """Begin to type: the text where the rubrik is the organ's, else the rubrik."""
        (self._rubrik if self._rubrik.placeholderText() == "Rubrik" else self._edit).setFocus()

    def _on_text_edited(self, text: FormattedText) -> None:
        self._save(self._editing.save_long, text=text)

    def _on_rubrik_saved(self, text: str) -> None:
        self._save(self._editing.save, rubrik=text)

    def _save(self, save: Callable[[Act], bool], **changes: object) -> None:
        """Save what was typed; where she does not say why it is changed, what stood there stands again."""
        shown = self._shown
        if shown is None:
            return
        reason = self._reason(shown)
        if reason is None:
            self._rubrik.set_text(shown.rubrik)
            self._edit.set_text(shown.text)
        else:
            save(lambda: update_avsnitt(self._editing.kansli, self.value_id, orsak=reason, **changes))
