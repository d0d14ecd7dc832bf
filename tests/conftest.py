"""What every test gets unasked: no screen, no time zone or locale of this machine, no way to the secretary's data.

A test that leaves a window, a thread or a file behind fails, at the test that did it and not at some later one.
"""

import os
import sys
import tempfile
from pathlib import Path

# Before Qt, platformdirs or the program is imported: they read the environment once.
_SANDBOX = Path(tempfile.mkdtemp(prefix="nacka-hem-"))
os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")
os.environ.update(
    {
        "QT_API": "pyside6",
        # A zone no Swedish kommun lies in, without need of a zone database: who reads the machine's clock is found out.
        "TZ": "CHAST-12:45",
        "LANG": "C.UTF-8",
        "LC_ALL": "C.UTF-8",
        "LANGUAGE": "",
        "XDG_DATA_HOME": str(_SANDBOX / "data"),
        "XDG_CONFIG_HOME": str(_SANDBOX / "config"),
        "XDG_STATE_HOME": str(_SANDBOX / "state"),
        "XDG_CACHE_HOME": str(_SANDBOX / "cache"),
        "APPDATA": str(_SANDBOX / "roaming"),
        "LOCALAPPDATA": str(_SANDBOX / "local"),
    }
)

import atexit  # noqa: E402 - the environment comes first
import contextlib  # noqa: E402
import gc  # noqa: E402
import shutil  # noqa: E402
import threading  # noqa: E402
import time  # noqa: E402
from collections.abc import Iterator  # noqa: E402
from typing import Any  # noqa: E402

import pytest  # noqa: E402
from hypothesis import HealthCheck, settings  # noqa: E402
from true_akter import watch_akter  # noqa: E402

if hasattr(time, "tzset"):
    time.tzset()
atexit.register(shutil.rmtree, _SANDBOX, ignore_errors=True)

ROOT = Path(__file__).resolve().parent.parent

# `ci` gives the same examples every time, so that a red run is red for everybody; `fuzz` is for the long runs of
# `make fuzz`. No deadlines anywhere: two cores shared by many would make them fail for nothing.
settings.register_profile(
    "ci", derandomize=True, deadline=None, database=None, print_blob=True, suppress_health_check=[HealthCheck.too_slow]
)
settings.register_profile("dev", deadline=None)
settings.register_profile("fuzz", deadline=None, max_examples=5000, suppress_health_check=[HealthCheck.too_slow])
settings.load_profile(os.environ.get("HYPOTHESIS_PROFILE", "ci"))


def pytest_addoption(parser: pytest.Parser) -> None:
    parser.addoption(
        "--update-golden", action="store_true", help="write tests/golden/ anew from what the program gives today"
    )


@pytest.fixture(scope="session")
def update_golden(request: pytest.FixtureRequest) -> bool:
    """Whether the golden files are to be rewritten instead of compared."""
    return bool(request.config.getoption("--update-golden"))


# --- nothing outside the test's own folder is written ----------------------------------------------------------------

_WRITING_EVENTS = frozenset({"open", "os.mkdir", "os.rename", "os.remove", "os.rmdir", "sqlite3.connect"})
_CACHES = ("__pycache__", ".pytest_cache", ".hypothesis", ".mypy_cache", ".import_linter_cache", ".ruff_cache")
_stray_writes: list[str] = []


def _is_writing(event: str, arguments: tuple[Any, ...]) -> bool:
    if event == "open":
        mode, flags = arguments[1], arguments[2]
        if isinstance(mode, str):
            return any(letter in mode for letter in "wax+")
        return isinstance(flags, int) and bool(flags & (os.O_WRONLY | os.O_RDWR | os.O_CREAT))
    if event == "sqlite3.connect":
        database = os.fsdecode(arguments[0])
        return ":memory:" not in database and "mode=ro" not in database and database != ""
    return True


def _is_inside_open_folder(event: str, arguments: tuple[Any, ...]) -> bool:
    """A name relative to an open folder (shutil.rmtree does so): the folder itself was judged where it was named."""
    return event in {"os.remove", "os.rmdir", "os.mkdir"} and arguments[-1] != -1


def _allowed_roots() -> tuple[str, ...]:
    temporary = {tempfile.gettempdir(), os.path.realpath(tempfile.gettempdir()), "/dev", "/proc"}
    if "PYTEST_DEBUG_TEMPROOT" in os.environ:
        temporary.add(os.path.realpath(os.environ["PYTEST_DEBUG_TEMPROOT"]))
    return tuple(temporary)


