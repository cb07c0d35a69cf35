"""Puts a person's verdicts beside the findings they are about; outcomes stay as they are."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any

from minutecheck.report import RecordReport, UnusedVerdict, Verdict
from minutecheck.verdicts.file import Entry, VerdictFile
from minutecheck.verdicts.findings import ACTION, CHECK, CRITERION, NOTICE, Finding, edited, findings_in, likeness

_FIELDS = {CRITERION: "criteria", CHECK: "checks", ACTION: "actions", NOTICE: "notices"}


@dataclass(frozen=True, slots=True)
class Match:
    """One verdict with the finding that it is about, or with the reason why there is none."""

    entry: Entry
    finding: Finding | None
    why: str = ""


def with_verdicts(report: RecordReport, file: VerdictFile) -> RecordReport:
    """Return a report with each verdict on its finding, and those that are about nothing in it named with the reason."""
    matches = matches_of(findings_in(report), file)
    places = {(one.finding.kind, one.finding.number): one.entry for one in matches if one.finding is not None}
    changed: dict[str, Any] = {
        field: tuple(_said(part, places.get((kind, number))) for number, part in enumerate(getattr(report, field)))
        for kind, field in _FIELDS.items()
    }
    unused = tuple(
        UnusedVerdict(finding=one.entry.finding, why=one.why, verdict=_verdict(one.entry))
        for one in matches
        if one.finding is None
    )
    return report.model_copy(update={**changed, "unused_verdicts": unused})


def matches_of(findings: Sequence[Finding], file: VerdictFile) -> tuple[Match, ...]:
    """Return what each verdict is about, in the order of the file; no finding gets two.

    A verdict holds for the value it was given about: a level of risk that has appeared since is another finding. A
    verdict on an action, or on other words of the record, is found again after small changes of the words; words that were
    in the record already when it was given, and words that another finding is as like, are not taken for them.
    """
    by_name = {one.id: one for one in findings}
    found: dict[int, Match] = {}
    taken: set[str] = set()
    for number, entry in enumerate(file.verdicts):
        same = by_name.get(entry.finding)
        if same is not None and same.id in taken:
            found[number] = Match(entry, None, "another verdict on the same finding counts")
        elif same is not None:
            found[number] = _if_the_same(entry, same)
            taken.add(same.id)
    before = set(file.findings)
    for number, entry in enumerate(file.verdicts):
        if number not in found:
            free = [one for one in findings if one.id not in taken and one.id not in before]
            found[number] = match = _edited(entry, free)
            taken |= set() if match.finding is None else {match.finding.id}
    return tuple(found[number] for number in range(len(file.verdicts)))


def _if_the_same(entry: Entry, finding: Finding) -> Match:
    if entry.value in (None, finding.value):
        return Match(entry, finding)
    then, now = (_in_words(value or "", finding.kind) for value in (entry.value, finding.value))
    if then == now:
        return Match(entry, None, "it was given about something else that this finding said")
    return Match(entry, None, f"it was given about “{then}”, and the record now comes to “{now}”")


def _in_words(value: str, kind: str) -> str:
    """Return a value as a reader may see it, without the digest of what checks and notices say."""
    return value.partition(" ")[0] if kind in (CHECK, NOTICE) else value


def _edited(entry: Entry, free: Sequence[Finding]) -> Match:
    if entry.finding.partition(":")[0] not in (ACTION, NOTICE, CHECK):
        return Match(entry, None, "there is no finding of this name")
    near = [one for one in free if _like_kind(one, entry.finding) and edited(one.signature, entry.words)]
    if not near:
        return Match(entry, None, "nothing like it is found in the record now")
    shares = [likeness(one.signature, entry.words) for one in near]
    if shares.count(max(shares)) > 1:
        return Match(entry, None, "more than one finding is like it now")
    return _if_the_same(entry, near[shares.index(max(shares))])


def _made_of_words(finding: Finding) -> bool:
    """Say whether a name has a digest of words: a check has one only where the record gives it several times."""
    return finding.kind in (ACTION, NOTICE) or (finding.kind == CHECK and finding.id.count(":") > 1)


def renewed(file: VerdictFile, findings: Sequence[Finding]) -> VerdictFile:
    """Return the file with the names and marks that its findings have now, so that a next edit is compared with these."""
    entries = tuple(
        one.entry
        if one.finding is None
        else one.entry.model_copy(update={"finding": one.finding.id, "words": one.finding.signature})
        for one in matches_of(findings, file)
    )
    names = tuple(sorted(one.id for one in findings if _made_of_words(one)))
    return file.model_copy(update={"verdicts": entries, "findings": names})


def _like_kind(finding: Finding, name: str) -> bool:
    """Say whether a finding is of the kind that a name is of: an action, or the same check or notice."""
    deep = 1 if finding.kind == ACTION else 2
    return finding.id.split(":")[:deep] == name.split(":")[:deep]


def _said(part: Any, entry: Entry | None) -> Any:  # noqa: ANN401 - judgements, checks, actions and notices alike
    return part if entry is None else part.model_copy(update={"verdict": _verdict(entry)})


def _verdict(entry: Entry) -> Verdict:
    return Verdict(verdict=entry.verdict, reason=entry.reason, who=entry.who, when=entry.when)


def entry_on(finding: Finding, verdict: Verdict) -> Entry:
    """Return the entry of a verdict on a finding, as it is written into the file."""
    return Entry(
        finding=finding.id, verdict=verdict.verdict, reason=verdict.reason, who=verdict.who, when=verdict.when,
        value=finding.value, words=finding.signature,
    )  # fmt: skip
