"""The first card of an ärende: what it is called, who answers for it, and the marks it carries."""

from collections.abc import Sequence
from uuid import UUID

from PySide6.QtCore import Qt
from PySide6.QtGui import QAction
from PySide6.QtWidgets import QCheckBox, QComboBox, QGridLayout, QHBoxLayout, QWidget

from nacka_sekreterare.domain.akt import Akt
from nacka_sekreterare.domain.arende import Arende, Arendetyp
from nacka_sekreterare.services.arende import set_takes_paragraf, update_arende
from nacka_sekreterare.ui.foredragningslista.arenderad import TYPE_NAMES
from nacka_sekreterare.ui.foredragningslista.fields import Editing, LineField
from nacka_sekreterare.ui.theme import SPACING, Role
from nacka_sekreterare.ui.widgets.buttons import SecondaryButton
from nacka_sekreterare.ui.widgets.card import Card
from nacka_sekreterare.ui.widgets.flow import FlowRow
from nacka_sekreterare.ui.widgets.folding_row import FoldingRow
from nacka_sekreterare.ui.widgets.labels import make_label
from nacka_sekreterare.ui.widgets.notice import InlineNotice

_COLUMNS = 3
_LINES = (
    ("dnr", "Diarienummer", "ÄLN 2026/12"),
    ("nummer_text", "Punktnummer", "Av sig själv"),
    ("foredragande", "Föredragande", ""),
    ("handlaggare", "Handläggare", ""),
)
_MARKS = (
    ("justeras_omedelbart", "Omedelbar justering begärs", "Paragrafen ska justeras direkt (5 kap. 69 § kommunallagen)"),
    ("ar_sekretess", "Sekretess", "Rubrik och innehåll visas inte i kallelse, anslag och utdrag"),
    ("ar_stangt", "Stängda dörrar", "Ärendet behandlas inom stängda dörrar (6 kap. 25 § kommunallagen)"),
    (
        "ar_myndighetsutovning",
        "Myndighetsutövning",
        "Den som deltar i handläggningen måste delta i avgörandet (4 kap. 26 § kommunallagen)",
    ),
    ("ar_extra", "Extra ärende", "Väckt efter kallelsen"),
)


