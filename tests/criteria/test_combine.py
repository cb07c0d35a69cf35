"""From the scores of segments to a value with its words. Scores are set by hand; every record is fictional."""

from __future__ import annotations

from dataclasses import replace

import numpy as np
import pytest

from minutecheck.analysis.analyse import Analysis
from minutecheck.analysis.scoring.model import Model
from minutecheck.criteria.combine import best_logits, distribution, near_outcome, quantities
from minutecheck.criteria.evidence import MOST, evidence_for, near_misses
from minutecheck.criteria.further import further_quantities, judge_further
from minutecheck.criteria.judge import judge_value, not_applicable, worded
from minutecheck.report import Outcome
from minutecheck.rulebook import criteria_catalogue
from tests.analysis.test_model import small_model
from tests.made import Piece, heading, paragraph, record_of, scored

RISK = ("none", "high", "low", "medium", "threshold_only")
RECORD = record_of(
    heading("Strategy discussion", 1),
    heading("Outcome"),
    paragraph("Quince. Medlar. Damson. Sloe. Bullace."),
)


def risk(**chances: dict[str, float]) -> Analysis:
    return scored(RECORD, "risk-level", {word.title(): found for word, found in chances.items()}, RISK)


def combiner(values: tuple[str, ...], names: tuple[str, ...], weights: list[list[float]]) -> dict[str, object]:
    return {"values": list(values), "quantities": list(names), "weights": weights, "bias": [0.0] * len(values)}


def model_for(criterion: str, weight: float = 1.0) -> Model:
    values = ("absent", "high", "low")
    made = combiner(values, ("high best", "low best"), [[0, 0], [weight, 0], [0, weight]])
    return replace(small_model(), combiners={criterion: made})


def test_a_distribution_is_a_softmax_of_weighted_quantities() -> None:
    made = combiner(("a", "b"), ("x", "y"), [[1, 0], [0, 2]])
    assert distribution(made, {"x": 1.0, "y": 0.5}) == pytest.approx({"a": 0.5, "b": 0.5})
    assert distribution(made, {"x": 1.0})["a"] == pytest.approx(np.e / (np.e + 1))
    assert sum(distribution(made, {"x": 900.0, "y": -900.0}).values()) == pytest.approx(1)


def test_the_best_two_scores_decide_within_limits() -> None:
    best, second = best_logits(np.array([0.5, 0.1, 0.9], dtype=np.float32))
    assert best == pytest.approx(np.log(9), abs=1e-4)
    assert second == pytest.approx(0, abs=1e-6)
    assert best_logits(np.array([1.0], dtype=np.float32)) == (5.0, -5.0)
    assert best_logits(np.zeros(0, dtype=np.float32)) == (-5.0, -5.0)


def test_there_is_a_quantity_for_each_value_that_is_evidence() -> None:
    found = quantities(risk(quince={"high": 0.9}), "risk-level")
    assert set(found) == {f"{value} best" for value in RISK[1:]}
    assert found["high best"] > 0 > found["low best"]


def test_a_reason_counts_more_near_the_outcome() -> None:
    record = record_of(
        heading("Strategy discussion", 1),
        heading("Information"),
        paragraph("Quince. Medlar. Decided. Damson. Sloe. Bullace."),
    )
    chances = {"Decided": {"initiate": 0.9}}
    decided = scored(record, "s47-decision", chances, ("none", "initiate"))
    near = [decided.segments[number].text for number in near_outcome(decided)]
    assert near == ["Decided.", "Damson.", "Sloe."]
    reasons = scored(record, "rationale", {"Bullace": {"stated": 0.9}, "Sloe": {"stated": 0.6}}, ("none", "stated"))
    both = replace(reasons, scores={**decided.scores, **reasons.scores}, classes={**decided.classes, **reasons.classes})
    found = quantities(both, "rationale")
    assert found["stated best"] == pytest.approx(np.log(9), abs=1e-3)
    assert found["stated near outcome"] == pytest.approx(np.log(1.5), abs=1e-3)


def test_the_likeliest_value_is_given_with_the_words_that_show_it() -> None:
    analysis = risk(medlar={"high": 0.95}, sloe={"low": 0.1})
    judgement = judge_value(analysis, model_for("risk-level"), "risk-level")
    assert (judgement.value, judgement.outcome) == ("high", Outcome.MET)
    assert [found.quote for found in judgement.evidence] == ["Medlar."]
    assert judgement.evidence[0].by == "model:segments"
    assert judgement.evidence[0].place.section == "Outcome"
    assert judgement.source


