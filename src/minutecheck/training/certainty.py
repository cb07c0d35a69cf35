"""Measures, on judgements of records that the model had not learnt from, how sure is sure enough.

For each criterion the lowest confidence is sought from which judgements are right often enough: 97 in 100 for the core
criteria, 90 in 100 for the further ones, of which there are many and which a chair reads as hints.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Sequence
from typing import Any

from minutecheck.criteria.certainty import COUNTED, KIND
from minutecheck.report import Judgement, Kind, RecordReport
from minutecheck.training.corpus import LabelledRecord
from minutecheck.training.measures import CORE_VALUES, is_right

CORE_RIGHT, FURTHER_RIGHT, KIND_RIGHT = 0.97, 0.90, 0.985
NEVER_SURE = 1.0
Answers = list[tuple[float, bool]]


def fit_certainty(records: Sequence[LabelledRecord], reports: Sequence[RecordReport]) -> dict[str, Any]:
    """Return the thresholds and shares that :mod:`minutecheck.criteria.certainty` reads.

    ``reports`` are those of the same records, in the same order, each by a model that had not learnt from the record.
    """
    answers: dict[str, Answers] = defaultdict(list)
    outcomes: dict[str, dict[str, list[bool]]] = defaultdict(lambda: defaultdict(list))
    kinds: Answers = []
    for record, report in zip(records, reports, strict=True):
        kinds.append((report.kind_confidence or 0.0, record.kind == report.kind))
        if record.kind != report.kind:
            continue
        for judgement in report.criteria:
            right = is_right(record, judgement)
            if right is None:
                continue
            if report.kind is Kind.MINUTES and judgement.id in COUNTED:
                outcomes[judgement.id][str(judgement.outcome)].append(right)
            else:
                answers[judgement.id].append((judgement.confidence, right))
    shares = {
        name: {outcome: _share(found) for outcome, found in sorted(by_outcome.items())}
        for name, by_outcome in sorted(outcomes.items())
    }
    for name, by_outcome in outcomes.items():
        answers[name] += [(_share(found), right) for found in by_outcome.values() for right in found]
    below = {name: threshold(found, _wanted(name)) for name, found in sorted(answers.items())}
    return {"review_below": {KIND: threshold(kinds, KIND_RIGHT), **below}, "right": shares}


def _wanted(criterion: str) -> float:
    return CORE_RIGHT if criterion in (*CORE_VALUES, "actions") else FURTHER_RIGHT


def _share(found: Sequence[bool]) -> float:
    """Return the share of right answers, drawn a little to one half where there are few (Laplace's rule)."""
    return round((sum(found) + 1) / (len(found) + 2), 3)


def threshold(answers: Sequence[tuple[float, bool]], wanted: float) -> float:
    """Return the lowest confidence from which the share of right answers is at least ``wanted``.

    Answers are pairs of confidence and whether the answer was right. :data:`NEVER_SURE` where no confidence is enough.
    """
    lowest, right, count = NEVER_SURE, 0, 0
    ranked = sorted(answers, key=lambda answer: -answer[0])
    for number, (confidence, was_right) in enumerate(ranked):
        right, count = right + was_right, count + 1
        last_of_its_kind = number + 1 == len(ranked) or ranked[number + 1][0] < confidence
        if last_of_its_kind and right / count >= wanted:
            lowest = confidence
    return round(lowest, 3)


def reviewed_share(
    records: Sequence[LabelledRecord], reports: Sequence[RecordReport], criterion: str
) -> tuple[int, int, int]:
    """Return how many judgements were left unreviewed, how many of these were right, and how many there are in all."""
    found: list[tuple[Judgement, bool]] = []
    for record, report in zip(records, reports, strict=True):
        judgement = report.judgement(criterion)
        right = is_right(record, judgement) if judgement else None
        if judgement is not None and right is not None:
            found.append((judgement, right))
    kept = [right for judgement, right in found if not judgement.review]
    return len(kept), sum(kept), len(found)
