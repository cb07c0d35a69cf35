"""Checks beyond the criteria: what the documents ask for where it applies, time limits, and a record against itself.

Each check is a file in ``rules/<pack>/checks``: its source, its wording, and either the words that show it or the name of
one of the functions here that count people and days.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator, Sequence

from minutecheck.analysis.analyse import Analysis
from minutecheck.analysis.matching.matching import RuleMatch, match_rules
from minutecheck.analysis.scoring.marks import states_of
from minutecheck.checks import attended, contradictions, days
from minutecheck.checks.age import ages_of
from minutecheck.checks.by_words import Matches, by_words
from minutecheck.checks.findings import MOST, Finding, reported
from minutecheck.checks.referrer import referrer_invited
from minutecheck.report import Check as CheckReport
from minutecheck.report import Kind, RecordReport
from minutecheck.rulebook.check import APPLIES, Check
from minutecheck.rulebook.checks import load_checks, rules_of
from minutecheck.rulebook.limits import LimitsFile, load_limits
from minutecheck.rulebook.packs import CORE

HARM = ("injury-medical", "sexual-abuse-sarc")
"""The checks whose words tell of an injury or of sexual abuse, on which the same-day limit depends."""


def with_checks(analysis: Analysis, report: RecordReport, pack: str = CORE) -> RecordReport:
    """Return the report of minutes with the checks that apply, in the order of their files; others as they are."""
    if report.kind is not Kind.MINUTES:
        return report
    checks, limits = load_checks(pack), load_limits(pack)
    ages = ages_of(analysis.segments, analysis.meeting_date)
    matches = _matches(analysis, pack)
    found: list[CheckReport] = []
    for check in checks:
        findings = _findings(check, analysis, report, limits, ages, matches)
        found += [reported(analysis, check.file, finding) for finding in list(findings)[:MOST]]
    return report.model_copy(update={"checks": tuple(found)})


def _matches(analysis: Analysis, pack: str) -> Matches:
    """Return the words of all checks that stand in the record, by check and part."""
    matches: dict[tuple[str, str], list[RuleMatch]] = defaultdict(list)
    for match in match_rules(analysis.segments, rules_of(pack), states=states_of):
        matches[match.criterion, match.value].append(match)
    return matches


def _findings(
    check: Check, analysis: Analysis, report: RecordReport, limits: LimitsFile, ages: Sequence[float], matches: Matches
) -> Iterable[Finding]:
    if check.file.logic is None:
        finding = by_words(check, analysis, report, ages, matches)
        return () if finding is None else (finding,)
    return _by_logic(check.file.logic, analysis, report, limits, ages, matches)


def _by_logic(
    logic: str, analysis: Analysis, report: RecordReport, limits: LimitsFile, ages: Sequence[float], matches: Matches
) -> Iterator[Finding]:
    match logic:
        case "chair-manager":
            yield from attended.chair_manager(analysis)
        case "health-for-age":
            yield from attended.health_for_age(analysis, ages)
        case "two-on-the-phone":
            yield from attended.two_on_the_phone(analysis)
        case "owner-not-there":
            yield from attended.owner_not_there(analysis, report)
        case "referrer-invited":
            yield from referrer_invited(analysis)
        case "same-day":
            yield from days.same_day(analysis, report, limits, any((name, APPLIES) in matches for name in HARM))
        case "within-24-hours":
            yield from days.within_24_hours(analysis, report, limits)
        case "circulation-limit":
            yield from days.circulation_limit(report, limits)
        case "conference-limit":
            yield from days.conference_limit(analysis, report, limits)
        case "due-before-meeting":
            yield from days.due_before_meeting(report)
        case "due-on-day-off":
            yield from days.due_on_day_off(report)
        case "weekday-and-date":
            yield from days.weekday_and_date(analysis, report)
        case "meeting-before-referral":
            yield from days.meeting_before_referral(analysis, report)
        case "risk-levels-differ":
            yield from contradictions.risk_levels_differ(analysis)
        case "decisions-differ":
            yield from contradictions.decisions_differ(analysis)
        case "title-and-content":
            yield from contradictions.title_and_content(analysis, report)
