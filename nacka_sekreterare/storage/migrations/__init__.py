"""The schema's history as frozen SQL, one file per version, and the runner that brings an older store up to date.

A file is never changed once a version of the program has been released with it, and never imports rows.py: see
docs/databasversioner.md. Statements run one by one in one transaction, so that a failure leaves the old schema whole.
"""

import sqlite3
from collections.abc import Iterator, Sequence
from importlib import resources

from nacka_sekreterare.domain.value import Value
from nacka_sekreterare.storage.failures import StoreError


class Migration(Value):
    """The SQL that makes a store of `version` out of one of the version before."""

    version: int
    sql: str


def frozen_migrations() -> tuple[Migration, ...]:
    """Every migration in order, from the files beside this one."""
    files = [entry for entry in resources.files(__name__).iterdir() if entry.name.endswith(".sql")]
    found = [Migration(version=int(f.name.split("_")[0]), sql=f.read_text(encoding="utf-8")) for f in files]
    return tuple(sorted(found, key=lambda migration: migration.version))


def migrate(connection: sqlite3.Connection, migrations: Sequence[Migration], *, at: str) -> None:
    """Bring a store up to the newest version; all or nothing. `at` dates the barrier that undo will not pass.

    The connection must be in autocommit mode (isolation_level None). Raises StoreError when the result contradicts
    itself, sqlite3.Error when a statement fails; in both cases the store is as it was.
    """
    version = schema_version(connection)
    pending = [migration for migration in migrations if migration.version > version]
    if not pending:
        return
    connection.execute(
        "PRAGMA foreign_keys = OFF"
    )  # a table that is rebuilt is away for a moment; no effect inside BEGIN
    connection.execute("BEGIN IMMEDIATE")
    try:
        for migration in pending:
            for statement in split_statements(migration.sql):
                connection.execute(statement)
        if version > 0:
            _write_barrier(connection, at, pending[-1].version)
        if connection.execute("PRAGMA foreign_key_check").fetchone() is not None:
            raise StoreError(
                "Databasen kunde inte uppgraderas utan förlust, så den lämnades orörd. Kontakta supporten."
            )
        connection.execute(f"PRAGMA user_version = {pending[-1].version}")
        connection.execute("COMMIT")
    except BaseException:
        if connection.in_transaction:  # a full disk has ended it already
            connection.execute("ROLLBACK")
        raise
    finally:
        connection.execute("PRAGMA foreign_keys = ON")


def schema_version(connection: sqlite3.Connection) -> int:
    """The version of the schema in a file; 0 for an empty one."""
    return int(connection.execute("PRAGMA user_version").fetchone()[0])


def split_statements(sql: str) -> Iterator[str]:
    """The statements of a script one by one. `executescript` would commit before it begins."""
    statement = ""
    for line in sql.splitlines(keepends=True):
        if not statement and (not line.strip() or line.startswith("--")):
            continue
        statement += line
        if sqlite3.complete_statement(statement):
            yield statement.strip()
            statement = ""
    if statement.strip():
        raise ValueError("a migration ends in the middle of a statement")


def _write_barrier(connection: sqlite3.Connection, at: str, version: int) -> None:
    sentence = f"Databasen uppgraderades till version {version}"
    connection.execute(
        "INSERT INTO step (kind, state, name, sentence, arguments, at, is_barrier)"
        " VALUES ('migration', 'done', 'migrate', ?, '{}', ?, 1)",
        (sentence, at),
    )
