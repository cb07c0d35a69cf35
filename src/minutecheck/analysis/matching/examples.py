"""Runs the examples that every rule carries."""

from __future__ import annotations

from collections.abc import Iterator

from minutecheck.analysis.matching.matching import StatesOf, match_rules
from minutecheck.analysis.segment import Segment, SegmentKind, Zone
from minutecheck.rulebook import Example, Rule
from minutecheck.rulebook.explain import in_words


def fires_on(rule: Rule, example: Example, states: StatesOf | None = None) -> bool:
    """Whether ``rule`` fires on an example of its own or of another rule; ``states`` as in :func:`match_rules`."""
    segment = Segment(
        start=0,
        end=len(example.text),
        text=example.text,
        kind=SegmentKind.SENTENCE,
        block=0,
        zone=Zone(example.zone or "unknown"),
        heading=example.heading,
        label=example.label,
        before=example.before,
    )
    return bool(match_rules((segment,), (rule,), states=states))


def surprises(rule: Rule, states: StatesOf | None = None) -> Iterator[str]:
    """Give a sentence for each example on which ``rule`` does not do what it says."""
    for example in rule.fires:
        if not fires_on(rule, example, states):
            yield f"{rule.id} should fire on: {in_words(example)}"
    for example in rule.silent:
        if fires_on(rule, example, states):
            yield f"{rule.id} should stay silent on: {in_words(example)}"
    for example in rule.known_miss:
        if fires_on(rule, example, states):
            yield f"{rule.id} now fires on a known miss; move it to 'fires': {in_words(example)}"
