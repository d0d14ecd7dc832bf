"""When the program falls: what is left behind, and how the next start finds it.

faulthandler writes to a file that a clean exit removes; found with content at the next start, it tells that the program
fell. Everything committed is safe, so the excepthook does the least possible.
"""

import faulthandler
import sys
from collections.abc import Callable
from pathlib import Path
from types import TracebackType

from nacka_sekreterare.system.logs import described_exception


class CrashWatch:
    """Watches one run of the program; start it early, stop it at the clean exit.

    Attributes:
        earlier: what the run before left behind when it fell, or None.
    """

    def __init__(self, path: Path, tell: Callable[[str], None]) -> None:
        self._path = path
        self._tell = tell
        self._previous_hook = sys.excepthook
        self.earlier = self._take_earlier()
        path.parent.mkdir(parents=True, exist_ok=True)
        self._file = path.open("w", encoding="utf-8")
        faulthandler.enable(self._file)
        sys.excepthook = self._on_exception

    def stop(self) -> None:
        """The program ends as it should: leave nothing behind."""
        sys.excepthook = self._previous_hook
        faulthandler.disable()
        self._file.close()
        self._path.unlink(missing_ok=True)

    def _take_earlier(self) -> str | None:
        try:
            return self._path.read_text(encoding="utf-8", errors="replace").strip() or None
        except OSError:
            return None

    def _on_exception(self, kind: type[BaseException], error: BaseException, trace: TracebackType | None) -> None:
        if issubclass(kind, KeyboardInterrupt):
            self._previous_hook(kind, error, trace)
            return
        description = described_exception(error)
        self._file.write(description + "\n")
        self._file.flush()
        self._tell(description)
