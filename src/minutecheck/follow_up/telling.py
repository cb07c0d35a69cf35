"""What a passage of a later record says of a task that it is about: done, outstanding, or neither clearly.

A report counts as done only where nothing in the passage speaks against it: a wrong "done" is the worst error.
"""

from __future__ import annotations

import re
from datetime import date

from minutecheck.analysis.dates.deadline_points import points_in
from minutecheck.analysis.dates.time_point import PointKind
from minutecheck.analysis.segment import Zone
from minutecheck.follow_up.clauses import words_say
from minutecheck.follow_up.passages import Passage, state_of_cell
from minutecheck.follow_up.state import AGAIN, DOUBTS, LISTED, MENTIONED, STEP, TO_COME, Said, State
from minutecheck.follow_up.task import Task
from minutecheck.follow_up.words import cue

_PRONOUN = re.compile(r"\s*(?:it|this|that|they|these|he|she|to be|still|awaiting|no reply|not)\b", re.IGNORECASE)
_THING = re.compile(r"\s*(?:it|this|they|these)\b", re.IGNORECASE)
_YEAR = re.compile(r"\b(?:19|20)\d\d\b")
_DATE_CELL = re.compile(
    r"^\W*(?:[a-z]{3,9}\W+)?\d{1,2}(?:st|nd|rd|th)?\s?(?:[/.-]\s?\d|(?:of\s)?[a-z]{3})", re.IGNORECASE
)


def said_of(task: Task, passage: Passage, earlier: date | None, later: date | None) -> Said | None:
    """Return what a passage says of a task that it is about; ``None`` where it tells of earlier days."""
    if passage.told is not None:
        return _dated(task, _told(task, passage, later), passage.told, later)
    if passage.listed:
        return Said(State(passage.listed), "it stands in a list of such actions")
    if _before(passage.text, earlier, later):
        return None
    said = words_say(task, _without_task(task, passage.text))
    if passage.zone is Zone.HISTORY and said.state is State.DONE:
        return Said(State.UNCLEAR, "it stands in the history")
    if passage.earlier and said.plan:
        said = Said(State.UNCLEAR, LISTED)
    return _dated(task, _with_what_follows(task, said, passage), passage.text, later)


def _dated(task: Task, said: Said, text: str, later: date | None) -> Said:
    """Take what is said done on a day to come for a plan; a meeting may well be booked for one."""
    booked = task.verb is not None and task.verb.name == "arrange"
    if said.state is State.DONE and not booked and _to_come(text, later):
        return Said(State.OUTSTANDING, TO_COME, plan=True)
    return said


def _without_task(task: Task, text: str) -> str:
    """Return the text without the action's own words where it gives them again in full: they set it, and report nothing."""
    given = re.search(r"\s+".join(re.escape(word) for word in task.text.rstrip(" .;").split()), text, re.IGNORECASE)
    if given is None:
        return text
    rest = text[given.end() :].strip()
    return f"{AGAIN} {rest}" if re.search(r"[^\W\d_]{3}", rest) else AGAIN


def _told(task: Task, passage: Passage, later: date | None) -> Said:
    """Read a cell of progress, or the end of a line that says what became of the task."""
    told = passage.told or ""
    if not told.strip(" -–—./"):
        return Said(State.UNCLEAR, LISTED)
    state = None if cue("nothing").match(told) else state_of_cell(told)
    words = words_say(task, told, beside=True)
    if state == "outstanding" or words.state is State.OUTSTANDING:
        return Said(State.OUTSTANDING, "the record says so beside it")
    if words.why in DOUBTS:
        return words
    if state == "done" or words.state is State.DONE:
        return Said(State.DONE, "the record says so beside it")
    if passage.in_row and _DATE_CELL.match(told) and not _to_come(told, later):
        return Said(State.DONE, "a day of completion stands beside it")
    return words if words.state is not State.UNCLEAR else Said(State.UNCLEAR, "what stands beside it is not clear")


def _with_what_follows(task: Task, said: Said, passage: Passage) -> Said:
    """Take in the sentence after, where it goes on about the same thing: it may withdraw, or complete, what was said."""
    for after in passage.follows[:1]:
        goes_on = _PRONOUN.match(after) is not None
        if not goes_on or after.rstrip().endswith("?"):
            return said
        more = words_say(task, after)
        if more.state is State.OUTSTANDING and said.state is not State.OUTSTANDING:
            return more
        step = said.why in (STEP, MENTIONED)
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
    return bool(days) and min(days) > later
