"""The editor of the chosen ärende: a column of cards, where files can be dropped."""

from collections.abc import Mapping
from uuid import UUID

from PySide6.QtCore import Signal
from PySide6.QtGui import QAction, QDragEnterEvent, QDropEvent
from PySide6.QtWidgets import QWidget

from nacka_sekreterare.domain.akt import Akt
from nacka_sekreterare.ui.foredragningslista.arendekort import Arendekort
from nacka_sekreterare.ui.foredragningslista.avsnittskort import Avsnittskort
from nacka_sekreterare.ui.foredragningslista.bilagekort import Bilagekort
from nacka_sekreterare.ui.foredragningslista.fields import Editing
from nacka_sekreterare.ui.foredragningslista.foljdkort import Bevakningskort, Expedieringskort, Javskort
from nacka_sekreterare.ui.foredragningslista.forslagskort import Forslagskort
from nacka_sekreterare.ui.theme import SPACING
from nacka_sekreterare.ui.widgets.dropped import dropped_files
from nacka_sekreterare.ui.widgets.scroll_column import ScrollColumn


class Arendeeditor(ScrollColumn):
    """Everything of one ärende before the meeting.

    Signals:
        paths_dropped(tuple of Path): files were dropped on the ärende.
    """

    paths_dropped = Signal(object)

    def __init__(self, editing: Editing, actions: Mapping[str, QAction], parent: QWidget | None = None) -> None:
        super().__init__(name="arendeeditor", parent=parent)
        self._arende_id: UUID | None = None
        self.setAcceptDrops(True)
        self.column.setContentsMargins(SPACING.medium, 0, SPACING.small, SPACING.page)
        self.arendekort = Arendekort(editing, actions["read_skrivelse"])
        self.bilagekort = Bilagekort(editing, actions["new_bilaga"])
        self._cards = (
            self.arendekort,
            Forslagskort(editing, actions["new_beslutspunkt"]),
            Avsnittskort(editing, actions["new_avsnitt"]),
            self.bilagekort,
            Expedieringskort(editing),
            Bevakningskort(editing),
            Javskort(editing),
        )
        for card in self._cards:
            self.column.addWidget(card)
        self.column.addStretch(1)

    def show_arende(self, akt: Akt, arende_id: UUID) -> None:
        """Show an ärende; another than before from its top."""
        arende = akt.arende(arende_id)
        if arende_id != self._arende_id:
            self.verticalScrollBar().setValue(0)
            self._arende_id = arende_id
        for card in self._cards:
            card.show_arende(akt, arende)

    def dragEnterEvent(self, event: QDragEnterEvent) -> None:
        """Files are welcome."""
        if dropped_files(event.mimeData()):
            event.acceptProposedAction()

    def dropEvent(self, event: QDropEvent) -> None:
        """Tell which files."""
        paths = dropped_files(event.mimeData())
        if paths:
            event.acceptProposedAction()
            self.paths_dropped.emit(paths)
