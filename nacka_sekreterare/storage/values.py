"""Values in and out of an open session. Services write through ValueSession only; queries use the read functions."""

from collections.abc import Sequence
from typing import Any, Final, TypeVar
from uuid import UUID

from sqlalchemy.orm import Session

from nacka_sekreterare.domain.errors import ContradictionError, UserError
from nacka_sekreterare.domain.value import Entity
from nacka_sekreterare.storage.reading import read_where
from nacka_sekreterare.storage.tables import KeyedRow, tables_of

E = TypeVar("E", bound=Entity)

_HELD: Final = (
    "Någons närvaro ändras vid paragrafen, så den kan inte tas bort. Flytta eller ta bort den ändringen först."
)


class NoSuchValueError(UserError, LookupError):
    """There is no row of that type with that id: it was removed meanwhile, or its id was mistyped."""

    def __init__(self, kind: type[Entity], key: UUID) -> None:
        super().__init__(f"Det finns inget som heter {kind.__name__.lower()} {key} här. Det kan ha tagits bort.")


def find_value(session: Session, kind: type[E], key: UUID) -> E | None:
    """The stored value with that id, or None."""
    found = read_where(session, kind, "WHERE t.id = :key", key=key.hex)
    return found[0] if found else None


def get_value(session: Session, kind: type[E], key: UUID) -> E:
    """The stored value with that id. Raises NoSuchValueError."""
    found = find_value(session, kind, key)
    if found is None:
        raise NoSuchValueError(kind, key)
    return found


def equal_values(session: Session, kind: type[E], **equals: object) -> tuple[E, ...]:
    """The stored values whose fields equal what is given, in order of `ordning` where the type has one, then id."""
    names = tables_of(session).shape(kind).names
    where = " AND ".join(f"t.{name} IS :{name}" for name in equals) or "1 = 1"
    order = "t.ordning, t.id" if "ordning" in names else "t.id"
    stored = {name: _stored(value) for name, value in equals.items()}
    return read_where(session, kind, f"WHERE {where} ORDER BY {order}", **stored)


def _stored(value: object) -> str | int | None:
    """A value to compare with, as it lies in the database."""
    if isinstance(value, UUID):
        return value.hex
    if value is None or isinstance(value, str | int):  # an enum is its own word
        return value
    raise TypeError(f"no column is looked up by {type(value).__name__}")


class ValueSession:
    """Values read and written in one transaction.

    Attributes:
        session: the open session, for the query functions of storage/queries; never write through it.
    """

    def __init__(self, session: Session) -> None:
        self.session = session
        self._tables = tables_of(session)

    # --- reading ----------------------------------------------------------------------------------------------------
    def get(self, kind: type[E], key: UUID) -> E:
        """The value with that id, as this transaction sees it. Raises NoSuchValueError."""
        self.session.flush()
        return get_value(self.session, kind, key)

    def find(self, kind: type[E], key: UUID) -> E | None:
        """The value with that id, or None."""
        self.session.flush()
        return find_value(self.session, kind, key)

    def all(self, kind: type[E], **equals: object) -> tuple[E, ...]:
        """The values whose fields equal what is given, in order of `ordning` where the type has one."""
        self.session.flush()
        return equal_values(self.session, kind, **equals)

    def value_type(self, table: str) -> type[Entity]:
        """The type whose values lie in a table."""
        return self._tables.value_type(table)

    # --- writing ----------------------------------------------------------------------------------------------------
    def add(self, value: E) -> E:
        """Store a new value."""
        self.session.add(self._tables.new_row(value))
        return value

    def add_all(self, values: Sequence[E]) -> None:
        """Store several new values."""
        for value in values:
            self.add(value)

    def replace(self, value: E) -> E:
        """Store a changed value; only the columns that differ are written. Raises NoSuchValueError."""
        row = self._row(type(value), value.id)
        for name in type(value).model_fields:
            new = getattr(value, name)
            if getattr(row, name) != new:
                setattr(row, name, new)
        return value

    def put(self, value: E) -> E:
        """Store a value, whether it is there already or not."""
        return self.add(value) if self.find(type(value), value.id) is None else self.replace(value)

    def change(self, kind: type[E], key: UUID, **fields: object) -> E:
        """Read a value, give some fields a new content, store it, return it. Raises NoSuchValueError."""
        old = self.get(kind, key)
        contents: dict[str, Any] = {name: getattr(old, name) for name in kind.model_fields}
        return self.replace(kind.model_validate(contents | fields))

    def remove(self, value: Entity | type[Entity], key: UUID | None = None) -> None:
        """Remove one value. What points at it must go in the same act (see remove_tree). Raises NoSuchValueError."""
        self.session.delete(self._row(*_address(value, key)))
        self.session.flush()  # now: what takes its place may need its unique key

    def remove_tree(self, value: Entity | type[Entity], key: UUID | None = None) -> None:
        """Remove a value and first everything that points at it by a foreign key, however deep.

        A reference that may be empty is emptied instead of followed: removing a justering keeps its §§. Raises
        ContradictionError when an empty one would tell something else: närvaro that changes at a § needs the §.
        """
        kind, known_key = _address(value, key)
        table = self._tables.table(kind)
        for child_kind, field in self._tables.children[table.name]:
            column = self._tables.table(child_kind).c[field]
            for child in self.all(child_kind, **{field: known_key}):
                if column.info.get("holds"):
                    raise ContradictionError(_HELD)
                if column.nullable:
                    self.change(child_kind, child.id, **{field: None})
                else:
                    self.remove_tree(child)
        self.remove(kind, known_key)

    def _row(self, kind: type[Entity], key: UUID) -> KeyedRow:
        row = self.session.get(self._tables.row_type(kind), key)
        if row is None:
            raise NoSuchValueError(kind, key)
        return row


def _address(value: Entity | type[Entity], key: UUID | None) -> tuple[type[Entity], UUID]:
    if isinstance(value, Entity):
        return type(value), value.id
    if key is None:
        raise TypeError("a type needs an id beside it")
    return value, key
