"""Characters that no document can print, in the window: a field is looked after from when it is first entered."""

import re
from typing import TYPE_CHECKING, Final

from PySide6.QtCore import QObject, Qt
from PySide6.QtWidgets import QApplication, QLineEdit, QPlainTextEdit, QTextEdit, QWidget

from nacka_sekreterare.services.core import Change, Kansli
from nacka_sekreterare.ui.operations import Operations
from nacka_sekreterare.ui.tasks import Report, TaskRunner
from nacka_sekreterare.ui.text_watch import TextWatch
from nacka_sekreterare.ui.theme import Theme

if TYPE_CHECKING:
    from nacka_sekreterare.ui.widgets.tecken.marks import Printable

# Fields that are printed nowhere: what is searched for, where files go, her own memo, and what Qt has inside others.
_NEVER_PRINTED: Final = re.compile(r"|qt_.*|finder_line|export_folder|new_eget_ord|memo|new_numbers_\d+")
_ROOM_PX: Final = 120  # a clock time has no room for a sentence, and says itself what it takes
_DIRECT = Qt.FindChildOption.FindDirectChildrenOnly


class Tecken(QObject):
    """One per window. Follows the focus, and the looks of the organs."""

    def __init__(
        self, window: QWidget, watch: TextWatch, operations: Operations, tasks: TaskRunner, kansli: Kansli
    ) -> None:
        super().__init__(window)
        self._tasks = tasks
        self._kansli = kansli
        self._printable: Printable | None = None
        watch.reached.connect(self._on_watch_reached)
        operations.changed.connect(self._on_operations_changed)

    def _on_watch_reached(self, field: QTextEdit | QPlainTextEdit | QLineEdit) -> None:
        from nacka_sekreterare.ui.widgets.tecken.line import LineTecken
        from nacka_sekreterare.ui.widgets.tecken.marks import TeckenMarks
        from nacka_sekreterare.ui.widgets.tecken.text import TextTecken

        if _NEVER_PRINTED.fullmatch(field.objectName()) or field.width() < _ROOM_PX:
            return
        if field.findChild(TeckenMarks, options=_DIRECT) is not None:
            return
        if self._printable is None:
            self._printable = self._make_printable()
        kind = LineTecken if isinstance(field, QLineEdit) else TextTecken
        kind(field, self._printable)  # type: ignore[arg-type]  # a line for the one, a text for the other

    def _make_printable(self) -> "Printable":
        from nacka_sekreterare.ui.widgets.tecken.marks import Printable

        printable = Printable(self)
        app = QApplication.instance()
        theme = app.findChild(Theme) if app is not None else None
        if theme is not None:
            theme.changed.connect(printable.changed)  # the marks have colours
        self._read(printable)
        return printable

    def _read(self, printable: "Printable") -> None:
        from nacka_sekreterare.services.tecken import prepare_printable

        job = prepare_printable(self._kansli)

        def read(_report: Report) -> frozenset[str]:
            return job()

        self._tasks.run(
            read, title="Läser typsnitten", on_done=printable.set_characters, is_cancellable=False, is_quiet=True
        )

    def _on_operations_changed(self, changes: frozenset[Change], _origin: QObject | None) -> None:
        if self._printable is not None and any(change.table == "organ" for change in changes):
            self._read(self._printable)
