"""Puts a made-up akt into a store, for the tests that need one there already."""

from nacka_sekreterare.domain.akt import Akt
from nacka_sekreterare.domain.value import Entity
from nacka_sekreterare.storage.values import ValueSession


def entities_of(akt: Akt) -> tuple[Entity, ...]:
    """Everything an akt holds that has a row of its own."""
    single = (akt.organ, akt.sammantrade)
    parts = [getattr(akt, name) for name in type(akt).model_fields]
    return single + tuple(value for part in parts if isinstance(part, tuple) for value in part)


def add_akt(tx: ValueSession, akt: Akt) -> None:
    """Store everything of an akt."""
    for value in entities_of(akt):
        tx.add(value)
