"""Dates and clock times as they are written in Swedish documents."""

import re
from calendar import monthrange
from collections.abc import Iterator
from datetime import date

from nacka_sekreterare.domain.value import Value

_MONTHS = {
    "januari": 1, "jan": 1, "februari": 2, "feb": 2, "febr": 2, "mars": 3, "mar": 3, "april": 4, "apr": 4,
    "maj": 5, "juni": 6, "jun": 6, "juli": 7, "jul": 7, "augusti": 8, "aug": 8, "september": 9, "sept": 9, "sep": 9,
    "oktober": 10, "okt": 10, "november": 11, "nov": 11, "december": 12, "dec": 12,
}  # fmt: skip
_WEEKDAYS = {"mån": 0, "tis": 1, "ons": 2, "tor": 3, "fre": 4, "lör": 5, "sön": 6}
_MONTH = "(?P<month>" + "|".join(sorted(_MONTHS, key=len, reverse=True)) + r")\.?"
_WEEKDAY = r"(?:(?P<weekday>mån|tis|ons|tor|tors|fre|lör|sön)(?:dag(?:en)?)?\.?\s*,?\s+)?"
_LONG = re.compile(
    rf"\b{_WEEKDAY}(?:den\s+)?(?P<day>\d{{1,2}})(?::?(?:e|a|de))?\s+{_MONTH}(?:[\s,]+(?:år\s+)?(?P<year>(?:19|"
    rf"20)\d{{2}}))?(?!\w)",
    re.IGNORECASE,
)
_ISO = re.compile(
    rf"(?<![\w/-]){_WEEKDAY}(?:den\s+)?(?P<year>(?:19|"
    rf"20)\d{{2}})[-.](?P<month>\d{{2}})[-.](?P<day>\d{{2}})(?![\w/]|-\d)",
    re.IGNORECASE,
)
_SLASH = re.compile(
    rf"(?<![\w/]){_WEEKDAY}(?:den\s+)?(?P<day>\d{{1,2}})/(?P<month>\d{{1,2}})(?:(?:\s+|\s*-\s*|/)(?P<year>(?:19|"
    rf"20)\d{{2}}))?(?![\d/])",
    re.IGNORECASE,
)
_COMPACT = re.compile(r"(?<![\w/-])(?P<year>20\d{2})(?P<month>\d{2})(?P<day>\d{2})(?![\w/-])")
_HOUR = r"(?P<{0}>2[0-4]|[01]?\d)(?!\d)(?:[.:](?P<{1}>[0-5]\d))?"
_RANGE = (
    rf"(?:\s*(?:–|-|—|−|till|t\.?o\.?m\.?)\s*(?:ca\s+|cirka\s+|kl\.?\s*|"
    rf"klockan\s+)*{_HOUR.format('end_hour', 'end_minute')}(?![\d:/.]\d))?"
)
_CLOCK = re.compile(
    rf"\b(?:kl(?:ockan)?\.?)\s*(?:ca\s+|cirka\s+)?{_HOUR.format('hour', 'minute')}(?![\d/]){_RANGE}", re.IGNORECASE
)
_PLAIN_CLOCK = re.compile(
    r"(?<![\w./:-])(?P<hour>2[0-4]|[01]?\d)[.:](?P<minute>[0-5]\d)(?![\d/]|[.:-]\d)"
    r"(?:\s*(?:–|-|—|−|till)\s*(?:ca\s+|kl\.?\s*)*(?P<end_hour>2[0-4]|"
    r"[01]?\d)(?!\d)(?:[.:](?P<end_minute>[0-5]\d))?(?![\d:/.]\d))?"
)
_DEADLINE_MONTH = re.compile(
    rf"\b(?:senast\s+(?:(?:i|under|vid|till|den|sista|slutet|utgången|av|dagen)\s+){{0,5}}|"
    rf"(?:före|innan)\s+(?:slutet|utgången)\s+av\s+){_MONTH}(?:\s+månad)?\s+(?:år\s+)?(?P<year>20\d{{2}})(?!\d)",
    re.IGNORECASE,
)
_DEADLINE = re.compile(
    r"\b(?:senast|före|innan)\s+(?:den\s+|fram\s+till\s+|till\s+)?(?=(?:mån|tis|ons|tor|fre|lör|sön|\d))", re.IGNORECASE
)


