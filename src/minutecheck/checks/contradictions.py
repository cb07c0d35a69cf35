"""Checks of a record against itself: levels of risk and decisions that differ, and a title that names another meeting."""

from __future__ import annotations

from collections.abc import Iterator

from minutecheck.analysis.analyse import Analysis
from minutecheck.analysis.scoring.titles import titled
from minutecheck.analysis.segment import SegmentKind, Zone
from minutecheck.analysis.structure.naming import names_strategy_discussion
from minutecheck.analysis.word_lists import cue
from minutecheck.checks.findings import Finding
from minutecheck.report import Kind, Outcome, RecordReport

SURE = 0.85
"""Probability from which a segment is taken to give a level of risk."""
LEVELS = ("low", "medium", "high")
DECISIONS = {"initiate": "start or go on", "not_initiate": "do not start, or end"}
_TITLE = 3
_NOT_HERE = frozenset({Zone.HISTORY, Zone.GUIDANCE})


def risk_levels_differ(analysis: Analysis) -> Iterator[Finding]:
    """Yield a finding where two places give different levels of risk, and neither sentence names more than one level."""
    found: dict[str, tuple[int, int]] = {}
    known = [level for level in LEVELS if level in analysis.classes["risk-level"]]
    for number, segment in enumerate(analysis.segments):
        if segment.kind is SegmentKind.HEADING or segment.zone in _NOT_HERE:
            continue
        sure = {level: float(analysis.score("risk-level", level)[number]) for level in known}
        level = max(sure, key=lambda name: sure[name])
        others = [word for word in LEVELS if word != level and cue("risk_words", word).search(segment.text)]
        if sure[level] >= SURE and not others:
            found.setdefault(level, segment.span)
    if len(found) == 2:
        one, other = sorted(found, key=lambda name: found[name])
        yield Finding(False, (found[one], found[other]), {"one": one, "other": other})


def decisions_differ(analysis: Analysis) -> Iterator[Finding]:
    """Yield a finding where one place decides that enquiries start, and another that they do not."""
    found: dict[str, tuple[int, int]] = {}
    known = [value for value in DECISIONS if value in analysis.classes["s47-decision"]]
    for number, segment in enumerate(analysis.segments):
        if segment.kind is SegmentKind.HEADING or segment.zone in _NOT_HERE:
            continue
        sure = {value: float(analysis.score("s47-decision", value)[number]) for value in known}
        value = max(sure, key=lambda name: sure[name])
        if sure[value] >= SURE:
            found.setdefault(value, segment.span)
    if len(found) == 2:
        one, other = sorted(found, key=lambda name: found[name])
        yield Finding(False, (found[one], found[other]), {"one": DECISIONS[one], "other": DECISIONS[other]})


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
