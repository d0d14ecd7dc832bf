"""What the cards of a look share: whose look it is, and the one way to change it."""

from collections.abc import Callable, Sequence
from pathlib import Path
from uuid import UUID

from PySide6.QtCore import QObject, Signal

from nacka_sekreterare.domain.organ import Organ
from nacka_sekreterare.domain.utseende import Utseende
from nacka_sekreterare.services.bilaga import read_files
from nacka_sekreterare.services.core import Kansli, Outcome
from nacka_sekreterare.services.utseende import update_utseende
from nacka_sekreterare.ui.desk import Desk

Files = Sequence[tuple[str, bytes]]


class Editing(QObject):
    """The organ whose look is edited.

    Signals:
        refused: a change was not made; what is shown must be shown as it is stored.
    """

    refused = Signal()

    def __init__(self, desk: Desk, kansli: Kansli, parent: QObject) -> None:
        super().__init__(parent)
        self.desk = desk
        self.kansli = kansli
        self.organ: Organ | None = None

    @property
    def utseende(self) -> Utseende:
        """The look as it is."""
        return self.organ.installningar.utseende if self.organ is not None else Utseende()

    def run(self, act: Callable[[UUID], Outcome[Organ]]) -> bool:
        """Do an act on the organ."""
        organ = self.organ
        if organ is None:
            return False
        is_done = self.desk.operations.run(lambda: act(organ.id))
        if not is_done:
            self.refused.emit()
        return is_done

    def set_field(self, field: str, value: object) -> None:
        """Change one thing of the look."""
        if getattr(self.utseende, field) != value:
            self.run(lambda organ_id: update_utseende(self.kansli, organ_id, **{field: value}))

    def leave(self) -> None:
        """The focus has left a field: what comes next is a step of its own."""
        self.kansli.leave_field()

    def read(self, paths: Sequence[Path], act: Callable[[UUID, Files], Outcome[Organ]], title: str) -> None:
        """Read files in the background, then do an act with them on the organ that was shown when they were chosen."""
        organ = self.organ
        if organ is None or not paths:
            return

        def keep(files: Files) -> None:
            if not self.desk.operations.run(lambda: act(organ.id, files)):
                self.refused.emit()

        self.desk.tasks.run(lambda report: read_files(paths, report), title=title, on_done=keep)
