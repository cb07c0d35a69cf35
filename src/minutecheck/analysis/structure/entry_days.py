"""The days of the entries of a running record, which writes the year once and the day and month at each entry."""

from __future__ import annotations

import re
from collections.abc import Sequence
from datetime import date

from minutecheck.analysis.dates.meeting_date import opening_date
from minutecheck.analysis.structure.entries import Entry, day_of
from minutecheck.record import Record

_MONTHS = ("jan", "feb", "mar", "apr", "may", "jun", "jul", "aug", "sep", "oct", "nov", "dec")
_TOP = 3
"""Blocks at the top of a record, one of which may give the year for all entries ("All 2015")."""
_NO_YEAR = re.compile(
    r"^\W{0,3}(?:(?:mon|tue|wed|thu|fri|sat|sun)\w*\.?,?\s+)?(\d{1,2})(?:\s?[./-]\s?(\d{1,2})(?![./-]?\d)|(?:st|nd|rd|th)?\s+("
    + "|".join(_MONTHS)
    + r")\w*)",
    re.IGNORECASE,
)


def days_of(entries: Sequence[Entry], record: Record) -> tuple[date | None, ...]:
    """Return the day of each entry, ``None`` where it gives none.

    A day without a year falls in the year that brings it nearest to the last full date before it, or else to the first in
    the record.
    """
    near = _first_date(record)
    found: list[date | None] = []
    for entry in entries:
        day = day_of(entry) or _nearest(entry.segments[0].text, near)
        near = day or near
        found.append(day)
    return tuple(found)


def _first_date(record: Record) -> date | None:
    """Return the first full date that is no date of birth, or the middle of the one year that the top names."""
    for block in record.blocks:
        text = record.words_of((block.start, block.end))
        if not re.search(r"\b(?:dob|d\.o\.b|born|birth)\b", text, re.IGNORECASE):
            day = opening_date(text, 200)
            if day is not None:
                return day
    top = " ".join(record.words_of((block.start, block.end)) for block in record.blocks[:_TOP])
    years = {int(found) for found in re.findall(r"\b(?:19|20)\d\d\b", top)}
    return date(years.pop(), 7, 1) if len(years) == 1 else None


def _nearest(text: str, near: date | None) -> date | None:
    match = _NO_YEAR.match(text)
    if match is None or near is None:
        return None
    month = int(match[2]) if match[2] else _MONTHS.index(match[3].lower()) + 1
    days = [_day(year, month, int(match[1])) for year in (near.year - 1, near.year, near.year + 1)]
    return min((day for day in days if day), key=lambda day: abs((day - near).days), default=None)


def _day(year: int, month: int, day: int) -> date | None:
    try:
        return date(year, month, day)
    except ValueError:
        return None
