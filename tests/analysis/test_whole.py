"""What is seen of a whole document before it is read closely. Every record here is fictional."""

from __future__ import annotations

from minutecheck.analysis.scoring.whole import OPENING, opening_features
from minutecheck.analysis.structure.structure import segments_of
from tests.made import heading, paragraph, record_of


def opening(*words: str) -> dict[str, list[str]]:
    record = record_of(heading("Orange form", 1), *(paragraph(text) for text in words))
    return opening_features(segments_of(record), record, frozenset())


def test_the_opening_is_what_stands_in_the_first_words_and_the_title() -> None:
    found = opening("quince " * (OPENING + 5) + "medlar.")
    assert {"quince"} <= set(found["word"])
    assert "medlar" not in found["word"]
    assert "orange" in found["head"]


def test_layout_is_marked() -> None:
    found = opening("01/02/2024 Seen.", "02/02/2024 Seen.")
    assert "entries=3" in found["form"]
    assert "has unknown" in found["form"]
