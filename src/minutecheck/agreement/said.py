"""What auditors said of an audit's records, gathered as the records pass by: agreement with the tool and with each other."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from itertools import combinations

from minutecheck.agreement.kappa import Agreement
from minutecheck.agreement.measure import ALL, by_criterion
from minutecheck.agreement.store import Kept
from minutecheck.outputs.wording import OUTCOMES
from minutecheck.report import RecordReport

MOST = 500
"""Disagreements that are kept to be listed; the workbook has every one beside its finding."""
TOOL = "the tool"


@dataclass(frozen=True, slots=True)
class Difference:
    """One finding on which an auditor and the tool differ."""

    path: str
    criterion: str
    tool: str
    who: str
    verdict: str
    reason: str


@dataclass(slots=True)
class Said:
    """Pairs of verdicts on the same finding, by who gave them, and where an auditor differs from the tool as it is now."""

    pairs: dict[tuple[str, str], list[tuple[str, str, str]]] = field(default_factory=lambda: defaultdict(list))
    differences: list[Difference] = field(default_factory=list)
    differing: int = 0

    def add(self, report: RecordReport, kept: Sequence[Kept]) -> None:
        """Add what was said of one record."""
        outcomes = {one.id: OUTCOMES[one.outcome] for one in report.criteria}
        by_name: dict[str, list[Kept]] = defaultdict(list)
        for one in kept:
            if one.criterion in outcomes:
                by_name[one.criterion].append(one)
        for criterion, said in by_name.items():
            found = outcomes[criterion]
            for one in said:
                self.pairs[one.who, TOOL].append((criterion, one.verdict, found))
                if one.verdict != found:
                    self.differing += 1
                    if len(self.differences) < MOST:
                        self.differences.append(
                            Difference(report.path, criterion, found, one.who, one.verdict, one.reason)
                        )
            for first, second in combinations(sorted(said, key=lambda one: one.who), 2):
                self.pairs[first.who, second.who].append((criterion, first.verdict, second.verdict))

    def tables(self, titles: Mapping[str, str]) -> list[tuple[str, list[tuple[str, Agreement]]]]:
        """Return for each two who judged the same: who they are, and the agreement on each criterion, all together last."""
        found = []
        for (one, other), verdicts in sorted(self.pairs.items(), key=lambda each: (each[0][1] != TOOL, each[0])):
            rows = by_criterion(verdicts, titles)
            named = [("All together" if name == ALL else titles.get(name, name), each) for name, each in rows.items()]
            found.append((f"{one} and {other}", named))
        return found
