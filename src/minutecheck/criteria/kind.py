"""Tells what kind of record a document is: the minutes of a strategy discussion, an agency's case notes, or another.

A document that is not the minutes of a strategy discussion must not be judged as if it were, so the kind is decided on
more than its opening: how many dated entries it has, who is listed, whether anything is decided, how much is left blank.
"""

from __future__ import annotations

import numpy as np

from minutecheck.analysis.analyse import DOCUMENT, KIND, Analysis
from minutecheck.analysis.forms.form_text import is_unanswered
from minutecheck.analysis.scoring.model import Model
from minutecheck.analysis.scoring.titles import titled
from minutecheck.analysis.segment import SegmentKind, Zone
from minutecheck.analysis.structure.entries import entries_of
from minutecheck.analysis.structure.naming import names_strategy_discussion
from minutecheck.criteria.combine import NO_EVIDENCE, best_logits, distribution
from minutecheck.report import Kind

_OPENING_SEGMENTS = 4
_FEWEST = 2
"""People who must have taken part for a meeting to have been held."""
SURE_OF_MINUTES = 0.7
"""Probability from which a document is judged as minutes. In cross-validation it halves the other documents that are
judged as minutes and loses no minutes; a document wrongly judged gets six findings that mean nothing."""
SURE_IF_HELD = 0.35
"""The same where the title names a strategy discussion, people took part and a day is given: its words may be few. It is
below half, since to judge nothing in the record of a discussion is worse than to judge too much and ask for a look."""


def kind_quantities(analysis: Analysis) -> dict[str, float]:
    """Return the named quantities that decide a document's kind."""
    segments = analysis.segments
    found = {
        f"{head} {name}": float(np.log(max(float(share), 1e-4)))
        for head in (KIND, DOCUMENT)
        for name, share in zip(analysis.classes[head], analysis.scores[head][0], strict=True)
    }
    names = titled(segments)
    found |= {f"titled {kind}": float(kind in names) for kind in Kind}
    rows = [block for block in analysis.record.blocks if len(block.cells) > 1 and not block.header]
    blank = sum(sum(last > first for first, last in block.cells) == 1 for block in rows)
    blank += sum(is_unanswered(segment) for segment in segments)
    found |= {
        "entries": float(min(len(entries_of(segments, analysis.record)), 8)),
        "people": float(min(sum(person.took_part for person in analysis.people), 6)),
        "decided": best_logits(1 - analysis.score("s47-decision", NO_EVIDENCE))[0],
        "actions": best_logits(analysis.score("action", "action"))[0],
        "blank": min(blank / 4, 3.0),
        "guidance": float(np.mean([segment.zone is Zone.GUIDANCE for segment in segments])) if segments else 0.0,
        "named at the top": float(
            any(names_strategy_discussion(segment.text) for segment in segments[:_OPENING_SEGMENTS])
        ),
        "zones": float(min(len({segment.zone for segment in segments}), 8)),
        "headings": float(min(sum(segment.kind is SegmentKind.HEADING for segment in segments), 10)),
        "length": float(np.log(1 + sum(len(segment.text.split()) for segment in segments))),
    }
    # A filled-in form may say so little that its words look like a blank one's; a blank one has no people and no day.
    held = found["named at the top"] and found["people"] >= _FEWEST and analysis.meeting_date is not None
    return found | {"held": float(bool(held))}


def judge_kind(analysis: Analysis, model: Model) -> tuple[Kind, float]:
    """Return the likeliest kind of a record and its probability; minutes only where that is nearly sure."""
    found = kind_quantities(analysis)
    shares = distribution(model.combiners[KIND], found)
    if shares[Kind.MINUTES] >= (SURE_IF_HELD if found["held"] else SURE_OF_MINUTES):
        return Kind.MINUTES, shares[Kind.MINUTES]
    shares = {name: share for name, share in shares.items() if name != Kind.MINUTES}
    best = max(shares, key=lambda name: (shares[name], name))
    return Kind(best), shares[best]
