"""Omröstning as a form: what Ja and Nej mean, then a letter per person; sluten with totals only."""

from functools import partial
from uuid import UUID

from PySide6.QtWidgets import QCheckBox, QHBoxLayout, QLineEdit

from nacka_sekreterare.domain.akt import Akt
from nacka_sekreterare.domain.arende import Arende
from nacka_sekreterare.domain.errors import ContradictionError
from nacka_sekreterare.domain.proposition import Alternativ
from nacka_sekreterare.domain.proposition_text import betydelse
from nacka_sekreterare.domain.rostlangd import beslutsforhet, rostlangd
from nacka_sekreterare.domain.votering import Rost, Rostval, Votering, Voteringsform
from nacka_sekreterare.domain.votering_finding import (
    foreslagen_utslagsrost,
    refuse_votering_contradiction,
    take_no_part,
)
from nacka_sekreterare.services import votering
from nacka_sekreterare.ui.actions import set_keys
from nacka_sekreterare.ui.sammantrade.ballot_grid import BallotGrid
from nacka_sekreterare.ui.sammantrade.casting_choice import CastingChoice
from nacka_sekreterare.ui.sammantrade.closed_totals import ClosedTotals
from nacka_sekreterare.ui.sammantrade.inline_form import InlineForm
from nacka_sekreterare.ui.sammantrade.live import Live, PageKeys
from nacka_sekreterare.ui.sammantrade.punkt_choice import PunktChoice
from nacka_sekreterare.ui.theme import SPACING, Role
from nacka_sekreterare.ui.widgets.buttons import SecondaryButton
from nacka_sekreterare.ui.widgets.flow import make_flow
from nacka_sekreterare.ui.widgets.labels import make_label

_HINT = "J ja · N nej · A avstår · F frånvarande · Skift+bokstav: alla som är kvar · B byt · S sluten · ↵ spara"

_LETTERS = (
    ("J", "Ja"),
    ("N", "Nej"),
    ("A", "Avstår"),
    ("F", "Frånvarande"),
    ("Skift+J", "Ja för alla kvar"),
    ("Backsteg", "Ta tillbaka en röst"),
    ("B", "Byt Ja och Nej"),
    ("S", "Sluten omröstning"),
    ("U", "Utslagsröst som ordföranden röstade"),
    ("Enter", "Spara"),
)


