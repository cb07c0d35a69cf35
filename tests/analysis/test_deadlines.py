"""Deadlines as records write them. Every task and person here is fictional."""

from __future__ import annotations

import time
from datetime import date, timedelta

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from minutecheck.analysis.dates.deadlines import BEFORE_MEETING, find_deadlines, main_deadline
from minutecheck.report import DueKind

MEETING = date(2024, 3, 12)  # a Tuesday; Good Friday is the 29th

DATED = [
    ("14/03/2024", date(2024, 3, 14)),
    ("14.3.24", date(2024, 3, 14)),
    ("14-Mar-24", date(2024, 3, 14)),
    ("2024-03-14", date(2024, 3, 14)),
    ("14/3", date(2024, 3, 14)),
    ("26-03-24 pm", date(2024, 3, 26)),
    ("Thurs 14th March, 10am", date(2024, 3, 14)),
    ("no later than 19 March 2024", date(2024, 3, 19)),
    ("March 21", date(2024, 3, 21)),
    ("the 14th", date(2024, 3, 14)),
    ("14th inst.", date(2024, 3, 14)),
    ("by the fifteenth", date(2024, 3, 15)),
    ("on or before the 4th", date(2024, 4, 4)),
    ("Friday the 15th", date(2024, 3, 15)),
    ("Wed 13.03", date(2024, 3, 13)),
    ("by Friday", date(2024, 3, 15)),
    ("this Friday", date(2024, 3, 15)),
    ("Friday week", date(2024, 3, 22)),
    ("next Tuesday", date(2024, 3, 19)),
    ("by Tuesday", date(2024, 3, 19)),
    ("Tuesday of next week", date(2024, 3, 19)),
    ("by wed 3.30", date(2024, 3, 13)),
    ("Thursday and Friday", date(2024, 3, 14)),
    ("today", MEETING),
    ("tonight", MEETING),
    ("same day", MEETING),
    ("this afternoon", MEETING),
    ("today (12/03) by 5pm", MEETING),
    ("tomorrow am", date(2024, 3, 13)),
    ("tmrw", date(2024, 3, 13)),
    ("day after tomorrow", date(2024, 3, 14)),
    ("next working day", date(2024, 3, 13)),
    ("within 24 hours", date(2024, 3, 13)),
    ("within 48hrs of this meeting", date(2024, 3, 14)),
    ("in 2 hrs", MEETING),
    ("within 5 working days", date(2024, 3, 19)),
    ("5wd", date(2024, 3, 19)),
    ("10 w/d", date(2024, 3, 26)),
    ("w/in 15 wd", date(2024, 4, 4)),
    ("within one working day", date(2024, 3, 13)),
    ("within a week", date(2024, 3, 19)),
    ("in a fortnight", date(2024, 3, 26)),
    ("7 days (by 19/03)", date(2024, 3, 19)),
    ("a week today", date(2024, 3, 19)),
    ("in 2/52", date(2024, 3, 26)),
    ("next week", None),
    ("w/c 18/03/24", date(2024, 3, 18)),
    ("by COB", MEETING),
    ("COP 13.03.24", date(2024, 3, 13)),
    ("close of play", MEETING),
    ("by noon on Weds", date(2024, 3, 13)),
    ("4pm", MEETING),
    ("by half past three", MEETING),
    ("before she goes home", MEETING),
    ("end of the week", date(2024, 3, 15)),
    ("end of next week", date(2024, 3, 22)),
    ("end of month", date(2024, 3, 31)),
    ("before ICPC on 4 May", date(2024, 5, 4)),
    ("until 14 March", date(2024, 3, 14)),
    ("from 14 March", date(2024, 3, 14)),
    ("Good Friday", date(2024, 3, 29)),
    ("by 24/7", date(2024, 7, 24)),
]
VAGUE = [
    *("ASAP", "urgently", "Immediately", "ongoing", "TBC", "when available", "in due course", "before ICPC"),
    *("prior to discharge", "at next strategy", "weekly", "every Monday, weekly", "as required", "dd/mm/yyyy"),
    *("once the interview is done", "when he has a minute", "as soon as practicable", "at the earliest opportunity"),
]
NOTHING = [
    *("", "N/A", "-", "DOB 14/03/2019", "EDD 04/05/24", "baby due 2/9/24", "bail until 09/04/24", "aged 12/13"),
    *("seen at ED on 09/03/24", "24/7 supervision", "10/10 scaling", "3/12 hx of weight loss", "Ref 12/03456/24"),
    *(
        "s.17 assessment",
        "section 47 enquiry",
        "she may attend",
        "Mr March to ring",
        "completed 11/03/24",
        "3 weeks old",
    ),
    *(
        "last Tuesday",
        "Friday's meeting",
        "page 12/3",
        "the Tuesday slot is kept",
        "the report of 3 March",
        "for 5 days",
    ),
]


