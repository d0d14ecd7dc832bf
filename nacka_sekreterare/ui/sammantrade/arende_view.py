"""The middle: the head of the § and its cards, filled anew in place when another § is shown."""

from functools import partial

from PySide6.QtCore import QEvent, QObject, QPoint, Qt, QTimer, Signal
from PySide6.QtGui import QAction
from PySide6.QtWidgets import QFrame, QHBoxLayout, QScrollArea, QVBoxLayout, QWidget

from nacka_sekreterare.domain.akt import Akt
from nacka_sekreterare.domain.arende import Arende
from nacka_sekreterare.domain.finding import Finding
from nacka_sekreterare.ui.icons import IconName
from nacka_sekreterare.ui.sammantrade.beslutsgang_card import BeslutsgangCard
from nacka_sekreterare.ui.sammantrade.decision_card import DecisionCard
from nacka_sekreterare.ui.sammantrade.fact_card import FactCard
from nacka_sekreterare.ui.sammantrade.inline_form import InlineForm
from nacka_sekreterare.ui.sammantrade.jav_card import JavCard
from nacka_sekreterare.ui.sammantrade.justeringsblad import Justeringsblad
from nacka_sekreterare.ui.sammantrade.live import Live, PageKeys, changed
from nacka_sekreterare.ui.sammantrade.mening_card import MeningCard
from nacka_sekreterare.ui.sammantrade.printed_card import PrintedCard
from nacka_sekreterare.ui.sammantrade.states import Decisions
from nacka_sekreterare.ui.sammantrade.text_cards import AddLine, BeskrivningCard, MemoCard
from nacka_sekreterare.ui.sammantrade.votering_card import VoteringCard
from nacka_sekreterare.ui.sammantrade.yrkande_card import YrkandeCard
from nacka_sekreterare.ui.theme import READING_WIDTH, SPACING, Role
from nacka_sekreterare.ui.widgets.chip import Chip, Tone
from nacka_sekreterare.ui.widgets.flow import FlowRow
from nacka_sekreterare.ui.widgets.labels import make_label
from nacka_sekreterare.ui.widgets.notice import InlineNotice
from nacka_sekreterare.ui.widgets.scroll_column import clear_layout