def test_nothing_found_is_absent_without_evidence() -> None:
    judgement = judge_value(risk(), model_for("risk-level"), "risk-level")
    assert (judgement.value, judgement.outcome, judgement.evidence) == ("absent", Outcome.NOT_MET, ())
    assert judgement.advice


def test_words_for_two_values_leave_it_unsure() -> None:
    unsure = judge_value(risk(medlar={"high": 0.6}, sloe={"low": 0.4}), model_for("risk-level", 0.1), "risk-level")
    assert unsure.confidence < 0.75


def test_evidence_is_the_best_segment_and_others_nearly_as_sure_in_reading_order() -> None:
    chances = {"quince": {"high": 0.7}, "medlar": {"high": 0.4}, "damson": {"high": 0.9}, "sloe": {"high": 0.52}}
    assert [found.quote for found in evidence_for(risk(**chances), "risk-level", "high")] == ["Quince.", "Damson."]


def test_evidence_names_the_rule_that_finds_it_too() -> None:
    words = "It was agreed that section 47 enquiries will start."
    record = record_of(heading("Strategy discussion", 1), paragraph(words))
    analysis = scored(record, "s47-decision", {"It was": {"initiate": 0.9}}, ("none", "initiate", "not_initiate"))
    (found,) = evidence_for(analysis, "s47-decision", "initiate")
    assert found.by.startswith("rule:s47.")
    (other,) = evidence_for(analysis, "s47-decision", "not_initiate")[:1]
    assert other.by == "model:segments"


def test_evidence_is_never_long() -> None:
    sure = {word: {"high": 0.9} for word in ("quince", "medlar", "damson", "sloe", "bullace")}
    assert len(evidence_for(risk(**sure), "risk-level", "high")) == MOST


def test_an_empty_record_has_no_evidence() -> None:
    assert evidence_for(scored(record_of(), "risk-level", {}, RISK), "risk-level", "high") == ()


def test_words_that_a_rule_rules_out_are_shown_with_its_reason() -> None:
    pieces: tuple[Piece, ...] = (
        heading("Strategy discussion", 1),
        paragraph("The purpose of the meeting is to decide whether section 47 enquiries should be initiated."),
    )
    analysis = scored(record_of(*pieces), "s47-decision", {}, ("none", "initiate"))
    (found,) = near_misses(analysis, "s47-decision")
    assert found.quote.startswith("The purpose")
    assert found.why.endswith(".")


def test_every_value_of_the_catalogue_can_be_worded() -> None:
    for criterion, entry in criteria_catalogue().items():
        for value in entry.values:
            judgement = worded(criterion, value, 0.9)
            assert judgement.summary
            assert (judgement.advice is None) or judgement.outcome in (Outcome.PARTLY_MET, Outcome.NOT_MET)


def test_what_does_not_apply_asks_for_nobody() -> None:
    judgement = not_applicable("risk-level", 0.1)
    assert (judgement.outcome, judgement.review, judgement.advice) == (Outcome.NOT_APPLICABLE, False, None)


def test_a_further_criterion_is_decided_by_its_best_segment_and_its_zone() -> None:
    record = record_of(heading("Record", 1), heading("Contingency"), paragraph("If so, then thus."))
    analysis = scored(record, "contingency", {"If": {"yes": 0.9}}, ("no", "yes"))
    found = further_quantities(analysis, "contingency")
    assert found["zone"] == 1.0
    assert found["best"] == pytest.approx(np.log(9), abs=1e-3)
    model = replace(small_model(), combiners={"contingency": combiner(("no", "yes"), ("best",), [[-1], [1]])})
    judgement = judge_further(analysis, model, "contingency")
    assert (judgement.value, judgement.outcome, judgement.evidence[0].quote) == (
        "yes",
        Outcome.MET,
        "If so, then thus.",
    )


@pytest.mark.parametrize(("sure", "value", "outcome"), [(0.9, "flagged", Outcome.NOT_MET), (0.1, "clear", Outcome.MET)])
def test_a_flag_is_good_when_clear(sure: float, value: str, outcome: Outcome) -> None:
    analysis = scored(RECORD, "proof-threshold", {"Quince": {"yes": sure}}, ("no", "yes"))
    model = replace(small_model(), combiners={"proof-threshold": combiner(("no", "yes"), ("best",), [[-1], [1]])})
    judgement = judge_further(analysis, model, "proof-threshold")
    assert (judgement.value, judgement.outcome) == (value, outcome)
    assert bool(judgement.evidence) is (value == "flagged")
