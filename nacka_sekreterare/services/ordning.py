"""Siblings in an order (the points of a list, the punkter of a §, the mandat of an organ): one way to move them."""

from collections.abc import Iterable, Sequence
from typing import Protocol, TypeVar
from uuid import UUID

from nacka_sekreterare.domain.value import Entity
from nacka_sekreterare.services.core import Transaction


class _Ordered(Protocol):
    @property
    def ordning(self) -> int: ...


E = TypeVar("E", bound=Entity)


def next_ordning(siblings: Iterable[_Ordered]) -> int:
    """The place after the last of some siblings."""
    return max((sibling.ordning for sibling in siblings), default=-1) + 1


def by_ordning(siblings: Iterable[E]) -> tuple[E, ...]:
    """The siblings in their order."""
    return tuple(sorted(siblings, key=_ordning))


def place(siblings: Iterable[E], value_id: UUID, index: int) -> tuple[E, ...]:
    """The siblings in their order with one of them moved to `index`, or to the end that is nearest to it."""
    ordered = list(by_ordning(siblings))
    moved = next(value for value in ordered if value.id == value_id)
    ordered.remove(moved)
    ordered.insert(max(0, min(index, len(ordered))), moved)
    return tuple(ordered)


def renumber(tx: Transaction, siblings: Sequence[E]) -> None:
    """Give the siblings the ordning 0, 1, 2 … of the sequence; only those that move are written."""
    for ordning, value in enumerate(siblings):
        if _ordning(value) != ordning:
            tx.replace(value.model_copy(update={"ordning": ordning}))


def _ordning(value: Entity) -> int:
    ordning = getattr(value, "ordning", None)
    assert isinstance(ordning, int), f"{type(value).__name__} has no order"
    return ordning
