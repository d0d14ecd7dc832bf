"""Which beslutspunkt something concerns; not shown for an ärende with one."""

from uuid import UUID

from PySide6.QtWidgets import QComboBox, QWidget

from nacka_sekreterare.domain.akt import Akt
from nacka_sekreterare.domain.arende import Arende


class PunktChoice(QComboBox):
    """The whole § or one of its beslutspunkter."""

    def __init__(self, name: str, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName(name)
        self.setAccessibleName("Beslutspunkt")

    def show_arende(self, akt: Akt, arende: Arende) -> None:
        """Offer the punkter of an ärende."""
        self.clear()
        self.addItem("Hela paragrafen", None)
        punkter = akt.beslutspunkter_of(arende.id)
        for number, punkt in enumerate(punkter, start=1):
            self.addItem(f"Punkt {number}", str(punkt.id))
        self.setVisible(len(punkter) > 1)

    def value(self) -> UUID | None:
        """The chosen punkt, None for the whole §."""
        chosen = self.currentData()
        return UUID(chosen) if chosen else None
