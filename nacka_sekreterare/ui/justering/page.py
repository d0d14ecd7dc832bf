"""The step Justering och anslag: a card for each justering, from draft to signed paper to anslag and its end."""

from collections.abc import Callable
from uuid import UUID

from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout

from nacka_sekreterare.domain.akt import Akt
from nacka_sekreterare.domain.justering import Justering
from nacka_sekreterare.services.core import Change, Kansli
from nacka_sekreterare.services.justering import justera_omedelbart, move_paragraf
from nacka_sekreterare.services.sammantrade import close_sammantrade, load_akt, reopen_sammantrade
from nacka_sekreterare.services.underskrift import sent_file
from nacka_sekreterare.ui.actions import build_actions
from nacka_sekreterare.ui.andringar import show_andringar
from nacka_sekreterare.ui.aterlasning.dialog import show_aterlasning
from nacka_sekreterare.ui.desk import Desk, Page
from nacka_sekreterare.ui.icons import IconName
from nacka_sekreterare.ui.justering.actions import ACTIONS
from nacka_sekreterare.ui.justering.justering_card import JusteringCard
from nacka_sekreterare.ui.justering.move_dialog import NEW, MoveDialog
from nacka_sekreterare.ui.justering.rows import focus_in
from nacka_sekreterare.ui.protokoll.export_dialog import show_export
from nacka_sekreterare.ui.theme import SPACING, Role
from nacka_sekreterare.ui.webbversion.dialog import show_webbversion
from nacka_sekreterare.ui.widgets.buttons import SecondaryButton
from nacka_sekreterare.ui.widgets.flow import make_flow
from nacka_sekreterare.ui.widgets.labels import make_label
from nacka_sekreterare.ui.widgets.notice import EmptyState
from nacka_sekreterare.ui.widgets.scroll_column import ScrollColumn, clear_layout

_CARD_ACTS: dict[str, Callable[[JusteringCard], None]] = {
    "utkast": JusteringCard.send_draft,
    "underskrift": lambda card: card.underskrift.save(),
    "skriv_ut": lambda card: card.underskrift.print_copy(),
    "las_undertecknad": lambda card: card.underskrift.read_back(),
    "ta_tillbaka": lambda card: card.underskrift.withdraw(),
    "klar": JusteringCard.complete,
    "anmarkning": JusteringCard.open_anmarkning,
    "kopiera": JusteringCard.copy_anslag,
    "satt_upp": JusteringCard.put_up,
    "ta_ned": JusteringCard.take_down,
}
_STATIC = frozenset({"mandat", "avsnitt", "beslutspunkt", "yrkande", "votering", "bevakning", "expediering"})


