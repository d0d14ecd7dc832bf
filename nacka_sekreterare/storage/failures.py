"""What can go wrong with a store on disk, told as one Swedish sentence; what is our own fault passes through."""

import re
import sqlite3
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from types import MappingProxyType
from typing import Final

from pydantic_core import PydanticSerializationError
from sqlalchemy.exc import DBAPIError, StatementError

from nacka_sekreterare.domain.errors import UserError

_BUSY: Final = "Ett annat program skriver just nu i {path}. Vänta en stund och försök igen."
_CORRUPT: Final = (
    "Filen {path} är skadad och kan inte läsas."
    " Stäng programmet och återställ den senaste säkerhetskopian ur {backups}."
)
_FOREIGN: Final = (
    "Filen {path} är ingen databas från Nacka Sekreterare. Välj en annan katalog eller flytta undan filen."
)
_UNOPENED: Final = (
    "Filen {path} går inte att öppna. Kontrollera att katalogen finns och att du får läsa och skriva i den."
)
_MISFIT: Final = (
    "Databasen {path} stämmer inte med programmet. Installera den senaste versionen av programmet,"
    " eller återställ den senaste säkerhetskopian ur {backups}."
)
_HALF_CHARACTER: Final = (
    "En text eller ett filnamn har ett tecken som inte går att spara, så inget har ändrats."
    " Skriv om texten, eller döp om filen, och gör om det."
)
_UNSTEADY: Final = "Disken svarar inte som den ska, så {path} kunde inte läsas eller skrivas. Kontrollera disken."
_SENTENCES: Final = MappingProxyType(
    {
        "SQLITE_FULL": "Disken är full, så ändringen kunde inte sparas i {path}. Frigör utrymme och gör om den.",
        "SQLITE_BUSY": _BUSY,
        "SQLITE_LOCKED": _BUSY,
        "SQLITE_CORRUPT": _CORRUPT,
        "SQLITE_NOTADB": _FOREIGN,
        "SQLITE_READONLY": "Filen {path} får inte ändras. Kontrollera att katalogen inte är skrivskyddad.",
        "SQLITE_PERM": _UNOPENED,
        "SQLITE_CANTOPEN": _UNOPENED,
        "SQLITE_IOERR": _UNSTEADY,
    }
)


class StoreError(UserError):
    """The store cannot be used as it is; the sentence says what to do."""


@contextmanager
def told_in_swedish(path: Path) -> Iterator[None]:
    """Turn what the disk or another program caused into a StoreError; broken constraints and bad SQL pass.

    A table or column that is not there is told too: the file is then not what its version says.
    """
    try:
        yield
    except DBAPIError as error:
        raise _told(error.orig, path) or error from error
    except sqlite3.Error as error:
        raise _told(error, path) or error from error
    except (UnicodeEncodeError, PydanticSerializationError, StatementError) as error:
        if isinstance(error, StatementError) and not isinstance(error.orig, PydanticSerializationError):
            raise
        raise StoreError(_HALF_CHARACTER) from error


def _told(error: BaseException | None, path: Path) -> StoreError | None:
    name = getattr(error, "sqlite_errorname", None) or ""
    for known, sentence in _SENTENCES.items():
        if name == known or name.startswith(known + "_"):
            return _store_error(sentence, path)
    if name == "SQLITE_ERROR" and re.match(r"no such (table|column)|table \S+ has no column", str(error)):
        return _store_error(_MISFIT, path)  # the version says that the schema is right, and it is not
    return None


def _store_error(sentence: str, path: Path) -> StoreError:
    return StoreError(sentence.format(path=path, backups=path.parent / "sakerhetskopior"))
