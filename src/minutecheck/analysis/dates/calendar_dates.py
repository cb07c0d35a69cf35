"""Reads calendar dates as British records write them: 14/3/24, 14.3.24, Thurs 14th March, the 14th."""

from __future__ import annotations

import re
from datetime import date

from minutecheck.analysis.dates import calendar
from minutecheck.analysis.dates.time_forms import MONTHS, WEEKDAYS, ordinals
from minutecheck.analysis.dates.time_point import NOT_IN_CALENDAR, Point, PointKind

_LOWER_VERBS = frozenset({"may", "march", "mar", "sat", "sun", "wed", "mon", "second"})
_DATE_LEAD = re.compile(
    r"(?:\b(?:by|on|before|until|till|til|from|for|than|after|due|date|deadline|w/c|w/e|ending|commencing|beginning"
    r"|week of|of|between|\d(?:st|nd|rd|th))\s?:?\s?(?:the\s)?|^\W{0,3})$",
    re.IGNORECASE,
)
_SPOKEN_LEAD = re.compile(
    r"\b(?:by|on|before|until|till|from|than|due|w/c|ending|commencing)\s?:?\s?(?:the\s)?$", re.IGNORECASE
)
_ORDINAL_LEAD = re.compile(r"\b(?:the|by|on|before|until|till|from)\s$", re.IGNORECASE)
_CLOCK_AFTER = re.compile(r"\s?(?:[ap]\.?m\b|hrs)", re.IGNORECASE)
MISMATCH = "the weekday does not match the date"


def month_number(name: str) -> int:
    """Return the number of a month by its name, 1 to 12."""
    return MONTHS.index(name[:3].lower()) + 1


def weekday_number(name: str) -> int:
    """Return the number of a weekday by its name, 0 (Monday) to 6."""
    return WEEKDAYS.index(name[:3].lower())


def led(text: str, start: int) -> bool:
    """Say whether the words before ``start`` lead up to a date, or nothing stands before it."""
    return _DATE_LEAD.search(text[max(0, start - 20) : start]) is not None


def _calendar_point(
    match: re.Match[str], day: str, month: int, year: str | None, weekday: str | None, meeting: date | None
) -> Point | None:
    span = match.start(), match.end()
    number = int(day)
    if year is None and not (1 <= month <= 12 and 1 <= number <= 31):
        return None
    if year is None:
        found = calendar.nearest_date(number, month, meeting) if meeting else None
        exists = calendar.make_date(2024, month, number) is not None
    else:
        digits = int(year.lstrip("'"))
        full = digits if digits >= 100 else calendar.full_year(digits, meeting)
        found = calendar.make_date(full, month, number)
        exists = found is not None
    if not exists:
        return Point(*span, PointKind.DATE, None, NOT_IN_CALENDAR)
    note = None
    if weekday and found and found.weekday() != weekday_number(weekday):
        note = MISMATCH
    return Point(*span, PointKind.DATE, found, note)


def iso(match: re.Match[str], meeting: date | None) -> Point | None:
    """Read 2024-03-14."""
    return _calendar_point(match, match["iso_d"], int(match["iso_m"]), match["iso_y"], None, meeting)


def worded(match: re.Match[str], meeting: date | None) -> Point | None:
    """Read 14th March 2024, with or without weekday and year."""
    name = match["dmy_m"]
    plain = not match["dmy_y"] and not match["dmy_w"] and name in _LOWER_VERBS
    if plain and not led(match.string, match.start()) and not re.search(r"\d(?:st|nd|rd|th)", match[0]):
        return None
    return _calendar_point(match, match["dmy_d"], month_number(name), match["dmy_y"], match["dmy_w"], meeting)


def american(match: re.Match[str], meeting: date | None) -> Point | None:
    """Read March 14 2024."""
    if match["mdy_m"] in _LOWER_VERBS:
        return None
    return _calendar_point(match, match["mdy_d"], month_number(match["mdy_m"]), match["mdy_y"], None, meeting)


def _told_as_date(match: re.Match[str]) -> bool:
    """Say whether "24/7" or "3/12" is a date after all: led up to by "by" or "on", or all that a cell holds."""
    before, after = (
        match.string[max(0, match.start() - 20) : match.start()],
        match.string[match.end() : match.end() + 2],
    )
    return _SPOKEN_LEAD.search(before) is not None or (not before.strip() and not after.strip())


