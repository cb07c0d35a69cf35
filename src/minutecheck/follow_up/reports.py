"""Finds the words of a clause that report a task as done, and leaves out those that report something else."""

from __future__ import annotations

import re
from functools import cache

from minutecheck.analysis.people.roles import is_role_word
from minutecheck.follow_up.concepts import concept_of, concepts_of
from minutecheck.follow_up.parties import party_called
from minutecheck.follow_up.task import Task, done_words
from minutecheck.follow_up.words import follow_up_words
from minutecheck.record import Span

_AUXILIARY = re.compile(r"\b(?:was|were|been|is now|are now|being|got)\s+(?:\w+ly\s+|now\s+|since\s+)?$", re.IGNORECASE)
_FINITE = re.compile(r"\b(?:is|are|was|were|been|has|have|had)\s+(?:\w+ly\s+|now\s+|all\s+)?$", re.IGNORECASE)
_HAS = re.compile(r"\s+(?:has|have|had|also|then|now)$", re.IGNORECASE)
_ASIDE = re.compile(r"\s*\([^()]*\)$|,\s*(?:aged\s+)?\d{1,2},$")
_NO_OBJECT = re.compile(r"\s*(?:$|[.,;:()–—-]|\d|by\b|on\b|at\b|via\b|re\b|of\b|about\b)", re.IGNORECASE)
_PASSIVE = re.compile(r"(?:has|have|had|is|are|was|were|been|be)\b", re.IGNORECASE)
_WHO = re.compile(r"\bwho$", re.IGNORECASE)
_REACH = 60
"""How many characters may lie between a report and a word of what it is about."""


def reports_of(task: Task, text: str, *, beside: bool = False) -> list[Span]:
    """Return where a clause reports a task as done; ``beside`` says that it stands beside the task, and tells of it alone.

    Words that the action itself holds report nothing ("written report", given again), and a report must stand near a word
    of what the task is about, where the clause has one.
    """
    found = _about_it(task, text, _reports(task, text))
    return found if beside else _not_its_own(task, text, found)


def finite(text: str, start: int) -> bool:
    """Say whether a report has "was", "has been" or the like before it, or as its first word."""
    return _FINITE.search(text[:start]) is not None or _PASSIVE.match(text, start) is not None


def another_did(task: Task, text: str, start: int, end: int) -> bool:
    """Say whether the one whom the task is about, or a relative, is the doer of a report ("Mother has completed a course").

    "Dad informed 14/3" is not so: without an object, what stands before a participle is what was done to.
    """
    if _PASSIVE.match(text, start):
        return False
    before = _ASIDE.sub("", _HAS.sub("", text[:start].rstrip()).rstrip())
    if _WHO.search(before):
        return True
    last = next(reversed(concepts_of(before)), None)
    if last is None or last.end < len(before) or before.endswith(("'s", "’s")):
        return False
    person = (
        last.name in persons()
        or last.name in task.about
        or (last.name in task.weights and (party_called(last.word) is not None or is_role_word(last.word)))
    )
    if not person:
        return False
    return text[start:end].lower() in follow_up_words().active or _NO_OBJECT.match(text, end) is None


@cache
def persons() -> frozenset[str]:
    """Return the concepts of the people whom a task may be about: relatives, the child, the family."""
    return frozenset(concept_of(word) for word in follow_up_words().relatives) | {"child", "parents", "family"}


def _reports(task: Task, text: str) -> list[Span]:
    """Return where a clause reports the task as done: its own verb, words for any task, or its noun after "was"."""
    found = [match.span() for match in done_words(task.verb).finditer(text)]
    for match in _participle().finditer(text):
        concept = concept_of(match[0])
        own = concept == task.verb_concept and (task.verb is None or not task.verb.light)
        passive = concept in task.weights and _AUXILIARY.search(text[: match.start()]) is not None
        if (own or passive) and not any(start <= match.start() < end for start, end in found):
            found.append(match.span())
    return sorted(found)


def _not_its_own(task: Task, text: str, reports: list[Span]) -> list[Span]:
    """Return the reports that are not words of the action itself: "written report", given again, reports nothing."""
    own = " ".join(task.text.lower().split())
    return [
        (start, end)
        for start, end in reports
        if not re.search(rf"\b{re.escape(text[start:end].lower())}\b", own) or finite(text, start)
    ]


def _about_it(task: Task, text: str, reports: list[Span]) -> list[Span]:
    """Return the reports that stand near a word of what the task is about; all, where the clause names nothing of it."""
    things = [one for one in concepts_of(text) if one.name in task.weights and one.name != task.verb_concept]
    if not things:
        return reports
    return [
        (start, end) for start, end in reports if any(max(start - one.end, one.start - end) <= _REACH for one in things)
    ]


@cache
def _participle() -> re.Pattern[str]:
    return re.compile(rf"\b(?:[^\W\d_]+ed|{'|'.join(follow_up_words().irregular)})\b", re.IGNORECASE)
