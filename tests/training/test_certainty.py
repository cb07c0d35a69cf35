"""Thresholds worked out by hand. Every record here is fictional."""

from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from minutecheck.training.certainty import NEVER_SURE, fit_certainty, reviewed_share, threshold
from tests.training.test_measures import ALL, labelled, reported


def test_the_threshold_is_the_lowest_from_which_enough_are_right() -> None:
    answers = [(0.99, True), (0.9, True), (0.8, True), (0.7, False), (0.6, True)]
    assert threshold(answers, 1.0) == 0.8
    assert threshold(answers, 0.8) == 0.6
    assert threshold([(0.9, False)], 0.5) == NEVER_SURE
    assert threshold([], 0.9) == NEVER_SURE


def test_answers_of_one_confidence_stand_or_fall_together() -> None:
    assert threshold([(0.9, True), (0.9, False)], 0.97) == NEVER_SURE


@given(st.lists(st.tuples(st.sampled_from([0.1, 0.3, 0.5, 0.7, 0.9]), st.booleans())), st.floats(0.5, 1.0))
def test_above_the_threshold_enough_are_right(answers: list[tuple[float, bool]], wanted: float) -> None:
    lowest = threshold(answers, wanted)
    kept = [right for confidence, right in answers if confidence >= lowest]
    assert not kept or sum(kept) / len(kept) >= wanted


def test_thresholds_are_measured_for_what_the_reports_hold() -> None:
    records = [labelled(**ALL)] * 4
    reports = [reported(**ALL)] * 4
    found = fit_certainty(records, reports)
    assert found["review_below"]["risk-level"] <= 1
    assert "kind" in found["review_below"]


def test_a_record_taken_for_another_kind_tells_nothing_of_its_criteria() -> None:
    other = labelled(**ALL).__class__("x", "", "other", None, {}, (), {})
    found = fit_certainty([other], [reported(**ALL)])
    assert set(found["review_below"]) == {"kind"}
    assert found["review_below"]["kind"] == NEVER_SURE


def test_what_is_left_unreviewed_is_counted() -> None:
    records = [labelled(**ALL), labelled(**{**ALL, "risk_level": "low"})]
    reports = [reported(**ALL)] * 2
    assert reviewed_share(records, reports, "risk-level") == (2, 1, 2)
