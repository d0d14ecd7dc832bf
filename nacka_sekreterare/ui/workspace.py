"""The workspace of one sammanträde: a header that always says which, and five steps, all reachable at any time."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from uuid import UUID

from PySide6.QtCore import QObject, Qt, Signal
from PySide6.QtWidgets import QHBoxLayout, QStackedWidget, QTabBar, QVBoxLayout, QWidget

from nacka_sekreterare.services.core import Change
from nacka_sekreterare.ui.desk import WORDED_TABLES, Desk, Page, StepSpec
from nacka_sekreterare.ui.icons import IconName
from nacka_sekreterare.ui.theme import SPACING, Role
from nacka_sekreterare.ui.widgets.chip import Chip, Tone
from nacka_sekreterare.ui.widgets.labels import ElidedLabel, make_label
from nacka_sekreterare.ui.widgets.scroll_column import clear_layout


@dataclass(frozen=True)
class HeaderChip:
    """A state in the header."""

    text: str
    tone: Tone = Tone.NEUTRAL
    icon: IconName | None = None


@dataclass(frozen=True)
class Header:
    """What the header says: "Äldrenämnden", ("onsdag 22 april 2026", "Nackasalen", "§§ 33–45"), chips."""

    organ: str
    facts: tuple[str, ...] = ()
    chips: tuple[HeaderChip, ...] = ()


class Workspace(QWidget):
    """One sammanträde at a time; the steps of it are made when they are first shown.

    Signals:
        header_changed(Header): another sammanträde, or another state of it.
        sammantrade_lost: it has been taken away (or its making undone); there is nothing to show.
        step_made(QWidget): a step has been made.
    """

    header_changed = Signal(object)
    sammantrade_lost = Signal()
    step_made = Signal(QWidget)

    def __init__(
        self,
        desk: Desk,
        steps: Sequence[StepSpec],
        header_of: Callable[[UUID], Header | None],
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(parent)
        self.setObjectName("workspace")
        self._desk = desk
        self._steps = tuple(steps)
        self._header_of = header_of
        self._sammantrade: UUID | None = None
        self._arende: UUID | None = None  # the § she is at, from step to step
        self._made: dict[str, QWidget] = {}
        self._organ = make_label("", Role.HEADING, name="header_organ")
        self._facts = ElidedLabel("", Role.MUTED)
        self._facts.setObjectName("header_facts")
        self._chips = QHBoxLayout()
        self._chips.setSpacing(SPACING.small)
        self._shown_chips: tuple[HeaderChip, ...] = ()
        self._tabs = QTabBar()
        self._stack = QStackedWidget()
        self._lay_out()
        desk.operations.changed.connect(self._on_operations_changed)

    @property
    def sammantrade(self) -> UUID | None:
        """The id of the sammanträde shown, or None."""
        return self._sammantrade

    @property
    def step_name(self) -> str:
        """The step shown."""
        return self._steps[self._tabs.currentIndex()].name

    @property
    def step_title(self) -> str:
        """The name of the step shown, as it is read."""
        return self._steps[self._tabs.currentIndex()].title

    def open(self, sammantrade: UUID, step: str = "") -> None:
        """Show a sammanträde, at a step; an empty step keeps the one shown."""
        if sammantrade != self._sammantrade:
            self._desk.operations.flush()
            self._forget_steps()
            self._sammantrade = sammantrade
            self._show_header()
        names = [spec.name for spec in self._steps]
        if step in names:
            self._tabs.setCurrentIndex(names.index(step))
        self._show_step()

    def show_arende(self, arende: UUID, otherwise: str) -> None:
        """Show an ärende in the step that is shown, or where that shows none, in another."""
        step = self.current_step()
        if isinstance(step, Page) and step.show_arende(arende):
            return
        self._arende = arende
        names = [spec.name for spec in self._steps]
        if otherwise in names and otherwise != self.step_name:
            self._tabs.setCurrentIndex(names.index(otherwise))

    def next_step(self, steps: int = 1) -> None:
        """Go to the next step, or back with -1; the last is followed by the first."""
        self._tabs.setCurrentIndex((self._tabs.currentIndex() + steps) % len(self._steps))

    def current_step(self) -> QWidget | None:
        """The step that is shown."""
        return self._made.get(self.step_name)

    def _lay_out(self) -> None:
        self._tabs.setObjectName("step_tabs")
        self._tabs.setAccessibleName("Steg")
        self._tabs.setExpanding(False)
        self._tabs.setDrawBase(False)
        self._tabs.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        for number, spec in enumerate(self._steps):
            self._tabs.addTab(spec.title)
            self._tabs.setTabToolTip(number, f"{spec.title} (Ctrl+PgDn: nästa steg)")
        self._tabs.currentChanged.connect(self._on_tabs_current_changed)
        head = QHBoxLayout()
        head.setSpacing(SPACING.medium)
        head.addWidget(self._organ)
        head.addWidget(self._facts, 1, Qt.AlignmentFlag.AlignVCenter)
        head.addLayout(self._chips)
        column = QVBoxLayout(self)
        column.setContentsMargins(SPACING.page, SPACING.large, SPACING.page, 0)
        column.setSpacing(SPACING.small)
        column.addLayout(head)
        column.addWidget(self._tabs)
        column.addWidget(self._stack, 1)

    def _show_header(self) -> None:
        if self._sammantrade is None:
            return
        header = self._header_of(self._sammantrade)
        if header is None:
            self._forget_steps()
            self._sammantrade = None
            self.sammantrade_lost.emit()
            return
        self._organ.setText(header.organ)
        self._facts.setText(" · ".join(header.facts))
        self._show_chips(header.chips)
        self.header_changed.emit(header)

    def _show_chips(self, chips: tuple[HeaderChip, ...]) -> None:
        if chips == self._shown_chips:
            return
        self._shown_chips = chips
        clear_layout(self._chips)
        for chip in chips:
            self._chips.addWidget(Chip(chip.text, chip.tone, chip.icon))

    def _show_step(self) -> None:
        if self._sammantrade is None:
            return
        spec = self._steps[self._tabs.currentIndex()]
        step = self._made.get(spec.name)
        if step is None:
            step = spec.factory(self._desk, self._sammantrade)
            self._made[spec.name] = step
            self._stack.addWidget(step)
            self.step_made.emit(step)
        self._hand_over(self._stack.currentWidget(), step)
        self._stack.setCurrentWidget(step)

    def _hand_over(self, before: QWidget | None, step: QWidget) -> None:
        """Keep the § that she is at when she goes to another step, also past one that shows no §."""
        if before is step:
            return
        if isinstance(before, Page):
            self._arende = before.chosen_arende() or self._arende
        if isinstance(step, Page) and self._arende is not None:
            step.choose_arende(self._arende)

    def _forget_steps(self) -> None:
        self._arende = None
        for step in self._made.values():
            self._stack.removeWidget(step)
            step.hide()
            step.deleteLater()
        self._made.clear()

    def _on_tabs_current_changed(self, _index: int) -> None:
        self._desk.operations.flush()
        self._show_step()

    def _on_operations_changed(self, changes: frozenset[Change], _origin: QObject | None) -> None:
        told = (change for change in changes if change.table not in WORDED_TABLES)
        if any(change.sammantrade_id in {None, self._sammantrade} for change in told):
            self._show_header()
