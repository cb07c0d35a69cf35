"""The findings of a report by ids that stay the same when it is made again, and for words that were edited a little."""

from __future__ import annotations

import hashlib
import re
from collections import Counter
from dataclasses import dataclass

from minutecheck.report import Check, CheckOutcome, Outcome, RecordReport

CRITERION, CHECK, ACTION, NOTICE = "criterion", "check", "action", "notice"
_WORD = re.compile(r"[^\W_]{2,}")


@dataclass(frozen=True, slots=True)
class Finding:
    """One finding: its id, what kind it is and where in the report, what it says, its value, and its words' signature."""

    id: str
    kind: str
    number: int
    says: str
    value: str
    signature: frozenset[str] = frozenset()


def signature_of(words: str) -> frozenset[str]:
    """Return a mark for each word, from which no word can be read back: every mark is that of many words.

    Two texts that share most of their words share most of their marks.
    """
    return frozenset(_digest(word)[:3] for word in _WORD.findall(words.lower()))


def likeness(one: frozenset[str], other: frozenset[str]) -> float:
    """Return the share of marks that two signatures have in common, from 0 to 1 (Jaccard)."""
    return len(one & other) / len(one | other) if one | other else 0.0


def findings_in(report: RecordReport) -> tuple[Finding, ...]:
    """Return every finding that a person may accept or dispute: all that is not simply met or shown."""
    found = [
        Finding(one.id, CRITERION, number, one.summary, str(one.value))
        for number, one in enumerate(report.criteria)
        if one.outcome is not Outcome.NOT_APPLICABLE
    ]
    times = Counter(check.id for check in report.checks)
    found += [
        Finding(
            _check_id(one, times[one.id]), CHECK, number, one.summary, one.outcome.value, signature_of(_quoted(one))
        )
        for number, one in enumerate(report.checks)
        if one.outcome is not CheckOutcome.SHOWN
    ]
    found += [
        Finding(_by_words(ACTION, one.text), ACTION, number, one.text, one.outcome.value, signature_of(one.text))
        for number, one in enumerate(report.actions)
        if one.outcome is not Outcome.MET
    ]
    found += [
        Finding(_by_words(f"{NOTICE}:{one.id}", one.quote), NOTICE, number, one.text, one.id, signature_of(one.quote))
        for number, one in enumerate(report.notices)
    ]
    return _told_apart(found)


def _check_id(check: Check, times: int) -> str:
    return f"{CHECK}:{check.id}" if times == 1 else _by_words(f"{CHECK}:{check.id}", _quoted(check))


def _quoted(check: Check) -> str:
    return " ".join(piece.quote for piece in check.evidence)


def _by_words(start: str, words: str) -> str:
    return f"{start}:{_digest(' '.join(_WORD.findall(words.lower())))[:8]}"


def _told_apart(found: list[Finding]) -> tuple[Finding, ...]:
    """Give findings with the same words a number each, in their order."""
    seen: Counter[str] = Counter()
    apart = []
    for one in found:
        seen[one.id] += 1
        again = one.id if seen[one.id] == 1 else f"{one.id}-{seen[one.id]}"
        apart.append(Finding(again, one.kind, one.number, one.says, one.value, one.signature))
    return tuple(apart)


def _digest(text: str) -> str:
    return hashlib.sha256(text.encode("utf-8", "replace")).hexdigest()
