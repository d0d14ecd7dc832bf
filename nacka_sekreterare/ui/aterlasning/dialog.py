"""A protokoll that was edited in Word: go through what was changed, text by text, and take it or leave it."""

from functools import partial
from uuid import UUID

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QDialog, QHBoxLayout, QListWidget, QListWidgetItem, QSplitter, QVBoxLayout, QWidget

from nacka_sekreterare.domain.aterlasning import Aterlasningsforslag
from nacka_sekreterare.domain.errors import UserError
from nacka_sekreterare.domain.skillnad import find_skillnad
from nacka_sekreterare.services.aterlasning import Aterlasning, accept_aterlast, read_aterlast, takes_reason
from nacka_sekreterare.services.core import Kansli
from nacka_sekreterare.services.sammantrade import load_akt
from nacka_sekreterare.system.files import read_bytes
from nacka_sekreterare.ui.desk import Desk
from nacka_sekreterare.ui.reasons import Reasons
from nacka_sekreterare.ui.theme import SPACING, Role
from nacka_sekreterare.ui.widgets.buttons import PrimaryButton, SecondaryButton
from nacka_sekreterare.ui.widgets.difference import DifferenceView
from nacka_sekreterare.ui.widgets.labels import make_label
from nacka_sekreterare.ui.widgets.scroll_column import ScrollColumn

NOTHING = "Texterna i filen är desamma som här, så det finns inget att ta ställning till."
_LOOK_ONLY = "Orden är desamma. Fetstil, kursiv stil, listor eller indrag är ändrade."
_KONFLIKT = "Du har ändrat samma text här sedan filen skrevs. Därför tas filens text inte över: ändra för hand."


