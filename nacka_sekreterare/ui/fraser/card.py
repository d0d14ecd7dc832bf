"""The card Fraser of Inställningar: the bank as a list in her order, and the fields of the phrase that is marked."""

from collections.abc import Mapping
from functools import partial
from uuid import UUID

from PySide6.QtCore import QObject
from PySide6.QtGui import QShowEvent
from PySide6.QtWidgets import QComboBox, QHBoxLayout, QWidget

from nacka_sekreterare.domain.fras import Fras
from nacka_sekreterare.domain.platshallare import KNOWN
from nacka_sekreterare.domain.text import FormattedText, plain_text
from nacka_sekreterare.services.core import Change, Kansli
from nacka_sekreterare.services.fras import add_fras, list_fraser, move_fras, remove_fras, update_fras
from nacka_sekreterare.services.organ import list_organ
from nacka_sekreterare.ui.desk import Desk
from nacka_sekreterare.ui.theme import SPACING, Role
from nacka_sekreterare.ui.widgets.buttons import DangerButton, SecondaryButton
from nacka_sekreterare.ui.widgets.card import Card
from nacka_sekreterare.ui.widgets.flow import make_flow
from nacka_sekreterare.ui.widgets.formatted.edit import FormattedTextEdit
from nacka_sekreterare.ui.widgets.formatted.format_bar import FormatBar
from nacka_sekreterare.ui.widgets.labels import make_label
from nacka_sekreterare.ui.widgets.reorderable_list import ListEntry, ReorderableList
from nacka_sekreterare.ui.widgets.saved_edits import SavedLine

_ALL = "Alla nämnder"
_LINES = 7
_NO_ID = UUID(int=0)
_ABOUT = (
    "F3 i en text visar fraserna, och Alt+F3 sparar det du har markerat som en ny. Ord inom klammer fylls i när frasen "
    f"infogas: {', '.join(f'{{{name}}}' for name in KNOWN)}. Andra, till exempel {{namn}}, skriver du själv: Tabb går "
    "till nästa. Stor bokstav börjar en mening: {Nämnden}. Tar du bort alla fraser kommer de medföljande tillbaka."
)


