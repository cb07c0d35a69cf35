"""How old the children are whom a record is about, from its first lines: "aged ten weeks", "Ella (8)", "EDD 2 May"."""

from __future__ import annotations

import re
from collections.abc import Sequence
from datetime import date

from minutecheck.analysis.dates.calendar import full_year, make_date
from minutecheck.analysis.segment import Segment, Zone
from minutecheck.analysis.word_lists import cue

UNBORN = -0.5
_EARLY = 14
_TITLE = 4
_OLDEST = 18
_NUMBERS = (
    "nought", "one", "two", "three", "four", "five", "six", "seven", "eight", "nine", "ten", "eleven", "twelve", "thirteen",
    "fourteen", "fifteen", "sixteen", "seventeen",
)  # fmt: skip
_COUNT = rf"\d{{1,2}}|{'|'.join(_NUMBERS)}"
_NO_AGE = r"(?![\s-](?:pregnant|later|late|ago|time|plan|before|after|since|in)\b)"
_SPANS = re.compile(
    rf"\b(?P<count>{_COUNT})[\s-]?(?P<unit>weeks?|wks?|months?|mths?|mo|days?)\b{_NO_AGE}", re.IGNORECASE
)
_AGED = re.compile(rf"\baged?:?\s(?P<count>{_COUNT})\b(?!\s?(?:w|m|d))", re.IGNORECASE)
_YEARS = re.compile(rf"\b(?P<count>{_COUNT})[\s-]?(?:years?[\s-]old|yrs?(?:[\s-]old)?|yo|y/o|years)\b", re.IGNORECASE)
_BRACKET = re.compile(r"[A-Z][\w.'’-]*[,\s]*\((?:aged\s)?(?P<count>\d{1,2})\)")
_AFTER_NAME = re.compile(
    r"[A-Z][\w.'’-]*, (?P<count>\d{1,2})(?=[.,;\s]|$)(?!\s?[A-Z/:]|\s(?:weeks?|wks?|months?|mths?|mo|days?)\b)"
)
_BORN = re.compile(
    r"\b(?:d\.?o\.?b\.?|born|date of birth)\W{1,4}(?P<day>\d{1,2})[./-](?P<month>\d{1,2})[./-](?P<year>\d{2,4})",
    re.IGNORECASE,
)
_ABOUT = frozenset({Zone.HEADER, Zone.UNKNOWN, Zone.REASON, Zone.INFORMATION})


def ages_of(segments: Sequence[Segment], meeting: date | None) -> tuple[float, ...]:
    """Return the ages in years, youngest first, that the first lines of a record give; an unborn child is below nought.

    Ages of people who took part, and of anybody of 18 or more, are left out.
    """
    found: set[float] = set()
    if any(cue("household", "unborn").search(segment.text) for segment in segments[:_TITLE]):
        found.add(UNBORN)
    for segment in segments[:_EARLY]:
        if segment.zone in _ABOUT:
            found |= set(_ages_in(segment.text, meeting))
    return tuple(sorted(age for age in found if age < _OLDEST))


def _ages_in(text: str, meeting: date | None) -> list[float]:
    found = [_years(match["count"], match["unit"]) for match in _SPANS.finditer(text)]
    for pattern in (_AGED, _YEARS, _BRACKET, _AFTER_NAME):
        found += [float(_number(match["count"])) for match in pattern.finditer(text)]
    for match in _BORN.finditer(text):
        year = int(match["year"]) if len(match["year"]) == 4 else full_year(int(match["year"]), meeting)
        born = make_date(year, int(match["month"]), int(match["day"]))
        if born and meeting and born <= meeting:
            found.append((meeting - born).days / 365.25)
    return found


def _number(text: str) -> int:
    return int(text) if text.isdigit() else _NUMBERS.index(text.lower())


def _years(count: str, unit: str) -> float:
    each = {"d": 1 / 365.25, "w": 7 / 365.25, "m": 1 / 12}
    return _number(count) * each[unit[0].lower()]
