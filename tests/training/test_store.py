"""A model is stored as plain arrays and JSON, and read back the same or not at all."""

from __future__ import annotations

import io
import zipfile
from dataclasses import replace
from pathlib import Path

import numpy as np
import pytest

from minutecheck.analysis.scoring.features import FAMILIES
from minutecheck.analysis.scoring.model import digest, read_model
from minutecheck.analysis.scoring.vectors import Vector, probabilities, vectorise
from minutecheck.training.fit import RAREST, FittedHead, fit_head, fit_vocabulary, lexicon_of, with_heads
from minutecheck.training.store import SMALLEST, write_model
from tests.analysis.test_model import NOTHING, small_model

FILES = ("segments.npz", "segments.json", "digests.json")


def test_a_stored_model_gives_the_same_probabilities(tmp_path: Path) -> None:
    model = replace(small_model(), combiners={"two": {"weights": [[0.5]], "values": ["no"]}})
    write_model(model, tmp_path)
    read = read_model(tmp_path)
    vectors = [
        vectorise(model, {**NOTHING, "word": words, "form": ["asks"]}) for words in (["high"], ["low", "risk"], [])
    ]
    for head in model.heads:
        assert np.abs(probabilities(read, head, vectors) - probabilities(model, head, vectors)).max() < 1e-3
    assert (read.heads, read.vocabulary, read.lexicon) == (model.heads, model.vocabulary, model.lexicon)
    assert (read.combiners, read.family_weights) == (model.combiners, model.family_weights)


def test_a_model_of_many_weights_keeps_its_probabilities(tmp_path: Path) -> None:
    chance = np.random.default_rng(3)
    rows = 400
    model = small_model()
    vocabulary = {**model.vocabulary, "word": {f"w{number:03}": number for number in range(rows)}, "form": {}}
    weights = chance.normal(0, 1, (rows, 5)).astype(np.float32)
    weights[np.abs(weights) < 0.1] = 0
    big = replace(model, vocabulary=vocabulary, weights=weights, rarity=np.ones(rows, dtype=np.float32))
    write_model(big, tmp_path)
    read = read_model(tmp_path)
    chosen = [
        Vector(np.arange(n, n + 20, dtype=np.int32), np.full(20, 0.2, dtype=np.float32)) for n in range(0, 300, 30)
    ]
    for head in big.heads:
        assert np.abs(probabilities(read, head, chosen) - probabilities(big, head, chosen)).max() < 1e-3


def test_weights_too_small_to_matter_are_left_out(tmp_path: Path) -> None:
    model = small_model()
    weights = model.weights.copy()
    weights[0, 0] = 2 * SMALLEST / 2
    write_model(replace(model, weights=weights), tmp_path)
    assert read_model(tmp_path).weights[0, 0] == 0


def test_the_same_model_gives_the_same_bytes(tmp_path: Path) -> None:
    for folder in ("one", "two"):
        write_model(small_model(), tmp_path / folder)
    for name in FILES:
        assert (tmp_path / "one" / name).read_bytes() == (tmp_path / "two" / name).read_bytes()


@pytest.mark.parametrize("name", FILES[:2])
def test_a_changed_byte_is_refused(tmp_path: Path, name: str) -> None:
    write_model(small_model(), tmp_path)
    data = bytearray((tmp_path / name).read_bytes())
    data[len(data) // 2] ^= 1
    (tmp_path / name).write_bytes(bytes(data))
    with pytest.raises(ValueError, match="Install minutecheck again"):
        read_model(tmp_path)


def test_the_digest_is_of_arrays_and_words_together(tmp_path: Path) -> None:
    write_model(small_model(), tmp_path)
    before = digest(tmp_path)
    assert before.startswith("sha256:")
    (tmp_path / "segments.json").write_text("{}")
    assert digest(tmp_path) != before


def test_arrays_that_hold_python_objects_are_refused(tmp_path: Path) -> None:
    write_model(small_model(), tmp_path)
    entry = io.BytesIO()
    np.save(entry, np.array([{"code": "x"}], dtype=object), allow_pickle=True)
    with zipfile.ZipFile(tmp_path / "segments.npz", "w") as archive:
        for name in ("rarity", "bias", "steps", "weights", "scales"):
            archive.writestr(f"{name}.npy", entry.getvalue())
    (tmp_path / "digests.json").write_text(f'{{"segments": "{digest(tmp_path)}"}}')
    with pytest.raises(ValueError, match="allow_pickle"):
        read_model(tmp_path)


def test_the_lexicon_holds_words_written_small_at_least_twice() -> None:
    assert lexicon_of(["the ward rang Orla", "the baby’s ward", "orla"]) == {"the", "ward"}


def documents(*texts: str) -> list[dict[str, list[str]]]:
    return [{**NOTHING, "word": text.split()} for text in texts]


def test_the_vocabulary_holds_what_is_seen_in_enough_documents() -> None:
    texts = [*["low risk"] * RAREST, *["high high high"] * (RAREST - 1)]
    model = fit_vocabulary(documents(*texts), frozenset())
    assert model.vocabulary["word"] == {"low": 0, "risk": 1}
    assert model.rarity.tolist() == pytest.approx([np.log((1 + len(texts)) / (1 + RAREST)) + 1] * 2)
    assert list(model.vocabulary) == list(FAMILIES)


TEN = 10
"""Documents of each sort: enough to be learnt from with any regularisation."""


def test_a_head_learns_what_it_is_taught() -> None:
    taught = documents(*["high risk"] * TEN, *["low risk"] * TEN, *["no word"] * TEN)
    blank = fit_vocabulary(taught, frozenset())
    vectors = [vectorise(blank, found) for found in taught]
    labels = ["high"] * TEN + ["low"] * TEN + ["none"] * TEN
    even = [1.0] * len(taught)
    three = fit_head(vectors, labels, even, len(blank.rarity))
    two = fit_head(vectors, ["yes" if label == "high" else "no" for label in labels], even, len(blank.rarity))
    assert isinstance(three, FittedHead)
    model = with_heads(blank, {"level": three, "is high": two})
    assert model.heads["is high"].classes == ("no", "yes")
    assert probabilities(model, "level", vectors).argmax(axis=1).tolist() == [0] * TEN + [1] * TEN + [2] * TEN
    assert probabilities(model, "is high", vectors).argmax(axis=1).tolist() == [1] * TEN + [0] * 2 * TEN
    assert probabilities(model, "level", vectors).sum(axis=1) == pytest.approx(np.ones(3 * TEN))


def test_a_heavier_lesson_counts_more() -> None:
    taught = documents(*["high risk"] * 2 * TEN)
    blank = fit_vocabulary(taught, frozenset())
    vectors = [vectorise(blank, found) for found in taught]
    labels, weights = ["yes"] * TEN + ["no"] * TEN, [9.0] * TEN + [1.0] * TEN
    head = fit_head(vectors, labels, weights, len(blank.rarity))
    assert probabilities(with_heads(blank, {"h": head}), "h", vectors)[0, 1] > 0.8
