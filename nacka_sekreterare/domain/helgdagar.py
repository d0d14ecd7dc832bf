"""The Swedish calendar of lag (1989:253) and lag (1930:173): on which days a time limit may not end.

Thirteen rules by hand and not the library `holidays`: importing it costs more than the rest of the domain, and before
1953 it is silent. The tests compare every day of 1953–2100 with it.
"""

from collections.abc import Mapping
from datetime import date, timedelta
from functools import lru_cache
from types import MappingProxyType
from typing import Final

VECKODAGAR: Final = ("måndag", "tisdag", "onsdag", "torsdag", "fredag", "lördag", "söndag")
MANADER: Final = (
    "januari",
    "februari",
    "mars",
    "april",
    "maj",
    "juni",
    "juli",
    "augusti",
    "september",
    "oktober",
    "november",
    "december",
)
_ONE_DAY: Final = timedelta(days=1)


def easter_sunday(year: int) -> date:
    """Påskdagen of a year by the Gregorian rule (the anonymous algorithm of 1876)."""
    century, of_century = divmod(year, 100)
    golden = year % 19
    leap_centuries, rest = divmod(century, 4)
    correction = (century - (century + 8) // 25 + 1) // 3
    epact = (19 * golden + century - leap_centuries - correction + 15) % 30
    weekday = (32 + 2 * rest + 2 * (of_century // 4) - epact - of_century % 4) % 7
    shift = (golden + 11 * epact + 22 * weekday) // 451
    month, day = divmod(epact + weekday - 7 * shift + 114, 31)
    return date(year, month, day + 1)


def _saturday_from(first: date) -> date:
    return first + timedelta(days=(5 - first.weekday()) % 7)


@lru_cache(maxsize=64)
def _named_days(year: int) -> Mapping[date, str]:
    """The allmänna helgdagar of lag (1989:253) 1 § and the three aftnar of lag (1930:173) 2 §, by date."""
    easter = easter_sunday(year)
    midsummer = _saturday_from(date(year, 6, 20))
    days = {
        date(year, 1, 1): "nyårsdagen",
        date(year, 1, 6): "trettondedag jul",
        easter - timedelta(days=2): "långfredagen",
        easter: "påskdagen",
        easter + timedelta(days=1): "annandag påsk",
        easter + timedelta(days=49): "pingstdagen",
        midsummer - _ONE_DAY: "midsommarafton",
        midsummer: "midsommardagen",
        _saturday_from(date(year, 10, 31)): "alla helgons dag",
        date(year, 12, 24): "julafton",
        date(year, 12, 25): "juldagen",
        date(year, 12, 26): "annandag jul",
        date(year, 12, 31): "nyårsafton",
    }
    if year >= 2005:
        days[date(year, 6, 6)] = "Sveriges nationaldag"
    else:
        days[easter + timedelta(days=50)] = "annandag pingst"
    # Kristi himmelsfärdsdag can fall on 1 May (2008); either name is right, the older feast is kept.
    days[date(year, 5, 1)] = "första maj"
    days[easter + timedelta(days=39)] = "Kristi himmelsfärdsdag"
    return MappingProxyType(days)


def reason_not_vardag(day: date) -> str | None:
    """Why nothing need be done on that day ("annandag påsk", "en lördag"), or None on a vardag (lag 1930:173 2 §)."""
    named = _named_days(day.year).get(day)
    if named is not None:
        return named
    return f"en {VECKODAGAR[day.weekday()]}" if day.weekday() >= 5 else None


def is_vardag(day: date) -> bool:
    """True on a day when a time limit may end (lag 1930:173 2 §)."""
    return reason_not_vardag(day) is None


def next_vardag(day: date) -> date:
    """The day itself when it is a vardag, else the nearest vardag after it (lag 1930:173 2 §)."""
    while not is_vardag(day):
        day += _ONE_DAY
    return day


def previous_vardag(day: date) -> date:
    """The day itself when it is a vardag, else the nearest vardag before it."""
    while not is_vardag(day):
        day -= _ONE_DAY
    return day


def format_date(day: date) -> str:
    """The date as running text writes it: "27 april 2022"."""
    return f"{day.day} {MANADER[day.month - 1]} {day.year}"


def format_weekday_date(day: date) -> str:
    """The date with its weekday: "onsdagen den 27 april 2022"."""
    return f"{VECKODAGAR[day.weekday()]}en den {format_date(day)}"


def format_tid(tid: str) -> str:
    """A time of day that is stored as text, as Swedish text writes it: "18.00" for "18:00"."""
    return tid.replace(":", ".")
