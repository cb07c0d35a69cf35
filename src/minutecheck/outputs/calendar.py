"""The deadlines of actions as a calendar file (.ics, RFC 5545) that any calendar program opens."""

from __future__ import annotations

import hashlib
from collections.abc import Sequence
from datetime import UTC, datetime, time, timedelta
from pathlib import PurePath

from icalendar import Calendar, Event

from minutecheck.outputs import wording
from minutecheck.report import Action, RecordReport

PRODUCT = "-//minutecheck//deadlines//EN"
_LONGEST = 70


def calendar_of(reports: Sequence[RecordReport]) -> bytes:
    """Return one event of a whole day for each action with a date, in the order of the reports; the same bytes each time.

    The event names the owner, the action and the record, so the file is as sensitive as the record itself.
    """
    calendar = Calendar()
    calendar.add("prodid", PRODUCT)
    calendar.add("version", "2.0")
    calendar.add("x-wr-calname", "Deadlines from strategy discussions")
    for report in reports:
        for action in report.actions:
            if action.due_date is not None:
                calendar.add_component(_event(report, action))
    return bytes(calendar.to_ical())


def dated(reports: Sequence[RecordReport]) -> int:
    """Return how many actions have a date and so an event."""
    return sum(action.due_date is not None for report in reports for action in report.actions)


def _event(report: RecordReport, action: Action) -> Event:
    assert action.due_date is not None
    what = wording.on_one_line(action.text)
    short = what if len(what) <= _LONGEST else f"{what[: _LONGEST - 1].rstrip()}…"
    owner = "no owner shown" if action.owner is None else wording.on_one_line(action.owner)
    event = Event()
    event.add("uid", f"{_identity(report, action)}@minutecheck")
    # A time stamp is required. The meeting's day keeps the file the same however often it is made.
    event.add("dtstamp", datetime.combine(report.meeting_date or action.due_date, time(), UTC))
    event.add("summary", f"{owner}: {short}")
    event.add("description", f"{what}\n{wording.on_one_line(PurePath(report.path).name)}")
    event.add("dtstart", action.due_date)
    event.add("dtend", action.due_date + timedelta(days=1))
    event.add("transp", "TRANSPARENT")
    event.add("class", "CONFIDENTIAL")
    return event


def _identity(report: RecordReport, action: Action) -> str:
    """Return what tells an action from every other, whenever and wherever the file is made again."""
    return hashlib.sha256(f"{report.sha256}:{action.start}:{action.end}".encode()).hexdigest()[:32]
