"""How a justering is signed, as a part of its card: the way is chosen, and then there is one thing to do at a time."""

from collections.abc import Callable, Mapping
from functools import partial

from PySide6.QtGui import QAction
from PySide6.QtWidgets import QButtonGroup, QRadioButton, QVBoxLayout, QWidget

from nacka_sekreterare.domain.akt import Akt
from nacka_sekreterare.domain.bilaga import Bilaga
from nacka_sekreterare.domain.justering import Justering, Underskriftsformat, Underskriftssatt
from nacka_sekreterare.services.core import Kansli
from nacka_sekreterare.services.underskrift import is_changed_since_sent, sent_file, undertecknade_filer
from nacka_sekreterare.ui.desk import Desk
from nacka_sekreterare.ui.icons import IconName
from nacka_sekreterare.ui.justering.underskrift_acts import UnderskriftActs
from nacka_sekreterare.ui.justering.underskrift_words import (
    CHANGED,
    SATT,
    remaining_of,
    remarks_before_done,
    satt_hindrance,
    sending_hindrance,
    state_words,
)
from nacka_sekreterare.ui.protokoll.file_writer import ResultLine
from nacka_sekreterare.ui.theme import SPACING, Role, set_look
from nacka_sekreterare.ui.widgets.buttons import KeyButton, SecondaryButton
from nacka_sekreterare.ui.widgets.chip import Chip, Tone
from nacka_sekreterare.ui.widgets.flow import make_flow
from nacka_sekreterare.ui.widgets.labels import SectionLabel, make_label
from nacka_sekreterare.ui.widgets.notice import InlineNotice

_BUTTONS = (
    ("skriv_ut", "Skriv ut för underskrift …", IconName.PRINTER),
    ("underskrift", "Spara PDF för underskrift …", None),
    ("las_undertecknad", "Läs in undertecknad fil …", None),
    ("ta_tillbaka", "Ta tillbaka filen", None),
)
_PLAIN_BUTTONS = (
    ("oppna_underskrift", "Öppna", IconName.OPEN_IN_NEW, "Visa det som ska undertecknas i datorns eget program"),
    ("spara_igen", "Spara PDF:en igen …", IconName.DOWNLOAD, "Samma fil som skickades, exakt som den är"),
)


