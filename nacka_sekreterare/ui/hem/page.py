"""The page Hem: cards for what has a day within a week, lines for what comes later and for the latest sammanträden."""

from datetime import date, datetime, time, timedelta
from types import MappingProxyType
from uuid import UUID

from PySide6.QtCore import QTimer
from PySide6.QtGui import QShowEvent
from PySide6.QtWidgets import QVBoxLayout

from nacka_sekreterare.services.core import Change, Kansli
from nacka_sekreterare.services.hem import Hem, read_hem
from nacka_sekreterare.ui.desk import Desk, Page
from nacka_sekreterare.ui.hem.atgard_card import STEP_OF, AtgardCard
from nacka_sekreterare.ui.hem.first_steps import FirstSteps
from nacka_sekreterare.ui.hem.lines import Line, LineCard
from nacka_sekreterare.ui.theme import Role
from nacka_sekreterare.ui.tillstand import TILLSTAND_TEXT
from nacka_sekreterare.ui.widgets.card import FittedFrame
from nacka_sekreterare.ui.widgets.labels import make_label
from nacka_sekreterare.ui.widgets.moments import MONTHS
from nacka_sekreterare.ui.widgets.scroll_column import ScrollColumn, clear_layout

_MOST_CARDS = 12
_LONGEST_WAIT_MS = 15 * 60 * 1000
_LATE = MappingProxyType({2: "två", 3: "tre", 4: "fyra", 5: "fem", 6: "sex", 7: "sju", 8: "åtta"})
_MOST_LINES = 10
_WATCHED = frozenset(
    {"sammantrade", "justering", "anslag", "bevakning", "organ", "paragraf", "arende", "meningsyttring"}
)
_NUMBERS = (
    "Inget",
    "En sak",
    "Två saker",
    "Tre saker",
    "Fyra saker",
    "Fem saker",
    "Sex saker",
    "Sju saker",
    "Åtta saker",
)


class HemPage(Page):
    """What must be done now, with its day, its reason and one click to it."""

    def __init__(self, desk: Desk, kansli: Kansli) -> None:
        super().__init__(desk)
        self.setObjectName("hem_page")
        self._kansli = kansli
        self._day: date | None = None  # the day that is shown
        self._midnight = QTimer(self)
        self._midnight.setSingleShot(True)
        self._midnight.timeout.connect(self._on_midnight_timeout)
        self._scroll = ScrollColumn(name="hem_scroll")
        self._heading = make_label("", Role.HEADING, is_wrapping=True, name="hem_heading")
        holder = FittedFrame()
        self._parts = QVBoxLayout(holder)
        self._parts.setContentsMargins(0, 0, 0, 0)
        self._parts.setSpacing(self._scroll.column.spacing())
        self._scroll.column.addWidget(self._heading)
        self._scroll.column.addWidget(holder)
        self._scroll.column.addStretch(1)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.addWidget(self._scroll)

    def concerns(self, changes: frozenset[Change]) -> bool:
        """Days, states and § numbers; never a text being typed."""
        return any(change.table in _WATCHED for change in changes)

    def showEvent(self, event: QShowEvent) -> None:
        """Read anew when it is another day than when it was read."""
        if self._day != self.desk.now().date():
            self.mark_stale()
        super().showEvent(event)

    def reload(self) -> None:
        """Read what there is to do today."""
        now = self.desk.now()
        self._day = now.date()
        self._await_tomorrow(now)
        hem = read_hem(self._kansli, now.date())
        place = self._scroll.verticalScrollBar().value()
        clear_layout(self._parts)
        self._heading.setText(_heading(hem, now))
        if not hem.har_sammantraden and not hem.nu:
            self._parts.addWidget(FirstSteps(self.desk, self._kansli, has_organ=hem.har_organ))
            return
        self._show_now(hem, now.date())
        self._show_later(hem, now.date())
        self._scroll.verticalScrollBar().setValue(place)

    def _show_now(self, hem: Hem, today: date) -> None:
        for number, atgard in enumerate(hem.nu[:_MOST_CARDS]):
            self._parts.addWidget(AtgardCard(atgard, today, number, self._go))
        left = len(hem.nu) - _MOST_CARDS
        if left > 0:
            self._parts.addWidget(make_label(f"Och {left} till; de syns när de översta är gjorda.", Role.MUTED))

    def _show_later(self, hem: Hem, today: date) -> None:
        later = [
            Line(
                name=f"later_{number}",
                day=_short(one.datum, today),
                text=one.rubrik,
                aside=one.frist.lagrum if one.frist else "",
                tooltip=one.text,
                sammantrade_id=one.sammantrade_id,
                step=STEP_OF[one.slag],
                arende_id=one.arende_id,
            )
            for number, one in enumerate(hem.langre_fram[:_MOST_LINES])
        ]
        recent = [
            Line(
                name=f"recent_{number}",
                day=_short(rad.datum, today),
                text=f"{rad.organ} {rad.paragraf_text}".strip(),
                aside=TILLSTAND_TEXT[rad.tillstand],
                tooltip="",
                sammantrade_id=rad.id,
                step="",
            )
            for number, rad in enumerate(hem.senaste)
        ]
        for title, lines in (("Längre fram", later), ("Senaste sammanträden", recent)):
            if lines:
                self._parts.addWidget(LineCard(title, lines, self._go))

    def _go(self, sammantrade_id: UUID, step: str, arende_id: UUID | None) -> None:
        self.desk.navigator.show_sammantrade(sammantrade_id, step, arende_id)

    def _await_tomorrow(self, now: datetime) -> None:
        tomorrow = datetime.combine(now.date() + timedelta(days=1), time())
        self._midnight.start(min(int((tomorrow - now).total_seconds() * 1000) + 1, _LONGEST_WAIT_MS))

    def _on_midnight_timeout(self) -> None:
        """Another day asks for other things; a machine that slept over midnight is noticed within a quarter."""
        now = self.desk.now()
        if now.date() == self._day:
            self._await_tomorrow(now)
        elif self.isVisible():
            self.reload()
        else:
            self.mark_stale()


def _heading(hem: Hem, now: datetime) -> str:
    greeting = "God morgon" if now.hour < 10 else "God kväll" if now.hour >= 17 else "Hej"
    if not hem.har_sammantraden and not hem.nu:
        return "Välkommen! Tre steg till det första sammanträdet."
    count = len(hem.nu)
    words = _NUMBERS[count] if count < len(_NUMBERS) else f"{count} saker"
    if count == 0:
        return f"{greeting}. Inget har en dag den närmaste veckan."
    late = sum(atgard.ar_forsenad(now.date()) for atgard in hem.nu)
    remark = "" if not late else ", en är försenad" if late == 1 else f", {_LATE.get(late, late)} är försenade"
    return f"{greeting}. {words} har en dag i veckan{remark}."


def _short(day: date, today: date) -> str:
    words = f"{day.day} {MONTHS[day.month - 1]}"
    return words if day.year == today.year else f"{words} {day.year}"
