"""The card of what is proposed: one editor for each question to decide, and whom the proposal goes up to."""

from functools import partial
from uuid import UUID

from PySide6.QtGui import QAction
from PySide6.QtWidgets import QHBoxLayout

from nacka_sekreterare.domain.akt import Akt
from nacka_sekreterare.domain.arende import Arende
from nacka_sekreterare.domain.beslut import Beslutspunkt
from nacka_sekreterare.domain.text import FormattedText
from nacka_sekreterare.services.beslut import (
    add_beslutspunkt,
    move_beslutspunkt,
    remove_beslutspunkt,
    update_beslutspunkt,
)
from nacka_sekreterare.ui.foredragningslista.fields import Editing, LineField
from nacka_sekreterare.ui.foredragningslista.rows import ItemRow, RowColumn
from nacka_sekreterare.ui.theme import Role
from nacka_sekreterare.ui.widgets.buttons import SecondaryButton
from nacka_sekreterare.ui.widgets.card import Card
from nacka_sekreterare.ui.widgets.formatted.edit import FormattedTextEdit
from nacka_sekreterare.ui.widgets.formatted.format_bar import FormatBar
from nacka_sekreterare.ui.widgets.labels import make_label


class Forslagskort(Card):
    """The beslutspunkter of an ärende."""

    def __init__(self, editing: Editing, add: QAction) -> None:
        super().__init__("Förslag till beslut", name="forslagskort")
        self._editing = editing
        self._arende_id: UUID | None = None
        self._akt: Akt | None = None
        self.header.addWidget(SecondaryButton("Ny punkt", name="add_forslag", action=add))
        add.triggered.connect(self._on_add)
        self._empty = make_label("Inget förslag till beslut.", Role.MUTED, is_wrapping=True)
        self._rows = RowColumn(self._make_row)
        self._rows.move_wanted.connect(self._on_move_wanted)
        self._rows.remove_wanted.connect(self._on_remove_wanted)
        hint = make_label(
            "Det ett högre organ föreslås besluta skrivs indraget (Ctrl+M).", Role.SMALL, is_wrapping=True
        )
        self.body.addWidget(self._empty)
        self.body.addWidget(self._rows)
        self.body.addWidget(hint)

    def show_arende(self, akt: Akt, arende: Arende) -> None:
        """Show what is proposed in an ärende."""
        self._arende_id, self._akt = arende.id, akt
        punkter = akt.beslutspunkter_of(arende.id)
        self._empty.setVisible(not punkter)
        self._rows.show_values(punkter)

    def _make_row(self, punkt: Beslutspunkt) -> ItemRow:
        return _Forslagsrad(self._editing, punkt.id)

    def _on_add(self) -> None:
        arende_id, kansli = self._arende_id, self._editing.kansli
        if arende_id is not None and self._editing.run(lambda: add_beslutspunkt(kansli, arende_id)):
            self._rows.focus_last()

    def _on_move_wanted(self, punkt_id: UUID, index: int) -> None:
        self._editing.run(lambda: move_beslutspunkt(self._editing.kansli, punkt_id, index))

    def _on_remove_wanted(self, punkt_id: UUID) -> None:
        akt, arende_id = self._akt, self._arende_id
        remove = partial(remove_beslutspunkt, self._editing.kansli, punkt_id)
        is_decided = akt is not None and any(p.id == punkt_id and p.utfall for p in akt.beslutspunkter)
        if akt is not None and arende_id is not None and is_decided:
            self._editing.run_explained(akt, arende_id, remove)
        else:
            self._editing.run(remove)


class _Forslagsrad(ItemRow):
    """One question to decide."""

    def __init__(self, editing: Editing, punkt_id: UUID) -> None:
        super().__init__(punkt_id, "forslag", "beslutspunkt")
        self._editing = editing
        self._title = make_label("", Role.SMALL)
        self._edit = FormattedTextEdit(
            name="forslag_text",
            label="Förslag till beslut",
            placeholder="Skriv förslaget som det ska stå i protokollet",
        )
        self._mottagare = LineField(
            name="forslag_mottagare", label="Förslaget går till", placeholder="Organet beslutar självt"
        )
        self._mottagare.setMaximumWidth(300)
        head = QHBoxLayout()
        head.addWidget(self._title)
        head.addStretch(1)
        head.addWidget(FormatBar(self._edit, name="forslag_format"))
        head.addLayout(self.buttons)
        foot = QHBoxLayout()
        label = make_label("Förslaget går till", Role.SMALL)
        label.setBuddy(self._mottagare)
        foot.addWidget(label)
        foot.addWidget(self._mottagare, 1)
        foot.addStretch(1)
        self.column.addLayout(head)
        self.column.addWidget(self._edit)
        self.column.addLayout(foot)
        for field in (self._edit, self._mottagare):
            editing.wire(field)
        self._edit.text_edited.connect(self._on_text_edited)
        self._mottagare.text_saved.connect(self._on_mottagare_saved)

    def show_value(self, value: Beslutspunkt, number: int) -> None:
        """Show a beslutspunkt."""
        super().show_value(value, number)
        self._title.setText(f"Beslutspunkt {number}")
        self._edit.setObjectName(f"forslag_{number}_text")
        self._edit.setAccessibleName(f"Förslag till beslut, punkt {number}")
        self._mottagare.setObjectName(f"forslag_{number}_mottagare")
        self._edit.set_text(value.forslag)
        self._mottagare.set_text(value.mottagare)

    def focus(self) -> None:
        """Begin to type the proposal."""
        self._edit.setFocus()

    def _on_text_edited(self, text: FormattedText) -> None:
        self._editing.save_long(lambda: update_beslutspunkt(self._editing.kansli, self.value_id, forslag=text))

    def _on_mottagare_saved(self, text: str) -> None:
        self._editing.save(lambda: update_beslutspunkt(self._editing.kansli, self.value_id, mottagare=text))
