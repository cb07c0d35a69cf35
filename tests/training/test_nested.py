"""Nested cross-validation judges every record once, by a model that never saw it. Every record here is fictional."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path

import pytest
from threadpoolctl import threadpool_limits

from minutecheck.training import nested
from minutecheck.training.lessons import Material, gather
from minutecheck.training.measures import compare
from tests.training.tiny import write_tiny_corpus

OUTER, INNER = 3, 2


@pytest.mark.slow
def test_no_record_is_judged_by_a_model_in_whose_making_it_was(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    write_tiny_corpus(tmp_path)
    material = gather(tmp_path)
    seen_by: list[tuple[int, ...]] = []
    real_fit, real_folds = nested.fit_model, nested.folds_of

    def watched(material: Material, held_out: Sequence[int] = ()) -> nested.Model:
        seen_by.append(tuple(held_out))
        return real_fit(material, held_out)

    monkeypatch.setattr(nested, "fit_model", watched)
    monkeypatch.setattr(nested, "INNER", INNER)
    monkeypatch.setattr(nested, "folds_of", lambda count, folds=OUTER: real_folds(count, folds))
    with threadpool_limits(1):
        reports = nested.nested_reports(material, lambda _: None)

    assert [report.path for report in reports] == [found.record.name for found in material.analyses]
    assert len(seen_by) == OUTER * (INNER + 1)
    outer = real_folds(len(material.records), OUTER)
    for number, part in enumerate(outer):
        models = seen_by[number * (INNER + 1) : (number + 1) * (INNER + 1)]
        assert all(set(part) <= set(held_out) for held_out in models)
    assert compare(material.records, reports).macro_f1("s47-decision") > 0.9
