"""Where things lie on this machine: the user's data, settings and state, by the system's own customs (platformdirs).

Nothing is made here; whoever writes makes the folder it needs.
"""

import tempfile
from pathlib import Path
from typing import Final
from uuid import UUID

import platformdirs

_FOLDER_NAME: Final = "nacka-sekreterare"


def data_folder() -> Path:
    """The folder of the store when neither `--data` nor the setting names another."""
    return platformdirs.user_data_path(_FOLDER_NAME, appauthor=False, roaming=False)


def settings_file() -> Path:
    """The user's settings on this machine."""
    return platformdirs.user_config_path(_FOLDER_NAME, appauthor=False) / "installningar.json"


def window_state_file() -> Path:
    """What the machine remembers of the window; apart from the settings, since losing it costs nothing."""
    return platformdirs.user_state_path(_FOLDER_NAME, appauthor=False) / "fonster.json"


def crash_file() -> Path:
    """Where a crash leaves its traces until the next start."""
    return platformdirs.user_state_path(_FOLDER_NAME, appauthor=False) / "krasch.txt"


def copy_folder(key: UUID) -> Path:
    """Where a copy is written for another program to open: what is kept, and what is signed, is never given away."""
    return Path(tempfile.gettempdir()) / "Nacka Sekreterare" / key.hex


def is_on_network(folder: Path) -> bool:
    """Whether a folder is named as lying on another computer (a UNC path); SQLite's WAL is not safe there."""
    return str(folder.absolute()).startswith(("\\\\", "//"))
