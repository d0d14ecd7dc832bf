"""The chosen § to edit: heading, what stands in the way of changing it, and its sections in printed order."""

from collections.abc import Mapping
from uuid import UUID

from PySide6.QtCore import QSize, Qt, Signal
from PySide6.QtGui import QAction
from PySide6.QtWidgets import QHBoxLayout, QMenu, QVBoxLayout, QWidget

from nacka_sekreterare.domain.akt import Akt
from nacka_sekreterare.domain.arende import Avsnittsslag
from nacka_sekreterare.domain.text import FormattedText
from nacka_sekreterare.services.avsnitt import asks_for_reason, keep_own_wording, restore_generated
from nacka_sekreterare.services.core import Kansli
from nacka_sekreterare.ui.avsnitt.part_card import PartCard, chosen_card
from nacka_sekreterare.ui.avsnitt.parts import Key, Part, addable, parts_of, slag_key
from nacka_sekreterare.ui.avsnitt.saving import must_be_explained, save_part
from nacka_sekreterare.ui.desk import Desk
from nacka_sekreterare.ui.theme import SPACING, Role
from nacka_sekreterare.ui.widgets.buttons import SecondaryButton
from nacka_sekreterare.ui.widgets.card import Card
from nacka_sekreterare.ui.widgets.chip import Tone
from nacka_sekreterare.ui.widgets.flow import make_flow
from nacka_sekreterare.ui.widgets.labels import make_label
from nacka_sekreterare.ui.widgets.notice import InlineNotice
from nacka_sekreterare.ui.widgets.scroll_column import ScrollColumn, clear_layout


