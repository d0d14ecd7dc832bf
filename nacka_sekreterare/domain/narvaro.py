"""Närvaro as a timeline: from which § (or moment) on a person has which role; facts that may come in any order."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import datetime
from enum import StrEnum
from types import MappingProxyType
from typing import TypeAlias
from uuid import UUID

from nacka_sekreterare.domain.value import Entity


class Narvaroroll(StrEnum):
    """What a person is in the room. Only the tjänstgörande count, vote and decide (KL 4:22, 5:66).

    The last two hold for one § only, and the person is as before when it ends: whatever else is recorded, before or
    later, and wherever the § is moved. They are entries only: who asks what somebody is meets the first four.
    """

    TJANSTGORANDE = "tjanstgorande"
    EJ_TJANSTGORANDE = "ej_tjanstgorande"
    OVRIG = "ovrig"
    FRANVARANDE = "franvarande"
    TJANSTGOR_EN_PARAGRAF = "tjanstgor_en_paragraf"
    BORTA_EN_PARAGRAF = "borta_en_paragraf"

    @property
    def galler_en_paragraf(self) -> bool:
        """True for what ends with its §."""
        return self in _EN_PARAGRAF

    @property
    def i_salen(self) -> "Narvaroroll":
        """What the person is in the room while the role holds: one of the first four."""
        return _EN_PARAGRAF.get(self, self)


_EN_PARAGRAF = MappingProxyType(
    {
        Narvaroroll.TJANSTGOR_EN_PARAGRAF: Narvaroroll.TJANSTGORANDE,
        Narvaroroll.BORTA_EN_PARAGRAF: Narvaroroll.FRANVARANDE,
    }
)


class Narvaro(Entity):
    """From a point in the meeting on, `person_id` is `roll`, until that person's next entry.

    The point is the start of the meeting (`paragraf_id` None), the start of a §, or inside it (`ar_inne_i_paragraf`).
    A role for one § only ends with that §.
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
        return self.roll.i_salen is not Narvaroroll.FRANVARANDE


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
            if index < 0 and entry.roll.galler_en_paragraf:
                continue  # its § is gone, and it with the §
            groups.setdefault((index, entry.ar_inne_i_paragraf and index >= 0), []).append(entry)
        self._moments: dict[UUID, tuple[Lage, ...]] = {}
        self._inside: dict[UUID, tuple[_Change, ...]] = {}
        self._after: dict[UUID, Lage] = {}
        lasting = self.opening = _joined({}, _chronological(groups.get((-1, False), ())))
        for index, paragraf_id in enumerate(order):
            if (index, False) not in groups and (index, True) not in groups:  # the common §: nobody comes or goes
                self._moments[paragraf_id], self._inside[paragraf_id] = (lasting,), ()
                self._after[paragraf_id] = lasting
                continue
            at_start = _chronological(groups.get((index, False), ()))
            lasting = _joined(lasting, (entry for entry in at_start if not entry.roll.galler_en_paragraf))
            current = _joined(lasting, (entry for entry in at_start if entry.roll.galler_en_paragraf))
            moments, changes = [current], _changes(groups.get((index, True), ()))
            for change in changes:
                lasting = _joined(lasting, (entry for entry in change.entries if not entry.roll.galler_en_paragraf))
                current = _joined(current, change.entries)
                moments.append(current)
            self._moments[paragraf_id], self._inside[paragraf_id] = tuple(moments), changes
            self._after[paragraf_id] = lasting
        self.order = order

    def at(self, paragraf_id: UUID | None, *, is_inside: bool = False, clock: datetime | None = None) -> Lage:
        """The room at a point: the start of the meeting or of a §, or inside it, when all that is so far recorded."""
        if paragraf_id not in self._moments or paragraf_id is None:
            return self.opening
        moments, changes = self._moments[paragraf_id], self._inside[paragraf_id]
        if not is_inside:
            return moments[0]
        passed = [clock is None or change.clock <= clock.isoformat() for change in changes]
        return moments[passed.index(False) if False in passed else -1]

    def after(self, paragraf_id: UUID) -> Lage:
        """The room when the § has ended and those are back who were away for it only."""
        return self._after.get(paragraf_id, self.opening)

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
            for person_id, entry in _joined({}, change.entries).items()
        )


@dataclass(frozen=True)
class _Change:
    """What happened at one moment inside a §, and the clock time as far as it is known."""

    clock: str
    entries: tuple[Narvaro, ...]


def _joined(lage: Lage, entries: Iterable[Narvaro]) -> Lage:
    """The room with what some entries say; the very same room when they say nothing."""
    new = {
        entry.person_id: entry.model_copy(update={"roll": entry.roll.i_salen})
        if entry.roll.galler_en_paragraf
        else entry
        for entry in entries
    }
    return {**lage, **new} if new else lage


def _changes(entries: Iterable[Narvaro]) -> tuple[_Change, ...]:
    """What happened at each moment: entries of one act, or with the same clock time, belong together."""
    groups: list[list[Narvaro]] = []
    for entry in _chronological(entries):
        last = groups[-1][-1] if groups else None
        if last is None or entry.klockslag_at != last.klockslag_at or not _is_together(last, entry):
            groups.append([])
        groups[-1].append(entry)
    found: list[_Change] = []
    for group in groups:
        known = group[0].klockslag_at
        clock = known.isoformat() if known else (found[-1].clock if found else "")
        found.append(_Change(clock, tuple(group)))
    return tuple(found)


def _is_together(first: Narvaro, second: Narvaro) -> bool:
    return first.klockslag_at is not None or first.ordning == second.ordning


def _chronological(entries: Iterable[Narvaro]) -> list[Narvaro]:
    """By the clock where it is known; an entry without a time follows the one recorded before it."""
    last, keyed = "", []
    # Of what was recorded together, who leaves a seat comes before who takes it.
    for entry in sorted(entries, key=lambda entry: (entry.ordning, entry.roll.i_salen is Narvaroroll.TJANSTGORANDE)):
        last = entry.klockslag_at.isoformat() if entry.klockslag_at else last
        keyed.append((last, entry.klockslag_at is None, entry))
    return [entry for _, _, entry in sorted(keyed, key=lambda timed: timed[:2])]