class JusteringPage(Page):
    """The justeringar of one sammanträde, and their anslag."""

    def __init__(self, desk: Desk, kansli: Kansli, sammantrade_id: UUID) -> None:
        super().__init__(desk)
        self.setObjectName("justering_page")
        self._kansli = kansli
        self._sammantrade_id = sammantrade_id
        self._akt: Akt | None = None
        self._built: object = None
        self._is_out = False  # a protokoll is out to be signed: she is told when its words change
        self.cards: dict[UUID, JusteringCard] = {}
        self._current: UUID | None = None
        self.actions_by_id = build_actions(self, ACTIONS)
        self._state = make_label("", Role.MUTED, is_wrapping=True, name="closed_state")
        self._close = SecondaryButton("Avsluta sammanträdet", name="close_sammantrade")
        self._reopen = SecondaryButton("Öppna igen", action=self.actions_by_id["oppna_igen"])
        self._scroll = ScrollColumn(name="justering_scroll")
        self._cards = QVBoxLayout()
        self._cards.setSpacing(SPACING.large)
        self._lay_out()
        self._connect()

    def concerns(self, changes: frozenset[Change]) -> bool:
        """Everything of this sammanträde, and the names of people; the text of a § only while a protokoll is out."""
        own = [change for change in changes if change.sammantrade_id in {None, self._sammantrade_id}]
        return any(self._is_out or change.table not in _STATIC for change in own)

    def reload(self) -> None:
        """Read where everything stands."""
        akt = self._akt = load_akt(self._kansli, self._sammantrade_id)
        self._show_state(akt)
        anslag = {j.id: tuple(a.id for a in akt.anslag if a.justering_id == j.id) for j in akt.justeringar}
        self._current = _next_in_turn(akt)
        wanted = (tuple(anslag.items()), self._current)
        if wanted != self._built:
            self._built = wanted
            self._build(akt, anslag)
        for justering in akt.justeringar:
            self.cards[justering.id].show_akt(akt, justering)
        self._show_acts(akt)

    def _show_acts(self, akt: Akt) -> None:
        """Which acts something on the page waits for."""
        waiting = [j for j in akt.justeringar if j.justerad_date is None]
        out = [j for j in waiting if j.ar_elektronisk and sent_file(akt, j)]
        self._is_out = bool(out)
        for action_id, is_wanted in (
            ("flytta", bool(waiting)),
            ("underskrift", bool(waiting)),
            ("skriv_ut", any(not j.ar_elektronisk for j in waiting)),
            ("las_undertecknad", bool(out)),
            ("ta_tillbaka", bool(out)),
        ):
            self.actions_by_id[action_id].setEnabled(is_wanted)

    # --- making

    def _lay_out(self) -> None:
        tools = make_flow(
            self._close,
            self._reopen,
            SecondaryButton(action=self.actions_by_id["flytta"]),
            SecondaryButton(action=self.actions_by_id["aterlas"]),
            SecondaryButton(action=self.actions_by_id["webbversion"]),
            SecondaryButton(action=self.actions_by_id["exportera"]),
            SecondaryButton(action=self.actions_by_id["andringar"]),
        )
        head = QHBoxLayout()
        head.addWidget(self._state, 1)
        self._scroll.column.setContentsMargins(0, SPACING.medium, SPACING.small, SPACING.page)
        self._scroll.column.addLayout(head)
        self._scroll.column.addWidget(tools)
        self._scroll.column.addLayout(self._cards)
        self._scroll.column.addStretch(1)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.addWidget(self._scroll)

    def _connect(self) -> None:
        for action_id in _CARD_ACTS:
            self.actions_by_id[action_id].triggered.connect(self._on_card_action_triggered)
        self.actions_by_id["flytta"].triggered.connect(self._on_move)
        self.actions_by_id["aterlas"].triggered.connect(self._on_read_back)
        self.actions_by_id["webbversion"].triggered.connect(self._on_webbversion)
        self.actions_by_id["exportera"].triggered.connect(self._on_export)
        self.actions_by_id["andringar"].triggered.connect(self._on_changes)
        self.actions_by_id["oppna_igen"].triggered.connect(self._on_reopen)
        self._close.clicked.connect(self._on_close)

    def _build(self, akt: Akt, anslag: dict[UUID, tuple[UUID, ...]]) -> None:
        place = self._scroll.verticalScrollBar().value()
        clear_layout(self._cards)
        self.cards = {}
        for justering in sorted(akt.justeringar, key=lambda j: (j.justerad_date is not None, j.ordning)):
            actions = self.actions_by_id if justering.id == self._current else None
            card = JusteringCard(self.desk, self._kansli, justering, anslag[justering.id], actions)
            self.cards[justering.id] = card
            self._cards.addWidget(card)
        if not akt.justeringar:
            words = "Gör punkten Val av justerare under Sammanträde, så planeras justeringen."
            self._cards.addWidget(EmptyState(IconName.DRAW, "Ingen justering är planerad", words))
        self._scroll.verticalScrollBar().setValue(place)

    def _show_state(self, akt: Akt) -> None:
        meeting = akt.sammantrade
        is_closed = meeting.ar_stangt_for_andring
        if is_closed:
            at = f" kl. {meeting.avslutat_at:%H.%M}" if meeting.avslutat_at else ""
            text = f"Sammanträdet är avslutat{at}. Paragrafnumren är fasta."
        else:
            text = "Sammanträdet är inte avslutat. Paragrafnumren är preliminära och protokollet kan inte justeras än."
        self._state.setText(text)
        self._close.setVisible(not is_closed)
        is_done = any(j.justerad_date is not None and not j.ar_omedelbar for j in akt.justeringar)
        self._reopen.setVisible(is_closed and not is_done)
        self.actions_by_id["oppna_igen"].setEnabled(is_closed and not is_done)

    # --- acting

    def target_card(self) -> JusteringCard | None:
        """The card that a key acts on: the one with the focus, else the next in turn."""
        for card in self.cards.values():
            if focus_in(card) is not None:
                return card
        return self.cards.get(self._current) if self._current is not None else None

    def _on_card_action_triggered(self) -> None:
        card = self.target_card()
        if card is not None:
            _CARD_ACTS[self.sender().objectName().removeprefix("action_")](card)

    def _on_close(self) -> None:
        question = "Avsluta sammanträdet nu?"
        detail = "Paragrafnumren blir fasta. Ändras ett beslut efteråt frågar programmet varför."
        if self.desk.dialogs.ask(question, yes="Avsluta", no="Inte än", detail=detail):
            self.desk.operations.run(lambda: close_sammantrade(self._kansli, self._sammantrade_id))

    def _on_reopen(self) -> None:
        reason = self.desk.dialogs.ask_text("Öppna sammanträdet igen", "Varför öppnas det igen?")
        if reason is not None:
            self.desk.operations.run(lambda: reopen_sammantrade(self._kansli, self._sammantrade_id, reason))

    def _on_move(self) -> None:
        if self._akt is None:
            return
        dialog = MoveDialog(self._akt, self)
        is_wanted = dialog.exec() == MoveDialog.DialogCode.Accepted
        arende_ids, target = dialog.arende_ids, dialog.justering_id
        dialog.deleteLater()
        if is_wanted:
            self.move_arenden(arende_ids, target)

    def move_arenden(self, arende_ids: tuple[UUID, ...], target: UUID | str) -> None:
        """Move §§ to a justering, or to a new omedelbar one after telling what it means."""
        if target == NEW:
            question = "Göra en omedelbar justering av de markerade paragraferna?"
            detail = "De får egna underskrifter och ett eget anslag, och deras nummer blir fasta. Det kan inte ångras."
            if self.desk.dialogs.ask(question, yes="Gör omedelbar justering", detail=detail):
                self.desk.operations.run(lambda: justera_omedelbart(self._kansli, arende_ids))
            return
        for arende_id in arende_ids:
            if isinstance(target, UUID) and not self._move_one(arende_id, target):
                return

    def _move_one(self, arende_id: UUID, justering_id: UUID) -> bool:
        return self.desk.operations.run(lambda: move_paragraf(self._kansli, arende_id, justering_id))

    def _on_webbversion(self) -> None:
        card = self.target_card()
        if card is not None:
            show_webbversion(self, self.desk, self._kansli, card.justering.id, self._sammantrade_id)

    def _on_read_back(self) -> None:
        show_aterlasning(self, self.desk, self._kansli, self._sammantrade_id)

    def _on_export(self) -> None:
        show_export(self, self.desk, self._kansli, self._sammantrade_id)

    def _on_changes(self) -> None:
        show_andringar(self, self.desk, self._kansli, self._sammantrade_id)


def _next_in_turn(akt: Akt) -> UUID | None:
    """The justering that waits for something: to be done first of all, then for its anslag to go up or come down."""
    used = [j for j in akt.justeringar if akt.arenden_of_justering(j)] or list(akt.justeringar)
    up = {a.justering_id for a in akt.anslag if a.uppsatt_date is not None}
    down = {a.justering_id for a in akt.anslag if a.nedtaget_date is not None}

    def stage(justering: Justering) -> tuple[int, bool]:
        if justering.justerad_date is None:
            return (0, not justering.ar_omedelbar)
        return (1 if justering.id not in up else 2 if justering.id not in down else 3, not justering.ar_omedelbar)

    return min(used, key=stage).id if used else None
