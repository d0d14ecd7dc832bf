"""Fast reading for the queries: rows go from the driver straight to the domain's own validation, past row objects."""

from collections.abc import Mapping, Sequence
from typing import Any, TypeAlias, TypeVar, cast

from sqlalchemy.orm import Session

from nacka_sekreterare.domain.value import Entity
from nacka_sekreterare.storage.tables import tables_of

E = TypeVar("E", bound=Entity)


Parameter: TypeAlias = str | int | Sequence[str] | None


def read_where(session: Session, kind: type[E], rest: str, **parameters: Parameter) -> tuple[E, ...]:
    """The values of a type by what follows FROM in a SELECT, where the type's table is `t`.

    Parameters are as they lie in the database (a UUID as its hex, a date in ISO); a list goes into "IN :name".
    """
    shape = tables_of(session).shape(kind)
    rows = [dict(zip(shape.names, row, strict=True)) for row in _fetch(session, f"{shape.select} {rest}", parameters)]
    for row in rows:
        for name, decode in shape.nested:
            if row[name] is not None:
                row[name] = decode(row[name])
    return tuple(kind.model_validate(row) for row in rows)


def read_keys(session: Session, kind: type[Entity], rest: str, **parameters: str) -> list[str]:
    """The ids alone, as they lie in the database, of what read_where would give."""
    table = tables_of(session).table(kind).name
    return [key for (key,) in _fetch(session, f"SELECT t.id FROM {table} t {rest}", parameters)]  # noqa: S608 - ours


def _fetch(session: Session, statement: str, parameters: Mapping[str, Parameter]) -> list[tuple[Any, ...]]:
    # Statements are made of the names of tables and of this package's own text, never of what somebody typed.
    known: dict[str, str | int | None] = {}
    for name, value in parameters.items():
        if value is None or isinstance(value, str | int):
            known[name] = value
            continue
        items = {f"{name}_{place}": item for place, item in enumerate(value)}
        statement = statement.replace(f"IN :{name}", f"IN ({', '.join(f':{item}' for item in items)})")
        known |= items
    driver = cast("Any", session.connection().connection.driver_connection)
    return cast("list[tuple[Any, ...]]", driver.execute(statement, known).fetchall())
