"""A file that came back from being signed: what it is, who has signed in it, and what she registers of that."""

from collections.abc import Callable
from datetime import date
from types import MappingProxyType
from typing import Final
from uuid import UUID

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QComboBox, QDialog, QHBoxLayout, QVBoxLayout, QWidget

from nacka_sekreterare.domain.akt import Akt
from nacka_sekreterare.domain.justering import Justering
from nacka_sekreterare.domain.underskriftskontroll import (
    Filutfall,
    Omdome,
    Signaturomdome,
    Signaturutfall,
    Utfardarutfall,
    avvikelse_sentence,
    fil_sentence,
    signatur_sentence,
    utfardare_sentence,
)
from nacka_sekreterare.services.underskrift import propose_signed
from nacka_sekreterare.ui.desk import Desk
from nacka_sekreterare.ui.justering.underskrift_words import ADOBE, BY_HAND, remaining_of, time_words, who
from nacka_sekreterare.ui.justering.words import signatarer_of
from nacka_sekreterare.ui.theme import SPACING, Role
from nacka_sekreterare.ui.widgets.buttons import PrimaryButton, SecondaryButton
from nacka_sekreterare.ui.widgets.card import Card
from nacka_sekreterare.ui.widgets.chip import Chip, Tone
from nacka_sekreterare.ui.widgets.dialog_size import open_at
from nacka_sekreterare.ui.widgets.flow import make_flow
from nacka_sekreterare.ui.widgets.labels import ElidedLabel, SectionLabel, make_label
from nacka_sekreterare.ui.widgets.moment_edits import DateEdit
from nacka_sekreterare.ui.widgets.notice import InlineNotice
from nacka_sekreterare.ui.widgets.scroll_column import ScrollColumn

_FIL_TONES: Final = MappingProxyType(
    {
        Filutfall.SAMMA_FIL: Tone.SUCCESS,
        Filutfall.SAMMA_SIDOR: Tone.SUCCESS,
        Filutfall.INTE_UNDERTECKNAD: Tone.WARNING,
        Filutfall.SKILJER: Tone.DANGER,
    }
)
_STANDS: Final = MappingProxyType(
    {
        Signaturutfall.OFORANDRAT: ("Oförändrat sedan dess", Tone.SUCCESS),
        Signaturutfall.FORANDRAT: ("Ändrat efteråt", Tone.DANGER),
        Signaturutfall.TRASIG: ("Går inte att läsa", Tone.DANGER),
    }
)
_ISSUERS: Final = MappingProxyType(
    {
        Utfardarutfall.KONTROLLERAD: ("Utfärdaren kontrollerad", Tone.SUCCESS),
        Utfardarutfall.EJ_BETRODD: ("Utfärdaren ej betrodd", Tone.WARNING),
        Utfardarutfall.EJ_KONTROLLERAD: ("Utfärdaren ej kontrollerad", Tone.NEUTRAL),
    }
)
_NOBODY: Final = "Ingen av undertecknarna"


class SignaturCard(Card):
    """One signature: who, when, whether it stands, and whose it is taken to be.

    Signals:
        changed: it is taken to be somebody else's, or has another day.
    """

    changed = Signal()

    def __init__(
        self,
        akt: Akt,
        justering: Justering,
        signatur: Signaturomdome,
        number: int,
        today: Callable[[], date],
    ) -> None:
        super().__init__(name=f"signatur_{number}")
        name = signatur.namn or "Utan namn i certifikatet"
        self.setAccessibleName(f"Underskrift {number}: {name}")
        self.signatar = QComboBox()
        self.signatar.setObjectName(f"signatur_signatar_{number}")
        self.signatar.setAccessibleName(f"Vems underskrift {name} är")
        self.signatar.addItem(_NOBODY, None)
        self._ids: list[UUID | None] = [None]
        for signatar in signatarer_of(akt, justering):
            self.signatar.addItem(who(akt, signatar), None)
            self._ids.append(signatar.id)
        self.signatar.setSizeAdjustPolicy(QComboBox.SizeAdjustPolicy.AdjustToMinimumContentsLengthWithIcon)
        self.signatar.setMinimumContentsLength(26)
        self.day = DateEdit(today, name=f"signatur_dag_{number}", label=f"Dag för underskrift {number}, {name}")
        self._lay_out(name, signatur)
        self.signatar.currentIndexChanged.connect(self._on_signatar_current_index_changed)
        self.day.line.textChanged.connect(self.changed)

    def propose(self, signatar_id: UUID | None, day: date | None) -> None:
        """Take it for somebody's."""
        self.day.set_value(day)
        self.signatar.setCurrentIndex(self._ids.index(signatar_id) if signatar_id in self._ids else 0)
        self.day.setEnabled(self.signatar_id is not None)

    @property
    def signatar_id(self) -> UUID | None:
        """Whose it is taken to be."""
        return self._ids[self.signatar.currentIndex()]

    def _lay_out(self, name: str, signatur: Signaturomdome) -> None:
        self.body.addWidget(ElidedLabel(name, Role.STRONG))
        stands, issuer = _STANDS[signatur.utfall], _ISSUERS[signatur.utfardarutfall]
        self.body.addWidget(make_flow(Chip(*stands), Chip(*issuer)))
        said = time_words(signatur) if signatur.galler else signatur_sentence(signatur)
        for sentence in filter(None, (said, utfardare_sentence(signatur))):
            self.body.addWidget(make_label(sentence, Role.SMALL, is_wrapping=True))
        label = make_label("Registreras för")
        label.setBuddy(self.signatar)
        self.body.addWidget(make_flow(label, self.signatar, self.day))

    def _on_signatar_current_index_changed(self) -> None:
        self.day.setEnabled(self.signatar_id is not None)
        self.changed.emit()


