"""Explains one record's judgements: the same functions that judge it are asked for what they saw."""

from __future__ import annotations

from collections.abc import Iterator

from minutecheck.analysis.analyse import KIND, Analysis, score, understand
from minutecheck.analysis.scoring.model import Model
from minutecheck.analysis.structure.naming import names_strategy_discussion
from minutecheck.criteria import judge_record
from minutecheck.criteria.certainty import review_below
from minutecheck.criteria.combine import ABSENT, NO_EVIDENCE, distribution, quantities
from minutecheck.criteria.further import BY_SEGMENT, further_quantities
from minutecheck.criteria.kind import kind_quantities
from minutecheck.explaining.candidates import Candidates
from minutecheck.explaining.explanation import Candidate, Explained, Explanation
from minutecheck.explaining.weighing import weigh_quantities
from minutecheck.record import Record
from minutecheck.report import Judgement, Kind, Outcome, RecordReport
from minutecheck.review import tool

BY_VALUE = ("s47-decision", "risk-level", "rationale", "challenge")


def explain_record(record: Record, model: Model, kind: Kind | None = None) -> Explanation:
    """Judge a record that was read, and say how each judgement came about; ``kind`` overrides the kind it looks like."""
    analysis = score(understand(record), model)
    report = judge_record(analysis, model, kind)
    found = kind_quantities(analysis)
    shares = distribution(model.combiners[KIND], found)
    return Explanation(
        tool=tool(),
        path=record.name,
        kind=report.kind,
        kind_shares=_rounded(shares),
        kind_quantities=weigh_quantities(model.combiners[KIND], found, shares),
        criteria=tuple(_explained(analysis, model, report)),
    )


def _explained(analysis: Analysis, model: Model, report: RecordReport) -> Iterator[Explained]:
    candidates = Candidates(analysis, model)
    for judgement in report.criteria:
        if judgement.outcome is Outcome.NOT_APPLICABLE and not judgement.evidence:
            continue
        plain = Explained(
            id=judgement.id,
            value=judgement.value,
            confidence=judgement.confidence,
            review=judgement.review,
            review_below=review_below(judgement.id, model),
        )
        if judgement.id in BY_VALUE or judgement.id in BY_SEGMENT:
            yield _by_segment(analysis, model, plain, candidates)
        elif judgement.id == "actions":
            spans = [(action.start, action.end) for action in report.actions]
            yield plain.model_copy(update={"candidates": candidates.of_actions(spans)})
        elif judgement.id == "meeting-label":
            yield plain.model_copy(update={"candidates": tuple(_names(analysis, judgement, candidates))})
        else:
            yield plain.model_copy(update={"candidates": tuple(_people(analysis, candidates))})


def _by_segment(analysis: Analysis, model: Model, plain: Explained, candidates: Candidates) -> Explained:
    core = plain.id in BY_VALUE
    found = quantities(analysis, plain.id) if core else further_quantities(analysis, plain.id)
    combiner = model.combiners[plain.id]
    shares = distribution(combiner, found)
    likeliest = max(shares, key=lambda name: (shares[name], name))
    nothing = NO_EVIDENCE if core else "no"
    value = nothing if likeliest in (ABSENT, "no", "not_applicable") else likeliest
    return plain.model_copy(
        update={
            "shares": _rounded(shares),
            "quantities": weigh_quantities(combiner, found, shares),
            "candidates": candidates.of(plain.id, value),
        }
    )


def _names(analysis: Analysis, judgement: Judgement, candidates: Candidates) -> Iterator[Candidate]:
    """Yield what the meeting is called, and where else its name stands."""
    shown = {(piece.start, piece.end) for piece in judgement.evidence}
    for span in sorted(shown):
        yield candidates.at(
            span, str(judgement.value), judgement.confidence, True, "The judgement rests on these words."
        )
    for segment in analysis.segments:
        if segment.span not in shown and names_strategy_discussion(segment.text):
            yield candidates.at(
                segment.span, "correct", judgement.confidence, False, "It names the discussion as well."
            )


def _people(analysis: Analysis, candidates: Candidates) -> Iterator[Candidate]:
    """Yield everybody whom the record lists, and what each counts as."""
    for person in analysis.people:
        parts = ", ".join(person.statutory)
        if not person.took_part:
            why = "Listed, but did not take part: apologies, a written report, or only told."
        elif parts:
            why = f"Took part, and can be counted as: {parts}."
        else:
            why = "Took part; the role and agency shown are none of the four."
        lacks = [name for name in ("name", "role", "agency") if not getattr(person, name)]
        why += f" No {' and no '.join(lacks)} found." if person.took_part and lacks else ""
        counted = person.took_part and bool(parts)
        yield candidates.at((person.start, person.end), parts or "nobody of the four", 1.0, counted, why)


def _rounded(shares: dict[str, float]) -> dict[str, float]:
    return {name: round(share, 3) for name, share in sorted(shares.items(), key=lambda item: (-item[1], item[0]))}
