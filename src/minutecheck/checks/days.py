"""Checks of days: time limits, and dates that disagree with one another or with the calendar."""

from __future__ import annotations

import re
from collections.abc import Iterator
from datetime import date

from minutecheck.analysis.analyse import Analysis
from minutecheck.analysis.dates.calendar import (
    add_days,
    add_working_days,
    bank_holidays,
    full_year,
    is_working_day,
    make_date,
)
from minutecheck.analysis.dates.calendar_dates import month_number, weekday_number
from minutecheck.analysis.dates.deadlines import find_deadlines
from minutecheck.analysis.segment import Segment, Zone
from minutecheck.analysis.word_lists import cue
from minutecheck.checks.findings import Finding
from minutecheck.report import RecordReport
from minutecheck.rulebook.limits import Limit, LimitsFile

_WORDS = "limit_words"
_MONTH = (
    r"Jan(?:uary)?|Feb(?:ruary)?|Mar(?:ch)?|Apr(?:il)?|May|June?|July?|Aug(?:ust)?|Sept?(?:ember)?|Oct(?:ober)?"
    r"|Nov(?:ember)?|Dec(?:ember)?"
)
_DAY = r"Mon(?:day)?|Tues?(?:day)?|Wed(?:s|nesday)?|Thu(?:r|rs|rsday)?|Fri(?:day)?|Sat(?:urday)?|Sun(?:day)?"
_DATED = re.compile(
    rf"\b(?P<weekday>{_DAY})[.,]?\s(?:the\s)?(?P<day>\d{{1,2}})(?:(?:st|nd|rd|th)?(?:\sof)?\s?(?P<name>{_MONTH})"
    rf"|[./](?P<number>\d{{1,2}}))(?:[\s./-](?P<year>\d{{4}}|\d{{2}}(?!\s?[:.]?\d|\s?(?:am|pm))))?(?!\d)",
    re.IGNORECASE,
)
_DAY_FORM = re.compile(
    rf"(?P<day>\d{{1,2}})(?:st|nd|rd|th)?[\s./-](?P<month>{_MONTH}|\d{{1,2}})(?:[\s./-](?P<year>\d{{4}}|\d{{2}}))?(?!\d)",
    re.IGNORECASE,
)
_FAR = 366


def same_day(analysis: Analysis, report: RecordReport, limits: LimitsFile, applies: bool) -> Iterator[Finding]:
    """Yield whether the first discussion followed a referral in time, where a referral's date and such harm are shown."""
    start = _date_of(analysis, "referral") if applies else None
    if start and report.meeting_date:
        yield from _within(report.meeting_date, *start, limits.same_day, {"harm": "an injury or recent sexual abuse"})


def within_24_hours(analysis: Analysis, report: RecordReport, limits: LimitsFile) -> Iterator[Finding]:
    """Yield whether a discussion followed enquiries that had begun already in time, where their date is shown."""
    start = _date_of(analysis, "enquiry_begun")
    if start and report.meeting_date and start[0] <= report.meeting_date:
        yield from _within(report.meeting_date, *start, limits.within_24_hours, {})


def _within(
    meeting: date, start: date, span: tuple[int, int], limit: Limit, values: dict[str, str]
) -> Iterator[Finding]:
    latest = latest_day(limit, start)
    if latest and start <= meeting:
        words = {"start": in_words(start), "meeting": in_words(meeting), "limit": limit.in_words, **values}
        yield Finding(meeting <= latest, (span,), words)


def circulation_limit(report: RecordReport, limits: LimitsFile) -> Iterator[Finding]:
    """Yield whether the day of circulation that the record gives is within the limit; nothing where it gives none."""
    meeting, judgement = report.meeting_date, report.judgement("circulation")
    latest = latest_day(limits.circulation, meeting) if meeting else None
    if meeting is None or latest is None or judgement is None or judgement.value != "yes":
        return
    for piece in judgement.evidence:
        words = piece.quote
        if cue(_WORDS, "in_time").search(words):
            yield Finding(True, ((piece.start, piece.end),), {"limit": limits.circulation.in_words})
            return
        due = next((found.date for found in find_deadlines(words, meeting) if found.date), None)
        if due is not None and meeting <= due:
            values = {"due": in_words(due), "limit": limits.circulation.in_words, "latest": in_words(latest)}
            yield Finding(due <= latest, ((piece.start, piece.end),), values)
            return


