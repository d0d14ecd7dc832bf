"""The step Expediering: who gets which decision, what has gone, and what is to be watched."""

from uuid import UUID

from PySide6.QtWidgets import QWidget

from nacka_sekreterare.services.core import Kansli
from nacka_sekreterare.ui.desk import Desk, StepSpec


def spec(kansli: Kansli) -> StepSpec:
    """The step of a sammanträde."""

    def make(desk: Desk, sammantrade_id: UUID) -> QWidget:
        from nacka_sekreterare.ui.expediering.page import ExpedieringPage

        return ExpedieringPage(desk, kansli, sammantrade_id)

    return StepSpec("expediering", "Expediering", make)
