"""Entries of running records, and the meetings in them. Every record here is fictional."""

from __future__ import annotations

from minutecheck.analysis.structure.entries import LONGEST_CONTEXT, Entry, entries_of, meeting_marks, meetings_in
from minutecheck.analysis.structure.structure import segments_of
from tests.made import Piece, heading, paragraph, record_of, row


def entries(*pieces: Piece) -> tuple[Entry, ...]:
    record = record_of(*pieces)
    return entries_of(segments_of(record), record)


def test_every_dated_line_opens_an_entry() -> None:
    found = entries(
        heading("Log", 1),
        paragraph("04/05/2024 Seen at clinic. Weight steady."),
        paragraph("Shown to the duty doctor."),
        paragraph("Mon 6 May: call with social care."),
    )
    assert [len(entry.segments) for entry in found] == [1, 3, 1]


def test_a_row_and_a_dated_heading_open_entries() -> None:
    assert len(entries(row("4 May", "Seen", "Jo"), row("5 May", "Rang", "Jo"))) == 2
    assert len(entries(heading("4 May 2024"), paragraph("Seen."), heading("Afternoon"), paragraph("Rang."))) == 1


def test_a_text_with_no_dates_is_one_entry_and_no_text_is_none() -> None:
    assert len(entries(paragraph("Seen at clinic."), paragraph("Rang."))) == 1
    assert entries() == ()


def test_a_meeting_is_read_with_what_its_entry_goes_on_to_say() -> None:
    (entry,) = entries(paragraph("04/05/2024 Seen. Call with social care. Police were on it. 16.30 Home visit."))
    (meeting,) = [found for found in meetings_in(entry) if found.context.text.startswith("Call")]
    assert meeting.context.text == "Call with social care. Police were on it."
    assert meeting.context.before == "04/05/2024 Seen."


def test_the_context_of_a_meeting_is_not_the_whole_entry() -> None:
    (entry,) = entries(paragraph("Meeting held. " + "Weight noted. " * 30))
    (meeting,) = meetings_in(entry)
    assert meeting.context.text.count("Weight noted.") == LONGEST_CONTEXT - 1


def test_an_entry_without_a_meeting_has_none() -> None:
    (entry,) = entries(paragraph("04/05/2024 Weight steady."))
    assert meetings_in(entry) == ()


def test_marks_say_whether_a_strategy_discussion_is_named() -> None:
    assert meeting_marks("Attended strategy meeting.") == ("names strategy discussion",)
    assert meeting_marks("A strategy meeting will be called.") == ("speaks of strategy discussion",)
    assert meeting_marks("Call with police.") == ()
