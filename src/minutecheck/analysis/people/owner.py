"""Who is to do a task, as an action's words say it."""

from __future__ import annotations

from dataclasses import dataclass

from minutecheck.analysis.people.parties import Party
from minutecheck.analysis.people.person import Person
from minutecheck.report import OwnerKind


@dataclass(frozen=True, slots=True)
class Owner:
    """Who is to do a task: the record's words, how exactly they say it, the attendee they fit, and their place.

    ``start`` and ``end`` are offsets into the task, ``None`` where the words stand in a cell of their own.
    ``is_family`` says that only a relative is named.
    """

    text: str | None
    kind: OwnerKind
    person: Person | None = None
    start: int | None = None
    end: int | None = None
    is_family: bool = False


NO_OWNER = Owner(None, OwnerKind.NONE)


def owner_at(text: str, start: int, end: int, party: Party) -> Owner:
    """Return the owner whom the words of ``text`` between two offsets name."""
    return Owner(text[start:end], party.kind, party.person, start, end, party.family)
