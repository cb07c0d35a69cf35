"""Puts what auditors said of a record beside what the tool says of it; outcomes stay as they are."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date
from itertools import groupby

from minutecheck.agreement.store import Kept, VerdictStore
from minutecheck.outputs.wording import OUTCOMES
from minutecheck.report import Judgement, RecordReport, Verdict


def with_auditors(report: RecordReport, store: VerdictStore) -> RecordReport:
    """Return a report with the auditors' verdicts on its criteria, where its record is one that they judged.

    A verdict that is on a finding already, given with the record itself, stays. An auditor who found what the tool finds
    has accepted the finding; one who found otherwise disputes it.
    """
    kept = store.on(report.sha256) if report.sha256 else []
    if not kept:
        return report
    by_criterion = {name: list(some) for name, some in groupby(kept, key=lambda one: one.criterion)}
    criteria = tuple(
        one.model_copy(update={"verdict": _verdict(one, by_criterion[one.id])})
        if one.id in by_criterion and one.verdict is None
        else one
        for one in report.criteria
    )
    return report.model_copy(update={"criteria": criteria})


def _verdict(judgement: Judgement, kept: Sequence[Kept]) -> Verdict:
    """Return what one auditor said, or several together, of a finding as it is now."""
    found = OUTCOMES[judgement.outcome]
    agreed = all(one.verdict == found for one in kept)
    latest: date = max(one.day for one in kept)
    reasons = [_reason(one, several=len(kept) > 1) for one in kept]
    return Verdict(
        verdict="accepted" if agreed else "disputed",
        reason="; ".join(reasons),
        who=" and ".join(one.who for one in kept),
        when=latest,
    )


def _reason(kept: Kept, *, several: bool) -> str:
    who = f"{kept.who}: " if several else ""
    return f"{who}{kept.verdict}" + (f" ({kept.reason})" if kept.reason else "")
