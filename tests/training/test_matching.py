"""Which segments of a labelled record its gold quotes stand in. Every record here is fictional."""

from __future__ import annotations

import pytest

from minutecheck.analysis.structure.structure import segments_of
from minutecheck.training.matching import action_labels, labels_for, overlap
from tests.made import paragraph, record_of

SEGMENTS = segments_of(record_of(paragraph("Enquiries will start today. The burn is deep and new. Orla ate well.")))


def test_a_quote_labels_the_segment_it_stands_in() -> None:
    assert labels_for(SEGMENTS, "stated", ["burn is deep"]) == ["none", "stated", "none"]


def test_a_quote_over_several_segments_labels_each() -> None:
    quote = "Enquiries will start today. The burn is deep and new."
    assert labels_for(SEGMENTS, "stated", [quote]) == ["stated", "stated", "none"]


def test_a_quote_that_no_segment_holds_goes_to_the_nearest_or_nowhere() -> None:
    assert labels_for(SEGMENTS, "stated", ["the burn was deep and new"]) == ["none", "stated", "none"]
    assert labels_for(SEGMENTS, "stated", ["a wholly different thing"]) == ["none"] * 3
    assert labels_for((), "stated", ["anything"]) == []


def test_overlap_is_the_share_of_the_shorter_text() -> None:
    assert overlap("The burn is deep", "the burn, it’s deep") == pytest.approx(3 / 4)
    assert overlap("", "burn") == 0.0


def test_segments_of_gold_actions_are_labelled() -> None:
    found = segments_of(record_of(paragraph("Jo Pell to ring the ward. Orla ate well.")))
    assert action_labels(found, [{"text": "Jo Pell to ring the ward."}]) == ["action", "none"]
    assert action_labels(found, [{"text": "to ring the ward"}]) == ["action", "none"]
    assert action_labels(found, []) == ["none", "none"]
