"""Fits the vocabulary and the classifiers with scikit-learn and gives them back as plain arrays."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, replace
from typing import Any

import numpy as np

from minutecheck.analysis.scoring.features import FAMILIES
from minutecheck.analysis.scoring.model import Floats, Head, Model
from minutecheck.analysis.scoring.vectors import Features, Vector

FAMILY_WEIGHTS: Mapping[str, float] = {"word": 1.0, "char": 0.7, "class": 1.0, "head": 0.7, "before": 0.35, "form": 0.3}
"""How much each family counts, chosen by cross-validation (docs/method.md)."""
RAREST = 3
"""Documents. A feature seen in fewer is left out."""
STRENGTH = 5.0
"""Inverse regularisation of the logistic regressions, chosen by cross-validation."""

_LOWER = re.compile(r"\b[a-z]+(?:'[a-z]+)?\b")


def lexicon_of(texts: Iterable[str]) -> frozenset[str]:
    """Return the words that the texts write in lower case at least twice: words that are not names."""
    counts: Counter[str] = Counter()
    for text in texts:
        counts.update(_LOWER.findall(text.replace("’", "'")))
    return frozenset(word for word, count in counts.items() if count >= 2)


def fit_vocabulary(documents: Sequence[Features], lexicon: frozenset[str]) -> Model:
    """Return a model with no heads: the features seen often enough, numbered, with their rarity."""
    vocabulary: dict[str, dict[str, int]] = {}
    rarity: list[float] = []
    for family in FAMILIES:
        seen: Counter[str] = Counter()
        for document in documents:
            seen.update(set(document[family]))
        kept = sorted(token for token, count in seen.items() if count >= RAREST)
        vocabulary[family] = {token: len(rarity) + number for number, token in enumerate(kept)}
        rarity += [float(np.log((1 + len(documents)) / (1 + seen[token])) + 1) for token in kept]
    none = np.zeros((len(rarity), 0), dtype=np.float32)
    return Model(
        lexicon,
        vocabulary,
        np.asarray(rarity, dtype=np.float32),
        dict(FAMILY_WEIGHTS),
        {},
        none,
        np.zeros(0, dtype=np.float32),
    )


@dataclass(frozen=True, slots=True)
class FittedHead:
    """One classifier as it was fitted: a row of ``weights`` for each feature, a column for each of its classes."""

    classes: tuple[str, ...]
    weights: Floats
    bias: Floats


def with_heads(blank: Model, fitted: Mapping[str, FittedHead]) -> Model:
    """Return the model with these heads side by side."""
    heads, first = {}, 0
    for name, head in fitted.items():
        heads[name] = Head(head.classes, first)
        first += len(head.classes)
    weights = np.hstack([head.weights for head in fitted.values()])
    return replace(blank, heads=heads, weights=weights, bias=np.concatenate([head.bias for head in fitted.values()]))


def fit_head(vectors: Sequence[Vector], labels: Sequence[str], weights: Sequence[float], rows: int) -> FittedHead:
    """Return the logistic regression that the labelled vectors teach; ``rows`` is the size of the vocabulary."""
    from scipy.sparse import csr_matrix
    from sklearn.linear_model import LogisticRegression

    starts = np.cumsum([0, *(len(vector.rows) for vector in vectors)])
    matrix: Any = csr_matrix(
        (np.concatenate([v.values for v in vectors]), np.concatenate([v.rows for v in vectors]), starts),
        shape=(len(vectors), rows),
    )
    # Newton steps reach the optimum in ten iterations where the default solver stops short of it after forty.
    learner = LogisticRegression(C=STRENGTH, solver="newton-cg", tol=1e-5, max_iter=100)
    learner.fit(matrix, list(labels), sample_weight=np.asarray(weights))
    weights_found, bias = learner.coef_, learner.intercept_
    if len(learner.classes_) == 2:
        weights_found = np.vstack([-weights_found[0] / 2, weights_found[0] / 2])
        bias = np.array([-bias[0] / 2, bias[0] / 2])
    classes = tuple(str(name) for name in learner.classes_)
    return FittedHead(classes, np.ascontiguousarray(weights_found.T, dtype=np.float32), bias.astype(np.float32))
