"""The hand-written calendar against the law's text and against the library that the whole world uses."""

from datetime import date, timedelta

import holidays
import pytest

from nacka_sekreterare.domain.helgdagar import (
    format_date,
    format_weekday_date,
    is_vardag,
    next_vardag,
    previous_vardag,
    reason_not_vardag,
)

AFTNAR = {"midsommarafton", "julafton", "nyårsafton"}


def days_of(year: int) -> list[date]:
    first = date(year, 1, 1)
    return [first + timedelta(days=offset) for offset in range((date(year + 1, 1, 1) - first).days)]


@pytest.mark.parametrize("century", [(1953, 2000), (2000, 2050), (2050, 2101)])
def test_agrees_with_the_holidays_library_on_every_day(century: tuple[int, int]) -> None:
    known = holidays.country_holidays("SE", years=range(*century), include_sundays=False)
    for year in range(*century):
        for day in days_of(year):
            reason = reason_not_vardag(day)
            is_helgdag = reason is not None and reason not in AFTNAR and not reason.startswith("en ")
            is_listed = day in known and (day.weekday() != 6 or is_helgdag)  # Marie bebådelsedag was always a söndag
            assert is_helgdag == is_listed, (day, reason)


@pytest.mark.parametrize(
    ("day", "reason"),
    [
        ("2022-04-14", None),  # skärtorsdagen
        ("2022-01-05", None),  # trettondagsafton
        ("2021-04-30", None),  # valborgsmässoafton
        ("2022-04-16", "en lördag"),  # påskafton
        ("2022-06-24", "midsommarafton"),
        ("2022-12-24", "julafton"),
        ("2023-12-31", "nyårsafton"),
        ("2004-05-31", "annandag pingst"),
        ("2005-05-16", None),
        ("2004-06-07", None),
        ("2022-06-06", "Sveriges nationaldag"),
        ("2022-05-15", "en söndag"),
        ("2008-05-01", "Kristi himmelsfärdsdag"),
    ],
)
def test_days_that_are_easily_mistaken(day: str, reason: str | None) -> None:
    assert reason_not_vardag(date.fromisoformat(day)) == reason


def test_nearest_vardag_in_both_directions() -> None:
    assert next_vardag(date(2025, 12, 24)) == date(2025, 12, 29)
    assert previous_vardag(date(2025, 12, 28)) == date(2025, 12, 23)
    assert is_vardag(date(2022, 4, 27))


def test_dates_as_running_text() -> None:
    assert format_date(date(2022, 4, 27)) == "27 april 2022"
    assert format_weekday_date(date(2022, 4, 27)) == "onsdagen den 27 april 2022"
