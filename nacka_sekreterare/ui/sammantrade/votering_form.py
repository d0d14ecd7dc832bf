"""Omröstning as a form: what Ja and Nej mean, then a letter per person; sluten with totals only."""

from functools import partial
from uuid import UUID

from PySide6.QtWidgets import QCheckBox, QComboBox, QHBoxLayout, QLineEdit, QSpinBox, QVBoxLayout, QWidget

from nacka_sekreterare.domain.akt import Akt
from nacka_sekreterare.domain.arende import Arende
from nacka_sekreterare.domain.errors import ContradictionError
from nacka_sekreterare.domain.rostlangd import rostlangd
from nacka_sekreterare.domain.votering import Rost, Rostval, Votering, Voteringsform
from nacka_sekreterare.domain.votering_finding import refuse_votering_contradiction
from nacka_sekreterare.domain.yrkande import Yrkandeslag
from nacka_sekreterare.services import votering
from nacka_sekreterare.ui.sammantrade.ballot_grid import BallotGrid
from nacka_sekreterare.ui.sammantrade.inline_form import InlineForm
from nacka_sekreterare.ui.sammantrade.live import Live, PageKeys
from nacka_sekreterare.ui.sammantrade.punkt_choice import PunktChoice
from nacka_sekreterare.ui.theme import SPACING, Role
from nacka_sekreterare.ui.widgets.labels import make_label

_TOTALS = (("antal_ja", "Ja"), ("antal_nej", "Nej"), ("antal_avstar", "Avstår/blanka"), ("antal_ogiltiga", "Ogiltiga"))


