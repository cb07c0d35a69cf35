"""Finds who is to do a task: from the owner's cell, or from the sentence itself (criteria.md 4).

Of several owners the most specific kind counts: a person before a role, an agency, a group. What a parent or relative
is to do has no owner, and says so (``is_family``).
"""

from __future__ import annotations

import re
from collections.abc import Sequence

from minutecheck.analysis.dates.deadlines import Deadline, find_deadlines
from minutecheck.analysis.people.owner import NO_OWNER, Owner
from minutecheck.analysis.people.owner_fragments import fragments, handed, opening
from minutecheck.analysis.people.owner_subjects import agents, speaker, subjects
from minutecheck.analysis.people.parties import most_specific, party_of, rank
from minutecheck.analysis.people.person import Person
from minutecheck.analysis.remember import remembered_among
from minutecheck.analysis.word_lists import cue, plain, plain_set
from minutecheck.report import DueKind, OwnerKind

__all__ = ["NO_OWNER", "Owner", "find_owner"]

_NUMBERING = re.compile(
    r"^\s*(?:[-•*●▪☐☒>]+\s*|\(?(?:\d{1,2}(?:\.\d{1,2}){0,2}|(?-i:[a-z]))[.)]\s+|\d{1,2}\.\d{1,2}\s+"
    r"|(?:action|task|agreed|outcome)s?\s?\d{0,2}\s?[:–-]\s*){1,4}",
    re.IGNORECASE,
)
_BRACKETED = re.compile(r"\(([^()]{1,60})\)")
_WHOLE_GROUP = re.compile(r"(?:all|each|every|both)\b", re.IGNORECASE)


def find_owner(
    task: str,
    people: Sequence[Person] = (),
    cell: str | None = None,
    deadlines: Sequence[Deadline] | None = None,
) -> Owner:
    """Return the owner of one task.

    ``cell`` is the owner's cell of a table where there is one: a filled cell decides, otherwise the words of ``task``.
    ``people`` are the record's attendees, whom names, initials and roles are matched with.
    ``deadlines`` are those of ``task``, where they are known already.
    """
    if cell is not None and cell.strip():
        return _cell_owner(cell.strip(), people)
    return _sentence_owner(task, people, find_deadlines(task, None) if deadlines is None else deadlines)


def _without_deadline(cell: str) -> str:
    """Return a cell without the date that stands beside the owner ("Jo Pell by 8 May"); nothing where it is all date."""
    rest = cell
    for deadline in reversed(find_deadlines(cell, None)):
        rest = f"{rest[: deadline.start]} {rest[deadline.end :]}"
    rest = rest.strip(" ,;–—-")
    return rest if any(letter.isalpha() for letter in rest) else ""


def _cell_owner(cell: str, people: Sequence[Person]) -> Owner:
    cell = _without_deadline(cell)
    if not cell:
        return NO_OWNER
    plain_cell = _BRACKETED.sub(" ", cell)
    whole = party_of(plain_cell, people)
    if whole and whole.kind is OwnerKind.GROUP and _WHOLE_GROUP.match(cell):
        return Owner(cell, OwnerKind.GROUP)
    asides = [match[1] for match in _BRACKETED.finditer(cell)]
    parts = cue("owner_words", "parts", r"\s*(?:{})\s*")
    pieces = [*asides, *(piece for text in (plain_cell, *asides) for piece in parts.split(text) if piece.strip())]
    best = most_specific([whole, *(party_of(piece, people) for piece in pieces)])
    if best is None:
        return Owner(cell, _guess(plain_cell))
    if best.kind is OwnerKind.NONE:
        return Owner(cell, OwnerKind.NONE, is_family=True) if best.family else NO_OWNER
    return Owner(cell, best.kind, best.person)


def _guess(cell: str) -> OwnerKind:
    """Return the kind of a cell that no list knows: one or two capitals look like a name, more like a body."""
    tokens = cell.split()
    if not tokens or len(tokens) > 6 or find_deadlines(cell, None):
        return OwnerKind.NONE
    if len(tokens) <= 2 and all(token[0].isupper() and token[1:].islower() for token in tokens):
        return OwnerKind.PERSON
    return OwnerKind.AGENCY if tokens[0][0].isupper() else OwnerKind.ROLE


def _blanked(task: str, deadlines: Sequence[Deadline]) -> str:
    """Return ``task`` with its numbering and deadlines blanked out, so that offsets stay."""
    numbering = _NUMBERING.match(task)
    blanks = [(0, numbering.end())] if numbering else []
    for deadline in deadlines:
        if len(deadline.text.split()) <= (8 if deadline.kind is DueKind.DATED else 4):
            blanks.append((deadline.start, deadline.end))
    letters = list(task)
    for start, end in blanks:
        letters[start:end] = " " * (end - start)
    return "".join(letters)


def _sentence_owner(task: str, people: Sequence[Person], deadlines: Sequence[Deadline]) -> Owner:
    return _owner_in(_blanked(task, deadlines), people)


@remembered_among
def _owner_in(text: str, people: Sequence[Person]) -> Owner:
    named = list(subjects(text, people))
    first = next((owner for owner in named if owner.kind is not OwnerKind.NONE), None)
    if first:
        writer = plain(first.text or "") in plain_set("groups", "writer")
        return (speaker(text, people) if writer else None) or first
    given = [*agents(text, people), *fragments(text, people)]
    if given:
        return min(given, key=lambda owner: rank(owner.kind))
    found = opening(text, people) or handed(text, people)
    return found or next((owner for owner in named if owner.is_family), NO_OWNER)
