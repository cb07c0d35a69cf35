"""The classifiers run with arrays alone. The numbers here are small enough to check by hand."""

from __future__ import annotations

from dataclasses import replace

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from minutecheck.analysis.scoring.features import FAMILIES
from minutecheck.analysis.scoring.letters import letters_of
from minutecheck.analysis.scoring.model import Head, Model, shipped_model
from minutecheck.analysis.scoring.vectors import probabilities, raw_scores, shares, vectorise, vectorise_all
from minutecheck.criteria.further import BY_SEGMENT

NOTHING: dict[str, list[str]] = {family: [] for family in FAMILIES}


def small_model() -> Model:
    """Return a model that knows three words and one mark, with one head of two classes and one of three."""
    vocabulary = {family: dict[str, int]() for family in FAMILIES}
    vocabulary["word"] = {"risk": 0, "high": 1, "low": 2}
    vocabulary["form"] = {"asks": 3}
    weights = np.array([[0, 0, 0, 0, 0], [-2, 2, 0, 1, 0], [2, -2, 0, 0, 1], [0, 0, 1, 0, 0]], dtype=np.float32)
    return Model(
        frozenset({"risk"}),
        vocabulary,
        np.array([3.0, 4.0, 4.0, 1.0], dtype=np.float32),
        {family: 1.0 if family != "form" else 0.5 for family in FAMILIES},
        {"two": Head(("no", "yes"), 0), "three": Head(("none", "high", "low"), 2)},
        weights,
        np.zeros(5, dtype=np.float32),
    )


def test_a_familys_features_are_weighted_by_rarity_and_the_unknown_left_out() -> None:
    vector = vectorise(small_model(), {**NOTHING, "word": ["risk", "high", "unknown"]})
    assert vector.rows.tolist() == [0, 1]
    assert vector.values[1] / vector.values[0] == pytest.approx(4 / 3)


def test_a_word_counts_less_among_more_words() -> None:
    alone, among = (vectorise(small_model(), {**NOTHING, "word": words}) for words in (["high"], ["high", "low"]))
    assert among.values[0] < alone.values[0]


def test_a_familys_weight_scales_all_its_features() -> None:
    heavier = replace(small_model(), family_weights={**small_model().family_weights, "word": 2.0})
    found = {**NOTHING, "word": ["high", "low"]}
    assert vectorise(heavier, found).values == pytest.approx(2 * vectorise(small_model(), found).values)


def test_counts_are_damped_by_a_logarithm() -> None:
    vector = vectorise(small_model(), {**NOTHING, "word": ["high", "high", "low"]})
    assert vector.values[0] / vector.values[1] == pytest.approx(1 + np.log(2))


def test_the_form_family_counts_presence_alone() -> None:
    assert vectorise(small_model(), {**NOTHING, "form": ["asks", "asks"]}).values.tolist() == [0.5]


def test_nothing_known_is_an_empty_vector_and_scores_the_bias() -> None:
    model = replace(small_model(), bias=np.arange(5, dtype=np.float32))
    vector = vectorise(model, {**NOTHING, "word": ["unknown"]})
    assert len(vector.rows) == 0
    assert raw_scores(model, [vector]).tolist() == [[0, 1, 2, 3, 4]]


def test_each_head_shares_out_its_own_columns() -> None:
    model = small_model()
    vector = vectorise(model, {**NOTHING, "word": ["high"]})
    two = probabilities(model, "two", [vector])
    assert two.shape == (1, 2)
    assert two[0, 1] == pytest.approx(1 / (1 + np.exp(-4 * vector.values[0])))
    assert probabilities(model, "three", [vector]).sum() == pytest.approx(1)
    assert probabilities(model, "three", [vector])[0].argmax() == 1


def test_no_segments_are_no_rows() -> None:
    model = small_model()
    assert shares(model, "two", raw_scores(model, [])).shape == (0, 2)


def test_the_shipped_model_has_a_head_or_a_combiner_for_all_that_is_judged() -> None:
    model = shipped_model()
    assert {"s47-decision", "risk-level", "rationale", "challenge", "action", "note", "kind", *BY_SEGMENT} <= set(
        model.heads
    )
    assert {"s47-decision", "risk-level", "rationale", "challenge", "action", "kind", *BY_SEGMENT} <= set(
        model.combiners
    )
    assert model.weights.shape == (len(model.rarity), len(model.bias))
    assert sum(len(head.classes) for head in model.heads.values()) == len(model.bias)
    assert np.isfinite(model.weights).all()


WORDS = st.lists(st.sampled_from([*sorted(shipped_model().lexicon)[:400], "Quill", "qname", "zzyzx", "risk", "§47"]))


@given(st.lists(WORDS, max_size=6))
def test_many_segments_together_have_the_vectors_that_each_has_alone(texts: list[list[str]]) -> None:
    model = shipped_model()
    every = [{**NOTHING, "word": words, "char": letters_of(words), "form": ["asks"]} for words in texts]
    for together, features in zip(vectorise_all(model, every), every, strict=True):
        alone = vectorise(model, features)
        assert together.rows.tolist() == alone.rows.tolist()
        assert together.values.tolist() == alone.values.tolist()


@given(WORDS)
def test_letters_looked_up_by_word_are_the_letters_looked_up_one_by_one(words: list[str]) -> None:
    model = shipped_model()
    by_word, one_by_one = (
        vectorise(model, {**NOTHING, "char": letters}) for letters in (letters_of(words), list(letters_of(words)))
    )
    assert by_word.rows.tolist() == one_by_one.rows.tolist()
    assert by_word.values.tolist() == one_by_one.values.tolist()


def test_the_letters_of_words_that_are_not_in_the_lexicon_are_not_kept() -> None:
    model = replace(shipped_model())
    vectorise(model, {**NOTHING, "char": letters_of(["zzyzx", "risk"])})
    assert set(model.runs) == {"risk"}