class Arendekort(Card):
    """Rubrik, type, dnr, people, marks and the remark of an ärende."""

    def __init__(self, editing: Editing, read: QAction) -> None:
        super().__init__(name="arendekort")
        self._read = SecondaryButton(name="read_skrivelse", action=read)
        self._editing = editing
        self._arende_id: UUID | None = None
        self.setAccessibleName("Ärende")
        self._heading = make_label("", Role.MUTED, name="arende_heading")
        self.rubrik = self._line("rubrik", "Rubrik", "Skriv vad ärendet handlar om")
        self._lines: dict[str, LineField] = {"rubrik": self.rubrik}
        self._typ = QComboBox()
        self._typ.setObjectName("arende_typ")
        self._typ.setAccessibleName("Typ av ärende")
        for typ in Arendetyp:
            self._typ.addItem(TYPE_NAMES[typ], typ)
        self._typ.activated.connect(self._on_typ_activated)
        self._takes = self._box("takes_paragraf", "Tar paragraf", "Ärendet får en paragraf i protokollet")
        self._marks = {name: self._box(name, text, tip) for name, text, tip in _MARKS}
        self._lagrum = self._line("sekretess_lagrum", "Lagrum för sekretess", "Till exempel 26 kap. 1 § OSL")
        self._lagrum.setMaximumWidth(340)
        self._lines["sekretess_lagrum"] = self._lagrum
        self._notice = InlineNotice()
        self._lay_out()

    def show_arende(self, akt: Akt, arende: Arende) -> None:
        """Show an ärende."""
        self._arende_id = arende.id
        nummer, paragraf = akt.nummer_of(arende.id), akt.paragraf_of(arende.id)
        is_fixed = paragraf is not None and paragraf.nummer is not None
        state = "fast nummer" if is_fixed else "preliminärt nummer"
        place = next(number for number, one in enumerate(akt.arenden, 1) if one.id == arende.id)
        paragraf_words = f"§ {nummer} ({state})" if nummer is not None else "ingen paragraf"
        self._heading.setText(f"Punkt {arende.nummer_text or place} · {paragraf_words}")
        for name, line in self._lines.items():
            line.set_text(str(getattr(arende, name)))
        self._typ.setCurrentIndex(self._typ.findData(arende.typ))
        self._takes.setChecked(paragraf is not None)
        self._takes.setEnabled(not is_fixed)
        for name, box in self._marks.items():
            box.setChecked(bool(getattr(arende, name)))
        self._lagrum.setVisible(arende.ar_sekretess)
        is_missing = arende.ar_sekretess and not arende.sekretess_lagrum
        sentence = "Sekretessen saknar lagrum. Ange den bestämmelse som gäller." if is_missing else ""
        self._notice.set_notice(sentence, "OSL" if sentence else "")

    def _lay_out(self) -> None:
        self.body.addWidget(FoldingRow(self._heading, self._read))
        self.body.addWidget(self.rubrik)
        grid = QGridLayout()
        grid.setHorizontalSpacing(SPACING.medium)
        grid.setVerticalSpacing(SPACING.small)
        # A third of the card, however long the longest type is: at large text the others would be pushed out of it.
        self._typ.setSizeAdjustPolicy(QComboBox.SizeAdjustPolicy.AdjustToMinimumContentsLengthWithIcon)
        self._typ.setMinimumContentsLength(6)
        cells: list[tuple[str, QWidget]] = [("Typ", self._typ)]
        for name, label, placeholder in _LINES:
            self._lines[name] = line = self._line(name, label, placeholder)
            cells.append((label, line))
        self._lines["anteckning"] = remark = self._line("anteckning", "Anteckning", "Till exempel: Bordlagt 12 mars")
        cells.append(("Anteckning", remark))
        _fill(grid, cells)
        self.body.addLayout(grid)
        marks = FlowRow()
        for box in (self._takes, *self._marks.values()):
            marks.add(box)
        self.body.addWidget(marks)
        row = QHBoxLayout()
        row.addWidget(self._lagrum)
        row.addStretch(1)
        self.body.addLayout(row)
        self.body.addWidget(self._notice)
        self._notice.hide()

    def _line(self, name: str, label: str, placeholder: str) -> LineField:
        line = LineField(name=f"arende_{name}", label=label, placeholder=placeholder)
        line.setProperty("field", name)
        line.text_saved.connect(self._on_line_saved)
        self._editing.wire(line)
        return line

    def _box(self, name: str, text: str, tooltip: str) -> QCheckBox:
        box = QCheckBox(text)
        box.setObjectName(f"arende_{name}")
        box.setProperty("field", name)
        box.setToolTip(tooltip)
        box.setAccessibleDescription(tooltip)
        box.clicked.connect(self._on_box_clicked)
        return box

    def _on_line_saved(self, text: str) -> None:
        arende_id, line = self._arende_id, self.sender()
        if arende_id is None or line is None:
            return
        name = str(line.property("field"))
        if name == "rubrik" and not text:
            line.setText(self._editing.kansli.get(Arende, arende_id).rubrik)  # type: ignore[attr-defined]
            self._notice.set_notice("Ett ärende måste ha en rubrik. Den tidigare rubriken står kvar.")
            return
        kansli = self._editing.kansli
        self._editing.save(lambda: update_arende(kansli, arende_id, **{name: text}))

    def _on_box_clicked(self, is_checked: bool) -> None:
        arende_id, box = self._arende_id, self.sender()
        if arende_id is None or box is None:
            return
        name, kansli = str(box.property("field")), self._editing.kansli
        if name == "takes_paragraf":
            self._editing.run(lambda: set_takes_paragraf(kansli, arende_id, is_checked))
        else:
            self._editing.run(lambda: update_arende(kansli, arende_id, **{name: is_checked}))

    def _on_typ_activated(self) -> None:
        arende_id, typ, kansli = self._arende_id, Arendetyp(self._typ.currentData()), self._editing.kansli
        if arende_id is not None:
            self._editing.run(lambda: update_arende(kansli, arende_id, typ=typ))


def _fill(grid: QGridLayout, cells: Sequence[tuple[str, QWidget]]) -> None:
    """Some fields beside each other, each under its label, so that half the window's width is enough."""
    for place, (text, field) in enumerate(cells):
        row, column = divmod(place, _COLUMNS)
        label = make_label(text, Role.SMALL)
        label.setBuddy(field)
        grid.addWidget(label, row * 2, column, Qt.AlignmentFlag.AlignBottom)
        grid.addWidget(field, row * 2 + 1, column)
    for column in range(_COLUMNS):
        grid.setColumnStretch(column, 1)
