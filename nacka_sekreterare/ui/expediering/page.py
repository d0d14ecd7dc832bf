"""The step Expediering: who gets each decision, utdrag to a folder, what is left to send, and what is to be watched."""

from uuid import UUID

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QSplitter, QVBoxLayout, QWidget

from nacka_sekreterare.domain.akt import Akt
from nacka_sekreterare.services.core import Change, Kansli
from nacka_sekreterare.services.export import Exportjobb, Exportorder
from nacka_sekreterare.services.sammantrade import load_akt
from nacka_sekreterare.ui.actions import build_actions
from nacka_sekreterare.ui.andringar import show_andringar
from nacka_sekreterare.ui.desk import Desk, Page
from nacka_sekreterare.ui.dialogs import Choice
from nacka_sekreterare.ui.expediering.actions import ACTIONS
from nacka_sekreterare.ui.expediering.bevakning_card import BevakningCard
from nacka_sekreterare.ui.expediering.expediering_list import ExpedieringList, rows_of
from nacka_sekreterare.ui.expediering.mottagare_card import MottagareCard
from nacka_sekreterare.ui.icons import IconName
from nacka_sekreterare.ui.protokoll.export_dialog import show_export
from nacka_sekreterare.ui.protokoll.file_writer import ResultLine, prepare_or_tell
from nacka_sekreterare.ui.protokoll.utdrag import may_give_out
from nacka_sekreterare.ui.theme import SPACING, Role
from nacka_sekreterare.ui.widgets.buttons import PrimaryButton, SecondaryButton
from nacka_sekreterare.ui.widgets.dialog_size import scaled_px
from nacka_sekreterare.ui.widgets.flow import make_flow
from nacka_sekreterare.ui.widgets.labels import make_label
from nacka_sekreterare.ui.widgets.notice import EmptyState
from nacka_sekreterare.ui.widgets.scroll_column import ScrollColumn

_TOGETHER = (
    Choice("each", "Ett utdrag per paragraf"),
    Choice("together", "Ett gemensamt utdrag"),
)
_LEAST_PX, _LEAST_TEXT_PX = 270, 178  # of the bevakningar: whatever the text, and as it grows


