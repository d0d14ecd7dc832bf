"""Närvaro as a timeline: from which § (or moment) on a person has which role; facts that may come in any order."""

from collections.abc import Iterable, Mapping
from datetime import datetime
from enum import StrEnum
from typing import TypeAlias
from uuid import UUID

from nacka_sekreterare.domain.value import Entity


class Narvaroroll(StrEnum):
    """What a person is in the room. Only the tjänstgörande count, vote and decide (KL 4:22, 5:66)."""

    TJANSTGORANDE = "tjanstgorande"
    EJ_TJANSTGORANDE = "ej_tjanstgorande"
    OVRIG = "ovrig"
    FRANVARANDE = "franvarande"


class Narvaro(Entity):
    """From a point in the meeting on, `person_id` is `roll`, until that person's next entry.

    The point is the start of the meeting (`paragraf_id` None), the start of a §, or inside it (`ar_inne_i_paragraf`).
    """

    sammantrade_id: UUID
    person_id: UUID
    roll: Narvaroroll
    paragraf_id: UUID | None = None
    ar_inne_i_paragraf: bool = False
    klockslag_at: datetime | None = None
    for_person_id: UUID | None = None  # whose seat an ersättare takes
    ar_pa_distans: bool = False
    ordning: int = 0  # the order of recording; entries of one act share it, and happen at one moment

    @property
    def ar_narvarande(self) -> bool:
        """True when the person is in the room or takes part på distans."""
        return self.roll is not Narvaroroll.FRANVARANDE


Lage: TypeAlias = Mapping[UUID, Narvaro]  # who is what at one moment


class Tidslinje:
    """The room at every moment of a sammanträde, from facts that may have been recorded in any order.

    `paragraf_ids` is the order in which the §§ were handled. A § has one moment when nothing changes inside it (from
    its start on), and one more for every change inside: one goes and another takes the seat in one and the same change.
    """

    def __init__(self, paragraf_ids: Iterable[UUID], entries: Iterable[Narvaro]) -> None:
        order = tuple(paragraf_ids)
        positions = {paragraf_id: index for index, paragraf_id in enumerate(order)}
        groups: dict[tuple[int, bool], list[Narvaro]] = {}
        for entry in entries:
            index = positions.get(entry.paragraf_id, -1) if entry.paragraf_id else -1
            groups.setdefault((index, entry.ar_inne_i_paragraf and index >= 0), []).append(entry)
        self._moments: dict[UUID, tuple[Lage, ...]] = {}
        self._inside: dict[UUID, tuple[Lage, ...]] = {}
        current: dict[UUID, Narvaro] = {}
        for index in range(-1, len(order)):
            at_start = _chronological(groups.get((index, False), ()))
            current = current | {entry.person_id: entry for entry in at_start}
            if index < 0:
                continue
            moments, changes = [current], _changes(groups.get((index, True), ()))
            for change in changes:
                current = {**current, **change}
                moments.append(current)
            self._moments[order[index]], self._inside[order[index]] = tuple(moments), changes
        self.order = order

    def moments(self, paragraf_id: UUID) -> tuple[Lage, ...]:
        """The room at the start of a § and after each change inside it; empty for a § that is not on the list."""
        return self._moments.get(paragraf_id, ())

    def at_start(self, paragraf_id: UUID) -> Lage:
        """The room when the § begins."""
        return next(iter(self.moments(paragraf_id)), {})

    def at_end(self, paragraf_id: UUID) -> Lage:
        """The room when the § is settled."""
        moments = self.moments(paragraf_id)
        return moments[-1] if moments else {}

    def changes_inside(self, paragraf_id: UUID) -> tuple[tuple[Narvaro | None, Narvaro], ...]:
        """What changed inside a §, as pairs of before and after, in the order of recording."""
        moments, changes = self.moments(paragraf_id), self._inside.get(paragraf_id, ())
        return tuple(
            (before.get(person_id), entry)
            for before, change in zip(moments, changes, strict=False)  # after the last change comes one moment more
            for person_id, entry in change.items()
        )


def _changes(entries: Iterable[Narvaro]) -> tuple[Lage, ...]:
    """What happened at each moment: entries of one act, or with the same clock time, belong together."""
    changes: list[dict[UUID, Narvaro]] = []
    last: Narvaro | None = None
    for entry in _chronological(entries):
        if last is None or entry.klockslag_at != last.klockslag_at or not _is_together(last, entry):
            changes.append({})
        changes[-1][entry.person_id] = last = entry
    return tuple(changes)


def _is_together(first: Narvaro, second: Narvaro) -> bool:
    return first.klockslag_at is not None or first.ordning == second.ordning


def _chronological(entries: Iterable[Narvaro]) -> list[Narvaro]:
    """By the clock where it is known; an entry without a time follows the one recorded before it."""
    last, keyed = "", []
    # Of what was recorded together, who leaves a seat comes before who takes it.
    for entry in sorted(entries, key=lambda entry: (entry.ordning, entry.roll is Narvaroroll.TJANSTGORANDE)):
        last = entry.klockslag_at.isoformat() if entry.klockslag_at else last
        keyed.append((last, entry.klockslag_at is None, entry))
    return [entry for _, _, entry in sorted(keyed, key=lambda timed: timed[:2])]
