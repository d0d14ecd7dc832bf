"""Runs an installed program to its end: within its time, and ended with all it has started when it is not wanted."""

import os
import signal
import subprocess
import sys
import time
from collections.abc import Callable, Mapping, Sequence
from contextlib import suppress
from typing import Final

_LOOK_EVERY_S: Final = 0.1


def run_program(
    command: Sequence[str],
    *,
    seconds: float,
    keep_on: Callable[[], None],
    environment: Mapping[str, str] | None = None,
) -> None:
    """Run a program without a window. `keep_on` is called while it runs, and ends it by raising.

    Raises:
        OSError: it cannot be started.
        subprocess.SubprocessError: it failed, or took longer than `seconds`.
    """
    process = subprocess.Popen(  # noqa: S603 - a program that is installed here, and file names of ours
        command,
        stdin=subprocess.DEVNULL,
        stdout=subprocess.DEVNULL,
        stderr=subprocess.DEVNULL,
        env=None if environment is None else {**os.environ, **environment},
        creationflags=getattr(subprocess, "CREATE_NO_WINDOW", 0),
        start_new_session=sys.platform != "win32",  # a group of its own, which is ended as one
    )
    last = time.monotonic() + seconds
    try:
        while (code := _finished(process)) is None:
            keep_on()
            if time.monotonic() > last:
                raise subprocess.TimeoutExpired(list(command), seconds)
    finally:
        if process.poll() is None:
            end_tree(process.pid)
            process.wait()
    if code:
        raise subprocess.CalledProcessError(code, list(command))


def _finished(process: subprocess.Popen[bytes]) -> int | None:
    with suppress(subprocess.TimeoutExpired):
        return process.wait(_LOOK_EVERY_S)
    return None


def end_tree(pid: int) -> None:
    """End a process that was started here and what it has started itself."""
    if sys.platform == "win32":
        root = os.environ.get("SYSTEMROOT", "C:/Windows")
        command = [f"{root}/System32/taskkill.exe", "/T", "/F", "/PID", str(pid)]
        subprocess.run(command, capture_output=True, check=False, creationflags=subprocess.CREATE_NO_WINDOW)  # noqa: S603
    else:
        os.killpg(pid, signal.SIGKILL)
