"""The page Nämnder: the organ at the left; people, settings and look of the one that is marked."""

from collections.abc import Callable
from functools import partial
from types import MappingProxyType
from typing import Final
from uuid import UUID

from PySide6.QtCore import QSize, Qt
from PySide6.QtWidgets import (
    QHBoxLayout,
    QListWidget,
    QListWidgetItem,
    QSizePolicy,
    QStackedWidget,
    QTabBar,
    QVBoxLayout,
    QWidget,
)

from nacka_sekreterare.domain.organ import Organ, Organtyp
from nacka_sekreterare.services.core import Change, Kansli
from nacka_sekreterare.services.organ import create_organ, delete_organ, list_organ, update_installningar, update_organ
from nacka_sekreterare.services.oversikt import find_fixed_years
from nacka_sekreterare.services.personlista import Personrad, import_personlista
from nacka_sekreterare.ui.actions import build_actions
from nacka_sekreterare.ui.desk import Desk, Page
from nacka_sekreterare.ui.icons import IconName
from nacka_sekreterare.ui.organ.actions import ACTIONS
from nacka_sekreterare.ui.organ.editors import Surroundings
from nacka_sekreterare.ui.organ.paste_dialog import PasteDialog
from nacka_sekreterare.ui.organ.people import PeopleView
from nacka_sekreterare.ui.organ.settings_form import SettingsForm
from nacka_sekreterare.ui.theme import SPACING, Role
from nacka_sekreterare.ui.utseende.view import UtseendeView
from nacka_sekreterare.ui.widgets.buttons import DangerButton, PrimaryButton, SecondaryButton
from nacka_sekreterare.ui.widgets.folding_row import FoldingRow
from nacka_sekreterare.ui.widgets.labels import make_label
from nacka_sekreterare.ui.widgets.notice import EmptyState

_SIDE_PX = 260
_WATCHED = frozenset({"organ", "person", "mandat", "paragraf"})
_PARTS: Final = MappingProxyType({"people": "Personer", "settings": "Inställningar", "look": "Utseende"})
_KINDS: Final = (
    ("fullmäktige", Organtyp.FULLMAKTIGE, "fullmäktige"),
    ("styrelse", Organtyp.STYRELSE, "styrelsen"),
    ("utskott", Organtyp.UTSKOTT, "utskottet"),
    ("råd", Organtyp.RAD, "rådet"),
)


