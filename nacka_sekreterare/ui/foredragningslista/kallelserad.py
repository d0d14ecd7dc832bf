"""The line above the list: when the kallelse is due or was sent, and the acts that concern the list as a whole."""

from collections.abc import Mapping
from datetime import date, datetime
from types import MappingProxyType

from PySide6.QtGui import QAction
from PySide6.QtWidgets import QHBoxLayout, QWidget

from nacka_sekreterare.domain.akt import Akt
from nacka_sekreterare.domain.frister import kallelse_senast
from nacka_sekreterare.ui.icons import IconName
from nacka_sekreterare.ui.theme import SPACING, Role
from nacka_sekreterare.ui.widgets.buttons import PrimaryButton, SecondaryButton
from nacka_sekreterare.ui.widgets.chip import Chip, Tone
from nacka_sekreterare.ui.widgets.folding_row import FoldingRow
from nacka_sekreterare.ui.widgets.labels import ElidedLabel
from nacka_sekreterare.ui.widgets.moments import MONTHS, clock, long_date

CHANGED = "Listan har ändrats sedan dess"
_COMPARED = MappingProxyType(
    {True: f"{CHANGED}.", False: "Kallelsen stämmer med listan.", None: "Vad som skickades finns inte sparat här."}
)


class Kallelserad(QWidget):
    """One line: the state of the kallelse in words, and its buttons."""

    def __init__(self, actions: Mapping[str, QAction], parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("kallelserad")
        self.chip = Chip("Kallelse", Tone.NEUTRAL, IconName.CALENDAR_CLOCK)
        self.chip.setObjectName("kallelse_chip")
        self.words = ElidedLabel("", Role.MUTED)
        self.words.setObjectName("kallelse_words")
        mote = SecondaryButton(name="show_mote", action=actions["show_mote"])
        handlingar = SecondaryButton(name="handlingar", action=actions["handlingar"])
        # Once the sammanträde has begun, to send the kallelse is no longer what is to be done here.
        self._send = PrimaryButton(name="send_kallelse", action=actions["send_kallelse"])
        self._send_late = SecondaryButton(name="send_kallelse_late", action=actions["send_kallelse"])
        self._send_late.hide()
        state, acts = _row(self.chip, self.words), _row(mote, handlingar, self._send, self._send_late)
        outer = QHBoxLayout(self)
        outer.setContentsMargins(0, 0, 0, 0)
        outer.addWidget(FoldingRow(state, acts))

    def show_state(self, akt: Akt, today: date, *, is_changed: bool | None) -> None:
        """Say how it stands with the kallelse."""
        has_begun = akt.sammantrade.oppnat_at is not None
        self._send.setVisible(not has_begun)
        self._send_late.setVisible(has_begun)
        sent = akt.sammantrade.kallat_at
        if sent is not None:
            text = f"Utskickad {_moment(sent)}"
            self.chip.set_state(text, Tone.WARNING if is_changed else Tone.SUCCESS)
            self.words.setText(_COMPARED[is_changed])
            return
        frist = kallelse_senast(akt.sammantrade.datum, akt.organ)
        if frist.grans_date < today:
            self.chip.set_state(f"Kallelsen skulle ha skickats {_day(frist.grans_date)}", Tone.DANGER)
        elif (frist.grans_date - today).days <= 2:
            self.chip.set_state(f"Kallelse senast {_day(frist.grans_date)}", Tone.WARNING)
        else:
            self.chip.set_state(f"Kallelse senast {_day(frist.grans_date)}", Tone.ACCENT, IconName.CALENDAR_CLOCK)
        self.words.setText(why_text(akt))


def _row(*widgets: QWidget) -> QWidget:
    holder = QWidget()
    row = QHBoxLayout(holder)
    row.setContentsMargins(0, 0, 0, 0)
    row.setSpacing(SPACING.small)
    for widget in widgets:
        row.addWidget(widget)
    return holder


def sent_text(akt: Akt, *, is_changed: bool | None) -> str:
    """What is told of a kallelse that was sent, as a sentence; empty when it was not."""
    sent = akt.sammantrade.kallat_at
    if sent is None:
        return ""
    return (
        f"Utskickad {_moment(sent)}; {CHANGED[:1].lower()}{CHANGED[1:]}."
        if is_changed
        else f"Utskickad {_moment(sent)}."
    )


def due_text(akt: Akt) -> str:
    """The last day of the kallelse in words."""
    return f"Senast {long_date(kallelse_senast(akt.sammantrade.datum, akt.organ).grans_date)}"


def why_text(akt: Akt) -> str:
    """Why that is the last day, with its ground."""
    frist = kallelse_senast(akt.sammantrade.datum, akt.organ)
    return f"{frist.forklaring} Grund: {frist.lagrum}."


def _moment(at: datetime) -> str:
    return f"{_day(at.date())} kl. {clock(at.time())}"


def _day(day: date) -> str:
    return f"{day.day} {MONTHS[day.month - 1]}"
