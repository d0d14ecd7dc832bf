"""How values lie in columns: an enum as its own word, nested values as JSON, so that a row reads back as its value."""

from collections.abc import Callable
from enum import StrEnum
from functools import cached_property, lru_cache
from typing import Any
from uuid import UUID

from pydantic import TypeAdapter
from pydantic_core import to_json
from sqlalchemy import Column, Dialect, Text, TypeDecorator
from sqlmodel import Field


class Word(TypeDecorator[StrEnum]):
    """A StrEnum stored as its word ("aterremitterad"), readable with any SQLite tool."""

    impl = Text
    cache_ok = True

    def __init__(self, kind: type[StrEnum]) -> None:
        super().__init__()
        self.kind = kind

    def process_bind_param(self, value: StrEnum | None, dialect: Dialect) -> str | None:
        """Store the word."""
        return None if value is None else self.kind(value).value

    def process_result_value(self, value: str | None, dialect: Dialect) -> StrEnum | None:
        """Read the word back as the enum's member."""
        return None if value is None else self.kind(value)


class Json(TypeDecorator[Any]):
    """A nested frozen value, tuple or dict as JSON text; the row's attribute is the value itself."""

    impl = Text
    cache_ok = True

    def __init__(self, kind: Any) -> None:
        super().__init__()
        self.kind = kind

    @cached_property
    def decode(self) -> Callable[[str], Any]:
        """JSON text to frozen value; the latest are remembered, since an act changes one in a thousand.

        Made at first use: adapters are slow to build and most runs need few.
        """
        return lru_cache(maxsize=2048)(TypeAdapter(self.kind).validate_json)

    def process_bind_param(self, value: Any, dialect: Dialect) -> str | None:
        """Store as JSON text."""
        return None if value is None else to_json(value).decode("utf-8")

    def process_result_value(self, value: str | None, dialect: Dialect) -> Any:
        """Read the JSON back as the frozen value."""
        return None if value is None else self.decode(value)


def word(kind: type[StrEnum], *, nullable: bool = False) -> Any:
    """The field of an enum."""
    return Field(default=None, sa_column=Column(Word(kind), nullable=nullable))


def json_of(kind: Any, *, nullable: bool = False) -> Any:
    """The field of a nested value, tuple or dict."""
    return Field(default=None, sa_column=Column(Json(kind), nullable=nullable))


def key_of(table: str, *, nullable: bool = False, unique: bool = False, holds: bool = False) -> Any:
    """The field of a reference to another table: foreign key and index.

    `holds`: an empty reference would mean something else, so what it points at cannot be removed under it.
    """
    default: UUID | None = None
    kwargs = {"info": {"holds": holds}}
    return Field(
        default=default,
        foreign_key=f"{table}.id",
        index=True,
        nullable=nullable,
        unique=unique,
        sa_column_kwargs=kwargs,
    )
