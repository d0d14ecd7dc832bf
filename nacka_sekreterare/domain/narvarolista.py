"""The printed närvaro (KL 5:66): four groups, and beside each name on which §§ the person was there and for whom.

One function for every document and for the window, so that "§§ 34–41" is written in one way only.
"""

from collections.abc import Collection, Iterable, Sequence
from datetime import datetime
from enum import StrEnum
from typing import Final, TypeAlias
from uuid import UUID

from nacka_sekreterare.domain.akt import Akt
from nacka_sekreterare.domain.narvaro import Narvaro, Narvaroroll, Tidslinje
from nacka_sekreterare.domain.paragraf import format_range
from nacka_sekreterare.domain.person import Mandatroll
from nacka_sekreterare.domain.rostlangd import javiga, seat_rank, tidslinje
from nacka_sekreterare.domain.value import Value

_FROM: Final = "fr.o.m."
_TO: Final = "t.o.m."


class Narvarogrupp(StrEnum):
    """The groups of a närvarolista in their order."""

    BESLUTANDE = "beslutande"
    ERSATTARE = "ersattare"
    OVRIGA = "ovriga"
    FRANVARANDE = "franvarande"


class Narvarorad(Value):
    """One line: the name with party, and what follows it."""

    person_id: UUID
    namn: str
    tillagg: tuple[str, ...] = ()
    ar_pa_distans: bool = False  # throughout

    @property
    def text(self) -> str:
        """The line as it is printed: "Sofia Ek (S), §§ 34–41"."""
        return ", ".join((self.namn, *self.tillagg)) + (" (distans)" if self.ar_pa_distans else "")


class Narvarolista(Value):
    """The lines of each group. Who served for a part stands among the Beslutande, and as Ersättare for the rest."""

    beslutande: tuple[Narvarorad, ...] = ()
    ersattare: tuple[Narvarorad, ...] = ()
    ovriga: tuple[Narvarorad, ...] = ()
    franvarande: tuple[Narvarorad, ...] = ()

    @property
    def grupper(self) -> tuple[tuple[Narvarogrupp, str, tuple[Narvarorad, ...]], ...]:
        """Every group that has lines, with its heading."""
        named = zip(Narvarogrupp, ("Beslutande", "Ersättare", "Övriga", "Frånvarande"), strict=True)
        return tuple((group, heading, rows) for group, heading in named if (rows := getattr(self, group.value)))


class _Stretch:
    """The §§ over which one person is one thing: whole ones, and those only a part of which they were there for.

    `remote` holds those on which they took part på distans, True where throughout.
    """

    def __init__(self) -> None:
        self.whole: set[int] = set()
        self.partial: dict[int, str] = {}
        self.remote: dict[int, bool] = {}

    def add(self, number: int, *, is_whole: bool, clock: str) -> None:
        if is_whole:
            self.whole.add(number)
        else:
            self.partial[number] = clock

    def text(self, numbers: Sequence[int]) -> str:
        return interval_text(numbers, self.whole, self.partial)


_Kind: TypeAlias = tuple[Narvarogrupp, UUID | None]


def narvarolista(akt: Akt, numbers: Sequence[int] | None = None) -> Narvarolista:
    """The närvaro of a sammanträde as the organ prints it. Empty until närvaro is recorded.

    `numbers`: the §§ to tell of, for a protokoll of some of them; None or none: all of the sammanträde. Who was there
    for none of them stands among the Frånvarande when elected, else not at all.
    """
    if not akt.narvaro:
        return Narvarolista()
    of = tuple(numbers or akt.paragrafnummer)
    stretches = _stretches(akt, of)
    lines: dict[Narvarogrupp, list[Narvarorad]] = {group: [] for group in Narvarogrupp}
    for person_id in _listed(akt):
        present = stretches.get(person_id, {})
        if not present and _is_expected(akt, person_id):
            group, row = _row_without_paragrafer(akt, person_id, of)
            lines[group].append(row)
        for group in dict.fromkeys(group for group, _ in present):
            seats = {seat: stretch for (other, seat), stretch in present.items() if other is group}
            lines[group].append(_row(akt, person_id, group, seats, of))
    if not akt.organ.installningar.visa_franvarande:
        lines[Narvarogrupp.FRANVARANDE] = []
    return Narvarolista(**{group.value: tuple(rows) for group, rows in lines.items()})