class UnderskriftPanel(QWidget):
    """The part Underskrift of a card. `actions` are given to the card that the keys of the page act on."""

    def __init__(
        self,
        desk: Desk,
        kansli: Kansli,
        justering: Justering,
        result: ResultLine,
        actions: Mapping[str, QAction] | None,
    ) -> None:
        super().__init__()
        self.setObjectName(f"underskrift_panel_{justering.ordning}")
        self._kansli = kansli
        self._justering = justering
        self._is_current = actions is not None
        self.remarks = ""  # what is told before the justering is said to be done
        self._number = justering.ordning
        self._result = result
        self._files: tuple[Bilaga, ...] | None = None  # what was out and had come back when it was last shown
        self.acts = UnderskriftActs(desk, kansli, justering.id, self, result)
        self.choices = {satt: self._make_choice(satt, text) for satt, text in SATT.items()}
        self._fixed = Chip(SATT[justering.underskriftssatt])
        self._hindrance = make_label("", Role.SMALL, is_wrapping=True, name=f"underskriftssatt_hinder_{self._number}")
        self._state = make_label("", Role.MUTED, is_wrapping=True, name=f"underskrift_state_{self._number}")
        self._changed = InlineNotice(parent=self)
        self._changed.setObjectName(f"underskrift_changed_{self._number}")
        self.buttons: dict[str, KeyButton] = {}
        self._make_buttons(actions)
        self._lay_out()

    @property
    def takes_files(self) -> bool:
        """Whether a signed file can be read now."""
        return not self.buttons["las_undertecknad"].isHidden()

    @property
    def has_main_act(self) -> bool:
        """Whether what is to be done next with the justering is done here."""
        return any(button.look == "primary" and not button.isHidden() for button in self.buttons.values())

    def show_akt(self, akt: Akt, justering: Justering) -> None:
        """Show how it is signed and how far that has come; nothing once it is done."""
        self._justering = justering
        self._leave_what_was_told(akt)
        self.setVisible(justering.justerad_date is None)
        if justering.justerad_date is not None:
            return
        hindrance = satt_hindrance(akt, justering)
        for satt, choice in self.choices.items():
            choice.setChecked(satt is justering.underskriftssatt)
            choice.setVisible(not hindrance)
        self._fixed.set_state(SATT[justering.underskriftssatt], Tone.ACCENT)
        self._fixed.setVisible(bool(hindrance))
        self._hindrance.setText(hindrance)
        self._hindrance.setVisible(bool(hindrance))
        self._state.setText(state_words(akt, justering))
        is_changed = justering.ar_elektronisk and is_changed_since_sent(self._kansli, akt, justering)
        self._changed.set_notice(CHANGED if is_changed else "")
        self.remarks = remarks_before_done(akt, justering, is_changed)
        self._show_buttons(akt, justering, is_changed)

    def _leave_what_was_told(self, akt: Akt) -> None:
        """What was told of a file is no longer true when the file has gone or come since, as when it is undone."""
        sent = sent_file(akt, self._justering)
        files = (*((sent,) if sent is not None else ()), *undertecknade_filer(akt, self._justering))
        if self._files is not None and self._files != files:
            self._result.say("")
        self._files = files

    # --- acting, by the keys of the page too

    def print_copy(self) -> None:
        """Print what is signed on paper."""
        if not self._justering.ar_elektronisk:
            self.acts.print_copy()

    def save(self) -> None:
        """Save what is to be signed: the copy for paper, or the one file that goes out."""
        if not self._justering.ar_elektronisk:
            self.acts.save_copy()
        elif self.takes_files:
            self.acts.save_again()
        else:
            self.acts.send()

    def read_back(self) -> None:
        """Read a signed file."""
        if self.takes_files:
            self.acts.read_back()

    def withdraw(self) -> None:
        """Take back what was sent."""
        if self.takes_files:
            self.acts.withdraw()

    # --- private

    def _make_choice(self, satt: Underskriftssatt, text: str) -> QRadioButton:
        choice = QRadioButton(text)
        choice.setObjectName(f"underskriftssatt_{satt.value}_{self._number}")
        choice.setAccessibleName(f"Undertecknas {text.casefold()}")
        choice.clicked.connect(partial(self._on_choice_clicked, satt))
        return choice

    def _on_choice_clicked(self, satt: Underskriftssatt, _checked: bool = False) -> None:
        if satt is not self._justering.underskriftssatt and not self.acts.choose(satt):
            self.choices[self._justering.underskriftssatt].setChecked(True)

    def _make_buttons(self, actions: Mapping[str, QAction] | None) -> None:
        slots: dict[str, Callable[[], None]] = {
            "skriv_ut": self.print_copy,
            "underskrift": self.save,
            "las_undertecknad": self.read_back,
            "ta_tillbaka": self.withdraw,
            "oppna_underskrift": self.acts.open_copy,
            "spara_igen": self.acts.save_again,
        }
        for name, text, icon_name in _BUTTONS:
            action = actions[name] if actions is not None else None
            button = SecondaryButton(text, name=f"{name}_{self._number}", icon_name=icon_name, action=action)
            self.buttons[name] = button
        for name, text, icon_name, tooltip in _PLAIN_BUTTONS:
            self.buttons[name] = SecondaryButton(text, name=f"{name}_{self._number}", icon_name=icon_name)
            self.buttons[name].setToolTip(tooltip)
        for name, made in self.buttons.items():
            if actions is None or name not in actions:
                made.clicked.connect(slots[name])

    def _lay_out(self) -> None:
        self._group = QButtonGroup(self)
        for choice in self.choices.values():
            self._group.addButton(choice)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(SPACING.small)
        column.addWidget(SectionLabel("Underskrift"))
        column.addWidget(make_flow(*self.choices.values(), self._fixed))
        for widget in (self._hindrance, self._state, self._changed):
            column.addWidget(widget)
        column.addWidget(make_flow(*(self.buttons[name] for name in self._order)))

    _order = ("skriv_ut", "las_undertecknad", "underskrift", "oppna_underskrift", "spara_igen", "ta_tillbaka")

    def _show_buttons(self, akt: Akt, justering: Justering, is_changed: bool) -> None:
        is_electronic, is_sent = justering.ar_elektronisk, sent_file(akt, justering) is not None
        is_out = is_electronic and is_sent
        signs_word = akt.organ.installningar.underskriftsformat is Underskriftsformat.DOCX
        shown = {
            "skriv_ut": not is_electronic and not signs_word,
            "oppna_underskrift": not is_electronic,
            "underskrift": not is_out,
            "las_undertecknad": is_out,
            "spara_igen": is_out,
            "ta_tillbaka": is_out,
        }
        for name, is_shown in shown.items():
            self.buttons[name].setVisible(is_shown)
        save = self.buttons["underskrift"]
        save.setText("Spara PDF för underskrift …" if is_electronic else "Spara filerna …")
        save.setEnabled(not is_electronic or not sending_hindrance(akt, justering))
        self.buttons["oppna_underskrift"].setText("Öppna i Word" if signs_word else "Öppna")
        self._emphasize(save, is_electronic and not is_out and save.isEnabled())
        waits = is_out and bool(remaining_of(akt, justering))
        self._emphasize(self.buttons["las_undertecknad"], waits and not is_changed)
        self._emphasize(self.buttons["ta_tillbaka"], waits and is_changed)

    def _emphasize(self, button: KeyButton, is_main: bool) -> None:
        emphasize(button, is_main and self._is_current)


def emphasize(button: KeyButton, is_main: bool) -> None:
    """Let a button be the one thing to do here, or one among others."""
    look = "primary" if is_main else ""
    if button.look != look:
        button.look = look
        set_look(button, "look", look)
        button.update()