class FoundDate(Value):
    """A date in a text, and where it stood."""

    day: date
    start: int
    end: int
    has_weekday: bool = False


class FoundClock(Value):
    """A clock time, "18:00" or "18:00–20:30", and where it stood."""

    clock: str
    start: int
    end: int


def find_dates(text: str, *, years: tuple[int, ...] = ()) -> list[FoundDate]:
    """The dates in a text in order.

    One without a year takes the first of `years` that fits its weekday, or else is left out.

    A date that is none ("31 april") is not returned.
    """
    found: list[FoundDate] = []
    taken = bytearray(len(text))
    for pattern in (_LONG, _ISO, _SLASH, _COMPACT):
        for match in pattern.finditer(text):
            hit = _as_date(match, years)
            if hit and not any(taken[hit.start : hit.end]):
                found.append(hit)
                taken[hit.start : hit.end] = b"\1" * (hit.end - hit.start)
    return sorted(found, key=lambda hit: hit.start)


def _as_date(match: re.Match[str], years: tuple[int, ...]) -> FoundDate | None:
    groups = match.groupdict()
    weekday = _WEEKDAYS.get((groups.get("weekday") or "").casefold()[:3])
    month = _MONTHS.get(groups["month"].casefold().rstrip(".")) or (
        int(groups["month"]) if groups["month"].isdigit() else 0
    )
    candidates = [int(groups["year"])] if groups.get("year") else list(years)
    for year in candidates:
        try:
            day = date(year, month, int(groups["day"]))
        except ValueError:
            continue
        if groups.get("year") or weekday is None or day.weekday() == weekday:
            return FoundDate(day=day, start=match.start(), end=match.end(), has_weekday=weekday is not None)
    return None


def find_clocks(text: str) -> list[FoundClock]:
    """The clock times in a text in order; "kl 18", "18.00–20.30", "klockan 9"."""
    found: list[FoundClock] = []
    taken = bytearray(len(text))
    for pattern in (_CLOCK, _PLAIN_CLOCK):
        for match in pattern.finditer(text):
            if not any(taken[match.start() : match.end()]):
                taken[match.start() : match.end()] = b"\1" * (match.end() - match.start())
                found.append(FoundClock(clock=_as_clock(match), start=match.start(), end=match.end()))
    return sorted(found, key=lambda hit: hit.start)


def _as_clock(match: re.Match[str]) -> str:
    start = f"{int(match.group('hour')):02d}:{match.group('minute') or '00'}"
    if not match.group("end_hour"):
        return start
    return f"{start}–{int(match.group('end_hour')):02d}:{match.group('end_minute') or '00'}"


def find_deadlines(text: str) -> Iterator[date]:
    """The days in "senast den 1 november 2022": what a bevakning watches. A month alone lasts to its last day."""
    found: list[tuple[int, date]] = []
    for match in _DEADLINE.finditer(text):
        dates = find_dates(text[match.end() : match.end() + 40])
        if dates and dates[0].start == 0:
            found.append((match.start(), dates[0].day))
    for match in _DEADLINE_MONTH.finditer(text):
        month = _MONTHS[match.group("month").casefold().rstrip(".")]
        year = int(match.group("year"))
        found.append((match.start(), date(year, month, monthrange(year, month)[1])))
    yield from (day for _, day in sorted(found))


def years_in(text: str) -> tuple[int, ...]:
    """The years named with a date in a text, the most frequent first: what a date without a year is likely to mean."""
    dated = [hit.day.year for hit in find_dates(text)]
    loose = [int(year) for year in re.findall(r"(?<!\d)(20\d{2})(?!\d)", text)]
    counted = {year: 3 * dated.count(year) + loose.count(year) for year in {*dated, *loose}}
    return tuple(sorted(counted, key=lambda year: -counted[year]))
