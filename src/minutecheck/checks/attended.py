"""Checks that count people: who chaired, the health professional for the child's age, only two, owners who were not there."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from minutecheck.analysis.analyse import Analysis
from minutecheck.analysis.people.people import Person
from minutecheck.analysis.people.roles import is_agency, is_name
from minutecheck.analysis.word_lists import cue, plain
from minutecheck.checks.findings import Finding
from minutecheck.report import OwnerKind, RecordReport

_EARLY, _LISTED = 10, 30
_BEFORE_SCHOOL, _SCHOOL = 4.0, 5.0
_WANTED = (
    ("a midwife", re.compile(r"midwi|\bC?MW\b|matern|obstet", re.IGNORECASE), -1.0, 0.05),
    (
        "a health visitor",
        re.compile(r"health visit|\bHV\b|\bFNP\b|family nurse|0.?19|early years nurse", re.IGNORECASE),
        0.0,
        _SCHOOL,
    ),
    (
        "a school nurse",
        re.compile(r"school (?:health )?nurs|\bSN\b|\bSHN\b|0.?19|school health", re.IGNORECASE),
        _BEFORE_SCHOOL,
        18.0,
    ),
)
"""Who knows a child of which age (GSCB A); at four, either will do."""


def chair_manager(analysis: Analysis) -> Iterator[Finding]:
    """Yield whether somebody in the chair is a social work manager; nothing where nobody is said to be in the chair."""
    chairs = [person for person in analysis.people if person.chair]
    if chairs or any(person.took_part for person in analysis.people):
        managers = [person for person in chairs if "manager" in person.statutory]
        yield Finding(bool(managers), _places(managers or chairs))


def health_for_age(analysis: Analysis, ages: Sequence[float]) -> Iterator[Finding]:
    """Yield whether a health professional for a child of this age took part; nothing where no age is given."""
    wanted = [(name, words) for name, words, low, high in _WANTED if any(low <= age < high for age in ages)]
    if not wanted:
        return
    there = [person for person in analysis.people if person.took_part]
    fitting = [person for person in there if any(words.search(_described(person)) for _, words in wanted)]
    names = " or ".join(name for name, _ in wanted)
    yield Finding(
        bool(fitting), _places(fitting or [one for one in there if "health" in one.statutory]), {"wanted": names}
    )


def two_on_the_phone(analysis: Analysis) -> Iterator[Finding]:
    """Yield a finding where only two people are shown taking part."""
    there = [person for person in analysis.people if person.took_part]
    by_phone = any(cue("limit_words", "by_phone").search(segment.text) for segment in analysis.segments[:_EARLY])
    if len(there) == 2 and by_phone:
        yield Finding(False, _places(there))


def owner_not_there(analysis: Analysis, report: RecordReport) -> Iterator[Finding]:
    """Yield a finding for each named person who is to do an action and is not among those who took part."""
    if not any(person.took_part for person in report.attendees):
        return
    there = [person for person in report.attendees if person.took_part]
    tasks = [(action.start, action.end) for action in report.actions]
    early = [one for one in analysis.segments[:_LISTED] if not any(s < one.end and one.start < e for s, e in tasks)]
    listed = " ".join(plain(segment.text) for segment in early)
    seen: set[str] = set()
    for action in report.actions:
        owner = action.owner or ""
        if action.owner_kind is not OwnerKind.PERSON or plain(owner) in seen or not _full_name(owner):
            continue
        known = any(person.name and person.name == action.owner_attendee for person in there)
        if known or any(_alike(owner, person.name or "") for person in there) or plain(owner).split()[-1] in listed:
            continue
        seen.add(plain(owner))
        yield Finding(False, ((action.start, action.end),), {"owner": owner})


def _full_name(owner: str) -> bool:
    """Say whether the words are a name of two parts at least: a first name alone may be anybody's."""
    return len(owner.split()) > 1 and is_name(owner) and not is_agency(owner)


def _alike(owner: str, name: str) -> bool:
    return bool(_long_words(owner) & _long_words(name))


def _long_words(text: str) -> set[str]:
    return {word for word in plain(text).split() if len(word) > 2}


def _described(person: Person) -> str:
    return " ".join(part for part in (person.role, person.agency) if part)


def _places(people: Sequence[Person]) -> tuple[tuple[int, int], ...]:
    return tuple((person.start, person.end) for person in people)
