"""Trains the shipped model, and the models of cross-validation, from the corpora."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass, replace
from pathlib import Path

import numpy as np

from minutecheck.analysis.analyse import Analysis, with_scores
from minutecheck.analysis.model import Model
from minutecheck.training.combiners import fit_combiners
from minutecheck.training.fit import fit_head, with_heads
from minutecheck.training.lessons import Material, gather, without
from minutecheck.training.store import write_model

FOLDS = 5
SEED = 11
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
    """Return a model with every head, taught by everything but the records held out; its combiners are empty."""
    hidden = frozenset(held_out)
    fitted = {}
    for name, points in material.points.items():
        kept = without(points, hidden)
        fitted[name] = fit_head(
            [point.vector for point in kept],
            [point.label for point in kept],
            [point.weight for point in kept],
            len(material.blank.rarity),
        )
    return with_heads(material.blank, fitted)


def scored_by(material: Material, number: int, model: Model) -> Analysis:
    """Return one record's analysis with a model's scores."""
    return with_scores(material.analyses[number], model, material.vectors[number], material.openings[number])


def cross_validate(material: Material, progress: Progress = _quiet) -> tuple[list[Fold], list[Analysis]]:
    """Return the folds, each with a complete model, and every record scored by the model that did not learn from it.

    A fold's combiners are fitted on the scores of the records outside it.
    """
    groups = folds_of(len(material.records))
    models = []
    scored: dict[int, Analysis] = {}
    for part, held_out in enumerate(groups, start=1):
        progress(f"fold {part} of {len(groups)}")
        model = fit_model(material, held_out)
        models.append(model)
        scored.update({number: scored_by(material, number, model) for number in held_out})
    folds = []
    for held_out, model in zip(groups, models, strict=True):
        seen = [number for number in range(len(material.records)) if number not in held_out]
        combiners = fit_combiners([material.records[number] for number in seen], [scored[number] for number in seen])
        folds.append(Fold(held_out, replace(model, combiners=combiners)))
    return folds, [scored[number] for number in range(len(material.records))]


def train(corpora: Path, models: Path, progress: Progress = _quiet) -> Material:
    """Train on all the corpora and write the model; return the material, for whoever measures next."""
    progress("reading the corpora")
    material = gather(corpora)
    _, scored = cross_validate(material, progress)
    progress("fitting on everything")
    model = replace(fit_model(material), combiners=fit_combiners(material.records, scored))
    write_model(model, models)
    return material
