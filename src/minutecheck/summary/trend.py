"""This audit beside an earlier one: how each core criterion has moved, and whether the two can be compared at all."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

from minutecheck.outputs.wording import CORE
from minutecheck.report import Outcome
from minutecheck.summary.read import AuditNotes
from minutecheck.summary.small import share_or_few
from minutecheck.summary.tally import Tally


@dataclass(frozen=True, slots=True)
class Trend:
    """The shares met, then and now, by criterion; ``warnings`` say why they may not be comparable."""

    rows: tuple[tuple[str, str, str], ...]
    warnings: tuple[str, ...]


def trend_of(
    now: Tally, then: Tally, notes: AuditNotes, earlier: AuditNotes, titles: Mapping[str, str], below: int = 0
) -> Trend:
    """Return how the share of records that meet each core criterion has moved since an earlier audit."""
    rows = [
        (titles.get(name, name), _met(then, name, below), _met(now, name, below))
        for name in CORE
        if sum(now.outcomes[name].values())
    ]
    changed = [
        what
        for what, before, after in (
            ("another version of minutecheck", earlier.version, notes.version),
            ("other rules", earlier.rules, notes.rules),
            ("other models", earlier.models, notes.models),
        )
        if before != after
    ]
    warnings = []
    if changed:
        warnings.append(
            f"The earlier audit was made with {' and '.join(changed)}: a difference may come from that. Run it "
            "again with this version before comparing."
        )
    return Trend(tuple(rows), tuple(warnings))


def _met(tally: Tally, criterion: str, below: int) -> str:
    counts = tally.outcomes[criterion]
    whole = sum(counts.values())
    return share_or_few(counts[Outcome.MET], whole, below) if whole else "–"
