"""The step Justering och anslag: who signs what, how far it has come, and what is announced when."""

from uuid import UUID

from PySide6.QtWidgets import QWidget

from nacka_sekreterare.services.core import Kansli
from nacka_sekreterare.ui.desk import Desk, StepSpec


def spec(kansli: Kansli) -> StepSpec:
    """The step of a sammanträde."""

    def make(desk: Desk, sammantrade_id: UUID) -> QWidget:
        from nacka_sekreterare.ui.justering.page import JusteringPage

        return JusteringPage(desk, kansli, sammantrade_id)

    return StepSpec("justering", "Justering och anslag", make)
