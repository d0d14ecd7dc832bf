"""The totals of a sluten omröstning: how many, never who; for an anställning also what it is to (KL 5:54, 5:56)."""

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QHBoxLayout, QLineEdit, QSpinBox, QVBoxLayout, QWidget

from nacka_sekreterare.domain.votering import Votering
from nacka_sekreterare.ui.theme import Role
from nacka_sekreterare.ui.widgets.labels import make_label

_TOTALS = (("antal_ja", "Ja"), ("antal_nej", "Nej"), ("antal_avstar", "Avstår/blanka"), ("antal_ogiltiga", "Ogiltiga"))


class ClosedTotals(QWidget):
    """A number for each, and the uppdrag: with one, a tie is broken by the lot.

    Signals:
        value_changed: a number or the uppdrag is another.
        finished: Enter was pressed.
    """

    value_changed = Signal()
    finished = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.boxes = {name: QSpinBox() for name, _ in _TOTALS}
        self.uppdrag = QLineEdit()
        self.uppdrag.setObjectName("votering_uppdrag")
        self.uppdrag.setAccessibleName("Anställning")
        self.uppdrag.setPlaceholderText("Anställning: vilken tjänst (annars tomt)")
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        row = QHBoxLayout()
        for name, words in _TOTALS:
            box = self.boxes[name]
            box.setObjectName(f"votering_{name}")
            box.setAccessibleName(words)
            box.setRange(0, 200)
            box.valueChanged.connect(self.value_changed)
            box.lineEdit().returnPressed.connect(self.finished)
            part = QVBoxLayout()
            part.addWidget(make_label(words, Role.SMALL))
            part.addWidget(box)
            row.addLayout(part)
        row.addStretch(1)
        column.addLayout(row)
        column.addWidget(self.uppdrag)
        self.uppdrag.textChanged.connect(self.value_changed)
        self.uppdrag.returnPressed.connect(self.finished)

    def show_values(self, known: Votering | None) -> None:
        """The numbers of a votering, or nothing yet."""
        for name, box in self.boxes.items():
            box.setValue(getattr(known, name) if known else 0)
        self.uppdrag.setText(known.uppdrag if known else "")

    def values(self) -> dict[str, object]:
        """The fields of the votering."""
        numbers: dict[str, object] = {name: box.value() for name, box in self.boxes.items()}
        return {**numbers, "uppdrag": self.uppdrag.text().strip()}

    def focus_first(self) -> None:
        """Go to the number of Ja."""
        first = self.boxes["antal_ja"]
        first.setFocus()
        first.selectAll()
