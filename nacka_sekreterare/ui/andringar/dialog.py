"""The window of Visa ändringar: the story of the meeting to the left, and what one act changed to the right."""

from collections.abc import Mapping
from uuid import UUID

from PySide6.QtCore import QItemSelectionModel, Qt
from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import QComboBox, QDialog, QHBoxLayout, QListView, QSplitter, QVBoxLayout, QWidget

from nacka_sekreterare.domain.akt import Akt
from nacka_sekreterare.services.core import Kansli
from nacka_sekreterare.services.handelse import (
    Berorda,
    Handelse,
    clock,
    find_berorda,
    list_handelser,
    read_falt,
    write_berattelse,
)
from nacka_sekreterare.services.history import Faltandring
from nacka_sekreterare.services.sammantrade import load_akt
from nacka_sekreterare.ui.andringar.rows import BerattelseDelegate, BerattelseModel
from nacka_sekreterare.ui.icons import IconName
from nacka_sekreterare.ui.theme import SPACING, Role
from nacka_sekreterare.ui.widgets.buttons import PrimaryButton, SecondaryButton
from nacka_sekreterare.ui.widgets.card import Card
from nacka_sekreterare.ui.widgets.labels import make_label
from nacka_sekreterare.ui.widgets.moments import long_date
from nacka_sekreterare.ui.widgets.scroll_column import ScrollColumn, clear_layout

_WHEN = "Klockslagen säger när något antecknades. Hände det en annan tid står den under."


