"""Every shipped rule does on its own examples what it says. The examples are fictional and stand in the rule files."""

from __future__ import annotations

from collections import Counter

import pytest

from minutecheck.analysis.assertion.assertion import State
from minutecheck.analysis.matching.examples import fires_on
from minutecheck.analysis.segment import Zone
from minutecheck.rulebook import Example, Rule, Severity, criteria_catalogue, load_rules
from minutecheck.rulebook.explain import in_words
from minutecheck.rulebook.model import StateName, ZoneName

CASES = [
    pytest.param(rule, example, wanted, id=f"{rule.id}-{kind}-{number}")
    for rule in load_rules()
    for kind, examples, wanted in (
        ("fires", rule.fires, True),
        ("silent", rule.silent, False),
        ("known_miss", rule.known_miss, False),
    )
    for number, example in enumerate(examples, start=1)
]


@pytest.mark.parametrize(("rule", "example", "wanted"), CASES)
def test_a_rule_does_on_its_examples_what_it_says(rule: Rule, example: Example, wanted: bool) -> None:
    assert fires_on(rule, example) is wanted, in_words(example)


def test_every_core_criterion_has_rules_for_each_of_its_values() -> None:
    found = {(rule.criterion, rule.value) for rule in load_rules()}
    for criterion in criteria_catalogue().values():
        if criterion.core:
            assert {(criterion.id, value) for value in criterion.evidence} <= found


def test_there_are_rules_against_words_that_do_not_count() -> None:
    vetoes = Counter(rule.criterion for rule in load_rules() if rule.severity is Severity.VETO)
    assert min(vetoes[name] for name in ("s47-decision", "risk-level", "rationale", "actions", "challenge")) >= 4


def test_reasons_shown_to_the_chair_are_one_plain_sentence() -> None:
    for rule in load_rules():
        assert rule.why.endswith(".")
        assert "you failed" not in rule.why.lower()
        assert len(rule.why) < 160


def test_zone_and_state_names_are_those_of_the_analysis() -> None:
    assert set(ZoneName.__args__) == {zone.value for zone in Zone}
    assert set(StateName.__args__) == {state.value for state in State}
