"""What is named in a segment for the classifiers. Every record here is fictional."""

from __future__ import annotations

from datetime import date

from minutecheck.analysis.analyse import understand
from minutecheck.analysis.scoring.marks import marks_of, states_of
from minutecheck.analysis.segment import Segment, SegmentKind
from tests.made import heading, paragraph, record_of


def marks(text: str, number: int = 0, total: int = 0) -> tuple[str, ...]:
    segment = Segment(0, len(text), text, SegmentKind.SENTENCE, 0)
    return marks_of(segment, number, total, (), (), date(2024, 5, 3))


def test_owner_deadline_and_statute_are_marked() -> None:
    found = marks("Social worker to start section 47 enquiries by Friday.")
    assert {"owner=role", "opens with owner=role", "due=dated"} <= set(found)
    assert any(mark.startswith("s47 ") for mark in found)
    assert "owner=none" in marks("It rained.")


def test_the_place_in_a_record_is_marked_in_fifths() -> None:
    assert "part=0" in marks("x", 0, 10)
    assert "part=4" in marks("x", 9, 10)
    assert not any(mark.startswith("part=") for mark in marks("x"))


def test_what_the_rules_found_is_marked() -> None:
    analysis = understand(
        record_of(heading("Record", 1), paragraph("It was agreed that section 47 enquiries will start."))
    )
    assert "evidence s47-decision initiate" in analysis.marks[1]


def test_states_are_those_of_the_words_asked_about() -> None:
    text = "If section 47 enquiries start, the police will help."
    segment = Segment(10, 10 + len(text), text, SegmentKind.SENTENCE, 0)
    assert "hypothetical" in states_of(segment, 13, 23)
