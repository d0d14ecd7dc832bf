"""The card Stavning: whether unknown words are marked, and the words that she has taken as right."""

from functools import partial

from PySide6.QtCore import QObject, Qt
from PySide6.QtGui import QKeySequence, QShortcut, QShowEvent
from PySide6.QtWidgets import QCheckBox, QLineEdit, QListWidget, QListWidgetItem

from nacka_sekreterare.domain.errors import UserError
from nacka_sekreterare.services.core import Change, Kansli
from nacka_sekreterare.services.eget_ord import add_eget_ord, list_egna_ord, remove_eget_ord
from nacka_sekreterare.system.settings import SettingsFile
from nacka_sekreterare.ui.desk import Desk
from nacka_sekreterare.ui.language import key_text
from nacka_sekreterare.ui.spelling import find_spelling
from nacka_sekreterare.ui.theme import SPACING, Role
from nacka_sekreterare.ui.widgets.buttons import SecondaryButton
from nacka_sekreterare.ui.widgets.card import Card
from nacka_sekreterare.ui.widgets.flow import make_flow
from nacka_sekreterare.ui.widgets.labels import make_label

_SHOWN_LINES = 6
_ABOUT = (
    f"Ord som inte finns i ordlistan får en röd våglinje när du lämnar dem. {key_text('F7')} går till nästa och visar "
    "förslag. Namn på personer, partier och organ som du har lagt in markeras aldrig."
)


class OrdlistaCard(Card):
    """Spelling on or off, and her own words; a word is added by Enter and removed by Delete."""

    def __init__(self, desk: Desk, kansli: Kansli, settings: SettingsFile) -> None:
        super().__init__("Stavning", name="ordlista_card")
        self._desk = desk
        self._kansli = kansli
        self._settings = settings
        self.is_marked = QCheckBox("Markera okända ord medan jag skriver")
        self.is_marked.setObjectName("marks_spelling")
        self.words = QListWidget()
        self.words.setObjectName("egna_ord")
        self.words.setAccessibleName("Mina ord")
        self.words.setMaximumWidth(420)
        self._nothing = make_label("Du har inte lagt till några egna ord.", Role.MUTED, is_wrapping=True)
        self.new = QLineEdit()
        self.new.setObjectName("new_eget_ord")
        self.new.setAccessibleName("Nytt ord i ordlistan")
        self.new.setPlaceholderText("Nytt ord")
        self.new.setMaximumWidth(280)
        self._add = SecondaryButton("Lägg till", name="add_eget_ord")
        self._remove = SecondaryButton("Ta bort ordet", name="remove_eget_ord")
        self._lay_out()
        self._connect()

    def showEvent(self, event: QShowEvent) -> None:
        """Show what holds now."""
        super().showEvent(event)
        self._show_setting()
        self._show_words()

    def _lay_out(self) -> None:
        self.body.addWidget(self.is_marked)
        self.body.addWidget(make_label(_ABOUT, Role.MUTED, is_wrapping=True))
        self.body.addWidget(make_label("Mina ord", Role.STRONG))
        self.body.addWidget(self._nothing)
        self.body.addWidget(self.words)
        self.body.addWidget(make_flow(self.new, self._add, self._remove))

    def _connect(self) -> None:
        self.is_marked.toggled.connect(self._on_is_marked_toggled)
        self.words.itemSelectionChanged.connect(self._on_words_selection_changed)
        self.new.returnPressed.connect(self._on_add_clicked)
        self._add.clicked.connect(self._on_add_clicked)
        self._remove.clicked.connect(self._on_remove_clicked)
        delete = QShortcut(QKeySequence(Qt.Key.Key_Delete), self.words)
        delete.setContext(Qt.ShortcutContext.WidgetShortcut)
        delete.activated.connect(self._on_remove_clicked)
        self._desk.operations.changed.connect(self._on_operations_changed)

    def _show_setting(self) -> None:
        try:
            is_on = self._settings.read().marks_spelling
        except UserError:  # told of by the page
            is_on = True
        self.is_marked.blockSignals(True)
        self.is_marked.setChecked(is_on)
        self.is_marked.blockSignals(False)

    def _show_words(self) -> None:
        self.words.clear()
        for eget in list_egna_ord(self._kansli):
            item = QListWidgetItem(eget.ord)
            item.setData(Qt.ItemDataRole.UserRole, eget.id)
            self.words.addItem(item)
        is_empty = not self.words.count()
        self._nothing.setVisible(is_empty)
        self.words.setVisible(not is_empty)
        lines = min(self.words.count(), _SHOWN_LINES)
        height = self.words.sizeHintForRow(0) if lines else 0
        self.words.setFixedHeight(lines * height + 2 * self.words.frameWidth() + SPACING.medium)
        self._on_words_selection_changed()

    def _on_is_marked_toggled(self, is_on: bool) -> None:
        try:
            self._settings.write(self._settings.read().model_copy(update={"marks_spelling": is_on}))
        except UserError as error:
            self._desk.operations.show_refusal(error)
        spelling = find_spelling()
        if spelling is not None:
            spelling.set_on(is_on)

    def _on_words_selection_changed(self) -> None:
        self._remove.setVisible(bool(self.words.count()))
        self._remove.setEnabled(bool(self.words.selectedItems()))

    def _on_add_clicked(self) -> None:
        if self._desk.operations.run(lambda: add_eget_ord(self._kansli, self.new.text())):
            self.new.clear()
        self.new.setFocus()

    def _on_remove_clicked(self) -> None:
        for item in self.words.selectedItems():
            eget_ord_id = item.data(Qt.ItemDataRole.UserRole)
            self._desk.operations.run(partial(remove_eget_ord, self._kansli, eget_ord_id))

    def _on_operations_changed(self, changes: frozenset[Change], _origin: QObject | None) -> None:
        if self.isVisible() and any(change.table == "egetord" for change in changes):
            self._show_words()
