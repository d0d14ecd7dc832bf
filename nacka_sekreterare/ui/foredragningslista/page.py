"""The step Föredragningslista: the list on the left, the chosen ärende or the meeting on the right."""

from collections.abc import Callable, Sequence
from pathlib import Path
from uuid import UUID

from PySide6.QtCore import Qt, QTimer
from PySide6.QtGui import QAction
from PySide6.QtWidgets import QHBoxLayout, QSplitter, QStackedWidget, QVBoxLayout, QWidget

from nacka_sekreterare.domain.akt import Akt
from nacka_sekreterare.domain.arende import Arende
from nacka_sekreterare.domain.sammantrade import Sammantrade
from nacka_sekreterare.services.arende import add_arende, add_extra_arende, sort_arenden
from nacka_sekreterare.services.core import Change, Kansli
from nacka_sekreterare.services.foredragningslista import order_arenden, remove_arenden
from nacka_sekreterare.services.kallelse import is_changed_since_utskick
from nacka_sekreterare.services.overflyttning import move_to_sammantrade
from nacka_sekreterare.services.sammantrade import load_akt
from nacka_sekreterare.ui.actions import build_actions
from nacka_sekreterare.ui.andringar import show_andringar
from nacka_sekreterare.ui.desk import Desk, Page
from nacka_sekreterare.ui.dialogs import Choice
from nacka_sekreterare.ui.foredragningslista.actions import ACTIONS
from nacka_sekreterare.ui.foredragningslista.arendeeditor import Arendeeditor
from nacka_sekreterare.ui.foredragningslista.arendelista import Arendelista
from nacka_sekreterare.ui.foredragningslista.arenderad import rader_of
from nacka_sekreterare.ui.foredragningslista.fields import Editing
from nacka_sekreterare.ui.foredragningslista.kallelserad import Kallelserad
from nacka_sekreterare.ui.foredragningslista.listpanel import Listpanel
from nacka_sekreterare.ui.foredragningslista.motespanel import Motespanel
from nacka_sekreterare.ui.foredragningslista.utskick import Utskickare
from nacka_sekreterare.ui.icons import IconName
from nacka_sekreterare.ui.inlasning import open_inlasning, open_skrivelse
from nacka_sekreterare.ui.theme import SPACING
from nacka_sekreterare.ui.widgets.notice import EmptyState

_DERIVE_AFTER_MS = 400  # § marks and the state of the kallelse follow the typing at a distance


