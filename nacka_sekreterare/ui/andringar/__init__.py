"""Visa ändringar: what has been done with a sammanträde, when, and what it changed."""

from uuid import UUID

from PySide6.QtWidgets import QWidget

from nacka_sekreterare.services.core import Kansli
from nacka_sekreterare.ui.desk import Desk


def show_andringar(
    owner: QWidget, desk: Desk, kansli: Kansli, sammantrade_id: UUID, arende_id: UUID | None = None
) -> QWidget:
    """Open the list above a page, of the whole sammanträde or of one §."""
    from nacka_sekreterare.ui.andringar.dialog import AndringarDialog

    desk.operations.flush()
    dialog = AndringarDialog(kansli, sammantrade_id, arende_id, owner)
    dialog.open()
    return dialog
