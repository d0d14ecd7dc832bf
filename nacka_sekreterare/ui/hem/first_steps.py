"""What Hem shows a newcomer: three steps to the first sammanträde, and the example to look at."""

from dataclasses import dataclass

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from nacka_sekreterare.services.core import Kansli
from nacka_sekreterare.ui.desk import Desk
from nacka_sekreterare.ui.sammantraden.beginnings import Beginnings
from nacka_sekreterare.ui.theme import SPACING, Role
from nacka_sekreterare.ui.widgets.buttons import KeyButton, PrimaryButton, SecondaryButton
from nacka_sekreterare.ui.widgets.card import Card
from nacka_sekreterare.ui.widgets.chip import Chip, Tone
from nacka_sekreterare.ui.widgets.labels import make_label


@dataclass(frozen=True)
class FirstStep:
    """One of the three."""

    title: str
    text: str
    button: KeyButton
    is_done: bool = False


class FirstSteps(QWidget):
    """Three cards; the first that is not done has the primary button."""

    def __init__(self, desk: Desk, kansli: Kansli, *, has_organ: bool) -> None:
        super().__init__()
        self._desk = desk
        self._beginnings = Beginnings(desk, kansli, self)
        create_look, read_look = (SecondaryButton, PrimaryButton) if has_organ else (PrimaryButton, SecondaryButton)
        create = create_look("Skapa nämnd", name="first_organ", key="Ctrl+1")
        create.clicked.connect(self._on_create_clicked)
        read = read_look("Läs in kallelse", name="first_kallelse", key="Ctrl+2")
        read.clicked.connect(self._beginnings.read_kallelse)
        example = SecondaryButton("Öppna exemplet", name="first_exempel", key="Ctrl+3")
        example.clicked.connect(self._beginnings.open_exempel)
        steps = (
            FirstStep(
                "Skapa din nämnd",
                "Namn, ledamöter och ersättare. Klistra in listan från Word eller Excel, så slipper du skriva om "
                "den. Inställningarna börjar med Nackas vanor och kan ändras när som helst.",
                create,
                has_organ,
            ),
            FirstStep(
                "Läs in en kallelse",
                "Öppna en kallelse du redan har, som Word, PDF eller text. Ärenden, diarienummer och förslag till "
                "beslut hämtas ur den.",
                read,
            ),
            FirstStep(
                "Eller se hur det blir",
                "Exemplet är en påhittad nämnd med ett helt sammanträde: närvaro, beslut, omröstning, protokoll och "
                "anslag. Du kan ändra fritt i det och ta bort det när du vill.",
                example,
            ),
        )
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(SPACING.medium)
        for number, step in enumerate(steps, 1):
            column.addWidget(_card(number, step))

    def _on_create_clicked(self) -> None:
        self._desk.navigator.show_page("organ")


def _card(number: int, step: FirstStep) -> Card:
    card = Card(name=f"first_step_{number}")
    card.setAccessibleName(step.title)
    words = QVBoxLayout()
    words.setSpacing(SPACING.tight)
    head = QHBoxLayout()
    head.setSpacing(SPACING.small)
    head.addWidget(make_label(step.title, Role.TITLE))
    if step.is_done:
        head.addWidget(Chip("Klart", Tone.SUCCESS))
    head.addStretch(1)
    words.addLayout(head)
    words.addWidget(make_label(step.text, Role.MUTED, is_wrapping=True))
    row = QHBoxLayout()
    row.setSpacing(SPACING.large)
    row.addWidget(make_label(str(number), Role.NUMBER), 0, Qt.AlignmentFlag.AlignTop)
    row.addLayout(words, 1)
    row.addWidget(step.button, 0, Qt.AlignmentFlag.AlignVCenter)
    card.body.addLayout(row)
    return card
