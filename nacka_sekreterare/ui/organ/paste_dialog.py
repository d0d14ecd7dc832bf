"""Pasting a list of people: the list at the left, what is understood of it at the right, before anything is stored."""

from collections.abc import Sequence

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import (
    QAbstractItemView,
    QApplication,
    QDialog,
    QHBoxLayout,
    QHeaderView,
    QPlainTextEdit,
    QTableWidget,
    QTableWidgetItem,
    QVBoxLayout,
    QWidget,
)

from nacka_sekreterare.domain.organ import Organ
from nacka_sekreterare.services.core import Kansli
from nacka_sekreterare.services.personlista import Personrad, find_new, read_personlista
from nacka_sekreterare.ui.organ.words import ROLL
from nacka_sekreterare.ui.theme import SPACING, Role
from nacka_sekreterare.ui.widgets.buttons import PrimaryButton, SecondaryButton
from nacka_sekreterare.ui.widgets.chip import Tone
from nacka_sekreterare.ui.widgets.labels import make_label
from nacka_sekreterare.ui.widgets.notice import InlineNotice

_COLUMNS = ("Namn", "Parti eller titel", "Uppdrag", "")
_HINT = (
    "En person på varje rad, till exempel Anna Berg (M). En rubrik som Ledamöter eller Ersättare gäller raderna under "
    "den. Kolumner från Excel går också bra."
)


class PasteDialog(QDialog):
    """Asks for a list; `chosen` are those that would be added now.

    Signals:
        people_accepted(UUID, tuple[Personrad, ...]): the organ, and those to be added to it.
    """

    people_accepted = Signal(object, object)

    def __init__(self, kansli: Kansli, organ: Organ, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("paste_dialog")
        self.setWindowTitle(f"Personer i {organ.namn}")
        self.resize(980, 560)
        self._kansli = kansli
        self._organ = organ
        self.chosen: tuple[Personrad, ...] = ()
        self.text = QPlainTextEdit()
        self.table = QTableWidget(0, len(_COLUMNS))
        self._notice = InlineNotice(tone=Tone.WARNING)
        self._add = PrimaryButton("Lägg till", name="paste_add", key="Ctrl+Return")
        self._cancel = SecondaryButton("Avbryt", name="paste_cancel")
        self._lay_out()
        self.text.textChanged.connect(self._show_understood)
        self._add.clicked.connect(self._on_add_clicked)
        self._cancel.clicked.connect(self.reject)
        self.text.setPlainText(_clipboard_list())
        self._show_understood()

    def _lay_out(self) -> None:
        self.text.setObjectName("paste_text")
        self.text.setAccessibleName("Lista att läsa in")
        self.text.setPlaceholderText("Klistra in listan här (Ctrl+V)")
        self.text.setTabChangesFocus(True)
        self.table.setObjectName("paste_table")
        self.table.setAccessibleName("Så här förstods listan")
        self.table.setHorizontalHeaderLabels(list(_COLUMNS))
        self.table.verticalHeader().hide()
        self.table.horizontalHeader().setDefaultAlignment(Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter)
        self.table.setShowGrid(False)
        self.table.setTabKeyNavigation(False)
        self.table.setEditTriggers(QAbstractItemView.EditTrigger.NoEditTriggers)
        self.table.setSelectionBehavior(QAbstractItemView.SelectionBehavior.SelectRows)
        self.table.horizontalHeader().setSectionResizeMode(QHeaderView.ResizeMode.ResizeToContents)
        self.table.horizontalHeader().setSectionResizeMode(0, QHeaderView.ResizeMode.Stretch)
        parts = QHBoxLayout()
        parts.setSpacing(SPACING.large)
        parts.addWidget(self.text, 1)
        parts.addWidget(self.table, 1)
        foot = QHBoxLayout()
        foot.addStretch(1)
        foot.addWidget(self._cancel)
        foot.addWidget(self._add)
        column = QVBoxLayout(self)
        column.setContentsMargins(SPACING.page, SPACING.page, SPACING.page, SPACING.large)
        column.setSpacing(SPACING.medium)
        column.addWidget(make_label(_HINT, Role.MUTED, is_wrapping=True))
        column.addLayout(parts, 1)
        column.addWidget(self._notice)
        column.addLayout(foot)

    def _on_add_clicked(self) -> None:
        self.accept()
        self.people_accepted.emit(self._organ.id, self.chosen)

    def _show_understood(self) -> None:
        lista = read_personlista(self.text.toPlainText())
        self.chosen = find_new(self._kansli, self._organ.id, lista.personer)
        self._fill(lista.personer)
        unread = "; ".join(lista.ej_tolkat[:4]) + (" …" if len(lista.ej_tolkat) > 4 else "")
        self._notice.set_notice(f"De här raderna förstods inte och läggs inte till: {unread}" if unread else "")
        count = len(self.chosen)
        self._add.setEnabled(count > 0)
        self._add.setText(
            "Lägg till en person" if count == 1 else f"Lägg till {count} personer" if count else "Lägg till"
        )

    def _fill(self, personer: Sequence[Personrad]) -> None:
        self.table.setRowCount(len(personer))
        for row, person in enumerate(personer):
            remark = "" if person in self.chosen else "finns redan"
            cells = (person.namn, person.parti or person.titel, ROLL[person.roll], remark)
            for column, text in enumerate(cells):
                self.table.setItem(row, column, QTableWidgetItem(text))


def _clipboard_list() -> str:
    """What lies on the clipboard, when it looks like a list of people."""
    text = QApplication.clipboard().text()
    return text if len(read_personlista(text).personer) > 1 else ""