class VoteringForm(InlineForm):
    """One votering, new or corrected. The grid holds the röstlängd of this moment."""

    def __init__(self, live: Live, keys: PageKeys) -> None:
        super().__init__("votering_form", "Spara omröstningen")
        self._live = live
        self._votering_id: UUID | None = None
        self._voters: tuple[tuple[UUID, str], ...] = ()
        self.yes, self.no = self._meaning("votering_ja", "Ja betyder"), self._meaning("votering_nej", "Nej betyder")
        self.punkt = PunktChoice("votering_punkt")
        self.closed_box = QCheckBox("Sluten omröstning (bara antal)")
        self.closed_box.setObjectName("votering_sluten")
        self.grid = BallotGrid(name="votering_rutnat", label="Röstlängd")
        self.totals = {name: QSpinBox() for name, _ in _TOTALS}
        self.sums = make_label("", Role.STRONG, name="votering_summa")
        self.casting = QComboBox()
        self.casting.setObjectName("votering_utslagsrost")
        self.casting.setAccessibleName("Ordförandens utslagsröst")
        for words, value in (("Välj utslagsröst", None), ("Ja", "ja"), ("Nej", "nej")):
            self.casting.addItem(words, value)
        self._lay_out()
        self._connect()
        keys.guard(self.yes, self.no)

    def _meaning(self, name: str, label: str) -> QLineEdit:
        line = QLineEdit()
        line.setObjectName(name)
        line.setAccessibleName(label)
        return line

    def _lay_out(self) -> None:
        self.add_row("Ja för", self.yes)
        self.add_row("Nej för", self.no)
        self.add_row("", self.closed_box, self.punkt)
        self._hint = make_label("J ja · N nej · A avstår · F frånvarande · ↵ spara", Role.SMALL)
        self.column.addWidget(self._hint)
        self.column.addWidget(self.grid)
        self._totals_row = QWidget()
        row = QHBoxLayout(self._totals_row)
        row.setContentsMargins(0, 0, 0, 0)
        for name, words in _TOTALS:
            box = self.totals[name]
            box.setObjectName(f"votering_{name}")
            box.setAccessibleName(words)
            box.setRange(0, 200)
            column = QVBoxLayout()
            column.addWidget(make_label(words, Role.SMALL))
            column.addWidget(box)
            row.addLayout(column)
        row.addStretch(1)
        self.column.addWidget(self._totals_row)
        self._casting_row = QWidget()
        casting = QHBoxLayout(self._casting_row)
        casting.setContentsMargins(0, 0, 0, 0)
        casting.setSpacing(SPACING.small)
        casting.addWidget(make_label("Lika många röster. Ordförandens utslagsröst:"))
        casting.addWidget(self.casting)
        casting.addStretch(1)
        self.column.addWidget(self.sums)
        self.column.addWidget(self._casting_row)

    def _connect(self) -> None:
        self.grid.votes_changed.connect(self._show_sums)
        self.grid.completed.connect(self.submit)
        self.closed_box.toggled.connect(self._on_closed_box_toggled)
        for box in self.totals.values():
            box.valueChanged.connect(self._show_sums)
        self.casting.currentIndexChanged.connect(self._clear_wrong)

    # --- filling --------------------------------------------------------------------------------------------------

    def prepare(self, akt: Akt, arende: Arende) -> None:
        """A new votering on the röstlängd of this moment, with what Ja and Nej most likely mean."""
        self._votering_id = None
        self._voters = tuple((place.person_id, akt.namn(place.person_id)) for place in rostlangd(akt, arende.id))
        self.grid.set_voters(self._voters)
        yes, no = _meanings(akt, arende)
        self.yes.setText(yes)
        self.no.setText(no)
        self.closed_box.setChecked(False)
        self.casting.setCurrentIndex(0)
        for box in self.totals.values():
            box.setValue(0)
        self.punkt.show_arende(akt, arende)
        self._show_form()

    def prepare_correction(self, akt: Akt, arende: Arende, known: Votering) -> None:
        """A votering that is recorded already."""
        self.prepare(akt, arende)
        self._votering_id = known.id
        votes = {rost.person_id: rost.val for rost in known.roster}
        strangers = tuple((p, akt.namn(p)) for p in votes if p not in {voter for voter, _ in self._voters})
        self._voters += strangers
        self.grid.set_voters(self._voters, votes)
        self.yes.setText(known.ja_betyder)
        self.no.setText(known.nej_betyder)
        self.closed_box.setChecked(known.form is not Voteringsform.OPPEN)
        for name, box in self.totals.items():
            box.setValue(getattr(known, name))
        index = self.casting.findData(known.utslagsrost.value if known.utslagsrost else None)
        self.casting.setCurrentIndex(max(index, 0))
        self.punkt.setCurrentIndex(max(self.punkt.findData(str(known.beslutspunkt_id)), 0))
        self._show_form()

    def open_form(self) -> None:
        """Begin with the first in the röstlängd: the meanings are filled in already."""
        super().open_form()
        self._show_form()
        first = self.totals["antal_ja"] if self.closed_box.isChecked() else self.grid
        (first if self._voters else self.closed_box).setFocus()

    # --- saving ---------------------------------------------------------------------------------------------------

    def draft(self) -> Votering | None:
        """The votering as it is filled in."""
        arende_id = self._live.arende_id
        if arende_id is None:
            return None
        is_closed = self.closed_box.isChecked()
        votes = {} if is_closed else self.grid.votes()
        casting = self.casting.currentData()
        fields: dict[str, object] = {
            "arende_id": arende_id,
            "beslutspunkt_id": self.punkt.value(),
            "ordning": 0,
            "form": Voteringsform.SLUTEN if is_closed else Voteringsform.OPPEN,
            "ja_betyder": self.yes.text().strip(),
            "nej_betyder": self.no.text().strip(),
            "roster": tuple(Rost(person_id=person, val=vote) for person, vote in votes.items()),
            "utslagsrost": Rostval(casting) if casting else None,
        }
        if is_closed:
            fields |= {name: box.value() for name, box in self.totals.items()}
        return Votering.model_validate(fields)

    def submit(self) -> None:
        """Record it, unless it contradicts itself."""
        draft = self.draft()
        if draft is None:
            return
        if draft.antal(Rostval.JA) != draft.antal(Rostval.NEJ):
            draft = draft.model_copy(update={"utslagsrost": None})
        try:
            refuse_votering_contradiction(self._live.akt, draft)
        except ContradictionError as error:
            self.show_wrong(error.sentence)
            if self._casting_row.isVisible() and draft.vinnare is None:
                self.casting.setFocus()
            return
        kansli, known = self._live.kansli, self._votering_id
        if known is None:
            is_saved = self._live.run_explained(partial(votering.add_votering, kansli, draft))
        else:
            changes = {name: value for name, value in dict(draft).items() if name not in {"id", "ordning", "arende_id"}}
            is_saved = self._live.run_explained(partial(votering.update_votering, kansli, known, **changes))
        if is_saved:
            self.close_form()

    # --- private --------------------------------------------------------------------------------------------------

    def _show_form(self) -> None:
        is_closed = self.closed_box.isChecked()
        self.grid.setVisible(not is_closed and bool(self._voters))
        self._hint.setVisible(not is_closed and bool(self._voters))
        self._totals_row.setVisible(is_closed)
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
        is_tie = counted[Rostval.JA] == counted[Rostval.NEJ] and counted[Rostval.JA] > 0
        self._casting_row.setVisible(is_tie and left <= 0)

    def _clear_wrong(self) -> None:
        self.show_wrong("")

    def _on_closed_box_toggled(self, _is_closed: bool) -> None:
        self._show_form()


def _meanings(akt: Akt, arende: Arende) -> tuple[str, str]:
    """Bifall against the first other proposal."""
    standing = [y for y in akt.yrkanden if y.arende_id == arende.id and not y.ar_aterkallat]
    changing = next((y for y in standing if y.slag is Yrkandeslag.ANDRING), None)
    if changing is not None and changing.person_ids and not any(y.slag is Yrkandeslag.AVSLAG for y in standing):
        from nacka_sekreterare.domain.fraser import namn_genitive

        return "bifall till förslaget", f"bifall till {namn_genitive(akt, changing.person_ids)} ändringsyrkande"
    return "bifall till förslaget", "avslag på förslaget"
