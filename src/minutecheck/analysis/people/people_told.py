"""Finds those who took part where sentences tell of it: "Priya came as social worker", "Chaired by Ms Greaves, manager"."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from minutecheck.analysis.people.people_lists import people_in
from minutecheck.analysis.people.people_segments import moved, people_of
from minutecheck.analysis.people.person import Person
from minutecheck.analysis.segment import Segment, SegmentKind, Zone
from minutecheck.analysis.word_lists import cue
from minutecheck.record import Record

_WORDS = "attendance_words"
_EARLY, _LATE = 30, 8
_LONGEST = 300
_UNLIKELY = frozenset({Zone.ACTIONS, Zone.HISTORY, Zone.GUIDANCE, Zone.CIRCULATION})


def told(record: Record, listed: Sequence[Segment]) -> Iterator[Person]:
    """Yield the people of whom an early sentence tells that they took part or led."""
    for segment in listed[:_EARLY]:
        if segment.kind is not SegmentKind.ROW and segment.zone not in _UNLIKELY and len(segment.text) <= _LONGEST:
            yield from _of_sentence(segment)


def _of_sentence(segment: Segment) -> list[Person]:
    """Return the people of one sentence that says who came or led; what it tells of others is left alone."""
    match = cue(_WORDS, "told_present", r"\b(?:{})\b").search(segment.text)
    if match is None:
        return []
    people = people_in(segment.text)
    return [
        person for person in moved(people, segment.start) if person.took_part and person.statutory and _known(person)
    ]


def _known(person: Person) -> bool:
    return bool(person.name or person.initials)


def author(record: Record, listed: Sequence[Segment], here: Sequence[Segment]) -> list[Person]:
    """Return who wrote the record, where the list of those there says "me" and a signature says who that is.

    ``here`` are the segments that list people.
    """
    wrote = any(cue(_WORDS, "writer", r"\b(?:{})\b").search(segment.text) for segment in [*here, *listed[:_EARLY]])
    if not wrote:
        return []
    introduced = [one for segment in listed[:_EARLY] for one in _introduced(segment)]
    signed = [one for segment in reversed(listed[-_LATE:]) for one in _signed(record, segment)]
    return (introduced or signed)[:1]


def _introduced(segment: Segment) -> list[Person]:
    """Return the writer where a sentence says "I'm Callum's allocated social worker"."""
    match = cue(_WORDS, "introduces", r"\b(?:{})\s(?:(?:the|an?|also)\s|[A-Z]\w+['’]s\s)*").search(segment.text)
    people = people_in(segment.text[match.end() :].split(",")[0][:60]) if match else ()
    return [person for person in moved(people, segment.start) if person.statutory][:1]


def _signed(record: Record, segment: Segment) -> list[Person]:
    """Return who signs: a short last line that is a role, with or without the name."""
    if len(segment.text) > 120 or segment.zone in (Zone.ACTIONS, Zone.CIRCULATION):
        return []
    people = people_of(record, segment)
    return people if len(people) == 1 and people[0].statutory and people[0].role else []
