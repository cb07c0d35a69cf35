"""Counts the results of an audit as they pass by; what it holds does not grow with the number of records."""

from __future__ import annotations

import heapq
from collections import Counter, defaultdict
from collections.abc import Sequence
from dataclasses import dataclass, field

from minutecheck.outputs.wording import CORE
from minutecheck.report import CheckOutcome, DueKind, Kind, Outcome, OwnerKind, RecordReport
from minutecheck.summary.groups import groups_of

EXAMPLES = 3
MOST_GROUPS = 2_000
"""Different names of one kind of group that are counted apart; an archive of millions of records has no more teams."""
REST = "all others"


@dataclass(frozen=True, slots=True, order=True)
class Example:
    """A record that shows a criterion well; the surest first, then by path."""

    unsure: float
    path: str
    quote: str


@dataclass(slots=True)
class Tally:
    """What is counted: outcomes by criterion, and of the core ones by group; checks, actions, failures, good examples."""

    folders: tuple[str, ...]
    records: int = 0
    kinds: Counter[str] = field(default_factory=Counter)
    errors: Counter[str] = field(default_factory=Counter)
    outcomes: dict[str, Counter[Outcome]] = field(default_factory=lambda: defaultdict(Counter))
    reviews: Counter[str] = field(default_factory=Counter)
    checks: dict[str, Counter[CheckOutcome]] = field(default_factory=lambda: defaultdict(Counter))
    check_titles: dict[str, str] = field(default_factory=dict)
    owners: Counter[OwnerKind] = field(default_factory=Counter)
    dues: Counter[DueKind] = field(default_factory=Counter)
    actions: int = 0
    complete: int = 0
    groups: dict[str, dict[str, dict[str, Counter[Outcome]]]] = field(default_factory=lambda: defaultdict(dict))
    examples: dict[str, list[Example]] = field(default_factory=lambda: defaultdict(list))
    not_read: Counter[str] = field(default_factory=Counter)
    set_aside: int = 0
    local: set[str] = field(default_factory=set)

    def add(self, report: RecordReport) -> None:
        """Count one record."""
        self.records += 1
        if report.error is not None:
            self.errors[report.error.code] += 1
            return
        self.kinds[report.kind or Kind.OTHER] += 1
        if report.local_model is not None:
            self.local.add(report.local_model)
        self.not_read.update(report.not_read)
        named = groups_of(report, self.folders) if report.kind is not Kind.OTHER else {}
        for judgement in report.criteria:
            if judgement.outcome is Outcome.NOT_APPLICABLE:
                continue
            self.outcomes[judgement.id][judgement.outcome] += 1
            self.reviews[judgement.id] += judgement.review
            self.set_aside += judgement.verdict is not None
            if judgement.id in CORE:
                for kind, name in named.items():
                    self._group(kind, name)[judgement.id][judgement.outcome] += 1
                if judgement.outcome is Outcome.MET and not judgement.review and judgement.evidence:
                    quote = judgement.evidence[0].quote
                    self._example(judgement.id, Example(1 - judgement.confidence, report.path, quote))
        for check in report.checks:
            self.checks[check.id][check.outcome] += 1
            self.check_titles.setdefault(check.id, check.title)
        for action in report.actions:
            self.actions += 1
            self.complete += action.outcome is Outcome.MET
            self.owners[action.owner_kind] += 1
            self.dues[action.due_kind] += 1

    def gaps(self, titles: dict[str, str]) -> list[tuple[str, int, int]]:
        """Return what records lack most often: the title, in how many, and of how many it was asked."""
        found = [
            (titles.get(name, name), counts[Outcome.NOT_MET] + counts[Outcome.PARTLY_MET], sum(counts.values()))
            for name, counts in self.outcomes.items()
        ]
        found += [
            (self.check_titles[name], counts[CheckOutcome.NOT_SHOWN], sum(counts.values()))
            for name, counts in self.checks.items()
        ]
        return sorted((gap for gap in found if gap[1]), key=lambda gap: (-gap[1], gap[0]))

    def _group(self, kind: str, name: str) -> dict[str, Counter[Outcome]]:
        names = self.groups[kind]
        if name not in names and len(names) >= MOST_GROUPS:
            name = REST
        if name not in names:
            names[name] = defaultdict(Counter)
        return names[name]

    def _example(self, criterion: str, example: Example) -> None:
        kept = self.examples[criterion]
        kept.append(example)
        if len(kept) > EXAMPLES:
            self.examples[criterion] = heapq.nsmallest(EXAMPLES, kept)


def tally(reports: Sequence[RecordReport], folders: Sequence[str]) -> Tally:
    """Count records that are at hand."""
    counted = Tally(tuple(folders))
    for report in reports:
        counted.add(report)
    return counted
