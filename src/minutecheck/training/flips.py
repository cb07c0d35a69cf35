"""Keeps the verdicts of an evaluation, and says which of them a change has flipped, for better or for worse."""

from __future__ import annotations

import json
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path

from minutecheck.report import RecordReport
from minutecheck.training.corpus import LabelledRecord
from minutecheck.training.measures import CORE_VALUES, compare, outcome_of_actions

Verdicts = Mapping[str, Mapping[str, str]]
_COLUMNS = ("kind", *CORE_VALUES, "actions")


@dataclass(frozen=True, slots=True)
class Flip:
    """One verdict that changed: on which record and criterion, from what to what, and what the labels say."""

    record: str
    criterion: str
    before: str
    after: str
    gold: str

    def __str__(self) -> str:
        turned = "now right" if self.after == self.gold else "now wrong" if self.before == self.gold else "still wrong"
        return (
            f"{self.record:14}{self.criterion:14} {self.before} to {self.after}; labelled {self.gold or 'so'}: {turned}"
        )


def verdicts_of(reports: Sequence[RecordReport], records: Sequence[LabelledRecord]) -> dict[str, dict[str, str]]:
    """Return, for each record's id, its kind and what each core criterion came to."""
    return {
        record.id: {"kind": str(report.kind), **{name: _verdict(report, name) for name in _COLUMNS[1:]}}
        for record, report in zip(records, reports, strict=True)
    }


def _verdict(report: RecordReport, criterion: str) -> str:
    judgement = report.judgement(criterion)
    if judgement is None:
        return "not_applicable"
    return str(judgement.outcome if criterion == "actions" else judgement.value)


def flips(before: Verdicts, after: Verdicts, records: Sequence[LabelledRecord]) -> Iterator[Flip]:
    """Yield the verdicts that differ on records that both hold, in the order of the records."""
    for record in records:
        for criterion in _COLUMNS:
            old = before.get(record.id, {}).get(criterion)
            new = after.get(record.id, {}).get(criterion)
            if old is not None and new is not None and old != new:
                yield Flip(record.id, criterion, old, new, _gold(record, criterion))


def _gold(record: LabelledRecord, criterion: str) -> str:
    if criterion == "kind":
        return record.kind
    if criterion == "actions":
        return str(outcome_of_actions(record.actions)) if record.kind == "minutes" else "not_applicable"
    return record.value(criterion)


def write_verdicts(path: Path, records: Sequence[LabelledRecord], reports: Sequence[RecordReport]) -> None:
    """Write the core score and every verdict, one record a line, so that a change reads as a short difference."""
    found = verdicts_of(reports, records)
    score = round(compare(records, reports).core(), 4)
    lines = [f"{json.dumps(name)}: {json.dumps(found[name])}" for name in found]
    path.write_text(f'{{"core": {score},\n"verdicts": {{\n' + ",\n".join(lines) + "\n}}\n", encoding="utf-8")


def read_verdicts(path: Path) -> tuple[float, Verdicts]:
    """Return the core score and the verdicts that :func:`write_verdicts` wrote."""
    held = json.loads(path.read_text(encoding="utf-8"))
    return float(held["core"]), held["verdicts"]
