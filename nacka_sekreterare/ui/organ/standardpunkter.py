"""The editor of an organ's standing points: a list in order, and the fields of the one that is marked."""

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QCheckBox, QComboBox, QHBoxLayout, QVBoxLayout, QWidget

from nacka_sekreterare.domain.arende import Arendetyp, Standardakt
from nacka_sekreterare.domain.organ import Organ, Standardpunkt
from nacka_sekreterare.ui.desk import Desk
from nacka_sekreterare.ui.organ.editors import Surroundings
from nacka_sekreterare.ui.organ.order_editor import FittedList
from nacka_sekreterare.ui.organ.words import ARENDETYP, STANDARDAKT
from nacka_sekreterare.ui.theme import SPACING, Role
from nacka_sekreterare.ui.widgets.buttons import DangerButton, SecondaryButton
from nacka_sekreterare.ui.widgets.labels import make_label
from nacka_sekreterare.ui.widgets.reorderable_list import ListEntry
from nacka_sekreterare.ui.widgets.saved_edits import SavedLine


class StandardpunktEditor(QWidget):
    """The standing points.

    Signals:
        changed(tuple of Standardpunkt): all of them, in order.
    """

    changed = Signal(object)

    def __init__(self, desk: Desk) -> None:
        super().__init__()
        self._points: tuple[Standardpunkt, ...] = ()
        self._list = FittedList(name="standardpunkter", label="Standardpunkter")
        self._rubrik = SavedLine(desk.operations, name="standardpunkt_rubrik", label="Punktens rubrik")
        self._typ = QComboBox()
        self._akt = QComboBox()
        self._takes_paragraf = QCheckBox("Tar en paragraf")
        self._is_last = QCheckBox("Står sist på listan")
        self._add = SecondaryButton("Ny punkt", name="standardpunkt_add")
        self._remove = DangerButton("Ta bort punkten", name="standardpunkt_remove")
        self._lay_out()
        self._connect()

    def show_organ(self, organ: Organ, surroundings: Surroundings) -> None:
        """Show the organ's points; the marked one stays marked."""
        if organ.installningar.standardpunkter == self._points and self._list.count():
            return
        self._points = organ.installningar.standardpunkter
        row = self._list.currentRow()
        self._list.set_entries([ListEntry(number, _describe(point)) for number, point in enumerate(self._points)])
        self._list.fit()
        self._list.setCurrentRow(min(max(row, 0), len(self._points) - 1))
        self._show_current()

    def _lay_out(self) -> None:
        self._list.setMaximumWidth(640)
        self._rubrik.setMaximumWidth(420)
        for box, name, label, texts in (
            (self._typ, "standardpunkt_typ", "Slag av ärende", ARENDETYP.values()),
            (self._akt, "standardpunkt_akt", "Punktens åtgärd", STANDARDAKT.values()),
        ):
            box.setObjectName(name)
            box.setAccessibleName(label)
            box.addItems(list(texts))
        self._takes_paragraf.setObjectName("standardpunkt_paragraf")
        self._is_last.setObjectName("standardpunkt_sist")
        words = QHBoxLayout()
        words.setSpacing(SPACING.small)
        for widget, stretch in ((self._rubrik, 2), (self._typ, 0), (self._akt, 0)):
            words.addWidget(widget, stretch)
        words.addStretch(1)
        switches = QHBoxLayout()
        switches.setSpacing(SPACING.large)
        for switch in (self._takes_paragraf, self._is_last):
            switches.addWidget(switch)
        switches.addStretch(1)
        switches.addWidget(self._remove)
        switches.addWidget(self._add)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(SPACING.small)
        column.addWidget(self._list)
        column.addWidget(make_label("Dra raderna, eller flytta med Alt+Upp och Alt+Ned.", Role.SMALL))
        column.addLayout(words)
        column.addLayout(switches)

    def _connect(self) -> None:
        self._list.current_id_changed.connect(self._show_current)
        self._list.order_changed.connect(self._on_list_order_changed)
        self._rubrik.saved.connect(self._on_fields_changed)
        self._typ.activated.connect(self._on_fields_changed)
        self._akt.activated.connect(self._on_fields_changed)
        self._takes_paragraf.clicked.connect(self._on_fields_changed)
        self._is_last.clicked.connect(self._on_fields_changed)
        self._add.clicked.connect(self._on_add_clicked)
        self._remove.clicked.connect(self._on_remove_clicked)

    def _show_current(self) -> None:
        row = self._list.currentRow()
        has_point = 0 <= row < len(self._points)
        for widget in (self._rubrik, self._typ, self._akt, self._takes_paragraf, self._is_last, self._remove):
            widget.setEnabled(has_point)
        if not has_point:
            return
        point = self._points[row]
        self._rubrik.set_value(point.rubrik)
        self._typ.setCurrentIndex(list(ARENDETYP).index(point.typ))
        self._akt.setCurrentIndex(list(STANDARDAKT).index(point.standardakt))
        self._takes_paragraf.setChecked(point.tar_paragraf)
        self._is_last.setChecked(point.star_sist)

    def _on_fields_changed(self) -> None:
        row = self._list.currentRow()
        if not 0 <= row < len(self._points):
            return
        point = Standardpunkt(
            rubrik=self._rubrik.text().strip() or self._points[row].rubrik,
            typ=list(ARENDETYP)[self._typ.currentIndex()],
            standardakt=list(STANDARDAKT)[self._akt.currentIndex()],
            tar_paragraf=self._takes_paragraf.isChecked(),
            star_sist=self._is_last.isChecked(),
        )
        self.changed.emit((*self._points[:row], point, *self._points[row + 1 :]))

    def _on_list_order_changed(self, order: tuple[int, ...]) -> None:
        self.changed.emit(tuple(self._points[number] for number in order))

    def _on_add_clicked(self) -> None:
        point = Standardpunkt(rubrik="Ny punkt", typ=Arendetyp.FORMALIA, standardakt=Standardakt.INGEN)
        self.changed.emit((*self._points, point))
        self._list.setCurrentRow(self._list.count() - 1)
        self._rubrik.setFocus()
        self._rubrik.selectAll()

    def _on_remove_clicked(self) -> None:
        row = self._list.currentRow()
        self.changed.emit((*self._points[:row], *self._points[row + 1 :]))


def _describe(point: Standardpunkt) -> str:
    remarks = [ARENDETYP[point.typ]]
    if point.standardakt is not Standardakt.INGEN:
        remarks.append(STANDARDAKT[point.standardakt])
    if not point.tar_paragraf:
        remarks.append("ingen paragraf")
    if point.star_sist:
        remarks.append("sist")
    return f"{point.rubrik}  ·  {', '.join(remarks).lower()}"
