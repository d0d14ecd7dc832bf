"""A form inside a card: opened by a key, closed by Esc, saved by Ctrl+Enter. Nothing pops up over the meeting."""

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from nacka_sekreterare.ui.actions import set_keys
from nacka_sekreterare.ui.theme import SPACING, Role
from nacka_sekreterare.ui.widgets.buttons import PrimaryButton, SecondaryButton
from nacka_sekreterare.ui.widgets.flow import FlowRow
from nacka_sekreterare.ui.widgets.labels import make_label
from nacka_sekreterare.ui.widgets.notice import InlineNotice


class InlineForm(QWidget):
    """Fields in `column`, a place for what is wrong, and the two buttons. A subclass answers `submit`.

    Signals:
        closed: it is hidden again, saved or not.
        resized: something in it was shown or hidden: the page keeps its buttons in sight.
    """

    closed = Signal()
    resized = Signal()

    def __init__(self, name: str, save_text: str, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName(name)
        self.column = QVBoxLayout()
        self.column.setSpacing(SPACING.small)
        self._wrong = InlineNotice("")
        self._wrong.setObjectName(f"{name}_wrong")
        set_keys(self, "I ett formulär", (("Ctrl+↵", "Spara"), ("Esc", "Stäng utan att spara")))
        self.save_button = PrimaryButton(save_text, name=f"{name}_save")
        self.cancel_button = SecondaryButton("Avbryt", name=f"{name}_cancel")
        self.cancel_button.setToolTip("Avbryt (Esc)")
        self.save_button.setToolTip(f"{save_text} (Ctrl+↵)")
        self.save_button.clicked.connect(self.submit)
        self.cancel_button.clicked.connect(self.close_form)
        buttons = FlowRow(SPACING.small)
        buttons.add(self.save_button)
        buttons.add(self.cancel_button)
        outer = QVBoxLayout(self)
        outer.setContentsMargins(0, SPACING.tight, 0, SPACING.tight)
        outer.setSpacing(SPACING.small)
        outer.addLayout(self.column)
        outer.addWidget(self._wrong)
        outer.addWidget(buttons)
        self._wrong.hide()
        self.hide()

    def submit(self) -> None:
        """Save what is filled in."""

    def open_form(self) -> None:
        """Show the form with the focus in its first field."""
        self.show_wrong("")
        self.show()

    def close_form(self) -> None:
        """Hide it without saving."""
        if not self.isHidden():
            self.hide()
            self.closed.emit()

    def show_wrong(self, sentence: str) -> None:
        """Say what is wrong, in place."""
        self._wrong.set_notice(sentence)
        self._wrong.setVisible(bool(sentence))

    def add_row(self, label: str, *fields: QWidget) -> None:
        """A field under its label; several share a row."""
        if label:
            words = make_label(label, Role.SMALL)
            words.setBuddy(fields[0])
            self.column.addWidget(words)
        row = QHBoxLayout()
        row.setSpacing(SPACING.small)
        for field in fields:
            row.addWidget(field)
        if len(fields) > 1:
            row.addStretch(1)
        self.column.addLayout(row)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Esc leaves the form."""
        if event.key() == Qt.Key.Key_Escape:
            self.close_form()
            return
        super().keyPressEvent(event)
