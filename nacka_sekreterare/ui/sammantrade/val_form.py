"""Val med slutna sedlar: candidates and their votes, blanka, ogiltiga; lottning among the tied (KL 5:54–56).

Only totals are recorded, never who voted for whom.
"""

from collections.abc import Iterable
from functools import partial

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import (
    QButtonGroup,
    QHBoxLayout,
    QLineEdit,
    QRadioButton,
    QSpinBox,
    QVBoxLayout,
    QWidget,
)

from nacka_sekreterare.domain.akt import Akt
from nacka_sekreterare.domain.arende import Arende
from nacka_sekreterare.domain.errors import ContradictionError
from nacka_sekreterare.domain.votering import Kandidatroster, Votering, Voteringsform
from nacka_sekreterare.domain.votering_finding import refuse_votering_contradiction
from nacka_sekreterare.services import votering
from nacka_sekreterare.ui.icons import IconName
from nacka_sekreterare.ui.sammantrade.inline_form import InlineForm
from nacka_sekreterare.ui.sammantrade.live import Live, PageKeys
from nacka_sekreterare.ui.sammantrade.room_state import present
from nacka_sekreterare.ui.theme import SPACING, Role
from nacka_sekreterare.ui.widgets.buttons import IconButton
from nacka_sekreterare.ui.widgets.flow import FlowRow
from nacka_sekreterare.ui.widgets.labels import make_label
from nacka_sekreterare.ui.widgets.scroll_column import clear_layout

_MOST_VOTES = 200


