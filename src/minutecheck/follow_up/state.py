"""What a passage says of a task that it is about: done, outstanding, or neither clearly.

The method is ConText's (Harkema et al. 2009) turned to tasks: words that report the task stand in a clause, and words
before them in that clause turn the report into a plan, a condition, a question, its contrary or somebody's claim.
A report counts as done only where nothing in the passage speaks against it: a wrong "done" is the worst error.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from datetime import date
from enum import StrEnum
from functools import cache

from minutecheck.analysis.dates.deadline_points import points_in
from minutecheck.analysis.dates.time_point import PointKind
from minutecheck.analysis.segment import Zone
from minutecheck.follow_up.concepts import concept_of, concepts_of
from minutecheck.follow_up.parties import party_called
from minutecheck.follow_up.passages import Passage, state_of_cell
from minutecheck.follow_up.task import Task, done_words
from minutecheck.follow_up.words import cue, follow_up_words, phrases


class State(StrEnum):
    """What became of an action, as a later record tells it."""

    DONE = "done"
    OUTSTANDING = "outstanding"
    UNCLEAR = "unclear"
    NOT_MENTIONED = "not_mentioned"


@dataclass(frozen=True, slots=True)
class Said:
    """A state with the reason in plain words; ``plan`` says that it is only set or planned (again)."""

    state: State
    why: str
    plan: bool = False


_CLAUSE = re.compile(
    r"[;:]\s+|[.!?]\s+|\s[–—-]\s|,?\s+\b(?:but|however|although|though|whereas|while|because|following|in view of|in (?:the )?light of|based on|on the basis of|as a result of)\b\s*"
    r"|,\s+(?=(?:he|she|they|it|which|who|so)\b)|\s+and\s+(?=(?:he|she|they|it|has|have|is|are|was|were|awaits?|will)\b)",
    re.IGNORECASE,
)
_PRONOUN = re.compile(r"\s*(?:it|this|that|they|these|he|she|to be|still|awaiting|no reply|not)\b", re.IGNORECASE)
_AUXILIARY = re.compile(r"\b(?:was|were|been|is now|are now|being|got)\s+(?:\w+ly\s+|now\s+|since\s+)?$", re.IGNORECASE)
_HAS = re.compile(r"\s+(?:has|have|had|also|then|now)$", re.IGNORECASE)
_FINITE = re.compile(r"\b(?:is|are|was|were|been|has|have|had)\s+(?:\w+ly\s+|now\s+|all\s+)?$", re.IGNORECASE)
_ASIDE = re.compile(r"\s*\([^()]*\)$|,\s*(?:aged\s+)?\d{1,2},$")
_NOTHING_AFTER = re.compile(r"\s+(?:nothing|no one|nobody|none)\b", re.IGNORECASE)
_REACH = 60
"""How many characters may lie between a report and a word of what it is about."""
_NO_OBJECT = re.compile(r"\s*(?:$|[.,;:()–—-]|\d|by\b|on\b|at\b|via\b|re\b|of\b|about\b)", re.IGNORECASE)
_YEAR = re.compile(r"\b(?:19|20)\d\d\b")
_DATE_CELL = re.compile(
    r"^\W*(?:[a-z]{3,9}\W+)?\d{1,2}(?:st|nd|rd|th)?\s?(?:[/.-]\s?\d|(?:of\s)?[a-z]{3})", re.IGNORECASE
)


def said_of(task: Task, passage: Passage, earlier: date | None, later: date | None) -> Said | None:
    """Return what a passage says of a task that it is about; ``None`` where it tells of what came before the earlier record."""
    if passage.told is not None:
        return _told(task, passage, later)
    if passage.listed:
        return Said(State(passage.listed), "it stands in a list of such actions")
    if _before(passage.text, earlier, later):
        return None
    said = _of_words(task, _without_task(task, passage.text))
    if passage.zone is Zone.HISTORY and said.state is State.DONE:
        return Said(State.UNCLEAR, "it stands in the history")
    if passage.earlier and said.plan:
        said = Said(State.UNCLEAR, "it is listed, and nothing is said of it")
    return _with_what_follows(task, said, passage)


def _without_task(task: Task, text: str) -> str:
    """Return the text without the action's own words where it gives them again in full, so that "to" remains before nothing."""
    given = re.search(r"\s+".join(re.escape(word) for word in task.text.rstrip(" .;").split()), text, re.IGNORECASE)
    if given is None:
        return text
    rest = text[given.end() :].strip()
    return f"{_AGAIN} {rest}" if re.search(r"[^\W\d_]{3}", rest) else _AGAIN