class FraserCard(Card):
    """Everything that can be done to the bank; what is typed saves itself."""

    def __init__(self, desk: Desk, kansli: Kansli) -> None:
        super().__init__("Fraser", name="fraser_card")
        self._desk = desk
        self._kansli = kansli
        self._fraser: Mapping[UUID, Fras] = {}
        self._organ_ids: list[UUID | None] = [None]
        self._shown: UUID | None = None
        self.list = ReorderableList(name="fraser", label="Fraser")
        self.rubrik = SavedLine(desk.operations, name="fras_rubrik", label="Frasens namn")
        self.organ = QComboBox()
        self.text = FormattedTextEdit(name="fras_text", label="Frasens text", placeholder="Skriv frasen här")
        self._add = SecondaryButton("Ny fras", name="fras_add")
        self._remove = DangerButton("Ta bort frasen", name="fras_remove")
        self._lay_out()
        self._connect()

    def showEvent(self, event: QShowEvent) -> None:
        """Show the bank as it is now."""
        super().showEvent(event)
        self._show_bank()

    # --- making ---------------------------------------------------------------------------------------------------

    def _lay_out(self) -> None:
        self.organ.setObjectName("fras_organ")
        self.organ.setAccessibleName("Gäller")
        self.rubrik.setPlaceholderText("Namn som du hittar frasen på")
        self.body.addWidget(make_label(_ABOUT, Role.MUTED, is_wrapping=True))
        self.body.addWidget(self.list)
        names = QHBoxLayout()
        names.setSpacing(SPACING.small)
        names.addWidget(self.rubrik, 2)
        names.addWidget(self.organ, 1)
        self.body.addLayout(names)
        tools = QHBoxLayout()
        tools.addWidget(FormatBar(self.text, name="fras_bar"))
        tools.addStretch(1)
        self.body.addLayout(tools)
        self.body.addWidget(self.text)
        self.body.addWidget(make_flow(self._add, self._remove))

    def _connect(self) -> None:
        self.list.current_id_changed.connect(self._on_list_current_id_changed)
        self.list.order_changed.connect(self._on_list_order_changed)
        self.rubrik.saved.connect(self._on_rubrik_saved)
        self.rubrik.left.connect(self._kansli.leave_field)
        self.text.text_edited.connect(self._on_text_edited)
        self.text.left.connect(self._kansli.leave_field)
        self.organ.activated.connect(self._on_organ_activated)
        self._add.clicked.connect(self._on_add_clicked)
        self._remove.clicked.connect(self._on_remove_clicked)
        self._desk.operations.about_to_run.connect(self.text.flush)
        self._desk.operations.changed.connect(self._on_operations_changed)

    # --- showing --------------------------------------------------------------------------------------------------

    def _show_bank(self) -> None:
        bank, organ_list = list_fraser(self._kansli), list_organ(self._kansli)
        self._fraser = {fras.id: fras for fras in bank}
        self._organ_ids = [None, *(organ.id for organ in organ_list)]
        names = {organ.id: organ.namn for organ in organ_list}
        self.organ.clear()
        self.organ.addItems([_ALL, *names.values()])
        self.list.set_entries([_entry(fras, names.get(fras.organ_id or _NO_ID, "")) for fras in bank])
        if self.list.currentRow() < 0:
            self.list.setCurrentRow(0)
        height = self.list.sizeHintForRow(0) if bank else 0
        self.list.setFixedHeight(min(len(bank), _LINES) * height + 2 * self.list.frameWidth() + SPACING.medium)
        self._show_current()

    def _show_current(self) -> None:
        fras = self._fraser.get(self._current_id())
        for widget in self._fields():
            widget.setEnabled(fras is not None)
        if fras is None:
            return
        self._shown = fras.id
        self.rubrik.set_value(fras.rubrik)
        self.text.set_text(fras.text)
        self.organ.setCurrentIndex(self._organ_ids.index(fras.organ_id) if fras.organ_id in self._organ_ids else 0)

    def _fields(self) -> tuple[QWidget, ...]:
        return (self.rubrik, self.organ, self.text, self._remove)

    def _current_id(self) -> UUID:
        found = self.list.current_id()
        return found if isinstance(found, UUID) else _NO_ID

    # --- acting ---------------------------------------------------------------------------------------------------

    def _change(self, origin: QObject | None = None, **changes: object) -> None:
        shown = self._shown
        if shown is not None:
            self._desk.operations.run(partial(update_fras, self._kansli, shown, **changes), origin=origin)

    def _on_list_current_id_changed(self, _fras_id: object) -> None:
        self.text.flush()  # what is typed belongs to the phrase that was marked before
        self.rubrik.flush()
        self._show_current()

    def _on_list_order_changed(self, ids: tuple[UUID, ...]) -> None:
        moved = self._current_id()
        self._desk.operations.run(partial(move_fras, self._kansli, moved, ids.index(moved)))

    def _on_rubrik_saved(self, rubrik: str) -> None:
        if rubrik:
            self._change(rubrik=rubrik)

    def _on_text_edited(self, text: FormattedText) -> None:
        self._change(self, text=text)

    def _on_organ_activated(self, row: int) -> None:
        self._change(organ_id=self._organ_ids[row])

    def _on_add_clicked(self) -> None:
        act = partial(add_fras, self._kansli, "Ny fras", plain_text(""))
        self._desk.operations.run(act, on_done=self._on_added)

    def _on_added(self, fras: Fras) -> None:
        self._show_bank()
        self.list.set_current_id(fras.id)
        self.rubrik.setFocus()
        self.rubrik.selectAll()

    def _on_remove_clicked(self) -> None:
        self._desk.operations.run(partial(remove_fras, self._kansli, self._current_id()))

    def _on_operations_changed(self, changes: frozenset[Change], origin: QObject | None) -> None:
        if not any(change.table in {"fras", "organ"} for change in changes) or not self.isVisible():
            return
        if origin is self:
            self._fraser = {fras.id: fras for fras in list_fraser(self._kansli)}
        else:
            self._show_bank()


def _entry(fras: Fras, organ: str) -> ListEntry:
    return ListEntry(fras.id, f"{fras.rubrik}  ·  {organ}" if organ else fras.rubrik, tooltip=fras.text.plain)
