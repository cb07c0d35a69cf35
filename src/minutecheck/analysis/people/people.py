"""Finds the people whom a record lists, what they do, whom for, and whether they took part."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import replace

from minutecheck.analysis.people.people_lists import people_in
from minutecheck.analysis.people.people_rows import people_in_row
from minutecheck.analysis.people.people_segments import people_of
from minutecheck.analysis.people.people_told import author, told
from minutecheck.analysis.people.people_unmarked import unmarked
from minutecheck.analysis.people.person import Person
from minutecheck.analysis.people.roles import is_initials
from minutecheck.analysis.people.statutory import statutory_of
from minutecheck.analysis.segment import Segment, SegmentKind, Zone
from minutecheck.analysis.word_lists import plain
from minutecheck.record import Record

__all__ = ["Person", "find_people", "people_in", "people_in_row"]

_MOST = 200


def find_people(record: Record, segments: Sequence[Segment]) -> tuple[Person, ...]:
    """Return the people whom ``record`` lists as taking part or not, once each, in the order of the record.

    The attendance segments decide. Where they name nobody there, tables with a column of names are read too, and early
    sentences that open like a list ("Joining me were ...").
    """
    listed = [segment for segment in segments if segment.kind is not SegmentKind.HEADING]
    found = [person for segment in listed if segment.zone is Zone.ATTENDANCE for person in people_of(record, segment)]
    if not any(person.took_part and person.statutory for person in found):
        found.extend(unmarked(record, listed))
    found.extend(_not_yet_there(told(record, listed), found))
    lists = [segment for segment in listed if segment.zone is Zone.ATTENDANCE]
    found.extend(_not_yet_there(author(record, listed, lists), found))
    return _once(found[:_MOST])


def _not_yet_there(people: Iterable[Person], found: Sequence[Person]) -> list[Person]:
    """Return those who bring one of the four core agencies that nobody listed so far brings."""
    there = {kind for person in found if person.took_part for kind in person.statutory}
    return [person for person in people if not there.intersection(person.statutory)]


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
