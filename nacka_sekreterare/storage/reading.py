"""Fast reading for the queries: rows go from the driver straight to the domain's own validation, past row objects."""

from functools import lru_cache
from typing import TypeVar

from sqlalchemy import TextClause, bindparam, text
from sqlalchemy.orm import Session

from nacka_sekreterare.domain.value import Entity
from nacka_sekreterare.storage.columns import Json
from nacka_sekreterare.storage.values import tables_of

E = TypeVar("E", bound=Entity)


def read_where(session: Session, kind: type[E], rest: str, **parameters: object) -> tuple[E, ...]:
    """The values of a type by what follows FROM in a SELECT, where the type's table is `t`.

    Parameters are as they lie in the database (a UUID as its hex, a date in ISO); a list goes into "IN :keys".
    """
    table = tables_of(session).table(kind)
    nested = tuple((column.name, column.type.decode) for column in table.columns if isinstance(column.type, Json))
    names = tuple(table.c.keys())
    found = session.connection().execute(_statement(table.name, names, rest), parameters).all()
    rows = [dict(zip(names, row, strict=True)) for row in found]
    for row in rows:
        for name, decode in nested:
            if row[name] is not None:
                row[name] = decode(row[name])
    return tuple(kind.model_validate(row) for row in rows)


@lru_cache(maxsize=64)
def _statement(table: str, columns: tuple[str, ...], rest: str) -> TextClause:
    # Names come from the tables and this module only, never from what somebody typed.
    statement = text(f"SELECT {', '.join(f't.{column}' for column in columns)} FROM {table} t {rest}")  # noqa: S608
    return statement.bindparams(bindparam("keys", expanding=True)) if ":keys" in rest else statement
