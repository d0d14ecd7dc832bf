"""The panel that plans a new sammanträde: organ, day, time and place, filled in with the organ's habits."""

from collections.abc import Sequence
from datetime import date
from uuid import UUID

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QComboBox, QFormLayout, QHBoxLayout, QLineEdit

from nacka_sekreterare.domain.organ import Organ
from nacka_sekreterare.ui.desk import Desk
from nacka_sekreterare.ui.theme import SPACING
from nacka_sekreterare.ui.widgets.buttons import PrimaryButton, SecondaryButton
from nacka_sekreterare.ui.widgets.card import Card
from nacka_sekreterare.ui.widgets.moment_edits import DateEdit, TimeEdit
from nacka_sekreterare.ui.widgets.moments import clock, parse_time
from nacka_sekreterare.ui.widgets.notice import InlineNotice


class NewPanel(Card):
    """Asks for what a new sammanträde needs.

    Signals:
        planned(organ_id, datum, tid, plats): she wants it made.
        closed: she has changed her mind.
    """

    planned = Signal(object, object, str, str)
    closed = Signal()

    def __init__(self, desk: Desk) -> None:
        super().__init__("Nytt sammanträde", name="new_panel")
        self._organ_list: tuple[Organ, ...] = ()
        self.organ = QComboBox()
        self.organ.setObjectName("new_organ")
        self.organ.setAccessibleName("Organ")
        self.datum = DateEdit(lambda: desk.now().date(), name="new_datum", label="Dag")
        self.tid = TimeEdit(name="new_tid", label="Tid")
        self.plats = QLineEdit()
        self.plats.setObjectName("new_plats")
        self.plats.setAccessibleName("Plats")
        self.plats.setMaximumWidth(420)
        self.organ.setMaximumWidth(420)
        self._notice = InlineNotice()
        self._create = PrimaryButton("Skapa", name="new_create")
        self._create.setToolTip("Skapa sammanträdet (↵)")
        self._cancel = SecondaryButton("Avbryt", name="new_cancel")
        self._cancel.setToolTip("Avbryt (Esc)")
        self._lay_out()
        self.organ.currentIndexChanged.connect(self._on_organ_changed)
        self._create.clicked.connect(self._on_create_clicked)
        self._cancel.clicked.connect(self.closed)
        for line in (self.datum.line, self.tid.line, self.plats):
            line.returnPressed.connect(self._on_create_clicked)

    def open_for(self, organ_list: Sequence[Organ], organ_id: UUID | None) -> None:
        """Show the panel, empty, for one organ or the first."""
        self._organ_list = tuple(organ_list)
        self.organ.blockSignals(True)
        self.organ.clear()
        for one in organ_list:
            self.organ.addItem(one.namn)
        numbers = [number for number, one in enumerate(organ_list) if one.id == organ_id]
        self.organ.setCurrentIndex(numbers[0] if numbers else 0)
        self.organ.blockSignals(False)
        self.datum.set_value(None)
        self._notice.set_notice("")
        self._on_organ_changed()
        self.show()
        self.datum.line.setFocus()

    def _lay_out(self) -> None:
        form = QFormLayout()
        form.setHorizontalSpacing(SPACING.large)
        form.setVerticalSpacing(SPACING.small)
        for text, field in (("Organ", self.organ), ("Dag", self.datum), ("Tid", self.tid), ("Plats", self.plats)):
            form.addRow(text, field)
        foot = QHBoxLayout()
        foot.addWidget(self._create)
        foot.addWidget(self._cancel)
        foot.addStretch(1)
        self.body.addLayout(form)
        self.body.addWidget(self._notice)
        self.body.addLayout(foot)

    def _on_organ_changed(self) -> None:
        number = self.organ.currentIndex()
        if not 0 <= number < len(self._organ_list):
            return
        habits = self._organ_list[number].installningar
        self.tid.set_value(parse_time(habits.starttid))
        self.plats.setText(habits.plats)

    def _on_create_clicked(self) -> None:
        if not self._organ_list:
            return
        for field in (self.datum, self.tid):
            field.line.editingFinished.emit()
        datum: date | None = self.datum.value()
        if datum is None or not self.datum.is_valid:
            self._notice.set_notice("Skriv vilken dag sammanträdet hålls, till exempel 22 april.")
            self.datum.line.setFocus()
            return
        if not self.tid.is_valid:
            self.tid.line.setFocus()
            return
        tid = self.tid.value()
        organ = self._organ_list[self.organ.currentIndex()]
        self.planned.emit(organ.id, datum, clock(tid).replace(".", ":") if tid else "", self.plats.text().strip())
