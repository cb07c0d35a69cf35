"""Reads running words for what they say of a task: clause by clause, beginning with the one that is most about it.

The method is ConText's (Harkema et al. 2009) turned to tasks: words that report the task stand in a clause, and words
before them in that clause turn the report into a plan, a condition, a question, its contrary or somebody's claim.
"""

from __future__ import annotations

import re
from functools import cache

from minutecheck.analysis.word_lists import plain_set
from minutecheck.follow_up.concepts import concepts_of
from minutecheck.follow_up.reports import another_did, finite, persons, reports_of
from minutecheck.follow_up.state import AGAIN, ANOTHER, ASKED, CLAIM, EARLIER, IF, MENTIONED, STEP, Said, State
from minutecheck.follow_up.task import Task
from minutecheck.follow_up.words import cue

_CLAUSE = re.compile(
    r"[;:]\s+|[.!?]\s+|\s[–—-]\s|,?\s+\b(?:but|however|although|though|whereas|while|because|following|in view of"
    r"|in (?:the )?light of|based on|on the basis of|as a result of)\b\s*"
    r"|,\s+(?=(?:he|she|they|it|which|who|so)\b)|\s+and\s+(?=(?:he|she|they|it|has|have|is|are|was|were|awaits?|will)\b)",
    re.IGNORECASE,
)
_NOTHING_AFTER = re.compile(r"\s+(?:nothing|no one|nobody|none)\b", re.IGNORECASE)
_NEXT = re.compile(r"\s+(?:(?:by|when|once|if)\s+(?:next|the end)\b|by\s+(?:\d|mon|tue|wed|thu|fri))", re.IGNORECASE)
_SETS = re.compile(r"\b(?:to|will|shall)\s+(?P<verb>[a-z]+)")
_DUE = re.compile(r"\bdue\s+(?:\d|next|mon|tue|wed|thu|fri)", re.IGNORECASE)
_NEAR = 7


def words_say(task: Task, text: str, *, beside: bool = False) -> Said:
    """Read running words: the clause that is most about the task, then the clauses after it.

    ``beside`` says that the words stand beside the task, in a cell of progress or behind a dash.
    """
    if text.rstrip().endswith("?"):
        return Said(State.UNCLEAR, ASKED)
    text = cue("nothing").sub(lambda found: "·" * len(found[0]), text)
    clauses = _clauses(text)
    shares = [
        sum(task.weights.get(name, 0.0) for name in {one.name for one in concepts_of(words)}) for words in clauses
    ]
    home = max(range(len(clauses)), key=lambda number: (shares[number], -number), default=0)
    found = [_of_clause(task, words, beside) for words in clauses]
    firm = (one for one in found[home:] if one is not None and one.state is State.OUTSTANDING and not one.plan)
    told = next(firm, None) or next((one for one in (*found[home:], *reversed(found[:home])) if one is not None), None)
    return told or Said(State.UNCLEAR, MENTIONED)


def _clauses(text: str) -> list[str]:
    found, start = [], 0
    for cut in _CLAUSE.finditer(text):
        found.append(text[start : cut.start()])
        start = cut.start() if cut[0].strip(" ,;:.–—-") else cut.end()
    found.append(text[start:])
    return [words for words in found if words.strip()]


def _of_clause(task: Task, text: str, beside: bool) -> Said | None:
    """Return what one clause says; ``None`` where it says nothing of how a task went."""
    reports = reports_of(task, text, beside=beside)
    against = cue("outstanding").search(text)
    for start, end in reports:
        before = text[:start]
        if cue("hypothetical").search(before):
            return Said(State.UNCLEAR, IF)
        if cue("question").search(before):
            return Said(State.UNCLEAR, ASKED)
        if _claimed(before):
            return Said(State.UNCLEAR, CLAIM)
        if _near(cue("negation"), before) or _NOTHING_AFTER.match(text, end):
            return Said(State.OUTSTANDING, "the record says that it has not been done")
        if _near(cue("intention"), before) or (_NEXT.match(text, end) and not finite(text, start)):
            return Said(State.OUTSTANDING, "it is still planned", plan=True)
    if against:
        doubt = cue("hypothetical").search(text[: against.start()])
        return Said(State.UNCLEAR, IF) if doubt else Said(State.OUTSTANDING, f"the record says “{against[0].lower()}”")
    if reports and _prelude(task, text):
        return Said(State.OUTSTANDING, STEP)
    if reports and cue("earlier_days").search(text, reports[-1][1]):
        return Said(State.UNCLEAR, EARLIER)
    if reports and all(another_did(task, text, start, end) for start, end in reports):
        return Said(State.UNCLEAR, ANOTHER)
    if reports:
        return Said(State.DONE, "the record says that it was done")
    if cue("hypothetical").search(text):
        return Said(State.UNCLEAR, IF)
    if cue("question").search(text):
        return Said(State.UNCLEAR, ASKED)
    if cue("steps").search(text) and not cue("negation").search(text):
        return Said(State.OUTSTANDING, STEP)
    if _DUE.search(text):
        return Said(State.OUTSTANDING, "it is still due")
    if text.startswith(AGAIN) or any(found["verb"] in _verbs() for found in _SETS.finditer(text)):
        return Said(State.OUTSTANDING, "it is set again", plan=True)
    return None


def _prelude(task: Task, text: str) -> bool:
    """Say whether a clause tells of getting ready for the task, where the task is not to get ready itself."""
    found = cue("preludes").search(text)
    return found is not None and found[0].split()[0].lower() not in task.text.lower()


@cache
def _verbs() -> frozenset[str]:
    return plain_set("task_verbs", "verbs")


def _near(pattern: re.Pattern[str], before: str) -> bool:
    """Say whether a word of the pattern stands among the last words before a report."""
    return pattern.search(" ".join(before.split()[-_NEAR:])) is not None


def _claimed(before: str) -> bool:
    """Say whether a relative or the child is the one who says so."""
    claim = cue("claimed").search(before)
    if claim is None:
        return False
    return any(one.name in persons() for one in concepts_of(before[: claim.start()]))
