"""The step Protokoll: the §§, the sections of the chosen one as they will be printed, and the real page beside them."""

from uuid import UUID

from PySide6.QtCore import QObject, Qt, QTimer
from PySide6.QtWidgets import QSplitter, QVBoxLayout, QWidget

from nacka_sekreterare.domain.akt import Akt
from nacka_sekreterare.services.core import Change, Kansli
from nacka_sekreterare.services.sammantrade import load_akt
from nacka_sekreterare.ui.actions import build_actions
from nacka_sekreterare.ui.andringar import show_andringar
from nacka_sekreterare.ui.desk import WORDED_TABLES, Desk, Page
from nacka_sekreterare.ui.icons import IconName
from nacka_sekreterare.ui.protokoll.actions import ACTIONS
from nacka_sekreterare.ui.protokoll.export_dialog import show_export
from nacka_sekreterare.ui.protokoll.paragraf_editor import ParagrafEditor
from nacka_sekreterare.ui.protokoll.preview import Preview
from nacka_sekreterare.ui.protokoll.protokoll_list import ProtokollList, row_of, rows_of
from nacka_sekreterare.ui.theme import SPACING
from nacka_sekreterare.ui.widgets.buttons import SecondaryButton
from nacka_sekreterare.ui.widgets.flow import make_flow
from nacka_sekreterare.ui.widgets.notice import EmptyState

PAUSE_MS = 150  # after the last key: the text is saved and the page is set anew


class ProtokollPage(Page):
    """Text to the left, page to the right."""

    def __init__(self, desk: Desk, kansli: Kansli, sammantrade_id: UUID) -> None:
        super().__init__(desk)
        self.setObjectName("protokoll_page")
        self._kansli = kansli
        self._sammantrade_id = sammantrade_id
        self._akt: Akt | None = None
        self._arende_id: UUID | None = None
        self._soon = QTimer(self)  # after the save: the two together would hold a key up
        self._soon.setSingleShot(True)
        self._soon.setInterval(0)
        self.actions_by_id = build_actions(self, ACTIONS)
        self.list = ProtokollList()
        self.editor = ParagrafEditor(desk, kansli, self.actions_by_id)
        self.preview = Preview(desk)
        self._empty = EmptyState(
            IconName.FILE_DOCUMENT,
            "Inga paragrafer än",
            "Paragraferna kommer från föredragningslistan. Lägg till ärenden där, så visas de här.",
        )
        self._pause = QTimer(self)
        self._pause.setSingleShot(True)
        self._pause.setInterval(PAUSE_MS)
        self._lay_out()
        self._connect()

    def concerns(self, changes: frozenset[Change]) -> bool:
        """Everything of this sammanträde, and what is not of any (people, the organ)."""
        return any(change.sammantrade_id in {None, self._sammantrade_id} for change in changes)

    def reload(self) -> None:
        """Read the akt anew; the chosen § stays chosen."""
        akt = self._akt = load_akt(self._kansli, self._sammantrade_id)
        numbered = [arende.id for arende in akt.numrerade_arenden]
        self._empty.setVisible(not numbered)
        self._split.setVisible(bool(numbered))
        if self._arende_id not in numbered:
            self._arende_id = numbered[0] if numbered else None
        self.list.show_rows(rows_of(akt), self._arende_id)
        self._show_paragraf()

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
        tools = make_flow(*(SecondaryButton(action=self.actions_by_id[one]) for one in ("andringar", "exportera")))
        right = QWidget()
        column = QVBoxLayout(right)
        column.setContentsMargins(SPACING.medium, 0, 0, 0)
        column.setSpacing(SPACING.small)
        column.addWidget(self.preview, 1)
        column.addWidget(tools)
        self._split = QSplitter(Qt.Orientation.Horizontal)
        self._split.setObjectName("protokoll_split")
        self._split.setChildrenCollapsible(False)
        for widget, stretch in ((self.list, 2), (self.editor, 5), (right, 5)):
            self._split.addWidget(widget)
            self._split.setStretchFactor(self._split.count() - 1, stretch)
        self._split.setSizes([240, 520, 520])
        page = QVBoxLayout(self)
        page.setContentsMargins(0, SPACING.small, 0, SPACING.small)
        page.addWidget(self._empty)
        page.addWidget(self._split, 1)
        self._empty.hide()

    def _connect(self) -> None:
        self.list.arende_chosen.connect(self._on_list_arende_chosen)
        self.editor.typed.connect(self._pause.start)
        self.editor.left.connect(self._on_editor_left)
        self._pause.timeout.connect(self._on_pause_timeout)
        self._soon.timeout.connect(self._on_soon_timeout)
        self.desk.operations.about_to_run.connect(self.editor.flush)
        slots = {
            "forra": self._on_previous,
            "nasta": self._on_next,
            "aterta": self.editor.restore_current,
            "behall": self.editor.keep_current,
            "andra_beslut": self.editor.unlock_beslut,
            "nytt_avsnitt": self.editor.open_menu,
            "dokument": self.preview.choice.setFocus,
            "exportera": self._on_export,
            "andringar": self._on_changes,
        }
        for action_id, slot in slots.items():
            self.actions_by_id[action_id].triggered.connect(slot)

    # --- showing

    def _show_paragraf(self) -> None:
        if self._akt is not None and self._arende_id is not None:
            self.editor.show_paragraf(self._akt, self._arende_id)
            self.preview.show_paragraf(self._sammantrade_id, self._arende_id)

    def _on_operations_changed(self, changes: frozenset[Change], origin: QObject | None) -> None:
        """A text that was typed is shown in the next turn, and only its own §."""
        is_text = bool(changes) and all(change.table in WORDED_TABLES for change in changes)
        is_typed = is_text and self.editor.isAncestorOf(self.focusWidget())
        if is_typed and self.isVisible() and self._akt is not None and self.concerns(changes):
            self._soon.start()
        else:
            super()._on_operations_changed(changes, origin)

    def _on_soon_timeout(self) -> None:
        if self._arende_id is not None:
            self._akt = load_akt(self._kansli, self._sammantrade_id)
            self.list.show_row(row_of(self._akt, self._arende_id))
            self._show_paragraf()

    def _on_list_arende_chosen(self, arende_id: UUID) -> None:
        if arende_id == self._arende_id:
            return
        self.desk.operations.flush()
        self._arende_id = arende_id
        self._show_paragraf()

    def _on_previous(self) -> None:
        self.list.step(-1)

    def _on_next(self) -> None:
        self.list.step(1)

    def _on_pause_timeout(self) -> None:
        self.editor.flush()

    def _on_editor_left(self) -> None:
        self._kansli.leave_field()
        self._show_paragraf()

    # --- acting

    def _on_export(self) -> None:
        number = self._akt.nummer_of(self._arende_id) if self._akt and self._arende_id else None
        numbers = () if number is None else (number,)
        show_export(self, self.desk, self._kansli, self._sammantrade_id, numbers)

    def _on_changes(self) -> None:
        show_andringar(self, self.desk, self._kansli, self._sammantrade_id, self._arende_id)
