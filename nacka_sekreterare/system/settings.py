"""The user's settings on this machine. What belongs to an organ lies in the store; the window's memory lies beside."""

from enum import StrEnum
from pathlib import Path

from pydantic import BaseModel, ConfigDict, Field, ValidationError

from nacka_sekreterare.domain.errors import UserError
from nacka_sekreterare.system.files import make_folder, write_text


class Theme(StrEnum):
    """The colours of the window."""

    SYSTEM = "system"
    LIGHT = "light"
    DARK = "dark"


class Settings(BaseModel):
    """What can be set. Unknown keys of a newer program are kept out, missing ones get their default."""

    model_config = ConfigDict(frozen=True, extra="ignore")

    data_folder: Path | None = None  # None: the system's own place
    theme: Theme = Theme.SYSTEM
    text_scale: float | None = Field(default=None, ge=1.0, le=2.0)  # None: the system's own
    marks_spelling: bool = True


class SettingsError(UserError):
    """The settings cannot be read as they are."""


class SettingsFile:
    """The file of the settings."""

    def __init__(self, path: Path) -> None:
        self.path = path

    def read(self) -> Settings:
        """The settings, the defaults when there are none yet. Raises SettingsError for a file that makes no sense."""
        if not self.path.exists():
            return Settings()
        try:
            return Settings.model_validate_json(self.path.read_text(encoding="utf-8"))
        except (OSError, UnicodeDecodeError, ValidationError) as error:
            raise SettingsError(
                f"Inställningarna i {self.path} går inte att läsa."
                " Ta bort filen, så börjar programmet om med de vanliga."
            ) from error

    def write(self, settings: Settings) -> None:
        """Keep the settings. Raises FileError."""
        make_folder(self.path.parent)
        write_text(self.path, settings.model_dump_json(indent=2) + "\n", is_private=True)
