"""Pseudonymised copies of invented records."""

from __future__ import annotations

from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from minutecheck.analysis.scoring.model import shipped_model
from minutecheck.record import Record
from minutecheck.report import Kind, RecordReport
from minutecheck.review import review_bytes
from minutecheck.sharing.copy import shared_copy
from minutecheck.sharing.dates import moved_dates
from minutecheck.sharing.identifiers import identifiers_in
from minutecheck.sharing.pseudonyms import SURNAME, Pseudonyms

MINUTES = """# Strategy discussion: Orla Penhaligon, aged 4

Held on Tuesday 12 March 2024. DOB 03/02/2020. NHS number 943 476 5919.

| Name | Role | Agency |
| --- | --- | --- |
| Bea Okonjo | Team Manager | Children's Services |
| Grace Price | Social Worker | Children's Services |
| DC Harun Lloyd | Detective | Police |
| May Quill | Health Visitor | NHS Trust |

## Information

Mum Kerenza Penhaligon lives at 14 Wheal Rose Lane, TR4 8PQ, telephone 01872 555 019, kerenza@example.org. Orla's bruise
was seen at Trevaunance Nursery on 11/03/24. Grace asked Mr Penhaligon about it. She may visit with good grace, at a price.

## Outcome

All agreed that section 47 enquiries will start today because Orla cannot say what happened.

## Actions

| Action | Who | By when |
| --- | --- | --- |
| Visit Orla at nursery | GP | 13/03/2024 |
| Ring Kerenza | Grace Price | by Friday 15 March |
"""


def shared(text: str = MINUTES, days: int = 0, pseudonyms: Pseudonyms | None = None) -> tuple[Record, RecordReport]:
    reviewed = review_bytes(text.encode(), "penhaligon.md", Kind.MINUTES)
    assert reviewed.record is not None
    names = pseudonyms or Pseudonyms()
    return shared_copy(reviewed.record, reviewed.report, names, shipped_model().lexicon, name="record 1", days=days)


@pytest.mark.parametrize(
    "private",
    ["Orla", "Penhaligon", "Kerenza", "Okonjo", "Bea", "Lloyd", "Harun", "Quill", "Price", "Trevaunance", "Wheal Rose",
     "TR4 8PQ", "01872", "example.org", "03/02/2020", "943 476", "penhaligon"],
)  # fmt: skip
def test_nothing_that_names_somebody_is_left(private: str):
    record, report = shared()
    assert private not in record.text
    assert private not in report.model_dump_json()


def test_ordinary_words_that_are_also_names_stay():
    record, _ = shared()
    assert "She may visit with good grace, at a price." in record.text


def test_a_person_has_one_label_by_their_role_and_the_child_is_the_child():
    record, report = shared()
    assert [one.name for one in report.attendees][1] == "[Social Worker A]"
    assert record.text.startswith("Strategy discussion: [Child A], aged 4")
    assert "because [Child A] cannot say" in record.text
    assert "Mum [Mother A]" in record.text
    assert "[Social Worker A] asked Mr [" in record.text
    assert "[Child A]'s bruise" in record.text


def test_every_quote_is_the_new_text_between_its_new_offsets():
    record, report = shared(days=21)
    quoted = [found for one in report.criteria for found in (*one.evidence, *one.considered)]
    assert quoted
    assert all(found.quote == record.words_of((found.start, found.end)) for found in quoted)
    assert all(action.text == record.words_of((action.start, action.end)) for action in report.actions)
    assert record.text == "".join(record.text[block.start : block.end] + "\n" for block in record.blocks)


def test_the_file_cannot_be_told_from_the_copy():
    record, report = shared()
    assert (report.path, report.sha256, record.name, record.sha256) == ("record 1", None, "record 1", "")


def test_dates_stay_unless_they_are_moved_and_then_all_by_the_same():
    record, report = shared()
    assert "Tuesday 12 March 2024" in record.text
    assert report.meeting_date == date(2024, 3, 12)
    record, report = shared(days=14)
    assert "Tuesday 26 March 2024" in record.text
    assert "25/03/24" in record.text
    assert "by Friday 29 March" in record.text
    assert report.meeting_date == date(2024, 3, 26)
    assert [action.due_date for action in report.actions] == [date(2024, 3, 27), date(2024, 3, 29)]


def test_a_person_keeps_their_label_through_a_run():
    names = Pseudonyms()
    first, _ = shared(pseudonyms=names)
    second, _ = shared("# Strategy discussion\n\nGrace Price and Odalys Brandt met on 2 May 2024.", pseudonyms=names)
    assert "[Social Worker A]" in first.text
    assert "[Social Worker A] and [Person or place" in second.text


def test_a_surname_that_several_share_stands_for_none_of_them():
    names = Pseudonyms()
    assert names.of("Orla Penhaligon", "Child") == "Child A"
    assert names.of("Kerenza Penhaligon", "Mother") == "Mother A"
    assert names.of("Penhaligon") == SURNAME
    assert (names.of("Orla"), names.of("kerenza")) == ("Child A", "Mother A")


@pytest.mark.parametrize(
    ("text", "what", "words"),
    [
        ("Ring 07700 900123 today", "telephone number", "07700 900123"),
        ("Ring +44 7700 900123", "telephone number", "+44 7700 900123"),
        ("NI AB 12 34 56 C", "National Insurance number", "AB 12 34 56 C"),
        ("born on 3rd May 2019 in", "date of birth", "3rd May 2019"),
        ("crime ref 42/12345/24 open", "reference", "42/12345/24"),
        ("LCS 1234567", "reference", "1234567"),
        ("a blue Astra, AB12 CDE,", "vehicle", "AB12 CDE"),
        ("see https://example.org/x", "web address", "https://example.org/x"),
    ],
)
def test_what_identifies_by_its_form(text: str, what: str, words: str):
    assert (what, words) in [(one.what, text[one.start : one.end]) for one in identifiers_in(text)]


@pytest.mark.parametrize(
    "text", ["by 13/03/2024", "within 24/7 care", "on 2024-03-13", "at 14.30", "section 47", "2019 to 2021"]
)
def test_dates_and_times_are_no_identifiers(text: str):
    assert list(identifiers_in(text)) == []


@given(st.dates(date(2015, 1, 1), date(2030, 12, 31)), st.integers(-52, 52).filter(bool))
def test_a_moved_date_falls_on_the_same_day_of_the_week(day: date, weeks: int):
    for form in ("%d/%m/%Y", "%d %B %Y", "%Y-%m-%d"):
        ((_, _, said),) = moved_dates(day.strftime(form), 7 * weeks, None)
        ((_, _, back),) = moved_dates(said, -7 * weeks, None)
        moved = date.fromordinal(day.toordinal() + 7 * weeks)
        assert moved.weekday() == day.weekday()
        assert back in (day.strftime(form), f"{day.day} {day.strftime('%B %Y')}", day.strftime(form).lstrip("0"))
