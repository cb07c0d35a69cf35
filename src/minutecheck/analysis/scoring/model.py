"""Runs the trained classifiers with numpy alone: arrays and JSON, no pickle, nothing that can run code."""

from __future__ import annotations

import hashlib
import json
from collections import Counter
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from functools import cache
from pathlib import Path
from typing import Any

import numpy as np
from numpy.typing import NDArray

from minutecheck.analysis.scoring.features import FAMILIES
from minutecheck.resources import SHIPPED, data_folder

Floats = NDArray[np.float32]
Ints = NDArray[np.int32]
Features = Mapping[str, Sequence[str]]

MODEL = "segments"
LENGTH_POWER = np.float32(0.6)
TYPICAL_LENGTH = np.float32(40.0)
"""How far a long segment's features are scaled down: wholly to unit length at a power of 1, not at all at 0."""


@dataclass(frozen=True, slots=True)
class Head:
    """One classifier: its classes, in the order of its columns, of which ``first`` is the first."""

    classes: tuple[str, ...]
    first: int

    @property
    def columns(self) -> slice:
        """The head's columns of the model's weights."""
        return slice(self.first, self.first + len(self.classes))


@dataclass(frozen=True, slots=True)
class Model:
    """The vocabulary that all heads share, and the heads.

    ``vocabulary`` gives each family's features their row; ``rarity`` holds the inverse document frequency of each row.
    ``lexicon`` holds the words that are not names. ``weights`` has a row for each feature and a column for each class
    of each head, ``bias`` a number for each column. ``combiners`` turn a record's best scores into a value (see
    :mod:`minutecheck.criteria.combine`).
    """

    lexicon: frozenset[str]
    vocabulary: Mapping[str, Mapping[str, int]]
    rarity: Floats
    family_weights: Mapping[str, float]
    heads: Mapping[str, Head]
    weights: Floats
    bias: Floats
    combiners: Mapping[str, Any] = field(default_factory=dict)


@dataclass(frozen=True, slots=True)
class Vector:
    """A sparse vector: the rows of the features present and their values."""

    rows: Ints
    values: Floats


def vectorise(model: Model, features: Features) -> Vector:
    """Return the weighted n-grams of one segment.

    Within a family counts are damped by a logarithm, weighted by rarity and scaled to unit length; the ``form`` family
    counts presence only. Features that the vocabulary does not hold are left out.
    """
    rows: list[int] = []
    counts: list[int] = []
    sizes: list[int] = []
    for family in FAMILIES:
        row_of = model.vocabulary[family].get
        counted = Counter(map(row_of, features[family]))
        counted.pop(None, None)
        rows += counted  # type: ignore[arg-type]
        counts += counted.values()
        sizes.append(len(counted))
    found = np.array(rows, dtype=np.int32)
    values = (1 + np.log(np.array(counts, dtype=np.float32))) * model.rarity[found]
    first = 0
    for family, size in zip(FAMILIES, sizes, strict=True):
        own = values[first : first + size]
        first += size
        weight = np.float32(model.family_weights[family])
        if family == "form":
            own[:] = weight
        elif size:
            length = np.float32(np.sqrt(np.dot(own, own)))
            own *= weight / (length**LENGTH_POWER * TYPICAL_LENGTH ** (1 - LENGTH_POWER))
    return Vector(found, values)


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


def digest(folder: Path, name: str = MODEL) -> str:
    """Return ``sha256:`` and the digest of a stored model's arrays and words together."""
    found = hashlib.sha256()
    for suffix in (".npz", ".json"):
        found.update((folder / f"{name}{suffix}").read_bytes())
    return f"sha256:{found.hexdigest()}"


def read_model(folder: Path, name: str = MODEL) -> Model:
    """Read a stored model.

    Raises:
        ValueError: its bytes do not agree with the digest stored beside it.
    """
    expected = json.loads((folder / "digests.json").read_text(encoding="utf-8"))[name]
    if digest(folder, name) != expected:
        raise ValueError(f"The model {name} is not the one that was trained. Install minutecheck again.")
    words = json.loads((folder / f"{name}.json").read_text(encoding="utf-8"))
    with np.load(folder / f"{name}.npz", allow_pickle=False) as arrays:
        rarity, bias = arrays["rarity"].astype(np.float32), arrays["bias"].astype(np.float32)
        # Only the weights that matter are stored, with the steps from one to the next, scaled to whole numbers.
        at = np.cumsum(arrays["steps"], dtype=np.int64)
        flat = np.zeros(len(rarity) * len(bias), dtype=np.float32)
        flat[at] = arrays["weights"].astype(np.float32) * arrays["scales"][at % len(bias)]
        weights: Floats = flat.reshape(len(rarity), len(bias))
    heads, first = {}, 0
    for head, classes in words["heads"].items():
        heads[head] = Head(tuple(classes), first)
        first += len(classes)
    vocabulary, first = {}, 0
    for family in FAMILIES:
        tokens = words["vocabulary"][family].split("\n") if words["vocabulary"][family] else []
        vocabulary[family] = dict(zip(tokens, range(first, first + len(tokens)), strict=True))
        first += len(tokens)
    return Model(
        frozenset(words["lexicon"].split("\n")),
        vocabulary,
        rarity,
        words["family_weights"],
        heads,
        weights,
        bias,
        words["combiners"],
    )


@cache
def shipped_model() -> Model:
    """Return the model that the package ships, read once."""
    return read_model(data_folder("models"))


def model_folder(name: str) -> Path:
    """Return the folder of a model: ``SHIPPED``, or the folder of a local one."""
    return data_folder("models") if name == SHIPPED else Path(name)


@cache
def model_called(name: str) -> Model:
    """Return the shipped model, or the local one in a folder, read once.

    Raises:
        ValueError: it is not the one that was trained.
        OSError: it is not there.
    """
    return shipped_model() if name == SHIPPED else read_model(Path(name))


@cache
def local_note(name: str) -> str | None:
    """Return what every report says of a local model, ``None`` for the shipped one."""
    if name == SHIPPED:
        return None
    words = json.loads((Path(name) / f"{MODEL}.json").read_text(encoding="utf-8"))
    return str(words["local"]["note"]) if "local" in words else None
