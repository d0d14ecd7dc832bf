"""The window of Visa ändringar: the acts to the left, newest first, and what one of them changed to the right."""

from uuid import UUID

from PySide6.QtCore import Qt
from PySide6.QtWidgets import (
    QComboBox,
    QDialog,
    QHBoxLayout,
    QListWidget,
    QListWidgetItem,
    QSplitter,
    QVBoxLayout,
    QWidget,
)

from nacka_sekreterare.services.core import Kansli
from nacka_sekreterare.services.history import Andring, Faltandring, list_andringar
from nacka_sekreterare.services.sammantrade import load_akt
from nacka_sekreterare.ui.theme import SPACING, Role
from nacka_sekreterare.ui.widgets.buttons import SecondaryButton
from nacka_sekreterare.ui.widgets.card import Card
from nacka_sekreterare.ui.widgets.labels import make_label
from nacka_sekreterare.ui.widgets.scroll_column import ScrollColumn, clear_layout

_MOST = 500


class AndringarDialog(QDialog):
    """What has been done, when, and each field before and after; all of it, or what concerns one §."""

    def __init__(self, kansli: Kansli, sammantrade_id: UUID, arende_id: UUID | None, parent: QWidget) -> None:
        super().__init__(parent)
        self.setObjectName("andringar_dialog")
        self.setWindowTitle("Visa ändringar")
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self.resize(940, 620)
        self._andringar = list_andringar(kansli, sammantrade_id, limit=_MOST)
        self._shown: list[Andring] = []
        self.filter = QComboBox()
        self.filter.setObjectName("andringar_filter")
        self.filter.setAccessibleName("Visa ändringar i")
        self.list = QListWidget()
        self.list.setObjectName("andringar_list")
        self.list.setAccessibleName("Ändringar, nyast först")
        self.list.setWordWrap(True)
        self.list.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self._count = make_label("", Role.MUTED, name="andringar_count")
        self._detail = ScrollColumn(name="andringar_detail")
        self._detail.column.setContentsMargins(SPACING.medium, 0, 0, 0)
        self._parts = QVBoxLayout()
        self._parts.setSpacing(SPACING.small)
        self._fill_filter(kansli, sammantrade_id, arende_id)
        self._lay_out()
        self.filter.currentIndexChanged.connect(self._show_list)
        self.list.currentRowChanged.connect(self._on_list_current_row_changed)
        self._show_list()
        self.list.setFocus()

    def _fill_filter(self, kansli: Kansli, sammantrade_id: UUID, arende_id: UUID | None) -> None:
        akt = load_akt(kansli, sammantrade_id)
        self.filter.addItem("Hela sammanträdet", None)
        for arende in akt.arenden:
            number = akt.nummer_of(arende.id)
            label = f"§ {number}" if number is not None else "Punkt"
            self.filter.addItem(f"{label}  {arende.rubrik}", arende.id)
        self.filter.setMaximumWidth(420)
        ids = [self.filter.itemData(index) for index in range(self.filter.count())]
        self.filter.setCurrentIndex(ids.index(arende_id) if arende_id in ids else 0)

    def _lay_out(self) -> None:
        head = QHBoxLayout()
        head.addWidget(make_label("Visa"))
        head.addWidget(self.filter)
        head.addWidget(self._count)
        head.addStretch(1)
        self._detail.column.addLayout(self._parts)
        self._detail.column.addStretch(1)
        split = QSplitter(Qt.Orientation.Horizontal)
        split.setObjectName("andringar_split")
        split.setChildrenCollapsible(False)
        split.addWidget(self.list)
        split.addWidget(self._detail)
        split.setSizes([400, 520])
        close = SecondaryButton("Stäng", name="andringar_close")
        close.clicked.connect(self.accept)
        foot = QHBoxLayout()
        foot.addStretch(1)
        foot.addWidget(close)
        column = QVBoxLayout(self)
        column.setContentsMargins(SPACING.page, SPACING.page, SPACING.page, SPACING.large)
        column.setSpacing(SPACING.medium)
        column.addLayout(head)
        column.addWidget(split, 1)
        column.addLayout(foot)

    def _show_list(self) -> None:
        wanted = self.filter.currentData()
        self._shown = [one for one in self._andringar if wanted is None or wanted in one.arende_ids]
        self.list.blockSignals(True)
        self.list.clear()
        for one in self._shown:
            kind = f" ({one.slag})" if one.slag else ""
            self.list.addItem(QListWidgetItem(f"{one.at:%Y-%m-%d kl. %H.%M}\n{one.mening}{kind}"))
        self.list.blockSignals(False)
        count = len(self._shown)
        words = "1 ändring" if count == 1 else f"{count} ändringar"
        self._count.setText(f"de senaste {_MOST}" if len(self._andringar) == _MOST and wanted is None else words)
        self.list.setCurrentRow(0 if count else -1)
        self._on_list_current_row_changed(self.list.currentRow())

    def _on_list_current_row_changed(self, row: int) -> None:
        clear_layout(self._parts)
        if not 0 <= row < len(self._shown):
            self._parts.addWidget(make_label("Inget har ändrats här än.", Role.MUTED))
            return
        andring = self._shown[row]
        self._parts.addWidget(make_label(andring.mening, Role.TITLE, is_wrapping=True))
        self._parts.addWidget(make_label(f"{andring.at:%Y-%m-%d kl. %H.%M.%S}", Role.MUTED))
        for field in andring.falt:
            self._parts.addWidget(_field_card(field))
        if not andring.falt:
            self._parts.addWidget(make_label("Inga uppgifter att jämföra sparas för den här ändringen.", Role.MUTED))


def _field_card(field: Faltandring) -> Card:
    card = Card(f"{field.vad}: {field.falt}")
    for label, text in (("Före", field.fore), ("Efter", field.efter)):
        if text or (field.fore and field.efter):
            row = QHBoxLayout()
            row.setSpacing(SPACING.medium)
            name = make_label(label, Role.SMALL)
            name.setMinimumWidth(44)
            row.addWidget(name, 0, Qt.AlignmentFlag.AlignTop)
            row.addWidget(make_label(text or "–", is_wrapping=True), 1)
            card.body.addLayout(row)
    return card