class AndringarDialog(QDialog):
    """What has been done, when, and each field before and after; all of it, or what concerns one § or one person."""

    def __init__(self, kansli: Kansli, sammantrade_id: UUID, arende_id: UUID | None, parent: QWidget | None) -> None:
        super().__init__(parent)
        self.setObjectName("andringar_dialog")
        self.setWindowTitle("Visa ändringar")
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self._kansli = kansli
        self._akt: Akt = load_akt(kansli, sammantrade_id)
        self._handelser = list_handelser(kansli, sammantrade_id)
        self._berorda: Mapping[int, Berorda] | None = None  # read when she first filters
        self._shown: list[Handelse] = []
        self.filter = _make_filter("andringar_filter", "Visa ändringar i")
        self.people = _make_filter("andringar_people", "Visa ändringar som rör")
        self.model = BerattelseModel(self)
        self.list = QListView()
        self._count = make_label("", Role.MUTED, name="andringar_count")
        self._detail = ScrollColumn(name="andringar_detail")
        self._parts = QVBoxLayout()
        self._fill_filters(arende_id)
        self._lay_out()
        self.filter.currentIndexChanged.connect(self._show_list)
        self.people.currentIndexChanged.connect(self._show_list)
        self.list.selectionModel().currentChanged.connect(self._show_detail)
        self._show_list()
        self.list.setFocus()

    # --- making ---------------------------------------------------------------------------------------------------

    def _fill_filters(self, arende_id: UUID | None) -> None:
        akt = self._akt
        self.filter.addItem("Hela sammanträdet", None)
        for arende in akt.arenden:
            number = akt.nummer_of(arende.id)
            label = f"§ {number}" if number is not None else "Punkt"
            self.filter.addItem(f"{label}  {arende.rubrik}", arende.id)
        ids = [self.filter.itemData(index) for index in range(self.filter.count())]
        self.filter.setCurrentIndex(ids.index(arende_id) if arende_id in ids else 0)
        self.people.addItem("Alla personer", None)
        for namn, person_id in sorted((akt.namn(person.id), person.id) for person in akt.personer):
            self.people.addItem(namn, person_id)

    def _lay_out(self) -> None:
        self.list.setObjectName("andringar_list")
        self.list.setAccessibleName("Ändringar i tidsordning")
        self.list.setModel(self.model)
        self.list.setItemDelegate(BerattelseDelegate(self.list))
        self.list.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.list.setEditTriggers(QListView.EditTrigger.NoEditTriggers)
        self._detail.column.setContentsMargins(SPACING.medium, 0, 0, 0)
        self._parts.setSpacing(SPACING.small)
        self._detail.column.addLayout(self._parts)
        self._detail.column.addStretch(1)
        head = QHBoxLayout()
        head.setSpacing(SPACING.small)
        for widget in (self.filter, self.people, self._count):
            head.addWidget(widget)
        head.addStretch(1)
        split = QSplitter(Qt.Orientation.Horizontal)
        split.setObjectName("andringar_split")
        split.setChildrenCollapsible(False)
        split.addWidget(self.list)
        split.addWidget(self._detail)
        split.setSizes([560, 400])
        column = QVBoxLayout(self)
        column.setContentsMargins(SPACING.page, SPACING.page, SPACING.page, SPACING.large)
        column.setSpacing(SPACING.medium)
        column.addLayout(head)
        column.addWidget(split, 1)
        column.addLayout(self._make_foot())
        self.resize(1040, 680)

    def _make_foot(self) -> QHBoxLayout:
        copy = SecondaryButton(
            "Kopiera som text", name="andringar_copy", key="Ctrl+Shift+C", icon_name=IconName.CONTENT_COPY
        )
        copy.clicked.connect(self._on_copy_clicked)
        close = PrimaryButton("Stäng", name="andringar_close")
        close.setToolTip("Stäng (Esc)")
        close.clicked.connect(self.accept)
        foot = QHBoxLayout()
        foot.setSpacing(SPACING.small)
        foot.addWidget(make_label(_WHEN, Role.SMALL, is_wrapping=True), 1)
        foot.addWidget(copy)
        foot.addWidget(close)
        return foot

    # --- showing --------------------------------------------------------------------------------------------------

    def _show_list(self) -> None:
        current = self.model.handelse(self.list.currentIndex().row())
        self._shown = [one for one in self._handelser if self._is_wanted(one)]
        self.model.show_handelser(self._shown)
        count = len(self._shown)
        self._count.setText("1 händelse" if count == 1 else f"{count} händelser")
        self._go_to(self.model.row_of(current.step_id if current is not None else None))
        self._show_detail()

    def _is_wanted(self, one: Handelse) -> bool:
        arende_id, person_id = self.filter.currentData(), self.people.currentData()
        if arende_id is None and person_id is None:
            return True
        if self._berorda is None:
            self._berorda = find_berorda(self._kansli, self._akt)
        about = self._berorda.get(one.step_id, Berorda())
        return (arende_id is None or arende_id in about.arende_ids) and (
            person_id is None or person_id in about.person_ids
        )

    def _go_to(self, row: int) -> None:
        index = self.model.index(row)
        if index.isValid():
            self.list.selectionModel().setCurrentIndex(index, QItemSelectionModel.SelectionFlag.ClearAndSelect)
            self.list.scrollTo(index)

    def _show_detail(self) -> None:
        clear_layout(self._parts)
        one = self.model.handelse(self.list.currentIndex().row())
        if one is None:
            self._parts.addWidget(make_label("Inget har ändrats här än.", Role.MUTED))
            return
        self._parts.addWidget(make_label(one.mening, Role.TITLE, is_wrapping=True))
        for line in _times(one):
            self._parts.addWidget(make_label(line, Role.MUTED, is_wrapping=True))
        fields = read_falt(self._kansli, one.step_id, self._akt)
        for field in fields:
            self._parts.addWidget(_field_card(field))
        if not fields:
            self._parts.addWidget(make_label("Inga uppgifter att jämföra sparas för den här ändringen.", Role.MUTED))

    def _on_copy_clicked(self) -> None:
        QGuiApplication.clipboard().setText(write_berattelse(self._shown))
        self._count.setText("Kopierat" if self._shown else "Inget att kopiera")


def _make_filter(name: str, label: str) -> QComboBox:
    box = QComboBox()
    box.setObjectName(name)
    box.setAccessibleName(label)
    box.setMaximumWidth(360)
    box.setSizeAdjustPolicy(QComboBox.SizeAdjustPolicy.AdjustToMinimumContentsLengthWithIcon)
    box.setMinimumContentsLength(22)
    return box


def _times(one: Handelse) -> list[str]:
    lines = [f"Antecknat {long_date(one.at.date())} kl. {clock(one.at)}"]
    if one.galler_at is not None:
        other = "" if one.galler_at.date() == one.at.date() else f"{long_date(one.galler_at.date())} "
        lines.append(f"Gäller {other}kl. {clock(one.galler_at)}")
    if one.ar_angrad:
        lines.append(f"Ångrat kl. {clock(one.angrad_at)}" if one.angrad_at is not None else "Ångrat")
    return lines


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
