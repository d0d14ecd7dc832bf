"""Inställningar: how the program looks on this machine, where its data lie, and what it is made of."""

from PySide6.QtWidgets import QWidget

from nacka_sekreterare.services.core import Kansli
from nacka_sekreterare.system.settings import SettingsFile
from nacka_sekreterare.ui.desk import Desk, PageSpec
from nacka_sekreterare.ui.icons import IconName
from nacka_sekreterare.ui.theme import Theme


def spec(kansli: Kansli, theme: Theme, settings: SettingsFile) -> PageSpec:
    """The page for the rail."""

    def make(desk: Desk) -> QWidget:
        from nacka_sekreterare.ui.fraser.card import FraserCard
        from nacka_sekreterare.ui.installningar.ordlista_card import OrdlistaCard
        from nacka_sekreterare.ui.installningar.page import InstallningarPage

        cards = (OrdlistaCard(desk, kansli, settings), FraserCard(desk, kansli))
        return InstallningarPage(desk, kansli.store.paths.folder, theme, settings, *cards)

    return PageSpec("installningar", "Inställningar", IconName.COG, make, is_at_bottom=True)
