"""What a check finds, and how it becomes a line of the report."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field

from minutecheck.analysis.analyse import Analysis
from minutecheck.criteria.evidence import evidence_at
from minutecheck.record import Span
from minutecheck.report import Check, CheckOutcome
from minutecheck.rulebook.check import CheckFile

MOST = 3
"""Pieces of evidence shown for one check."""


@dataclass(frozen=True, slots=True)
class Finding:
    """One thing found: whether it is shown, where, and the words that fill the wording's gaps ("{due}")."""

    shown: bool
    spans: tuple[Span, ...] = ()
    values: Mapping[str, str] = field(default_factory=dict)


def reported(analysis: Analysis, check: CheckFile, finding: Finding) -> Check:
    """Return the check as the report gives it."""
    outcome = CheckOutcome.SHOWN if finding.shown else CheckOutcome.NOT_SHOWN
    if check.information and not finding.shown:
        outcome = CheckOutcome.INFORMATION
    wording = (check.wording.shown or check.title) if finding.shown else check.wording.not_shown
    advice = None if finding.shown else check.advice
    return Check(
        id=check.id,
        outcome=outcome,
        title=check.title,
        question=check.question,
        summary=wording.format_map(finding.values),
        advice=advice.format_map(finding.values) if advice else None,
        source=(check.source.document,),
        evidence=tuple(evidence_at(analysis, span, f"check:{check.id}") for span in _few(finding.spans)),
    )


def _few(spans: Sequence[Span]) -> list[Span]:
    return sorted(set(spans))[:MOST]
