"""Training from corpora to a stored model, on a tiny corpus. All of it is fictional."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from functools import partial
from pathlib import Path
from typing import Any

import pytest
from threadpoolctl import threadpool_limits

from minutecheck.analysis.analyse import Analysis
from minutecheck.analysis.scoring.model import read_model
from minutecheck.readers import read_bytes
from minutecheck.report import Kind, Outcome
from minutecheck.review import review_record
from minutecheck.training import evaluate
from minutecheck.training import train as training
from minutecheck.training.lessons import Material
from minutecheck.training.measures import compare
from minutecheck.training.train import Fold, cross_validate, scored_by, train
from tests.training.tiny import write_tiny_corpus

Validated = tuple[list[Fold], list[Analysis]]


FOLDS = 2


@pytest.fixture(scope="module", autouse=True)
def small() -> Iterator[None]:
    """Train on one thread, as more cost time on matrices this small, and in two folds."""
    with threadpool_limits(1), pytest.MonkeyPatch.context() as patch:
        patch.setattr(training, "folds_of", partial(training.folds_of, folds=FOLDS))
        yield


@dataclass(frozen=True)
class Trained:
    """Two models trained on the tiny corpus one after the other, and what the first training went through."""

    folder: Path
    material: Material
    folds: list[Fold]
    scored: list[Analysis]


@pytest.fixture(scope="module")
def trained(tmp_path_factory: pytest.TempPathFactory) -> Trained:
    folder = tmp_path_factory.mktemp("tiny")
    write_tiny_corpus(folder / "corpora")
    seen: list[Validated] = []

    def watched(*given: Any) -> Validated:
        seen.append(cross_validate(*given))
        return seen[-1]

    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(training, "cross_validate", watched)
        material = train(folder / "corpora", folder / "one")
        train(folder / "corpora", folder / "two")
    return Trained(folder, material, *seen[0])


@pytest.mark.slow
def test_training_twice_gives_the_same_bytes(trained: Trained) -> None:
    folder = trained.folder
    names = sorted(file.name for file in (folder / "one").iterdir())
    assert names == ["digests.json", "segments.json", "segments.npz"]
    for name in names:
        assert (folder / "one" / name).read_bytes() == (folder / "two" / name).read_bytes()


@pytest.mark.slow
def test_the_trained_model_judges_a_record(trained: Trained) -> None:
    text = (
        "# Strategy discussion: Nell\n\n3 May 2024\n\n## Discussion\n\nSection 47 enquiries will start today.\n\n"
        "The risk to Nell is high.\n\n## Actions\n\n- Social worker to visit Nell by 7 May.\n"
    )
    report = review_record(read_bytes(text.encode(), "nell.md"), read_model(trained.folder / "one"))
    assert report.kind is Kind.MINUTES
    values = {found.id: found.value for found in report.criteria}
    assert (values["s47-decision"], values["risk-level"]) == ("initiate", "high")
    assert [(action.text, action.outcome) for action in report.actions] == [
        ("Social worker to visit Nell by 7 May.", Outcome.MET)
    ]


@pytest.mark.slow
def test_every_record_is_scored_once_by_a_model_that_did_not_learn_from_it(trained: Trained) -> None:
    material, folds, scored = trained.material, trained.folds, trained.scored
    assert len(folds) == FOLDS
    assert sorted(number for fold in folds for number in fold.held_out) == list(range(len(material.records)))
    assert [found.record.text for found in scored] == [found.record.text for found in material.analyses]
    for fold in folds:
        for number in fold.held_out:
            again = scored_by(material, number, fold.model)
            assert all((again.scores[head] == scored[number].scores[head]).all() for head in again.scores)


@pytest.mark.slow
def test_cross_validation_measures_what_was_learnt(trained: Trained, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(evaluate, "cross_validate", lambda *_: (trained.folds, trained.scored))
    reports = evaluate.cross_validated_reports(trained.material, lambda _: None)
    assert [report.path for report in reports] == [found.record.name for found in trained.material.analyses]
    scores = compare(trained.material.records, reports)
    assert scores.macro_f1("s47-decision") > 0.9
    assert scores.macro_f1("kind") > 0.9


@pytest.mark.slow
def test_lessons_know_the_record_they_come_from(trained: Trained) -> None:
    for name in ("s47-decision", "action", "kind"):
        sources = {point.record for point in trained.material.points[name]}
        assert None in sources
        assert len(sources) > 10
    labels = {point.label for point in trained.material.points["s47-decision"]}
    assert labels == {"initiate", "none"}
    assert {point.label for point in trained.material.points["note"]} == {"correct", "mislabelled", "not_applicable"}
