"""Val av justerare on the § card: who, where and when, filled in with what is planned."""

from datetime import date
from uuid import UUID

from PySide6.QtWidgets import QHBoxLayout, QLineEdit, QVBoxLayout, QWidget

from nacka_sekreterare.domain.akt import Akt
from nacka_sekreterare.domain.justering import Signatarroll
from nacka_sekreterare.ui.desk import Desk
from nacka_sekreterare.ui.sammantrade.people_field import PeopleField
from nacka_sekreterare.ui.sammantrade.room_state import voters
from nacka_sekreterare.ui.theme import SPACING, Role
from nacka_sekreterare.ui.widgets.labels import make_label
from nacka_sekreterare.ui.widgets.moment_edits import DateEdit, TimeEdit
from nacka_sekreterare.ui.widgets.moments import parse_time


class JusterareForm(QWidget):
    """The fields of val av justerare."""

    def __init__(self, desk: Desk, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("justerare_form")
        self.people = PeopleField(name="justerare", label="Justerare")
        self.place = QLineEdit()
        self.place.setObjectName("justering_plats")
        self.place.setAccessibleName("Plats för justeringen")
        self.place.setMinimumWidth(150)
        self.day = DateEdit(lambda: desk.now().date(), name="justering_dag", label="Dag för justeringen")
        self.clock = TimeEdit(name="justering_tid", label="Klockslag för justeringen")
        self._shown: object = None
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(SPACING.tight)
        column.addWidget(make_label("Vem justerar tillsammans med ordföranden?", Role.SMALL))
        column.addWidget(self.people)
        column.addWidget(make_label("Plats och tid för justeringen", Role.SMALL))
        column.addWidget(self.place)
        when = QHBoxLayout()
        when.addWidget(self.day)
        when.addWidget(self.clock)
        when.addStretch(1)
        column.addLayout(when)

    def show_akt(self, akt: Akt) -> None:
        """Fill the fields with what is planned, unless it is what was filled in last: then she may have changed it."""
        justering = next((j for j in akt.justeringar if not j.ar_omedelbar), None)
        chosen = tuple(
            s.person_id
            for s in akt.signatarer
            if justering and s.justering_id == justering.id and s.roll is Signatarroll.JUSTERARE
        )
        people = voters(akt)
        planned = (justering, chosen, people)
        if planned == self._shown or justering is None:
            return
        self._shown = planned
        self.people.set_people(people)
        self.people.set_value(chosen)
        self.place.setText(justering.plats)
        self.day.set_value(justering.planerad_date)
        self.clock.set_value(parse_time(justering.planerad_tid))

    def values(self) -> tuple[tuple[UUID, ...], str, date | None, str]:
        """Who, where, which day and at what time."""
        at = self.clock.value()
        return self.people.value(), self.place.text().strip(), self.day.value(), f"{at:%H:%M}" if at else ""