class FordragningslistaPage(Page):
    """The föredragningslista of one sammanträde."""

    def __init__(self, desk: Desk, kansli: Kansli, sammantrade_id: UUID, parent: QWidget | None = None) -> None:
        super().__init__(desk, parent)
        self.setObjectName("foredragningslista")
        self._kansli = kansli
        self._sammantrade_id = sammantrade_id
        self._akt: Akt | None = None
        self._wanted: UUID | None = None
        self._unasked: UUID | None = None
        self.actions_by_id = build_actions(self, ACTIONS)
        self._editing = Editing(desk, kansli, self)
        self._utskick = Utskickare(desk, kansli, sammantrade_id, self)
        self._derive = QTimer(self)
        self._derive.setSingleShot(True)
        self._derive.setInterval(_DERIVE_AFTER_MS)
        self._derive.timeout.connect(self._show_derived)
        self._rad = Kallelserad(self.actions_by_id)
        self._panel = Listpanel(self.actions_by_id)
        self._editor = Arendeeditor(self._editing, self.actions_by_id)
        self._mote = Motespanel(self._editing, self.actions_by_id)
        self._empty = EmptyState(
            IconName.CALENDAR_TEXT,
            "Inga ärenden än",
            "Tryck Ctrl+N och skriv rubriken på det första ärendet, eller läs in dem ur en kallelse (Ctrl+O).",
        )
        self._stack = QStackedWidget()
        self._lay_out()
        self._connect()

    @property
    def lista(self) -> Arendelista:
        """The list of ärenden."""
        return self._panel.lista

    # --- showing
    def concerns(self, changes: frozenset[Change]) -> bool:
        """Only this sammanträde, and what belongs to none (people, mandat, the organ)."""
        return any(change.sammantrade_id in {None, self._sammantrade_id} for change in changes)

    def reload(self) -> None:
        """Read the sammanträde anew; the chosen ärende, what is marked and the cursor stay."""
        if self._kansli.find(Sammantrade, self._sammantrade_id) is None:
            return
        akt = self._akt = self._read()
        place = self.lista.currentRow()
        self.lista.set_rader(rader_of(akt))
        if self._wanted is not None:
            self.lista.choose(self._wanted)
            self._wanted = None
        if self.lista.currentRow() < 0 and self.lista.count():
            self.lista.setCurrentRow(max(0, min(place, self.lista.count() - 1)))
            self._unasked = self._chosen()
        is_changed = is_changed_since_utskick(self._kansli, akt)
        self._rad.show_state(akt, self.desk.now().date(), is_changed=is_changed)
        self._mote.show_akt(akt, is_changed=is_changed)
        self._panel.show_count(len(akt.arenden))
        self._show_chosen()

    def _read(self) -> Akt:
        return load_akt(self._kansli, self._sammantrade_id)

    def _show_derived(self) -> None:
        """What follows from a text that was saved: the row of the list and the state of the kallelse."""
        akt = self._akt = self._read()
        self.lista.set_rader(rader_of(akt))
        is_changed = is_changed_since_utskick(self._kansli, akt)
        self._rad.show_state(akt, self.desk.now().date(), is_changed=is_changed)

    def _show_chosen(self) -> None:
        akt, chosen = self._akt, self._chosen()
        for name in (
            "delete_arende",
            "move_to_next",
            "read_skrivelse",
            "new_beslutspunkt",
            "new_avsnitt",
            "new_bilaga",
        ):
            self.actions_by_id[name].setEnabled(chosen is not None)
        if akt is None or self._stack.currentWidget() is self._mote:
            return
        if chosen is None:
            self._stack.setCurrentWidget(self._empty)
            return
        self._editor.show_arende(akt, chosen)
        self._stack.setCurrentWidget(self._editor)

    def _chosen(self) -> UUID | None:
        chosen = self.lista.current_id()
        return chosen if isinstance(chosen, UUID) else None

    def chosen_arende(self) -> UUID | None:
        """The ärende that she has chosen; not the one that the page began with, nor one behind the meeting."""
        chosen = self._chosen()
        return None if chosen == self._unasked or self._stack.currentWidget() is self._mote else chosen

    def choose_arende(self, arende_id: UUID) -> None:
        """Show the ärende that was chosen in another step, unless the meeting is shown."""
        if self._stack.currentWidget() is not self._mote and arende_id != self._chosen():
            self._wanted = arende_id
            self.mark_stale()

    # --- acting
    def _on_current_id_changed(self, _chosen: object) -> None:
        self.desk.operations.flush()
        if self._stack.currentWidget() is self._mote:
            self._stack.setCurrentWidget(self._empty)
        self._show_chosen()

    def _on_new_rubrik(self, rubrik: str) -> None:
        is_sent = self._akt is not None and self._akt.sammantrade.kallat_at is not None
        add = add_extra_arende if is_sent else add_arende
        self.desk.operations.run(lambda: add(self._kansli, self._sammantrade_id, rubrik), on_done=self._on_added)

    def _on_added(self, arende: Arende) -> None:
        self._panel.clear_line()
        self._akt = self._read()
        self.lista.set_rader(rader_of(self._akt))
        self.lista.choose(arende.id)

    def _on_order_changed(self, ids: Sequence[UUID]) -> None:
        if not self.desk.operations.run(lambda: order_arenden(self._kansli, self._sammantrade_id, ids)):
            self.reload()

    def _on_delete(self) -> None:
        marked = self.lista.marked_ids()
        if marked:
            self.desk.operations.run(lambda: remove_arenden(self._kansli, marked))

    def _on_sort(self) -> None:
        self.desk.operations.run(lambda: sort_arenden(self._kansli, self._sammantrade_id))

    def _on_move_to_next(self) -> None:
        marked = self.lista.marked_ids()
        if marked:
            self.desk.operations.run(lambda: move_to_sammantrade(self._kansli, marked))

    def _on_up(self) -> None:
        self.lista.move_marked(-1)

    def _on_down(self) -> None:
        self.lista.move_marked(1)

    def _on_show_list(self) -> None:
        self._stack.setCurrentWidget(self._editor)
        self._show_chosen()
        self.lista.setFocus()

    def _on_show_mote(self) -> None:
        self.desk.operations.flush()
        if self._akt is not None:
            self._mote.show_akt(self._akt, is_changed=is_changed_since_utskick(self._kansli, self._akt))
        self._stack.setCurrentWidget(self._mote)
        self._mote.moteskort.datum.line.setFocus()

    def _on_enter_pressed(self) -> None:
        if self._chosen() is not None:
            self._on_show_list()
            self._editor.arendekort.rubrik.setFocus()
            self._editor.arendekort.rubrik.selectAll()

    def _on_read_kallelse(self) -> None:
        self.read_kallelse()

    def read_kallelse(self, path: Path | None = None) -> None:
        """Open the review of a kallelse, to take its points into this list."""
        open_inlasning(self.desk, self._kansli, self, sammantrade_id=self._sammantrade_id, path=path)

    def _on_changes(self) -> None:
        show_andringar(self, self.desk, self._kansli, self._sammantrade_id, self._chosen())

    def _on_read_skrivelse(self) -> None:
        chosen = self._chosen()
        if chosen is not None:
            open_skrivelse(self.desk, self._kansli, chosen, self)

    def _on_paths_dropped(self, paths: tuple[Path, ...]) -> None:
        choices = (Choice("bilaga", "Lägg till som bilagor"), Choice("skrivelse", "Läs in som tjänsteskrivelse"))
        is_readable = len(paths) == 1 and paths[0].suffix.casefold() in {".docx", ".pdf", ".txt"}
        answer = "bilaga"
        if is_readable:
            answer = self.desk.dialogs.choose(f"Vad är {paths[0].name}?", choices) or ""
        chosen = self._chosen()
        if answer == "bilaga":
            self._editor.bilagekort.add_paths(paths)
        elif answer == "skrivelse" and chosen is not None:
            open_skrivelse(self.desk, self._kansli, chosen, self, path=paths[0])

    # --- building
    def _lay_out(self) -> None:
        for part in (self._empty, self._editor, self._mote):
            self._stack.addWidget(part)
        split = QSplitter(Qt.Orientation.Horizontal)
        split.setObjectName("foredragningslista_split")
        split.setChildrenCollapsible(False)
        split.addWidget(self._panel)
        split.addWidget(self._stack)
        split.setStretchFactor(0, 0)
        split.setStretchFactor(1, 1)
        split.setSizes([360, 900])
        head = QHBoxLayout()
        head.addWidget(self._rad)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, SPACING.small, 0, SPACING.small)
        column.setSpacing(SPACING.medium)
        column.addLayout(head)
        column.addWidget(split, 1)

    def _connect(self) -> None:
        lista = self.lista
        lista.current_id_changed.connect(self._on_current_id_changed)
        lista.order_changed.connect(self._on_order_changed)
        lista.enter_pressed.connect(self._on_enter_pressed)
        lista.path_dropped.connect(self.read_kallelse)
        self._panel.rubrik_typed.connect(self._on_new_rubrik)
        self._editor.paths_dropped.connect(self._on_paths_dropped)
        self._editing.text_was_saved.connect(self._derive.start)
        slots: dict[str, Callable[[], None]] = {
            "new_arende": self._panel.focus_line,
            "delete_arende": self._on_delete,
            "arende_up": self._on_up,
            "arende_down": self._on_down,
            "sort_arenden": self._on_sort,
            "move_to_next": self._on_move_to_next,
            "show_list": self._on_show_list,
            "show_mote": self._on_show_mote,
            "read_kallelse": self._on_read_kallelse,
            "send_kallelse": self._utskick.send,
            "save_kallelse": self._utskick.save_copy,
            "handlingar": self._utskick.show_handlingar,
            "read_skrivelse": self._on_read_skrivelse,
            "andringar": self._on_changes,
        }
        for name, slot in slots.items():
            self.actions_by_id[name].triggered.connect(slot)
        for name in ("arende_up", "arende_down"):  # Alt+Ned is the calendar's in a date: here only in the list
            action: QAction = self.actions_by_id[name]
            action.setShortcutContext(Qt.ShortcutContext.WidgetShortcut)
            lista.addAction(action)
