"""Slow work comes back on the window's thread, can be cancelled, and leaves no thread behind."""

import threading
from collections.abc import Callable, Iterator

import pytest
from pytestqt.qtbot import QtBot

from nacka_sekreterare.domain.errors import UserError
from nacka_sekreterare.ui.operations import Operations
from nacka_sekreterare.ui.tasks import ImmediateTasks, Report, Tasks
from tests.ui.fakes import FakeDialogs


@pytest.fixture
def dialogs() -> FakeDialogs:
    return FakeDialogs(expects_errors=True)


@pytest.fixture
def tasks(qtbot: QtBot, dialogs: FakeDialogs) -> Iterator[Tasks]:
    tasks = Tasks(dialogs, Operations(dialogs))
    yield tasks
    tasks.shutdown()


def test_a_job_runs_elsewhere_and_answers_here(qtbot: QtBot, tasks: Tasks) -> None:
    threads: list[int] = []
    answers: list[tuple[int, int]] = []

    def job(report: Report) -> int:
        threads.append(threading.get_ident())
        report(1, 2)
        return 42

    tasks.run(job, title="Räknar", on_done=lambda value: answers.append((value, threading.get_ident())))
    qtbot.waitUntil(lambda: bool(answers))
    assert answers == [(42, threading.get_ident())]
    assert threads != [threading.get_ident()]
    assert not tasks.is_busy


def test_jobs_run_one_at_a_time_in_their_order(qtbot: QtBot, tasks: Tasks) -> None:
    running: list[str] = []
    done: list[str] = []

    def make(name: str) -> Callable[[Report], str]:
        def job(_report: Report) -> str:
            running.append(name)
            assert len(running) == len(done_in_worker) + 1
            done_in_worker.append(name)
            return name

        return job

    done_in_worker: list[str] = []
    for name in "abc":
        tasks.run(make(name), title=name, on_done=done.append)
    qtbot.waitUntil(lambda: len(done) == 3)
    assert running == done == ["a", "b", "c"]


def test_progress_is_shown_only_after_half_a_second(qtbot: QtBot, tasks: Tasks, dialogs: FakeDialogs) -> None:
    go_on = threading.Event()
    done: list[None] = []

    def job(report: Report) -> None:
        go_on.wait(10)
        report(3, 4)

    tasks.run(job, title="Skriver protokollet", on_done=done.append)
    assert dialogs.progress == []
    qtbot.waitUntil(lambda: bool(dialogs.progress), timeout=3000)
    go_on.set()
    qtbot.waitUntil(lambda: bool(done))
    shown = dialogs.progress[0]
    assert (shown.title, shown.steps, shown.is_closed) == ("Skriver protokollet", [(3, 4)], True)


def test_cancelling_ends_the_job_without_a_word(qtbot: QtBot, tasks: Tasks, dialogs: FakeDialogs) -> None:
    cancelled = threading.Event()
    failed: list[bool] = []

    def job(report: Report) -> None:
        cancelled.wait(10)
        report(1, 1)

    tasks.run(job, title="x", on_done=lambda _: pytest.fail("it was cancelled"), on_failed=lambda: failed.append(True))
    qtbot.waitUntil(lambda: bool(dialogs.progress), timeout=3000)
    cancel = dialogs.progress[0].on_cancel
    assert cancel is not None
    cancel()
    cancelled.set()
    qtbot.waitUntil(lambda: bool(failed))
    assert dialogs.errors == []


@pytest.mark.parametrize("is_immediate", [False, True])
def test_a_refusal_in_a_job_is_told_as_anywhere(
    qtbot: QtBot, tasks: Tasks, dialogs: FakeDialogs, is_immediate: bool
) -> None:
    runner = ImmediateTasks(Operations(dialogs)) if is_immediate else tasks
    failed: list[bool] = []

    def job(_report: Report) -> None:
        raise UserError("Disken är full. Gör plats och försök igen.")

    runner.run(job, title="x", on_done=lambda _: None, on_failed=lambda: failed.append(True))
    qtbot.waitUntil(lambda: bool(failed))
    assert dialogs.errors == ["Disken är full. Gör plats och försök igen."]


def test_shutting_down_waits_for_the_job_and_nothing_comes_back(qtbot: QtBot, tasks: Tasks) -> None:
    started = threading.Event()

    def job(report: Report) -> None:
        started.set()
        for _ in range(1_000_000):
            report(0, 0)

    tasks.run(job, title="x", on_done=lambda _: pytest.fail("the window is gone"))
    started.wait(10)
    tasks.shutdown()
    assert not tasks.is_busy
    qtbot.waitUntil(lambda: True)


def test_immediate_tasks_answer_at_once(dialogs: FakeDialogs) -> None:
    answers: list[int] = []
    ImmediateTasks(Operations(dialogs)).run(lambda report: report(1, 1) or 5, title="x", on_done=answers.append)
    assert answers == [5]
