"""Taking in a kallelse or a tjänsteskrivelse: open, drop or paste; see what was understood; correct it; accept.

Hem, Sammanträden and Föredragningslista open it with these two functions; everything else here is its own affair.
"""

from pathlib import Path
from uuid import UUID

from PySide6.QtWidgets import QDialog, QWidget

from nacka_sekreterare.services.core import Kansli
from nacka_sekreterare.ui.desk import Desk


def open_inlasning(
    desk: Desk,
    kansli: Kansli,
    parent: QWidget | None = None,
    *,
    sammantrade_id: UUID | None = None,
    path: Path | None = None,
    text: str = "",
) -> QDialog:
    """Open the review of a kallelse; it closes itself when it is accepted.

    Without `sammantrade_id` a new sammanträde is made (with its organ, where it is unknown) and shown; with it, the
    points are added to that one. `path` or `text` is read at once; without them she chooses, drops or pastes.
    """
    from nacka_sekreterare.ui.inlasning.kallelse_dialog import KallelseDialog

    dialog = KallelseDialog(desk, kansli, sammantrade_id, parent.window() if parent else None)
    dialog.begin(path, text)
    return dialog


def open_skrivelse(
    desk: Desk,
    kansli: Kansli,
    arende_id: UUID,
    parent: QWidget | None = None,
    *,
    path: Path | None = None,
    text: str = "",
) -> QDialog:
    """Open the review of a tjänsteskrivelse, which fills an ärende when it is accepted."""
    from nacka_sekreterare.ui.inlasning.skrivelse_dialog import SkrivelseDialog

    dialog = SkrivelseDialog(desk, kansli, arende_id, parent.window() if parent else None)
    dialog.begin(path, text)
    return dialog
