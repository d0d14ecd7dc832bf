"""Writes tests/databases/v<newest>.sqlite: run once for a new schema version, never again after its release.

.venv/bin/python tests/databases/write_stored_database.py
"""

import sys
import tempfile
from contextlib import closing
from datetime import datetime
from pathlib import Path

HERE = Path(__file__).resolve().parent
sys.path[:0] = [str(HERE.parent), str(HERE.parent.parent)]

from factories import make_akt, make_minnesanteckning  # noqa: E402
from factories_sammantrade import make_kept  # noqa: E402
from stored_akt import add_akt  # noqa: E402

from nacka_sekreterare.services.core import open_kansli  # noqa: E402
from nacka_sekreterare.storage.backup import copy_database  # noqa: E402
from nacka_sekreterare.storage.migrations import frozen_migrations  # noqa: E402


def main() -> None:
    """Store the made-up akt of the tests in a fresh database and copy it here."""
    target = HERE / f"v{frozen_migrations()[-1].version:04}.sqlite"
    target.unlink(missing_ok=True)
    with tempfile.TemporaryDirectory() as folder:
        kansli = open_kansli(Path(folder), lambda: datetime(2026, 4, 22, 18, 0))
        with closing(kansli), kansli.act("exempel", "Lägg in exemplet") as tx:
            add_akt(tx, make_akt())
            for value in (make_minnesanteckning(), *make_kept()):
                tx.add(value)
        copy_database(Path(folder) / "nacka.sqlite", target)


if __name__ == "__main__":
    main()