class OrganPage(Page):
    """Everything about the organ."""

    def __init__(self, desk: Desk, kansli: Kansli) -> None:
        super().__init__(desk)
        self.setObjectName("organ_page")
        self._kansli = kansli
        self._organ_list: tuple[Organ, ...] = ()
        self._current: UUID | None = None
        self.actions_by_id = build_actions(self, ACTIONS)
        self._list = QListWidget()
        self._name = make_label("", Role.HEADING, is_wrapping=True, name="organ_name")
        self._tabs = QTabBar()
        self._people = PeopleView(desk, kansli)
        self._settings = SettingsForm(desk)
        self._look = UtseendeView(desk, kansli)
        self._parts = QStackedWidget()
        self._stack = QStackedWidget()
        self._lay_out()
        self._connect()

    def concerns(self, changes: frozenset[Change]) -> bool:
        """Organ, people, and whether § numbers are fixed."""
        return any(change.table in _WATCHED for change in changes)

    def reload(self) -> None:
        """Read the organ anew; the marked one stays marked."""
        self._organ_list = list_organ(self._kansli)
        ids = [organ.id for organ in self._organ_list]
        if self._current not in ids:
            self._current = ids[0] if ids else None
        self._list.blockSignals(True)
        self._list.clear()
        for organ in self._organ_list:
            item = QListWidgetItem(organ.namn)
            item.setToolTip(f"{organ.namn}, {organ.kommun}")
            self._list.addItem(item)
        if self._current is not None:
            self._list.setCurrentRow(ids.index(self._current))
        self._list.blockSignals(False)
        self._show_current()

    def show_organ(self, organ_id: UUID, part: str) -> None:
        """Show an organ that was found elsewhere: its "people", its "settings" or its "look"."""
        self._current = organ_id
        self.reload()
        self._show_part(part)

    def show_mandat(self, mandat_id: UUID) -> None:
        """Mark somebody who was found elsewhere."""
        self._people.show_mandat(mandat_id)

    # --- making ---------------------------------------------------------------------------------------------------

    def _lay_out(self) -> None:
        self._list.setObjectName("organ_list")
        self._list.setAccessibleName("Nämnder")
        self._list.setWordWrap(True)
        self._list.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        left = QVBoxLayout()
        left.setSpacing(SPACING.medium)
        left.addWidget(make_label("Nämnder", Role.HEADING))
        left.addWidget(self._list, 1)
        left.addWidget(PrimaryButton(action=self.actions_by_id["new_organ"]))
        left.addWidget(DangerButton(action=self.actions_by_id["delete_organ"]))
        self._side = _Side()
        self._side.setLayout(left)
        left.setContentsMargins(0, 0, 0, 0)
        for part in (self._people, self._settings, self._look):
            self._parts.addWidget(part)
        self._stack.addWidget(self._make_right())
        new = PrimaryButton("Skapa nämnd", name="first_new_organ")
        new.clicked.connect(self.actions_by_id["new_organ"].trigger)
        self._stack.addWidget(
            EmptyState(
                IconName.ACCOUNT_GROUP,
                "Ingen nämnd än",
                "Skapa nämnden du arbetar åt. Den börjar med Nackas vanor, och allt går att ändra.",
                new,
            )
        )
        row = QHBoxLayout(self)
        row.setContentsMargins(SPACING.page, SPACING.page, SPACING.page, 0)
        row.setSpacing(SPACING.page)
        row.addWidget(self._side)
        row.addWidget(self._stack, 1)

    def _make_right(self) -> QWidget:
        right = QWidget()
        self._tabs.setObjectName("organ_tabs")
        self._tabs.setAccessibleName("Nämndens delar")
        self._tabs.setExpanding(False)
        self._tabs.setDrawBase(False)
        self._tabs.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        for number, text in enumerate(_PARTS.values()):
            self._tabs.addTab(text)
            self._tabs.setTabToolTip(number, f"{text} (Ctrl+{number + 1})")
        self._paste = SecondaryButton(action=self.actions_by_id["paste_people"])
        head = FoldingRow(self._name, self._paste, alignment=Qt.AlignmentFlag.AlignTop)
        column = QVBoxLayout(right)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(SPACING.small)
        column.addWidget(head)
        column.addWidget(self._tabs)
        column.addWidget(self._parts, 1)
        return right

    def _connect(self) -> None:
        slots: dict[str, Callable[[], None]] = {
            "new_organ": self._on_new_organ,
            "delete_organ": self._on_delete_organ,
            "paste_people": self._on_paste_people,
            "new_person": self._on_new_person,
        }
        slots |= {f"show_{part}": partial(self._show_part, part) for part in _PARTS}
        for action_id, slot in slots.items():
            self.actions_by_id[action_id].triggered.connect(slot)
        self._list.currentRowChanged.connect(self._on_list_current_changed)
        self._tabs.currentChanged.connect(self._on_tabs_current_changed)
        self._settings.setting_changed.connect(self._on_setting_changed)
        self._settings.organ_changed.connect(self._on_organ_changed)
        self._settings.text_left.connect(self._kansli.leave_field)

    # --- showing --------------------------------------------------------------------------------------------------

    def _show_current(self) -> None:
        organ = self._organ()
        self._side.setVisible(organ is not None)
        self._stack.setCurrentIndex(0 if organ is not None else 1)
        shown = [f"show_{part}" for part in _PARTS]
        for action_id in ("delete_organ", "paste_people", "new_person", *shown):
            self.actions_by_id[action_id].setEnabled(organ is not None)
        if organ is None:
            return
        self._name.setText(organ.namn)
        self._people.show_organ(organ.id)
        self._settings.show_organ(organ, Surroundings(self._people.parties, find_fixed_years(self._kansli, organ.id)))
        self._look.show_organ(organ, self._organ_list)

    def _organ(self) -> Organ | None:
        return next((organ for organ in self._organ_list if organ.id == self._current), None)

    # --- acting ---------------------------------------------------------------------------------------------------

    def _on_new_organ(self) -> None:
        namn = self.desk.dialogs.ask_text("Ny nämnd", "Vad heter nämnden, styrelsen eller utskottet?")
        if not namn:
            return
        typ, kortform = guess_kind(namn)
        self.desk.operations.run(
            lambda: create_organ(self._kansli, namn, typ=typ, kortform=kortform), on_done=self._on_created
        )

    def _on_created(self, organ: Organ) -> None:
        self._current = organ.id
        self._tabs.setCurrentIndex(0)

    def _on_delete_organ(self) -> None:
        organ = self._organ()
        if organ is None:
            return
        question, detail = f"Ta bort {organ.namn}?", "Personernas uppdrag tas bort med det. Du kan ångra med Ctrl+Z."
        if self.desk.dialogs.ask(question, yes="Ta bort", no="Behåll", detail=detail, is_destructive=True):
            self.desk.operations.run(lambda: delete_organ(self._kansli, organ.id))

    def _on_paste_people(self) -> None:
        organ = self._organ()
        if organ is None:
            return
        dialog = PasteDialog(self._kansli, organ, self)
        dialog.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        dialog.people_accepted.connect(self._on_people_accepted)
        dialog.open()

    def _on_people_accepted(self, organ_id: UUID, chosen: tuple[Personrad, ...]) -> None:
        self._tabs.setCurrentIndex(0)
        self.desk.operations.run(lambda: import_personlista(self._kansli, organ_id, chosen))

    def _on_new_person(self) -> None:
        self._tabs.setCurrentIndex(0)
        self._people.new_name.setFocus()

    def _show_part(self, part: str, _checked: bool = False) -> None:
        self._tabs.setCurrentIndex(list(_PARTS).index(part))

    def _on_list_current_changed(self, row: int) -> None:
        self.desk.operations.flush()
        if 0 <= row < len(self._organ_list):
            self._current = self._organ_list[row].id
            self._show_current()

    def _on_tabs_current_changed(self, number: int) -> None:
        self.desk.operations.flush()
        self._parts.setCurrentIndex(number)
        self._paste.setVisible(number == 0)

    def _on_setting_changed(self, field: str, value: object) -> None:
        organ_id = self._current
        if organ_id is not None and not self.desk.operations.run(
            lambda: update_installningar(self._kansli, organ_id, **{field: value})
        ):
            self.reload()

    def _on_organ_changed(self, field: str, value: object) -> None:
        organ_id = self._current
        if organ_id is None or (field == "namn" and not str(value).strip()):
            return
        self.desk.operations.run(lambda: update_organ(self._kansli, organ_id, **{field: value}))


class _Side(QWidget):
    """The list and its buttons, as wide as these need."""

    def __init__(self) -> None:
        super().__init__()
        self.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Preferred)

    def sizeHint(self) -> QSize:
        """Wider only where the text is large."""
        return QSize(max(_SIDE_PX, super().minimumSizeHint().width()), super().sizeHint().height())

    def minimumSizeHint(self) -> QSize:
        """Never less."""
        return QSize(self.sizeHint().width(), super().minimumSizeHint().height())


def guess_kind(namn: str) -> tuple[Organtyp, str]:
    """What kind of organ a name tells of, and what its own sentences call it."""
    low = namn.casefold()
    return next(((typ, kortform) for word, typ, kortform in _KINDS if word in low), (Organtyp.NAMND, "nämnden"))
