"""The base of every value in the domain: frozen, closed, and readable straight from a row of the same field names."""

from uuid import UUID, uuid4

from pydantic import BaseModel, ConfigDict, Field


class Value(BaseModel):
    """A frozen value. Constructors hold structure only, so that an odd old row never makes a sammanträde unopenable."""

    model_config = ConfigDict(frozen=True, extra="forbid", from_attributes=True)


class Entity(Value):
    """A value with an identity of its own: a UUID from the start, since hand-over and import need it."""

    id: UUID = Field(default_factory=uuid4)
