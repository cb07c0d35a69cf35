"""Makes the checks that are made of words, judgements and who took part."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from minutecheck.analysis.analyse import Analysis
from minutecheck.analysis.matching.matching import RuleMatch, match_rules
from minutecheck.analysis.people.people import Person
from minutecheck.analysis.segment import Segment, SegmentKind
from minutecheck.checks.findings import Finding
from minutecheck.record import Span
from minutecheck.report import RecordReport
from minutecheck.rulebook import Rule
from minutecheck.rulebook.check import APPLIES, SHOWN, Applies, Check

Matches = Mapping[tuple[str, str], Sequence[RuleMatch]]
"""The rules that fire, by the check's id and the part of it."""


def by_words(
    check: Check, analysis: Analysis, report: RecordReport, ages: Sequence[float], matches: Matches
) -> Finding | None:
    """Return what a check finds; ``None`` where it does not apply."""
    applies, shown = check.file.applies, check.file.shown
    found = matches.get((check.id, APPLIES), ())
    if shown is None or not _applies(applies, report, ages, bool(found)):
        return None
    hits = matches.get((check.id, SHOWN), ())
    spans: tuple[Span, ...] = tuple((match.start, match.end) for match in hits)
    judged = [report.judgement(name) for name, values in shown.criteria.items() if _holds(report, name, values)]
    spans += tuple((piece.start, piece.end) for one in judged if one for piece in one.evidence[:1])
    attended = [person for person in analysis.people if person.took_part and _is_one(person, check.attended)]
    spans += tuple((person.start, person.end) for person in attended)
    there = bool(hits or judged or attended)
    return Finding(there, spans if there else tuple((match.start, match.end) for match in found))


def _applies(applies: Applies, report: RecordReport, ages: Sequence[float], worded: bool) -> bool:
    if applies.patterns and not worded:
        return False
    if not all(_holds(report, name, values) for name, values in applies.criteria.items()):
        return False
    return applies.age is None or any(applies.age.from_ <= age < applies.age.under for age in ages)


def _holds(report: RecordReport, criterion: str, values: Sequence[str]) -> bool:
    judgement = report.judgement(criterion)
    return judgement is not None and str(judgement.value) in values


def _is_one(person: Person, roles: Rule | None) -> bool:
    """Say whether somebody has one of these roles or agencies."""
    if roles is None:
        return False
    words = " ; ".join(part for part in (person.role, person.agency, person.name) if part)
    return bool(match_rules([Segment(0, len(words), words, SegmentKind.SENTENCE, 0)], (roles,)))