class ArendeView(QScrollArea):
    """The § card.

    Signals:
        focus_released(InlineForm): a form in a card has closed.
    """

    focus_released = Signal(object)

    def __init__(self, live: Live, actions: dict[str, QAction], keys: PageKeys) -> None:
        super().__init__()
        self.setObjectName("arende_view")
        self.setWidgetResizable(True)
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self._live = live
        self._actions = actions
        self._shown: dict[str, object] = {}
        self.decision = DecisionCard(live, actions, keys)
        self.yrkande = YrkandeCard(live, actions, keys)
        self.beslutsgang = BeslutsgangCard(live)
        self.votering = VoteringCard(live, actions["votering"], keys)
        self.mening = MeningCard(live, actions["mening"], keys)
        self.cards: dict[str, FactCard] = {
            "yrkande": self.yrkande,
            "votering": self.votering,
            "mening": self.mening,
            "jav": JavCard(live, actions["jav"], keys),
        }
        self.justeringsblad = Justeringsblad(live)
        self.beskrivning = BeskrivningCard(live, keys)
        self.memo = MemoCard(live, keys)
        self.printed = PrintedCard(live, keys)
        self.add_line = AddLine(actions)
        self._notices = QVBoxLayout()
        self._in_sight: QWidget | None = None
        self._sight_timer = QTimer(self)
        self._sight_timer.setSingleShot(True)
        self._sight_timer.timeout.connect(self._on_sight_timer_timeout)
        self._lay_out()
        for card in self.cards.values():
            card.focus_released.connect(self._on_card_focus_released)
            card.form_opened.connect(self._on_card_form_opened)
            for form in card.forms:
                form.resized.connect(partial(self.reveal, form))

    def _lay_out(self) -> None:
        inner = QWidget()
        inner.setMaximumWidth(READING_WIDTH)
        column = QVBoxLayout(inner)
        column.setContentsMargins(2, 2, 2, SPACING.large)
        column.setSpacing(SPACING.medium)
        head = QHBoxLayout()
        head.setSpacing(SPACING.small)
        self._number = make_label("", Role.NUMBER, name="arende_number")
        self._rubrik = make_label("", Role.TITLE, name="arende_rubrik", is_wrapping=True)
        self._dnr = make_label("", Role.SMALL, name="arende_dnr")
        head.addWidget(self._number, 0, Qt.AlignmentFlag.AlignTop)
        head.addWidget(self._rubrik, 1)
        head.addWidget(self._dnr)
        column.addLayout(head)
        self._chips = FlowRow(SPACING.small)
        column.addWidget(self._chips)
        self._notices.setSpacing(SPACING.tight)
        column.addLayout(self._notices)
        column.addWidget(self.justeringsblad)
        column.addWidget(self.decision)
        yrkande, *others = self.cards.values()
        for card in (yrkande, self.beslutsgang, *others, self.beskrivning, self.memo):
            column.addWidget(card)
        column.addWidget(self.add_line)
        column.addWidget(self.printed)
        column.addStretch(1)
        self.setWidget(inner)

    # --- showing --------------------------------------------------------------------------------------------------

    def show_arende(self, akt: Akt, arende: Arende, decisions: Decisions) -> None:
        """Show an ärende as it is now."""
        number = akt.nummer_of(arende.id)
        paragraf = akt.paragraf_of(arende.id)
        has_left = paragraf is not None and paragraf.nummer is None and number is None
        self._number.setText(f"§ {number}" if number is not None else "")
        self._number.setVisible(number is not None)
        self._rubrik.setText(arende.rubrik)
        self._dnr.setText(arende.dnr)
        if changed(self._shown, "chips", self._chip_facts(akt, arende, has_left)):
            self._fill_chips(akt, arende, has_left)
        is_other = changed(self._shown, "arende", arende.id)
        if is_other:
            self.show_findings(())
            self.justeringsblad.hide()
            self.verticalScrollBar().setValue(0)
        self.decision.show_arende(akt, arende, decisions)
        for card in self.cards.values():
            card.show_arende(akt, arende)
        self.beslutsgang.show_arende(akt, arende)
        self.beskrivning.show_arende(akt, arende)
        self.memo.show_arende(arende)
        self.printed.leave(arende)
        self.show_add_line(akt, arende)

    def show_add_line(self, akt: Akt, arende: Arende) -> None:
        """Offer what is not shown yet."""
        justering = akt.justering_of(arende.id)
        is_immediate = justering is not None and justering.ar_omedelbar
        wanted = {name: card.isHidden() for name, card in self.cards.items()}
        has_number = akt.nummer_of(arende.id) is not None
        wanted["beslutsgang"] = self.beslutsgang.isHidden() and not self.yrkande.isHidden()
        wanted["val"] = self.votering.isHidden()
        wanted["omedelbar"] = not is_immediate and has_number
        wanted["beskrivning"] = self.beskrivning.isHidden()
        wanted["memo"] = self.memo.isHidden()
        for name in ("yrkande", "lock_yrkanden", "beslutsgang", "votering", "val", "jav", "beskrivning", "memo"):
            self._actions[name].setEnabled(not self._live.is_justerad)
        self._actions["omedelbar"].setEnabled(has_number)
        self.add_line.show_only(wanted)

    def show_findings(self, findings: tuple[Finding, ...]) -> None:
        """Show what is odd in this §, quietly, with lagrum."""
        if not changed(self._shown, "findings", findings):
            return
        clear_layout(self._notices)
        for finding in findings:
            self._notices.addWidget(InlineNotice(finding.text, finding.lagrum, Tone.WARNING, self))

    def open_form(self) -> InlineForm | None:
        """The form that has the focus, or None."""
        forms = [form for card in self.cards.values() for form in card.forms]
        focused = self.focusWidget()
        return next((form for form in forms if form.isVisible() and form.isAncestorOf(focused)), None)

    def _chip_facts(self, akt: Akt, arende: Arende, has_left: bool) -> tuple[object, ...]:
        justering = akt.justering_of(arende.id)
        return (arende, justering, akt.paragraf_of(arende.id), has_left)

    def _fill_chips(self, akt: Akt, arende: Arende, has_left: bool) -> None:
        self._chips.clear()
        justering = akt.justering_of(arende.id)
        if justering is not None and justering.ar_omedelbar:
            self._add_chip("Omedelbart justerad", Tone.WARNING, IconName.LIGHTNING_BOLT)
        elif arende.justeras_omedelbart:
            self._add_chip("Ska justeras omedelbart", Tone.WARNING, IconName.LIGHTNING_BOLT)
        if justering is not None and justering.justerad_date is not None:
            self._add_chip("Justerad: rättas med en rättelse", Tone.NEUTRAL, IconName.LOCK)
        if arende.ar_sekretess:
            where = f": {arende.sekretess_lagrum}" if arende.sekretess_lagrum else ""
            self._add_chip(f"Sekretess{where}", Tone.WARNING, IconName.SHIELD_LOCK)
        if arende.ar_stangt:
            self._add_chip("Stängda dörrar", Tone.NEUTRAL, IconName.LOCK)
        if arende.ar_extra:
            self._add_chip("Extra ärende", Tone.ACCENT, IconName.PLUS_CIRCLE)
        if arende.ar_myndighetsutovning:
            self._add_chip("Myndighetsutövning", Tone.NEUTRAL, IconName.SCALE_BALANCE)
        if akt.paragraf_of(arende.id) is None:
            self._add_chip("Tar ingen paragraf", Tone.NEUTRAL)
        if arende.anteckning:
            self._add_chip(arende.anteckning, Tone.NEUTRAL)
        self._chips.setVisible(not self._chips.is_empty())

    def _add_chip(self, text: str, tone: Tone, icon: IconName | None = None) -> None:
        self._chips.add(Chip(text, tone, icon))

    def reveal(self, widget: QWidget) -> None:
        """Bring a form or a card into sight, with what there is room for above it, and keep it there as it grows."""
        self._in_sight = widget
        self._sight_timer.start()

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """What is to be seen stays in sight when something becomes higher."""
        if event.type() == QEvent.Type.Resize and self._in_sight is not None:
            self._sight_timer.start()
        return super().eventFilter(watched, event)

    def _on_sight_timer_timeout(self) -> None:
        if self._in_sight is not None:
            self._scroll_to(self._in_sight)

    def _scroll_to(self, widget: QWidget) -> None:
        inner = self.widget()
        if inner is None or not widget.isVisible():
            self._in_sight = None
            return
        bottom = widget.mapTo(inner, QPoint(0, widget.height())).y() + SPACING.medium
        self.verticalScrollBar().setValue(bottom - self.viewport().height())

    def _on_card_form_opened(self) -> None:
        self._refresh_add_line()
        card = self.sender()
        if isinstance(card, FactCard) and card.open_now is not None:
            self.reveal(card.open_now)

    def _on_card_focus_released(self) -> None:
        self._refresh_add_line()
        card = self.sender()
        self.focus_released.emit(card.last_form if isinstance(card, FactCard) else None)

    def _refresh_add_line(self) -> None:
        arende = self._live.arende
        if arende is not None:
            self.show_add_line(self._live.akt, arende)
