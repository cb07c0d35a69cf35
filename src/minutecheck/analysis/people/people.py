"""Finds the people whom a record lists, what they do, whom for, and whether they took part."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import replace

from minutecheck.analysis.people.attendance import absent_heading, column_of
from minutecheck.analysis.people.people_lists import people_in
from minutecheck.analysis.people.people_rows import people_in_row
from minutecheck.analysis.people.person import Person, working_for
from minutecheck.analysis.people.roles import is_agency, is_initials, is_name, is_role
from minutecheck.analysis.people.statutory import statutory_of
from minutecheck.analysis.segment import Segment, SegmentKind, Zone
from minutecheck.analysis.word_lists import cue, plain, plain_set
from minutecheck.record import Record

__all__ = ["Person", "find_people", "people_in", "people_in_row"]

_WORDS = "attendance_words"
_MOST = 200
_EARLY = 24
_LONGEST = 900
_TASKS = re.compile(r"\b(?:action|task|by when|when|deadline|due|what|timescale|target)\b", re.IGNORECASE)
_SIGNS = re.compile(
    r"\b(?:SW|TM|ATM|HV|D[CSI]|PC|PS|Sgt|GP|DSL|Dr|CMW|social worker|manager|nurse|midwife|health visitor|head ?teacher"
    r"|head|police|paediatrician|consultant)\b"
)


def find_people(record: Record, segments: Sequence[Segment]) -> tuple[Person, ...]:
    """Return the people whom ``record`` lists as taking part or not, once each, in the order of the record.

    The attendance segments decide. Where they name nobody there, tables with a column of names are read too, and early
    sentences that open like a list ("Joining me were ...").
    """
    listed = [segment for segment in segments if segment.kind is not SegmentKind.HEADING]
    found = [person for segment in listed if segment.zone is Zone.ATTENDANCE for person in _marked(record, segment)]
    if not any(person.took_part and person.statutory for person in found):
        for number, segment in enumerate(listed):
            if segment.zone is not Zone.ATTENDANCE:
                found.extend(_unmarked(record, segment, early=number < _EARLY))
    return _once(found[:_MOST])


def _marked(record: Record, segment: Segment) -> list[Person]:
    """Return the people of a segment that stands under a heading of attendance."""
    took_part = not absent_heading(segment.label or segment.heading)
    cells = [record.words_of(cell) for cell in segment.cells]
    base = segment.start
    if len(cells) > 2 or (cells and segment.columns):
        people = people_in_row(cells, segment.columns, took_part)
    elif len(cells) == 2:
        people = _field(cells[0], cells[1], took_part)
        base = segment.cells[1][0]
    elif segment.label and not segment.text.startswith(segment.label):
        people = _field(segment.label, segment.text, took_part)
    else:
        people = people_in(segment.text, took_part)
    return _moved(people, base)


def _moved(people: Sequence[Person], base: int) -> list[Person]:
    return [replace(person, start=base + person.start, end=base + person.end) for person in people]


def _field(label: str, value: str, took_part: bool) -> tuple[Person, ...]:
    """Return the people of a labelled entry, whose label may be their role, their agency, or their name."""
    there = took_part and not absent_heading(label)
    people = people_in(value, there)
    bare = label.strip(" :")
    if is_name(bare) and not any(person.name for person in people):
        return tuple(replace(person, start=0, end=len(value)) for person in people_in_row((bare, value), (), there))
    if len(people) == 1 and is_role(bare) and not people[0].role:
        chair = plain(bare) in plain_set("roles", "chair")
        return (replace(working_for(people[0], None if chair else bare, None), chair=chair or people[0].chair),)
    if is_agency(bare):
        return tuple(working_for(person, None, bare) for person in people)
    return people


def _unmarked(record: Record, segment: Segment, early: bool) -> list[Person]:
    """Return the people of a segment that no heading marks as attendance, where its own form does."""
    if segment.columns:
        kinds = [column_of(name) for name in segment.columns]
        people = "name" in kinds and ("role" in kinds or "agency" in kinds)
        return _marked(record, segment) if people and not _TASKS.search(" ".join(segment.columns)) else []
    if cue(_WORDS, "list_heading").search(segment.label or segment.heading or ""):
        return _marked(record, segment)
    if not early or len(segment.text) > _LONGEST:
        return []
    opening = cue(_WORDS, "list_opening", r"\b(?:{})\s?").search(segment.text)
    if opening is None and len(_SIGNS.findall(segment.text)) < 3:
        return []
    start = opening.end() if opening else 0
    people_here = people_in(segment.text[start:])
    known = [one for one in people_here if one.took_part and (one.name or one.initials) and (one.role or one.agency)]
    several = len({kind for person in known for kind in person.statutory}) > 1
    return _moved(people_here, segment.start + start) if several or (opening and known) else []


def _once(people: Sequence[Person]) -> tuple[Person, ...]:
    """Join mentions of one person: the same name again, or initials that a key spells out."""
    kept: list[Person] = []
    for person in people:
        same = next((number for number, other in enumerate(kept) if _same(other, person)), None)
        if same is None:
            kept.append(person)
        else:
            kept[same] = _both(kept[same], person)
    return tuple(kept)


def _both(first: Person, again: Person) -> Person:
    role, agency = first.role or again.role, first.agency or again.agency
    return replace(
        first,
        initials=first.initials or again.initials,
        name=first.name or again.name,
        role=role,
        agency=agency,
        took_part=first.took_part and again.took_part,
        statutory=statutory_of(role, agency),
        chair=first.chair or again.chair,
    )


def _same(one: Person, other: Person) -> bool:
    if one.name and other.name:
        return plain(one.name) == plain(other.name) and (one.role == other.role or not (one.role and other.role))
    return bool(one.initials and one.initials == other.initials and is_initials(one.initials))
