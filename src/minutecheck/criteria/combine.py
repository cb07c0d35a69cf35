"""Turns a record's best scores for a criterion into a value and how sure it is.

The combiner is a small multinomial logistic regression over a handful of named quantities (:func:`quantities`), fitted on
scores that the classifiers gave to records they had not learnt from, so that its probabilities are calibrated.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Any

import numpy as np

from minutecheck.analysis.analyse import Analysis
from minutecheck.analysis.scoring.model import Floats
from minutecheck.analysis.segment import Zone

ABSENT = "absent"
NO_EVIDENCE = "none"
_LIMIT = 5.0
NEAR = 2
"""Segments. A reason this close after the outcome is tied to it."""


def _logit(probability: float) -> float:
    bounded = min(max(probability, 1e-4), 1 - 1e-4)
    return float(np.clip(np.log(bounded / (1 - bounded)), -_LIMIT, _LIMIT))


def _best(scores: Floats, where: Sequence[int]) -> float:
    return max((float(scores[number]) for number in where), default=0.0)


def best_logits(scores: Floats) -> tuple[float, float]:
    """Return the log-odds of the best and the second best of a record's scores."""
    ranked = np.sort(scores)[::-1]
    return _logit(float(ranked[0]) if len(ranked) else 0.0), _logit(float(ranked[1]) if len(ranked) > 1 else 0.0)


def quantities(analysis: Analysis, criterion: str) -> dict[str, float]:
    """Return the named quantities that decide a criterion's value in one record.

    For each value that is evidence: the log-odds of its best segment. The rationale adds its best segment in, or just
    after, what records the outcome: a reason must be tied to it. Rules weigh in through the segments' features alone:
    they were written beside the training records, and a combiner that saw them would trust them too much.
    """
    found: dict[str, float] = {}
    for value in analysis.classes[criterion]:
        if value == NO_EVIDENCE:
            continue
        scores = analysis.score(criterion, value)
        found[f"{value} best"] = best_logits(scores)[0]
        if criterion == "rationale":
            found[f"{value} near outcome"] = _logit(_best(scores, near_outcome(analysis)))
    return found


def near_outcome(analysis: Analysis) -> list[int]:
    """Return the segments that stand in, or just after, what records the meeting's outcome."""
    decided = 1 - analysis.score("s47-decision", NO_EVIDENCE)
    spots: set[int] = set()
    for number, segment in enumerate(analysis.segments):
        if decided[number] >= 0.5 or segment.zone in (Zone.DECISION, Zone.RATIONALE):
            spots.update(range(number, min(number + NEAR + 1, len(analysis.segments))))
    return sorted(spots)


def distribution(combiner: Mapping[str, Any], found: Mapping[str, float]) -> dict[str, float]:
    """Return the probability of each value that a combiner knows, from a record's quantities."""
    inputs = np.array([found.get(name, 0.0) for name in combiner["quantities"]])
    scores = np.asarray(combiner["weights"]) @ inputs + np.asarray(combiner["bias"])
    exponents = np.exp(scores - scores.max())
    return {value: float(share) for value, share in zip(combiner["values"], exponents / exponents.sum(), strict=True)}
