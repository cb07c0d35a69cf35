"""Finds the people of lists that no heading marks as attendance: by their columns, by how they open, by what they hold."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from minutecheck.analysis.people.attendance import column_of
from minutecheck.analysis.people.people_lists import people_in
from minutecheck.analysis.people.people_segments import moved, people_of
from minutecheck.analysis.people.person import Person
from minutecheck.analysis.segment import Segment, Zone
from minutecheck.analysis.word_lists import cue
from minutecheck.record import Record

_WORDS = "attendance_words"
_EARLY = 24
"""Segments. Those who took part are listed near the start, or under a heading that says so."""
_LONGEST = 900
_FILLED = 0.6
"""The share of a line's words that must be names, roles and agencies for the line to list people and tell nothing."""
_TASKS = re.compile(r"\b(?:action|task|by when|when|deadline|due|what|timescale|target)\b", re.IGNORECASE)
_SIGNS = re.compile(
    r"\b(?:SW|TM|ATM|HV|D[CSI]|PC|PS|Sgt|GP|DSL|Dr|CMW|social worker|manager|nurse|midwife|health visitor|head ?teacher"
    r"|head|police|paediatrician|consultant)\b"
)
_WORD = re.compile(r"[^\W_][\w'’]*")


def unmarked(record: Record, listed: Sequence[Segment]) -> Iterator[Person]:
    """Yield the people of segments that no heading marks as attendance, where their own form does."""
    read: set[int] = set()
    for number, segment in enumerate(listed):
        if segment.zone is not Zone.ATTENDANCE:
            people = _by_form(record, segment, early=number < _EARLY)
            if people:
                read.add(number)
            yield from people
    yield from _dense(record, [None if number in read else segment for number, segment in enumerate(listed[:_EARLY])])


def _by_form(record: Record, segment: Segment, early: bool) -> list[Person]:
    if segment.columns:
        kinds = [column_of(name) for name in segment.columns]
        people = "name" in kinds and ("role" in kinds or "agency" in kinds)
        return people_of(record, segment) if people and not _TASKS.search(" ".join(segment.columns)) else []
    if cue(_WORDS, "list_heading").search(segment.label or segment.heading or ""):
        return people_of(record, segment)
    if not early or len(segment.text) > _LONGEST:
        return []
    opening = cue(_WORDS, "list_opening", r"\b(?:{})\s?").search(segment.text)
    if opening is None and len(_SIGNS.findall(segment.text)) < 3:
        return []
    start = opening.end() if opening else 0
    people_here = people_in(segment.text[start:])
    known = [one for one in people_here if one.took_part and _told(one)]
    several = len({kind for person in known for kind in person.statutory}) > 1
    return moved(people_here, segment.start + start) if several or (opening and known) else []


def _told(person: Person) -> bool:
    return bool((person.name or person.initials) and (person.role or person.agency))


def _dense(record: Record, early: Sequence[Segment | None]) -> Iterator[Person]:
    """Yield the people of early neighbouring lines that hold little but names, roles and agencies.

    Two of the four core agencies must be among them, which a family's own list does not hold.
    """
    run: list[Person] = []
    for segment in [*early, None]:
        people = _dense_line(record, segment) if segment is not None else []
        if people:
            run += people
            continue
        told = [person for person in run if person.took_part and _told(person)]
        if len({kind for person in told for kind in person.statutory}) > 1:
            yield from run
        run = []


def _dense_line(record: Record, segment: Segment) -> list[Person]:
    """Return the people of a line that holds little else; none where it tells something."""
    if segment.zone is Zone.ACTIONS or not segment.text or len(segment.text) > _LONGEST:
        return []
    people = people_of(record, segment)
    named = sum(
        len(_WORD.findall(part))
        for person in people
        for part in (person.name, person.initials, person.role, person.agency)
        if part
    )
    return people if named >= _FILLED * max(1, len(_WORD.findall(segment.text))) else []
