"""Explanations agree with the judgements they explain. Every record here is fictional."""

from __future__ import annotations

import json

import pytest

from minutecheck.analysis.scoring.model import shipped_model
from minutecheck.explaining.explain import explain_record
from minutecheck.explaining.explanation import Candidate, Explained, Explanation
from minutecheck.outputs.terminal.explanation import explanation_text
from minutecheck.readers import read_bytes
from minutecheck.report import Kind
from minutecheck.review import review_record

MINUTES = """# Strategy discussion, 4 March 2024

## Present
- Ann Reed, social worker, children's social care
- Bob Lane, team manager, children's social care
- DC Cole, police
- Dr Dunn, paediatrician (apologies)

## Purpose
To decide whether section 47 enquiries should be initiated.

## Information shared
Section 47 enquiries in 2019 ended with no further action. His mother's DASH was scored high.

## Outcome
It was agreed that section 47 enquiries will start today, because the burn does not fit the account given.
Risk assessment:

## Actions
- Ann Reed to visit the home by 5 March 2024.
- Mother will ring the nursery.
"""
RECORD = read_bytes(MINUTES.encode(), "nell.md")
FOUND = explain_record(RECORD, shipped_model())


def explained(criterion: str, found: Explanation = FOUND) -> Explained:
    return next(one for one in found.criteria if one.id == criterion)


def candidate(criterion: str, words: str) -> Candidate:
    return next(one for one in explained(criterion).candidates if words in one.quote)


def test_an_explanation_says_what_the_report_says() -> None:
    report = review_record(RECORD, shipped_model())
    assert FOUND.kind is report.kind
    for one in FOUND.criteria:
        judgement = report.judgement(one.id)
        assert judgement is not None
        assert (one.value, one.confidence, one.review) == (judgement.value, judgement.confidence, judgement.review)
        counted = {(c.start, c.end) for c in one.candidates if c.counted}
        if one.shares:
            assert counted == {(piece.start, piece.end) for piece in judgement.evidence}


def test_the_words_that_count_stand_with_their_rules_and_features() -> None:
    found = candidate("s47-decision", "will start today")
    assert found.counted
    assert found.speaks_for == "initiate"
    assert any(rule.severity == "evidence" and rule.why for rule in found.rules)
    assert found.features
    assert RECORD.text[found.start : found.end] == found.quote


@pytest.mark.parametrize(
    ("criterion", "words", "why"),
    [
        ("s47-decision", "To decide whether", "A rule counts words like these out"),
        ("s47-decision", "in 2019", "A rule counts words like these out"),
        ("risk-level", "DASH", "A rule counts words like these out"),
        ("attendance-core", "Dunn", "did not take part"),
    ],
)
def test_words_that_do_not_count_are_shown_with_the_reason(criterion: str, words: str, why: str) -> None:
    found = candidate(criterion, words)
    assert not found.counted
    assert why in found.why


def test_a_task_that_was_considered_says_what_it_came_to() -> None:
    assert candidate("actions", "Ann Reed to visit").counted
    assert candidate("actions", "Ann Reed to visit").why == "Reported as an action."
    assert not any(one.counted for one in explained("actions").candidates if "Mother will ring" in one.quote)


def test_the_shares_of_a_record_add_up_to_one() -> None:
    assert sum(explained("risk-level").shares.values()) == pytest.approx(1, abs=0.01)


def test_another_kind_of_document_has_no_criteria_to_explain() -> None:
    found = explain_record(RECORD, shipped_model(), Kind.OTHER)
    assert (found.kind, found.criteria) == (Kind.OTHER, ())


def test_as_text_each_criterion_has_its_title_and_each_candidate_a_line() -> None:
    text = explanation_text(FOUND, {"s47-decision": "Section 47 decision"})
    assert "Taken for the minutes of a strategy discussion" in text
    assert "Section 47 decision (s47-decision)" in text
    assert "  + “It was agreed that section 47 enquiries will start today" in text
    assert max(map(len, text.splitlines())) <= 100


def test_as_json_it_names_its_schema_and_reads_back() -> None:
    text = FOUND.model_dump_json(by_alias=True)
    assert json.loads(text)["schema"] == "minutecheck.explanation/1"
    assert Explanation.model_validate_json(text) == FOUND
