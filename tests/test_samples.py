"""The sample records of the README, judged by the shipped model as a careful reader judges them. All are fictional."""

from __future__ import annotations

from datetime import date
from functools import cache
from pathlib import Path

import pytest

from minutecheck.report import DueKind, Judgement, Kind, Outcome, OwnerKind, RecordReport
from minutecheck.resources import data_folder
from minutecheck.review import review_path

FORM, COMPLETE, PHONE, SCHOOL = "draft-form.docx", "complete-minutes.pdf", "phone-note.txt", "school-log.txt"
FOUR = ("social_worker", "manager", "police", "health")


@cache
def report(name: str) -> RecordReport:
    return review_path(Path(data_folder("samples")) / name).report


def judged(name: str, criterion: str) -> Judgement:
    found = report(name).judgement(criterion)
    assert found is not None
    return found


def test_there_are_no_other_samples() -> None:
    assert {file.name for file in data_folder("samples").iterdir()} == {FORM, COMPLETE, PHONE, SCHOOL}


@pytest.mark.parametrize(
    ("name", "kind", "day"),
    [
        (FORM, Kind.MINUTES, date(2024, 3, 12)),
        (COMPLETE, Kind.MINUTES, date(2024, 10, 7)),
        (PHONE, Kind.MINUTES, date(2024, 6, 6)),
        (SCHOOL, Kind.CASE_NOTE, date(2024, 2, 7)),
    ],
)
def test_kind_and_day(name: str, kind: Kind, day: date) -> None:
    found = report(name)
    assert (found.error, found.not_read, found.kind, found.meeting_date) == (None, (), kind, day)


@pytest.mark.parametrize(
    ("name", "criterion", "value"),
    [
        (FORM, "s47-decision", "initiate"),
        (FORM, "risk-level", "absent"),
        (FORM, "rationale", "generic"),
        (FORM, "challenge", "recorded"),
        (FORM, "meeting-label", "correct"),
        (COMPLETE, "s47-decision", "initiate"),
        (COMPLETE, "risk-level", "high"),
        (COMPLETE, "rationale", "stated"),
        (COMPLETE, "challenge", "recorded"),
        (COMPLETE, "meeting-label", "correct"),
        (PHONE, "risk-level", "absent"),
        (PHONE, "rationale", "absent"),
        (PHONE, "challenge", "absent"),
        (PHONE, "meeting-label", "mislabelled"),
        (SCHOOL, "meeting-label", "mislabelled"),
    ],
)
def test_the_core_criteria(name: str, criterion: str, value: str) -> None:
    assert judged(name, criterion).value == value


def test_the_phone_note_decides_nothing_on_section_47() -> None:
    # Readers may differ on whether "will look at it again" puts the decision off; none finds a decision.
    assert judged(PHONE, "s47-decision").value in ("absent", "deferred")


@pytest.mark.parametrize(
    ("name", "criterion", "words"),
    [
        (FORM, "s47-decision", "☒ Joint"),
        (FORM, "rationale", "In view of the information shared"),
        (FORM, "challenge", "The health visitor"),
        (COMPLETE, "s47-decision", "section 47 enquiries will start today"),
        (COMPLETE, "risk-level", "risk to Reuben is high"),
        (COMPLETE, "rationale", "because Reuben is being threatened"),
        (COMPLETE, "challenge", "did not accept this"),
        (PHONE, "meeting-label", "telephone call"),
        (SCHOOL, "meeting-label", "Meeting with social care"),
    ],
)
def test_the_words_that_the_judgements_rest_on(name: str, criterion: str, words: str) -> None:
    quotes = [" ".join(found.quote.split()) for found in judged(name, criterion).evidence]
    assert any(words in quote for quote in quotes), quotes


