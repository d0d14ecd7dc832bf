"""The proposals of a point in the review: one editor each, with whom it goes up to."""

from collections.abc import Sequence

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QHBoxLayout, QLineEdit, QVBoxLayout, QWidget

from nacka_sekreterare.services.inlasning import Forslag, formatted_forslag
from nacka_sekreterare.ui.inlasning.draft import forslag_of
from nacka_sekreterare.ui.theme import SPACING, Role
from nacka_sekreterare.ui.widgets.buttons import SecondaryButton
from nacka_sekreterare.ui.widgets.formatted.edit import FormattedTextEdit
from nacka_sekreterare.ui.widgets.labels import make_label
from nacka_sekreterare.ui.widgets.scroll_column import clear_layout


class Forslagsrader(QWidget):
    """Editors of proposals.

    Signals:
        edited: something was changed; ask `forslag()`.
    """

    edited = Signal()

    def __init__(self, stem: str, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._stem = stem
        self._editors: list[tuple[FormattedTextEdit, QLineEdit]] = []
        self._rows = QVBoxLayout()
        self._rows.setSpacing(SPACING.small)
        self._add = SecondaryButton("Lägg till förslag", name=f"{stem}_add")
        self._add.clicked.connect(self._on_add_clicked)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(SPACING.tight)
        column.addLayout(self._rows)
        row = QHBoxLayout()
        row.addWidget(self._add)
        row.addStretch(1)
        column.addLayout(row)

    def set_forslag(self, forslag: Sequence[Forslag]) -> None:
        """Show other proposals."""
        clear_layout(self._rows)
        self._editors = []
        for one in forslag:
            self._append(one)

    def forslag(self) -> tuple[Forslag, ...]:
        """What stands there."""
        read = (forslag_of(edit.text(), line.text().strip()) for edit, line in self._editors)
        return tuple(one for one in read if one is not None)

    def flush(self) -> None:
        """Tell what was typed last."""
        for edit, _line in self._editors:
            edit.flush()

    def _append(self, forslag: Forslag) -> FormattedTextEdit:
        number = len(self._editors) + 1
        edit = FormattedTextEdit(name=f"{self._stem}_{number}_text", label=f"Förslag till beslut {number}")
        edit.set_text(formatted_forslag(forslag))
        edit.text_edited.connect(self._on_edited)
        line = QLineEdit(forslag.mottagare or "")
        line.setObjectName(f"{self._stem}_{number}_mottagare")
        line.setAccessibleName(f"Förslag {number} går till")
        line.setPlaceholderText("Organet beslutar självt")
        line.setMaximumWidth(260)
        line.editingFinished.connect(self._on_edited)
        label = make_label("Går till", Role.SMALL)
        label.setBuddy(line)
        row = QHBoxLayout()
        row.addWidget(label)
        row.addWidget(line, 1)
        row.addStretch(1)
        self._rows.addWidget(edit)
        self._rows.addLayout(row)
        self._editors.append((edit, line))
        return edit

    def _on_add_clicked(self) -> None:
        self._append(Forslag(text="")).setFocus()

    def _on_edited(self) -> None:
        self.edited.emit()
