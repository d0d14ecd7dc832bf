"""Dates and times as they are typed."""

from datetime import date, time

import pytest
from hypothesis import given
from hypothesis import strategies as st
from pytestqt.qtbot import QtBot

from nacka_sekreterare.ui.widgets.moment_edits import TimeEdit
from nacka_sekreterare.ui.widgets.moments import clock, long_date, parse_date, parse_time

TODAY = date(2026, 4, 22)


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("2022-04-27", date(2022, 4, 27)),
        ("20220427", date(2022, 4, 27)),
        ("220427", date(2022, 4, 27)),
        ("27 april 2022", date(2022, 4, 27)),
        ("onsdag 27 april 2022", date(2022, 4, 27)),
        ("onsdagen den 27 april 2022", date(2022, 4, 27)),
        ("27 APR", date(2026, 4, 27)),
        ("27/4", date(2026, 4, 27)),
        ("27/4 2022", date(2022, 4, 27)),
        ("27.4.2022", date(2022, 4, 27)),
        ("7 januari", date(2026, 1, 7)),
        ("30 november", date(2025, 11, 30)),
        ("2 oktober", date(2026, 10, 2)),
        ("i dag", TODAY),
        ("imorgon", date(2026, 4, 23)),
        ("29/2", None),
        ("31 april", None),
        ("2022-13-01", None),
        ("snart", None),
        ("", None),
        ("12", None),
    ],
)
def test_a_date_is_understood_as_it_is_typed(text: str, expected: date | None) -> None:
    assert parse_date(text, TODAY) == expected


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("18.00", time(18, 0)),
        ("18:00", time(18, 0)),
        ("1800", time(18, 0)),
        ("900", time(9, 0)),
        ("18", time(18, 0)),
        ("9", time(9, 0)),
        ("kl 18.02", time(18, 2)),
        ("kl. 18.02", time(18, 2)),
        ("klockan 7", time(7, 0)),
        ("24.00", None),
        ("18.60", None),
        ("18.0", None),
        ("", None),
        ("kväll", None),
    ],
)
def test_a_time_is_understood_as_it_is_typed(text: str, expected: time | None) -> None:
    assert parse_time(text) == expected


@given(st.dates(date(2000, 1, 1), date(2099, 12, 31)))
def test_every_way_of_writing_a_date_is_read_back(day: date) -> None:
    for text in (day.isoformat(), f"{day:%y%m%d}", long_date(day), long_date(day, with_weekday=False)):
        assert parse_date(text, TODAY) == day


@given(st.text())
def test_no_text_makes_the_fields_fail(text: str) -> None:
    parse_date(text, TODAY)
    parse_time(text)


def test_a_time_is_written_with_a_full_stop() -> None:
    assert clock(time(9, 5)) == "09.05"


@pytest.mark.parametrize("size_px", [13, 26])
def test_a_clock_time_has_room_at_any_text_size(qtbot: QtBot, size_px: int) -> None:
    edit = TimeEdit(name="klocka")
    qtbot.addWidget(edit)
    edit.setStyleSheet(f"QLineEdit {{ font-size: {size_px}px; padding: 4px 8px; }}")
    edit.set_value(time(20, 45))
    edit.show()
    edit.adjustSize()
    words = edit.line.fontMetrics().horizontalAdvance("20.45")
    assert edit.line.width() >= words + 16
