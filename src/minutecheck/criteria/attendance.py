"""Judges who took part: the four that a strategy discussion needs, and whether everybody is named in full."""

from __future__ import annotations

import math
from collections.abc import Sequence

from minutecheck.analysis.analyse import Analysis
from minutecheck.analysis.people.people import Person
from minutecheck.analysis.scoring.model import Model
from minutecheck.criteria.combine import distribution
from minutecheck.criteria.evidence import evidence_at
from minutecheck.criteria.judge import worded
from minutecheck.report import Attendee, Judgement, Outcome

DETAIL = "attendance-detail"
STATUTORY = ("social_worker", "manager", "police", "health")
"""In the order of the published criteria (GSCB A, SSCP, KEY)."""
_EDGES = " .,;:-*•☒☐"
PEOPLE_RULE = "rule:attendance.people"


def attendees_of(people: Sequence[Person]) -> tuple[Attendee, ...]:
    """Return the people for the report."""
    return tuple(
        Attendee(name=p.name, role=p.role, agency=p.agency, took_part=p.took_part, chair=p.chair) for p in people
    )


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


def detail_quantities(analysis: Analysis) -> dict[str, float]:
    """Return what decides whether everybody is named in full: the shares of those there with name, role and agency.

    Shares and not "all": one word of a list that was misread must not decide; how sure that leaves us is fitted.
    """
    there = [person for person in analysis.people if person.took_part]
    named = [person for person in there if person.name]
    return {
        "full": _share(there),
        "full of named": _share(named),
        "without name": sum(not person.name for person in there) / max(1, len(there)),
        "without role": sum(not person.role for person in there) / max(1, len(there)),
        "people": math.log1p(len(there)),
        "all full": float(_share(named) == 1.0),
    }


def _in_full(person: Person) -> bool:
    return bool(person.name and person.role and person.agency)


def _share(people: Sequence[Person]) -> float:
    return sum(_in_full(person) for person in people) / len(people) if people else 0.0


def _lists_a_bare_role(analysis: Analysis) -> bool:
    """Say whether a line of the list is nothing but a role ("Health Visitor"): somebody there has no name."""
    roles = {person.role.lower() for person in analysis.people if person.took_part and person.role and not person.name}
    there = {person.start for person in analysis.people if person.took_part and not person.name}
    return any(
        segment.text.strip(_EDGES).lower() in roles and any(segment.start <= start < segment.end for start in there)
        for segment in analysis.segments
    )


def judge_detail(analysis: Analysis, model: Model) -> Judgement:
    """Judge whether everybody who took part has a name, a role and an agency."""
    shares = distribution(model.combiners[DETAIL], detail_quantities(analysis))
    value = max(shares, key=lambda name: (shares[name], name))
    if _lists_a_bare_role(analysis):
        return worded(DETAIL, "no", 1.0)
    there = [person for person in analysis.people if person.took_part and _in_full(person)]
    evidence = tuple(evidence_at(analysis, (person.start, person.end), PEOPLE_RULE) for person in there[:8])
    return worded(DETAIL, value, shares[value], evidence if value == "yes" else ())
