"""Dates and times as people type them: "27 april 2022", "27/4", "220427", "18.00", "1800", "kl 18". Pure functions."""

import re
from datetime import date, time, timedelta

from nacka_sekreterare.domain.helgdagar import MANADER, VECKODAGAR, format_date

MONTHS, WEEKDAYS = MANADER, VECKODAGAR

_NEAR_WORDS = {"i dag": 0, "idag": 0, "i morgon": 1, "imorgon": 1, "i går": -1, "igår": -1}
_ISO = re.compile(r"(\d{4})-?(\d{2})-?(\d{2})")
_SHORT_ISO = re.compile(r"(\d{2})-?(\d{2})-?(\d{2})")
_SLASHED = re.compile(r"(\d{1,2})[/.](\d{1,2})(?:[ /.]+(\d{4}))?")
_WORDED = re.compile(r"(?:den )?(\d{1,2})(?::?e)? ([a-zåäö]{3,9})\.?(?: (\d{4}))?")
_TIME = re.compile(r"(\d{1,2})(?:[.:,]?(\d{2}))?")


def parse_date(text: str, today: date) -> date | None:
    """The date that a text means, or None. A date without a year is the one nearest to `today`."""
    words = " ".join(text.lower().replace(",", " ").split())
    if words in _NEAR_WORDS:
        return today + timedelta(days=_NEAR_WORDS[words])
    for weekday in WEEKDAYS:
        words = words.removeprefix(weekday).removeprefix("en ").strip()
    if match := _ISO.fullmatch(words):
        return _date(int(match[1]), int(match[2]), int(match[3]))
    if match := _SHORT_ISO.fullmatch(words):
        return _date(2000 + int(match[1]), int(match[2]), int(match[3]))
    if match := _SLASHED.fullmatch(words):
        return _with_year(int(match[1]), int(match[2]), match[3], today)
    if match := _WORDED.fullmatch(words):
        return _with_year(int(match[1]), _month(match[2]), match[3], today)
    return None


def parse_time(text: str) -> time | None:
    """The time of day that a text means, or None."""
    words = text.lower().strip().removeprefix("klockan").removeprefix("kl").lstrip(".").strip()
    match = _TIME.fullmatch(words)
    if match is None:
        return None
    hour, minute = int(match[1]), int(match[2] or 0)
    return time(hour, minute) if hour < 24 and minute < 60 else None


def long_date(day: date, *, with_weekday: bool = True) -> str:
    """A date in words: "onsdag 27 april 2022"."""
    return f"{WEEKDAYS[day.weekday()]} {format_date(day)}" if with_weekday else format_date(day)


def clock(at: time) -> str:
    """A time of day as it is written in Swedish: "18.00"."""
    return f"{at:%H.%M}"


def _month(word: str) -> int:
    return next((number for number, name in enumerate(MONTHS, 1) if name.startswith(word)), 0)


def _date(year: int, month: int, day: int) -> date | None:
    try:
        return date(year, month, day)
    except ValueError:
        return None


def _with_year(day: int, month: int, year: str | None, today: date) -> date | None:
    if year is not None:
        return _date(int(year), month, day)
    candidates = [_date(near, month, day) for near in (today.year - 1, today.year, today.year + 1)]
    return min((found for found in candidates if found), key=lambda found: abs(found - today), default=None)
