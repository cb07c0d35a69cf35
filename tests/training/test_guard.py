"""The guard: a change that makes the judgements worse fails here, and says which verdicts it has flipped.

``benchmarks/verdicts.json`` holds the cross-validated verdicts of the last change that was accepted. After a change for the
better, keep the new ones: ``minutecheck evaluate --save benchmarks/verdicts.json``. All records are fictional.
"""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path

import pytest

from minutecheck.report import Outcome, RecordReport
from minutecheck.training.corpus import LabelledRecord
from minutecheck.training.evaluate import cross_validated_reports
from minutecheck.training.flips import flips, read_verdicts, verdicts_of
from minutecheck.training.lessons import gather
from minutecheck.training.measures import compare

ROOT = Path(__file__).parents[2]
KEPT = ROOT / "benchmarks" / "verdicts.json"
LEEWAY = 0.005
"""How far the core score may fall: less than what another library version or processor changes in the last digits."""
WRONG_MET = 0.03
"""The share of records, at most, on which a decision or a level of risk may be said to be met that is not."""


@pytest.mark.slow
def test_no_change_lowers_the_cross_validated_score() -> None:
    material = gather(ROOT / "corpora")
    reports = cross_validated_reports(material, lambda _: None)
    before, kept = read_verdicts(KEPT)
    now = compare(material.records, reports).core()
    flipped = "\n".join(str(flip) for flip in flips(kept, verdicts_of(reports, material.records), material.records))
    assert now >= before - LEEWAY, f"the core score fell from {before:.3f} to {now:.3f}; flipped:\n{flipped}"
    for criterion in ("s47-decision", "risk-level"):
        wrong = _wrong_met(material.records, reports, criterion)
        assert len(wrong) <= WRONG_MET * len(reports), f"wrong “met” on {criterion}: {wrong}; flipped:\n{flipped}"


def _wrong_met(records: Sequence[LabelledRecord], reports: Sequence[RecordReport], criterion: str) -> list[str]:
    return [
        record.id
        for record, report in zip(records, reports, strict=True)
        if (judgement := report.judgement(criterion)) and judgement.outcome is Outcome.MET
        if record.value(criterion) not in ("initiate", "not_initiate", "low", "medium", "high")
    ]
