"""The program's own log, for finding faults: rotating, small, and without personal data.

What is logged are names of acts, ids, times and the places of exceptions. An exception's message may quote a text or a
name, so only its type and the lines of code come into the log.
"""

import logging
import traceback
from logging.handlers import RotatingFileHandler
from pathlib import Path
from typing import Final

_FILE_NAME: Final = "nacka-sekreterare.log"
_MAX_BYTES: Final = 512 * 1024
_KEPT_FILES: Final = 4
_ROOT: Final = "nacka_sekreterare"


class PlaceFormatter(logging.Formatter):
    """Writes an exception as its type and where it happened, never its message."""

    def formatException(self, ei: object) -> str:  # noqa: N802 - logging's name
        """The lines of code that led to the exception."""
        return described_exception(ei[1]) if isinstance(ei, tuple) and isinstance(ei[1], BaseException) else ""


def described_exception(error: BaseException) -> str:
    """An exception and its causes without their messages: "ValueError" and file:line of each step."""
    lines: list[str] = []
    current: BaseException | None = error
    while current is not None:
        lines.append(type(current).__name__)
        frames = traceback.extract_tb(current.__traceback__)
        lines.extend(f"  {Path(frame.filename).name}:{frame.lineno} {frame.name}" for frame in frames)
        current = current.__cause__ or (None if current.__suppress_context__ else current.__context__)
    return "\n".join(lines)


def start_logging(folder: Path) -> logging.Handler:
    """Send the program's log to a folder; give the handler to stop_logging at the end."""
    folder.mkdir(mode=0o700, parents=True, exist_ok=True)
    handler = RotatingFileHandler(
        folder / _FILE_NAME, maxBytes=_MAX_BYTES, backupCount=_KEPT_FILES, encoding="utf-8", delay=True
    )
    handler.setFormatter(PlaceFormatter("%(asctime)s %(levelname)s %(name)s %(message)s"))
    logger = logging.getLogger(_ROOT)
    logger.setLevel(logging.INFO)
    logger.addHandler(handler)
    return handler


def stop_logging(handler: logging.Handler) -> None:
    """Close the log, so that its folder may be moved."""
    logging.getLogger(_ROOT).removeHandler(handler)
    handler.close()