@pytest.mark.parametrize(
    ("name", "criterion", "value"),
    [
        (FORM, "attendance-core", FOUR),
        (FORM, "attendance-detail", "yes"),
        (FORM, "history", "yes"),
        (FORM, "child-voice", "yes"),
        (FORM, "medical", "yes"),
        (FORM, "contingency", "yes"),
        (FORM, "interim-safety", "no"),
        (FORM, "circulation", "no"),
        (FORM, "conference-focus", "clear"),
        (COMPLETE, "attendance-core", FOUR),
        (COMPLETE, "attendance-detail", "yes"),
        (COMPLETE, "history", "yes"),
        (COMPLETE, "child-voice", "yes"),
        (COMPLETE, "other-children", "yes"),
        (COMPLETE, "non-resident-parent", "yes"),
        (COMPLETE, "review", "yes"),
        (COMPLETE, "circulation", "yes"),
        (COMPLETE, "conference-focus", "clear"),
        (PHONE, "attendance-core", FOUR),
        (PHONE, "attendance-detail", "no"),
        (PHONE, "circulation", "no"),
        (PHONE, "contingency", "no"),
    ],
)
def test_the_further_criteria(name: str, criterion: str, value: str | tuple[str, ...]) -> None:
    assert judged(name, criterion).value == value


@pytest.mark.parametrize(
    ("name", "criterion", "should_be"),
    [(PHONE, "conference-focus", "flagged")],
)
def test_known_misses_still_miss(name: str, criterion: str, should_be: str) -> None:
    # Published in docs/method.md; when one is put right, it moves to the test above.
    assert judged(name, criterion).value != should_be


PERSON, NOBODY, AGENCY = OwnerKind.PERSON, OwnerKind.NONE, OwnerKind.AGENCY
DATED, VAGUE, NEVER = DueKind.DATED, DueKind.VAGUE, DueKind.NONE


def test_the_forms_actions() -> None:
    assert [(a.text, a.owner_kind, a.due_kind, a.due_date) for a in report(FORM).actions] == [
        ("Visit Ivy at nursery with DC Amos and hear her account", PERSON, DATED, date(2024, 3, 12)),
        ("Child protection medical to be booked", NOBODY, DATED, date(2024, 3, 13)),
        ("Share growth chart and contacts", PERSON, DATED, date(2024, 3, 14)),
        ("Checks on mother's friend", AGENCY, VAGUE, None),
    ]
    assert (judged(FORM, "actions").value, judged(FORM, "actions").outcome) == (4, Outcome.PARTLY_MET)


def test_the_complete_minutes_actions() -> None:
    found = [(a.owner_attendee, a.due_date, a.outcome) for a in report(COMPLETE).actions]
    assert found == [
        ("Lena Frost", date(2024, 10, 7), Outcome.MET),
        ("Mark Vance", date(2024, 10, 9), Outcome.MET),
        ("Sunita Rai", date(2024, 10, 9), Outcome.MET),
        ("Paul Drew", date(2024, 10, 8), Outcome.MET),
    ]
    assert judged(COMPLETE, "actions").outcome is Outcome.MET


def test_the_phone_notes_actions() -> None:
    found = {a.text: (a.owner_kind, a.due_kind, a.due_date) for a in report(PHONE).actions}
    assert found["Priya to ring the ward."] == (PERSON, NEVER, None)
    assert found["Someone to speak to mum's sister."] == (NOBODY, NEVER, None)
    assert found["Beth is going to send over what health have by tomorrow noon."] == (PERSON, DATED, date(2024, 6, 7))
    assert judged(PHONE, "actions").outcome is Outcome.PARTLY_MET


def test_everybody_who_was_there_is_listed() -> None:
    people = {a.name: a.took_part for a in report(FORM).attendees}
    assert people["Mrs Rowe"] is False
    assert sum(people.values()) == 4
    assert len(report(COMPLETE).attendees) == 5
    names = [attendee.name or "" for attendee in report(PHONE).attendees]
    for name in ("Priya Nair", "Alan Webb", "Dale", "Beth Orr"):
        assert any(name in found for found in names), name


def test_the_school_log_is_judged_on_the_name_of_the_meeting_alone() -> None:
    judged_on = [found.id for found in report(SCHOOL).criteria if found.outcome is not Outcome.NOT_APPLICABLE]
    assert judged_on == ["meeting-label"]
    assert len(judged(SCHOOL, "meeting-label").evidence) == 1
