"""Which row belongs to which value: the one place where a domain type finds its table, and a table's name its type."""

from collections.abc import Callable, Iterable, Mapping
from functools import cached_property
from typing import Any, ClassVar, NamedTuple, cast
from uuid import UUID

from sqlalchemy import Table
from sqlalchemy.orm import Session, declared_attr, registry
from sqlmodel import Field, SQLModel

from nacka_sekreterare.domain.value import Entity
from nacka_sekreterare.storage.columns import Json


def table_of(row_type: type[SQLModel]) -> Table:
    """The table of a row class."""
    return cast("Table", vars(row_type)["__table__"])


class KeyedRow(SQLModel, registry=registry()):
    """What every row of an entity has. ArendeRow lies in the table "arende"."""

    # A row is never validated, so nothing is built for it: its value has been, and the columns know their types.
    model_config = {"defer_build": True}

    id: UUID = Field(primary_key=True)

    @declared_attr.directive
    @classmethod
    def __tablename__(cls) -> str:
        """The table's name is the concept's."""
        return cls.__name__.removesuffix("Row").lower()


def tables_of(session: Session) -> "Tables":
    """The tables of the store that the session belongs to."""
    tables: Tables = session.info["tables"]
    return tables


class Shape(NamedTuple):
    """How a table is read past its rows: the SELECT up to the table (`t`), its columns, and those that hold JSON."""

    select: str
    names: tuple[str, ...]
    nested: tuple[tuple[str, Callable[[str], Any]], ...]


class Tables:
    """The tables of a store.

    Attributes:
        unrecorded: the types whose rows never come into a recorded image; an act that touches them is a barrier.
    """

    step_tables: ClassVar[frozenset[str]] = frozenset({"step", "step_change"})

    def __init__(self, rows: Mapping[type[Entity], type[KeyedRow]], *, unrecorded: Iterable[type[Entity]] = ()) -> None:
        self._rows = dict(rows)
        self._types = {table_of(row).name: kind for kind, row in rows.items()}
        self.unrecorded = frozenset(table_of(rows[kind]).name for kind in unrecorded)

    @property
    def types(self) -> tuple[type[Entity], ...]:
        """Every stored type."""
        return tuple(self._rows)

    def row_type(self, kind: type[Entity]) -> type[KeyedRow]:
        """The row class of a value's type."""
        return self._rows[kind]

    def table(self, kind: type[Entity]) -> Table:
        """The table of a value's type."""
        return table_of(self._rows[kind])

    def shape(self, kind: type[Entity]) -> Shape:
        """How the table of a value's type is read."""
        return self._shapes[kind]

    @cached_property
    def _shapes(self) -> Mapping[type[Entity], Shape]:
        return {kind: _shape(self.table(kind)) for kind in self._rows}

    def value_type(self, table_name: str) -> type[Entity]:
        """The value's type of a table, by name. Raises KeyError."""
        return self._types[table_name]

    @cached_property
    def children(self) -> Mapping[str, tuple[tuple[type[Entity], str], ...]]:
        """For each table, who points at it: (type, field)."""
        found: dict[str, list[tuple[type[Entity], str]]] = {name: [] for name in self._types}
        for kind in self._rows:
            for key in self.table(kind).foreign_keys:
                found.setdefault(key.column.table.name, []).append((kind, key.parent.name))
        return {name: tuple(pairs) for name, pairs in found.items()}

    def new_row(self, value: Entity) -> KeyedRow:
        """A row with the value's fields; nested values are kept as they are."""
        fields: dict[str, Any] = {name: getattr(value, name) for name in type(value).model_fields}
        return self._rows[type(value)](**fields)


def _shape(table: Table) -> Shape:
    names = tuple(table.c.keys())
    nested = tuple((column.name, column.type.decode) for column in table.columns if isinstance(column.type, Json))
    columns = ", ".join(f"t.{name}" for name in names)
    return Shape(f"SELECT {columns} FROM {table.name} t", names, nested)  # noqa: S608 - names of ours
