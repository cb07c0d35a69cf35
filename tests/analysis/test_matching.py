"""Rules on segments: what fires, where, and that arming changes nothing. All wording is fictional."""

from __future__ import annotations

from time import process_time

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from minutecheck.analysis.matching.matching import match_rules
from minutecheck.analysis.segment import Segment, SegmentKind, Zone
from minutecheck.rulebook import Severity, load_rules

WORDS = sorted(
    {word for rule in load_rules() for example in rule.fires + rule.silent for word in example.text.split()}
    | {"S47", "☒", "☐", "|", "?", "Yes", "No", "[x]", ";", "section", "47."}
)
HEADINGS = sorted({example.heading for rule in load_rules() for example in rule.fires if example.heading})


def segment(text: str, start: int = 0, *, heading: str | None = None, zone: Zone = Zone.UNKNOWN) -> Segment:
    """Return a sentence that stands at ``start`` of a record."""
    return Segment(start, start + len(text), text, SegmentKind.SENTENCE, 0, zone=zone, heading=heading)


def fired(text: str, heading: str | None = None) -> set[str]:
    """Return the ids of all rules that fire on a sentence."""
    return {match.rule_id for match in match_rules([segment(text, heading=heading)], load_rules())}


def test_a_match_points_at_the_words_in_the_record() -> None:
    text = "All agencies agreed. The section 47 threshold is met."
    second = segment(text[21:], 21)
    matches = match_rules([segment(text[:20]), second], load_rules())
    (match,) = [match for match in matches if match.rule_id == "s47.threshold-met"]
    assert (match.segment_index, match.criterion, match.value, match.severity) == (
        1,
        "s47-decision",
        "initiate",
        Severity.EVIDENCE,
    )
    assert text[match.start : match.end] == "section 47 threshold is met"


@pytest.mark.parametrize(
    ("met", "not_met", "rule"),
    [
        ("S47 threshold met.", "S47 threshold considered.", "s47.threshold-met"),
        ("Section 47 agreed.", "Section 47 not agreed.", "s47.agreed"),
        ("Is S47 required? Yes ☒ No ☐", "Is S47 required? Yes ☐ No ☐", "s47.yes-ticked-inline"),
        ("The risk to Orla is high.", "The risk to Orla was high in 2021.", "risk.high.risk-to"),
        ("Police disagreed with the plan.", "Dad disagreed with the plan.", "challenge.disagreed"),
        ("SW Ada Penn to ring the school.", "SW Ada Penn rang the school.", "actions.owner-to-do"),
        ("Attended strategy discussion.", "Attended behaviour strategy meeting.", "label.attended"),
    ],
)
def test_pairs_that_differ_by_little(met: str, not_met: str, rule: str) -> None:
    assert rule in fired(met)
    assert rule not in fired(not_met)


def test_the_heading_decides_what_a_bare_entry_is_about() -> None:
    assert "risk.high.entry" in fired("High, agreed by all.", "Level of risk to the child")
    assert "risk.high.entry" not in fired("High, agreed by all.", "Priority for allocation")


def test_assertion_states_keep_a_rule_from_firing() -> None:
    rule = next(rule for rule in load_rules() if rule.id == "s47.threshold-met")
    careful = type(rule)(**{name: getattr(rule, name) for name in rule.__slots__} | {"unless_state": {"history"}})
    sentence = segment("The section 47 threshold is met.")
    assert match_rules([sentence], (careful,), states=lambda *_: ["history"]) == ()
    assert len(match_rules([sentence], (careful,), states=lambda *_: ["purpose"])) == 1
    assert len(match_rules([sentence], (careful,))) == 1


def test_a_rule_with_zones_fires_in_them_alone() -> None:
    rule = next(rule for rule in load_rules() if rule.id == "s47.threshold-met")
    zoned = type(rule)(**{name: getattr(rule, name) for name in rule.__slots__} | {"zones": frozenset({"decision"})})
    text = "The section 47 threshold is met."
    assert match_rules([segment(text, zone=Zone.DECISION)], (zoned,))
    assert not match_rules([segment(text, zone=Zone.HISTORY)], (zoned,))


@settings(max_examples=150, deadline=None)
@given(
    st.lists(st.sampled_from(WORDS), max_size=25).map(" ".join),
    st.one_of(st.none(), st.sampled_from(HEADINGS)),
)
def test_arming_finds_what_running_every_rule_finds(text: str, heading: str | None) -> None:
    rules, given_segment = load_rules(), [segment(text, heading=heading)]
    assert match_rules(given_segment, rules) == match_rules(given_segment, rules, exhaustive=True)


@settings(max_examples=60, deadline=None)
@given(st.text(max_size=200))
def test_any_text_can_be_matched_and_spans_stand_inside_it(text: str) -> None:
    for match in match_rules([segment(text, 7)], load_rules()):
        assert 7 <= match.start < match.end <= 7 + len(text)


@pytest.mark.parametrize("unit", ["s47 agreed ", "risk ", "☐ ", "not section 47 if ", "a: "])
def test_time_is_linear_in_hostile_text(unit: str) -> None:
    rules = load_rules()
    match_rules([segment("risk")], rules)
    started = process_time()
    match_rules([segment(unit * (60_000 // len(unit)))], rules)
    assert process_time() - started < 5
