"""One program at a time writes to a store: a lock that the operating system lets go of when its program dies.

The lock file names who holds it, for the message. It is never removed: removing it would race with the next holder.
"""

import json
import os
import socket
import sys
from pathlib import Path
from typing import Final

from nacka_sekreterare.storage.failures import StoreError

_LOCKED_BYTE: Final = 1 << 20  # far past the text: Windows keeps others from reading what is locked

if sys.platform == "win32":
    import msvcrt

    def _try_lock(descriptor: int) -> None:
        os.lseek(descriptor, _LOCKED_BYTE, os.SEEK_SET)
        msvcrt.locking(descriptor, msvcrt.LK_NBLCK, 1)

    def _unlock(descriptor: int) -> None:
        os.lseek(descriptor, _LOCKED_BYTE, os.SEEK_SET)
        msvcrt.locking(descriptor, msvcrt.LK_UNLCK, 1)

else:
    import fcntl

    def _try_lock(descriptor: int) -> None:
        fcntl.flock(descriptor, fcntl.LOCK_EX | fcntl.LOCK_NB)

    def _unlock(descriptor: int) -> None:
        fcntl.flock(descriptor, fcntl.LOCK_UN)


class WriteLock:
    """The right to write to the store in a folder. Raises StoreError, naming the holder, when another has it."""

    def __init__(self, path: Path) -> None:
        self.path = path
        descriptor = os.open(path, os.O_RDWR | os.O_CREAT, 0o600)
        try:
            _try_lock(descriptor)
        except OSError as error:
            os.close(descriptor)
            raise StoreError(_refusal(path)) from error
        self._descriptor: int | None = descriptor
        holder = json.dumps({"pid": os.getpid(), "host": socket.gethostname()})
        os.ftruncate(descriptor, 0)
        os.lseek(descriptor, 0, os.SEEK_SET)
        os.write(descriptor, holder.encode("utf-8"))

    def release(self) -> None:
        """Let another program write. Harmless when it is done already."""
        if self._descriptor is None:
            return
        os.ftruncate(self._descriptor, 0)
        _unlock(self._descriptor)
        os.close(self._descriptor)
        self._descriptor = None


def _refusal(path: Path) -> str:
    try:
        holder = json.loads(path.read_text(encoding="utf-8"))
        who = f" (process {holder['pid']} på datorn {holder['host']})"
    except (OSError, ValueError, KeyError, TypeError):
        who = ""
    return f"Nacka Sekreterare är redan öppet med katalogen {path.parent}{who}. Stäng det där och försök igen."
