"""The store on disk: one folder with the database, bilagor, backups and logs; opened, checked, migrated, closed.

Transactions are explicit. Python's sqlite3 would begin them by itself, late, and not at all before DDL: so its own
handling is switched off, and SQLAlchemy's "begin" event says BEGIN IMMEDIATE for a writer, BEGIN for a reader.
"""

import os
import sqlite3
from collections.abc import Iterator, Sequence
from contextlib import closing, contextmanager
from datetime import datetime
from pathlib import Path
from typing import Final

from sqlalchemy import Connection, Engine, create_engine, event
from sqlalchemy.orm import Session, configure_mappers, sessionmaker
from sqlalchemy.pool import QueuePool

from nacka_sekreterare.domain.value import Value
from nacka_sekreterare.storage import recorder
from nacka_sekreterare.storage.backup import copy_before_migration, is_sound
from nacka_sekreterare.storage.bilagor import Bilagor
from nacka_sekreterare.storage.failures import StoreError, told_in_swedish
from nacka_sekreterare.storage.lock import WriteLock
from nacka_sekreterare.storage.migrations import Migration, migrate, schema_version
from nacka_sekreterare.storage.recorder import Recorder
from nacka_sekreterare.storage.tables import Tables
from nacka_sekreterare.system.paths import is_on_network

APPLICATION_ID: Final = 0x4E53656B  # "NSek"
_BUSY_TIMEOUT_MS: Final = 3000


class StorePaths(Value):
    """Where things lie in a store's folder."""

    folder: Path

    @property
    def database(self) -> Path:
        """The database file."""
        return self.folder / "nacka.sqlite"

    @property
    def lock(self) -> Path:
        """The file that the writing program locks."""
        return self.folder / "nacka.lock"

    @property
    def scrub_mark(self) -> Path:
        """Is there as long as something erased may still leave traces in the database file."""
        return self.folder / "nacka.rensas"

    @property
    def bilagor(self) -> Path:
        """Kept files by their SHA-256."""
        return self.folder / "bilagor"

    @property
    def utfardare(self) -> Path:
        """Certificates of the issuers of e-signatures that the kommun trusts; made by the secretary, if at all."""
        return self.folder / "utfardare"

    @property
    def backups(self) -> Path:
        """Backups of the database."""
        return self.folder / "sakerhetskopior"

    @property
    def logs(self) -> Path:
        """The program's logs."""
        return self.folder / "loggar"


class Store:
    """An open store. Made by open_store; close it, also before the folder is moved or removed (Windows).

    Attributes:
        paths: where its files lie.
        tables: which row belongs to which value.
        bilagor: its kept files.
        can_write: whether this program holds the right to write.
    """

    def __init__(self, paths: StorePaths, tables: Tables, lock: WriteLock | None) -> None:
        self.paths = paths
        self.tables = tables
        self.bilagor = Bilagor(paths.bilagor)
        self.can_write = lock is not None
        self._lock = lock
        self._reader = _engine(paths.database, begin="BEGIN", is_writer=False)
        self._writer = _engine(paths.database, begin="BEGIN IMMEDIATE", is_writer=True) if lock else None
        self._read_sessions = sessionmaker(self._reader, autoflush=False, info={"tables": tables})
        self._write_sessions = sessionmaker(self._writer, expire_on_commit=False)
        recorder.listen(self._write_sessions)

    @contextmanager
    def reading(self) -> Iterator[Session]:
        """A session that sees one moment of the store and cannot write."""
        with told_in_swedish(self.paths.database), self._read_sessions() as session:
            yield session

    @contextmanager
    def writing(self) -> Iterator[Session]:
        """A session in a transaction of its own; whoever opens it commits, else all is undone. Raises StoreError.

        Foreign keys are checked at the commit, so that an act (or its undoing) may write in any order.
        """
        if not self.can_write:
            raise StoreError("Databasen är öppnad för läsning och kan inte ändras. Stäng det andra fönstret först.")
        info = {"tables": self.tables, "recorder": Recorder(self.tables)}
        with told_in_swedish(self.paths.database), self._write_sessions(info=info) as session:
            session.connection().exec_driver_sql("PRAGMA defer_foreign_keys = ON")
            yield session

    def warm_up(self) -> None:
        """Do what the first write would wait 40 ms for; for a moment when nobody waits."""
        configure_mappers()

    def expect_scrub(self) -> None:
        """Note on disk, before the commit, that an act erases something: a crash does not forget to scrub."""
        self.paths.scrub_mark.touch(mode=0o600)

    def scrub(self) -> bool:
        """Write the database anew and cut its WAL to nothing, so that what was erased leaves no trace in either.

        secure_delete alone does not do: when SQLite moves rows between pages, copies stay in the gaps. False when
        somebody is reading or the disk is full; then it is done when the store is opened the next time.
        """
        with closing(_connect(self.paths.database, is_writer=True)) as connection:
            try:
                connection.execute("VACUUM")
                busy, *_ = connection.execute("PRAGMA wal_checkpoint(TRUNCATE)").fetchone()
            except sqlite3.Error:
                return False
        if not busy:
            self.paths.scrub_mark.unlink(missing_ok=True)
        return not busy

    def close(self) -> None:
        """Close every file of the store and let others write."""
        self._reader.dispose()
        if self._writer is not None:
            self._writer.dispose()
        if self._lock is not None:
            self._lock.release()


