"""Judges who took part: the four that a strategy discussion needs, and whether everybody is named in full."""

from __future__ import annotations

from collections.abc import Sequence

from minutecheck.analysis.analyse import Analysis
from minutecheck.analysis.people.people import Person
from minutecheck.criteria.evidence import evidence_at
from minutecheck.criteria.judge import worded
from minutecheck.report import Attendee, Judgement, Outcome

STATUTORY = ("social_worker", "manager", "police", "health")
"""In the order of the published criteria (GSCB A, SSCP, KEY)."""
PEOPLE_RULE = "rule:attendance.people"


def attendees_of(people: Sequence[Person]) -> tuple[Attendee, ...]:
    """Return the people for the report."""
    return tuple(Attendee(name=p.name, role=p.role, agency=p.agency, took_part=p.took_part) for p in people)


def statutory_present(people: Sequence[Person]) -> tuple[str, ...]:
    """Return which of the four took part. One person cannot be two: a match of people to parts is sought."""
    present = [set(person.statutory) for person in people if person.took_part and person.statutory]
    chosen: dict[str, int] = {}

    def assign(part: str, tried: set[int]) -> bool:
        for number, parts in enumerate(present):
            if part in parts and number not in tried:
                tried.add(number)
                holder = next((other for other, taken in chosen.items() if taken == number), None)
                if holder is None or assign(holder, tried):
                    chosen[part] = number
                    return True
        return False

    return tuple(part for part in STATUTORY if assign(part, set()))


def judge_core(analysis: Analysis) -> Judgement:
    """Judge whether a social worker, a social work manager, police and health all took part."""
    present = statutory_present(analysis.people)
    complete = len(present) == len(STATUTORY)
    shown = [person for person in analysis.people if person.took_part and person.statutory]
    evidence = tuple(evidence_at(analysis, (person.start, person.end), PEOPLE_RULE) for person in shown)
    judgement = worded("attendance-core", "complete" if complete else "incomplete", evidence=evidence)
    return judgement.model_copy(update={"value": present, "outcome": Outcome.MET if complete else Outcome.NOT_MET})


def judge_detail(analysis: Analysis) -> Judgement:
    """Judge whether everybody who took part has a name, a role and an agency."""
    there = [person for person in analysis.people if person.took_part]
    full = bool(there) and all(person.name and person.role and person.agency for person in there)
    evidence = (
        tuple(evidence_at(analysis, (person.start, person.end), PEOPLE_RULE) for person in there[:8]) if full else ()
    )
    return worded("attendance-detail", "yes" if full else "no", evidence=evidence)
