"""The card of the bilagor of an ärende: chosen or dropped, in order, with how each reaches the members."""

from collections.abc import Sequence
from pathlib import Path
from types import MappingProxyType
from typing import Final
from uuid import UUID

from PySide6.QtCore import QUrl
from PySide6.QtGui import QAction, QDesktopServices
from PySide6.QtWidgets import QComboBox, QHBoxLayout

from nacka_sekreterare.domain.akt import Akt
from nacka_sekreterare.domain.arende import Arende
from nacka_sekreterare.domain.bilaga import Bilaga, Bilageslag, Utsandning
from nacka_sekreterare.domain.errors import UserError
from nacka_sekreterare.services.bilaga import (
    add_files,
    move_bilaga,
    open_copy,
    read_files,
    remove_bilaga,
    update_bilaga,
)
from nacka_sekreterare.ui.foredragningslista.fields import Editing
from nacka_sekreterare.ui.foredragningslista.rows import ItemRow, RowColumn
from nacka_sekreterare.ui.icons import IconName
from nacka_sekreterare.ui.theme import Role
from nacka_sekreterare.ui.widgets.buttons import IconButton, SecondaryButton
from nacka_sekreterare.ui.widgets.card import Card
from nacka_sekreterare.ui.widgets.labels import ElidedLabel, make_label

_SENT: Final = MappingProxyType(
    {Utsandning.UTSAND: "Skickas ut", Utsandning.DUKAS: "Delas ut på mötet", Utsandning.SEKRETESS: "Sekretess"}
)
_KINDS: Final = MappingProxyType({Bilageslag.TJANSTESKRIVELSE: "tjänsteskrivelse"})


class Bilagekort(Card):
    """The bilagor of an ärende."""

    def __init__(self, editing: Editing, add: QAction) -> None:
        super().__init__("Bilagor", name="bilagekort")
        self._editing = editing
        self._arende: Arende | None = None
        self.header.addWidget(SecondaryButton("Lägg till", name="add_bilaga", action=add))
        add.triggered.connect(self._on_add)
        self._empty = make_label("Inga bilagor. Dra filer hit, eller välj Lägg till.", Role.MUTED, is_wrapping=True)
        self._rows = RowColumn(self._make_row)
        self._rows.move_wanted.connect(self._on_move_wanted)
        self._rows.remove_wanted.connect(self._on_remove_wanted)
        self.body.addWidget(self._empty)
        self.body.addWidget(self._rows)

    def show_arende(self, akt: Akt, arende: Arende) -> None:
        """Show the bilagor of an ärende."""
        self._arende = arende
        bilagor = tuple(bilaga for bilaga in akt.bilagor if bilaga.arende_id == arende.id)
        self._empty.setVisible(not bilagor)
        self._rows.show_values(bilagor)

    def add_paths(self, paths: Sequence[Path]) -> None:
        """Read files in the background and list them."""
        arende, kansli = self._arende, self._editing.kansli
        if arende is None or not paths:
            return
        utsandning = Utsandning.SEKRETESS if arende.ar_sekretess else Utsandning.UTSAND

        def keep(files: Sequence[tuple[str, bytes]]) -> None:
            self._editing.run(lambda: add_files(kansli, arende.id, files, utsandning=utsandning))

        self._editing.desk.tasks.run(
            lambda report: read_files(paths, report), title="Lägger till bilagor", on_done=keep
        )

    def _on_add(self) -> None:
        self.add_paths(self._editing.desk.dialogs.open_files("Lägg till bilagor", "Alla filer (*)"))

    def _make_row(self, bilaga: Bilaga) -> ItemRow:
        return _Bilagerad(self._editing, bilaga.id)

    def _on_move_wanted(self, bilaga_id: UUID, index: int) -> None:
        self._editing.run(lambda: move_bilaga(self._editing.kansli, bilaga_id, index))

    def _on_remove_wanted(self, bilaga_id: UUID) -> None:
        self._editing.run(lambda: remove_bilaga(self._editing.kansli, bilaga_id))


class _Bilagerad(ItemRow):
    """One file."""

    def __init__(self, editing: Editing, bilaga_id: UUID) -> None:
        super().__init__(bilaga_id, "bilaga", "bilaga")
        self._editing = editing
        self._name = ElidedLabel()
        self._size = make_label("", Role.SMALL)
        self._sent = QComboBox()
        for utsandning in Utsandning:
            self._sent.addItem(_SENT[utsandning], utsandning)
        self._sent.activated.connect(self._on_sent_activated)
        self._open = IconButton(IconName.OPEN_IN_NEW, "Öppna en kopia", object_name="bilaga_open")
        self._open.clicked.connect(self._on_open_clicked)
        row = QHBoxLayout()
        row.addWidget(self._name, 1)
        row.addWidget(self._size)
        row.addWidget(self._sent)
        row.addWidget(self._open)
        row.addLayout(self.buttons)
        self.column.addLayout(row)

    def show_value(self, value: Bilaga, number: int) -> None:
        """Show a bilaga."""
        super().show_value(value, number)
        kind = _KINDS.get(value.slag)
        self._name.setText(f"{value.namn} ({kind})" if kind else value.namn)
        self._size.setText(_size_text(value.storlek))
        self._sent.setObjectName(f"bilaga_{number}_sent")
        self._sent.setAccessibleName(f"Utsändning av {value.namn}")
        self._sent.setCurrentIndex(self._sent.findData(value.utsandning))
        self._open.setObjectName(f"bilaga_{number}_open")
        self._open.setAccessibleName(f"Öppna en kopia av {value.namn}")

    def _on_sent_activated(self) -> None:
        chosen = Utsandning(self._sent.currentData())
        self._editing.run(lambda: update_bilaga(self._editing.kansli, self.value_id, utsandning=chosen))

    def _on_open_clicked(self) -> None:
        try:
            path = open_copy(self._editing.kansli, self.value_id)
        except UserError as error:
            self._editing.desk.operations.show_refusal(error)
            return
        QDesktopServices.openUrl(QUrl.fromLocalFile(str(path)))


def _size_text(size: int) -> str:
    if size < 1_000_000:
        return f"{max(round(size / 1000), 1)} kB"
    return f"{size / 1_000_000:.1f} MB".replace(".", ",")