@pytest.mark.parametrize(("text", "expected"), DATED)
def test_a_day_is_read_from_the_meeting(text: str, expected: date | None) -> None:
    found = main_deadline(text, MEETING)
    assert found is not None
    assert found.kind is DueKind.DATED
    assert found.date == expected


@pytest.mark.parametrize("text", VAGUE)
def test_words_that_name_no_day_are_vague(text: str) -> None:
    found = main_deadline(text, MEETING)
    assert found is not None
    assert found.kind is DueKind.VAGUE
    assert found.date is None


@pytest.mark.parametrize("text", NOTHING)
def test_other_dates_and_numbers_are_no_deadlines(text: str) -> None:
    assert main_deadline(text, MEETING) is None


def test_an_impossible_date_is_vague_and_says_so() -> None:
    found = main_deadline("31/02/2024", MEETING)
    assert found is not None
    assert found.kind is DueKind.VAGUE
    assert found.note


def test_a_date_before_the_meeting_is_kept_and_marked() -> None:
    found = main_deadline("by 14/03/2023", MEETING)
    assert found is not None
    assert (found.kind, found.date, found.note) == (DueKind.DATED, date(2023, 3, 14), BEFORE_MEETING)


@pytest.mark.parametrize(
    ("task", "words", "day"),
    [
        ("The health visitor to weigh Ida, who was seen on Monday, by Thursday", "by Thursday", date(2024, 3, 14)),
        ("Duty worker to ring the ward 9am tomorrow", "9am tomorrow", date(2024, 3, 13)),
        ("Read the letter of 2 March and reply within 3 working days", "within 3 working days", date(2024, 3, 15)),
        ("Chase the results ASAP and share them by noon on 15/3.", "by noon on 15/3", date(2024, 3, 15)),
        ("Book the section 20 meeting for 18 March", "for 18 March", date(2024, 3, 18)),
    ],
)
def test_the_deadline_of_a_task_is_picked(task: str, words: str, day: date) -> None:
    found = main_deadline(task, MEETING)
    assert found is not None
    assert (found.text, found.date) == (words, day)
    assert task[found.start : found.end] == words


@pytest.mark.parametrize(
    "text", ["by Friday", "within 24 hours", "in a fortnight", "tomorrow", "next Tuesday", "today"]
)
def test_the_same_words_mean_the_same_distance_in_2031(text: str) -> None:
    later = MEETING.replace(year=2031, day=11)  # a Tuesday, too
    now, then = main_deadline(text, MEETING), main_deadline(text, later)
    dates = [found.date for found in (now, then) if found and found.date]
    assert [day - start for day, start in zip(dates, (MEETING, later), strict=True)] == [dates[0] - MEETING] * 2


def test_two_digit_years_follow_the_meeting() -> None:
    found = main_deadline("14/03/31", date(2031, 3, 11))
    assert found is not None
    assert found.date == date(2031, 3, 14)


def test_without_a_meeting_only_full_dates_resolve() -> None:
    full, relative = main_deadline("by 14/03/2024", None), main_deadline("by Friday", None)
    assert full is not None
    assert relative is not None
    assert full.date == date(2024, 3, 14)
    assert (relative.kind, relative.date) == (DueKind.DATED, None)


ODD = st.text(alphabet="0123456789/.-: apmthbyFridayMarchwd()£%’\n", max_size=80)


@settings(deadline=None)
@given(st.one_of(st.text(max_size=80), ODD), st.one_of(st.none(), st.dates(date(1950, 1, 1), date(2090, 1, 1))))
def test_any_text_gives_spans_inside_it_in_order(text: str, meeting: date | None) -> None:
    end = 0
    for deadline in find_deadlines(text, meeting):
        assert end <= deadline.start < deadline.end <= len(text)
        assert text[deadline.start : deadline.end] == deadline.text
        end = deadline.end


@settings(deadline=None)
@given(st.dates(date(1990, 1, 1), date(2080, 1, 1)), st.integers(0, 300))
def test_a_written_date_comes_back(meeting: date, ahead: int) -> None:
    day = meeting + timedelta(days=ahead)
    for form in ("%d/%m/%Y", "%d.%m.%y", "%d %B %Y", "%a %d %b %Y", "%Y-%m-%d"):
        found = main_deadline(day.strftime(form), meeting)
        assert found is not None
        assert found.date == day


@pytest.mark.parametrize(
    "hostile", ["9/9/9/9/", "by ", "mon ", "asap ", "once ", "a b ", "1 to 2 ", " ", ",(", "in the "]
)
def test_time_grows_with_the_length_and_no_faster(hostile: str) -> None:
    def cost(times: int) -> float:
        start = time.process_time()
        find_deadlines(hostile * times, MEETING)
        return time.process_time() - start

    cost(10)
    assert cost(5000) < 11 * max(cost(1250), cost(1250), 0.05)
