"""How sure is sure enough: measured with the model, applied in one place. Every record here is fictional."""

from __future__ import annotations

from dataclasses import replace
from typing import Any

import pytest

from minutecheck.analysis.scoring.model import shipped_model
from minutecheck.criteria.certainty import CERTAINTY, UNMEASURED, review_below, with_certainty
from minutecheck.criteria.judge import not_applicable, worded
from minutecheck.report import Kind
from minutecheck.rulebook import criteria_catalogue

MEASURED: dict[str, Any] = {
    "review_below": {"kind": 0.8, "risk-level": 0.6, "actions": 0.97, "meeting-label": 0.9},
    "right": {"actions": {"met": 0.5, "partly_met": 0.98}},
}
MODEL = replace(shipped_model(), combiners={CERTAINTY: MEASURED})


@pytest.mark.parametrize(("sure", "review"), [(0.59, True), (0.61, False)])
def test_each_criterion_has_its_own_threshold(sure: float, review: bool) -> None:
    found = with_certainty({"risk-level": worded("risk-level", "high", sure)}, MODEL, Kind.MINUTES, 1.0)
    assert (found["risk-level"].confidence, found["risk-level"].review) == (sure, review)


@pytest.mark.parametrize(("value", "sure", "review"), [("complete", 0.5, True), ("incomplete", 0.98, False)])
def test_what_is_counted_is_as_sure_as_it_was_right_before(value: str, sure: float, review: bool) -> None:
    found = with_certainty({"actions": worded("actions", value)}, MODEL, Kind.MINUTES, 1.0)["actions"]
    assert (found.confidence, found.review) == (sure, review)


def test_a_case_notes_label_keeps_the_probability_it_was_given() -> None:
    found = with_certainty({"meeting-label": worded("meeting-label", "mislabelled", 0.83)}, MODEL, Kind.CASE_NOTE, 1.0)
    assert (found["meeting-label"].confidence, found["meeting-label"].review) == (0.83, True)


def test_where_the_kind_is_in_doubt_everything_is() -> None:
    judgements = {"risk-level": worded("risk-level", "high", 0.99)}
    assert with_certainty(judgements, MODEL, Kind.MINUTES, 0.79)["risk-level"].review
    assert not with_certainty(judgements, MODEL, Kind.MINUTES, 0.81)["risk-level"].review


def test_what_does_not_apply_needs_no_look() -> None:
    judgements = {"risk-level": not_applicable("risk-level", 0.1)}
    assert not with_certainty(judgements, MODEL, Kind.MINUTES, 1.0)["risk-level"].review


def test_the_shipped_model_has_a_threshold_for_every_criterion_and_a_measured_share_for_what_is_counted() -> None:
    model = shipped_model()
    for criterion in set(criteria_catalogue()) - {"service-language"}:
        assert 0 <= review_below(criterion, model) <= 1
        assert criterion in model.combiners[CERTAINTY]["review_below"]
    assert set(model.combiners[CERTAINTY]["right"]) == {"actions", "meeting-label", "attendance-core"}


def test_a_model_in_training_has_the_threshold_of_one_never_measured() -> None:
    assert review_below("risk-level", replace(shipped_model(), combiners={})) == UNMEASURED
