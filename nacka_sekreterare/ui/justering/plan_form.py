"""Where and when a justering is planned: a day, a time and a place that save themselves."""

from datetime import date, time

from PySide6.QtWidgets import QFormLayout, QHBoxLayout, QWidget

from nacka_sekreterare.domain.justering import Justering
from nacka_sekreterare.services.core import Kansli
from nacka_sekreterare.services.justering import update_justering
from nacka_sekreterare.ui.desk import Desk
from nacka_sekreterare.ui.theme import SPACING
from nacka_sekreterare.ui.widgets.moment_edits import DateEdit, TimeEdit
from nacka_sekreterare.ui.widgets.moments import clock, parse_time
from nacka_sekreterare.ui.widgets.saved_edits import SavedLine


class PlanForm(QWidget):
    """The plan of one justering. A planned day is never taken for the day when it was done."""

    def __init__(self, desk: Desk, kansli: Kansli, justering: Justering) -> None:
        super().__init__()
        self._desk = desk
        self._kansli = kansli
        self._justering_id = justering.id
        number = justering.ordning
        self.plats = SavedLine(desk.operations, name=f"justering_plats_{number}", label="Plats för justeringen")
        self.plats.setMaximumWidth(420)
        self.planned = DateEdit(self._today, name=f"justering_dag_{number}", label="Planerad dag för justeringen")
        self.tid = TimeEdit(name=f"justering_tid_{number}", label="Planerad tid för justeringen")
        form = QFormLayout(self)
        form.setContentsMargins(0, 0, 0, 0)
        form.setHorizontalSpacing(SPACING.large)
        form.setVerticalSpacing(SPACING.small)
        when = QWidget()
        row = QHBoxLayout(when)
        row.setContentsMargins(0, 0, 0, 0)
        row.addWidget(self.planned)
        row.addWidget(self.tid)
        row.addStretch(1)
        form.addRow("Planerad dag och tid", when)
        form.addRow("Plats", self.plats)
        self.plats.saved.connect(self._on_plats_saved)
        self.plats.left.connect(self._on_plats_left)
        self.planned.value_changed.connect(self._on_planned_value_changed)
        self.tid.value_changed.connect(self._on_tid_value_changed)

    def show_plan(self, justering: Justering) -> None:
        """Show what is planned; what is being typed is left alone."""
        self.plats.set_value(justering.plats)
        if self.planned.is_valid:
            self.planned.set_value(justering.planerad_date)
        if self.tid.is_valid:
            self.tid.set_value(parse_time(justering.planerad_tid))

    def _today(self) -> date:
        return self._desk.now().date()

    def _on_plats_saved(self, text: str) -> None:
        self._desk.operations.run(lambda: update_justering(self._kansli, self._justering_id, plats=text))

    def _on_plats_left(self) -> None:
        self._kansli.leave_field()

    def _on_planned_value_changed(self, day: date | None) -> None:
        self._desk.operations.run(lambda: update_justering(self._kansli, self._justering_id, planerad_date=day))

    def _on_tid_value_changed(self, at: time | None) -> None:
        text = clock(at).replace(".", ":") if at else ""
        self._desk.operations.run(lambda: update_justering(self._kansli, self._justering_id, planerad_tid=text))
