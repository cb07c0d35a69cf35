"""Finds the people of one segment that lists those who took part: a row, a labelled entry, or a line of a list."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from minutecheck.analysis.people.attendance import absent_heading
from minutecheck.analysis.people.people_lists import people_in
from minutecheck.analysis.people.people_rows import people_in_row
from minutecheck.analysis.people.person import Person, working_for
from minutecheck.analysis.people.roles import is_agency, is_name, is_role
from minutecheck.analysis.segment import Segment
from minutecheck.analysis.word_lists import plain, plain_set
from minutecheck.record import Record


def people_of(record: Record, segment: Segment) -> list[Person]:
    """Return the people of a segment that lists people, whatever its form, with their places in the record."""
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
    if segment.label and len(people) == 1 and plain(segment.label) in plain_set("roles", "chair"):
        people = (replace(people[0], chair=True),)
    return moved(people, base)


def moved(people: Sequence[Person], base: int) -> list[Person]:
    """Return the people with their places counted from the start of the record."""
    return [replace(person, start=base + person.start, end=base + person.end) for person in people]


def _field(label: str, value: str, took_part: bool) -> tuple[Person, ...]:
    """Return the people of a labelled entry, whose label may be their role, their agency, or their name."""
    there = took_part and not absent_heading(label)
    people = people_in(value, there)
    bare = label.strip(" :")
    if is_name(bare) and not any(person.name for person in people):
        return tuple(replace(person, start=0, end=len(value)) for person in people_in_row((bare, value), (), there))
    if len(people) == 1 and is_role(bare) and not people[0].role:
        role = None if plain(bare) in plain_set("roles", "chair") else bare
        return (working_for(people[0], role, None),)
    if is_agency(bare):
        return tuple(working_for(person, None, bare) for person in people)
    return people
