"""The working calendar of England: which days count, and the arithmetic that deadlines need.

Bank holidays come from the ``holidays`` package (England), one year at a time and kept.
"""

from __future__ import annotations

from calendar import monthrange
from datetime import date, timedelta
from functools import cache

_FRIDAY = 4
_SATURDAY = 5


@cache
def bank_holidays(year: int) -> dict[date, str]:
    """Return the bank holidays of England in ``year``, with their names."""
    from holidays import country_holidays

    return {day: str(name) for day, name in country_holidays("GB", subdiv="ENG", years=year).items()}


def is_working_day(day: date) -> bool:
    """Say whether ``day`` is neither at a weekend nor a bank holiday of England."""
    return day.weekday() < _SATURDAY and day not in bank_holidays(day.year)


def add_days(day: date, days: int) -> date | None:
    """Return the date ``days`` after ``day``, or ``None`` beyond the calendar's end."""
    try:
        return day + timedelta(days=days)
    except OverflowError:
        return None


def add_working_days(day: date, count: int) -> date | None:
    """Return the ``count``-th working day after ``day`` (1 is the next one); ``None`` for a count above 400."""
    if not 0 <= count <= 400:
        return None
    found: date | None = day
    while count and found:
        found = add_days(found, 1)
        if found and is_working_day(found):
            count -= 1
    return found


def add_months(day: date, months: int) -> date | None:
    """Return the same day ``months`` later, the last of the month where it has no such day."""
    year, month = divmod(day.year * 12 + day.month - 1 + months, 12)
    if not 1 <= year <= 9999:
        return None
    return date(year, month + 1, min(day.day, monthrange(year, month + 1)[1]))


def next_weekday(day: date, weekday: int, weeks: int = 0) -> date | None:
    """Return the first ``weekday`` (0 is Monday) after ``day``, or that many ``weeks`` later."""
    return add_days(day, (weekday - day.weekday() - 1) % 7 + 1 + 7 * weeks)


def end_of_week(day: date, weeks: int = 0) -> date | None:
    """Return the Friday of the week of ``day``, or ``weeks`` later; at a weekend the week is the coming one."""
    return add_days(day, (_FRIDAY - day.weekday()) % 7 + 7 * weeks)


def end_of_month(year: int, month: int) -> date:
    """Return the last day of a month."""
    return date(year, month, monthrange(year, month)[1])


def make_date(year: int, month: int, day: int) -> date | None:
    """Return the date, or ``None`` where there is no such day."""
    try:
        return date(year, month, day)
    except ValueError:
        return None


def full_year(short: int, near: date | None) -> int:
    """Return the year that two digits mean: the one within fifty years of ``near`` (2000 to 2099 where unknown)."""
    if near is None:
        return 2000 + short
    century = near.year - near.year % 100
    return min((century - 100 + short, century + short, century + 100 + short), key=lambda year: abs(year - near.year))


def nearest_date(day: int, month: int, meeting: date) -> date | None:
    """Return the date that "14/3" means beside ``meeting``: the first on or after it, or one within a month before it.

    ``None`` where there is no such day within four years.
    """
    for year in range(meeting.year - 1, meeting.year + 5):
        found = make_date(year, month, day)
        if found and (meeting - found).days <= 31:
            return found
    return None


def next_day_of_month(day: int, meeting: date) -> date | None:
    """Return the date that "the 14th" means: the first on or after ``meeting`` that has that day of the month."""
    first = meeting.replace(day=1)
    for ahead in range(3):
        month = add_months(first, ahead)
        found = make_date(month.year, month.month, day) if month else None
        if found and found >= meeting:
            return found
    return None
