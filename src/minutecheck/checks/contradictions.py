"""Checks of a record against itself: levels of risk and decisions that differ, and a title that names another meeting."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence

from minutecheck.analysis.analyse import Analysis
from minutecheck.analysis.scoring.titles import titled
from minutecheck.analysis.segment import Segment, SegmentKind, Zone
from minutecheck.analysis.structure.naming import names_strategy_discussion
from minutecheck.analysis.word_lists import cue
from minutecheck.checks.findings import Finding
from minutecheck.record import Span
from minutecheck.report import Kind, Outcome, RecordReport

SURE = 0.85
"""Probability from which a segment is taken to give a level of risk."""
LEVELS = ("low", "medium", "high")
DECISIONS = {"initiate": "start or go on", "not_initiate": "do not start, or end"}
_TITLE = 3
_NOT_HERE = frozenset({Zone.HISTORY, Zone.GUIDANCE})


def risk_levels_differ(analysis: Analysis) -> Iterator[Finding]:
    """Yield a finding where two places give different levels of risk, and neither sentence names more than one level."""
    found: dict[str, Span] = {}
    for level, segment in _sure_of(analysis, "risk-level", LEVELS):
        others = [word for word in LEVELS if word != level and cue("risk_words", word).search(segment.text)]
        if not others:
            found.setdefault(level, segment.span)
    yield from _differing(found, {level: level for level in LEVELS})


def decisions_differ(analysis: Analysis) -> Iterator[Finding]:
    """Yield a finding where one place decides that enquiries start, and another that they do not."""
    found: dict[str, Span] = {}
    for decision, segment in _sure_of(analysis, "s47-decision", tuple(DECISIONS)):
        found.setdefault(decision, segment.span)
    yield from _differing(found, DECISIONS)


def _sure_of(analysis: Analysis, criterion: str, values: Sequence[str]) -> Iterator[tuple[str, Segment]]:
    """Yield the segments that surely give one of some values, headings, history and guidance aside."""
    known = [value for value in values if value in analysis.classes[criterion]]
    for number, segment in enumerate(analysis.segments):
        if segment.kind is SegmentKind.HEADING or segment.zone in _NOT_HERE:
            continue
        sure = {value: float(analysis.score(criterion, value)[number]) for value in known}
        value = max(sure, key=lambda name: sure[name])
        if sure[value] >= SURE:
            yield value, segment


def _differing(found: Mapping[str, Span], words: Mapping[str, str]) -> Iterator[Finding]:
    if len(found) == 2:
        one, other = sorted(found, key=lambda name: found[name])
        yield Finding(False, (found[one], found[other]), {"one": words[one], "other": words[other]})


def title_and_content(analysis: Analysis, report: RecordReport) -> Iterator[Finding]:
    """Yield a finding where the title names another meeting and the record decides about section 47 enquiries."""
    if report.kind is not Kind.MINUTES:
        return
    decision = report.judgement("s47-decision")
    top = [segment for segment in analysis.segments[:_TITLE] if segment.text]
    if (
        decision is None
        or decision.outcome is not Outcome.MET
        or any(names_strategy_discussion(one.text) for one in top)
    ):
        return
    other = next((segment for segment in top if cue("risk_words", "other_meeting").search(segment.text)), None)
    if other is not None and Kind.MINUTES not in titled(analysis.segments):
        match = cue("risk_words", "other_meeting").search(other.text)
        yield Finding(False, (other.span,), {"title": match[0].lower() if match else "other meeting"})
