"""Measures the judgements by cross-validation on the training corpora, and against any folder of gold labels."""

from __future__ import annotations

import json
from collections.abc import Sequence
from datetime import date
from pathlib import Path

import numpy as np

from minutecheck.report import RecordReport
from minutecheck.training.corpus import LabelledRecord
from minutecheck.training.lessons import Material
from minutecheck.training.measures import CORE_VALUES, compare
from minutecheck.training.train import Progress, cross_validate, judge_held_out

RESAMPLES = 500
SEED = 5


def cross_validated_reports(material: Material, progress: Progress) -> list[RecordReport]:
    """Return a report for every record of the corpora, each made by a model that did not learn from it."""
    folds, scored = cross_validate(material, progress)
    reports = judge_held_out(folds, dict(enumerate(scored)))
    return [reports[number] for number in range(len(material.records))]


def interval(
    records: Sequence[LabelledRecord], reports: Sequence[RecordReport], criterion: str | None
) -> tuple[float, float]:
    """Return the 95 % bootstrap interval, over records, of a criterion's macro-F1 (of the core score for ``None``)."""
    chance = np.random.default_rng(SEED)
    found = []
    for _ in range(RESAMPLES):
        picked = chance.integers(0, len(records), len(records))
        scores = compare([records[number] for number in picked], [reports[number] for number in picked])
        found.append(scores.core() if criterion is None else scores.macro_f1(criterion))
    low, high = np.percentile(found, [2.5, 97.5])
    return float(low), float(high)


def load_gold(folder: Path) -> tuple[LabelledRecord, ...]:
    """Return gold labels kept as one JSON file beside each record; the record's own file name is its ``id``."""
    records = []
    for path in sorted(folder.glob("*.json")):
        row = json.loads(path.read_text(encoding="utf-8"))
        if not isinstance(row, dict) or "kind" not in row or "file" not in row:
            continue
        meeting = date.fromisoformat(row["meeting_date"]) if row.get("meeting_date") else None
        criteria = {name: row[name] for name in CORE_VALUES if row.get(name)}
        records.append(
            LabelledRecord(
                row["file"],
                "",
                row["kind"],
                meeting,
                criteria,
                tuple(row.get("actions") or ()),
                row.get("extended") or {},
            )
        )
    return tuple(records)
