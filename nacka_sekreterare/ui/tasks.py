"""Slow work (export, package, import, backup) on one worker, with frozen input, progress and cancel.

A job is a function of one argument, `report(done, total)`; it gets values and never a session or a widget. `report`
raises `Cancelled` when she has cancelled: let it pass. Result, error and progress come back on the window's thread.
"""

import threading
from collections.abc import Callable
from dataclasses import dataclass
from typing import Any, Protocol, TypeVar

from PySide6.QtCore import QObject, QThreadPool, QTimer, Signal

from nacka_sekreterare.domain.errors import UserError
from nacka_sekreterare.ui.dialogs import ProgressView
from nacka_sekreterare.ui.operations import Operations

T = TypeVar("T")
Report = Callable[[int, int], None]
Job = Callable[[Report], T]

_PROGRESS_AFTER_MS = 500


class Cancelled(Exception):  # noqa: N818 - no error: she asked for it
    """Raised inside a job, by its report, when it is to stop."""


class ShowsProgress(Protocol):
    """The part of the dialogs that a task needs."""

    def show_progress(self, title: str, on_cancel: Callable[[], None] | None) -> ProgressView:
        """Show that something takes its time."""


class TaskRunner(Protocol):
    """What pages ask for: `Tasks` in the program, `ImmediateTasks` in tests."""

    def run(
        self,
        job: Job[T],
        *,
        title: str,
        on_done: Callable[[T], None],
        on_failed: Callable[[], None] | None = None,
        is_cancellable: bool = True,
        is_quiet: bool = False,
    ) -> None:
        """Queue a job. `on_failed` is called after an error was shown or a cancel; `is_quiet` shows no progress."""

    def shutdown(self) -> None:
        """Cancel what can be cancelled and wait for the rest."""


@dataclass
class _Task:
    job: Job[Any]
    title: str
    on_done: Callable[[Any], None]
    on_failed: Callable[[], None] | None
    is_cancellable: bool
    is_quiet: bool
    cancelled: threading.Event
    view: ProgressView | None = None


class Tasks(QObject):
    """One worker; jobs run in the order they were given.

    Signals:
        is_busy_changed(bool): work has begun, or all of it is done.
    """

    is_busy_changed = Signal(bool)
    _progressed = Signal(int, int, int)
    _finished = Signal(int, object)
    _failed = Signal(int, object)

    def __init__(self, dialogs: ShowsProgress, operations: Operations, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._dialogs = dialogs
        self._operations = operations
        self._tasks: dict[int, _Task] = {}
        self._last_id = 0
        self._pool = QThreadPool(self)
        self._pool.setMaxThreadCount(1)
        self._timer = QTimer(self)
        self._timer.setSingleShot(True)
        self._timer.setInterval(_PROGRESS_AFTER_MS)
        self._timer.timeout.connect(self._on_timer_timeout)
        self._progressed.connect(self._on_progressed)
        self._finished.connect(self._on_finished)
        self._failed.connect(self._on_failed)

    @property
    def is_busy(self) -> bool:
        """True while a job waits or runs."""
        return bool(self._tasks)

    def run(
        self,
        job: Job[T],
        *,
        title: str,
        on_done: Callable[[T], None],
        on_failed: Callable[[], None] | None = None,
        is_cancellable: bool = True,
        is_quiet: bool = False,
    ) -> None:
        """Queue a job; see `TaskRunner`."""
        self._last_id += 1
        task = _Task(job, title, on_done, on_failed, is_cancellable, is_quiet, threading.Event())
        self._tasks[self._last_id] = task
        if len(self._tasks) == 1:
            self.is_busy_changed.emit(True)
        if not is_quiet and not self._timer.isActive():
            self._timer.start()
        self._pool.start(self._work_of(self._last_id, task))

    def shutdown(self) -> None:
        """Cancel what can be cancelled, drop what waits, wait for the rest. Nothing comes back afterwards."""
        self._timer.stop()
        for task in self._tasks.values():
            if task.is_cancellable:
                task.cancelled.set()
            self._close_view(task)
        self._pool.clear()
        self._pool.waitForDone()
        self._tasks.clear()

    def _work_of(self, task_id: int, task: _Task) -> Callable[[], None]:
        def report(done: int, total: int) -> None:
            if task.cancelled.is_set():
                raise Cancelled
            self._progressed.emit(task_id, done, total)

        def work() -> None:
            try:
                report(0, 0)
                result = task.job(report)
            except (Cancelled, Exception) as error:  # noqa: BLE001 - the border of the worker
                self._failed.emit(task_id, error)
            else:
                self._finished.emit(task_id, result)

        return work

    def _on_timer_timeout(self) -> None:
        for task in self._tasks.values():
            if not task.is_quiet:
                on_cancel = task.cancelled.set if task.is_cancellable else None
                task.view = self._dialogs.show_progress(task.title, on_cancel)
                return

    def _on_progressed(self, task_id: int, done: int, total: int) -> None:
        task = self._tasks.get(task_id)
        if task is not None and task.view is not None:
            task.view.set_progress(done, total)

    def _on_finished(self, task_id: int, result: object) -> None:
        task = self._end(task_id)
        if task is not None:
            task.on_done(result)

    def _on_failed(self, task_id: int, error: Exception) -> None:
        task = self._end(task_id)
        if task is not None:
            _tell(error, self._operations)
            if task.on_failed is not None:
                task.on_failed()

    def _end(self, task_id: int) -> _Task | None:
        task = self._tasks.pop(task_id, None)
        if task is None:
            return None
        self._close_view(task)
        self._timer.stop()
        if any(not waiting.is_quiet for waiting in self._tasks.values()):
            self._timer.start()
        if not self._tasks:
            self.is_busy_changed.emit(False)
        return task

    def _close_view(self, task: _Task) -> None:
        if task.view is not None:
            task.view.close_progress()
            task.view = None


class ImmediateTasks:
    """The same without a thread: the job is done when `run` returns."""

    def __init__(self, operations: Operations) -> None:
        self._operations = operations

    def run(
        self,
        job: Job[T],
        *,
        title: str,
        on_done: Callable[[T], None],
        on_failed: Callable[[], None] | None = None,
        is_cancellable: bool = True,
        is_quiet: bool = False,
    ) -> None:
        """Do the job now."""
        try:
            result = job(_ignore_progress)
        except (Cancelled, Exception) as error:  # noqa: BLE001 - the same border as the worker's
            _tell(error, self._operations)
            if on_failed is not None:
                on_failed()
        else:
            on_done(result)

    def shutdown(self) -> None:
        """Nothing runs."""


def _ignore_progress(_done: int, _total: int) -> None:
    """Take no notice."""


def _tell(error: Exception, operations: Operations) -> None:
    match error:
        case Cancelled():
            return
        case UserError():
            operations.show_refusal(error)
        case _:
            operations.report_bug(error)
