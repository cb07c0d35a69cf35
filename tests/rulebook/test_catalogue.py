"""The catalogue holds every published criterion and words every value."""

from __future__ import annotations

import pytest

from minutecheck.report import Outcome
from minutecheck.rulebook import criteria_catalogue

ORDER = [
    "s47-decision",
    "risk-level",
    "rationale",
    "actions",
    "challenge",
    "meeting-label",
    "attendance-core",
    "attendance-detail",
    "history",
    "child-voice",
    "other-children",
    "non-resident-parent",
    "family-information",
    "medical",
    "criminal-basis",
    "interim-safety",
    "contingency",
    "review",
    "circulation",
    "timing-rationale",
    "conference-focus",
    "medical-deference",
    "proof-threshold",
    "service-language",
]
OUTCOMES = {
    "s47-decision": {"initiate": "met", "not_initiate": "met", "deferred": "partly_met", "absent": "not_met"},
    "risk-level": {"low": "met", "medium": "met", "high": "met", "threshold_only": "partly_met", "absent": "not_met"},
    "rationale": {"stated": "met", "generic": "partly_met", "absent": "not_met"},
    "challenge": {"recorded": "met", "invited_only": "partly_met", "absent": "not_met"},
    "meeting-label": {"correct": "met", "mislabelled": "not_met"},
    "contingency": {"yes": "met", "no": "not_met"},
    "conference-focus": {"flagged": "not_met", "clear": "met"},
}


def test_criteria_come_in_the_published_order() -> None:
    assert list(criteria_catalogue()) == ORDER
    assert [name for name, criterion in criteria_catalogue().items() if criterion.core] == ORDER[:6]


@pytest.mark.parametrize("criterion", OUTCOMES)
def test_values_lead_to_their_outcomes(criterion: str) -> None:
    values = criteria_catalogue()[criterion].values
    assert {name: wording.outcome.value for name, wording in values.items() if name != "not_applicable"} == OUTCOMES[
        criterion
    ]
    assert values["not_applicable"].outcome is Outcome.NOT_APPLICABLE


@pytest.mark.parametrize("criterion", ORDER)
def test_wording_is_neutral_and_advice_gives_an_example(criterion: str) -> None:
    entry = criteria_catalogue()[criterion]
    assert entry.question.endswith("?")
    assert entry.sources
    for wording in entry.values.values():
        assert wording.summary.endswith(".")
        assert not {"you", "failed", "failure"} & set(wording.summary.lower().split())
        if wording.outcome in (Outcome.MET, Outcome.NOT_APPLICABLE):
            assert wording.advice is None
        else:
            assert wording.advice is not None
            assert '"' in wording.advice or "for example" in wording.advice


def test_what_is_absent_is_only_said_not_to_be_shown() -> None:
    for criterion in criteria_catalogue().values():
        for name in ("absent", "no"):
            if name in criterion.values:
                assert criterion.values[name].summary.startswith("The record does not show")
