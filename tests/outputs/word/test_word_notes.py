"""What the comments of a marked-up Word copy say, and where those on missing entries go. Everything is fictional."""

from __future__ import annotations

import pytest

from minutecheck.outputs.word.notes import WordNote, notes_of
from minutecheck.record import BlockKind, Record
from minutecheck.report import Action, DueKind, Judgement, Kind, Outcome, OwnerKind, RecordReport
from tests.outputs.samples import TITLES, Page, case_note_report, minutes_record, minutes_report


def missing(criterion: str) -> RecordReport:
    judgement = Judgement(
        id=criterion,
        value="absent",
        outcome=Outcome.NOT_MET,
        confidence=0.9,
        summary="The record does not show it.",
        advice="Write it down.",
    )
    return RecordReport(
        path="x", sha256="0", kind=Kind.MINUTES, kind_confidence=1, meeting_date=None, criteria=(judgement,)
    )


def page() -> Page:
    made = Page()
    made.add(BlockKind.HEADING, "Strategy discussion", level=1)
    made.add(BlockKind.HEADING, "Level of risk", level=2)
    made.add(BlockKind.PARAGRAPH, "Professional challenge: none", bold="Professional challenge:")
    made.row("Reasons for decision", "", table=1, row=1)
    made.add(BlockKind.HEADING, "Outcome", level=2)
    made.row("Task", "By whom", "When", table=2, row=1, header=True)
    made.row("Call the aunt", "", "", table=2, row=2)
    return made


def where(record: Record, note: WordNote) -> str | None:
    return None if note.span is None else record.words_of(note.span)


@pytest.mark.parametrize(
    ("criterion", "home"),
    [
        ("risk-level", "Level of risk"),
        ("s47-decision", "Outcome"),
        ("rationale", "Reasons for decision"),
        ("challenge", "Professional challenge:"),
        ("meeting-label", None),
    ],
)
def test_what_is_missing_is_said_where_it_belongs(criterion: str, home: str | None) -> None:
    record = page().record("x")
    _, note = notes_of(record, missing(criterion), TITLES)
    assert where(record, note) == home
    assert note.lead == f"{TITLES[criterion]}: not shown."
    assert note.lines == ("The record does not show it.", "Write it down.")


def test_without_a_heading_for_it_the_title_is_the_place() -> None:
    made = Page()
    made.add(BlockKind.HEADING, "Notes of a call", level=1)
    _, note = notes_of(made.record("x"), missing("risk-level"), TITLES)
    assert note.span is None


def test_actions_are_said_one_by_one_with_what_to_write() -> None:
    record = page().record("x")
    start = record.text.index("Call the aunt")
    action = Action(
        text="Call the aunt",
        owner="Police",
        owner_kind=OwnerKind.AGENCY,
        owner_attendee=None,
        due=None,
        due_kind=DueKind.NONE,
        due_date=None,
        outcome=Outcome.NOT_MET,
        start=start,
        end=start + 13,
        place=record.place_of(start),
    )
    report = missing("actions").model_copy(update={"actions": (action,)})
    notes = {where(record, note): note for note in notes_of(record, report, TITLES)}
    assert notes["Task | By whom | When"].lead == "Actions with owner and date: not shown."
    assert notes["Call the aunt"].lead == "Action 1 of 1: owner is only an agency; no date."
    assert notes["Call the aunt"].lines == (
        "To say who: write a name or a job title.",
        "To say by when: write a date, a day or a time limit such as “within 24 hours”.",
    )


def test_the_first_comment_sums_the_record_up() -> None:
    overview, *_ = notes_of(minutes_record(), minutes_report(), TITLES)
    assert overview.span is None
    assert overview.lead == "In short:"
    assert "Section 47 decision: met" in overview.lines
    assert "Not read: 2 pictures." in overview.lines


def test_what_is_uncertain_asks_to_be_checked() -> None:
    _, note = notes_of(minutes_record(), case_note_report(), TITLES)
    assert note.lines[-1].startswith("Please check")


def test_every_sentence_is_neutral() -> None:
    for note in notes_of(minutes_record(), minutes_report(), TITLES):
        assert "you failed" not in " ".join(note.lines).lower()
        assert all(line == line.strip() and line for line in note.lines)
