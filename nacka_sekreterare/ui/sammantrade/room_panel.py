"""I salen: who serves now and for whom, whether the nämnd may decide, and what the law says about it."""

from datetime import time
from functools import partial
from uuid import UUID

from PySide6.QtCore import QPoint, Signal
from PySide6.QtGui import QAction
from PySide6.QtWidgets import QComboBox, QHBoxLayout, QMenu, QVBoxLayout, QWidget

from nacka_sekreterare.domain.finding import Finding
from nacka_sekreterare.domain.inkallelse import Ersattarforslag
from nacka_sekreterare.services.narvarolinje import Tidpunkt
from nacka_sekreterare.ui.sammantrade.guest_form import GuestForm
from nacka_sekreterare.ui.sammantrade.live import Live, PageKeys, changed
from nacka_sekreterare.ui.sammantrade.room_acts import RoomActs, point
from nacka_sekreterare.ui.sammantrade.room_list import RoomList
from nacka_sekreterare.ui.sammantrade.room_menu import show_menu
from nacka_sekreterare.ui.sammantrade.room_state import RoomState, room_state
from nacka_sekreterare.ui.theme import SPACING, Role
from nacka_sekreterare.ui.widgets.buttons import QuietButton, SecondaryButton
from nacka_sekreterare.ui.widgets.card import Card
from nacka_sekreterare.ui.widgets.chip import Chip, Tone
from nacka_sekreterare.ui.widgets.flow import FlowRow
from nacka_sekreterare.ui.widgets.labels import make_label
from nacka_sekreterare.ui.widgets.moment_edits import TimeEdit
from nacka_sekreterare.ui.widgets.notice import InlineNotice
from nacka_sekreterare.ui.widgets.scroll_column import clear_layout

_HINTS = {
    "ordforande_saknas": " Markera vem och tryck O, eller Skift+O för hela sammanträdet.",
    "justerare_tjanstgjorde_inte": " Markera en annan och tryck U.",
}
_MOST_NEWS = 2
_BUTTONS = (("kom", "Kom", "K"), ("gick", "Gick", "G"), ("borta", "Borta §", "B"))


class RoomNews:
    """What the law has come to say of other §§ than the shown one: a late act is warned of at once where it bites."""

    def __init__(self) -> None:
        self._arende_id: UUID | None = None
        self._known: set[tuple[str, str]] | None = None
        self._new: set[tuple[str, str]] = set()

    def take(self, findings: tuple[Finding, ...], arende_id: UUID | None) -> tuple[Finding, ...]:
        """The findings of other §§ that have come since she came to this one, the first few."""
        found = {(finding.regel, finding.text): finding for finding in reversed(findings)}
        if arende_id != self._arende_id:
            self._arende_id, self._new = arende_id, set()
        self._new |= set() if self._known is None else found.keys() - self._known
        self._known = set(found)
        return tuple(f for key, f in found.items() if key in self._new and f.arende_id != arende_id)[:_MOST_NEWS]


