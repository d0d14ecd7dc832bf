"""Copies of the database that can be trusted: made by SQLite itself (a file copy misses the WAL), then checked."""

import sqlite3
from contextlib import closing
from pathlib import Path

from nacka_sekreterare.storage.failures import StoreError, told_in_swedish


def is_sound(connection: sqlite3.Connection) -> bool:
    """Whether SQLite finds the file whole."""
    return bool(connection.execute("PRAGMA quick_check(1)").fetchone()[0] == "ok")


def copy_database(source: Path, target: Path) -> None:
    """Copy a database, also one in use, to a new file: to a temporary name, checked, then renamed.

    Raises StoreError when the disk is full or the copy is not whole; then there is no target.
    """
    temporary = target.with_name(target.name + ".ofardig")
    temporary.unlink(missing_ok=True)
    try:
        with (
            told_in_swedish(target),
            closing(sqlite3.connect(source)) as old,
            closing(sqlite3.connect(temporary)) as new,
        ):
            old.backup(new)
            new.execute("PRAGMA journal_mode = DELETE")  # one file, with nothing beside it
            if not is_sound(new):
                raise StoreError(f"Säkerhetskopian av {source} blev inte hel. Kontrollera disken och försök igen.")
        temporary.chmod(0o600)
        temporary.replace(target)
    finally:
        temporary.unlink(missing_ok=True)


def copy_before_migration(source: Path, folder: Path, version: int) -> Path:
    """Copy a store of an older version before it is changed; never over an earlier copy. Returns the copy's path."""
    count = 1
    while (target := folder / f"fore-uppgradering-version-{version}-{count}.sqlite").exists():
        count += 1
    copy_database(source, target)
    return target
