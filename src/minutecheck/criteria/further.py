"""Judges the further criteria and flags by their best segment; attendance is judged from the people found."""

from __future__ import annotations

from collections.abc import Mapping

from minutecheck.analysis.analyse import Analysis
from minutecheck.analysis.scoring.model import Model
from minutecheck.analysis.segment import Zone
from minutecheck.analysis.word_lists import cue
from minutecheck.criteria.combine import best_logits, distribution
from minutecheck.criteria.evidence import evidence_for
from minutecheck.criteria.judge import worded
from minutecheck.report import Judgement

FLAGS = ("conference-focus", "medical-deference", "proof-threshold")
BY_SEGMENT = (
    "history", "child-voice", "other-children", "non-resident-parent", "family-information", "medical", "criminal-basis",
    "interim-safety", "contingency", "review", "circulation", "timing-rationale", *FLAGS,
)  # fmt: skip
MAY_NOT_APPLY = ("non-resident-parent", "other-children")
_WORDS = "household"


def further_quantities(analysis: Analysis, criterion: str) -> dict[str, float]:
    """Return what decides a further criterion: the log-odds of its best and second best segment, and its zone."""
    best, second = best_logits(analysis.score(criterion, "yes"))
    found = {
        "best": best,
        "second": second,
        "zone": float(any(s.zone in ZONES.get(criterion, ()) for s in analysis.segments)),
    }
    if criterion in MAY_NOT_APPLY:
        found["said not to apply"] = float(_said_not_to_apply(analysis, criterion))
    return found


def _said_not_to_apply(analysis: Analysis, criterion: str) -> bool:
    """Say whether the record says that there is nothing to consider: both parents at home, no other children."""
    pattern = cue(_WORDS, criterion)
    return any(pattern.search(segment.text) for segment in analysis.segments if segment.zone is not Zone.GUIDANCE)


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
