"""The tables of an evaluation say what is in them. Every record here is fictional."""

from __future__ import annotations

from minutecheck.report import Judgement, RecordReport
from minutecheck.training.measures import compare
from minutecheck.training.tables import comparison, confusion, reliability, wrong_met
from tests.training.test_measures import ALL, labelled, reported


def sure(report: RecordReport, criterion: str, confidence: float, review: bool = False) -> RecordReport:
    """Return the report with one judgement held with this confidence."""

    def held(judgement: Judgement) -> Judgement:
        if judgement.id != criterion:
            return judgement
        return judgement.model_copy(update={"confidence": confidence, "review": review})

    return report.model_copy(update={"criteria": tuple(held(judgement) for judgement in report.criteria)})


def test_a_confusion_table_counts_gold_down_and_reported_across() -> None:
    lines = confusion("risk-level", [("high", "high"), ("high", "low"), ("low", "low")]).splitlines()
    assert lines[1].split() == ["high", "low"]
    assert [line.split() for line in lines[2:]] == [["high", "1", "1"], ["low", "0", "1"]]


def test_reliability_counts_the_right_ones_of_each_band() -> None:
    records = [labelled(**ALL), labelled(**{**ALL, "risk_level": "low"}), labelled(**ALL)]
    reports = [
        sure(reported(**ALL), "risk-level", confidence, review=confidence < 0.8) for confidence in (0.95, 0.8, 0.5)
    ]
    line = next(line for line in reliability(records, reports).splitlines() if line.startswith("risk-level"))
    assert line.split("risk-level")[1].split() == [
        "1.00",
        "of",
        "1",
        "0.00",
        "of",
        "1",
        "1.00",
        "of",
        "1",
        "0.50",
        "of",
        "2",
        "67%",
    ]


def test_a_wrong_met_is_counted_and_so_is_one_that_asks_nobody_to_look() -> None:
    absent = {**ALL, "s47_decision": "absent"}
    reports = [reported(**ALL), sure(reported(**ALL), "s47-decision", 0.6, review=True), reported(**ALL)]
    decision, risk = wrong_met([labelled(**absent), labelled(**absent), labelled(**ALL)], reports).splitlines()
    assert decision.split("s47-decision")[1].split() == [
        "2",
        "of",
        "3",
        "minutes,",
        "1",
        "not",
        "marked",
        "for",
        "a",
        "look",
    ]
    assert risk.split("risk-level")[1].split() == ["0", "of", "3", "minutes,", "0", "not", "marked", "for", "a", "look"]


def test_a_comparison_has_a_line_for_each_evaluation() -> None:
    scores = compare([labelled(**ALL)], [reported(**ALL)])
    head, line = comparison({"both": scores}, "what judges").splitlines()
    assert head.split()[:3] == ["what", "judges", "core"]
    assert line.split()[:2] == ["both", f"{scores.core():.3f}"]