def narvaro_text(akt: Akt, person_id: UUID) -> str:
    """What the närvarolista says of one person, its lines joined; for the window's "I salen"."""
    groups = narvarolista(akt).grupper
    return "; ".join(row.text for _, _, rows in groups for row in rows if row.person_id == person_id)


def interval_text(numbers: Sequence[int], whole: Collection[int], partial: dict[int, str] | None = None) -> str:
    """The §§ of `numbers` on which someone was there, as a närvarolista says it; nothing when throughout.

    `partial` holds the §§ they were there for a part of, each with the clock time to print, or an empty string.
    "§§ 34–41" for one stretch, "ej § 13" when only something inside is missing, else the ranges with commas. Of what is
    missing the clock is told from the other side: there until 18.06 is "ej del av § 6 (fr.o.m. kl. 18.06)".
    """
    parts = partial or {}
    missing = [number for number in numbers if number not in whole and number not in parts]
    if not missing and not parts:
        return ""
    inner = bool(numbers) and numbers[0] in whole and numbers[-1] in whole
    if inner:
        away = {number: _other_side(clock) for number, clock in parts.items()}
        named = [format_range(missing, sign=True), *(f"del av {_one(number, away)}" for number in sorted(away))]
        return f"ej {' och '.join(name for name in named if name)}"
    before = sorted(number for number in parts if not whole or number < min(whole))
    after = sorted(number for number in parts if number not in before)
    pieces = [f"del av {_one(number, parts)}" for number in before]
    pieces += [format_range(whole, sign=True)] if whole else []
    pieces += [f"del av {_one(number, parts)}" for number in after]
    return ", ".join(pieces)


def _one(number: int, parts: dict[int, str]) -> str:
    return f"§ {number} ({parts[number]})" if parts[number] else f"§ {number}"


def _other_side(clock: str) -> str:
    """From when someone was away, said of one who was there until then; and until when, of one who came."""
    word, _, time = clock.partition(" ")
    return f"{_TO if word == _FROM else _FROM} {time}" if clock else ""


def _stretches(akt: Akt, numbers: Sequence[int]) -> dict[UUID, dict[_Kind, _Stretch]]:
    """What every person was on each of some §§."""
    room = tidslinje(akt)
    found: dict[UUID, dict[_Kind, _Stretch]] = {}
    for arende in akt.numrerade_arenden:
        paragraf, number = akt.paragraf_of(arende.id), akt.nummer_of(arende.id)
        if paragraf is None or number is None or number not in numbers:
            continue
        moments, barred = room.moments(paragraf.id), javiga(akt, arende.id)
        for person_id in {person_id for lage in moments for person_id in lage} - barred:
            entries = [lage.get(person_id) for lage in moments]
            kinds = [_kind(akt, entry) for entry in entries]
            clock = _clock(room, paragraf.id, person_id)
            for kind in dict.fromkeys(kind for kind in kinds if kind):
                stretch = found.setdefault(person_id, {}).setdefault(kind, _Stretch())
                stretch.add(number, is_whole=all(other == kind for other in kinds), clock=clock)
                remote = [
                    bool(entry and entry.ar_pa_distans)
                    for entry, other in zip(entries, kinds, strict=True)
                    if other == kind
                ]
                if any(remote):
                    stretch.remote[number] = all(remote)
    return found


def _kind(akt: Akt, entry: Narvaro | None) -> _Kind | None:
    """The group someone belongs to at a moment, and the seat they take."""
    match entry.roll if entry else Narvaroroll.FRANVARANDE:
        case Narvaroroll.TJANSTGORANDE:
            return (Narvarogrupp.BESLUTANDE, entry.for_person_id if entry else None)
        case Narvaroroll.EJ_TJANSTGORANDE:
            mandat = akt.mandat_of(entry.person_id) if entry else None
            is_ledamot = mandat is not None and mandat.roll.ar_ledamot
            return (Narvarogrupp.OVRIGA if is_ledamot else Narvarogrupp.ERSATTARE, None)
        case Narvaroroll.OVRIG:
            return (Narvarogrupp.OVRIGA, None)
        case _:
            return None


def _clock(room: Tidslinje, paragraf_id: UUID, person_id: UUID) -> str:
    """The text "fr.o.m. kl. 19.15" or "t.o.m. kl. 20.10" when someone comes or goes once inside a §."""
    changes = [pair for pair in room.changes_inside(paragraf_id) if pair[1].person_id == person_id]
    if len(changes) != 1 or changes[0][1].klockslag_at is None:
        return ""
    before, after = changes[0]
    was_there = before is not None and before.ar_narvarande
    if was_there == after.ar_narvarande:
        return ""
    return f"{_FROM if after.ar_narvarande else _TO} kl. {format_clock(changes[0][1].klockslag_at)}"