class VoteringForm(InlineForm):
    """One votering, new or corrected. The grid holds the röstlängd of this moment."""

    def __init__(self, live: Live, keys: PageKeys) -> None:
        super().__init__("votering_form", "Spara omröstningen")
        self._live = live
        self._known: Votering | None = None
        self._proposition_id: UUID | None = None
        self._sides: tuple[Alternativ | None, Alternativ | None] = (None, None)
        self._meant = ("", "")  # the words that follow from the sides; other words are hers
        self._voters: tuple[tuple[UUID, str], ...] = ()
        self.yes, self.no = _meaning("votering_ja", "Ja betyder"), _meaning("votering_nej", "Nej betyder")
        self.swap_button = SecondaryButton("Byt Ja och Nej", name="votering_byt")
        self.punkt = PunktChoice("votering_punkt")
        self.closed_box = QCheckBox("Sluten omröstning (bara antal)")
        self.closed_box.setObjectName("votering_sluten")
        self.room = make_label("", Role.SMALL, is_wrapping=True, name="votering_rostlangd")
        self.grid = BallotGrid(name="votering_rutnat", label="Röstlängd")
        self.closed_totals = ClosedTotals()
        self.totals = self.closed_totals.boxes
        self.sums = make_label("", Role.STRONG, name="votering_summa")
        self.casting = CastingChoice()
        self._lay_out()
        self._connect()
        keys.guard(self.yes, self.no)

    def _lay_out(self) -> None:
        for words, line in (("Ja för", self.yes), ("Nej för", self.no)):
            row = QHBoxLayout()
            label = make_label(words, Role.STRONG)
            label.setBuddy(line)
            label.setMinimumWidth(label.fontMetrics().horizontalAdvance("Nej för  "))
            row.addWidget(label)
            row.addWidget(line, 1)
            self.column.addLayout(row)
        self.column.addWidget(make_flow(self.swap_button, self.closed_box, self.punkt))
        self.column.addWidget(self.room)
        self.column.addWidget(self.grid)
        self._hint = make_label(_HINT, Role.SMALL, is_wrapping=True)
        self.column.addWidget(self._hint)
        self.column.addWidget(self.closed_totals)
        self.column.addWidget(self.sums)
        self.column.addWidget(self.casting)
        self.column.setSpacing(SPACING.tight)
        set_keys(self.grid, "Omröstning", _LETTERS)

    def _connect(self) -> None:
        self.grid.votes_changed.connect(self._show_sums)
        self.grid.completed.connect(self.submit)
        self.grid.letter_typed.connect(self._on_grid_letter_typed)
        self.swap_button.clicked.connect(self.swap)
        self.closed_box.toggled.connect(self._on_closed_box_toggled)
        self.closed_totals.value_changed.connect(self._show_sums)
        self.closed_totals.finished.connect(self.submit)
        for line in (self.yes, self.no):
            line.returnPressed.connect(self._focus_ballots)
        self.casting.value_changed.connect(self._clear_wrong)
        self.casting.finished.connect(self.submit)

    # --- filling --------------------------------------------------------------------------------------------------

    def prepare(self, akt: Akt, arende: Arende) -> None:
        """A new votering on the röstlängd of this moment, on no proposition."""
        self._known, self._proposition_id, self._sides, self._meant = None, None, (None, None), ("", "")
        self._voters = _voters(akt, arende, None)
        self.grid.set_voters(self._voters)
        self._show_meanings("bifall till förslaget", "avslag på förslaget")
        self.closed_box.setChecked(False)
        self.casting.set_value(None)
        self.closed_totals.show_values(None)
        self.punkt.show_arende(akt, arende)
        self.room.setText(_quorum_words(akt, arende))
        self._show_form()

    def prepare_proposition(self, akt: Akt, arende: Arende, draft: Votering) -> None:
        """A votering on a proposition: `draft` says which, and what Ja and Nej stand for."""
        self.prepare(akt, arende)
        self._proposition_id, self._sides = draft.proposition_id, (draft.ja, draft.nej)
        self._meant = (draft.ja_betyder, draft.nej_betyder)
        self._voters = _voters(akt, arende, draft.beslutspunkt_id)
        self.grid.set_voters(self._voters)
        self._show_meanings(draft.ja_betyder, draft.nej_betyder)
        self.punkt.setCurrentIndex(max(self.punkt.findData(str(draft.beslutspunkt_id)), 0))
        self.punkt.hide()

    def prepare_correction(self, akt: Akt, arende: Arende, known: Votering) -> None:
        """A votering that is recorded already."""
        self.prepare(akt, arende)
        self._known, self._proposition_id, self._sides = known, known.proposition_id, (known.ja, known.nej)
        meant = (betydelse(akt, known, Rostval.JA), betydelse(akt, known, Rostval.NEJ))
        self._meant = ("" if known.ja_betyder else meant[0], "" if known.nej_betyder else meant[1])
        votes = {rost.person_id: rost.val for rost in known.roster}
        strangers = tuple((p, akt.namn(p)) for p in votes if p not in {voter for voter, _ in self._voters})
        self._voters += strangers
        self.closed_box.setChecked(known.form is not Voteringsform.OPPEN)
        self.grid.set_voters(self._voters, votes)
        self._show_meanings(*meant)
        self.closed_totals.show_values(known)
        self.casting.set_value(known.vinnare if known.utslagsrost or known.lottad else None)
        self.punkt.setCurrentIndex(max(self.punkt.findData(str(known.beslutspunkt_id)), 0))
        self._show_form()

    def open_form(self) -> None:
        """Begin with the first in the röstlängd: the meanings are filled in already."""
        super().open_form()
        self._show_form()
        self._focus_ballots()

    # --- saving ---------------------------------------------------------------------------------------------------

    def draft(self) -> Votering | None:
        """The votering as it is filled in."""
        arende_id = self._live.arende_id
        if arende_id is None:
            return None
        is_closed = self.closed_box.isChecked()
        votes = {} if is_closed else self.grid.votes()
        fields: dict[str, object] = {
            "arende_id": arende_id,
            "beslutspunkt_id": self.punkt.value(),
            "proposition_id": self._proposition_id,
            "ordning": 0,
            "form": Voteringsform.SLUTEN if is_closed else Voteringsform.OPPEN,
            "ja": self._sides[0],
            "nej": self._sides[1],
            "ja_betyder": _own_words(self.yes, self._meant[0]),
            "nej_betyder": _own_words(self.no, self._meant[1]),
            "roster": tuple(Rost(person_id=person, val=vote) for person, vote in votes.items()),
        }
        draft = Votering.model_validate({**fields, **(self.closed_totals.values() if is_closed else {})})
        decisive = self.casting.value()
        if decisive is not None and draft.avgors_med_lott:
            return draft.model_copy(update={"lottad": decisive.value})
        return draft.model_copy(update={"utslagsrost": decisive})

    def submit(self) -> None:
        """Record it, unless it contradicts itself."""
        draft = self.draft()
        if draft is None:
            return
        if draft.antal(Rostval.JA) != draft.antal(Rostval.NEJ):
            draft = draft.model_copy(update={"utslagsrost": None, "lottad": ""})
        elif self._is_complete(draft) and draft.vinnare is None:
            self.casting.show()
            self.casting.focus_first()
            return
        try:
            refuse_votering_contradiction(self._live.akt, draft)
        except ContradictionError as error:
            self.show_wrong(error.sentence)
            return
        if self._save(draft):
            self.close_form()

    def swap(self) -> None:
        """Let Ja mean what Nej meant; the votes stay as they were said."""
        self._show_meanings(self.no.text(), self.yes.text())
        self._sides = (self._sides[1], self._sides[0])
        self._meant = (self._meant[1], self._meant[0])
        self._focus_ballots()

    # --- private --------------------------------------------------------------------------------------------------

    def _save(self, draft: Votering) -> bool:
        kansli, known = self._live.kansli, self._known
        if known is None:
            return self._live.run_explained(partial(votering.add_votering, kansli, draft))
        changes = {name: value for name, value in dict(draft).items() if name not in {"id", "ordning", "arende_id"}}
        return self._live.run_explained(partial(votering.update_votering, kansli, known.id, **changes))

    def _is_complete(self, draft: Votering) -> bool:
        """True when all have voted and Ja and Nej are as many: then the utslagsröst decides."""
        is_counted = self.closed_box.isChecked() or len(draft.roster) >= len(self._voters)
        return is_counted and draft.antal(Rostval.JA) == draft.antal(Rostval.NEJ) > 0

    def _show_meanings(self, yes: str, no: str) -> None:
        for line, words in ((self.yes, yes), (self.no, no)):
            line.setText(words)
            line.setCursorPosition(0)  # of a long one, its beginning is what tells
            line.setToolTip(words)

    def _show_form(self) -> None:
        is_closed = self.closed_box.isChecked()
        self.grid.setVisible(not is_closed and bool(self._voters))
        self._hint.setVisible(not is_closed and bool(self._voters))
        self.closed_totals.setVisible(is_closed)
        self._show_sums()

    def _show_sums(self) -> None:
        self._clear_wrong()
        draft = self.draft()
        if draft is None:
            return
        counted = {val: draft.antal(val) for val in Rostval}
        parts = [f"{counted[Rostval.JA]} ja", f"{counted[Rostval.NEJ]} nej"]
        parts += [f"{counted[Rostval.AVSTAR]} avstår"] if counted[Rostval.AVSTAR] else []
        parts += [f"{counted[Rostval.FRANVARANDE]} frånvarande"] if counted[Rostval.FRANVARANDE] else []
        left = len(self._voters) - sum(counted.values())
        parts += [f"{left} kvar"] if left > 0 and not self.closed_box.isChecked() else []
        self.sums.setText(" · ".join(parts))
        chair = None if draft.avgors_med_lott else foreslagen_utslagsrost(self._live.akt, draft)
        self.casting.propose(chair, by_lot=draft.avgors_med_lott)
        self.casting.setVisible(self._is_complete(draft))
        self.resized.emit()

    def _focus_ballots(self) -> None:
        if self.closed_box.isChecked():
            self.closed_totals.focus_first()
        else:
            (self.grid if self._voters else self.closed_box).setFocus()

    def _clear_wrong(self) -> None:
        self.show_wrong("")

    def _on_grid_letter_typed(self, letter: str) -> None:
        if letter == "B":
            self.swap()
        elif letter == "S":
            self.closed_box.setChecked(True)
        elif letter == "U" and self.casting.isVisible():
            self.casting.take_proposed()

    def _on_closed_box_toggled(self, _is_closed: bool) -> None:
        """What was filled in the other way is gone: a sluten omröstning never keeps a ballot."""
        self.grid.set_voters(self._voters)
        self._show_form()
        if self.isVisible():
            self._focus_ballots()


