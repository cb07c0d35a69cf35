"""Nested cross-validation: what is measured on a record never had that record anywhere in its making.

In plain cross-validation a fold's combiners and thresholds are fitted on scores that other folds' classifiers gave, and
those classifiers had learnt from the fold's own records. Here each outer fold runs a cross-validation of its own on the
records outside it. It takes as many times longer as there are inner folds.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import replace

from minutecheck.analysis.analyse import Analysis
from minutecheck.analysis.scoring.model import Model
from minutecheck.criteria import judge_record
from minutecheck.criteria.certainty import CERTAINTY
from minutecheck.report import RecordReport
from minutecheck.training.certainty import fit_certainty
from minutecheck.training.combiners import fit_combiners
from minutecheck.training.lessons import Material
from minutecheck.training.train import Progress, fit_model, folds_of, scored_by

INNER = 4


def nested_reports(material: Material, progress: Progress) -> list[RecordReport]:
    """Return a report for every record of the corpora, by a model in no part of whose making the record was."""
    count = len(material.records)
    reports: dict[int, RecordReport] = {}
    groups = folds_of(count)
    for part, held_out in enumerate(groups, start=1):
        seen = [number for number in range(count) if number not in held_out]
        scored: dict[int, Analysis] = {}
        for inner, places in enumerate(folds_of(len(seen), INNER), start=1):
            progress(f"fold {part} of {len(groups)}, within it {inner} of {INNER}")
            hidden = [seen[place] for place in places]
            model = fit_model(material, [*held_out, *hidden])
            scored |= {number: scored_by(material, number, model) for number in hidden}
        complete = _completed(material, fit_model(material, held_out), scored)
        for number in held_out:
            reports[number] = judge_record(scored_by(material, number, complete), complete)
    return [reports[number] for number in range(count)]


def _completed(material: Material, model: Model, scored: Mapping[int, Analysis]) -> Model:
    """Return a model with combiners and thresholds from the scored records alone."""
    records = [material.records[number] for number in scored]
    combiners = fit_combiners(records, list(scored.values()))
    judging = replace(model, combiners=combiners)
    certainty = fit_certainty(records, [judge_record(found, judging) for found in scored.values()])
    return replace(model, combiners={**combiners, CERTAINTY: certainty})
