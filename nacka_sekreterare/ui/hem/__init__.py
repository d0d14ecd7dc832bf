"""Hem: what must I do now?"""

from PySide6.QtWidgets import QWidget

from nacka_sekreterare.services.core import Kansli
from nacka_sekreterare.ui.desk import Desk, PageSpec
from nacka_sekreterare.ui.icons import IconName


def spec(kansli: Kansli) -> PageSpec:
    """The page for the rail."""

    def make(desk: Desk) -> QWidget:
        from nacka_sekreterare.ui.hem.page import HemPage

        return HemPage(desk, kansli)

    return PageSpec("hem", "Hem", IconName.HOME, make)
