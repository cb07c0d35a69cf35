"""The working calendar of England."""

from __future__ import annotations

from datetime import date

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from minutecheck.analysis.dates import calendar

DAYS = st.dates(date(2000, 1, 1), date(2060, 12, 31))


@settings(deadline=None)
@given(DAYS, st.integers(1, 40))
def test_a_working_day_is_never_at_a_weekend_or_on_a_holiday(day: date, count: int) -> None:
    found = calendar.add_working_days(day, count)
    assert found is not None
    assert found > day
    assert found.weekday() < 5
    assert found not in calendar.bank_holidays(found.year)


@settings(deadline=None)
@given(DAYS, st.integers(1, 20))
def test_working_days_add_up(day: date, count: int) -> None:
    once = calendar.add_working_days(day, count)
    assert once is not None
    assert calendar.add_working_days(once, 1) == calendar.add_working_days(day, count + 1)


@pytest.mark.parametrize(
    ("day", "count", "expected"),
    [
        (date(2024, 3, 27), 5, date(2024, 4, 5)),  # Good Friday and Easter Monday
        (date(2024, 12, 23), 3, date(2024, 12, 30)),  # Christmas and Boxing Day
        (date(2024, 3, 15), 1, date(2024, 3, 18)),  # a Friday
        (date(2024, 3, 16), 0, date(2024, 3, 16)),
        (date(2023, 5, 5), 1, date(2023, 5, 9)),  # the Coronation
    ],
)
def test_bank_holidays_of_england_are_skipped(day: date, count: int, expected: date) -> None:
    assert calendar.add_working_days(day, count) == expected


def test_an_absurd_count_has_no_day() -> None:
    assert calendar.add_working_days(date(2024, 1, 1), 100_000) is None
    assert calendar.add_days(date(9999, 12, 31), 1) is None


@given(DAYS, st.integers(0, 6))
def test_a_weekday_is_the_first_one_after_the_day(day: date, weekday: int) -> None:
    found = calendar.next_weekday(day, weekday)
    assert found is not None
    assert found.weekday() == weekday
    assert 1 <= (found - day).days <= 7


def test_months_keep_to_their_last_day() -> None:
    assert calendar.add_months(date(2024, 1, 31), 1) == date(2024, 2, 29)
    assert calendar.end_of_month(2023, 2) == date(2023, 2, 28)


@given(st.integers(0, 99), DAYS)
def test_two_digits_mean_the_year_near_the_meeting(short: int, near: date) -> None:
    assert abs(calendar.full_year(short, near) - near.year) <= 50
    assert calendar.full_year(short, near) % 100 == short


def test_a_date_without_a_year_looks_ahead_but_for_the_last_month() -> None:
    meeting = date(2024, 12, 20)
    assert calendar.nearest_date(3, 1, meeting) == date(2025, 1, 3)
    assert calendar.nearest_date(2, 12, meeting) == date(2024, 12, 2)
    assert calendar.nearest_date(1, 11, meeting) == date(2025, 11, 1)
    assert calendar.nearest_date(31, 2, meeting) is None


def test_the_fourteenth_is_this_month_or_the_next_that_has_it() -> None:
    assert calendar.next_day_of_month(14, date(2024, 3, 12)) == date(2024, 3, 14)
    assert calendar.next_day_of_month(31, date(2024, 3, 31)) == date(2024, 3, 31)
    assert calendar.next_day_of_month(30, date(2024, 1, 31)) == date(2024, 3, 30)