def _told(task: Task, passage: Passage, later: date | None) -> Said:
    """Read a cell of progress, or the end of a line that says what became of the task."""
    told = passage.told or ""
    if not told.strip(" -–—./"):
        return Said(State.UNCLEAR, "it is listed, and nothing is said of it")
    state = None if cue("nothing").match(told) else state_of_cell(told)
    words = _of_words(task, told)
    if state == "outstanding" or words.state is State.OUTSTANDING:
        return Said(State.OUTSTANDING, "the record says so beside it")
    if words.why in _DOUBTS:
        return words
    if state == "done" or words.state is State.DONE:
        return Said(State.DONE, "the record says so beside it")
    if passage.in_row and _DATE_CELL.match(told) and not _to_come(told, later):
        return Said(State.DONE, "a day of completion stands beside it")
    return words if words.state is not State.UNCLEAR else Said(State.UNCLEAR, "what stands beside it is not clear")


_AGAIN = "to do:"
"""What stands for an action that is given again word for word."""
_IF, _ASKED, _CLAIM = "it is a condition", "it is a question", "it is what somebody says"
_ANOTHER = "it is about what somebody else did"
_DOUBTS = frozenset({_IF, _ASKED, _CLAIM})


def _of_words(task: Task, text: str) -> Said:
    """Read running words: the clause that is most about the task, then the clauses after it."""
    if text.rstrip().endswith("?"):
        return Said(State.UNCLEAR, _ASKED)
    text = cue("nothing").sub(lambda found: "·" * len(found[0]), text)
    clauses = _clauses(text)
    shares = [
        sum(task.weights.get(name, 0.0) for name in {one.name for one in concepts_of(words)}) for words in clauses
    ]
    home = max(range(len(clauses)), key=lambda number: (shares[number], -number), default=0)
    found = [_of_clause(task, words) for words in clauses]
    if any(one is not None and one.state is State.OUTSTANDING and not one.plan for one in found[home:]):
        return next(one for one in found[home:] if one is not None and one.state is State.OUTSTANDING and not one.plan)
    told = next((one for one in (*found[home:], *reversed(found[:home])) if one is not None), None)
    return told or Said(State.UNCLEAR, "it is mentioned, and nothing more")


def _clauses(text: str) -> list[str]:
    found, start = [], 0
    for cut in _CLAUSE.finditer(text):
        found.append(text[start : cut.start()])
        start = cut.start() if cut[0].strip(" ,;:.–—-") else cut.end()
    found.append(text[start:])
    return [words for words in found if words.strip()]


def _of_clause(task: Task, text: str) -> Said | None:
    """Return what one clause says; ``None`` where it says nothing of how a task went."""
    reports = _not_its_own(task, text, _about_it(task, text, _reports(task, text)))
    against = cue("outstanding").search(text)
    for start, end in reports:
        before = text[:start]
        if cue("hypothetical").search(before):
            return Said(State.UNCLEAR, _IF)
        if cue("question").search(before):
            return Said(State.UNCLEAR, _ASKED)
        if _claimed(before):
            return Said(State.UNCLEAR, _CLAIM)
        if _near(cue("negation"), before) or _NOTHING_AFTER.match(text, end):
            return Said(State.OUTSTANDING, "the record says that it has not been done")
        if _near(cue("intention"), before) or re.match(r"\s+(?:by|when|once|if)\s+(?:next|the end)\b", text[end:]):
            return Said(State.OUTSTANDING, "it is still planned", plan=True)
    if against:
        doubt = cue("hypothetical").search(text[: against.start()])
        return Said(State.UNCLEAR, _IF) if doubt else Said(State.OUTSTANDING, f"the record says “{against[0].lower()}”")
    if reports and all(_another_did(task, text, start, end) for start, end in reports):
        return Said(State.UNCLEAR, _ANOTHER)
    if reports:
        return Said(State.DONE, "the record says that it was done")
    if cue("hypothetical").search(text):
        return Said(State.UNCLEAR, _IF)
    if cue("question").search(text):
        return Said(State.UNCLEAR, _ASKED)
    if cue("steps").search(text) and not cue("negation").search(text):
        return Said(State.OUTSTANDING, "a step towards it is reported")
    if _sets_again(task, text):
        return Said(State.OUTSTANDING, "it is set again", plan=True)
    return None


def _reports(task: Task, text: str) -> list[tuple[int, int]]:
    """Return where a clause reports the task as done: its own verb, words for any task, or its noun after "was"."""
    found = [match.span() for match in done_words(task.verb).finditer(text)]
    for match in _participle().finditer(text):
        concept = concept_of(match[0])
        own = concept == task.verb_concept and (task.verb is None or not task.verb.light)
        passive = concept in task.weights and _AUXILIARY.search(text[: match.start()]) is not None
        if (own or passive) and not any(start <= match.start() < end for start, end in found):
            found.append(match.span())
    return sorted(found)


