"""What the criteria that take one value from a set have in common: s47-decision, risk-level, rationale, challenge."""

from __future__ import annotations

from minutecheck.analysis.analyse import Analysis
from minutecheck.analysis.scoring.model import Model
from minutecheck.criteria.combine import ABSENT, distribution, quantities
from minutecheck.criteria.evidence import evidence_for, near_misses
from minutecheck.report import Evidence, Judgement, Outcome
from minutecheck.rulebook import criteria_catalogue
from minutecheck.rulebook.packs import CORE


def worded(
    criterion: str, value: str, confidence: float = 1.0, evidence: tuple[Evidence, ...] = (), pack: str = CORE
) -> Judgement:
    """Return the judgement of a value in the words of a pack's catalogue; see :mod:`minutecheck.criteria.certainty`."""
    entry = criteria_catalogue(pack)[criterion]
    wording = entry.values[value]
    return Judgement(
        id=criterion,
        value=value,
        outcome=wording.outcome,
        confidence=round(confidence, 3),
        summary=wording.summary,
        advice=wording.advice,
        source=tuple(entry.sources),
        evidence=evidence,
    )


def judge_value(analysis: Analysis, model: Model, criterion: str) -> Judgement:
    """Return the most likely value of a criterion with the words it rests on, or the near misses where there are none."""
    shares = distribution(model.combiners[criterion], quantities(analysis, criterion))
    value = max(shares, key=lambda name: (shares[name], name))
    evidence = () if value == ABSENT else evidence_for(analysis, criterion, value)
    judgement = worded(criterion, value, shares[value], evidence)
    if judgement.outcome is Outcome.MET:
        return judgement
    return judgement.model_copy(update={"considered": near_misses(analysis, criterion)})


def as_the_pack_has_it(judgement: Judgement, pack: str) -> Judgement:
    """Return a judgement with the outcome and wording that a pack gives its value, where they differ from core's."""
    core, ours = criteria_catalogue().get(judgement.id), criteria_catalogue(pack)[judgement.id]
    wording = ours.values.get(str(judgement.value))
    if core is None or wording is None or wording == core.values.get(str(judgement.value)):
        return judgement
    return judgement.model_copy(
        update={"outcome": wording.outcome, "summary": wording.summary, "advice": wording.advice}
    )


def not_applicable(criterion: str, confidence: float = 1.0, pack: str = CORE) -> Judgement:
    """Return the judgement of a criterion that does not apply to this kind of record."""
    return worded(criterion, "not_applicable", confidence, pack=pack)
