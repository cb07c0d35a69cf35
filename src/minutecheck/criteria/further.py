"""Judges the further criteria and flags by their best segment; attendance is judged from the people found."""

from __future__ import annotations

from collections.abc import Mapping

from minutecheck.analysis.analyse import Analysis
from minutecheck.analysis.scoring.model import Model
from minutecheck.criteria.combine import best_logits, distribution
from minutecheck.criteria.evidence import evidence_for
from minutecheck.criteria.judge import worded
from minutecheck.report import Judgement

FLAGS = ("conference-focus", "medical-deference", "proof-threshold")
BY_SEGMENT = (
    "history", "child-voice", "other-children", "non-resident-parent", "family-information", "medical", "criminal-basis",
    "interim-safety", "contingency", "review", "circulation", "timing-rationale", *FLAGS,
)  # fmt: skip
STATUTORY = ("social_worker", "manager", "police", "health")


def further_quantities(analysis: Analysis, criterion: str) -> dict[str, float]:
    """Return what decides a further criterion: the log-odds of its best and second best segment, and its zone."""
    best, second = best_logits(analysis.score(criterion, "yes"))
    return {
        "best": best,
        "second": second,
        "zone": float(any(s.zone in ZONES.get(criterion, ()) for s in analysis.segments)),
    }


ZONES: Mapping[str, tuple[str, ...]] = {
    "history": ("history",),
    "contingency": ("contingency",),
    "review": ("review",),
    "circulation": ("circulation",),
    "family-information": ("sharing",),
    "interim-safety": ("safety",),
}


def judge_further(analysis: Analysis, model: Model, criterion: str) -> Judgement:
    """Return the judgement of one further criterion or flag."""
    shares = distribution(model.combiners[criterion], further_quantities(analysis, criterion))
    good = criterion not in FLAGS
    names = {"yes": "yes" if good else "flagged", "no": "no" if good else "clear"}
    value = max(shares, key=lambda name: (shares[name], name))
    evidence = evidence_for(analysis, criterion, "yes") if value == "yes" else ()
    return worded(criterion, names.get(value, value), shares[value], evidence)
