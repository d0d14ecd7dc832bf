"""Sammanträde: the live page, where what happens in the room is recorded as it happens."""

from uuid import UUID

from PySide6.QtWidgets import QWidget

from nacka_sekreterare.services.core import Kansli
from nacka_sekreterare.ui.desk import Desk, StepSpec


def spec(kansli: Kansli) -> StepSpec:
    """The step for the workspace."""

    def make(desk: Desk, sammantrade_id: UUID) -> QWidget:
        from nacka_sekreterare.ui.sammantrade.page import SammantradePage

        return SammantradePage(desk, kansli, sammantrade_id)

    return StepSpec("sammantrade", "Sammanträde", make)