class AterlasningDialog(QDialog):
    """The changed texts to the left, the difference of the chosen one to the right. What is settled leaves the list."""

    def __init__(self, desk: Desk, kansli: Kansli, sammantrade_id: UUID, read: Aterlasning, parent: QWidget) -> None:
        super().__init__(parent)
        self.setObjectName("aterlasning_dialog")
        self.setWindowTitle("Ändringar i Word-filen")
        self.resize(980, 620)
        self._desk = desk
        self._kansli = kansli
        self._sammantrade_id = sammantrade_id
        self._left = list(read.forslag)
        self._reasons = Reasons(desk.dialogs)
        self.list = QListWidget()
        self.list.setObjectName("aterlasning_list")
        self.list.setAccessibleName("Ändrade texter")
        self.list.setWordWrap(True)
        self.list.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self._title = make_label("", Role.TITLE, is_wrapping=True, name="aterlasning_title")
        self._standing = make_label("", Role.MUTED, is_wrapping=True, name="aterlasning_standing")
        self.difference = DifferenceView("aterlasning_difference")
        self.own_difference = DifferenceView("aterlasning_own_difference")
        self.accept_button = PrimaryButton("Acceptera", name="aterlasning_accept", key="Ctrl+Return")
        self.refuse_button = SecondaryButton("Avvisa", name="aterlasning_refuse", key="Ctrl+Delete")
        self._close = SecondaryButton("Stäng", name="aterlasning_close")
        self._lay_out("\n".join(read.anmarkningar))
        self.list.currentRowChanged.connect(self._show_forslag)
        self.accept_button.clicked.connect(self._on_accept_clicked)
        self.refuse_button.clicked.connect(self._on_refuse_clicked)
        self._close.clicked.connect(self.accept)
        for forslag in self._left:
            mark = "Ändrad även här" if forslag.ar_konflikt else "Ändras för hand" if forslag.hinder else ""
            label = f"§ {forslag.paragraf}  {_name(forslag)}"
            self.list.addItem(QListWidgetItem(f"{label}\n{mark}" if mark else label))
        self.list.setCurrentRow(0)
        self._show_forslag()
        self.list.setFocus()

    @property
    def chosen(self) -> Aterlasningsforslag | None:
        """The suggestion that is shown."""
        row = self.list.currentRow()
        return self._left[row] if 0 <= row < len(self._left) else None

    def _show_forslag(self, _row: int = 0) -> None:
        forslag = self.chosen
        self.accept_button.setEnabled(forslag is not None and forslag.kan_antas)
        self.refuse_button.setEnabled(forslag is not None)
        if forslag is None:
            self._title.setText("Allt är genomgånget")
            self._standing.show()
            self._standing.setText("Det du accepterade kan ångras med Ctrl+Z när fönstret är stängt.")
            self.difference.show_difference("", ())
            self.own_difference.show_difference("", ())
            return
        self._title.setText(f"§ {forslag.paragraf} {_name(forslag)}")
        parts = forslag.skillnad
        look = "" if parts else _LOOK_ONLY
        self._standing.setText(forslag.hinder or (_KONFLIKT if forslag.ar_konflikt else look))
        self._standing.setVisible(bool(self._standing.text()))
        self.difference.show_difference("Ändrat i Word-filen", parts)
        own = find_skillnad(forslag.fore.plain, forslag.nu.plain) if forslag.ar_konflikt else ()
        self.own_difference.show_difference("Ändrat här sedan filen skrevs", own)

    def _on_accept_clicked(self) -> None:
        forslag = self.chosen
        if forslag is None:
            return
        reason: str | None = ""
        if takes_reason(forslag.plats):
            akt = load_akt(self._kansli, self._sammantrade_id)
            reason = self._reasons.ask(akt, forslag.plats.arende_id)
        if reason is not None and self._desk.operations.run(
            partial(accept_aterlast, self._kansli, forslag, orsak=reason)
        ):
            self._settle()

    def _on_refuse_clicked(self) -> None:
        if self.chosen is not None:
            self._settle()

    def _settle(self) -> None:
        """The next one is shown; after the last one there is nothing left but to close."""
        row = self.list.currentRow()
        del self._left[row]
        self.list.blockSignals(True)
        self.list.takeItem(row)
        self.list.blockSignals(False)
        self.list.setCurrentRow(min(row, len(self._left) - 1))
        self._show_forslag()
        (self.list if self._left else self._close).setFocus()

    def _lay_out(self, remarks: str) -> None:
        right = ScrollColumn(name="aterlasning_scroll")
        for widget in (self._title, self._standing, self.difference, self.own_difference):
            right.column.addWidget(widget)
        right.column.addStretch(1)
        split = QSplitter(Qt.Orientation.Horizontal)
        split.setObjectName("aterlasning_split")
        split.setChildrenCollapsible(False)
        split.addWidget(self.list)
        split.addWidget(right)
        split.setSizes([280, 700])
        foot = QHBoxLayout()
        words = "Det som är ändrat utanför paragrafernas texter läses inte in. Spårade ändringar räknas som godkända."
        foot.addWidget(make_label(words, Role.SMALL, is_wrapping=True), 1)
        for button in (self._close, self.refuse_button, self.accept_button):
            foot.addWidget(button)
        page = QVBoxLayout(self)
        page.setContentsMargins(SPACING.page, SPACING.page, SPACING.page, SPACING.large)
        page.setSpacing(SPACING.medium)
        if remarks:
            page.addWidget(make_label(remarks, Role.MUTED, is_wrapping=True, name="aterlasning_remarks"))
        page.addWidget(split, 1)
        page.addLayout(foot)


def _name(forslag: Aterlasningsforslag) -> str:
    return f"{forslag.rubrik}, motivering" if forslag.plats.ar_motivering else forslag.rubrik


def show_aterlasning(owner: QWidget, desk: Desk, kansli: Kansli, sammantrade_id: UUID) -> AterlasningDialog | None:
    """Ask for the file and open the dialog above a page; None when there is nothing to go through."""
    desk.operations.flush()
    path = desk.dialogs.open_file("Välj protokollet som har ändrats i Word", "Word-filer (*.docx)")
    if path is None:
        return None
    try:
        read = read_aterlast(kansli, sammantrade_id, read_bytes(path))
    except UserError as error:
        desk.dialogs.show_error(error.sentence)
        return None
    if not read.forslag:
        desk.dialogs.show_information("\n".join(read.anmarkningar) or NOTHING)
        return None
    dialog = AterlasningDialog(desk, kansli, sammantrade_id, read, owner)
    dialog.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
    dialog.open()
    return dialog
