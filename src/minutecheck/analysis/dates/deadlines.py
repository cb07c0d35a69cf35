"""Finds the deadlines that a text gives: dated, vague, or none (criteria.md 4).

A deadline is dated where its words name a day, or a time from which a day can be counted; "before ICPC" and "ASAP" are
vague. Dates of birth, bail dates, dates of reports and of things already done are not deadlines.
"""

from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date

from minutecheck.analysis.dates.deadline_contexts import Moment, chosen_day, counts, moments_in
from minutecheck.analysis.dates.deadline_grammar import day_end_grammar, vague_grammar
from minutecheck.analysis.dates.deadline_points import points_in
from minutecheck.analysis.dates.time_point import NOT_IN_CALENDAR, PointKind
from minutecheck.analysis.remember import remembered
from minutecheck.analysis.word_lists import cue, words
from minutecheck.record import Span
from minutecheck.report import DueKind

BEFORE_MEETING = "before the meeting"
_DAY_END = re.compile(r"before|befor|b4|until|till|by the time", re.IGNORECASE)
_TOKEN = re.compile(r"(?<![\w'’])'?\w{1,30}")
_CLAUSE_END = re.compile(r"[.;|(),:]|\s[–—-]\s")
_CLAUSE = 80


@dataclass(frozen=True, slots=True)
class Deadline:
    """When something is due: the words and their place, how exactly they say it, the day, and what is odd about it."""

    start: int
    end: int
    text: str
    kind: DueKind
    date: date | None
    note: str | None = None


def is_empty(text: str) -> bool:
    """Say whether a cell says nothing ("", "N/A", "-")."""
    bare = text.strip().strip(".").lower()
    return not bare or bare in words("vague_dates")["empty"]


@remembered
def find_deadlines(text: str, meeting: date | None) -> tuple[Deadline, ...]:
    """Return the deadlines that ``text`` names, from left to right and never overlapping.

    ``meeting`` is the day of the discussion, from which "by Friday" is counted; without it such days stay ``None``.
    An impossible date is vague and says so in ``note``; so does a date before the meeting, which stays dated.
    """
    if is_empty(text):
        return ()
    points = list(points_in(text, meeting))
    found = [deadline for moment in moments_in(text, points) if (deadline := _dated(moment, meeting))]
    if _DAY_END.search(text):
        taken = [(deadline.start, deadline.end) for deadline in found]
        ends = [match for match in day_end_grammar().finditer(text) if not _meets(match.span(), taken)]
        found.extend(Deadline(match.start(), match.end(), match[0], DueKind.DATED, meeting) for match in ends)
        found.sort(key=lambda deadline: deadline.start)
    taken = [(deadline.start, deadline.end) for deadline in found]
    days = [(point.start, point.end) for point in points if point.kind is PointKind.DATE]
    found.extend(_vague(text, taken, days))
    return tuple(sorted(found, key=lambda deadline: deadline.start))


def main_deadline(text: str, meeting: date | None) -> Deadline | None:
    """Return the deadline of the one task that ``text`` gives, or ``None`` where it says nothing of when.

    A dated one goes before a vague one, one with "by" or "within" before others, a coming one before a past one.
    """
    found = find_deadlines(text, meeting)
    dated = [deadline for deadline in found if deadline.kind is DueKind.DATED]
    if dated:
        return min(dated, key=_order)
    impossible = [deadline for deadline in found if deadline.note]
    return next(reversed(impossible or found), None)


def _order(deadline: Deadline) -> tuple[bool, bool, int]:
    led = cue("date_words", "deadline").search(deadline.text) is not None
    return not led, deadline.note == BEFORE_MEETING, deadline.start


def _meets(span: Span, taken: Sequence[Span]) -> bool:
    """Say whether a span overlaps one of ``taken``, which is sorted and does not overlap itself."""
    at = bisect_left(taken, span)
    return (at > 0 and taken[at - 1][1] > span[0]) or (at < len(taken) and taken[at][0] < span[1])


def _dated(moment: Moment, meeting: date | None) -> Deadline | None:
    if not counts(moment, meeting):
        return None
    start, end = moment.start, moment.end
    words_of = moment.text[start:end]
    point = chosen_day(moment, meeting)
    if moment.days and point is None:
        return Deadline(start, end, words_of, DueKind.VAGUE, None, NOT_IN_CALENDAR)
    day = point.date if point else meeting
    note = point.note if point else None
    if day and meeting and day < meeting:
        if not (moment.alone or moment.led) or re.search(r"\bfrom\b", moment.lead):
            return None
        note = BEFORE_MEETING
    return Deadline(start, end, words_of, DueKind.DATED, day, note)


def _vague(text: str, taken: Sequence[Span], days: Sequence[Span]) -> list[Deadline]:
    """Return the words that say when and name no day, outside ``taken`` and not round the date of something else."""
    found: list[Deadline] = []
    patterns, openers = vague_grammar()
    reached = 0
    for token in _TOKEN.finditer(text):
        pattern = patterns.get(token[0].lower()) if token.start() >= reached else None
        match = pattern.match(text, token.start()) if pattern else None
        if not match:
            continue
        end = match.end()
        if " ".join(match[0].lower().split()) in openers:
            limit = min(len(text), end + _CLAUSE)
            clause = _CLAUSE_END.search(text, end, limit)
            end = clause.start() if clause else limit
            if _meets((match.start(), end), days):
                continue
        if not _meets((match.start(), end), taken):
            words_of = text[match.start() : end].rstrip()
            reached = match.start() + len(words_of)
            found.append(Deadline(match.start(), reached, words_of, DueKind.VAGUE, None))
    return found
