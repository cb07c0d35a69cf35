"""Moves the dates in a text by whole weeks, each written as it was, so that days of the week and intervals stay right."""

from __future__ import annotations

import re
from collections.abc import Iterator
from datetime import date, timedelta

_NAMES = (
    *("January", "February", "March", "April", "May", "June"),
    *("July", "August", "September", "October", "November", "December"),
)
_NUMERIC = re.compile(r"(?<![\d/.-])(\d{1,2})([./-])(\d{1,2})(?:\2(\d{4}|\d{2}))?(?![\d/]|[.-]\d)")
_WORDED = re.compile(
    r"\b(\d{1,2})(st|nd|rd|th)?(\s+(?:of\s+)?)"
    r"(jan(?:uary)?|feb(?:ruary)?|mar(?:ch)?|apr(?:il)?|may|june?|july?|aug(?:ust)?|sept?(?:ember)?|oct(?:ober)?|nov(?:ember)?|"
    r"dec(?:ember)?)\b(\.?,?\s+(\d{4}))?",
    re.IGNORECASE,
)
_ISO = re.compile(r"\b(\d{4})-(\d{2})-(\d{2})\b")


def moved_dates(text: str, days: int, meeting: date | None) -> Iterator[tuple[int, int, str]]:
    """Yield each date's range and how it reads ``days`` later; one without a year is of the meeting's, or left alone."""
    year = meeting.year if meeting is not None else None
    taken: list[tuple[int, int]] = []
    for match in _ISO.finditer(text):
        found = _day(int(match[1]), int(match[2]), int(match[3]))
        if found is not None:
            taken.append(match.span())
            yield *match.span(), (found + timedelta(days)).isoformat()
    for match in _NUMERIC.finditer(text):
        if any(start <= match.start() < end for start, end in taken) or (match[4] is None and match[2] != "/"):
            continue
        given = _year(match[4], year)
        found = _day(given, int(match[3]), int(match[1])) if given is not None else None
        if found is not None:
            yield *match.span(), _numeric(found + timedelta(days), match)
    for match in _WORDED.finditer(text):
        given = int(match[6]) if match[6] else year
        month = next(number for number, name in enumerate(_NAMES, 1) if name[:3].lower() == match[4][:3].lower())
        found = _day(given, month, int(match[1])) if given is not None else None
        if found is not None:
            yield *match.span(), _worded(found + timedelta(days), match)


def _year(given: str | None, meeting: int | None) -> int | None:
    if given is None:
        return meeting
    return int(given) if len(given) == 4 else 2000 + int(given)


def _day(year: int | None, month: int, day: int) -> date | None:
    try:
        return date(year or 0, month, day)
    except ValueError:
        return None


def _numeric(moved: date, match: re.Match[str]) -> str:
    day = f"{moved.day:0{len(match[1])}d}"
    month = f"{moved.month:0{len(match[3])}d}"
    parts = [day, month] if match[4] is None else [day, month, f"{moved.year}"[-len(match[4]) :]]
    return match[2].join(parts)


def _worded(moved: date, match: re.Match[str]) -> str:
    name = _NAMES[moved.month - 1]
    short = len(match[4]) <= 4 and match[4].lower() not in ("june", "july", "may")
    name = name[:3] if short and len(name) > 4 else name
    ending = ""
    if match[2]:
        ending = "th" if 10 < moved.day % 100 < 14 else {1: "st", 2: "nd", 3: "rd"}.get(moved.day % 10, "th")
    year = match[5].replace(match[6], str(moved.year)) if match[5] else ""
    return f"{moved.day}{ending}{match[3]}{name}{year}"
