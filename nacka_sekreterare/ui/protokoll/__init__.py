"""The step Protokoll: the text of each § as it will be printed, beside the real page."""

from uuid import UUID

from PySide6.QtWidgets import QWidget

from nacka_sekreterare.services.core import Kansli
from nacka_sekreterare.ui.desk import Desk, StepSpec


def spec(kansli: Kansli) -> StepSpec:
    """The step of a sammanträde."""

    def make(desk: Desk, sammantrade_id: UUID) -> QWidget:
        from nacka_sekreterare.ui.protokoll.page import ProtokollPage

        return ProtokollPage(desk, kansli, sammantrade_id)

    return StepSpec("protokoll", "Protokoll", make)