class NameLine(QLineEdit):
    """A candidate: some letters find one of those in the room, anybody else is typed whole. No list pops up.

    Signals:
        found(str): whom Enter would take.
        name_given(str): Enter with a name; an empty one says that there are no more.
    """

    found = Signal(str)
    name_given = Signal(str)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("val_kandidat")
        self.setAccessibleName("Kandidat")
        self.setPlaceholderText("Några bokstäver av namnet, och Enter")
        self._names: tuple[str, ...] = ()
        self.textChanged.connect(self._on_text_changed)

    def set_names(self, names: Iterable[str]) -> None:
        """Whom to find."""
        self._names = tuple(names)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Enter takes the first who fits, else the name as it is typed."""
        if event.key() in {Qt.Key.Key_Return, Qt.Key.Key_Enter} and not event.modifiers():
            name = self._meant()
            self.clear()
            self.name_given.emit(name)
            return
        super().keyPressEvent(event)

    def _meant(self) -> str:
        typed = self.text().strip()
        fitting = (name for name in self._names if typed and typed.casefold() in name.casefold())
        return next(fitting, typed)

    def _on_text_changed(self) -> None:
        self.found.emit(self._meant())


class ValForm(InlineForm):
    """One val, new or corrected."""

    def __init__(self, live: Live, keys: PageKeys) -> None:
        super().__init__("val_form", "Spara valet")
        self._live = live
        self._known: Votering | None = None
        self._votes: dict[str, QSpinBox] = {}
        self.uppdrag = QLineEdit()
        self.uppdrag.setObjectName("val_uppdrag")
        self.uppdrag.setAccessibleName("Vad valet gäller")
        self.uppdrag.setPlaceholderText("Uppdrag, till exempel andre vice ordförande (kan lämnas tomt)")
        self.name = NameLine()
        self._meant = make_label("", Role.SMALL, name="val_kandidat_funnen")
        self.blank = _votes_box("val_blanka", "Blanka")
        self.invalid = _votes_box("val_ogiltiga", "Ogiltiga")
        self._rows = QVBoxLayout()
        self._lot_row = FlowRow(SPACING.small)
        self._lots = QButtonGroup(self)
        self._lay_out()
        self.name.name_given.connect(self._on_name_given)
        self.name.found.connect(self._on_name_found)
        self.uppdrag.returnPressed.connect(self.name.setFocus)
        for box in (self.blank, self.invalid):
            box.lineEdit().returnPressed.connect(self.submit)
        keys.guard(self.uppdrag, self.name)

    def _lay_out(self) -> None:
        self.add_row("Val till", self.uppdrag)
        self._rows.setSpacing(SPACING.tight)
        self.column.addWidget(make_label("Kandidater och röster", Role.SMALL))
        self.column.addLayout(self._rows)
        self.column.addWidget(self.name)
        self.column.addWidget(self._meant)
        spoilt = QHBoxLayout()
        for words, box in (("Blanka", self.blank), ("Ogiltiga", self.invalid)):
            spoilt.addWidget(make_label(words, Role.SMALL))
            spoilt.addWidget(box)
        spoilt.addStretch(1)
        self.column.addLayout(spoilt)
        self.column.addWidget(self._lot_row)

    # --- filling --------------------------------------------------------------------------------------------------

    def prepare(self, akt: Akt, arende: Arende) -> None:
        """A new val among those in the room, or whoever is typed."""
        self._known = None
        self._fill((), akt, arende)
        self.uppdrag.setText("")
        self.blank.setValue(0)
        self.invalid.setValue(0)

    def prepare_correction(self, akt: Akt, arende: Arende, known: Votering) -> None:
        """A val that is recorded already."""
        self._known = known
        self._fill(known.kandidater, akt, arende)
        self.uppdrag.setText(known.uppdrag)
        self.blank.setValue(known.antal_avstar)
        self.invalid.setValue(known.antal_ogiltiga)

    def open_form(self) -> None:
        """Begin with the first candidate."""
        super().open_form()
        self.name.setFocus()

    # --- saving ---------------------------------------------------------------------------------------------------

    def draft(self) -> Votering | None:
        """The val as it is filled in."""
        arende_id = self._live.arende_id
        if arende_id is None:
            return None
        lot = self._lots.checkedButton()
        return Votering(
            arende_id=arende_id,
            ordning=0,
            form=Voteringsform.VAL,
            uppdrag=self.uppdrag.text().strip(),
            kandidater=tuple(Kandidatroster(namn=name, roster=box.value()) for name, box in self._votes.items()),
            antal_avstar=self.blank.value(),
            antal_ogiltiga=self.invalid.value(),
            lottad=str(lot.property("kandidat")) if lot is not None and self._tied() else "",
        )

    def submit(self) -> None:
        """Record it; at a tie the lot is asked for first."""
        if not self._votes:
            self.show_wrong("Ingen kandidat är antecknad. Skriv ett namn och tryck Enter.")
            self.name.setFocus()
            return
        draft = self.draft()
        if draft is None:
            return
        if self._tied() and not draft.lottad:
            self._offer_lots()
            return
        try:
            refuse_votering_contradiction(self._live.akt, draft)
        except ContradictionError as error:
            self.show_wrong(error.sentence)
            return
        kansli, known = self._live.kansli, self._known
        if known is None:
            is_saved = self._live.run_explained(partial(votering.add_votering, kansli, draft))
        else:
            changes = {name: value for name, value in dict(draft).items() if name not in {"id", "ordning", "arende_id"}}
            is_saved = self._live.run_explained(partial(votering.update_votering, kansli, known.id, **changes))
        if is_saved:
            self.close_form()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """On the lots, a number takes its name and saves; Enter takes the one it stands on."""
        lots, number = self._lots.buttons(), event.key() - Qt.Key.Key_1.value
        focused = next((lot for lot in lots if lot.hasFocus()), None)
        taken = focused if event.key() in {Qt.Key.Key_Return, Qt.Key.Key_Enter} else None
        if focused is not None and 0 <= number < len(lots):
            taken = lots[number]
        if taken is None:
            super().keyPressEvent(event)
            return
        taken.setChecked(True)
        self.submit()

    # --- private --------------------------------------------------------------------------------------------------

    def _fill(self, candidates: Iterable[Kandidatroster], akt: Akt, arende: Arende) -> None:
        clear_layout(self._rows)
        self._votes.clear()
        self._clear_lots()
        self.name.set_names(akt.person(person).namn for person, _ in present(akt, arende.id))
        self.name.clear()
        for candidate in candidates:
            self._add(candidate.namn).setValue(candidate.roster)

    def _add(self, name: str) -> QSpinBox:
        row = QWidget()
        line = QHBoxLayout(row)
        line.setContentsMargins(0, 0, 0, 0)
        box = _votes_box(f"val_roster_{len(self._votes)}", f"Röster på {name}")
        remove = IconButton(IconName.CLOSE, f"Ta bort {name}", object_name=f"val_ta_bort_{len(self._votes)}")
        remove.clicked.connect(partial(self._remove, name, row))
        box.lineEdit().returnPressed.connect(self.name.setFocus)
        box.valueChanged.connect(self._on_box_value_changed)
        line.addWidget(make_label(name, is_wrapping=True), 1)
        line.addWidget(box)
        line.addWidget(remove)
        self._rows.addWidget(row)
        row.show()  # at once, so that it can have the focus
        self._votes[name] = box
        self.resized.emit()
        return box

    def _remove(self, name: str, row: QWidget) -> None:
        self._votes.pop(name, None)
        self._rows.removeWidget(row)
        row.hide()
        row.deleteLater()
        self._clear_lots()
        self.name.setFocus()

    def _tied(self) -> tuple[str, ...]:
        """Those who share the most votes, when they are several."""
        most = max((box.value() for box in self._votes.values()), default=0)
        leading = tuple(name for name, box in self._votes.items() if box.value() == most)
        return leading if len(leading) > 1 and most > 0 else ()

    def _offer_lots(self) -> None:
        self._clear_lots()
        self._lot_row.add(make_label("Lika många röster. Lotten föll på:"))
        for number, name in enumerate(self._tied(), start=1):
            button = QRadioButton(f"{name} ({number})")
            button.setObjectName(f"val_lott_{number}")
            button.setProperty("kandidat", name)
            self._lots.addButton(button)
            self._lot_row.add(button)
        self._lot_row.show()
        self._lots.buttons()[0].setFocus(Qt.FocusReason.OtherFocusReason)
        self.resized.emit()

    def _clear_lots(self) -> None:
        for button in self._lots.buttons():
            self._lots.removeButton(button)
        self._lot_row.clear()
        self._lot_row.hide()

    def _on_name_found(self, name: str) -> None:
        self._meant.setText(f"Enter: {name}" if name else "")

    def _on_name_given(self, name: str) -> None:
        self.show_wrong("")
        if not name:
            self.submit()
            return
        box = self._votes.get(name) or self._add(name)
        box.setFocus()
        box.selectAll()

    def _on_box_value_changed(self, _value: int) -> None:
        self.show_wrong("")
        self._clear_lots()


def _votes_box(name: str, label: str) -> QSpinBox:
    box = QSpinBox()
    box.setObjectName(name)
    box.setAccessibleName(label)
    box.setRange(0, _MOST_VOTES)
    return box
