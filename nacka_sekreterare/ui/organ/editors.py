"""The editors of settings that are more than one value: first § numbers, order of inkallelse, headings."""

from collections.abc import Sequence
from dataclasses import dataclass

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QFormLayout, QGridLayout, QVBoxLayout, QWidget

from nacka_sekreterare.domain.arende import Avsnittsslag
from nacka_sekreterare.domain.organ import Avsnittsrubrik, Organ
from nacka_sekreterare.ui.desk import Desk
from nacka_sekreterare.ui.organ.words import AVSNITT
from nacka_sekreterare.ui.theme import SPACING, Role
from nacka_sekreterare.ui.widgets.labels import make_label
from nacka_sekreterare.ui.widgets.saved_edits import SavedLine, SavedNumber
from nacka_sekreterare.ui.widgets.scroll_column import clear_layout


@dataclass(frozen=True)
class Surroundings:
    """What the editors need to know beside the organ itself."""

    parties: tuple[str, ...] = ()
    fixed_years: frozenset[int] = frozenset()


class FirstNumberEditor(QWidget):
    """The first § of this year and of the next; a year with fixed numbers is only told of.

    Signals:
        changed(dict): first number by year.
    """

    changed = Signal(object)

    def __init__(self, desk: Desk) -> None:
        super().__init__()
        self._organ: Organ | None = None
        this_year = desk.now().year
        self._fields = {year: self._make_field(year) for year in (this_year, this_year + 1)}
        self._remarks = {year: make_label("", Role.SMALL, is_wrapping=True) for year in self._fields}
        form = QFormLayout(self)
        form.setContentsMargins(0, 0, 0, 0)
        form.setHorizontalSpacing(SPACING.page)
        for year, field in self._fields.items():
            form.addRow(f"Första paragraf {year}", field)
            form.addRow("", self._remarks[year])

    def show_organ(self, organ: Organ, surroundings: Surroundings) -> None:
        """Show the numbers; 1 where none has been set."""
        self._organ = organ
        for year, field in self._fields.items():
            is_fixed = year in surroundings.fixed_years
            field.set_value(organ.installningar.forsta_nummer.get(year, 1))
            field.setEnabled(not is_fixed)
            self._remarks[year].setText(
                f"Året {year} har redan fasta paragrafnummer, och därför kan det första inte ändras."
                if is_fixed
                else "Börjar du använda programmet mitt i ett år, skriv numret efter det senaste protokollets sista."
            )

    def _make_field(self, year: int) -> SavedNumber:
        field = SavedNumber(
            name=f"first_number_{year}", label=f"Första paragraf {year}", lowest=1, highest=9999, parent=self
        )
        field.saved.connect(self._on_field_saved)
        return field

    def _on_field_saved(self) -> None:
        if self._organ is None:
            return
        numbers = dict(self._organ.installningar.forsta_nummer)
        for year, field in self._fields.items():
            if field.value() != numbers.get(year, 1):
                numbers[year] = field.value()
        self.changed.emit(numbers)


class InkallelseEditor(QWidget):
    """For each party, which parties' ersättare are called when its own are not there.

    Signals:
        changed(dict): parties in order, by party.
    """

    changed = Signal(object)

    def __init__(self, desk: Desk) -> None:
        super().__init__()
        self._desk = desk
        self._lines: dict[str, SavedLine] = {}
        self._empty = make_label("Ordningen fylls i när organet har personer med partier.", Role.MUTED)
        self._grid = QGridLayout()
        self._grid.setHorizontalSpacing(SPACING.large)
        self._grid.setVerticalSpacing(SPACING.tight)
        self._grid.setColumnStretch(1, 1)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        words = (
            "Ett partis egna ersättare kommer först, sedan de här partiernas i ordning. Skriv till exempel: L, KD, C"
        )
        column.addWidget(make_label(words, Role.SMALL, is_wrapping=True))
        column.addWidget(self._empty)
        column.addLayout(self._grid)

    def show_organ(self, organ: Organ, surroundings: Surroundings) -> None:
        """Show a line for each party of the organ."""
        order = organ.installningar.inkallelseordning
        parties = tuple(dict.fromkeys([*surroundings.parties, *order]))
        if parties != tuple(self._lines):
            self._make_lines(parties)
        for party, line in self._lines.items():
            line.set_value(", ".join(order.get(party, ())))
        self._empty.setVisible(not parties)

    def _make_lines(self, parties: Sequence[str]) -> None:
        clear_layout(self._grid)
        self._lines = {}
        for row, party in enumerate(parties):
            line = SavedLine(self._desk.operations, name=f"inkallelse_{row}", label=f"Efter ersättare för {party}")
            line.setMaximumWidth(340)
            line.saved.connect(self._on_line_saved)
            self._lines[party] = line
            self._grid.addWidget(make_label(f"Efter {party}"), row, 0)
            self._grid.addWidget(line, row, 1)

    def _on_line_saved(self) -> None:
        order = {party: _parties(line.text()) for party, line in self._lines.items()}
        self.changed.emit({party: others for party, others in order.items() if others})


class RubrikEditor(QWidget):
    """The heading of each part of a §, for one and for several.

    Signals:
        changed(dict): headings by part.
    """

    changed = Signal(object)

    def __init__(self, desk: Desk) -> None:
        super().__init__()
        self._organ: Organ | None = None
        self._lines: dict[Avsnittsslag, tuple[SavedLine, SavedLine]] = {}
        grid = QGridLayout(self)
        grid.setContentsMargins(0, 0, 0, 0)
        grid.setHorizontalSpacing(SPACING.medium)
        grid.setVerticalSpacing(SPACING.tight)
        for column, title in enumerate(("Del", "Rubrik", "Rubrik för flera")):
            grid.addWidget(make_label(title, Role.SMALL), 0, column)
        for row, (slag, name) in enumerate(AVSNITT.items(), 1):
            pair = (
                SavedLine(desk.operations, name=f"rubrik_{slag.value}", label=f"Rubrik för {name}"),
                SavedLine(desk.operations, name=f"rubrik_{slag.value}_flera", label=f"Rubrik för flera {name}"),
            )
            self._lines[slag] = pair
            grid.addWidget(make_label(name), row, 0)
            for column, line in enumerate(pair, 1):
                line.saved.connect(self._on_line_saved)
                grid.addWidget(line, row, column)

    def show_organ(self, organ: Organ, surroundings: Surroundings) -> None:
        """Show the organ's headings."""
        self._organ = organ
        for slag, (one, several) in self._lines.items():
            rubrik = organ.installningar.rubriker.get(slag) or Avsnittsrubrik(en=organ.installningar.rubrik(slag))
            one.set_value(rubrik.en)
            several.set_value(rubrik.flera or "")

    def _on_line_saved(self) -> None:
        if self._organ is None:
            return
        headings = dict(self._organ.installningar.rubriker)
        for slag, (one, several) in self._lines.items():
            if one.text().strip():
                headings[slag] = Avsnittsrubrik(en=one.text().strip(), flera=several.text().strip() or None)
        self.changed.emit(headings)


def _parties(text: str) -> tuple[str, ...]:
    return tuple(dict.fromkeys(party.strip() for party in text.split(",") if party.strip()))