def open_store(
    folder: Path, tables: Tables, migrations: Sequence[Migration], *, now: datetime, is_writer: bool = True
) -> Store:
    """Open the store in a folder; make it when there is none, bring it up to date when it is older.

    A reader may run beside the program that writes; a second writer is refused. Raises StoreError: newer, damaged or
    foreign file, folder that cannot be used, another writer.
    """
    paths = StorePaths(folder=folder)
    _make_folders(paths)
    lock = WriteLock(paths.lock) if is_writer else None
    try:
        with told_in_swedish(paths.database):
            if lock is not None:
                _prepare(paths, migrations, now)
            elif _needs_preparing(paths, migrations):
                _prepare_alone(paths, migrations, now)
        store = Store(paths, tables, lock)
    except BaseException:
        if lock is not None:
            lock.release()
        raise
    if lock is not None and paths.scrub_mark.exists():
        store.scrub()
    return store


def _make_folders(paths: StorePaths) -> None:
    try:
        for folder in (paths.folder, paths.bilagor, paths.backups, paths.logs):
            folder.mkdir(mode=0o700, parents=True, exist_ok=True)
    except OSError as error:
        raise StoreError(
            f"Katalogen {paths.folder} går inte att använda."
            " Kontrollera att den är en katalog och att du får skriva i den."
        ) from error


def _needs_preparing(paths: StorePaths, migrations: Sequence[Migration]) -> bool:
    if not paths.database.exists() or paths.database.stat().st_size == 0:
        return True
    with closing(_connect(paths.database, is_writer=False)) as connection:
        return _check_origin(connection, paths.database, migrations) < migrations[-1].version


def _prepare_alone(paths: StorePaths, migrations: Sequence[Migration], now: datetime) -> None:
    lock = WriteLock(paths.lock)
    try:
        _prepare(paths, migrations, now)
    finally:
        lock.release()


def _prepare(paths: StorePaths, migrations: Sequence[Migration], now: datetime) -> None:
    os.close(os.open(paths.database, os.O_RDWR | os.O_CREAT, 0o600))
    with closing(_connect(paths.database, is_writer=True)) as connection:
        version = _check_origin(connection, paths.database, migrations)
        if version == migrations[-1].version:
            return
        if version > 0:
            _secure_old(connection, paths, version)
        connection.execute(f"PRAGMA application_id = {APPLICATION_ID}")
        journal = "DELETE" if is_on_network(paths.folder) else "WAL"  # the WAL needs memory that programs share
        connection.execute(f"PRAGMA journal_mode = {journal}")
        migrate(connection, migrations, at=now.isoformat(sep=" ", timespec="microseconds"))


def _check_origin(connection: sqlite3.Connection, path: Path, migrations: Sequence[Migration]) -> int:
    """The schema version of a file that is ours or empty. Raises StoreError for what is foreign or newer."""
    version = schema_version(connection)
    newest = migrations[-1].version
    origin = int(connection.execute("PRAGMA application_id").fetchone()[0])
    is_empty = connection.execute("SELECT count(*) FROM sqlite_master").fetchone()[0] == 0
    if origin != APPLICATION_ID and not is_empty:
        raise StoreError(f"Filen {path} hör till ett annat program. Välj en annan katalog eller flytta undan filen.")
    if version > newest:
        raise StoreError(
            f"Databasen {path} har version {version} och är nyare än programmet, som kan version {newest}."
            " Installera den senaste versionen av programmet."
        )
    return version


def _secure_old(connection: sqlite3.Connection, paths: StorePaths, version: int) -> None:
    if not is_sound(connection):
        raise StoreError(
            f"Databasen {paths.database} är skadad och kan inte uppgraderas."
            f" Återställ den senaste säkerhetskopian ur {paths.backups}."
        )
    copy_before_migration(paths.database, paths.backups, version)


def _connect(path: Path, *, is_writer: bool) -> sqlite3.Connection:
    connection = sqlite3.connect(
        path, timeout=_BUSY_TIMEOUT_MS / 1000, isolation_level=None, check_same_thread=False, cached_statements=512
    )
    try:
        connection.execute("PRAGMA foreign_keys = ON")
        connection.execute("PRAGMA synchronous = FULL")
        connection.execute("PRAGMA secure_delete = ON")
        if not is_writer:
            connection.execute("PRAGMA query_only = ON")
    except BaseException:
        connection.close()
        raise
    return connection


def _engine(path: Path, *, begin: str, is_writer: bool) -> Engine:
    engine = create_engine(
        "sqlite://",
        creator=lambda: _connect(path, is_writer=is_writer),
        poolclass=QueuePool,
        pool_size=1 if is_writer else 5,
        max_overflow=0 if is_writer else 5,
    )

    def say_begin(connection: Connection) -> None:
        connection.exec_driver_sql(begin)

    event.listen(engine, "begin", say_begin)
    return engine
