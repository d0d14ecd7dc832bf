"""The single path of every change: page → here → service → commit → broadcast → each page decides.

A page never calls a service that changes something directly, never catches its errors and never reloads others.
"""

import logging
from collections.abc import Callable
from pathlib import Path
from typing import TypeVar

from PySide6.QtCore import QObject, Signal

from nacka_sekreterare.domain.errors import UserError
from nacka_sekreterare.services.core import Change, Outcome
from nacka_sekreterare.ui.dialogs import Dialogs

T = TypeVar("T")

_log = logging.getLogger(__name__)


class Operations(QObject):
    """Runs acts on the window's thread, tells everybody what they changed, and shows what was refused.

    Signals:
        about_to_run: an act comes; who has text that is not yet saved saves it now.
        changed(frozenset[Change], origin): an act is committed; `origin` is the page that has already shown it.
        refused(sentence): an act was refused, and the sentence has been shown.
    """

    about_to_run = Signal()
    changed = Signal(object, object)
    refused = Signal(str)

    def __init__(self, dialogs: Dialogs, *, log_file: Path | None = None, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._dialogs = dialogs
        self._log_file = log_file
        self._is_flushing = False

    def run(
        self,
        act: Callable[[], Outcome[T]],
        *,
        origin: QObject | None = None,
        on_done: Callable[[T], None] | None = None,
    ) -> bool:
        """Do an act. True when it is committed; `on_done` then gets its value, before the broadcast.

        Give `origin=self` only when the page has itself already shown the result: it is then not told to reload.
        """
        self.flush()
        try:
            outcome = act()
        except UserError as error:
            self._dialogs.show_error(error.sentence)
            self.refused.emit(error.sentence)
            return False
        except Exception as error:  # noqa: BLE001 - the border: a bug is logged and told, and the meeting goes on
            self.report_bug(error)
            return False
        if on_done is not None:
            on_done(outcome.value)
        self.announce(outcome.changes, origin)
        return True

    def flush(self) -> None:
        """Have every text being typed saved now. An act that comes of it does not ask again."""
        if self._is_flushing:
            return
        self._is_flushing = True
        try:
            self.about_to_run.emit()
        finally:
            self._is_flushing = False

    def announce(self, changes: frozenset[Change], origin: QObject | None = None) -> None:
        """Broadcast changes that were committed elsewhere, as by a task."""
        self.changed.emit(changes, origin)

    def show_refusal(self, error: UserError) -> None:
        """Show a refusal that came outside an act, as from a task or from reading."""
        self._dialogs.show_error(error.sentence)
        self.refused.emit(error.sentence)

    def report_bug(self, error: BaseException) -> None:
        """Log a fault of ours and tell that it happened."""
        # The trace names lines of ours; the message of the error may hold names of people, and stays out of the log.
        _log.error("An act failed: %s", type(error).__name__)
        _log.error("%s", _trace_without_data(error))
        self._dialogs.show_bug(self._log_file)


def _trace_without_data(error: BaseException) -> str:
    lines = []
    trace = error.__traceback__
    while trace is not None:
        code = trace.tb_frame.f_code
        lines.append(f"{Path(code.co_filename).name}:{trace.tb_lineno} {code.co_name}")
        trace = trace.tb_next
    return " < ".join(reversed(lines))
