"""Which part of a record a heading opens. Everything here is fictional."""

from __future__ import annotations

import pytest

from minutecheck.analysis.segment import Zone
from minutecheck.analysis.structure.zones import LONGEST_HEADING, heading_words, zone_of


@pytest.mark.parametrize(
    ("heading", "zone"),
    [
        ("4. Actions agreed", Zone.ACTIONS),
        ("RATIONALE FOR DECISION", Zone.RATIONALE),
        ("Level of risk", Zone.RISK),
        ("Child’s views", Zone.INFORMATION),
        ("Contingency plan", Zone.CONTINGENCY),
        ("Reason for strategy discussion", Zone.REASON),
        ("Circulation list", Zone.CIRCULATION),
        ("Purple", Zone.UNKNOWN),
        ("", Zone.UNKNOWN),
        ("—", Zone.UNKNOWN),
    ],
)
def test_a_heading_opens_the_zone_of_its_longest_known_phrase(heading: str, zone: Zone) -> None:
    assert zone_of(heading) is zone


def test_a_sentence_under_the_guise_of_a_heading_names_no_zone() -> None:
    assert zone_of(" ".join(["outcome of meeting", *["word"] * LONGEST_HEADING])) is Zone.UNKNOWN
    assert zone_of("Orla was with her mother on Friday") is Zone.UNKNOWN


def test_a_heading_is_compared_without_its_number_capitals_and_marks() -> None:
    assert heading_words("3) Child’s Views:") == ("child's", "views")
