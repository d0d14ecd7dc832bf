"""The review of a kallelse: its facts and points to correct on one side, what was not understood on the other."""

from uuid import UUID

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QCheckBox, QComboBox, QGridLayout, QLineEdit, QSplitter, QVBoxLayout, QWidget

from nacka_sekreterare.domain.arende import Arende
from nacka_sekreterare.domain.sammantrade import Sammantrade
from nacka_sekreterare.domain.text import plain_text
from nacka_sekreterare.services.core import Kansli
from nacka_sekreterare.services.inlasning import (
    Kallelse,
    add_punkter,
    import_kallelse,
    read_kallelse,
    read_kallelse_text,
)
from nacka_sekreterare.services.organ import list_organ
from nacka_sekreterare.ui.desk import Desk
from nacka_sekreterare.ui.inlasning.dialog import InlasningDialog, Source, Wording
from nacka_sekreterare.ui.inlasning.draft import assigned, raised, with_new_punkt, with_punkt, without_punkt
from nacka_sekreterare.ui.inlasning.ej_tolkat import EjTolkat
from nacka_sekreterare.ui.inlasning.forslagsrader import Forslagsrader
from nacka_sekreterare.ui.inlasning.punkttabell import Punkttabell
from nacka_sekreterare.ui.theme import SPACING, Role
from nacka_sekreterare.ui.widgets.buttons import SecondaryButton
from nacka_sekreterare.ui.widgets.flow import FlowRow
from nacka_sekreterare.ui.widgets.formatted.edit import FormattedTextEdit
from nacka_sekreterare.ui.widgets.labels import SectionLabel, make_label
from nacka_sekreterare.ui.widgets.moment_edits import DateEdit, TimeEdit
from nacka_sekreterare.ui.widgets.moments import parse_time
from nacka_sekreterare.ui.widgets.scroll_column import ScrollColumn

FILE_TYPES = "Kallelser (*.docx *.pdf *.txt);;Alla filer (*)"


