"""Nämnder: the organ, their people and their habits."""

from PySide6.QtWidgets import QWidget

from nacka_sekreterare.services.core import Kansli
from nacka_sekreterare.ui.desk import Desk, PageSpec
from nacka_sekreterare.ui.icons import IconName


def spec(kansli: Kansli) -> PageSpec:
    """The page for the rail."""

    def make(desk: Desk) -> QWidget:
        from nacka_sekreterare.ui.organ.page import OrganPage

        return OrganPage(desk, kansli)

    return PageSpec("organ", "Nämnder", IconName.ACCOUNT_GROUP, make)
