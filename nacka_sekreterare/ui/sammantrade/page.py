"""The live page: the §§ to the left, the § card in the middle, "I salen" to the right."""

from collections.abc import Callable, Iterable
from functools import partial
from uuid import UUID

from PySide6.QtCore import Qt, QTimer
from PySide6.QtWidgets import QVBoxLayout, QWidget

from nacka_sekreterare.domain.arende import Arende
from nacka_sekreterare.domain.justering_finding import find_absent_justerare
from nacka_sekreterare.domain.narvaro_finding import find_narvaro_findings
from nacka_sekreterare.domain.votering_finding import find_votering_findings
from nacka_sekreterare.services.core import Change, Kansli
from nacka_sekreterare.services.sammantrade import load_akt
from nacka_sekreterare.ui.actions import build_actions
from nacka_sekreterare.ui.andringar import show_andringar
from nacka_sekreterare.ui.desk import Desk, Page
from nacka_sekreterare.ui.findable import Entry
from nacka_sekreterare.ui.protokoll.preview import Preview
from nacka_sekreterare.ui.sammantrade.actions import ACTIONS
from nacka_sekreterare.ui.sammantrade.arende_view import ArendeView
from nacka_sekreterare.ui.sammantrade.columns import LiveColumns
from nacka_sekreterare.ui.sammantrade.course_path import CoursePath
from nacka_sekreterare.ui.sammantrade.deciding import Deciding
from nacka_sekreterare.ui.sammantrade.found import room_entries
from nacka_sekreterare.ui.sammantrade.inline_form import InlineForm
from nacka_sekreterare.ui.sammantrade.live import Live, PageKeys
from nacka_sekreterare.ui.sammantrade.paragraf_list import ParagrafList
from nacka_sekreterare.ui.sammantrade.room_panel import RoomPanel
from nacka_sekreterare.ui.sammantrade.session_bar import SessionBar
from nacka_sekreterare.ui.sammantrade.states import Decisions, marks, next_open
from nacka_sekreterare.ui.theme import SPACING

_FINDINGS_AFTER_MS = 120  # the law is looked up when the hands rest: an act never waits for it


