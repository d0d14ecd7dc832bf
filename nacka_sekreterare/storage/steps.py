"""The recorded steps: one per act, with its row changes. Undo, redo and "Visa ändringar" read nothing else.

A step is DONE, UNDONE (redo can do it again) or DROPPED (undone, and then something else was done). Undo and redo are
recorded as steps of their own, so that the history tells what really happened.
"""

import json
from collections.abc import Iterable, Iterator, Mapping, Sequence
from datetime import datetime
from enum import StrEnum
from typing import Any, Final, NamedTuple
from uuid import UUID

from pydantic import NaiveDatetime
from pydantic_core import to_json
from sqlalchemy import (
    Column,
    ColumnElement,
    Connection,
    Index,
    RowMapping,
    Select,
    Text,
    case,
    delete,
    func,
    insert,
    select,
    text,
    update,
)
from sqlmodel import Field, SQLModel

from nacka_sekreterare.domain.value import Value
from nacka_sekreterare.storage.columns import word
from nacka_sekreterare.storage.tables import KeyedRow, table_of

Image = Mapping[str, Any]


class Stepkind(StrEnum):
    """What made the step."""

    ACT = "act"
    UNDO = "undo"
    REDO = "redo"
    MIGRATION = "migration"


class Stepstate(StrEnum):
    """Where the step stands for undo and redo."""

    DONE = "done"
    UNDONE = "undone"
    DROPPED = "dropped"


class RowChange(Value):
    """One row before and after, as JSON: None before = added, None after = removed, else only the changed columns.

    Both None: the row was touched but its images are not kept (never recorded, or erased).
    """

    table: str
    key: UUID
    sammantrade_id: UUID | None = None
    before: dict[str, Any] | None = None
    after: dict[str, Any] | None = None


class Step(Value):
    """One recorded act. `changes` is filled where it is asked for."""

    id: int
    kind: Stepkind
    state: Stepstate
    name: str
    sentence: str
    arguments: dict[str, Any]
    at: datetime
    sammantrade_id: UUID | None
    is_barrier: bool
    changes: tuple[RowChange, ...] = ()


class Told(NamedTuple):
    """A step as it is told in a list of thousands. `undone_id` is the act that an UNDO took back."""

    id: int
    kind: Stepkind
    state: Stepstate
    sentence: str
    at: datetime
    undone_id: int | None


class Touched(NamedTuple):
    """A row that a step touched; its images where they were asked for."""

    step_id: int
    table: str
    key: UUID
    before: Image | None
    after: Image | None


class NewStep(Value):
    """A step about to be written."""

    kind: Stepkind = Stepkind.ACT
    name: str
    sentence: str
    arguments: dict[str, Any] = Field(default_factory=dict)
    at: datetime
    sammantrade_id: UUID | None = None
    is_barrier: bool = False


# The registry of KeyedRow, so that one metadata describes the whole store.
class _StepBase(SQLModel, registry=KeyedRow._sa_registry):  # noqa: SLF001 - SQLModel's own
    model_config = {"defer_build": True}


class StepRow(_StepBase, table=True):
    """One act."""

    __tablename__ = "step"
    __table_args__ = (
        Index("ix_step_undone", "id", sqlite_where=text("state = 'undone'")),
        Index("ix_step_barrier", "id", sqlite_where=text("is_barrier = 1")),
        {"sqlite_autoincrement": True},
    )

    id: int | None = Field(default=None, primary_key=True)
    kind: Stepkind = word(Stepkind)
    state: Stepstate = word(Stepstate)
    name: str
    sentence: str
    arguments: str = Field(sa_type=Text)
    at: NaiveDatetime
    sammantrade_id: UUID | None = Field(default=None, index=True)
    is_barrier: bool = False


class StepChangeRow(_StepBase, table=True):
    """One changed row of an act."""

    __tablename__ = "step_change"
    __table_args__ = (Index("ix_step_change_row", "table_name", "key"),)

    id: int | None = Field(default=None, primary_key=True)
    step_id: int = Field(foreign_key="step.id", index=True)
    table_name: str
    key: UUID
    sammantrade_id: UUID | None = Field(default=None, index=True)
    before: str | None = Field(default=None, sa_column=Column(Text))
    after: str | None = Field(default=None, sa_column=Column(Text))


STEP = table_of(StepRow)
CHANGE = table_of(StepChangeRow)
# As literals in the words of the partial indexes: with a parameter, SQLite would read the whole history at each act.
_IS_UNDONE: Final = text("state = 'undone'")
_IS_BARRIER: Final = text("is_barrier = 1")

