"""The § of an ärende and the numbers of an organ's series: computed, never typed; no gap, no duplicate."""

import re
from collections import Counter
from collections.abc import Iterable, Mapping
from datetime import datetime
from enum import StrEnum
from typing import Final
from uuid import UUID

from nacka_sekreterare.domain.errors import UserError
from nacka_sekreterare.domain.value import Entity, Value

_RANGE_PART: Final = re.compile(r"(\d{1,6})(?:\s*[-–—−]\s*(\d{1,6}))?")
_LONGEST_RANGE: Final = 10_000


class Fastgrund(StrEnum):
    """Why a § number may no longer move: the § has left the house, or the sammanträde is closed."""

    OMEDELBAR_JUSTERING = "omedelbar_justering"
    UTDRAG = "utdrag"
    AVSLUT = "avslut"


class Paragraf(Entity):
    """What is recorded of an ärende at the sammanträde. `nummer` is None while the number is provisional."""

    arende_id: UUID
    justering_id: UUID | None = None  # None: the main justering of the sammanträde
    nummer: int | None = None
    fastgrund: Fastgrund | None = None
    yrkanden_stangda_at: datetime | None = None  # the beslutsgång has begun: no more yrkanden
    klubbad_at: datetime | None = None
    ar_utgangen: bool = False
    ordforande_id: UUID | None = None  # the chair of this § when it is another than the sammanträde's
    andringsorsak: str = ""  # why it was changed after the sammanträde, asked for once


class Serieplats(Value):
    """A § in the series of its organ and calendar year, as much as numbering needs."""

    paragraf_id: UUID
    nummer: int | None = None
    tar_nummer: bool = True


def number_paragrafer(serie: Iterable[Serieplats], start: int) -> Mapping[UUID, int]:
    """Every § number of one organ and year.

    `serie` is in order of sammanträde and föredragningslista; `start` is the organ's first number of the year.
    A fixed number stays; whatever is not fixed takes the next free number after the highest fixed one, in order:
    fixing a § also fixes all before it (numbers_to_fix), so what is unfixed came later.
    """
    places = tuple(serie)
    fixed = {place.paragraf_id: place.nummer for place in places if place.nummer is not None}
    following = max(fixed.values(), default=start - 1) + 1
    numbers = dict(fixed)
    for place in places:
        if place.nummer is None and place.tar_nummer:
            numbers[place.paragraf_id] = following
            following += 1
    return numbers


def numbers_to_fix(serie: Iterable[Serieplats], start: int, paragraf_ids: Iterable[UUID]) -> Mapping[UUID, int]:
    """The numbers that become fixed when some §§ leave the house: theirs and every lower unfixed one, against gaps."""
    places = tuple(serie)
    numbers = number_paragrafer(places, start)
    highest = max((numbers[paragraf_id] for paragraf_id in paragraf_ids if paragraf_id in numbers), default=0)
    already = {place.paragraf_id for place in places if place.nummer is not None}
    return {key: number for key, number in numbers.items() if number <= highest and key not in already}


def find_number_faults(serie: Iterable[Serieplats], start: int) -> tuple[str, ...]:
    """One sentence for every gap and duplicate among the numbers of one organ and year, as an import may bring them.

    Numbers before the first one that is known are another program's: the series of a kommun that starts in October.
    """
    counts = Counter(number_paragrafer(serie, start).values())
    if not counts:
        return ()
    duplicates = sorted(number for number, count in counts.items() if count > 1)
    gaps = sorted(set(range(min(counts), max(counts))) - set(counts))
    faults = [f"{format_range([number], sign=True)} finns mer än en gång." for number in duplicates]
    if gaps:
        faults.append(f"{format_range(gaps, sign=True)} saknas i serien.")
    return tuple(faults)


def parse_range(text: str) -> tuple[int, ...]:
    """The numbers of a range as people write it: "§§ 33-41", "57–64, 66 och 68", "§35".

    Raises:
        UserError: when the text is no range of § numbers.
    """
    numbers: set[int] = set()
    for part in re.split(r",|;|\boch\b", re.sub(r"§+", " ", text)):
        match = _RANGE_PART.fullmatch(part.strip())
        first, last = (int(match[1]), int(match[2] or match[1])) if match else (1, 0)
        if not first <= last < first + _LONGEST_RANGE:
            raise UserError(f"”{text.strip()}” är inga paragrafnummer. Skriv till exempel 33–41 eller 57–64, 66.")
        numbers.update(range(first, last + 1))
    return tuple(sorted(numbers))


def format_range(numbers: Iterable[int], *, sign: bool = False) -> str:
    """Numbers as a protokoll writes them: "33–41", "57–64, 66"; with `sign` led by "§" or "§§"."""
    ordered = sorted(set(numbers))
    runs: list[list[int]] = []
    for number in ordered:
        if runs and number == runs[-1][-1] + 1:
            runs[-1].append(number)
        else:
            runs.append([number])
    text = ", ".join(str(run[0]) if len(run) == 1 else f"{run[0]}–{run[-1]}" for run in runs)
    if not sign or not text:
        return text
    return f"{'§' if len(ordered) == 1 else '§§'} {text}"