def format_clock(moment: datetime) -> str:
    """A clock time as Swedish text writes it: "19.15"."""
    return f"{moment:%H.%M}"


def _row(
    akt: Akt, person_id: UUID, group: Narvarogrupp, seats: dict[UUID | None, _Stretch], numbers: Sequence[int]
) -> Narvarorad:
    person, additions = akt.person(person_id), list[str]()
    if group is Narvarogrupp.OVRIGA and akt.organ.installningar.visa_titlar:
        additions += [part for part in (person.titel, person.enhet) if part]
    spoken = (_seat_text(akt, person_id, seat, stretch.text(numbers)) for seat, stretch in seats.items())
    additions += [text for text in spoken if text]
    present = {number for stretch in seats.values() for number in (*stretch.whole, *stretch.partial)}
    remote = {number for number in present if _is_remote(seats, number)}
    partly = {number for stretch in seats.values() for number in stretch.remote} - remote
    is_throughout = bool(remote) and remote == present
    if not is_throughout and (remote or partly):
        parts = [format_range(remote, sign=True), *(f"del av § {number}" for number in sorted(partly))]
        additions.append(f"distans {' och '.join(part for part in parts if part)}")
    return Narvarorad(
        person_id=person_id, namn=akt.namn(person_id), tillagg=tuple(additions), ar_pa_distans=is_throughout
    )


def _is_remote(seats: dict[UUID | None, _Stretch], number: int) -> bool:
    """På distans for all of the time that the person was there at the §, in whatever seat."""
    here = [stretch for stretch in seats.values() if number in stretch.whole or number in stretch.partial]
    return all(stretch.remote.get(number, False) for stretch in here)


def _row_without_paragrafer(akt: Akt, person_id: UUID, numbers: Sequence[int]) -> tuple[Narvarogrupp, Narvarorad]:
    """Someone elected who took part in none of the §§: away, or in the room but jävig."""
    found = ((akt.nummer_of(arende.id), arende.id) for arende in akt.numrerade_arenden)
    barred = [number for number, key in found if number in numbers and number and _is_barred(akt, key, person_id)]
    outside = (f"ej {format_range(barred, sign=True)}",) if barred else ()
    row = Narvarorad(person_id=person_id, namn=akt.namn(person_id), tillagg=outside)
    return Narvarogrupp.OVRIGA if barred else Narvarogrupp.FRANVARANDE, row


def _is_barred(akt: Akt, arende_id: UUID, person_id: UUID) -> bool:
    """Jävig, and there to be so."""
    paragraf = akt.paragraf_of(arende_id)
    moments = tidslinje(akt).moments(paragraf.id) if paragraf else ()
    is_there = any((entry := lage.get(person_id)) is not None and entry.ar_narvarande for lage in moments)
    return is_there and person_id in javiga(akt, arende_id)


def _seat_text(akt: Akt, person_id: UUID, seat: UUID | None, interval: str) -> str:
    if seat is None or seat == person_id or not akt.organ.installningar.visa_tjanstgor_for:
        return interval
    return f"tjänstgör för {akt.namn(seat)} {interval}".rstrip()


def _is_expected(akt: Akt, person_id: UUID) -> bool:
    mandat = akt.mandat_of(person_id)
    return mandat is not None and (mandat.roll.ar_ledamot or mandat.roll is Mandatroll.ERSATTARE)


def _listed(akt: Akt) -> Iterable[UUID]:
    """Everyone who may be printed: the elected by seat, insyn and personal, then officials and guests as they came."""
    known = {person.id for person in akt.personer}
    recorded = dict.fromkeys(entry.person_id for entry in akt.narvaro if entry.person_id in known)
    elected = [person.id for person in akt.personer if akt.mandat_of(person.id)]
    return sorted(dict.fromkeys([*recorded, *elected]), key=lambda person_id: _list_rank(akt, person_id))


def _list_rank(akt: Akt, person_id: UUID) -> tuple[int, int]:
    mandat = akt.mandat_of(person_id)
    if mandat is None or mandat.roll.ar_tjansteperson:
        return (len(Mandatroll), mandat.ordning if mandat else 0)
    return seat_rank(akt, person_id)
