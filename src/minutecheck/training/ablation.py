"""What the rules and the classifiers are worth by themselves, and what more records would be worth."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path

from minutecheck.analysis.analyse import Analysis
from minutecheck.criteria.judge import worded
from minutecheck.report import Kind, RecordReport
from minutecheck.rulebook import Severity
from minutecheck.training.lessons import CORE, Material, gather
from minutecheck.training.measures import Scores, compare, of_right_kind
from minutecheck.training.train import Progress, cross_validate, judge_held_out

SHARES = (0.1, 0.25, 0.5, 0.75, 1.0)
OPENERS = ("evidence ", "veto ")
"""How the marks begin that tell a classifier which rules fired."""


def by_rules_alone(analysis: Analysis, report: RecordReport) -> RecordReport:
    """Return the report with the values that the rules alone would give: the last evidence that no veto rules out.

    Later statements outrank earlier ones. Kind, date, actions and attendance stay as they are.
    """
    if report.kind is not Kind.MINUTES:
        return report
    judgements = []
    for judgement in report.criteria:
        if judgement.id not in CORE:
            judgements.append(judgement)
            continue
        value = "absent"
        for number in range(len(analysis.segments)):
            if not analysis.matches_in(number, judgement.id, Severity.VETO):
                for match in analysis.matches_in(number, judgement.id, Severity.EVIDENCE):
                    value = match.value
        judgements.append(worded(judgement.id, value))
    return report.model_copy(update={"criteria": tuple(judgements)})


def without_rules(corpora: Path) -> Material:
    """Return the corpora's material as a classifier sees it that is never told which rules fired."""
    return gather(corpora, skip_marks=OPENERS)


def ablation(corpora: Path, material: Material, progress: Progress) -> dict[str, Scores]:
    """Return the cross-validated scores of rules and classifiers together, of each alone, by what they are of."""
    both, analyses = _reports(material, progress)
    rules = [by_rules_alone(found, report) for found, report in zip(analyses, both, strict=True)]
    progress("the same without rules")
    bare = without_rules(corpora)
    classifier, _ = _reports(bare, progress)
    return {
        "rules and classifiers": _scores(material, both),
        "classifiers alone": _scores(material, classifier),
        "rules alone": _scores(material, rules),
    }


def _scores(material: Material, reports: Sequence[RecordReport]) -> Scores:
    """Return the scores of the records whose kind was told rightly, so that single wrong kinds do not blur the rest."""
    return compare(*of_right_kind(material.records, reports))


def learning_curve(material: Material, progress: Progress, shares: Sequence[float] = SHARES) -> dict[float, Scores]:
    """Return the cross-validated scores of learners that saw a share of the whole records outside each fold."""
    curve = {}
    for share in shares:
        progress(f"learning from {share:.0%} of the records")
        reports, _ = _reports(material, progress, share)
        curve[share] = _scores(material, reports)
    return curve


def _reports(material: Material, progress: Progress, share: float = 1.0) -> tuple[list[RecordReport], list[Analysis]]:
    folds, scored = cross_validate(material, progress, share)
    reports = judge_held_out(folds, dict(enumerate(scored)))
    return [reports[number] for number in range(len(scored))], scored
