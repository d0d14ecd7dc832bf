"""One thing to do, as a card: its day, what and why, the day the law sets, and one button to it."""

from collections.abc import Callable
from datetime import date
from types import MappingProxyType
from typing import Final
from uuid import UUID

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from nacka_sekreterare.domain.atgard import Atgard, Atgardsslag
from nacka_sekreterare.ui.theme import SPACING, Role
from nacka_sekreterare.ui.widgets.buttons import KeyButton, PrimaryButton, SecondaryButton
from nacka_sekreterare.ui.widgets.card import Card
from nacka_sekreterare.ui.widgets.chip import Chip, Tone
from nacka_sekreterare.ui.widgets.folding_row import FoldingRow
from nacka_sekreterare.ui.widgets.labels import make_label
from nacka_sekreterare.ui.widgets.moments import MONTHS, long_date
from nacka_sekreterare.ui.widgets.notice import DateTile

STEP_OF: Final = MappingProxyType(
    {
        Atgardsslag.KALLELSE: "foredragningslista",
        Atgardsslag.SAMMANTRADE: "sammantrade",
        Atgardsslag.AVSLUT: "sammantrade",
        Atgardsslag.MOTIVERING: "sammantrade",
        Atgardsslag.JUSTERING: "justering",
        Atgardsslag.ANSLAG_UPP: "justering",
        Atgardsslag.OVERKLAGANDETID: "justering",
        Atgardsslag.ANSLAG_NED: "justering",
        Atgardsslag.BEVAKNING: "expediering",
    }
)
_BUTTONS: Final = MappingProxyType(
    {
        Atgardsslag.KALLELSE: "Öppna föredragningslistan",
        Atgardsslag.SAMMANTRADE: "Öppna sammanträdet",
        Atgardsslag.AVSLUT: "Öppna sammanträdet",
        Atgardsslag.MOTIVERING: "Visa paragrafen",
        Atgardsslag.JUSTERING: "Öppna justeringen",
        Atgardsslag.ANSLAG_UPP: "Sätt upp anslag",
        Atgardsslag.OVERKLAGANDETID: "Visa anslaget",
        Atgardsslag.ANSLAG_NED: "Ta ned anslaget",
        Atgardsslag.BEVAKNING: "Visa ärendet",
    }
)
_MOST_KEYS = 9
_LEAST_LETTERS = 45  # of a line of words beside the button
Goto = Callable[[UUID, str, UUID | None], None]  # a sammanträde, its step, and the ärende where it is about one


class AtgardCard(Card):
    """A card of Hem. The first card's button is the page's primary one; Ctrl+1 to Ctrl+9 are their keys."""

    def __init__(self, atgard: Atgard, today: date, number: int, go: Goto) -> None:
        super().__init__(name=f"atgard_{number}")
        self.setAccessibleName(atgard.rubrik)
        self._atgard = atgard
        self._go = go
        is_late = atgard.ar_forsenad(today)
        tone = Tone.DANGER if is_late else Tone.WARNING if atgard.datum <= today else Tone.ACCENT
        month = MONTHS[atgard.datum.month - 1]
        row = QHBoxLayout()
        row.setSpacing(SPACING.large)
        tile = DateTile(atgard.datum.day, month, spoken=long_date(atgard.datum), tone=tone)
        row.addWidget(tile, 0, Qt.AlignmentFlag.AlignTop)
        words = self._words(is_late)
        row.addWidget(FoldingRow(words, self._button(number), least=self._reading_width, spacing=SPACING.large), 1)
        self.body.addLayout(row)

    def _reading_width(self) -> int:
        return self.fontMetrics().averageCharWidth() * _LEAST_LETTERS

    def _words(self, is_late: bool) -> QWidget:
        atgard = self._atgard
        holder = QWidget()
        words = QVBoxLayout(holder)
        words.setContentsMargins(0, 0, 0, 0)
        words.setSpacing(SPACING.tight)
        head = QHBoxLayout()
        head.setSpacing(SPACING.small)
        head.addWidget(make_label(atgard.rubrik.replace("§ ", "§\N{NO-BREAK SPACE}"), Role.TITLE, is_wrapping=True), 1)
        if is_late:
            head.addWidget(Chip("Försenat", Tone.DANGER), 0, Qt.AlignmentFlag.AlignTop)
        words.addLayout(head)
        words.addWidget(make_label(atgard.text, Role.MUTED, is_wrapping=True))
        if atgard.frist is not None:
            words.addWidget(make_label(limit_text(atgard), Role.SMALL, is_wrapping=True))
        return holder

    def _button(self, number: int) -> KeyButton:
        kind = PrimaryButton if number == 0 else SecondaryButton
        key = f"Ctrl+{number + 1}" if number < _MOST_KEYS else ""
        button = kind(_BUTTONS[self._atgard.slag], name=f"atgard_button_{number}", key=key)
        button.setAccessibleDescription(self._atgard.rubrik)
        button.clicked.connect(self._on_button_clicked)
        return button

    def _on_button_clicked(self) -> None:
        self._go(self._atgard.sammantrade_id, STEP_OF[self._atgard.slag], self._atgard.arende_id)


def limit_text(atgard: Atgard) -> str:
    """The day to aim at and the day the law sets, where they differ, with the lagrum."""
    frist = atgard.frist
    if frist is None:
        return ""
    limit = f"Laglig gräns: {long_date(frist.grans_date)}"
    if frist.ar_framflyttad:
        limit = f"Mål: {long_date(frist.malsattning_date)} · {limit}"
    return f"{limit} · {frist.lagrum}"
