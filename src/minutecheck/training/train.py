"""Trains the shipped model, and the models of cross-validation, from the corpora."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, replace
from pathlib import Path

import numpy as np

from minutecheck.analysis.analyse import Analysis, with_scores
from minutecheck.analysis.scoring.model import Model
from minutecheck.analysis.scoring.vectors import probabilities
from minutecheck.criteria import judge_record
from minutecheck.criteria.certainty import CERTAINTY
from minutecheck.criteria.further import BY_SEGMENT
from minutecheck.report import RecordReport
from minutecheck.training.certainty import fit_certainty
from minutecheck.training.combiners import fit_combiners
from minutecheck.training.fit import FittedHead, fit_head, with_heads
from minutecheck.training.lessons import Material, Point, gather, without
from minutecheck.training.store import write_model

FOLDS = 5
SEED = 11
LIKELY = 0.15
"""Probability from which a record's likeliest segment is taken for an example of a further criterion."""
Progress = Callable[[str], None]


@dataclass(frozen=True, slots=True)
class Fold:
    """One part of cross-validation: the records held out, and the model that did not learn from them."""

    held_out: tuple[int, ...]
    model: Model


def _quiet(_: str) -> None:
    return None


def folds_of(count: int, folds: int = FOLDS, seed: int = SEED) -> list[tuple[int, ...]]:
    """Return the numbers 0 to ``count`` - 1 dealt at random into ``folds`` groups, the same for the same seed."""
    order = np.random.default_rng(seed).permutation(count)
    return [tuple(sorted(int(number) for number in order[part::folds])) for part in range(folds)]


def fit_model(material: Material, held_out: Sequence[int] = ()) -> Model:
    """Return a model with every head, taught by everything but the records held out; its combiners are empty.

    The further criteria are labelled on whole records only. Their heads are fitted twice: the second time each record
    that shows a criterion lends its likeliest segment as an example (multiple-instance learning).
    """
    hidden = frozenset(held_out)
    fitted = {name: _fit(without(points, hidden), material) for name, points in material.points.items()}
    first = with_heads(material.blank, {name: fitted[name] for name in BY_SEGMENT})
    for name in BY_SEGMENT:
        likeliest = _likeliest(material, first, name, hidden)
        fitted[name] = _fit([*without(material.points[name], hidden), *likeliest], material)
    return with_heads(material.blank, fitted)


def _fit(points: Sequence[Point], material: Material) -> FittedHead:
    vectors = [point.vector for point in points]
    labels, weights = [point.label for point in points], [point.weight for point in points]
    return fit_head(vectors, labels, weights, len(material.blank.rarity))


def _likeliest(material: Material, model: Model, name: str, hidden: frozenset[int]) -> list[Point]:
    """Return, for each record that shows a criterion, its likeliest segment as a positive example."""
    column = model.heads[name].classes.index("yes")
    found = []
    for number, record in enumerate(material.records):
        if number in hidden or record.further.get(name) not in ("yes", "flagged"):
            continue
        chances = probabilities(model, name, material.vectors[number])[:, column]
        best = int(chances.argmax())
        if chances[best] >= LIKELY:
            found.append(Point(material.vectors[number][best], "yes", 1.0, number))
    return found


def scored_by(material: Material, number: int, model: Model) -> Analysis:
    """Return one record's analysis with a model's scores."""
    return with_scores(material.analyses[number], model, material.vectors[number], material.wholes[number])


def cross_validate(
    material: Material, progress: Progress = _quiet, share: float = 1.0
) -> tuple[list[Fold], list[Analysis]]:
    """Return the folds, each with a complete model, and every record scored by the model that did not learn from it.

    A fold's combiners are fitted on the scores of the records outside it. ``share`` is the part, from 0 to 1, of the
    records outside a fold that its classifiers learn from; segments of the banks are always learnt from.
    """
    groups = folds_of(len(material.records))
    models = []
    scored: dict[int, Analysis] = {}
    for part, held_out in enumerate(groups, start=1):
        progress(f"fold {part} of {len(groups)}")
        model = fit_model(material, [*held_out, *_left_out(held_out, len(material.records), share)])
        models.append(model)
        scored.update({number: scored_by(material, number, model) for number in held_out})
    folds = []
    for held_out, model in zip(groups, models, strict=True):
        seen = [number for number in range(len(material.records)) if number not in held_out]
        combiners = fit_combiners([material.records[number] for number in seen], [scored[number] for number in seen])
        folds.append(Fold(held_out, replace(model, combiners=combiners)))
    reports = judge_held_out(folds, scored)
    return [_certain(fold, material, reports) for fold in folds], [scored[n] for n in range(len(material.records))]


def _left_out(held_out: Sequence[int], count: int, share: float) -> list[int]:
    """Return the records outside a fold that a learner who may see only a share of them does not see."""
    others = [number for number in range(count) if number not in held_out]
    order = np.random.default_rng(SEED).permutation(len(others))
    return [others[place] for place in order[round(share * len(others)) :]]


def judge_held_out(folds: Sequence[Fold], scored: Mapping[int, Analysis]) -> dict[int, RecordReport]:
    """Return the report of each record by the model that did not learn from it, by the record's number."""
    return {number: judge_record(scored[number], fold.model) for fold in folds for number in fold.held_out}


def _certain(fold: Fold, material: Material, reports: Mapping[int, RecordReport]) -> Fold:
    """Return the fold with how sure is sure enough, measured on the records outside it."""
    seen = [number for number in range(len(material.records)) if number not in fold.held_out]
    certainty = fit_certainty([material.records[number] for number in seen], [reports[number] for number in seen])
    return Fold(fold.held_out, replace(fold.model, combiners={**fold.model.combiners, CERTAINTY: certainty}))


def train(corpora: Path, models: Path, progress: Progress = _quiet) -> Material:
    """Train on all the corpora and write the model; return the material, for whoever measures next."""
    progress("reading the corpora")
    material = gather(corpora)
    write_model(fitted(material, progress), models)
    return material


def fitted(material: Material, progress: Progress = _quiet) -> Model:
    """Return the model that all the material teaches, its combiners and certainties from cross-validation."""
    folds, scored = cross_validate(material, progress)
    progress("fitting on everything")
    reports = judge_held_out(folds, dict(enumerate(scored)))
    certainty = fit_certainty(material.records, [reports[number] for number in range(len(scored))])
    combiners = {**fit_combiners(material.records, scored), CERTAINTY: certainty}
    return replace(fit_model(material), combiners=combiners)
