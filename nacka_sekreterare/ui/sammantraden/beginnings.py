"""The ways in which a sammanträde comes into the program besides planning it: a kallelse, and the example."""

from pathlib import Path
from uuid import UUID

from PySide6.QtWidgets import QWidget

from nacka_sekreterare.services.core import Change, Kansli, Outcome
from nacka_sekreterare.ui.desk import Desk


class Beginnings:
    """Opens the review of a kallelse, or stores the example and opens it."""

    def __init__(self, desk: Desk, kansli: Kansli, owner: QWidget) -> None:
        self._desk = desk
        self._kansli = kansli
        self._owner = owner

    def read_kallelse(self) -> None:
        """Let her open, drop or paste a kallelse, see what was understood, and accept it."""
        self._open_review(None)

    def read_file(self, path: Path) -> None:
        """The same for a file that she has already chosen, by dropping it."""
        self._open_review(path)

    def open_exempel(self) -> None:
        """Store the example, when it is not there already, and open it."""
        from nacka_sekreterare.services.exempel import store_exempel

        def store() -> Outcome[UUID]:
            sammantrade_id = store_exempel(self._kansli)
            return Outcome(sammantrade_id, frozenset({Change("sammantrade", sammantrade_id, sammantrade_id)}))

        self._desk.operations.run(store, on_done=self._open)

    def _open_review(self, path: Path | None) -> None:
        from nacka_sekreterare.ui.inlasning import open_inlasning

        self._desk.operations.flush()
        open_inlasning(self._desk, self._kansli, self._owner, path=path)

    def _open(self, sammantrade_id: UUID) -> None:
        self._desk.navigator.show_sammantrade(sammantrade_id, "protokoll")
