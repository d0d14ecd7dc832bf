"""One beslutspunkt on the § card: what is proposed, and once it is decided, the beslut to write in."""

from uuid import UUID

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from nacka_sekreterare.domain.beslut import Beslutspunkt, Utfall
from nacka_sekreterare.domain.skillnad import ar_lika_nog
from nacka_sekreterare.domain.text import FormattedText
from nacka_sekreterare.domain.text_finding import since_forslag, since_klubbslag
from nacka_sekreterare.ui.theme import SPACING, Role
from nacka_sekreterare.ui.widgets.buttons import QuietButton
from nacka_sekreterare.ui.widgets.chip import Chip, Tone
from nacka_sekreterare.ui.widgets.difference import DifferenceView
from nacka_sekreterare.ui.widgets.formatted.edit import FormattedTextEdit
from nacka_sekreterare.ui.widgets.labels import make_label

UTFALL_WORDS = {
    Utfall.ENLIGT_FORSLAG: ("enligt förslag", Tone.SUCCESS),
    Utfall.ANDRAT: ("ändrat", Tone.ACCENT),
    Utfall.AVSLAG: ("avslag", Tone.ACCENT),
    Utfall.BORDLAGD: ("bordlagd", Tone.WARNING),
    Utfall.ATERREMITTERAD: ("återremitterad", Tone.WARNING),
    Utfall.UTGAR: ("utgår", Tone.NEUTRAL),
    Utfall.ANTECKNAD: ("antecknas", Tone.SUCCESS),
    Utfall.STANDARDAKT: ("beslutat", Tone.SUCCESS),
}


class PunktEditor(QWidget):
    """Shows one beslutspunkt; the page says what may be done.

    Signals:
        beslut_edited(UUID | None, FormattedText): the beslut has been typed in; None when the ärende has no punkt yet.
        motivering_edited(UUID, FormattedText): the motivering of an återremiss or bordläggning.
        act_asked(str, UUID): "forslag", "andrat" or "avslag" for this punkt alone.
        left: the focus has left a text.
    """

    beslut_edited = Signal(object, object)
    motivering_edited = Signal(object, object)
    act_asked = Signal(str, object)
    left = Signal()

    def __init__(self, index: int, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName(f"punkt_{index}")
        self._punkt: Beslutspunkt | None = None
        self._title = make_label(f"Punkt {index + 1}", Role.STRONG)
        self._chip = Chip("öppen")
        self._own_acts: list[QuietButton] = []
        self._proposal_label = make_label("Förslag till beslut", Role.SMALL)
        self.proposal = FormattedTextEdit(name=f"forslag_{index}", label="Förslag till beslut", minimum_lines=1)
        self.proposal.setReadOnly(True)
        self.beslut = FormattedTextEdit(
            name=f"beslut_{index}", label="Beslut", placeholder="Skriv beslutet här", minimum_lines=2
        )
        self._reason_label = make_label("Motivering", Role.SMALL)
        self.motivering = FormattedTextEdit(
            name=f"motivering_{index}",
            label="Motivering",
            placeholder="Vad som ska utredas eller varför (kan lämnas tomt)",
            minimum_lines=1,
        )
        self.against_forslag = DifferenceView(f"mot_forslag_{index}")
        self.since_klubbslag = DifferenceView(f"sedan_klubbslag_{index}")
        self._lay_out(index)
        self.beslut.text_edited.connect(self._on_beslut_text_edited)
        self.motivering.text_edited.connect(self._on_motivering_text_edited)
        self.beslut.left.connect(self.left)
        self.motivering.left.connect(self.left)

    def _lay_out(self, index: int) -> None:
        self._head = QWidget()
        head = QHBoxLayout(self._head)
        head.setContentsMargins(0, 0, 0, 0)
        head.addWidget(self._title)
        head.addWidget(self._chip)
        head.addStretch(1)
        for act, text in (("forslag", "Enligt förslag"), ("andrat", "Ändrat"), ("avslag", "Avslag")):
            button = QuietButton(text, name=f"punkt_{index}_{act}")
            button.setAccessibleName(f"Punkt {index + 1}: {text}")
            button.setProperty("act", act)
            button.clicked.connect(self._on_own_act_clicked)
            head.addWidget(button)
            self._own_acts.append(button)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(SPACING.tight)
        for widget in (
            self._head,
            self._proposal_label,
            self.proposal,
            self.beslut,
            self.since_klubbslag,
            self.against_forslag,
            self._reason_label,
            self.motivering,
        ):
            column.addWidget(widget)

    def show_punkt(
        self,
        punkt: Beslutspunkt | None,
        proposal: FormattedText,
        *,
        is_one_of_many: bool,
        may_write: bool,
        writes_first: bool,
    ) -> None:
        """Show a punkt, or an ärende that has none yet. `proposal` is what would be decided by the primary act."""
        is_other = (punkt.id if punkt else None) != (self._punkt.id if self._punkt else None)
        if is_other:
            self.flush()
        self._punkt = punkt
        utfall = punkt.utfall if punkt else None
        beslut = punkt.beslut if punkt else FormattedText()
        is_open = utfall is None
        self._head.setVisible(is_one_of_many)
        self._chip.set_state(*(UTFALL_WORDS[utfall] if utfall else ("öppen", Tone.NEUTRAL)))
        for button in self._own_acts:
            button.setVisible(is_one_of_many and is_open and may_write)
        shows_proposal = not proposal.is_empty and (is_open or proposal != beslut) and utfall is not Utfall.STANDARDAKT
        is_told = self._show_differences(punkt)
        shows_proposal = shows_proposal and not is_told
        self.proposal.set_text(proposal)
        self.proposal.setVisible(shows_proposal)
        self._proposal_label.setVisible(shows_proposal and not is_open)
        self.beslut.set_text(beslut)
        stands_above = is_one_of_many and not is_open and beslut.is_empty  # the sentence stands at the first punkt
        self.beslut.setVisible((not is_open or (writes_first and proposal.is_empty)) and not stands_above)
        self.beslut.setReadOnly(not may_write)
        is_later = utfall in {Utfall.ATERREMITTERAD, Utfall.BORDLAGD} and not stands_above
        self._reason_label.setVisible(is_later)
        self.motivering.setVisible(is_later)
        self.motivering.setReadOnly(not may_write)
        self.motivering.set_text(punkt.motivering if punkt else FormattedText())

    def _show_differences(self, punkt: Beslutspunkt | None) -> bool:
        """Show how the beslut reads now. True when it tells of the förslag, which then need not be shown itself."""
        since = since_klubbslag(punkt) if punkt else ()
        against = since_forslag(punkt) if punkt else ()
        is_told = bool(against) and (against == since or ar_lika_nog(against))
        self.since_klubbslag.show_difference("Ändrat sedan klubbslaget", since)
        self.against_forslag.show_difference("Mot förslaget", against if is_told and against != since else ())
        return is_told

    @property
    def punkt_id(self) -> UUID | None:
        """The punkt that is shown."""
        return self._punkt.id if self._punkt else None

    def flush(self) -> None:
        """Save what is being typed."""
        self.beslut.flush()
        self.motivering.flush()

    def _on_beslut_text_edited(self, text: FormattedText) -> None:
        self.beslut_edited.emit(self.punkt_id, text)

    def _on_motivering_text_edited(self, text: FormattedText) -> None:
        if self._punkt is not None:
            self.motivering_edited.emit(self._punkt.id, text)

    def _on_own_act_clicked(self) -> None:
        if self._punkt is not None:
            self.act_asked.emit(self.sender().property("act"), self._punkt.id)
