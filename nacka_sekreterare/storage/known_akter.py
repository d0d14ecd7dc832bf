"""The akter that were read last, kept true by what is written: after an act only its own rows are read again.

One akt of 300 §§ takes longer to read than a key press may. Whoever owns a KnownAkter has every act of the program
pass through `note`, and lets no act commit while an akt is being read.
"""

from collections.abc import Iterable
from typing import Final, Protocol
from uuid import UUID

from sqlalchemy.orm import Session

from nacka_sekreterare.domain.akt import Akt
from nacka_sekreterare.storage.queries.akt import load_akt, refresh_akt

_MOST: Final = 3  # a sammanträde, the one it is compared with, and the one before


class _Written(Protocol):
    @property
    def table(self) -> str: ...
    @property
    def key(self) -> UUID: ...


class KnownAkter:
    """The latest akter, each with what has been written since it was read."""

    def __init__(self) -> None:
        self._akter: dict[UUID, Akt] = {}  # the one asked for last is last
        self._written: dict[UUID, dict[str, set[UUID]]] = {}

    def note(self, written: Iterable[_Written]) -> None:
        """Note that rows have been committed."""
        for tables in self._written.values():
            _add(tables, written)

    def read(self, session: Session, sammantrade_id: UUID) -> Akt:
        """The akt in a session that sees what is committed, all of it and no more. Raises NoSuchValueError."""
        akt = self.as_seen(session, sammantrade_id, ())
        self._akter.pop(sammantrade_id, None)
        self._akter[sammantrade_id], self._written[sammantrade_id] = akt, {}
        for oldest in list(self._akter)[:-_MOST]:
            del self._akter[oldest], self._written[oldest]
        return akt

    def as_seen(self, session: Session, sammantrade_id: UUID, uncommitted: Iterable[_Written]) -> Akt:
        """The akt in a session that has written what is not committed yet; not kept. Raises NoSuchValueError."""
        known = self._akter.get(sammantrade_id)
        if known is None:
            return load_akt(session, sammantrade_id)
        touched = {table: set(keys) for table, keys in self._written[sammantrade_id].items()}
        _add(touched, uncommitted)
        return refresh_akt(session, known, touched) if touched else known


def touched_by(written: Iterable[_Written]) -> dict[str, set[UUID]]:
    """What refresh_akt is told of rows that were written."""
    touched: dict[str, set[UUID]] = {}
    _add(touched, written)
    return touched


def _add(touched: dict[str, set[UUID]], written: Iterable[_Written]) -> None:
    for row in written:
        touched.setdefault(row.table, set()).add(row.key)
