"""Puts a person's verdicts beside the findings they are about; outcomes stay as they are."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Any

from minutecheck.report import RecordReport, UnusedVerdict, Verdict
from minutecheck.verdicts.file import Entry
from minutecheck.verdicts.findings import ACTION, CHECK, CRITERION, NOTICE, Finding, findings_in, likeness

ALIKE = 0.6
"""Share of marks in common from which edited words are taken for the same: two words in eight may change."""
_FIELDS = {CRITERION: "criteria", CHECK: "checks", ACTION: "actions", NOTICE: "notices"}


def with_verdicts(report: RecordReport, entries: Sequence[Entry]) -> RecordReport:
    """Return a report with each verdict on its finding, and those that are about nothing in it named with the reason.

    A verdict on a criterion holds for the value it was given about: a level of risk that has appeared since is another
    finding. A verdict on an action, or on other words of the record, is found again after small changes of the words.
    """
    findings = findings_in(report)
    taken: dict[str, Entry] = {}
    unused: list[UnusedVerdict] = []
    # Words that are still the same come first, so that an edited action never takes the place of an unchanged one.
    ordered = sorted(enumerate(entries), key=lambda one: (not any(f.id == one[1].finding for f in findings), one[0]))
    for _, entry in ordered:
        found = _about(entry, findings, taken)
        if isinstance(found, Finding):
            taken[found.id] = entry
        else:
            unused.append(UnusedVerdict(finding=entry.finding, why=found, verdict=_verdict(entry)))
    places = {(one.kind, one.number): taken[one.id] for one in findings if one.id in taken}
    changed: dict[str, Any] = {
        field: tuple(_said(part, places.get((kind, number))) for number, part in enumerate(getattr(report, field)))
        for kind, field in _FIELDS.items()
    }
    return report.model_copy(update={**changed, "unused_verdicts": tuple(unused)})


def _about(entry: Entry, findings: Sequence[Finding], taken: Mapping[str, Entry]) -> Finding | str:
    """Return the finding that a verdict is about, or why there is none."""
    same = next((one for one in findings if one.id == entry.finding), None)
    kind = entry.finding.partition(":")[0]
    if same is not None:
        if same.id in taken:
            return "another verdict on the same finding counts"
        if entry.value is not None and same.kind in (CRITERION, CHECK) and entry.value != same.value:
            return f"it was given about “{entry.value}”, and the record now comes to “{same.value}”"
        return same
    marks = frozenset(entry.words)
    near = [one for one in findings if marks and one.id not in taken and _like_kind(one, entry.finding)]
    best = max(near, key=lambda one: likeness(one.signature, marks), default=None)
    if best is not None and likeness(best.signature, marks) >= ALIKE:
        return best
    if kind in (ACTION, NOTICE, CHECK):
        return "nothing like it is found in the record now"
    return "there is no finding of this name"


def _like_kind(finding: Finding, name: str) -> bool:
    """Say whether a finding is of the kind that a name is of: an action, or the same check or notice."""
    return finding.id.rpartition(":")[0] == name.rpartition(":")[0]


def _said(part: Any, entry: Entry | None) -> Any:  # noqa: ANN401 - judgements, checks, actions and notices alike
    return part if entry is None else part.model_copy(update={"verdict": _verdict(entry)})


def _verdict(entry: Entry) -> Verdict:
    return Verdict(verdict=entry.verdict, reason=entry.reason, who=entry.who, when=entry.when)


def entry_on(finding: Finding, verdict: Verdict) -> Entry:
    """Return the entry of a verdict on a finding, as it is written into the file."""
    return Entry(
        finding=finding.id, verdict=verdict.verdict, reason=verdict.reason, who=verdict.who, when=verdict.when,
        value=finding.value, words=tuple(sorted(finding.signature)),
    )  # fmt: skip