class ExpedieringPage(Page):
    """What leaves the house after a sammanträde."""

    def __init__(self, desk: Desk, kansli: Kansli, sammantrade_id: UUID) -> None:
        super().__init__(desk)
        self.setObjectName("expediering_page")
        self._kansli = kansli
        self._sammantrade_id = sammantrade_id
        self._akt: Akt | None = None
        self._arende_id: UUID | None = None
        self.actions_by_id = build_actions(self, ACTIONS)
        self.list = ExpedieringList()
        self.mottagare = MottagareCard(desk, kansli, self.actions_by_id["skickat"])
        self.bevakningar = BevakningCard(desk, kansli)
        self.result = ResultLine(desk, name="expediering_result")
        self._left = make_label("", Role.MUTED, is_wrapping=True, name="expediering_left")
        self._empty = EmptyState(
            IconName.SEND,
            "Inga paragrafer att expediera än",
            "Paragraferna kommer från föredragningslistan. Mottagarna kan skrivas här så snart de finns.",
        )
        self._split = QSplitter(Qt.Orientation.Horizontal)
        self._lay_out()
        self._connect()

    def concerns(self, changes: frozenset[Change]) -> bool:
        """Everything of this sammanträde."""
        return any(change.sammantrade_id in {None, self._sammantrade_id} for change in changes)

    def reload(self) -> None:
        """Read what is to be sent and what has gone."""
        akt = self._akt = load_akt(self._kansli, self._sammantrade_id)
        numbered = [arende.id for arende in akt.numrerade_arenden]
        self._empty.setVisible(not numbered)
        self._split.setVisible(bool(numbered))
        if self._arende_id not in numbered:
            self._arende_id = _first_to_send(akt, numbered)
        self.list.show_rows(rows_of(akt), self._arende_id)
        self._left.setText(_left_words(akt))
        self._show_chosen()

    def chosen_arende(self) -> UUID | None:
        """The § that is chosen."""
        return self._arende_id

    def choose_arende(self, arende_id: UUID) -> None:
        """Show the § that was chosen in another step, if it is one."""
        if arende_id != self._arende_id and load_akt(self._kansli, self._sammantrade_id).nummer_of(arende_id):
            self._arende_id = arende_id
            self.mark_stale()

    # --- making

    def _lay_out(self) -> None:
        self._split.setObjectName("expediering_split")
        self._split.setChildrenCollapsible(False)
        left = QWidget()
        column = QVBoxLayout(left)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(SPACING.small)
        column.addWidget(self._left)
        column.addWidget(self.list, 1)
        middle = ScrollColumn(name="expediering_scroll")
        middle.column.setContentsMargins(SPACING.medium, 0, SPACING.medium, 0)
        acts = self.actions_by_id
        tools = make_flow(
            PrimaryButton(action=acts["utdrag"]),
            SecondaryButton(action=acts["exportera"]),
            SecondaryButton(action=acts["andringar"]),
        )
        for widget in (self.mottagare, tools, self.result):
            middle.column.addWidget(widget)
        middle.column.addStretch(1)
        right = ScrollColumn(name="bevakning_scroll")
        right.column.setContentsMargins(0, 0, SPACING.small, 0)
        right.column.addWidget(self.bevakningar)
        right.column.addStretch(1)
        right.setMinimumWidth(max(_LEAST_PX, scaled_px(self, _LEAST_TEXT_PX)))
        for widget, stretch in ((left, 3), (middle, 6), (right, 4)):
            self._split.addWidget(widget)
            self._split.setStretchFactor(self._split.count() - 1, stretch)
        self._split.setSizes([290, 640, 340])
        page = QVBoxLayout(self)
        page.setContentsMargins(0, SPACING.small, 0, SPACING.small)
        page.addWidget(self._empty)
        page.addWidget(self._split, 1)
        self._empty.hide()

    def _connect(self) -> None:
        self.list.arende_chosen.connect(self._on_list_arende_chosen)
        self.list.ticks_changed.connect(self._show_utdrag)
        slots = {
            "forra": self._on_previous,
            "nasta": self._on_next,
            "utdrag": self._on_utdrag,
            "skickat": self.mottagare.mark_all,
            "ny_mottagare": self.mottagare.new.setFocus,
            "ny_bevakning": self.bevakningar.text.setFocus,
            "exportera": self._on_export,
            "andringar": self._on_changes,
        }
        for action_id, slot in slots.items():
            self.actions_by_id[action_id].triggered.connect(slot)

    # --- showing

    def _show_chosen(self) -> None:
        if self._akt is not None and self._arende_id is not None:
            self.mottagare.show_akt(self._akt, self._arende_id)
            self.bevakningar.show_akt(self._akt, self._arende_id)
        self._show_utdrag()

    def _show_utdrag(self) -> None:
        count = len(self.list.ticked)
        numbers = self._numbers()
        text = f"Utdrag av {count} paragrafer" if count > 1 else f"Utdrag av § {numbers[0]}" if numbers else "Utdrag"
        self.actions_by_id["utdrag"].setText(text)
        self.actions_by_id["utdrag"].setEnabled(bool(numbers))

    def _numbers(self) -> tuple[int, ...]:
        """The §§ that an utdrag is of: the ticked ones, else the chosen one."""
        chosen = self.list.ticked or ((self._arende_id,) if self._arende_id else ())
        akt = self._akt
        found = [akt.nummer_of(arende_id) for arende_id in chosen] if akt is not None else []
        return tuple(number for number in found if number is not None)

    def _on_list_arende_chosen(self, arende_id: UUID) -> None:
        self.desk.operations.flush()
        self._arende_id = arende_id
        self._show_chosen()

    def _on_previous(self) -> None:
        self.list.step(-1)

    def _on_next(self) -> None:
        self.list.step(1)

    # --- acting

    def _on_utdrag(self) -> None:
        self.desk.operations.flush()
        numbers = self._numbers()
        how = "each"
        if len(numbers) > 1:
            answer = self.desk.dialogs.choose("Ett utdrag för varje paragraf, eller ett gemensamt?", _TOGETHER)
            if answer is None:
                return
            how = answer
        if not may_give_out(self.desk, self._kansli, self._sammantrade_id, numbers):
            return
        folder = self.desk.dialogs.choose_folder("Välj mapp för utdragen")
        if folder is None:
            return
        together = (numbers,) if how == "together" else tuple((number,) for number in numbers)
        jobs = [job for some in together for job in self._jobs(some)]
        if jobs:
            self.result.write(jobs, folder, title="Skriver utdragen")

    def _jobs(self, numbers: tuple[int, ...]) -> tuple[Exportjobb, ...]:
        order = Exportorder(
            sammantrade_id=self._sammantrade_id, dokument="utdrag", paragrafer=numbers, sekretess_ingar=True
        )
        return prepare_or_tell(self.desk, self._kansli, order)

    def _on_export(self) -> None:
        show_export(self, self.desk, self._kansli, self._sammantrade_id, self._numbers())

    def _on_changes(self) -> None:
        show_andringar(self, self.desk, self._kansli, self._sammantrade_id, self._arende_id)


def _first_to_send(akt: Akt, numbered: list[UUID]) -> UUID | None:
    waiting = {one.arende_id for one in akt.expedieringar if one.skickat_date is None}
    return next((key for key in numbered if key in waiting), numbered[0] if numbered else None)


def _left_words(akt: Akt) -> str:
    left = [one for one in akt.expedieringar if one.skickat_date is None]
    if not akt.expedieringar:
        return "Inga mottagare är angivna än."
    if not left:
        return "Allt är skickat."
    paragrafer = len({one.arende_id for one in left})
    what = "1 utskick" if len(left) == 1 else f"{len(left)} utskick"
    return f"{what} kvar i {'1 paragraf' if paragrafer == 1 else f'{paragrafer} paragrafer'}."
