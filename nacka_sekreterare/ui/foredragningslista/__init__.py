"""Föredragningslista: the first step of a sammanträde, where the list, the proposals and the kallelse come to be."""

from uuid import UUID

from PySide6.QtWidgets import QWidget

from nacka_sekreterare.services.core import Kansli
from nacka_sekreterare.ui.desk import Desk, StepSpec


def spec(kansli: Kansli) -> StepSpec:
    """The step of the workspace."""

    def make(desk: Desk, sammantrade_id: UUID) -> QWidget:
        from nacka_sekreterare.ui.foredragningslista.page import FordragningslistaPage

        return FordragningslistaPage(desk, kansli, sammantrade_id)

    return StepSpec("foredragningslista", "Föredragningslista", make)
