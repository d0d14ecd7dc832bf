"""Sammanträden: all of them, found, opened, planned and taken away."""

from PySide6.QtWidgets import QWidget

from nacka_sekreterare.services.core import Kansli
from nacka_sekreterare.ui.desk import Desk, PageSpec
from nacka_sekreterare.ui.icons import IconName


def spec(kansli: Kansli) -> PageSpec:
    """The page for the rail."""

    def make(desk: Desk) -> QWidget:
        from nacka_sekreterare.ui.sammantraden.page import SammantradenPage

        return SammantradenPage(desk, kansli)

    return PageSpec("sammantraden", "Sammanträden", IconName.CALENDAR_TEXT, make)