class ParagrafEditor(QWidget):
    """The sections of one §.

    Signals:
        typed: a key has been pressed in one of them.
        left: the focus has left one of them.
    """

    typed = Signal()
    left = Signal()

    def __init__(self, desk: Desk, kansli: Kansli, actions: Mapping[str, QAction]) -> None:
        super().__init__()
        self.setObjectName("paragraf_editor")
        self._desk = desk
        self._kansli = kansli
        self._akt: Akt | None = None
        self._arende_id: UUID | None = None
        self._opened: set[Key] = set()
        self.cards: list[PartCard] = []
        self._number = make_label("", Role.NUMBER, name="protokoll_number")
        self._rubrik = make_label("", Role.TITLE, is_wrapping=True, name="protokoll_rubrik")
        self._dnr = make_label("", Role.SMALL)
        self._notice = InlineNotice(parent=self)
        self._unlock = SecondaryButton(action=actions["andra_beslut"])
        self._unlock_action = actions["andra_beslut"]
        self._add = SecondaryButton(action=actions["nytt_avsnitt"])
        self._menu = QMenu(self)
        self._scroll = ScrollColumn(name="protokoll_scroll")
        self._card = Card(name="protokoll_card")
        self._parts = QVBoxLayout()
        self._menu.triggered.connect(self._on_menu_triggered)
        self._lay_out()

    # --- showing

    def show_paragraf(self, akt: Akt, arende_id: UUID) -> None:
        """Show a §; the texts are left alone where she is typing."""
        is_other = arende_id != self._arende_id
        self._akt, self._arende_id = akt, arende_id
        if is_other:
            self._opened.clear()
            self._scroll.verticalScrollBar().setValue(0)
        arende = akt.arende(arende_id)
        self._number.setText(f"§ {akt.nummer_of(arende_id)}")
        self._rubrik.setText(arende.rubrik)
        self._dnr.setText(arende.dnr)
        self._dnr.setVisible(bool(arende.dnr))
        self._show_standing()
        self._show_parts(parts_of(akt, arende_id, self._opened), is_other=is_other)

    def _lay_out(self) -> None:
        head = QHBoxLayout()
        head.setSpacing(SPACING.small)
        words = QVBoxLayout()
        words.setSpacing(0)
        words.addWidget(self._rubrik)
        words.addWidget(self._dnr)
        head.addWidget(self._number, 0, Qt.AlignmentFlag.AlignTop)
        head.addLayout(words, 1)
        self._parts.setSpacing(SPACING.medium)
        self._card.body.setSpacing(SPACING.medium)
        self._card.body.addLayout(head)
        self._card.body.addWidget(self._notice)
        self._card.body.addLayout(self._parts)
        self._card.body.addWidget(make_flow(self._add, self._unlock))
        self._scroll.column.setContentsMargins(SPACING.medium, 0, SPACING.medium, 0)
        self._scroll.column.addWidget(self._card)
        self._scroll.column.addStretch(1)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.addWidget(self._scroll)

    def minimumSizeHint(self) -> QSize:
        """As wide as what is in it, which is never cut."""
        bar = self._scroll.verticalScrollBar().sizeHint().width()
        return QSize(self._scroll.column.minimumSize().width() + bar, super().minimumSizeHint().height())

    def _show_standing(self) -> None:
        """Say what cannot be changed, and why."""
        is_locked = self._is_unexplained and not self._is_justerad
        self._unlock_action.setEnabled(is_locked)
        self._unlock.setVisible(is_locked)
        self._add.setVisible(not self._is_justerad)
        if self._is_justerad:
            text = "Paragrafen är justerad och kan inte ändras. Fel rättas med en rättelse som syns."
            self._notice.set_notice(text, "", Tone.NEUTRAL)
        elif is_locked:
            text = "Sammanträdet är avslutat. Det som hände är låst; ska det ändras frågar programmet varför."
            self._notice.set_notice(text, "", Tone.NEUTRAL)
        else:
            reason = self._desk.reasons.known(self._akt, self._arende_id) if self._akt else ""
            self._notice.set_notice(f"Paragrafen ändras efter sammanträdet: {reason}." if reason else "")

    def _show_parts(self, parts: tuple[Part, ...], *, is_other: bool) -> None:
        if is_other or [card.part.key for card in self.cards] != [part.key for part in parts]:
            self._build(parts)
        for card, part in zip(self.cards, parts, strict=True):
            card.show_part(part, is_read_only=self._is_read_only(part))

    def _build(self, parts: tuple[Part, ...]) -> None:
        focused = next((card.part.key for card in self.cards if card.edit.hasFocus()), None)
        clear_layout(self._parts)
        self.cards = [PartCard(part, number) for number, part in enumerate(parts)]
        for card in self.cards:
            self._parts.addWidget(card)
            card.edited.connect(self._on_card_edited)
            card.typed.connect(self._on_card_typed)
            card.left.connect(self.left)
            card.restore_wanted.connect(self._restore)
            card.keep_wanted.connect(self._keep)
            if card.part.key == focused:
                card.edit.setFocus()
        if not parts:
            words = "Inget är antecknat i paragrafen än. Beslutet tas under Sammanträde, eller skriv ett avsnitt här."
            self._parts.addWidget(make_label(words, Role.MUTED, is_wrapping=True))

    # --- what may be changed

    @property
    def _is_justerad(self) -> bool:
        justering = self._akt.justering_of(self._arende_id) if self._akt and self._arende_id else None
        return justering is not None and justering.justerad_date is not None

    @property
    def _is_unexplained(self) -> bool:
        return self._akt is not None and self._desk.reasons.is_missing(self._akt, self._arende_id)

    def _is_read_only(self, part: Part) -> bool:
        return self._is_justerad or (self._is_unexplained and must_be_explained(part))

    def _explain(self) -> str | None:
        """The reason for a change of this §; None when she backs out."""
        if self._akt is None or self._arende_id is None:
            return None
        return self._desk.reasons.ask(self._akt, self._arende_id)

    # --- acting

    def flush(self) -> None:
        """Save what is being typed."""
        for card in self.cards:
            card.edit.flush()

    def unlock_beslut(self) -> None:
        """Ask why the § is changed after the sammanträde, once per §, and let her change it."""
        focused = next((card.part.key for card in self.cards if card.edit.hasFocus()), None)
        if self._arende_id is None or self._akt is None or self._explain() is None:
            return
        self.show_paragraf(self._akt, self._arende_id)
        here = next((card for card in self.cards if card.part.key == focused), None)
        chosen = here or next((card for card in self.cards if card.part.ar_beslut), None)
        if chosen is not None:
            chosen.edit.setFocus()

    def open_menu(self) -> None:
        """Let her choose a section to add."""
        if self._akt is None or self._arende_id is None or self._is_justerad:
            return
        self._menu.clear()
        for slag, rubrik in addable(self._akt, [card.part for card in self.cards]):
            self._menu.addAction(rubrik).setData(slag)
        self._menu.popup(self._add.mapToGlobal(self._add.rect().bottomLeft()))

    def open_section(self, slag: Avsnittsslag) -> None:
        """Show an empty section to write in; of what happened, the reason is asked for first."""
        if self._akt is None or self._arende_id is None or (asks_for_reason(slag) and self._explain() is None):
            return
        self._opened.add(slag_key(slag))
        self.show_paragraf(self._akt, self._arende_id)
        card = next((card for card in self.cards if card.part.slag is slag), None)
        if card is not None:
            card.edit.setFocus()

    def restore_current(self) -> None:
        """Take the generated text back in the section with the focus, or in the only one worded by hand."""
        chosen = chosen_card(self.cards, lambda part: part.ar_egen)
        if chosen is not None:
            self._restore(chosen)

    def keep_current(self) -> None:
        """Let what she wrote stand in the section with the focus, or in the only one whose ground has changed."""
        chosen = chosen_card(self.cards, lambda part: part.ar_inaktuell)
        if chosen is not None:
            self._keep(chosen)

    def _keep(self, card: PartCard) -> None:
        arende_id, slag = self._arende_id, card.part.av_slag
        if arende_id is not None and not self._is_justerad:
            self._desk.operations.run(lambda: keep_own_wording(self._kansli, arende_id, slag))

    def _restore(self, card: PartCard) -> None:
        arende_id, slag = self._arende_id, card.part.av_slag
        if arende_id is None or self._is_justerad:
            return
        reason = self._explain() if must_be_explained(card.part) else ""
        if reason is not None:
            self._opened.discard(slag_key(slag))
            self._desk.operations.run(lambda: restore_generated(self._kansli, arende_id, slag, orsak=reason))

    def _on_menu_triggered(self, action: QAction) -> None:
        self.open_section(Avsnittsslag(action.data()))

    def _on_card_typed(self) -> None:
        self.typed.emit()

    def _on_card_edited(self, card: PartCard, text: FormattedText) -> None:
        arende_id, part, kansli = self._arende_id, card.part, self._kansli
        if arende_id is None or self._akt is None:
            return
        self._opened.add(part.key)
        reason = self._desk.reasons.known(self._akt, arende_id)
        self._desk.operations.run(lambda: save_part(kansli, arende_id, part, text, reason))