def _meaning(name: str, label: str) -> QLineEdit:
    line = QLineEdit()
    line.setObjectName(name)
    line.setAccessibleName(label)
    return line


def _voters(akt: Akt, arende: Arende, punkt_id: UUID | None) -> tuple[tuple[UUID, str], ...]:
    """Who is asked for a vote: the röstlängd of this moment, but for who has said that they take no part (KL 4:25)."""
    passive = take_no_part(akt, Votering(arende_id=arende.id, beslutspunkt_id=punkt_id, ordning=0))
    asked = (place.person_id for place in rostlangd(akt, arende.id) if place.person_id not in passive)
    return tuple((person, akt.namn(person)) for person in asked)


def _own_words(line: QLineEdit, meant: str) -> str:
    """What she wrote herself; empty where it is what follows from the alternative."""
    words = line.text().strip()
    return "" if words == meant.strip() else words


def _quorum_words(akt: Akt, arende: Arende) -> str:
    quorum = beslutsforhet(akt, arende.id)
    state = "beslutsfört" if quorum.ar_beslutsfor else f"inte beslutsfört ({quorum.kravs} krävs)"
    number = akt.nummer_of(arende.id)
    where = f" § {number}" if number is not None else ""
    return f"Röstlängd{where} nu: {quorum.antal} av {quorum.antal_platser} tjänstgör, {state}"