_LAST_BARRIER: Final = select(func.coalesce(func.max(STEP.c.id), 0)).where(_IS_BARRIER).scalar_subquery()
# Made once: they are asked after every act, and take longer to make than to ask.
_TO_UNDO: Final = (
    select(STEP)
    .where((STEP.c.kind == Stepkind.ACT) & (STEP.c.state == Stepstate.DONE) & (STEP.c.id > _LAST_BARRIER))
    .order_by(STEP.c.id.desc())
    .limit(1)
)
_TO_REDO: Final = select(STEP).where(_IS_UNDONE).order_by(STEP.c.id).limit(1)


def write_step(connection: Connection, step: NewStep, changes: Sequence[RowChange]) -> int:
    """Store a step with its changes in the transaction that is open; a new act ends every redo. Returns its id."""
    if step.kind is Stepkind.ACT:
        connection.execute(update(STEP).where(_IS_UNDONE).values(state=Stepstate.DROPPED))
    values = {**step.model_dump(), "state": Stepstate.DONE, "arguments": _dump(step.arguments)}
    result = connection.execute(insert(STEP).values(**values))
    (step_id,) = result.inserted_primary_key or (0,)
    _write_changes(connection, int(step_id), changes)
    return int(step_id)


def extend_step(connection: Connection, step_id: int, step: NewStep, changes: Sequence[RowChange]) -> None:
    """Let further saves of the text being typed go into the step that the first one opened: its before, their after."""
    rows = connection.execute(select(CHANGE).where(CHANGE.c.step_id == step_id).order_by(CHANGE.c.id)).mappings().all()
    known = {(row["table_name"], row["key"]): row for row in rows}
    fresh: list[RowChange] = []
    for change in changes:
        row = known.get((change.table, change.key))
        if row is None:
            fresh.append(change)
            continue
        before, after = merge_images(_change(row), change)
        connection.execute(
            update(CHANGE)
            .where(CHANGE.c.id == row["id"])
            .values(before=_dump_or_none(before), after=_dump_or_none(after))
        )
    _write_changes(connection, step_id, fresh)
    values = {"at": step.at, "sentence": step.sentence, "arguments": _dump(step.arguments)}
    connection.execute(update(STEP).where(STEP.c.id == step_id).values(**values))


def merge_images(first: RowChange, second: RowChange) -> tuple[Image | None, Image | None]:
    """The images of two changes of one row told as one change."""
    if first.before is None or second.after is None:  # added first, or removed last
        whole = None if second.after is None else {**(first.after or {}), **second.after}
        before = None if first.before is None else {**(second.before or {}), **first.before}
        return before, whole
    return {**(second.before or {}), **first.before}, {**(first.after or {}), **second.after}


def last_step_id(connection: Connection) -> int:
    """The id of the newest step, 0 when there is none."""
    return int(connection.execute(select(func.max(STEP.c.id))).scalar() or 0)


def step_to_undo(connection: Connection) -> Step | None:
    """The act that undo would take back: the newest done one after the last barrier."""
    return _first(connection, _TO_UNDO)


def step_to_redo(connection: Connection) -> Step | None:
    """The act that redo would do again: the oldest undone one."""
    return _first(connection, _TO_REDO)


def set_state(connection: Connection, step_id: int, state: Stepstate) -> None:
    """Note that a step was undone or done again."""
    connection.execute(update(STEP).where(STEP.c.id == step_id).values(state=state))


def read_changes(connection: Connection, step_id: int) -> tuple[RowChange, ...]:
    """The changes of a step in the order they were made."""
    statement = select(CHANGE).where(CHANGE.c.step_id == step_id).order_by(CHANGE.c.id)
    return tuple(_change(row) for row in connection.execute(statement).mappings())


def read_history(connection: Connection, sammantrade_id: UUID | None, limit: int) -> tuple[Step, ...]:
    """The steps of a sammanträde (None: of the whole store) with their changes, newest first."""
    statement = select(STEP).order_by(STEP.c.id.desc()).limit(limit)
    if sammantrade_id is not None:
        touching = select(CHANGE.c.step_id).where(CHANGE.c.sammantrade_id == sammantrade_id)
        statement = statement.where((STEP.c.sammantrade_id == sammantrade_id) | STEP.c.id.in_(touching))
    steps = connection.execute(statement).mappings().all()
    wanted = select(CHANGE).where(CHANGE.c.step_id.in_([step["id"] for step in steps])).order_by(CHANGE.c.id)
    changes: dict[int, list[RowChange]] = {}
    for row in connection.execute(wanted).mappings():
        changes.setdefault(row["step_id"], []).append(_change(row))
    return tuple(_step(step, tuple(changes.get(step["id"], ()))) for step in steps)