class SammantradePage(Page):
    """One sammanträde as it happens."""

    def __init__(self, desk: Desk, kansli: Kansli, sammantrade_id: UUID, parent: QWidget | None = None) -> None:
        super().__init__(desk, parent)
        self.setObjectName("sammantrade_page")
        self.live = Live(desk, kansli, sammantrade_id, self)
        self.actions_by_id = build_actions(self, ACTIONS)
        keys = PageKeys(frozenset(key for spec in ACTIONS for key in spec.shortcuts), self)
        self.list = ParagrafList()
        self.view = ArendeView(self.live, self.actions_by_id, keys)
        self.preview = Preview(desk)
        self.room = RoomPanel(self.live, self.actions_by_id, keys)
        self.session = SessionBar(self.live, self.actions_by_id, keys)
        self.deciding = Deciding(self.live, self.view, self)
        self.path = CoursePath(self.live, self.view, self)
        self._settled: frozenset[UUID] = frozenset()
        self._leaves: UUID | None = None
        self._findings = QTimer(self)
        self._findings.setSingleShot(True)
        self._findings.setInterval(_FINDINGS_AFTER_MS)
        self._findings.timeout.connect(self.show_slow)
        self._lay_out()
        self._connect()
        self._choose_first()

    def _lay_out(self) -> None:
        left = QWidget()
        column = QVBoxLayout(left)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(SPACING.small)
        column.addWidget(self.list, 1)
        column.addWidget(self.session)
        self.columns = LiveColumns(left, self.view, self.preview, self.room)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, SPACING.tight, 0, 0)
        column.addWidget(self.columns)

    def _connect(self) -> None:
        self.list.arende_chosen.connect(self.go_to)
        self.path.focus_released.connect(self.list.setFocus)
        self.path.left.connect(self.move_on)
        self.session.arende_wanted.connect(self.go_to)
        self.session.extra_form.closed.connect(self._on_extra_form_closed)
        self.room.focus_released.connect(self.room.focus_people)
        slots: dict[str, Callable[[], object]] = {
            "primary": self._on_primary_triggered,
            "edit_beslut": self.view.decision.start_writing,
            "edit_klockslag": self.view.decision.start_clock,
            "next_paragraf": partial(self.list.step, 1),
            "previous_paragraf": partial(self.list.step, -1),
            "beskrivning": self.view.beskrivning.open_form,
            "memo": self.view.memo.open_form,
            "aterta": self.view.printed.restore_current,
            "behall": self.view.printed.keep_current,
            "extra": self.session.extra_form.open_form,
            "ajournera": self.session.toggle_pause,
            "session": self.session.toggle_session,
            "preview": self.columns.toggle_preview,
            "focus_list": self.list.setFocus,
            "focus_room": self.room.focus_people,
            "accept_ersattare": self.room.accept_first,
            "add_ovrig": self.room.guest_form.open_form,
            "edit_ajournering": self.session.edit_pause,
            "flytta": partial(self.deciding.move_to_next, self.list.chosen),
            **self.path.slots(),
            "andringar": self._on_changes,
            **{name: card.open_form for name, card in self.view.cards.items()},
        }
        slots |= {
            name: partial(self._decide, name)
            for name in ("andrat", "aterremiss", "bordlagg", "utgar", "anteckna", "avslag", "angra_beslut")
        }
        for name, slot in slots.items():
            self.actions_by_id[name].triggered.connect(partial(_call, slot))
        for editor in self.view.decision.editors:
            editor.act_asked.connect(self._on_editor_act_asked)
        self.deciding.editor_act_asked.connect(self._on_editor_act_asked)

    # --- showing --------------------------------------------------------------------------------------------------

    def reload(self) -> None:
        """Read the akt and show what differs."""
        self.live.read()
        decisions = Decisions(self.live.akt)
        settled = decisions.settled(self.live.akt)
        reopened = self._settled - settled
        self._settled = settled
        if self._leaves is not None and self._leaves == self.live.arende_id and self._leaves in settled:
            self.live.arende_id = next_open(self.live.akt, decisions, self._leaves) or self._leaves
            self._leaves = None
        if self.live.arende is None:
            self._choose_first()
        elif len(reopened) == 1 and self.live.arende_id not in reopened:
            self.live.arende_id = next(iter(reopened))  # an undo: show what was undone
        self._show(decisions)

    def concerns(self, changes: frozenset[Change]) -> bool:
        """Whether something of this sammanträde, of people or of the organ has changed."""
        return any(change.sammantrade_id in {None, self.live.sammantrade_id} for change in changes)

    def go_to(self, arende_id: UUID) -> None:
        """Show an ärende."""
        if arende_id == self.live.arende_id:
            return
        self.desk.operations.flush()
        self.live.kansli.leave_field()
        self.live.arende_id = arende_id
        self._show(Decisions(self.live.akt))

    def chosen_arende(self) -> UUID | None:
        """The ärende that is shown."""
        return self.live.arende_id

    def choose_arende(self, arende_id: UUID) -> None:
        """Show the ärende that was chosen in another step."""
        if any(arende.id == arende_id for arende in load_akt(self.live.kansli, self.live.sammantrade_id).arenden):
            self.live.arende_id = arende_id
            self.mark_stale()

    def entries(self) -> Iterable[Entry]:
        """The people in the room."""
        return room_entries(self.room.people, self.live.akt)

    def _choose_first(self) -> None:
        akt = self.live.akt
        decisions = Decisions(akt)
        self._settled = decisions.settled(akt)
        waiting = next_open(akt, decisions, None) if akt.sammantrade.oppnat_at else None
        numbered = next((arende.id for arende in akt.arenden if akt.paragraf_of(arende.id)), None)
        first = akt.arenden[0].id if akt.arenden else None
        self.live.arende_id = waiting or numbered or first

    def _show(self, decisions: Decisions) -> None:
        live = self.live
        self.list.show_marks(marks(live.akt, decisions, live.arende_id), live.arende_id)
        arende = live.arende
        self.view.setVisible(arende is not None)
        if arende is not None:
            self.view.show_arende(live.akt, arende, decisions)
        self.session.show_akt()
        self.room.show_akt()
        self.preview.show_paragraf(live.sammantrade_id, live.arende_id)
        self._findings.start()

    def show_slow(self) -> None:
        """Show what takes longer than a key press may: the printed sentences, and what the law says."""
        akt, arende = self.live.akt, self.live.arende
        if arende is not None:
            self.view.printed.show_arende(akt, arende)
        of_room = (*find_narvaro_findings(akt), *find_absent_justerare(akt))
        is_open = akt.sammantrade.oppnat_at is not None
        self.room.show_findings(of_room if is_open else ())
        self.view.show_findings(find_votering_findings(akt, arende.id) if arende else ())

    # --- acting ---------------------------------------------------------------------------------------------------

    def move_on(self) -> None:
        """Go to the next § to deal with; stay when all is done."""
        following = next_open(self.live.akt, Decisions(self.live.akt), self.live.arende_id)
        if following is not None:
            self.go_to(following)
        self.list.setFocus(Qt.FocusReason.OtherFocusReason)

    def _on_primary_triggered(self) -> None:
        form = self._focused_form()
        if form is not None:
            form.submit()
        else:
            self._settle(self.deciding.primary, moves_on=True)

    def _focused_form(self) -> InlineForm | None:
        for form in (self.session.extra_form, self.room.guest_form):
            if form.isVisible() and form.isAncestorOf(self.focusWidget()):
                return form
        return self.view.open_form()

    def _decide(self, name: str) -> None:
        self._settle(partial(self.deciding.decide, name), moves_on=name not in {"andrat", "aterremiss", "angra_beslut"})

    def _settle(self, act: Callable[[], bool], *, moves_on: bool) -> None:
        """Do an act and go on to the next §, which the reload after the act shows at once: never the same § twice."""
        self._leaves = self.live.arende_id if moves_on else None
        is_done = act()
        has_moved = moves_on and self._leaves is None
        self._leaves = None
        if is_done and not has_moved:
            self.move_on()
        elif is_done:
            self.list.setFocus(Qt.FocusReason.OtherFocusReason)

    def _on_changes(self) -> None:
        show_andringar(self, self.desk, self.live.kansli, self.live.sammantrade_id)

    def _on_editor_act_asked(self, act: str, punkt_id: UUID) -> None:
        if self.deciding.decide_punkt(act, punkt_id):
            arende: Arende | None = self.live.arende
            if arende is not None and Decisions(self.live.akt).is_settled(arende.id) and act != "andrat":
                self.move_on()

    def _on_extra_form_closed(self) -> None:
        added = self.session.extra_form.added
        if isinstance(added, Arende):
            self.go_to(added.id)
        self.list.setFocus()


def _call(slot: Callable[[], object], _is_checked: bool = False) -> None:
    slot()
