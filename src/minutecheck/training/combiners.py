"""Fits the small calibrated models that turn a record's scores into values, on scores from outside each record's fold."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

import numpy as np

from minutecheck.analysis.analyse import KIND, Analysis
from minutecheck.criteria.action_scores import QUANTITIES, action_quantities
from minutecheck.criteria.attendance import DETAIL, detail_quantities
from minutecheck.criteria.combine import quantities
from minutecheck.criteria.further import BY_SEGMENT, FLAGS, further_quantities
from minutecheck.criteria.kind import kind_quantities
from minutecheck.training.corpus import LabelledRecord
from minutecheck.training.lessons import CORE
from minutecheck.training.matching import action_labels

STRENGTH = 3.0
"""Inverse regularisation of the combiners, chosen by cross-validation."""
Combiner = dict[str, Any]


def fit_combiners(records: Sequence[LabelledRecord], scored: Sequence[Analysis]) -> dict[str, Combiner]:
    """Return a combiner for every criterion, from records scored by models that had not learnt from them."""
    minutes = [(record, found) for record, found in zip(records, scored, strict=True) if record.kind == "minutes"]
    combiners = {
        name: _multinomial(
            [quantities(found, name) for _, found in minutes], [record.value(name) for record, _ in minutes]
        )
        for name in CORE
    }
    for name in BY_SEGMENT:
        gold = [str(record.further[name]) for record, _ in minutes]
        values = (
            ["yes" if value in ("yes", "flagged") else "no" for value in gold]
            if name in FLAGS
            else [{"clear": "no", "flagged": "yes"}.get(value, value) for value in gold]
        )
        combiners[name] = _multinomial([further_quantities(found, name) for _, found in minutes], values)
    combiners[DETAIL] = _multinomial(
        [detail_quantities(found) for _, found in minutes], [str(record.further[DETAIL]) for record, _ in minutes]
    )
    combiners[KIND] = _multinomial([kind_quantities(found) for found in scored], [record.kind for record in records])
    combiners["action"] = _action_combiner(minutes)
    return combiners


def _multinomial(inputs: Sequence[dict[str, float]], values: Sequence[str]) -> Combiner:
    from sklearn.linear_model import LogisticRegression

    names = list(inputs[0])
    matrix = np.array([[row[name] for name in names] for row in inputs])
    middle, spread = matrix.mean(axis=0), matrix.std(axis=0) + 1e-6
    learner = LogisticRegression(C=STRENGTH, max_iter=2000)
    learner.fit((matrix - middle) / spread, list(values))
    weights, bias = learner.coef_, learner.intercept_
    if len(learner.classes_) == 2:
        weights, bias = np.vstack([-weights[0] / 2, weights[0] / 2]), np.array([-bias[0] / 2, bias[0] / 2])
    scaled = weights / spread
    return {
        "quantities": names,
        "values": [str(value) for value in learner.classes_],
        "weights": np.round(scaled, 5).tolist(),
        "bias": np.round(bias - scaled @ middle, 5).tolist(),
    }


def _action_combiner(minutes: Sequence[tuple[LabelledRecord, Analysis]]) -> Combiner:
    from sklearn.linear_model import LogisticRegression

    matrix = np.vstack([action_quantities(found) for _, found in minutes])
    labels = np.array(
        [label == "action" for record, found in minutes for label in action_labels(found.segments, record.actions)]
    )
    middle, spread = matrix.mean(axis=0), matrix.std(axis=0) + 1e-6
    learner = LogisticRegression(C=1.0, max_iter=2000).fit((matrix - middle) / spread, labels)
    weights = learner.coef_[0] / spread
    chances = learner.predict_proba((matrix - middle) / spread)[:, 1]
    return {
        "quantities": list(QUANTITIES),
        "weights": np.round(weights, 5).tolist(),
        "bias": round(float(learner.intercept_[0] - weights @ middle), 5),
        "threshold": _best_threshold(chances, labels),
    }


def _best_threshold(chances: np.ndarray, labels: np.ndarray) -> float:
    """Return the threshold with the best F1."""
    candidates = np.round(np.arange(0.25, 0.8, 0.025), 3)

    def f1(threshold: float) -> float:
        said = chances >= threshold
        return float(2 * (said & labels).sum() / max(1, said.sum() + labels.sum()))

    return float(max(candidates, key=lambda threshold: (f1(threshold), -abs(threshold - 0.5))))
