"""What the signatories have remarked, § by §: dealt with or not, printed or not."""

from collections.abc import Iterator
from functools import partial
from uuid import UUID

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QCheckBox, QComboBox, QHBoxLayout, QLineEdit, QVBoxLayout, QWidget

from nacka_sekreterare.domain.akt import Akt
from nacka_sekreterare.domain.justering import Anmarkning, Justering
from nacka_sekreterare.services.core import Kansli
from nacka_sekreterare.services.signatar import add_anmarkning, remove_anmarkning, update_anmarkning
from nacka_sekreterare.ui.desk import Desk
from nacka_sekreterare.ui.icons import IconName
from nacka_sekreterare.ui.justering.rows import RowList
from nacka_sekreterare.ui.justering.words import signatarer_of
from nacka_sekreterare.ui.theme import SPACING, Role
from nacka_sekreterare.ui.widgets.buttons import IconButton, SecondaryButton
from nacka_sekreterare.ui.widgets.labels import SectionLabel, make_label


class AnmarkningRows(QWidget):
    """The remarks at one justering, and a line for a new one that is shown when it is asked for."""

    def __init__(self, desk: Desk, kansli: Kansli, justering: Justering) -> None:
        super().__init__()
        self._desk = desk
        self._kansli = kansli
        self._justering_id = justering.id
        self._number = justering.ordning
        self._title = SectionLabel("Anmärkningar")
        self._rows = RowList(name=f"anmarkningar_{self._number}")
        self.person = self._make_box("anmarkning_person", "Vem som anmärker")
        self.paragraf = self._make_box("anmarkning_paragraf", "Vad anmärkningen gäller")
        self.text = QLineEdit()
        self.text.setObjectName(f"anmarkning_text_{self._number}")
        self.text.setAccessibleName("Anmärkningen")
        self.text.setPlaceholderText("Vad anmärks på?")
        self._add = SecondaryButton("Lägg till", name=f"add_anmarkning_{self._number}")
        self._new = QWidget()
        self._lay_out()
        self._add.clicked.connect(self._on_add_clicked)
        self.text.returnPressed.connect(self._on_add_clicked)

    def show_akt(self, akt: Akt, justering: Justering) -> None:
        """Show the remarks."""
        found = tuple(remark for remark in akt.anmarkningar if remark.justering_id == justering.id)
        labels = tuple(f"{_where(akt, remark)} · {akt.namn(remark.person_id)}" for remark in found)
        self._rows.show_rows((found, labels), partial(self._make_rows, found, labels))
        _fill(self.person, [(s.person_id, akt.namn(s.person_id)) for s in signatarer_of(akt, justering)])
        numbered: list[tuple[UUID | None, str]] = [(None, "Hela protokollet")]
        for arende in akt.arenden_of_justering(justering):
            paragraf = akt.paragraf_of(arende.id)
            if paragraf is not None:
                numbered.append((paragraf.id, f"§ {akt.nummer_of(arende.id)}"))
        _fill(self.paragraf, numbered)
        self._show_title()

    def open_new(self) -> None:
        """Let her write a remark."""
        self._new.show()
        self._show_title()
        self.text.setFocus(Qt.FocusReason.OtherFocusReason)

    def _lay_out(self) -> None:
        row = QHBoxLayout(self._new)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(SPACING.small)
        row.addWidget(self.person)
        row.addWidget(self.paragraf)
        row.addWidget(self.text, 1)
        row.addWidget(self._add)
        self._new.hide()
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(SPACING.tight)
        for widget in (self._title, self._rows, self._new):
            column.addWidget(widget)

    def _make_box(self, name: str, label: str) -> QComboBox:
        box = QComboBox()
        box.setObjectName(f"{name}_{self._number}")
        box.setAccessibleName(label)
        box.setMaximumWidth(200)
        return box

    def _show_title(self) -> None:
        has_rows = not self._rows.isHidden()
        self._title.setVisible(has_rows or not self._new.isHidden())
        self.setVisible(has_rows or not self._new.isHidden())

    def _make_rows(self, found: tuple[Anmarkning, ...], labels: tuple[str, ...]) -> Iterator[QWidget]:
        for number, (remark, label) in enumerate(zip(found, labels, strict=True), start=1):
            yield self._make_row(remark, label, f"{self._number}_{number}")

    def _make_row(self, remark: Anmarkning, label: str, name: str) -> QWidget:
        holder = QWidget()
        row = QHBoxLayout(holder)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(SPACING.small)
        words = QVBoxLayout()
        words.setSpacing(0)
        words.addWidget(make_label(label, Role.SMALL))
        words.addWidget(make_label(remark.text, is_wrapping=True))
        row.addLayout(words, 1)
        for field, text in (("ar_hanterad", "Hanterad"), ("trycks", "Trycks i protokollet")):
            box = QCheckBox(text)
            box.setObjectName(f"{field}_{name}")
            box.setAccessibleName(f"{text}: anmärkning {label}")
            box.setChecked(bool(getattr(remark, field)))
            box.toggled.connect(partial(self._change, remark.id, field))
            row.addWidget(box)
        remove = IconButton(IconName.DELETE, f"Ta bort anmärkningen {label}", object_name=f"remove_anmarkning_{name}")
        remove.clicked.connect(partial(self._remove, remark.id))
        row.addWidget(remove)
        return holder

    def _change(self, anmarkning_id: UUID, field: str, is_on: bool) -> None:
        self._desk.operations.run(lambda: update_anmarkning(self._kansli, anmarkning_id, **{field: is_on}))

    def _remove(self, anmarkning_id: UUID, _checked: bool = False) -> None:
        self._desk.operations.run(lambda: remove_anmarkning(self._kansli, anmarkning_id))

    def _on_add_clicked(self) -> None:
        person_id = self.person.currentData()
        if person_id is None:
            self._desk.dialogs.show_error("Det finns ingen undertecknare. Lägg till den som anmärker först.")
            return
        text, paragraf_id = self.text.text(), self.paragraf.currentData()
        if self._desk.operations.run(
            lambda: add_anmarkning(self._kansli, self._justering_id, person_id, text, paragraf_id)
        ):
            self.text.clear()
            self._new.hide()
            self._show_title()


def _where(akt: Akt, remark: Anmarkning) -> str:
    for paragraf in akt.paragrafer:
        if paragraf.id == remark.paragraf_id:
            return f"§ {akt.nummer_of(paragraf.arende_id)}"
    return "Hela protokollet"


def _fill(box: QComboBox, entries: list[tuple[UUID, str]] | list[tuple[UUID | None, str]]) -> None:
    chosen = box.currentData()
    box.blockSignals(True)
    box.clear()
    for key, text in entries:
        box.addItem(text, key)
    ids = [key for key, _ in entries]  # Qt's own findData knows no UUID
    box.setCurrentIndex(ids.index(chosen) if chosen in ids else 0)
    box.blockSignals(False)