def _not_its_own(task: Task, text: str, reports: list[tuple[int, int]]) -> list[tuple[int, int]]:
    """Return the reports that are not words of the action itself: "written report", given again, reports nothing."""
    own = " ".join(task.text.lower().split())
    return [
        (start, end)
        for start, end in reports
        if not re.search(rf"\b{re.escape(text[start:end].lower())}\b", own) or _FINITE.search(text[:start])
    ]


def _about_it(task: Task, text: str, reports: list[tuple[int, int]]) -> list[tuple[int, int]]:
    """Return the reports that stand near a word of what the task is about; all of them where the clause names nothing of it."""
    things = [one for one in concepts_of(text) if one.name in task.weights and one.name != task.verb_concept]
    if not things:
        return reports
    return [
        (start, end) for start, end in reports if any(max(start - one.end, one.start - end) <= _REACH for one in things)
    ]


@cache
def _participle() -> re.Pattern[str]:
    return re.compile(rf"\b(?:[^\W\d_]+ed|{'|'.join(follow_up_words().irregular)})\b", re.IGNORECASE)


def _another_did(task: Task, text: str, start: int, end: int) -> bool:
    """Say whether the one whom the task is about, or a relative, is the doer of a report ("Mother has completed a course").

    "Dad informed 14/3" is not so: without an object, what stands before a participle is what was done to.
    """
    before = _ASIDE.sub("", _HAS.sub("", text[:start].rstrip()).rstrip())
    last = next(reversed(concepts_of(before)), None)
    if last is None or last.end < len(before) or before.endswith(("'s", "’s")):
        return False
    person = (
        last.name in _persons()
        or last.name in task.about
        or (last.name in task.weights and party_called(last.word) is not None)
    )
    if not person:
        return False
    return text[start:end].lower() in follow_up_words().active or _NO_OBJECT.match(text, end) is None


@cache
def _persons() -> frozenset[str]:
    return frozenset(concept_of(word) for word in follow_up_words().relatives) | {"child", "parents", "family"}


def _near(pattern: re.Pattern[str], before: str) -> bool:
    """Say whether a word of the pattern stands among the last words before a report."""
    return pattern.search(" ".join(before.split()[-7:])) is not None


def _claimed(before: str) -> bool:
    """Say whether a relative or the child is the one who says so."""
    claim = cue("claimed").search(before)
    if claim is None:
        return False
    return any(one.name in _persons() for one in concepts_of(before[: claim.start()]))


def _sets_again(task: Task, text: str) -> bool:
    """Say whether a clause sets the task: "to" or "will" before its verb, or a word of planning."""
    words = "|".join(re.escape(word) for word in (task.verb.task if task.verb else ()))
    own = (
        re.search(rf"\b(?:to|will|shall|must|should)\s+(?:\w+\s+)?(?:{words})\b", text, re.IGNORECASE)
        if words
        else None
    )
    return own is not None or re.search(r"(?:^|\s)(?:to|will|shall)\s+\w+", text) is not None or _plans(text)


def _plans(text: str) -> bool:
    return phrases(("will", "plans to", "to be", "intends to")).search(text) is not None


def _with_what_follows(task: Task, said: Said, passage: Passage) -> Said:
    """Take in the sentence after, where it goes on about the same thing: it may withdraw, or complete, what was said."""
    for after in passage.follows[:1]:
        goes_on = _PRONOUN.match(after) is not None
        if not goes_on or after.rstrip().endswith("?"):
            return said
        more = _of_words(task, after)
        if more.state is State.OUTSTANDING and said.state is not State.OUTSTANDING:
            return more
        step = said.why.startswith("a step") or said.why.startswith("it is mentioned")
        if more.state is State.DONE and step and re.match(r"\s*(?:it|this|they|these)\b", after, re.IGNORECASE):
            return more
    return said


def _before(text: str, earlier: date | None, later: date | None) -> bool:
    """Say whether every day that a passage names lies before the earlier record."""
    if earlier is None:
        return False
    years = [int(year[0]) for year in _YEAR.finditer(text)]
    days = [point.date for point in points_in(text, later or earlier) if point.kind is PointKind.DATE and point.date]
    if days:
        return max(days) < earlier
    return bool(years) and max(years) < earlier.year


def _to_come(text: str, later: date | None) -> bool:
    if later is None:
        return False
    days = [point.date for point in points_in(text, later) if point.kind is PointKind.DATE and point.date]
    return bool(days) and max(days) > later
