"""Files written whole or not at all: to a temporary file beside the target, to the disk, then renamed over it.

Whatever goes wrong, an earlier file of the same name is as it was, and the user gets one sentence.
"""

import contextlib
import errno
import os
import secrets
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from types import MappingProxyType
from typing import Final

from nacka_sekreterare.domain.errors import UserError

_SENTENCES: Final = MappingProxyType(
    {
        errno.ENOSPC: "Disken är full, så {path} kunde inte skrivas. Frigör utrymme och försök igen.",
        errno.EDQUOT if hasattr(errno, "EDQUOT") else errno.ENOSPC: (
            "Utrymmet är slut, så {path} kunde inte skrivas. Frigör utrymme och försök igen."
        ),
        errno.ENOENT: "Katalogen {folder} finns inte. Välj en annan katalog.",
        errno.ENOTDIR: "{folder} är ingen katalog. Välj en annan katalog.",
        errno.EISDIR: "{path} är en katalog. Flytta undan den eller välj en annan katalog.",
        errno.EROFS: "{folder} är skrivskyddad. Välj en annan katalog.",
        errno.ENAMETOOLONG: "Filnamnet {path} är för långt. Välj ett kortare.",
    }
)
_OPEN_ELSEWHERE: Final = (
    "{path} kunde inte skrivas: den är öppen i ett annat program eller skrivskyddad. Stäng den där och försök igen."
)
_OTHER: Final = "{path} kunde inte skrivas. Kontrollera disken och katalogen och försök igen."
_UNREADABLE: Final = "{path} kunde inte läsas. Kontrollera att filen finns och att du får läsa den."


class FileError(UserError):
    """A file could not be written or read; the sentence says why and what to do."""


@contextmanager
def unfinished_file(path: Path, *, is_private: bool = False) -> Iterator[Path]:
    """A temporary name beside the target, to be written and closed in the block; then it takes the target's name.

    A private file (the store's own) can be read by its owner only; others get what the user has set (umask).
    Raises FileError; then there is no trace of the temporary file, and an earlier target is as it was.
    """
    temporary: Path | None = None
    try:
        wanted = path.with_name(f".{secrets.token_hex(8)}.ofardig")
        os.close(os.open(wanted, os.O_RDWR | os.O_CREAT | os.O_EXCL, 0o600 if is_private else 0o666))
        temporary = wanted
        yield temporary
        _sync(temporary, os.O_RDWR)
        temporary.replace(path)
        if os.name != "nt":  # Windows opens no folders
            _sync(path.parent, os.O_RDONLY)
    except OSError as error:
        raise FileError(_told(error, path)) from error
    finally:
        if temporary is not None:
            with contextlib.suppress(OSError):
                temporary.unlink(missing_ok=True)


def write_bytes(path: Path, content: bytes, *, is_private: bool = False) -> None:
    """Write a file whole or not at all. Raises FileError."""
    with unfinished_file(path, is_private=is_private) as temporary:
        temporary.write_bytes(content)


def write_text(path: Path, content: str, *, is_private: bool = False) -> None:
    """Write a text file in UTF-8 whole or not at all. Raises FileError."""
    write_bytes(path, content.encode("utf-8"), is_private=is_private)


def read_bytes(path: Path) -> bytes:
    """The content of a file that the user named. Raises FileError."""
    try:
        return path.read_bytes()
    except OSError as error:
        raise FileError(_UNREADABLE.format(path=path)) from error


def make_folder(path: Path) -> None:
    """Make a folder the user named, with those above it. Raises FileError."""
    try:
        path.mkdir(parents=True, exist_ok=True)
    except OSError as error:
        raise FileError(f"Katalogen {path} kunde inte skapas. Välj en annan katalog.") from error


def _told(error: OSError, path: Path) -> str:
    if error.errno in {errno.EACCES, errno.EPERM, errno.EBUSY, errno.ETXTBSY}:
        sentence = _OPEN_ELSEWHERE if path.exists() else "Du får inte skriva i {folder}. Välj en annan katalog."
    else:
        sentence = _SENTENCES.get(error.errno or 0, _OTHER)
    return sentence.format(path=path, folder=path.parent)


def _sync(path: Path, mode: int) -> None:
    descriptor = os.open(path, mode)
    try:
        os.fsync(descriptor)
    finally:
        os.close(descriptor)
