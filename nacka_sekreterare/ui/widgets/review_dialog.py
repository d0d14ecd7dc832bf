"""What is missing or odd before something is finished: a list to read, one key to each §, one to go on all the same."""

from collections.abc import Sequence
from typing import Final
from uuid import UUID

from PySide6.QtCore import Qt
from PySide6.QtGui import QKeySequence, QShortcut
from PySide6.QtWidgets import QDialog, QHBoxLayout, QListWidget, QListWidgetItem, QVBoxLayout, QWidget

from nacka_sekreterare.domain.finding import Allvar, Finding
from nacka_sekreterare.ui.icons import IconName, icon
from nacka_sekreterare.ui.theme import SPACING, Role
from nacka_sekreterare.ui.widgets.buttons import PrimaryButton, SecondaryButton
from nacka_sekreterare.ui.widgets.labels import make_label

_WORDS: Final = {Allvar.BLOCK: "Motsägelse", Allvar.WARN: "Att se över", Allvar.INFO: "Att känna till"}
_ICONS: Final = {
    Allvar.BLOCK: (IconName.ALERT_CIRCLE, "danger"),
    Allvar.WARN: (IconName.ALERT, "warning"),
    Allvar.INFO: (IconName.INFORMATION, "muted"),
}


class ReviewDialog(QDialog):
    """Shows findings. `answer` is True to go on, False to stay, or the id of the ärende she wants to go to."""

    def __init__(
        self, question: str, findings: Sequence[Finding], yes: str, detail: str, parent: QWidget | None = None
    ) -> None:
        super().__init__(parent)
        self.setObjectName("review_dialog")
        self.setWindowTitle("Innan du avslutar")
        self.answer: bool | UUID = False
        self.list = QListWidget()
        self.list.setObjectName("review_list")
        self.list.setAccessibleName("Att se över")
        self.list.setWordWrap(True)
        self.list.setSpacing(SPACING.tight)
        self.list.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        for finding in findings:
            self._add_row(finding)
        self._go = SecondaryButton("Gå till paragrafen", name="review_go", key="Return")
        self._yes = PrimaryButton(yes, name="review_yes", key="Ctrl+Return")
        back = SecondaryButton("Avbryt", name="review_back", key="Esc")
        self._lay_out(question, detail, back)
        back.clicked.connect(self.reject)
        self._yes.clicked.connect(self._on_yes)
        self._go.clicked.connect(self._on_go)
        self.list.itemActivated.connect(self._on_go)
        self.list.currentRowChanged.connect(self._on_row_changed)
        QShortcut(QKeySequence("Ctrl+Enter"), self, self._on_yes)
        self.list.setCurrentRow(0)
        self.list.setFocus()
        self.resize(680, 480)

    def _add_row(self, finding: Finding) -> None:
        place = f"§ {finding.paragraf}" if finding.paragraf is not None else "Sammanträdet"
        lagrum = f" ({finding.lagrum})" if finding.lagrum else ""
        row = QListWidgetItem(f"{place} · {_WORDS[finding.allvar]}\n{finding.text}{lagrum}", self.list)
        row.setIcon(icon(*_ICONS[finding.allvar]))
        row.setData(Qt.ItemDataRole.UserRole, finding.arende_id)

    def _lay_out(self, question: str, detail: str, back: SecondaryButton) -> None:
        column = QVBoxLayout(self)
        column.setContentsMargins(SPACING.large, SPACING.large, SPACING.large, SPACING.large)
        column.setSpacing(SPACING.medium)
        column.addWidget(make_label(question, Role.TITLE, is_wrapping=True))
        column.addWidget(make_label(detail, Role.MUTED, is_wrapping=True))
        column.addWidget(self.list, 1)
        row = QHBoxLayout()
        row.addWidget(self._go)
        row.addStretch(1)
        row.addWidget(back)
        row.addWidget(self._yes)
        column.addLayout(row)

    def _wanted(self) -> UUID | None:
        row = self.list.currentRow()
        wanted = None if row < 0 else self.list.item(row).data(Qt.ItemDataRole.UserRole)
        return wanted if isinstance(wanted, UUID) else None

    def _on_row_changed(self, _row: int) -> None:
        self._go.setEnabled(self._wanted() is not None)

    def _on_go(self) -> None:
        wanted = self._wanted()
        if wanted is not None:
            self.answer = wanted
            self.accept()

    def _on_yes(self) -> None:
        self.answer = True
        self.accept()
