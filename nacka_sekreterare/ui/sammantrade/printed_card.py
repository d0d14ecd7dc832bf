"""The sentences that the acts write, as they will be printed: hers as soon as she writes in them."""

from functools import partial
from uuid import UUID

from nacka_sekreterare.domain.akt import Akt
from nacka_sekreterare.domain.arende import Arende, Avsnittsslag
from nacka_sekreterare.domain.text import FormattedText
from nacka_sekreterare.services.avsnitt import keep_own_wording, restore_generated
from nacka_sekreterare.ui.avsnitt.part_card import PartCard, chosen_card
from nacka_sekreterare.ui.avsnitt.parts import Part, parts_of
from nacka_sekreterare.ui.avsnitt.saving import must_be_explained, save_part
from nacka_sekreterare.ui.sammantrade.live import Live, PageKeys
from nacka_sekreterare.ui.widgets.card import Card

_TOLD_ELSEWHERE = frozenset(
    {
        Avsnittsslag.BESKRIVNING,
        Avsnittsslag.UNDERLAG,
        Avsnittsslag.TIDIGARE,
        Avsnittsslag.BILAGOR,
        Avsnittsslag.EXPEDIERING,
        Avsnittsslag.EKONOMI,
        Avsnittsslag.BARN,
    }
)


class PrintedCard(Card):
    """The sections of the § that is shown, each to read and to word by hand."""

    def __init__(self, live: Live, keys: PageKeys) -> None:
        super().__init__("Så står det i protokollet", name="printed_card")
        self._live = live
        self._keys = keys
        self.cards: list[PartCard] = []
        self._shown_cards: list[PartCard] = []
        self._arende_id: UUID | None = None
        self.hide()

    def show_arende(self, akt: Akt, arende: Arende) -> None:
        """Show what will be printed beside the beslut and the text about the ärende."""
        self._arende_id = arende.id
        parts = [part for part in parts_of(akt, arende.id) if _is_told_here(part)]
        for index, part in enumerate(parts):
            card = self.cards[index] if index < len(self.cards) else self._add_card(part)
            is_locked = must_be_explained(part) and not self._live.has_reason()
            card.show_part(
                part,
                is_read_only=is_locked or self._live.is_justerad,
                is_explainable=is_locked and not self._live.is_justerad,
            )
            card.show()
        self._shown_cards, unused = self.cards[: len(parts)], self.cards[len(parts) :]
        for card in unused:
            card.hide()
        self.setVisible(bool(parts))

    def leave(self, arende: Arende) -> None:
        """Hide what another ärende says until this one's is shown."""
        if self._arende_id != arende.id:
            self.hide()

    def restore_current(self) -> None:
        """Take the generated text back in the section with the focus, or in the only one worded by hand."""
        chosen = chosen_card(self._shown_cards, lambda part: part.ar_egen)
        if chosen is not None:
            self._on_card_restore_wanted(chosen)

    def keep_current(self) -> None:
        """Let what she wrote stand in the section with the focus, or in the only one whose ground has changed."""
        chosen = chosen_card(self._shown_cards, lambda part: part.ar_inaktuell)
        if chosen is not None:
            self._on_card_keep_wanted(chosen)

    def _add_card(self, part: Part) -> PartCard:
        card = PartCard(part, len(self.cards), "avsnitt")
        card.edited.connect(self._on_card_edited)
        card.left.connect(self._live.kansli.leave_field)
        card.restore_wanted.connect(self._on_card_restore_wanted)
        card.keep_wanted.connect(self._on_card_keep_wanted)
        card.explain_wanted.connect(self._on_card_explain_wanted)
        self._live.desk.operations.about_to_run.connect(card.edit.flush)
        self._keys.guard(card.edit)
        self.cards.append(card)
        self.body.addWidget(card)
        return card

    def _on_card_edited(self, card: PartCard, text: FormattedText) -> None:
        arende_id, part = self._arende_id, card.part
        reason = self._live.reason() if must_be_explained(part) else ""
        if arende_id is not None and reason is not None:
            self._live.run(partial(save_part, self._live.kansli, arende_id, part, text, reason))

    def _on_card_restore_wanted(self, card: PartCard) -> None:
        arende_id = self._arende_id
        reason = self._live.reason() if must_be_explained(card.part) else ""
        if arende_id is not None and reason is not None and not self._live.is_justerad:
            slag = card.part.av_slag
            self._live.run(partial(restore_generated, self._live.kansli, arende_id, slag, orsak=reason))

    def _on_card_keep_wanted(self, card: PartCard) -> None:
        if self._arende_id is not None and not self._live.is_justerad:
            self._live.run(partial(keep_own_wording, self._live.kansli, self._arende_id, card.part.av_slag))

    def _on_card_explain_wanted(self, card: PartCard) -> None:
        if self._live.reason() is not None:
            card.show_part(card.part, is_read_only=False)
            card.edit.setFocus()


def _is_told_here(part: Part) -> bool:
    """The beslut has its own card, unless it was written as a section."""
    return part.av_slag not in _TOLD_ELSEWHERE and part.punkt_id is None
