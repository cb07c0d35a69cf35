"""Takes a classifier's score apart: which features of a segment, and which quantities of a record, moved it how far."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

import numpy as np

from minutecheck.analysis.scoring.features import FAMILIES
from minutecheck.analysis.scoring.model import Floats, Model
from minutecheck.analysis.scoring.vectors import Features, vectorise
from minutecheck.explaining.explanation import Weighed

MOST = 6
"""Features shown for one candidate, quantities for one criterion."""
SMALLEST = 0.05
"""Log-odds. What moves a score by less is not shown."""

_FAMILY_NAMES = {
    "word": "words “{}”",
    "char": "letters “{}”",
    "class": "kinds of word: {}",
    "head": "heading or label “{}”",
    "before": "just before: “{}”",
    "form": "form: {}",
}


def weigh_features(model: Model, features: Features, head: str, value: str, against: str) -> tuple[Weighed, ...]:
    """Return the features that most moved a head's score for one class against another, the strongest first."""
    found, vector = model.heads[head], vectorise(model, features)
    one, other = (found.first + found.classes.index(name) for name in (value, against))
    effects = vector.values * (model.weights[vector.rows, one] - model.weights[vector.rows, other])
    ranked = sorted(range(len(effects)), key=lambda number: (-abs(float(effects[number])), int(vector.rows[number])))
    strongest = [number for number in ranked[:MOST] if abs(float(effects[number])) >= SMALLEST]
    return tuple(
        Weighed(what=_named(model, int(vector.rows[number])), effect=round(float(effects[number]), 2))
        for number in strongest
    )


def _named(model: Model, row: int) -> str:
    first = 0
    for family in FAMILIES:
        tokens = model.vocabulary[family]
        if row < first + len(tokens):
            return _FAMILY_NAMES[family].format(list(tokens)[row - first])
        first += len(tokens)
    raise IndexError(row)


def weigh_quantities(
    combiner: Mapping[str, Any], found: Mapping[str, float], shares: Mapping[str, float]
) -> tuple[Weighed, ...]:
    """Return the quantities that set a record's likeliest value apart from its second likeliest, the strongest first."""
    names = sorted(shares, key=lambda name: (-shares[name], name))
    if len(names) < 2:
        return ()
    weights: Floats = np.asarray(combiner["weights"])
    one, other = (list(combiner["values"]).index(name) for name in names[:2])
    effects = {
        name: float(found.get(name, 0.0) * (weights[one, column] - weights[other, column]))
        for column, name in enumerate(combiner["quantities"])
    }
    strongest = sorted(effects, key=lambda name: (-abs(effects[name]), name))[:MOST]
    return tuple(
        Weighed(what=f"{name} = {found.get(name, 0.0):.2f}", effect=round(effects[name], 2))
        for name in strongest
        if abs(effects[name]) >= SMALLEST
    )
