"""Whose file a note is, and which agencies took part in a discussion; the words are in ``rules/core``."""

from __future__ import annotations

import re
from collections.abc import Iterable
from functools import cache
from pathlib import PurePath

from minutecheck.record import Part, Record
from minutecheck.report import Attendee
from minutecheck.resources import shipped_values

OTHER = "other"
_TOP = 8
"""Lines of a note that say whose it is."""


@cache
def titles() -> dict[str, str]:
    """Return every agency's name by its id, in the order of reports; the last is for what is not stated."""
    listed = shipped_values("agencies-of-notes.yaml")["agencies"]
    return {str(one["id"]): str(one["title"]) for one in listed} | {OTHER: "Not stated"}


@cache
def _patterns() -> tuple[tuple[str, re.Pattern[str]], ...]:
    listed = shipped_values("agencies-of-notes.yaml")["agencies"]
    return tuple(
        (str(one["id"]), re.compile(rf"(?<![A-Za-z])(?:{'|'.join(one['words'])})(?![A-Za-z])", re.IGNORECASE))
        for one in listed
    )


def agency_in(words: str) -> str | None:
    """Return the agency that some words name first; of two that begin together, the one named at greater length."""
    found = [(match.start(), -len(match[0]), name) for name, pattern in _patterns() if (match := pattern.search(words))]
    return min(found)[2] if found else None


def agency_of(record: Record) -> str:
    """Return whose note a record is: by its headers and first lines, then by the names of the file and its folder."""
    lines = [block for block in record.blocks if block.part is Part.HEADER]
    lines += [block for block in record.blocks if block.part is Part.BODY][:_TOP]
    path = PurePath(record.name)
    named = [record.words_of((block.start, min(block.end, block.start + 200))) for block in lines[:2]]
    below = [record.words_of((block.start, min(block.end, block.start + 200))) for block in lines[2:]]
    by_file = (re.sub(r"[_\-.\d]+", " ", part) for part in (path.stem, path.parent.name))
    return next((agency for words in (*named, *by_file, *below) if (agency := agency_in(words))), OTHER)


def agencies_at(attendees: Iterable[Attendee]) -> frozenset[str]:
    """Return the agencies of those who took part in a discussion, by role first: a school nurse is not the school."""
    found = set()
    for person in attendees:
        if person.took_part:
            words = (person.role or "", person.agency or "", person.name or "")
            agency = next((agency for part in words if (agency := agency_in(part))), None)
            found.add(agency or OTHER)
    return frozenset(found - {OTHER})
