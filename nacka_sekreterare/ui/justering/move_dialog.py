"""Which §§ go to which justering: ticked in a list, moved to the chosen one, or made a new omedelbar justering."""

from uuid import UUID

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QComboBox, QDialog, QHBoxLayout, QListWidget, QListWidgetItem, QVBoxLayout, QWidget

from nacka_sekreterare.domain.akt import Akt
from nacka_sekreterare.ui.justering.words import justering_title
from nacka_sekreterare.ui.theme import SPACING, Role
from nacka_sekreterare.ui.widgets.buttons import PrimaryButton, SecondaryButton
from nacka_sekreterare.ui.widgets.labels import make_label
from nacka_sekreterare.ui.widgets.notice import InlineNotice

_ID_ROLE = int(Qt.ItemDataRole.UserRole)
NEW = "ny"


class MoveDialog(QDialog):
    """Asks what to move where. `arende_ids` and `target` (a justering's id, or NEW) tell the answer."""

    def __init__(self, akt: Akt, parent: QWidget) -> None:
        super().__init__(parent)
        self.setObjectName("move_dialog")
        self.setWindowTitle("Flytta paragrafer")
        self.resize(560, 520)
        self.list = QListWidget()
        self.list.setObjectName("move_list")
        self.list.setAccessibleName("Paragrafer att flytta; blanksteg markerar")
        self.list.setWordWrap(True)
        self.list.setTextElideMode(Qt.TextElideMode.ElideNone)
        self.list.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.target = QComboBox()
        self.target.setObjectName("move_target")
        self.target.setAccessibleName("Flytta till")
        self._notice = InlineNotice(parent=self)
        self._fill(akt)
        self._lay_out()

    @property
    def arende_ids(self) -> tuple[UUID, ...]:
        """The ärenden whose §§ are ticked."""
        items = [self.list.item(row) for row in range(self.list.count())]
        return tuple(i.data(_ID_ROLE) for i in items if i.checkState() is Qt.CheckState.Checked)

    @property
    def justering_id(self) -> UUID | str:
        """Where they go: the id of a justering, or NEW."""
        chosen: UUID | str = self.target.currentData()
        return chosen

    def accept(self) -> None:
        """Close when something is ticked."""
        if not self.arende_ids:
            self._notice.set_notice("Markera minst en paragraf att flytta.")
            self.list.setFocus()
            return
        super().accept()

    def _fill(self, akt: Akt) -> None:
        for arende in akt.numrerade_arenden:
            justering = akt.justering_of(arende.id)
            if justering is not None and justering.justerad_date is not None:
                continue
            own = " (omedelbar justering)" if justering is not None and justering.ar_omedelbar else ""
            item = QListWidgetItem(f"§ {akt.nummer_of(arende.id)}  {arende.rubrik}{own}")
            item.setData(_ID_ROLE, arende.id)
            item.setCheckState(Qt.CheckState.Unchecked)
            self.list.addItem(item)
        self.target.addItem("En ny omedelbar justering", NEW)
        for justering in akt.justeringar:
            if justering.justerad_date is None:
                kind = "Omedelbar justering" if justering.ar_omedelbar else "Protokollet"
                self.target.addItem(f"{kind}, {justering_title(akt, justering)}", justering.id)

    def _lay_out(self) -> None:
        move = PrimaryButton("Flytta", name="move_accept", key="Ctrl+Return")
        cancel = SecondaryButton("Avbryt", name="move_cancel")
        move.clicked.connect(self.accept)
        cancel.clicked.connect(self.reject)
        foot = QHBoxLayout()
        foot.addStretch(1)
        foot.addWidget(cancel)
        foot.addWidget(move)
        column = QVBoxLayout(self)
        column.setContentsMargins(SPACING.page, SPACING.page, SPACING.page, SPACING.large)
        column.setSpacing(SPACING.medium)
        words = "Markera paragraferna. En ny omedelbar justering får egna underskrifter och ett eget anslag."
        column.addWidget(make_label(words, Role.MUTED, is_wrapping=True))
        column.addWidget(self.list, 1)
        row = QHBoxLayout()
        row.addWidget(make_label("Flytta till"))
        row.addWidget(self.target, 1)
        column.addLayout(row)
        column.addWidget(self._notice)
        column.addLayout(foot)