class KallelseDialog(InlasningDialog[Kallelse]):
    """From a kallelse to a sammanträde, or to points on the list of one."""

    def __init__(self, desk: Desk, kansli: Kansli, sammantrade_id: UUID | None, parent: QWidget | None) -> None:
        self._kansli = kansli
        self._sammantrade_id = sammantrade_id
        self._kallelse = Kallelse()
        self._row = 0
        accept = "Skapa sammanträdet" if sammantrade_id is None else "Lägg till ärendena"
        placeholder = "… eller klistra in kallelsens text här"
        super().__init__(desk, Wording("Läs in kallelse", FILE_TYPES, placeholder, accept), parent)

    @property
    def kallelse(self) -> Kallelse:
        """What is shown, with her corrections."""
        return self._kallelse

    def read_source(self, source: Source) -> Kallelse:
        """Read a file or the pasted text."""
        return read_kallelse(source.path) if source.path else read_kallelse_text(source.text)

    def show_review(self, value: Kallelse) -> None:
        """Show what was understood."""
        self._kallelse, self._row = value, 0
        self._organ.clear()
        self._organ.addItems([organ.namn for organ in list_organ(self._kansli)])
        self._organ.setEditText(value.organ or "")
        self._datum.set_value(value.datum)
        self._tid.set_value(parse_time(value.tid) if value.tid else None)
        self._plats.setText(value.plats or "")
        self._only.setChecked(value.endast_pa_plats)
        self._show_punkter()
        self._tabell.setFocus()
        if not value.punkter:
            self.refuse("Inga ärenden kändes igen. Gör ärenden av raderna under Ej tolkat, eller lägg till egna.")

    def take_in(self) -> None:
        """Store it, and show what came of it."""
        self._forslag.flush()
        self._text.flush()
        if self._sammantrade_id is not None:
            self._add_to(self._sammantrade_id)
        else:
            self._create()

    def _create(self) -> None:
        for field in (self._datum, self._tid):
            field.line.editingFinished.emit()
        organ, datum, tid = " ".join(self._organ.currentText().split()), self._datum.value(), self._tid.value()
        if not organ:
            self.refuse("Skriv vilket organ kallelsen gäller, eller välj det i listan.")
            self._organ.setFocus()
            return
        if datum is None or not self._datum.is_valid:
            self.refuse("Skriv vilken dag sammanträdet hålls, till exempel 22 april.")
            self._datum.line.setFocus()
            return
        facts = {
            "organ": organ,
            "datum": datum,
            "tid": f"{tid:%H:%M}" if tid else None,
            "plats": self._plats.text().strip() or None,
            "endast_pa_plats": self._only.isChecked(),
        }
        kallelse, source = self._kallelse.model_copy(update=facts), self.source
        self.desk.operations.run(
            lambda: import_kallelse(self._kansli, kallelse, organ, source.path, pasted=source.text),
            on_done=self._on_created,
        )

    def _on_created(self, sammantrade: Sammantrade) -> None:
        self.accept()
        self.desk.navigator.show_sammantrade(sammantrade.id, "foredragningslista")

    def _add_to(self, sammantrade_id: UUID) -> None:
        kallelse, source = self._kallelse, self.source
        self.desk.operations.run(
            lambda: add_punkter(self._kansli, sammantrade_id, kallelse, source.path, pasted=source.text),
            on_done=self._on_added,
        )

    def _on_added(self, _arenden: tuple[Arende, ...]) -> None:
        self.accept()

    # --- correcting
    def _show_punkter(self) -> None:
        punkter = self._kallelse.punkter
        self._row = max(0, min(self._row, len(punkter) - 1))
        self._tabell.set_punkter(punkter, self._row)
        self._ej_tolkat.set_lines(self._kallelse.ej_tolkat)
        count = "Ett ärende" if len(punkter) == 1 else f"{len(punkter)} ärenden"
        self._title.setText(f"{count} tolkades. Rätta direkt i raderna.")
        self._remove.setEnabled(bool(punkter))
        self._show_punkt()

    def _show_punkt(self) -> None:
        has_punkt = bool(self._kallelse.punkter)
        self._detail.setVisible(has_punkt)
        if has_punkt:
            punkt = self._kallelse.punkter[self._row]
            self._chosen.setText(f"{punkt.nr}. {punkt.rubrik}".strip(". "))
            self._forslag.set_forslag(punkt.forslag_till_beslut or ())
            self._immediate.setChecked(punkt.omedelbar_justering)
            self._text.set_text(plain_text(punkt.text or ""))

    def _on_punkt_chosen(self, row: int) -> None:
        self._forslag.flush()
        self._text.flush()
        self._row = row
        self._show_punkt()

    def _on_punkt_edited(self, row: int, field: str, value: object) -> None:
        if field == "rubrik" and not value:
            self.refuse("Ett ärende måste ha en rubrik. Ta bort raden om den inte är ett ärende.")
            self._tabell.set_punkter(self._kallelse.punkter, row)
            return
        self._kallelse = with_punkt(self._kallelse, row, **{field: value})

    def _on_forslag_edited(self) -> None:
        if self._kallelse.punkter:
            forslag = self._forslag.forslag()
            named = [one.mottagare for one in forslag if one.mottagare]
            changes = {"forslag_till_beslut": forslag or None, "mottagare": named[0] if named else None}
            self._kallelse = with_punkt(self._kallelse, self._row, **changes)
            self._tabell.set_punkter(self._kallelse.punkter, self._row)

    def _on_immediate_clicked(self, is_checked: bool) -> None:
        self._kallelse = with_punkt(self._kallelse, self._row, omedelbar_justering=is_checked)
        self._tabell.set_punkter(self._kallelse.punkter, self._row)

    def _on_text_edited(self) -> None:
        if self._kallelse.punkter:
            self._kallelse = with_punkt(self._kallelse, self._row, text=self._text.text().plain or None)

    def _on_assign_wanted(self, line: int) -> None:
        if self._kallelse.punkter:
            self._kallelse = assigned(self._kallelse, line, self._row)
            self._show_punkter()

    def _on_raise_wanted(self, line: int) -> None:
        place = self._row + 1 if self._kallelse.punkter else 0
        self._kallelse = raised(self._kallelse, line, place)
        self._row = place
        self._show_punkter()

    def _on_add_clicked(self) -> None:
        place = self._row + 1 if self._kallelse.punkter else 0
        self._kallelse = with_new_punkt(self._kallelse, place, "Nytt ärende")
        self._row = place
        self._show_punkter()
        self._tabell.edit_rubrik(place)

    def _on_remove_clicked(self) -> None:
        if self._kallelse.punkter:
            self._kallelse = without_punkt(self._kallelse, self._row)
            self._show_punkter()

    # --- building
    def make_review(self) -> QWidget:
        """Facts above, points to the left, the chosen point and what was not understood to the right."""
        self._make_fields()
        page = QWidget()
        column = QVBoxLayout(page)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(SPACING.small)
        column.addWidget(self._facts)
        split = QSplitter(Qt.Orientation.Horizontal)
        split.setChildrenCollapsible(False)
        split.addWidget(self._make_left())
        split.addWidget(self._make_right())
        split.setSizes([620, 420])
        column.addWidget(split, 1)
        return page

    def _make_fields(self) -> None:
        self._organ = QComboBox()
        self._organ.setObjectName("inlasning_organ")
        self._organ.setAccessibleName("Organ")
        self._organ.setEditable(True)
        self._organ.setMinimumWidth(220)
        self._datum = DateEdit(lambda: self.desk.now().date(), name="inlasning_datum", label="Dag")
        self._tid = TimeEdit(name="inlasning_tid", label="Tid")
        self._plats = QLineEdit()
        self._plats.setObjectName("inlasning_plats")
        self._plats.setAccessibleName("Plats")
        self._only = QCheckBox("Endast på plats")
        self._only.setObjectName("inlasning_endast_pa_plats")
        self._facts = QWidget()
        grid = QGridLayout(self._facts)
        grid.setContentsMargins(0, 0, 0, 0)
        fields = (("Organ", self._organ), ("Dag", self._datum), ("Tid", self._tid), ("Plats", self._plats))
        for place, (text, field) in enumerate(fields):
            grid.addWidget(make_label(text, Role.SMALL), 0, place)
            grid.addWidget(field, 1, place)
        grid.addWidget(self._only, 1, len(fields))
        grid.setColumnStretch(0, 2)
        grid.setColumnStretch(3, 2)
        self._facts.setVisible(self._sammantrade_id is None)

    def _make_left(self) -> QWidget:
        self._title = make_label("", Role.MUTED)
        self._tabell = Punkttabell()
        self._tabell.punkt_chosen.connect(self._on_punkt_chosen)
        self._tabell.punkt_edited.connect(self._on_punkt_edited)
        add = SecondaryButton("Ny rad", name="punkt_add", key="Ctrl+N")
        add.clicked.connect(self._on_add_clicked)
        self._remove = SecondaryButton("Ta bort raden", name="punkt_remove")
        self._remove.setToolTip("Ta bort raden; dess ord läggs under Ej tolkat")
        self._remove.clicked.connect(self._on_remove_clicked)
        acts = FlowRow()
        acts.add(add)
        acts.add(self._remove)
        side = QWidget()
        column = QVBoxLayout(side)
        column.setContentsMargins(0, 0, SPACING.small, 0)
        column.addWidget(self._title)
        column.addWidget(self._tabell, 1)
        column.addWidget(acts)
        return side

    def _make_right(self) -> QWidget:
        self._chosen = make_label("", Role.STRONG, is_wrapping=True, name="inlasning_chosen")
        self._forslag = Forslagsrader("punkt_forslag")
        self._forslag.edited.connect(self._on_forslag_edited)
        self._immediate = QCheckBox("Omedelbar justering begärs")
        self._immediate.setObjectName("punkt_omedelbar")
        self._immediate.clicked.connect(self._on_immediate_clicked)
        self._text = FormattedTextEdit(name="punkt_text", label="Text under ärendet", minimum_lines=2)
        self._text.text_edited.connect(self._on_text_edited)
        self._detail = ScrollColumn(name="inlasning_detail")
        self._detail.column.setContentsMargins(0, 0, SPACING.small, 0)
        self._detail.column.setSpacing(SPACING.tight)
        for part in (
            self._chosen,
            SectionLabel("Förslag till beslut"),
            self._forslag,
            self._immediate,
            SectionLabel("Text"),
            self._text,
        ):
            self._detail.column.addWidget(part)
        self._detail.column.addStretch(1)
        self._ej_tolkat = EjTolkat("Till valt ärende", "Gör till ärende")
        self._ej_tolkat.assign_wanted.connect(self._on_assign_wanted)
        self._ej_tolkat.raise_wanted.connect(self._on_raise_wanted)
        side = QSplitter(Qt.Orientation.Vertical)
        side.setChildrenCollapsible(False)
        side.addWidget(self._detail)
        side.addWidget(self._ej_tolkat)
        side.setSizes([360, 220])
        return side
