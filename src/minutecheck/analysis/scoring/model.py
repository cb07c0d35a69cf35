"""Runs the trained classifiers with numpy alone: arrays and JSON, no pickle, nothing that can run code."""

from __future__ import annotations

import hashlib
import json
from collections.abc import Mapping
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

MODEL = "segments"


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
    runs: dict[str, tuple[int, ...]] = field(init=False, default_factory=dict, repr=False, compare=False)
    """The rows of the letters of words of the lexicon, as far as they were asked for: no name, nothing of a record's own."""


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
