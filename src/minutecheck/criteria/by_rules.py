"""Judges the criteria that nothing was learnt for by their rules alone: a flag on actions, and a local pack's own ones."""

from __future__ import annotations

from collections.abc import Sequence

from minutecheck.analysis.analyse import Analysis
from minutecheck.analysis.matching.matching import RuleMatch
from minutecheck.criteria.evidence import MOST, evidence_at
from minutecheck.criteria.judge import worded
from minutecheck.record import Span
from minutecheck.report import Action, Judgement
from minutecheck.rulebook import ByRules, Criterion, Severity


def judge_by_rules(analysis: Analysis, criterion: Criterion, way: ByRules, actions: Sequence[Action]) -> Judgement:
    """Return the first value of ``criterion.evidence`` that a rule finds, or the value for where none is found.

    Words that a rule of severity ``veto`` rules out count for nothing.
    """
    vetoed = {match.segment_index for match in _matches(analysis, criterion.id, Severity.VETO)}
    places = [(action.start, action.end) for action in actions] if way.within == "actions" else None
    found = [
        match
        for match in _matches(analysis, criterion.id, Severity.EVIDENCE)
        if match.segment_index not in vetoed and (places is None or _inside(match, places))
    ]
    for value in criterion.evidence:
        shown = [match for match in found if match.value == value]
        if shown:
            evidence = tuple(
                evidence_at(analysis, analysis.segments[match.segment_index].span, f"rule:{match.rule_id}")
                for match in shown[:MOST]
            )
            return worded(criterion.id, value, way.confidence, evidence, analysis.pack)
    return worded(criterion.id, way.otherwise, way.confidence, pack=analysis.pack)


def _matches(analysis: Analysis, criterion: str, severity: Severity) -> list[RuleMatch]:
    return [match for match in analysis.matches if match.criterion == criterion and match.severity is severity]


def _inside(match: RuleMatch, places: Sequence[Span]) -> bool:
    """Say whether the words that matched overlap an action."""
    return any(start < match.end and match.start < end for start, end in places)
