"""The findings of a report by ids that stay the same when it is made again, and for words that were edited a little."""

from __future__ import annotations

import hashlib
import re
from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass

from minutecheck.report import Action, Check, CheckOutcome, Judgement, Notice, Outcome, RecordReport

CRITERION, CHECK, ACTION, NOTICE = "criterion", "check", "action", "notice"
_WORD = re.compile(r"[☒☐]?\s*[^\W_]+")
"""A word with the tick box before it: a box that is ticked and one that is not say different things."""
_QUOTED = re.compile("“[^”]*”")
_LONG = 8
_FEWEST = 4
ALIKE, ALIKE_WHEN_SHORT = 0.6, 0.8
"""Share of marks in common from which edited words are taken for the same: two words in eight may change. In shorter words
one is often what tells two tasks apart, so that little more than one put in or left out may."""


@dataclass(frozen=True, slots=True)
class Finding:
    """One finding: its id, what kind it is and where in the report, what it says, its value, and its words' signature.

    A verdict holds for the value that it was given about. ``signature`` has a mark for each word, in the marks' own order.
    """

    id: str
    kind: str
    number: int
    says: str
    value: str
    signature: tuple[str, ...] = ()


def signature_of(words: str) -> tuple[str, ...]:
    """Return a mark for each word, from which no word can be read back: one word in 256 has the same mark.

    Two texts that share most of their words share most of their marks.
    """
    return tuple(sorted(_digest(word)[:2] for word in _words(words)))


def likeness(one: Sequence[str], other: Sequence[str]) -> float:
    """Return the share of marks that two signatures have in common, from 0 to 1, each as often as it stands (Jaccard)."""
    first, second = Counter(one), Counter(other)
    every = (first | second).total()
    return (first & second).total() / every if every else 0.0


def edited(one: Sequence[str], other: Sequence[str]) -> bool:
    """Tell whether one signature is of the other's words with small edits.

    With very few words, others could have the same marks by chance: then nothing but the very words is the same.
    """
    if min(len(one), len(other)) < _FEWEST:
        return False
    return likeness(one, other) >= (ALIKE if max(len(one), len(other)) >= _LONG else ALIKE_WHEN_SHORT)


def findings_in(report: RecordReport) -> tuple[Finding, ...]:
    """Return every finding that a person may accept or dispute: all that is not simply met or shown."""
    found = [
        Finding(one.id, CRITERION, number, one.summary, _value(one, report))
        for number, one in enumerate(report.criteria)
        if one.outcome is not Outcome.NOT_APPLICABLE
    ]
    times = Counter(check.id for check in report.checks)
    found += [
        Finding(_check_id(one, times[one.id]), CHECK, number, one.summary, _found(one), signature_of(_quoted(one)))
        for number, one in enumerate(report.checks)
        if one.outcome is not CheckOutcome.SHOWN
    ]
    found += [
        Finding(_by_words(ACTION, one.text), ACTION, number, one.text, _lacking(one), signature_of(one.text))
        for number, one in enumerate(report.actions)
        if one.outcome is not Outcome.MET
    ]
    found += [
        Finding(
            _by_words(f"{NOTICE}:{one.id}", one.quote), NOTICE, number, one.text, _noticed(one), signature_of(one.quote)
        )
        for number, one in enumerate(report.notices)
    ]
    return _told_apart(found)


def _value(judgement: Judgement, report: RecordReport) -> str:
    """Return what a criterion comes to; of actions how many are incomplete, which their number does not tell."""
    if judgement.id == "actions" and report.actions:
        return f"{sum(one.outcome is not Outcome.MET for one in report.actions)} of {len(report.actions)} incomplete"
    return str(judgement.value)


def _lacking(action: Action) -> str:
    return f"owner {action.owner_kind}, date {action.due_kind}"


def _found(check: Check) -> str:
    """Return what came of a check, with a digest of its sentence: the days and people in it are what it is about."""
    return f"{check.outcome.value} {_digest(' '.join(_words(check.summary)))[:8]}"


def _noticed(notice: Notice) -> str:
    """Return a digest of what is said, without the record's words in it, which small edits change."""
    return f"{notice.id} {_digest(_QUOTED.sub('', notice.text))[:8]}"


def _words(text: str) -> list[str]:
    return ["".join(word.split()) for word in _WORD.findall(text.lower())]


def _check_id(check: Check, times: int) -> str:
    return f"{CHECK}:{check.id}" if times == 1 else _by_words(f"{CHECK}:{check.id}", _quoted(check))


def _quoted(check: Check) -> str:
    return " ".join(piece.quote for piece in check.evidence)


def _by_words(start: str, words: str) -> str:
    return f"{start}:{_digest(' '.join(_words(words)))[:8]}"


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