def numeric(match: re.Match[str], meeting: date | None) -> Point | None:
    """Read 14/03/2024, 14.3.24, 14/3; 9.15 without a year is a time of day."""
    day, month, separator = match["num_d"], int(match["num_m"]), match["sep"]
    weekday, year = match["num_w"], match["num_y"]
    if year is None and re.match(r"\s?(?:[ap]\.?m\b|hrs)", match.string[match.end() : match.end() + 5], re.IGNORECASE):
        if weekday:
            return weekday_point(match.start(), match.end(), weekday, meeting)
        return Point(match.start(), match.end(), PointKind.CLOCK, meeting)
    if year is None and separator == ".":
        near = calendar.nearest_date(int(day), month, meeting) if meeting and 1 <= month <= 12 else None
        agrees = near is not None and weekday is not None and near.weekday() == weekday_number(weekday)
        if not agrees and int(day) <= 23 and len(match["num_m"]) == 2:
            if weekday:
                return weekday_point(match.start(), match.end(), weekday, meeting)
            return Point(match.start(), match.end(), PointKind.BARE, meeting)
        if not agrees and not (len(day) == 2 and len(match["num_m"]) == 2):
            return None
    if year is None and separator == "-" and not (len(day) == 2 and len(match["num_m"]) == 2):
        return None
    fraction = (
        year is None
        and separator == "/"
        and match[0].replace(" ", "")
        in {"24/7", "10/10"}
        | {f"{day}/{part}" for part in ("12", "52", "7") if not day.startswith("0") and int(day) < 10}
    )
    if fraction and not weekday and not _told_as_date(match):
        return None
    return _calendar_point(match, day, month, year, weekday, meeting)


def named_day(match: re.Match[str], meeting: date | None) -> Point | None:
    """Read Thursday 14th."""
    number = int(match["wdo_d"])
    span = match.start(), match.end()
    found = calendar.next_day_of_month(number, meeting) if meeting and 1 <= number <= 31 else None
    agrees = found is None or found.weekday() == weekday_number(match["wdo_w"])
    if match["wdo_o"] is None and not (agrees and found):
        return weekday_point(match.start(), match.start() + len(match["wdo_w"]), match["wdo_w"], meeting)
    return Point(*span, PointKind.DATE, found, None if agrees else MISMATCH)


def ordinal(match: re.Match[str], meeting: date | None) -> Point | None:
    """Read the 14th."""
    number = int(match["ord_d"])
    before, after = (
        match.string[max(0, match.start() - 12) : match.start()],
        match.string[match.end() : match.end() + 5],
    )
    alone = after.strip().lower().startswith("inst") or not (before.strip() or after.strip())
    if not 1 <= number <= 31 or not (alone or _ORDINAL_LEAD.search(before)):
        return None
    found = calendar.next_day_of_month(number, meeting) if meeting else None
    return Point(match.start(), match.end(), PointKind.DATE, found)


def ordinal_word(match: re.Match[str], meeting: date | None) -> Point | None:
    """Read the fourteenth, and the first of May."""
    number = ordinals()[match["ow_d"].lower()]
    if match["ow_m"]:
        return _calendar_point(match, str(number), month_number(match["ow_m"]), None, None, meeting)
    if number < 4 and not led(match.string, match.start()):
        return None
    return Point(
        match.start(),
        match.end(),
        PointKind.DATE,
        calendar.next_day_of_month(number, meeting) if meeting else None,
    )


def month_first(match: re.Match[str], meeting: date | None) -> Point | None:
    """Read March the 14th."""
    return _calendar_point(match, match["mf_d"], month_number(match["mf_m"]), None, None, meeting)


def weekday_point(start: int, end: int, name: str, meeting: date | None, weeks: int = 0) -> Point:
    """Return the first such weekday after the meeting, or ``weeks`` later."""
    weekday = weekday_number(name)
    found = calendar.next_weekday(meeting, weekday, weeks) if meeting else None
    return Point(start, end, PointKind.WEEKDAY, found)


def weekday_form(match: re.Match[str], meeting: date | None) -> Point | None:
    """Read Friday, next Friday, Friday week; last Friday is no point at all."""
    name, before, after = match["wd"], (match["wd_before"] or "").lower(), (match["wd_after"] or "").lower()
    if name in _LOWER_VERBS and not led(match.string, match.start()):
        return None
    if before in ("last", "every", "each", "every other") or after == "gone":
        return None
    if meeting and (after.endswith("next week") or before == "following"):
        monday = calendar.next_weekday(meeting, 0)
        found = calendar.add_days(monday, weekday_number(name)) if monday else None
        return Point(match.start(), match.end(), PointKind.WEEKDAY, found)
    weeks = 2 if after == "fortnight" else 1 if after in ("week", "wk") or before.startswith(("a week", "week")) else 0
    return weekday_point(match.start(), match.end(), name, meeting, weeks)
