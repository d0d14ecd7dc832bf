"""The recorder: notes every row that a flush adds, changes or removes, with its images before and after.

It listens to the session, so nothing can be written beside it; bulk statements, which it could not see, are refused.
From its record come the window's updates, undo and redo, and "Visa ändringar".
"""

from collections.abc import Iterator
from typing import Any
from uuid import UUID

from pydantic_core import to_jsonable_python
from sqlalchemy import event, inspect
from sqlalchemy.orm import ORMExecuteState, Session, UOWTransaction, sessionmaker

from nacka_sekreterare.storage.steps import RowChange
from nacka_sekreterare.storage.tables import KeyedRow, Tables, table_of


class Recorder:
    """The record of one session.

    Attributes:
        changes: what has been flushed so far, in the order it was written.
    """

    def __init__(self, tables: Tables) -> None:
        self._tables = tables
        self.changes: list[RowChange] = []

    @property
    def touched_unrecorded(self) -> bool:
        """Whether a row was written whose images are never kept: then the act cannot be undone."""
        return any(change.table in self._tables.unrecorded for change in self.changes)

    def note_flush(self, session: Session) -> None:
        """Add what the session has just written."""
        for row in session.new:  # the unit of work writes in this order
            self.changes.append(self._whole(row, is_added=True))
        for row in session.dirty:
            self.changes.extend(self._changed(row))
        for row in session.deleted:
            self.changes.append(self._whole(row, is_added=False))

    def forget_images(self, table: str, key: UUID) -> None:
        """Keep that a row was touched in this act, but not what it held."""
        for position, change in enumerate(self.changes):
            if (change.table, change.key) == (table, key):
                self.changes[position] = change.model_copy(update={"before": None, "after": None})

    def _whole(self, row: KeyedRow, *, is_added: bool) -> RowChange:
        image = {attribute.key: _jsonable(attribute.value) for attribute in inspect(row).attrs}
        return self._note(row, None if is_added else image, image if is_added else None)

    def _changed(self, row: KeyedRow) -> Iterator[RowChange]:
        before: dict[str, Any] = {}
        after: dict[str, Any] = {}
        for attribute in inspect(row).attrs:
            history = attribute.history
            if history.added and history.deleted:
                before[attribute.key] = _jsonable(history.deleted[0])
                after[attribute.key] = _jsonable(history.added[0])
        if after:
            yield self._note(row, before, after)

    def _note(self, row: KeyedRow, before: dict[str, Any] | None, after: dict[str, Any] | None) -> RowChange:
        table = table_of(type(row)).name
        if table in self._tables.unrecorded:
            before = after = None
        return RowChange(
            table=table, key=row.id, sammantrade_id=_sammantrade_id(row, table), before=before, after=after
        )


def listen(factory: sessionmaker[Session]) -> None:
    """Make every session of the factory report to the Recorder in its `info`, and refuse what it could not see."""
    event.listen(factory, "after_flush", _after_flush)
    event.listen(factory, "do_orm_execute", _refuse_bulk)


def _after_flush(session: Session, _context: UOWTransaction) -> None:
    recorder: Recorder = session.info["recorder"]
    recorder.note_flush(session)


def _refuse_bulk(state: ORMExecuteState) -> None:
    if state.is_insert or state.is_update or state.is_delete:
        raise RuntimeError("bulk statements would bypass the recorder; write values through the transaction")


def _sammantrade_id(row: KeyedRow, table: str) -> UUID | None:
    return row.id if table == "sammantrade" else getattr(row, "sammantrade_id", None)


def _jsonable(value: object) -> object:
    return to_jsonable_python(value)
