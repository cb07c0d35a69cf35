"""Deadlines as a calendar file. The record is fictional."""

from __future__ import annotations

from datetime import date

from hypothesis import given
from hypothesis import strategies as st
from icalendar import Calendar

from minutecheck.outputs.calendar import calendar_of, dated
from tests.outputs.samples import case_note_report, minutes_report, unreadable_report


def events(*reports):
    return Calendar.from_ical(calendar_of(reports)).walk("VEVENT")


def test_one_event_for_each_action_with_a_date():
    report = minutes_report()
    found = events(report)
    assert len(found) == dated([report]) == 2
    assert [event["dtstart"].dt for event in found] == [date(2024, 3, 15), date(2024, 3, 13)]
    assert str(found[0]["summary"]) == "Dana Price: Visit Orla at nursery"
    assert str(found[0]["description"]).endswith("draft.docx")


def test_an_event_lasts_the_day_and_keeps_nobody_busy():
    for event in events(minutes_report()):
        assert (event["dtend"].dt - event["dtstart"].dt).days == 1
        assert str(event["transp"]) == "TRANSPARENT"
        assert str(event["class"]) == "CONFIDENTIAL"


def test_the_same_bytes_each_time_and_an_identity_for_each_action():
    reports = (minutes_report(), case_note_report(), unreadable_report())
    assert calendar_of(reports) == calendar_of(reports)
    assert len({str(event["uid"]) for event in events(*reports)}) == 2


@given(st.text(min_size=1, max_size=300))
def test_whatever_an_action_says_it_stays_one_event(words):
    report = minutes_report()
    action = report.actions[0].model_copy(update={"text": words + "\r\nEND:VEVENT", "owner": words})
    (event,) = events(report.model_copy(update={"actions": (action,)}))
    assert len(str(event["summary"]).splitlines()) == 1