class RoomPanel(Card):
    """The card to the right.

    Signals:
        focus_released: the form for a further person has closed.
    """

    focus_released = Signal()

    def __init__(self, live: Live, actions: dict[str, QAction], keys: PageKeys) -> None:
        super().__init__("I salen", name="room_panel")
        self._live = live
        self._actions = actions
        self._shown: dict[str, object] = {}
        self._left_empty: set[tuple[UUID | None, UUID]] = set()
        self._news = RoomNews()
        self._state = RoomState()
        self.acts = RoomActs(live, self.when, self)
        self.chip = Chip("Närvaron är inte upptagen")
        self.people = RoomList()
        self.since = QComboBox()
        self.since.setObjectName("since")
        self.since.setAccessibleName("Gäller från")
        self.clock = TimeEdit(name="since_clock", label="Klockslag för ändringen")
        self.quorum_notice = InlineNotice("")
        self._proposals = QVBoxLayout()
        self._notices = QVBoxLayout()
        self._proposals.setSpacing(SPACING.tight)
        self._notices.setSpacing(SPACING.tight)
        self.guest_form = GuestForm(live, self.when, keys)
        self._lay_out()
        keys.guard(self.clock.line)
        self.people.act_asked.connect(self._on_people_act_asked)
        self.people.menu_asked.connect(self._on_people_menu_asked)
        self.since.currentIndexChanged.connect(self._on_since_current_index_changed)
        self.guest_form.closed.connect(self.focus_released)

    def _lay_out(self) -> None:
        self.header.addWidget(make_label("F8", Role.SMALL))
        top = QHBoxLayout()
        top.addWidget(self.chip)
        top.addStretch(1)
        self.body.addLayout(top)
        self.body.addWidget(self.quorum_notice)
        self.body.addLayout(self._proposals)
        self.people.setProperty("frame", "none")
        self.body.addWidget(self.people, 1)
        row = FlowRow(SPACING.tight)
        for act, text, key in _BUTTONS:
            button = SecondaryButton(text, name=f"room_{act}")
            button.setToolTip(f"{text}: {key} i listan")
            button.clicked.connect(partial(self._act_on_current, act))
            row.add(button)
        self._more = SecondaryButton("Mer", name="room_more")
        self._more.setToolTip("Allt som kan antecknas om personen (Enter i listan)")
        self._more.clicked.connect(self._on_more_clicked)
        row.add(self._more)
        self.body.addWidget(row)
        since = QHBoxLayout()
        self.since.setMinimumWidth(110)
        since.addWidget(self.since, 1)
        since.addWidget(self.clock)
        self._since_label = make_label("Gäller från", Role.SMALL)
        self._since_label.setBuddy(self.since)
        self.body.addWidget(self._since_label)
        self.body.addLayout(since)
        self.body.addLayout(self._notices)
        add = QuietButton(name="button_add_ovrig", action=self._actions["add_ovrig"])
        self.body.addWidget(add)
        self.body.addWidget(self.guest_form)
        policy = self.sizePolicy()
        policy.setVerticalPolicy(policy.Policy.Expanding)
        self.setSizePolicy(policy)

    # --- showing --------------------------------------------------------------------------------------------------

    def show_akt(self) -> None:
        """Show the room at the § that is shown."""
        live = self._live
        state = self._state = room_state(live.akt, live.arende_id)
        if changed(self._shown, "rows", state.rows):
            self.people.show_rows(state.rows)
        self._show_quorum(state)
        self._show_since()
        self._show_proposals()

    def show_findings(self, findings: tuple[Finding, ...]) -> None:
        """Show what is odd or unlawful in the närvaro: of this §, and what the last act did to another one."""
        arende_id, quorum = self._live.arende_id, self._state.quorum
        hidden = {"tom_plats"} if self._proposals.count() else set()
        hidden |= {"beslutsforhet"} if quorum is not None and not quorum.ar_beslutsfor else set()
        own = [f for f in findings if f.arende_id == arende_id and f.regel not in hidden]
        shown = (*((f, _HINTS.get(f.regel, "")) for f in own), *((f, "") for f in self._news.take(findings, arende_id)))
        if not changed(self._shown, "findings", shown):
            return
        clear_layout(self._notices)
        for finding, hint in shown:
            where = f"§ {finding.paragraf}: " if finding.arende_id != arende_id else ""
            text = f"{where}{finding.text}{hint}"
            self._notices.addWidget(InlineNotice(text, finding.lagrum, Tone.WARNING, self))

    def _show_quorum(self, state: RoomState) -> None:
        quorum = state.quorum
        if not changed(self._shown, "quorum", (quorum, state.is_upprop)):
            return
        if quorum is None:
            waiting = sum(not row.is_away and row.group == "Tjänstgörande" for row in state.rows)
            text = f"Upprop: {waiting} väntas" if state.is_upprop else "Ingen paragraf vald"
            self.chip.set_state(text, Tone.NEUTRAL)
            hint = "Alla räknas som närvarande. Markera dem som saknas med G." if state.is_upprop else ""
            self.quorum_notice.set_notice(hint, "", Tone.ACCENT)
            return
        words = f"{quorum.antal} av {quorum.antal_platser}"
        if quorum.ar_beslutsfor:
            self.chip.set_state(f"Beslutsför {words}", Tone.SUCCESS)
            self.quorum_notice.set_notice("")
            return
        self.chip.set_state(f"Ej beslutsför {words}", Tone.DANGER)
        text = f"{quorum.antal} tjänstgör, {quorum.kravs} krävs. Det som beslutas antecknas ändå."
        self.quorum_notice.set_notice(text, "6 kap. 27 § KL", Tone.DANGER)

    def _show_since(self) -> None:
        akt = self._live.akt
        is_open = akt.sammantrade.oppnat_at is not None
        for widget in (self.since, self.clock, self._since_label):
            widget.setVisible(is_open)
        listed = tuple((p.id, akt.nummer_of(a.id)) for a in akt.arenden if (p := akt.paragraf_of(a.id)))
        if changed(self._shown, "since", listed):
            was_blocked = self.since.blockSignals(True)
            self.since.clear()
            for text, value in (("denna §", "denna"), ("inne i denna §", "inne"), ("början", "start")):
                self.since.addItem(text, value)
            for paragraf_id, number in listed:
                self.since.addItem(f"§ {number}" if number is not None else "utgången §", str(paragraf_id))
            self.since.blockSignals(was_blocked)
        if changed(self._shown, "arende", self._live.arende_id):
            self.since.setCurrentIndex(0)
            self.clock.set_value(None)

    def _show_proposals(self) -> None:
        arende_id = self._live.arende_id
        found = tuple(p for p in self.acts.proposals() if (arende_id, p.plats_person_id) not in self._left_empty)
        if not changed(self._shown, "proposals", found):
            return
        clear_layout(self._proposals)
        for index, proposal in enumerate(found[:3]):
            self._proposals.addWidget(self._proposal_widget(proposal, is_first=index == 0))
        self._actions["accept_ersattare"].setEnabled(any(p.person_id for p in found))

    def _proposal_widget(self, proposal: Ersattarforslag, *, is_first: bool) -> QWidget:
        holder = QWidget(self)
        column = QVBoxLayout(holder)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(SPACING.tight)
        akt = self._live.akt
        lead = f"Tom plats efter {akt.namn(proposal.plats_person_id)}. "
        notice = InlineNotice((lead if proposal.person_id else "") + proposal.forklaring, "", Tone.ACCENT, holder)
        column.addWidget(notice)
        row = FlowRow(SPACING.tight)
        seat = proposal.plats_person_id
        if proposal.person_id is not None:
            first_name = akt.person(proposal.person_id).namn
            key = "" if not is_first else " (F9)"
            accept = SecondaryButton(f"{first_name} tjänstgör", name=f"accept_{seat}")
            accept.setToolTip(f"{first_name} tjänstgör{key}")
            accept.clicked.connect(partial(self._seat, proposal, proposal.person_id))
            row.add(accept)
            other = QuietButton("Annan …", name=f"other_{seat}")
            other.setAccessibleName(f"Välj en annan ersättare för {akt.namn(seat)}")
            other.clicked.connect(partial(self._choose_other, proposal, other))
            row.add(other)
        leave = QuietButton("Lämna tom", name=f"leave_{seat}")
        leave.setAccessibleName(f"Lämna platsen tom: {akt.namn(seat)}")
        leave.clicked.connect(partial(self._leave_empty, seat))
        row.add(leave)
        column.addWidget(row)
        return holder

    # --- acting ---------------------------------------------------------------------------------------------------

    def when(self) -> Tidpunkt:
        """The point that what is recorded holds from."""
        return point(self._live, self.since.currentData() or "denna", self.clock.value())

    def accept_first(self) -> None:
        """Let the first proposed ersättare serve."""
        arende_id = self._live.arende_id
        for proposal in self.acts.proposals():
            if proposal.person_id is not None and (arende_id, proposal.plats_person_id) not in self._left_empty:
                self._seat(proposal, proposal.person_id)
                return

    def focus_people(self) -> None:
        """Take the focus to the people."""
        self.people.focus_first()

    def _seat(self, proposal: Ersattarforslag, person: UUID) -> None:
        self.acts.seat(proposal.plats_person_id, person)

    def _choose_other(self, proposal: Ersattarforslag, button: QWidget) -> None:
        menu = QMenu(self)
        for person in self.acts.candidates(proposal.plats_person_id):
            text = self._live.akt.namn(person)
            menu.addAction(text).triggered.connect(partial(self._seat, proposal, person))
        menu.exec(button.mapToGlobal(QPoint(0, button.height())))
        menu.deleteLater()

    def _leave_empty(self, seat: UUID) -> None:
        self._left_empty.add((self._live.arende_id, seat))
        self._show_proposals()
        self.focus_people()

    def _act_on_current(self, act: str) -> None:
        person = self.people.current_person()
        if person is not None:
            self.acts.do(act, person)

    def _on_people_act_asked(self, act: str, person: UUID) -> None:
        if act != "inne":
            self.acts.do(act, person)
        elif self._live.akt.sammantrade.oppnat_at is not None:
            self.since.setCurrentIndex(0 if self.since.currentData() == "inne" else 1)

    def _on_people_menu_asked(self, person: UUID, place: QPoint) -> None:
        show_menu(self.acts, self._live.akt, person, place, self)

    def _on_more_clicked(self) -> None:
        person = self.people.current_person()
        if person is not None:
            place = self._more.mapToGlobal(QPoint(0, self._more.height()))
            show_menu(self.acts, self._live.akt, person, place, self)

    def _on_since_current_index_changed(self, _index: int) -> None:
        if self.since.currentData() == "inne" and self.clock.value() is None:
            now = self._live.desk.now()
            self.clock.set_value(time(now.hour, now.minute))
