"""Reads the points in time that a text names, each with the day it means beside the meeting's date."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator
from datetime import date

from minutecheck.analysis.dates import calendar, calendar_dates
from minutecheck.analysis.dates.calendar_dates import month_number
from minutecheck.analysis.dates.deadline_grammar import digit_grammar, word_grammar, word_starts
from minutecheck.analysis.dates.time_forms import numbers
from minutecheck.analysis.dates.time_point import Point, PointKind
from minutecheck.analysis.word_lists import words

_TOKEN = re.compile(r"(?<![\w'’])[A-Za-z]\w{0,30}|\d\w{0,30}")
_WORKING = re.compile(r"(?:clear\s|full\s)?(?:w(?:or|kg|d|k?ing)|w[\s\-/]?d|business|school)")
_FEASTS = {
    "christmas day": (12, 25),
    "christmas eve": (12, 24),
    "boxing day": (12, 26),
    "new years day": (1, 1),
    "new years eve": (12, 31),
}


def _month_end(match: re.Match[str], meeting: date | None) -> Point | None:
    found = None
    if meeting and match["me_m"]:
        month = month_number(match["me_m"])
        found = calendar.end_of_month(meeting.year + (month < meeting.month), month)
    elif meeting:
        shifted = calendar.add_months(meeting.replace(day=1), 1 if match["me_next"] else 0)
        found = calendar.end_of_month(shifted.year, shifted.month) if shifted else None
    return Point(match.start(), match.end(), PointKind.RELATIVE, found)


def _week_end(match: re.Match[str], meeting: date | None) -> Point | None:
    found = calendar.end_of_week(meeting, 1 if match["we_next"] else 0) if meeting else None
    return Point(match.start(), match.end(), PointKind.RELATIVE, found)


def _year_end(match: re.Match[str], meeting: date | None) -> Point | None:
    return Point(match.start(), match.end(), PointKind.RELATIVE, date(meeting.year, 12, 31) if meeting else None)


def _week_today(match: re.Match[str], meeting: date | None) -> Point | None:
    length = 14 if re.search(r"fortnight|two", match[0], re.IGNORECASE) else 7
    late = (match["wt"] or match["wt2"]).lower() == "tomorrow"
    return Point(
        match.start(), match.end(), PointKind.RELATIVE, calendar.add_days(meeting, length + late) if meeting else None
    )


def _undated(match: re.Match[str], meeting: date | None) -> Point | None:
    return Point(match.start(), match.end(), PointKind.RELATIVE, None)


def _duration(match: re.Match[str], meeting: date | None) -> Point | None:
    if match["du_after"] and "time" not in match["du_after"]:
        return None
    raw = (match["du_n2"] or match["du_n"]).lower()
    count = int(raw) if raw.isdigit() else numbers()[raw]
    unit = match["du_u"].lower()
    found: date | None = None
    if meeting is None:
        pass
    elif re.match(r"(?:clear\s|full\s)?(?:w(?:or|kg|d|k?ing)|w[\s\-/]?d|business|school)", unit):
        found = calendar.add_working_days(meeting, count)
    elif unit.startswith("h"):
        found = calendar.add_days(meeting, -(-count // 24) if count >= 24 else 0)
    elif unit.startswith("mi"):
        found = meeting
    elif unit.startswith("m"):
        found = calendar.add_months(meeting, count)
    else:
        length = 14 if unit.startswith("f") else 7 if unit.startswith("w") else 1
        found = calendar.add_days(meeting, length * count)
    return Point(match.start(), match.end(), PointKind.DURATION, found)


def _shifted(days: int, working: bool = False) -> Callable[[re.Match[str], date | None], Point | None]:
    def read(match: re.Match[str], meeting: date | None) -> Point | None:
        shift = calendar.add_working_days if working else calendar.add_days
        return Point(match.start(), match.end(), PointKind.RELATIVE, shift(meeting, days) if meeting else None)

    return read


def _feast(match: re.Match[str], meeting: date | None) -> Point | None:
    name = re.sub(r"['’]", "", " ".join(match[0].lower().split()))
    found = None
    if meeting and name in _FEASTS:
        month, day = _FEASTS[name]
        found = calendar.nearest_date(day, month, meeting)
    elif meeting:
        named = [
            day
            for year in (meeting.year, meeting.year + 1)
            for day, holiday in calendar.bank_holidays(year).items()
            if holiday.lower().startswith(name) and day >= meeting
        ]
        found = min(named, default=None)
    return Point(match.start(), match.end(), PointKind.DATE, found)


def _part(match: re.Match[str], meeting: date | None) -> Point | None:
    closing = " ".join(match[0].lower().replace("-", " ").split()) in words("time_words")["closing_times"]
    return Point(match.start(), match.end(), PointKind.CLOCK if closing else PointKind.PART, meeting)


def _clinical(match: re.Match[str], meeting: date | None) -> Point | None:
    found = calendar.add_days(meeting, 7 * int(match["cl_n"])) if meeting else None
    return Point(match.start(), match.end(), PointKind.DURATION, found)


def _clock(match: re.Match[str], meeting: date | None) -> Point | None:
    return Point(match.start(), match.end(), PointKind.CLOCK, meeting)


def _bare_clock(match: re.Match[str], meeting: date | None) -> Point | None:
    return Point(match.start(), match.end(), PointKind.BARE, meeting)


_READERS: dict[str, Callable[[re.Match[str], date | None], Point | None]] = {
    "iso": calendar_dates.iso,
    "worded": calendar_dates.worded,
    "american": calendar_dates.american,
    "numeric": calendar_dates.numeric,
    "named_day": calendar_dates.named_day,
    "ordinal": calendar_dates.ordinal,
    "ordinal_word": calendar_dates.ordinal_word,
    "month_first": calendar_dates.month_first,
    "week_today": _week_today,
    "year_end": _year_end,
    "month_end": _month_end,
    "week_end": _week_end,
    "loose": _undated,
    "weekday": calendar_dates.weekday_form,
    "duration": _duration,
    "clinical": _clinical,
    "next_working": _shifted(1, working=True),
    "day_after": _shifted(2),
    "tomorrow": _shifted(1),
    "today": _shifted(0),
    "feast": _feast,
    "part": _part,
    "hour_word": _clock,
    "clock": _clock,
    "bare_clock": _bare_clock,
}


def points_in(text: str, meeting: date | None) -> Iterator[Point]:
    """Yield the points in time of ``text`` from left to right, whether or not anything is due at them."""
    reached = 0
    starts = word_starts()
    for token in _TOKEN.finditer(text):
        first = token[0][:3].lower()
        digit = first[0].isdigit()
        if token.start() < reached or not (digit or first in starts):
            continue
        match = (digit_grammar() if digit else word_grammar()).match(text, token.start())
        point = _READERS[match.lastgroup](match, meeting) if match and match.lastgroup else None
        if match and match.lastgroup == "weekday":
            reached = match.end()
        if point:
            reached = point.end
            yield point
