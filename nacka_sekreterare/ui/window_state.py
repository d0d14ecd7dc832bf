"""Where the window stood and how its parts were divided: the machine's memory, kept apart from settings and from data.

A lost or broken file costs a default size, nothing more, and is therefore never told of.
"""

import contextlib
import json
import os
from pathlib import Path

from pydantic import BaseModel, ConfigDict, Field, ValidationError


class WindowState(BaseModel):
    """What is remembered; `geometry` is Qt's own, as base64, `recent` the ids of what was chosen by Ctrl+K."""

    model_config = ConfigDict(frozen=True, extra="ignore")

    geometry: str = ""
    page: str = ""
    splitters: dict[str, tuple[int, ...]] = Field(default_factory=dict)
    recent: tuple[str, ...] = ()


class WindowStateFile:
    """The file beside the settings."""

    def __init__(self, path: Path) -> None:
        self._path = path

    def read(self) -> WindowState:
        """What was remembered, or the defaults."""
        try:
            return WindowState.model_validate(json.loads(self._path.read_text(encoding="utf-8")))
        except (OSError, ValueError, ValidationError):
            return WindowState()

    def write(self, state: WindowState) -> None:
        """Remember; a disk that refuses is not worth a word at closing time."""
        temporary = self._path.with_name(self._path.name + ".ny")
        with contextlib.suppress(OSError):
            self._path.parent.mkdir(parents=True, exist_ok=True)
            temporary.write_text(state.model_dump_json(), encoding="utf-8")
            os.replace(temporary, self._path)  # noqa: PTH105 - replaces on Windows too, as Path.replace does
