"""What has been sent, the latest first, each file exactly as it was: to be opened or saved again."""

from functools import partial
from pathlib import PurePath

from PySide6.QtCore import QUrl
from PySide6.QtGui import QDesktopServices
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from nacka_sekreterare.domain.akt import Akt
from nacka_sekreterare.domain.bilaga import Bilaga
from nacka_sekreterare.domain.errors import UserError
from nacka_sekreterare.services.bilaga import give_out_bilaga, open_copy
from nacka_sekreterare.services.utskick import Skickat, list_utskick
from nacka_sekreterare.ui.foredragningslista.fields import Editing
from nacka_sekreterare.ui.icons import IconName
from nacka_sekreterare.ui.theme import SPACING, Role
from nacka_sekreterare.ui.widgets.buttons import IconButton
from nacka_sekreterare.ui.widgets.card import Card
from nacka_sekreterare.ui.widgets.labels import ElidedLabel, make_label
from nacka_sekreterare.ui.widgets.moments import clock, long_date

_OWN = ".txt"  # kept by the program to compare with; nobody was sent it


class Utskickskort(Card):
    """Every sending of a sammanträde; hidden while there is none."""

    def __init__(self, editing: Editing) -> None:
        super().__init__("Utskickat", name="utskickskort")
        self._editing = editing
        self._shown: tuple[Skickat, ...] = ()
        self._rows: QWidget | None = None
        self.hide()

    def show_akt(self, akt: Akt) -> None:
        """Show what has been sent."""
        sent = list_utskick(akt)
        self.setVisible(bool(sent))
        if sent == self._shown:
            return
        self._shown = sent
        if self._rows is not None:
            self.body.removeWidget(self._rows)
            self._rows.deleteLater()
        self._rows = QWidget()
        column = QVBoxLayout(self._rows)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(SPACING.tight)
        number = 0
        for one in sent:
            column.addWidget(make_label(_heading(one), Role.STRONG, is_wrapping=True))
            for bilaga in one.files:
                if PurePath(bilaga.namn).suffix != _OWN:
                    number += 1
                    column.addLayout(self._row(bilaga, number))
        self.body.addWidget(self._rows)

    def _row(self, bilaga: Bilaga, number: int) -> QHBoxLayout:
        row = QHBoxLayout()
        row.addWidget(ElidedLabel(bilaga.namn), 1)
        acts = (
            (IconName.OPEN_IN_NEW, "Öppna en kopia", "open", self._on_open),
            (IconName.DOWNLOAD, "Spara en kopia", "save", self._on_save),
        )
        for icon, text, suffix, slot in acts:
            button = IconButton(icon, text, object_name=f"utskick_{number}_{suffix}")
            button.setAccessibleName(f"{text} av {bilaga.namn}")
            button.clicked.connect(partial(slot, bilaga))
            row.addWidget(button)
        return row

    def _on_open(self, bilaga: Bilaga, _is_checked: bool = False) -> None:
        try:
            path = open_copy(self._editing.kansli, bilaga.id)
        except UserError as error:
            self._editing.desk.operations.show_refusal(error)
            return
        QDesktopServices.openUrl(QUrl.fromLocalFile(str(path)))

    def _on_save(self, bilaga: Bilaga, _is_checked: bool = False) -> None:
        suffix = PurePath(bilaga.namn).suffix
        path = self._editing.desk.dialogs.save_file("Spara en kopia", bilaga.namn, f"{suffix[1:].upper()} (*{suffix})")
        if path is None:
            return
        try:
            give_out_bilaga(self._editing.kansli, bilaga.id, path)
        except UserError as error:
            self._editing.desk.operations.show_refusal(error)


def _heading(one: Skickat) -> str:
    when = f"{long_date(one.at.date())} kl. {clock(one.at.time())}" if one.at else "Okänd tid"
    return f"{when} · Tillägg {one.tillagg}" if one.tillagg is not None else when