def read_told(connection: Connection, sammantrade_id: UUID) -> tuple[Told, ...]:
    """The steps of a sammanträde as they are told, oldest first: thousands at once."""
    touching = select(CHANGE.c.step_id).where(CHANGE.c.sammantrade_id == sammantrade_id)
    wanted = (STEP.c.sammantrade_id == sammantrade_id) | STEP.c.id.in_(touching)
    of_undo = case((STEP.c.kind == Stepkind.UNDO, STEP.c.arguments))
    columns = (STEP.c.id, STEP.c.kind, STEP.c.state, STEP.c.sentence, STEP.c.at, of_undo)
    rows = connection.execute(select(*columns).where(wanted).order_by(STEP.c.id))
    return tuple(Told(*row[:5], json.loads(row[5]).get("step_id") if row[5] else None) for row in rows)


def read_arguments(connection: Connection, sammantrade_id: UUID) -> tuple[tuple[int, dict[str, Any]], ...]:
    """What the acts of a sammanträde were called with, by step."""
    rows = connection.execute(select(STEP.c.id, STEP.c.arguments).where(STEP.c.sammantrade_id == sammantrade_id))
    return tuple((step_id, json.loads(arguments)) for step_id, arguments in rows)


def read_touched(connection: Connection, sammantrade_id: UUID, with_images: Iterable[str] = ()) -> Iterator[Touched]:
    """Which rows the steps of a sammanträde touched; only some tables' images, since texts weigh."""
    of_step = select(STEP.c.id).where(STEP.c.sammantrade_id == sammantrade_id)
    wanted = (CHANGE.c.sammantrade_id == sammantrade_id) | CHANGE.c.step_id.in_(of_step)
    return _touched(connection, wanted, CHANGE.c.table_name.in_(tuple(with_images)))


def read_images(connection: Connection, sammantrade_id: UUID, tables: Iterable[str]) -> Iterator[Touched]:
    """The changed rows of some tables of a sammanträde."""
    of_tables = CHANGE.c.table_name.in_(tuple(tables))
    return _touched(connection, of_tables & (CHANGE.c.sammantrade_id == sammantrade_id), of_tables)


def _touched(connection: Connection, wanted: ColumnElement[bool], has_image: ColumnElement[bool]) -> Iterator[Touched]:
    before, after = case((has_image, CHANGE.c.before)), case((has_image, CHANGE.c.after))
    columns = (CHANGE.c.step_id, CHANGE.c.table_name, CHANGE.c.key, before, after)
    for step_id, table, key, fore, efter in connection.execute(select(*columns).where(wanted).order_by(CHANGE.c.id)):
        images = [None if image is None else json.loads(image) for image in (fore, efter)]
        yield Touched(step_id, table, key, images[0], images[1])


def recorded_keys(connection: Connection, table_name: str, sammantrade_id: UUID) -> tuple[UUID, ...]:
    """The keys of the rows of a table that any step of a sammanträde has touched."""
    wanted = (CHANGE.c.table_name == table_name) & (CHANGE.c.sammantrade_id == sammantrade_id)
    return tuple(connection.execute(select(CHANGE.c.key).distinct().where(wanted)).scalars())


def erase_images(connection: Connection, table_name: str, keys: Iterable[UUID]) -> None:
    """Forget what some rows ever held: their images, and the arguments of the acts that touched them.

    The steps stay as facts (that something was written, when). Call it in a barrier: what is erased cannot be undone.
    """
    for key in keys:
        touched = (CHANGE.c.table_name == table_name) & (CHANGE.c.key == key)
        steps = select(CHANGE.c.step_id).where(touched)
        connection.execute(update(STEP).where(STEP.c.id.in_(steps)).values(arguments="{}"))
        connection.execute(delete(CHANGE).where(touched))


def _write_changes(connection: Connection, step_id: int, changes: Sequence[RowChange]) -> None:
    if changes:
        connection.execute(insert(CHANGE), [_columns(step_id, change) for change in changes])


def _columns(step_id: int, change: RowChange) -> dict[str, Any]:
    return {
        "step_id": step_id,
        "table_name": change.table,
        "key": change.key,
        "sammantrade_id": change.sammantrade_id,
        "before": _dump_or_none(change.before),
        "after": _dump_or_none(change.after),
    }


def _dump(value: Mapping[str, Any]) -> str:
    return to_json(value).decode("utf-8")


def _dump_or_none(value: Image | None) -> str | None:
    return None if value is None else _dump(value)


def _change(row: RowMapping) -> RowChange:
    return RowChange(
        table=row["table_name"],
        key=row["key"],
        sammantrade_id=row["sammantrade_id"],
        before=None if row["before"] is None else json.loads(row["before"]),
        after=None if row["after"] is None else json.loads(row["after"]),
    )


def _step(row: RowMapping, changes: tuple[RowChange, ...] = ()) -> Step:
    return Step.model_validate({**row, "arguments": json.loads(row["arguments"]), "changes": changes})


def _first(connection: Connection, statement: Select[Any]) -> Step | None:
    row = connection.execute(statement).mappings().first()
    return None if row is None else _step(row)
