"""Measures the judgements by cross-validation on the training corpora, and against any folder of gold labels."""

from __future__ import annotations

import json
from collections.abc import Sequence
from datetime import date
from pathlib import Path

import numpy as np

from minutecheck.criteria import judge_record
from minutecheck.report import RecordReport
from minutecheck.training.corpus import LabelledRecord
from minutecheck.training.lessons import Material
from minutecheck.training.measures import CORE_VALUES, Scores, compare
from minutecheck.training.train import Progress, cross_validate

RESAMPLES = 500
SEED = 5


def cross_validated_reports(material: Material, progress: Progress) -> list[RecordReport]:
    """Return a report for every record of the corpora, each made by a model that did not learn from it."""
    folds, scored = cross_validate(material, progress)
    reports: dict[int, RecordReport] = {}
    for fold in folds:
        for number in fold.held_out:
            reports[number] = judge_record(scored[number], fold.model)
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


def table(scores: Scores, intervals: dict[str, tuple[float, float]] | None = None) -> str:
    """Return the scores as a table of plain text: a line for each criterion, the actions, and the core score."""
    lines = [f"{'criterion':24}{'macro-F1':>9}{'n':>6}" + ("   95 % interval" if intervals else "")]
    for name, pairs in scores.pairs.items():
        if name in ("kind", "meeting_date"):
            right = sum(gold == said for gold, said in pairs) / max(1, len(pairs))
            lines.append(f"{name + ' (accuracy)':24}{right:9.3f}{len(pairs):6}")
            continue
        ends = f"   {intervals[name][0]:.2f} to {intervals[name][1]:.2f}" if intervals and name in intervals else ""
        lines.append(f"{name:24}{scores.macro_f1(name):9.3f}{len(pairs):6}{ends}")
    lines.append(f"{'actions found (F1)':24}{scores.f1('found'):9.3f}{scores.actions['gold']:6}")
    lines.append(f"{'actions strict (F1)':24}{scores.f1('strict'):9.3f}{scores.actions['gold']:6}")
    ends = f"   {intervals['core'][0]:.2f} to {intervals['core'][1]:.2f}" if intervals and "core" in intervals else ""
    lines.append(f"{'core score':24}{scores.core():9.3f}{'':6}{ends}")
    return "\n".join(lines)