class UndertecknadDialog(QDialog):
    """Shows the verdicts and asks what to register.

    Signals:
        registered(Mapping[UUID, date]): who has signed when, by signatär; the dialog stays until it is closed.
    """

    registered = Signal(object)

    def __init__(self, desk: Desk, akt: Akt, justering: Justering, name: str, omdome: Omdome, parent: QWidget) -> None:
        super().__init__(parent)
        self.setObjectName("undertecknad_dialog")
        self.setWindowTitle("Undertecknad fil")
        self._desk = desk
        self._akt = akt
        self._justering = justering
        self._omdome = omdome
        self.fil_notice = InlineNotice(fil_sentence(omdome), tone=_FIL_TONES[omdome.fil.utfall], parent=self)
        self.fil_notice.setObjectName("undertecknad_omdome")
        self.fault = InlineNotice(parent=self)
        self.left = make_label("", Role.MUTED, is_wrapping=True, name="undertecknad_aterstar")
        self.cards = [
            SignaturCard(akt, justering, signatur, number, self._today)
            for number, signatur in enumerate(omdome.signaturer, start=1)
        ]
        self._register = PrimaryButton(
            "Registrera" if self.cards else "Spara filen", name="undertecknad_register", key="Ctrl+Return"
        )
        self._cancel = SecondaryButton("Avbryt", name="undertecknad_cancel")
        self._propose()
        self._lay_out(name)
        self._register.clicked.connect(self.register)
        self._cancel.clicked.connect(self.reject)
        for card in self.cards:
            card.changed.connect(self._show_left)
        self._show_left()
        self.setAccessibleDescription(fil_sentence(omdome))
        (self._register if omdome.ar_utan_anmarkning else self._cancel).setFocus()
        open_at(self, 720, min(300 + 210 * len(self.cards), 820))

    def register(self) -> None:
        """Tell what is to be registered, when it is whole; a file that differs is asked about."""
        fault = self._find_fault()
        self.fault.set_notice(fault)
        if fault or not self._is_sure():
            return
        days = {card.signatar_id: card.day.value() for card in self.cards}
        self.registered.emit({key: day for key, day in days.items() if key is not None and day is not None})

    def _is_sure(self) -> bool:
        fil = self._omdome.fil.utfall
        detail = "Filen sparas exakt som den kom, tillsammans med justeringen. Det kan ångras."
        if fil is Filutfall.SKILJER:
            question = "Filen skiljer sig från den som skickades. Registrera den ändå?"
        elif not any(card.signatar_id for card in self.cards):
            question = "Ingen underskrift registreras. Spara filen ändå?"
        else:
            return True
        return self._desk.dialogs.ask(question, yes="Registrera ändå", detail=detail, is_destructive=True)

    def _find_fault(self) -> str:
        taken: set[UUID] = set()
        for card in self.cards:
            signatar_id = card.signatar_id
            if signatar_id is None:
                continue
            name = card.signatar.currentText()
            if signatar_id in taken:
                card.signatar.setFocus()
                return f"{name} har två underskrifter. Välj ”{_NOBODY}” för den ena."
            taken.add(signatar_id)
            if card.day.value() is None or not card.day.is_valid:
                card.day.setFocus()
                return f"Skriv vilken dag {name} undertecknade."
        return ""

    def _today(self) -> date:
        return self._desk.now().date()

    # --- showing

    def _propose(self) -> None:
        proposed = propose_signed(self._akt, self._justering, self._omdome)
        by_field = {signatur.falt: (key, day) for key, (day, signatur) in proposed.items()}
        for card, signatur in zip(self.cards, self._omdome.signaturer, strict=True):
            key, day = by_field.get(signatur.falt, (None, signatur.undertecknat_date))
            card.propose(key, day)

    def _show_left(self) -> None:
        """Who remains when what stands here has been registered."""
        self.fault.set_notice("")
        chosen = {card.signatar_id for card in self.cards}
        remaining = [s for s in remaining_of(self._akt, self._justering) if s.id not in chosen]
        names = "; ".join(who(self._akt, signatar) for signatar in remaining)
        self.left.setText(f"Återstår sedan: {names}." if names else "Sedan har alla undertecknat.")

    def _lay_out(self, name: str) -> None:
        scroll = ScrollColumn(name="undertecknad_scroll")
        scroll.column.setContentsMargins(SPACING.page, SPACING.page, SPACING.page, SPACING.medium)
        scroll.column.addWidget(ElidedLabel(name, Role.TITLE))
        scroll.column.addWidget(self.fil_notice)
        for sentence in (avvikelse_sentence(one) for one in self._omdome.fil.avvikelser):
            scroll.column.addWidget(make_label(f"• {sentence}", is_wrapping=True))
        if self.cards:
            scroll.column.addWidget(SectionLabel("Underskrifter i filen"))
        for card in self.cards:
            scroll.column.addWidget(card)
        scroll.column.addWidget(make_label(ADOBE if self.cards else BY_HAND, Role.SMALL, is_wrapping=True))
        scroll.column.addStretch(1)
        foot = QVBoxLayout()
        foot.setContentsMargins(SPACING.page, 0, SPACING.page, SPACING.large)
        foot.setSpacing(SPACING.small)
        foot.addWidget(self.fault)
        row = QHBoxLayout()
        row.addWidget(self.left, 1)
        row.addWidget(self._cancel)
        row.addWidget(self._register)
        foot.addLayout(row)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.addWidget(scroll, 1)
        column.addLayout(foot)