_ROOTS = _allowed_roots()
_GOLDEN = str(ROOT / "tests" / "golden")


def _watch_writes(event: str, arguments: tuple[Any, ...]) -> None:
    if event not in _WRITING_EVENTS or not arguments or not isinstance(arguments[0], str | bytes | os.PathLike):
        return
    if not _is_writing(event, arguments) or _is_inside_open_folder(event, arguments):
        return
    path = os.path.abspath(os.fsdecode(arguments[0]).removeprefix("file:"))  # noqa: PTH100 - Path() inside an audit hook recurses
    if path.startswith(_ROOTS) or any(cache in path for cache in _CACHES):
        return
    if "--update-golden" in sys.argv and path.startswith(_GOLDEN):
        return
    _stray_writes.append(f"{event}: {path}")


def pytest_sessionstart(session: pytest.Session) -> None:
    if not session.config.option.collectonly:
        sys.addaudithook(_watch_writes)


@pytest.fixture(autouse=True)
def _nothing_written_outside_tmp_path() -> Iterator[None]:
    _stray_writes.clear()
    yield
    stray = list(_stray_writes)
    own = [str(path) for path in _SANDBOX.rglob("*") if "nacka" in path.relative_to(_SANDBOX).as_posix().lower()]
    if own:
        for child in _SANDBOX.iterdir():
            shutil.rmtree(child, ignore_errors=True)
    if stray or own:
        pytest.fail("written outside tmp_path (give the program a folder of the test's own): " + "; ".join(stray + own))


# --- nothing stale is shown -------------------------------------------------------------------------------------------


@pytest.fixture(autouse=True)
def _every_akt_is_true(monkeypatch: pytest.MonkeyPatch) -> Iterator[None]:
    faults = watch_akter(monkeypatch)
    yield
    if faults:
        pytest.fail("; ".join(dict.fromkeys(faults)))


# --- nothing is left running -----------------------------------------------------------------------------------------


@pytest.fixture(autouse=True)
def _nothing_left_running() -> Iterator[None]:
    before = set(threading.enumerate())
    yield
    left = [thread for thread in threading.enumerate() if thread not in before and thread.is_alive()]
    for thread in left:
        thread.join(1.0)
    names = [thread.name for thread in left if thread.is_alive() and not thread.name.startswith("execnet")]
    if names:
        pytest.fail(f"threads left running: {', '.join(names)}")


def _application() -> Any:
    widgets = sys.modules.get("PySide6.QtWidgets")
    return widgets.QApplication.instance() if widgets else None


def _settle() -> None:
    """Let deleteLater() happen, and let Python free what nothing points at."""
    core = sys.modules["PySide6.QtCore"]
    core.QCoreApplication.sendPostedEvents(None, core.QEvent.Type.DeferredDelete)
    core.QCoreApplication.processEvents()
    gc.collect()
    core.QCoreApplication.sendPostedEvents(None, core.QEvent.Type.DeferredDelete)


def _leaked_widgets(before: set[int]) -> list[str]:
    widgets = sys.modules["PySide6.QtWidgets"].QApplication.topLevelWidgets()
    return [f"{type(widget).__name__}({widget.objectName()!r})" for widget in widgets if id(widget) not in before]


@pytest.fixture(autouse=True)
def _nothing_of_qt_left(monkeypatch: pytest.MonkeyPatch) -> Iterator[None]:
    core = sys.modules.get("PySide6.QtCore")
    if core is None:
        yield
        return
    started: list[Any] = []
    start = core.QThread.start

    def remember_and_start(thread: Any, *arguments: Any) -> None:
        started.append(thread)
        start(thread, *arguments)

    monkeypatch.setattr(core.QThread, "start", remember_and_start)
    kept = _application().topLevelWidgets() if _application() else []  # held, so that no id is used twice
    before = {id(widget) for widget in kept}
    yield
    if _application() is None:
        return
    if _leaked_widgets(before):
        _settle()
    problems = [f"window left open: {name}" for name in _leaked_widgets(before)]
    for thread in started:
        with contextlib.suppress(RuntimeError):  # its C++ half is gone: then it does not run
            if thread.isRunning() and not thread.wait(1000):
                problems.append(f"QThread left running: {thread.objectName() or type(thread).__name__}")
    if not core.QThreadPool.globalInstance().waitForDone(1000):
        problems.append("a task is still running in the global QThreadPool")
    if problems:
        pytest.fail("; ".join(problems))
