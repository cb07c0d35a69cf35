"""Tells a time at which something is due from one that only happens to be named: a birth, a bail date, a thing done."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date

from minutecheck.analysis.dates.time_point import NOT_IN_CALENDAR, Point, PointKind
from minutecheck.analysis.word_lists import cue

CLOCKS = frozenset({PointKind.CLOCK, PointKind.BARE, PointKind.PART})
_WORDS = "date_words"
_LEAD_FORM = r"(?:^|(?<=[\s(\[|,;:–—-]))((?:(?:{}):?\s{1,2}){1,3})$"
_BEFORE_FORM = r"\b(?:{})\s?(?:the\s)?$"
_HOUR_LEAD = re.compile(r"\b(?:at|by|before|until|till|til|for|@)\s?$", re.IGNORECASE)
_BY_HOUR = re.compile(r"\b(?:by|before|until|till|ahead of)\b", re.IGNORECASE)
_COUNTING = re.compile(
    r"\b(?:within|w/in|w/i|inside|in|over|next|no later than|no more than|up to)\s{1,2}(?:the\s)?(?:next\s)?$|\bby\s$",
    re.IGNORECASE,
)
_AFTER_COUNT = re.compile(
    r"^\s?(?:from\s(?:now|today|the date|this|the meeting)|of (?:the|this|today)|(?:off|time|max|latest|to do)\b)",
    re.IGNORECASE,
)
_PAST_COUNT = re.compile(r"\b(?:for|last|past|after|every)\s", re.IGNORECASE)
_JOIN = re.compile(
    r"^(?:[\s,()–-]{1,3}(?:on|of|at|by|from|in the|to the|the|,|@|latest|end of|and|or|to|i\.e\.|ie|before)?[\s,(]{0,2}"
    r"|\s?&\s?)$",
    re.IGNORECASE,
)
_OPENED = re.compile(r"(?:[(\[|,;:/]|\s[–—-]|\.)\s?$|^\s{0,3}$")
_CLOSED = re.compile(r"\s?(?:$|[)\]|,;.:/]|[–—-])")


@dataclass(frozen=True, slots=True)
class Moment:
    """Points that say one time, in their text: where their words begin, and the words that lead up to them.

    ``alone`` says whether the words fill a whole cell or fragment.
    """

    text: str
    points: tuple[Point, ...]
    start: int
    end: int
    lead: str
    alone: bool

    @property
    def days(self) -> tuple[Point, ...]:
        """The points that name a day, not a time of day."""
        return tuple(point for point in self.points if point.kind not in CLOCKS)

    @property
    def led(self) -> bool:
        """Whether the words before it make it a deadline ("by", "within")."""
        return cue(_WORDS, "deadline").search(self.lead) is not None


def moments_in(text: str, points: Sequence[Point]) -> list[Moment]:
    """Put together the points that say one time: "10/06, 2pm", "noon on Weds", "today (12/03) by 5pm"."""
    groups: list[list[Point]] = []
    for point in points:
        lone = point.kind is PointKind.BARE and point.end - point.start <= 2
        if lone and not _HOUR_LEAD.search(text[max(0, point.start - 9) : point.start]):
            continue
        last = groups[-1][-1] if groups else None
        between = text[last.end : point.start] if last and point.start - last.end <= 12 else None
        if between is not None and _JOIN.match(between) and _fit(groups[-1], point, between):
            groups[-1].append(point)
        else:
            groups.append([point])
    return [_moment(text, group) for group in groups]


def _fit(group: Sequence[Point], point: Point, between: str) -> bool:
    """Say whether a point adds to one time; "on Monday, by Thursday" is two."""
    if point.kind in CLOCKS or any(other.kind in CLOCKS for other in group):
        return sum(other.kind not in CLOCKS for other in [*group, point]) <= 2 and len(group) < 5
    return len(group) < 3 and _BY_HOUR.search(between) is None


def _moment(text: str, group: Sequence[Point]) -> Moment:
    first, end = group[0].start, group[-1].end
    match = cue(_WORDS, "lead", _LEAD_FORM).search(text[max(0, first - 45) : first])
    start = first - len(match[1]) if match else first
    return Moment(text, tuple(group), start, end, text[start:first], _alone(text, start, end))


def _alone(text: str, start: int, end: int) -> bool:
    """Say whether the words between two offsets are a whole cell or fragment: nothing or a mark on either side."""
    opened = start == 0 or _OPENED.search(text[max(0, start - 3) : start]) is not None
    return opened and _CLOSED.match(text[end : end + 3]) is not None


def chosen_day(moment: Moment, meeting: date | None) -> Point | None:
    """Return the point that gives a moment its day: a calendar date first, a coming day before a past one."""
    real = [point for point in moment.days if point.note != NOT_IN_CALENDAR]
    dates = [point for point in real if point.kind is PointKind.DATE and point.date]
    known = [point for point in real if point.date and not (meeting and point.date < meeting)]
    return next(iter(dates or known or real), None)


def counts(moment: Moment, meeting: date | None) -> bool:
    """Say whether something is due at a moment."""
    return _day_counts(moment, meeting) if moment.days else _clock_counts(moment)


def _before(moment: Moment, key: str, reach: int = 50) -> bool:
    first = moment.points[0].start
    return cue(_WORDS, key, _BEFORE_FORM).search(moment.text[max(0, first - reach) : first]) is not None


def _clock_counts(moment: Moment) -> bool:
    kinds = {point.kind for point in moment.points}
    if PointKind.CLOCK in kinds:
        return not _before(moment, "not_due") and not _happened(moment)
    led = _BY_HOUR.search(moment.lead) is not None
    if PointKind.PART in kinds:
        return moment.alone or led
    token = moment.text[moment.points[0].start : moment.end]
    if led or (re.search(r"\bat\b", moment.lead, re.IGNORECASE) and "." in token):
        return moment.alone or len(token) >= 4 or _alone(moment.text, 0, moment.end)
    return moment.alone and len(token) >= 4


def _happened(moment: Moment) -> bool:
    """Say whether the clause before a moment tells what has been done then."""
    if moment.led:
        return False
    clause = re.split(r"[;|]|\.\s", moment.text[max(0, moment.points[0].start - 70) : moment.start])[-1]
    past = cue(_WORDS, "past", r"\b(?<!be\s)(?<!been\s)(?:{})\b[^.;]{0,30}$").search(clause)
    return past is not None and cue(_WORDS, "coming").search(clause) is None


def _day_counts(moment: Moment, meeting: date | None) -> bool:
    first, text = moment.points[0], moment.text
    if first.kind is PointKind.DATE and _before(moment, "numbered"):
        return False
    ahead = text[max(0, moment.start - 50) : moment.start]
    if _before(moment, "not_due") or (moment.lead and cue(_WORDS, "never_due", _BEFORE_FORM).search(ahead)):
        return False
    if all(point.kind is PointKind.DURATION for point in moment.days):
        return _count_counts(moment)
    if moment.days[0].kind is PointKind.WEEKDAY and _names_a_thing(moment):
        return False
    named = moment.days[0]
    if named.kind is PointKind.DATE and named.date and meeting and named.date > meeting:
        return True
    return not _happened(moment)


def _count_counts(moment: Moment) -> bool:
    """Say whether "5 working days" is a time limit and not how long something lasted."""
    first, text = moment.days[0], moment.text
    before = text[max(0, first.start - 25) : first.start]
    if (
        (moment.alone and not _PAST_COUNT.search(moment.lead))
        or _COUNTING.search(before)
        or _AFTER_COUNT.match(text[first.end : first.end + 20])
    ):
        return True
    working = re.search(r"work|w/?d|wkg|business", text[first.start : first.end], re.IGNORECASE)
    return working is not None and _PAST_COUNT.search(before) is None


def _names_a_thing(moment: Moment) -> bool:
    """Say whether a weekday belongs to a thing: "Friday's conference", "the Tuesday slot"."""
    first, last, text = moment.days[0], moment.points[-1], moment.text
    if text[first.start : first.end].endswith(("'s", "’s")):
        return not moment.led
    noun = re.match(r"\s[a-z]{3,}", text[last.end : last.end + 5]) is not None
    return noun and re.search(r"(?:^|[^n] )the $", text[max(0, first.start - 6) : first.start]) is not None
