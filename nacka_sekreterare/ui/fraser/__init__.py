"""The phrase bank in the window: F3 in every text (bank.py), and the card where it is edited (card.py)."""

from typing import TYPE_CHECKING

from PySide6.QtCore import QObject
from PySide6.QtWidgets import QTextEdit, QWidget

from nacka_sekreterare.services.core import Kansli
from nacka_sekreterare.ui.desk import Desk
from nacka_sekreterare.ui.text_watch import TextWatch

if TYPE_CHECKING:
    from nacka_sekreterare.ui.fraser.bank import Frasbank


class Fraser(QObject):
    """Gives every text of a window the phrase bank when it is first entered; until then nothing of it is loaded."""

    def __init__(self, window: QWidget, watch: TextWatch, desk: Desk, kansli: Kansli) -> None:
        super().__init__(window)
        self._window = window
        self._desk = desk
        self._kansli = kansli
        self._bank: Frasbank | None = None
        watch.entered.connect(self._on_watch_entered)

    def _on_watch_entered(self, edit: QWidget) -> None:
        if not isinstance(edit, QTextEdit):
            return
        if self._bank is None:
            from nacka_sekreterare.ui.fraser.bank import Frasbank

            self._bank = Frasbank(self._window, self._desk, self._kansli)
        self._bank.enter(edit)