def conference_limit(analysis: Analysis, report: RecordReport, limits: LimitsFile) -> Iterator[Finding]:
    """Yield whether a conference is dated within the limit; nothing where it is not dated, or the clock starts elsewhere."""
    meeting, limit = report.meeting_date, limits.conference
    decision = report.judgement("s47-decision")
    starts_here = limit.starts == "last" or (decision is not None and decision.value == "initiate")
    latest = latest_day(limit, meeting) if meeting else None
    if meeting is None or latest is None or not starts_here:
        return
    for segment in analysis.segments:
        if segment.zone in (Zone.HISTORY, Zone.GUIDANCE) or not cue(_WORDS, "conference").search(segment.text):
            continue
        due = _conference_day(segment.text, meeting)
        if due is None or (due - meeting).days > _FAR:
            continue
        event = "the start of enquiries" if limit.starts == "enquiry" else "this discussion"
        values = {
            "due": f"on {in_words(due)}",
            "limit": limit.in_words,
            "start_event": event,
            "latest": in_words(latest),
        }
        yield Finding(due <= latest, (segment.span,), values)
        return


def _conference_day(text: str, meeting: date) -> date | None:
    """Return the day of the conference in a sentence about it: the first date that follows its name and the meeting."""
    name = cue(_WORDS, "conference").search(text)
    after = text[name.end() :] if name else ""
    if cue(_WORDS, "request").search(text):
        return None
    for match in _DAY_FORM.finditer(after[:60]):
        found = _match_day(match, meeting)
        if found and found >= meeting:
            return found
    return None


def latest_day(limit: Limit, start: date) -> date | None:
    """Return the last day within a limit that starts on a day."""
    if limit.working_days is not None:
        return add_working_days(start, limit.working_days)
    return add_days(start, limit.days or 0)


def due_before_meeting(report: RecordReport) -> Iterator[Finding]:
    """Yield a finding for each action that is due before the meeting."""
    for action in report.actions:
        if action.due_date and report.meeting_date and action.due_date < report.meeting_date:
            values = {"due": in_words(action.due_date), "meeting": in_words(report.meeting_date)}
            yield Finding(False, ((action.start, action.end),), values)


def due_on_day_off(report: RecordReport) -> Iterator[Finding]:
    """Yield a finding for each calendar date, given by its day, on which an action is due and nobody works by default."""
    for action in report.actions:
        due = action.due_date
        if due is None or not _DAY_FORM.search(action.due or "") or is_working_day(due):
            continue
        why = bank_holidays(due.year).get(due) or f"a {due:%A}"
        yield Finding(False, ((action.start, action.end),), {"due": in_words(due), "why": why})


def weekday_and_date(analysis: Analysis, report: RecordReport) -> Iterator[Finding]:
    """Yield a finding for each weekday that disagrees with the date beside it."""
    for segment in analysis.segments:
        if segment.zone is Zone.GUIDANCE:
            continue
        for match in _DATED.finditer(segment.text):
            day = _match_day(match, report.meeting_date)
            if day is not None and weekday_number(match["weekday"]) != day.weekday():
                place = (segment.start + match.start(), segment.start + match.end())
                yield Finding(False, (place,), {"said": match[0], "date": in_words(day), "weekday": f"{day:%A}"})


def meeting_before_referral(analysis: Analysis, report: RecordReport) -> Iterator[Finding]:
    """Yield a finding where the referral is dated after the meeting."""
    start = _date_of(analysis, "referral")
    if start and report.meeting_date and report.meeting_date < start[0]:
        yield Finding(False, (start[1],), {"start": in_words(start[0]), "meeting": in_words(report.meeting_date)})


def _date_of(analysis: Analysis, event: str) -> tuple[date, tuple[int, int]] | None:
    """Return the day that the record gives for an event with the words, from its own field or a sentence."""
    pattern = cue(_WORDS, event)
    for segment in analysis.segments:
        named = pattern.search(segment.label or "") or pattern.search(segment.text)
        if segment.zone in (Zone.HISTORY, Zone.GUIDANCE) or named is None:
            continue
        match = _first_date(segment, pattern)
        found = _match_day(match, analysis.meeting_date) if match else None
        if match and found and _near(found, analysis.meeting_date):
            return found, segment.span
    return None


def _first_date(segment: Segment, pattern: re.Pattern[str]) -> re.Match[str] | None:
    named = pattern.search(segment.text)
    start = named.end() if named else 0
    return _DAY_FORM.search(segment.text, start, start + 40)


def _near(day: date, meeting: date | None) -> bool:
    return meeting is None or abs((day - meeting).days) <= _FAR


def _match_day(match: re.Match[str], near: date | None) -> date | None:
    named = match.groupdict().get("name") or match.groupdict().get("number") or match.groupdict().get("month") or ""
    month = int(named) if named.isdigit() else month_number(named.lower())
    year = match["year"]
    if year is None and near is None:
        return None
    full = full_year(int(year), near) if year and len(year) == 2 else int(year) if year else near.year if near else 0
    found = make_date(full, month, int(match["day"]))
    if found and near and year is None and (found - near).days < -_FAR // 2:
        return make_date(full + 1, month, int(match["day"]))
    return found


def in_words(day: date) -> str:
    """Return a day as British readers write it: "Thursday 14 March 2024"."""
    return f"{day:%A} {day.day} {day:%B %Y}"
