"""The page Nämnder."""

from nacka_sekreterare.services.core import Kansli
from nacka_sekreterare.ui.desk import Desk, Page


class OrganPage(Page):
    """Filled in below."""

    def __init__(self, desk: Desk, kansli: Kansli) -> None:
        super().__init__(desk)
        self._kansli = kansli
