"""Weighs the features of segments and scores them, with numpy alone."""

from __future__ import annotations

from collections import Counter
from collections.abc import Collection, Iterator, Mapping, Sequence
from dataclasses import dataclass
from itertools import chain

import numpy as np
from numpy.typing import NDArray

from minutecheck.analysis.scoring.features import FAMILIES
from minutecheck.analysis.scoring.letters import Letters, runs_of
from minutecheck.analysis.scoring.model import Floats, Ints, Model

Features = Mapping[str, Collection[str]]

LENGTH_POWER = 0.6
TYPICAL_LENGTH = 40.0
"""How far a long segment's features are scaled down: wholly to unit length at a power of 1, not at all at 0."""


@dataclass(frozen=True, slots=True)
class Vector:
    """A sparse vector: the rows of the features present and their values."""

    rows: Ints
    values: Floats


def vectorise(model: Model, features: Features) -> Vector:
    """Return the weighted n-grams of one segment, as :func:`vectorise_all` does of many."""
    return vectorise_all(model, [features])[0]


def vectorise_all(model: Model, every: Sequence[Features]) -> list[Vector]:
    """Return the weighted n-grams of each segment.

    Within a family counts are damped by a logarithm, weighted by rarity and scaled to unit length; the ``form`` family
    counts presence only. Features that the vocabulary does not hold are left out.
    """
    rows: list[int] = []
    counts: list[int] = []
    sizes: list[int] = []
    for features in every:
        for family in FAMILIES:
            counted = _counted(model, family, features[family])
            rows += counted
            counts += counted.values()
            sizes.append(len(counted))
    found = np.array(rows, dtype=np.int32)
    values = (1 + np.log(np.array(counts, dtype=np.float32))) * model.rarity[found]
    _scale(model, values, np.array(sizes, dtype=np.int64))
    vectors, first = [], 0
    for number in range(0, len(sizes), len(FAMILIES)):
        end = first + sum(sizes[number : number + len(FAMILIES)])
        vectors.append(Vector(found[first:end], values[first:end]))
        first = end
    return vectors


def _scale(model: Model, values: Floats, sizes: NDArray[np.int64]) -> None:
    """Scale the values of each family of each segment, in place; ``sizes`` says how many belong to each in turn."""
    weights = np.tile([model.family_weights[family] for family in FAMILIES], len(sizes) // len(FAMILIES))
    presence = np.tile([family == "form" for family in FAMILIES], len(sizes) // len(FAMILIES))
    there = np.flatnonzero(sizes)
    starts = (np.cumsum(sizes) - sizes)[there]
    lengths = np.ones(len(sizes))
    if len(there):
        lengths[there] = np.sqrt(np.add.reduceat(np.square(values, dtype=np.float64), starts))
    factors = weights / (lengths**LENGTH_POWER * TYPICAL_LENGTH ** (1 - LENGTH_POWER))
    values[np.repeat(presence, sizes)] = 1.0
    values *= np.repeat(np.where(presence, weights, factors), sizes).astype(np.float32)


def _counted(model: Model, family: str, found: Collection[str]) -> Counter[int]:
    """Return how often each row of a family is among the features of a segment."""
    if isinstance(found, Letters):
        return Counter(chain.from_iterable(_rows_of_letters(model, found.words)))
    counted = Counter(map(model.vocabulary[family].get, found))
    counted.pop(None, None)
    return counted  # type: ignore[return-value]


def _rows_of_letters(model: Model, words: Sequence[str]) -> Iterator[tuple[int, ...]]:
    row_of = model.vocabulary["char"].get
    for word in words:
        rows = model.runs.get(word)
        if rows is None:
            rows = tuple(row for run in runs_of(word) if (row := row_of(run)) is not None)
            if word in model.lexicon:
                model.runs[word] = rows
        yield rows


def raw_scores(model: Model, vectors: Sequence[Vector]) -> Floats:
    """Return the score of every class of every head (columns) for each vector (rows)."""
    scores = np.empty((len(vectors), len(model.bias)), dtype=np.float32)
    for number, vector in enumerate(vectors):
        scores[number] = vector.values @ model.weights[vector.rows] + model.bias
    return scores


def shares(model: Model, head: str, scores: Floats) -> Floats:
    """Return the probability of each class of one head (columns, in the order of its classes) from raw scores."""
    own = scores[:, model.heads[head].columns]
    exponents = np.exp(own - own.max(axis=1, keepdims=True)) if len(own) else own
    return np.asarray(exponents / exponents.sum(axis=1, keepdims=True), dtype=np.float32)


def probabilities(model: Model, head: str, vectors: Sequence[Vector]) -> Floats:
    """Return the probability of each class of a head (columns, in the order of its classes) for each vector (rows)."""
    return shares(model, head, raw_scores(model, vectors))
