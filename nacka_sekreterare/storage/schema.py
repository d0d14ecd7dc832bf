"""The schema as rows.py says it: to draft a migration with, and to hold the migrated schema against in a test.

`python -m nacka_sekreterare.storage.schema` prints it. Never used to make a store: migrations do that.
"""

import sqlite3
import sys
from collections.abc import Iterator

from sqlalchemy.dialects import sqlite
from sqlalchemy.schema import CreateIndex, CreateTable

from nacka_sekreterare.storage import rows, steps
from nacka_sekreterare.storage.tables import KeyedRow

_TABLES = (rows.TABLES, steps.STEP)  # they are known once their modules have been read


def schema_statements() -> Iterator[str]:
    """CREATE TABLE and CREATE INDEX for everything, a table after those it points at, indexes by name."""
    dialect = sqlite.dialect()
    for table in KeyedRow.metadata.sorted_tables:
        yield _tidy(str(CreateTable(table).compile(dialect=dialect)))
        for index in sorted(table.indexes, key=lambda index: str(index.name)):
            yield _tidy(str(CreateIndex(index).compile(dialect=dialect)))


def described_schema(connection: sqlite3.Connection) -> dict[str, str]:
    """What a file's schema is, by name of table or index, whatever the white space."""
    found = connection.execute("SELECT name, sql FROM sqlite_master WHERE sql IS NOT NULL AND name NOT LIKE 'sqlite_%'")
    return {name: " ".join(sql.replace('"', "").split()) for name, sql in found}


def _tidy(sql: str) -> str:
    return "\n".join(line.rstrip() for line in sql.strip().replace("\t", "    ").splitlines()) + ";\n"


if __name__ == "__main__":
    sys.stdout.write("\n".join(schema_statements()))
