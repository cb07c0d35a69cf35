"""The results of an evaluation as tables of plain text."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Mapping, Sequence

from minutecheck.report import Kind, Outcome, RecordReport
from minutecheck.training.certainty import reviewed_share
from minutecheck.training.corpus import LabelledRecord
from minutecheck.training.measures import CORE_VALUES, Pairs, Scores, is_right

BANDS = ((0.9, 1.01), (0.75, 0.9), (0.0, 0.75))
JUDGED = (*CORE_VALUES, "actions")
ON_MET = ("s47-decision", "risk-level")
"""The criteria on which a wrong "met" is the costliest error."""
Ends = tuple[float, float]


def table(scores: Scores, intervals: Mapping[str, Ends] | None = None) -> str:
    """Return the scores: a line for each criterion with its evidence, the actions, and the core score."""
    lines = [
        f"{'criterion':24}{'macro-F1':>9}{'n':>6}{'ev. found':>11}{'ev. right':>11}"
        + ("   95 % interval" if intervals else "")
    ]
    for name, pairs in scores.pairs.items():
        if name in ("kind", "meeting_date"):
            right = sum(gold == said for gold, said in pairs) / max(1, len(pairs))
            lines.append(f"{name + ' (accuracy)':24}{right:9.3f}{len(pairs):6}")
            continue
        evidence = f"{_share(scores.evidence_found(name)):>11}{_share(scores.evidence_right(name)):>11}"
        lines.append(f"{name:24}{scores.macro_f1(name):9.3f}{len(pairs):6}{evidence}{_ends(intervals, name)}".rstrip())
    lines.append(f"{'actions found (F1)':24}{scores.f1('found'):9.3f}{scores.actions['gold']:6}")
    lines.append(f"{'actions strict (F1)':24}{scores.f1('strict'):9.3f}{scores.actions['gold']:6}")
    lines.append(f"{'core score':24}{scores.core():9.3f}{'':28}{_ends(intervals, 'core')}".rstrip())
    return "\n".join(lines)


def _share(share: float | None) -> str:
    return "" if share is None else f"{share:.3f}"


def _ends(intervals: Mapping[str, Ends] | None, name: str) -> str:
    return f"   {intervals[name][0]:.2f} to {intervals[name][1]:.2f}" if intervals and name in intervals else ""


def confusion(name: str, pairs: Pairs) -> str:
    """Return how often each value of the gold (rows) was reported as each value (columns)."""
    counts = Counter(pairs)
    values = sorted({value for pair in pairs for value in pair})
    width = max([len(value) for value in values] + [4]) + 2
    lines = [f"{name}: gold down, reported across", " " * width + "".join(f"{value:>{width}}" for value in values)]
    lines += [f"{gold:{width}}" + "".join(f"{counts[gold, said]:>{width}}" for said in values) for gold in values]
    return "\n".join(line.rstrip() for line in lines)


def reliability(records: Sequence[LabelledRecord], reports: Sequence[RecordReport]) -> str:
    """Return how often findings were right by how sure they were, and what the threshold for a person's eye leaves."""
    head = f"{'right of n, by confidence':26}" + "".join(f"{_band(low, high):>16}" for low, high in BANDS)
    lines = [head + f"{'not sent to review':>22}{'of all':>8}"]
    for name in JUDGED:
        bands = [_in_band(records, reports, name, low, high) for low, high in BANDS]
        kept, right, count = reviewed_share(records, reports, name)
        cells = "".join(f"{_of(hits, total):>16}" for hits, total in bands)
        lines.append(f"{name:26}{cells}{_of(right, kept):>22}{_percent(kept, count):>8}")
    return "\n".join(lines)


def _band(low: float, high: float) -> str:
    return f"{low:.2f} to {min(high, 1.0):.2f}" if low else f"below {high:.2f}"


def _of(right: int, count: int) -> str:
    return f"{right / count:.2f} of {count}" if count else "none"


def _percent(part: int, count: int) -> str:
    return f"{part / count:.0%}" if count else ""


def _in_band(
    records: Sequence[LabelledRecord], reports: Sequence[RecordReport], name: str, low: float, high: float
) -> tuple[int, int]:
    found = [
        right
        for record, report in zip(records, reports, strict=True)
        if (judgement := report.judgement(name)) and low <= judgement.confidence < high
        if (right := is_right(record, judgement)) is not None
    ]
    return sum(found), len(found)


def wrong_met(records: Sequence[LabelledRecord], reports: Sequence[RecordReport]) -> str:
    """Return how often a criterion was said to be met that is not, of all minutes, and how often without "please check"."""
    return "\n".join(_wrong_met(records, reports))


def _wrong_met(records: Sequence[LabelledRecord], reports: Sequence[RecordReport]) -> Iterator[str]:
    minutes = sum(record.kind == Kind.MINUTES for record in records)
    for name in ON_MET:
        wrong = [
            judgement
            for record, report in zip(records, reports, strict=True)
            if (judgement := report.judgement(name)) and judgement.outcome is Outcome.MET
            if record.value(name) in ("absent", "deferred", "threshold_only", "not_applicable")
        ]
        silent = sum(not judgement.review for judgement in wrong)
        yield f"{'wrong “met” on ' + name:34}{len(wrong):4} of {minutes} minutes, {silent} not marked for a look"


def comparison(found: Mapping[str, Scores], what: str) -> str:
    """Return several evaluations side by side, one a line: the core score and what it is the mean of."""
    lines = [f"{what:26}{'core':>8}" + "".join(f"{name:>15}" for name in (*CORE_VALUES, "actions strict"))]
    for name, scores in found.items():
        parts = [*(scores.macro_f1(criterion) for criterion in CORE_VALUES), scores.f1("strict")]
        lines.append(f"{name:26}{scores.core():8.3f}" + "".join(f"{part:15.3f}" for part in parts))
    return "\n".join(lines)
