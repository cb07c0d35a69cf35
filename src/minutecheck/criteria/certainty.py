"""How sure a judgement is, and below what sureness a person is asked to look.

Both come from cross-validation and are stored with the model (``minutecheck train``): for each criterion the confidence
below which judgements were right too seldom, and, for criteria whose judging gives no probability of its own, how often
each outcome was right.
"""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from minutecheck.analysis.scoring.model import Model
from minutecheck.report import Judgement, Kind, Outcome

CERTAINTY = "certainty"
KIND = "kind"
COUNTED = ("actions", "meeting-label", "attendance-core")
"""Judged by counting what was found: the share of right outcomes stands for a probability. Case notes' labels have one."""
UNMEASURED = 0.75
"""The threshold of a model whose judgements were never measured, such as one that is being trained."""


def review_below(criterion: str, model: Model) -> float:
    """Return the confidence, from 0 to 1, below which a judgement on a criterion is sent to a person."""
    return float(_stored(model, "review_below").get(criterion, UNMEASURED))


def with_certainty(
    judgements: Mapping[str, Judgement], model: Model, kind: Kind, sure_of_kind: float
) -> dict[str, Judgement]:
    """Return the judgements with measured confidence, those marked for a person's eye that are not sure enough.

    Where the kind of the record itself is in doubt, everything that is said of it is.
    """
    shares = _stored(model, "right")
    doubtful = sure_of_kind < float(_stored(model, "review_below").get(KIND, 0.0))
    found = {}
    for name, judgement in judgements.items():
        sure = judgement.confidence
        if name in COUNTED and kind is Kind.MINUTES:
            sure = float(shares.get(name, {}).get(str(judgement.outcome), sure))
        review = judgement.outcome is not Outcome.NOT_APPLICABLE or bool(judgement.evidence)
        review = (review or kind is Kind.CASE_NOTE) and (doubtful or sure < review_below(name, model))
        found[name] = judgement.model_copy(update={"confidence": round(sure, 3), "review": review})
    return found


def _stored(model: Model, part: str) -> Mapping[str, Any]:
    found: Mapping[str, Any] = model.combiners.get(CERTAINTY, {}).get(part, {})
    return found
