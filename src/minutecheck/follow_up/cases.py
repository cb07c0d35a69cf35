"""Labelled cases of follow-up (``benchmarks/follow-up.jsonl``), and how often they are read as labelled."""

from __future__ import annotations

import json
from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from pathlib import Path

from pydantic import BaseModel, ConfigDict

from minutecheck.analysis.dates.deadlines import main_deadline
from minutecheck.analysis.people.owners import find_owner
from minutecheck.analysis.people.people import find_people
from minutecheck.analysis.people.person import Person
from minutecheck.analysis.scoring.model import shipped_model
from minutecheck.analysis.structure.structure import segments_of
from minutecheck.follow_up.follow import Earlier, follow, later_of
from minutecheck.follow_up.result import FollowedAction
from minutecheck.follow_up.state import State
from minutecheck.readers import read_bytes
from minutecheck.record import Place, Record
from minutecheck.report import Action, DueKind, Outcome


class Case(BaseModel):
    """One action, the words of a later record, and what they say of it; ``others`` are further actions of the record."""

    model_config = ConfigDict(frozen=True, extra="forbid")

    id: str
    action: str
    others: tuple[str, ...] = ()
    people: tuple[str, ...] = ()
    earlier_date: date
    later_date: date
    later: str
    expected: State
    held_out: bool = False
    why: str


@dataclass(frozen=True, slots=True)
class Figures:
    """How cases were read: how many, how many right, how many wrongly as done, and each pair of (expected, read)."""

    cases: int
    right: int
    wrong_done: int
    pairs: Counter[tuple[str, str]]


def read_cases(path: Path) -> tuple[Case, ...]:
    """Return the cases of a file, one a line."""
    return tuple(
        Case.model_validate(json.loads(line)) for line in path.read_text(encoding="utf-8").splitlines() if line
    )


def read_case(case: Case) -> FollowedAction:
    """Return what the program says of a case's action."""
    return followed((case.action, *case.others), case.later, case.people, case.earlier_date, case.later_date)[0]


def followed(
    actions: Sequence[str], later: str, people: Sequence[str], earlier_date: date, later_date: date
) -> tuple[FollowedAction, ...]:
    """Return what the words of a later record tell of actions given as words; ``people`` took part in both meetings."""
    present = "\n".join(f"- {who}" for who in people)
    earlier = _record("Strategy discussion", earlier_date, present, "")
    known = find_people(earlier, segments_of(earlier))
    made = tuple(_action(words, known, earlier_date) for words in actions)
    review = later_of(_record("Review", later_date, present, f"\n\n## Update\n\n{later}"), shipped_model().lexicon)
    return follow(Earlier(earlier, made, known, earlier_date), [review], shipped_model().lexicon)


def _record(title: str, day: date, present: str, rest: str) -> Record:
    words = f"# {title}\n\nDate of meeting: {day:%d/%m/%Y}\n\n## Present\n\n{present}{rest}\n"
    return read_bytes(words.encode(), "case.md")


def _action(words: str, people: Sequence[Person], day: date) -> Action:
    owner, deadline = find_owner(words, people), main_deadline(words, day)
    return Action(
        text=words,
        owner=owner.text,
        owner_kind=owner.kind,
        owner_attendee=owner.person.name if owner.person else None,
        due=deadline.text if deadline else None,
        due_kind=deadline.kind if deadline else DueKind.NONE,
        due_date=deadline.date if deadline else None,
        outcome=Outcome.MET,
        start=0,
        end=len(words),
        place=Place(),
    )


def figures_of(cases: Sequence[Case]) -> Figures:
    """Return how cases are read."""
    pairs = Counter((case.expected.value, read_case(case).state.value) for case in cases)
    right = sum(count for (expected, found), count in pairs.items() if expected == found)
    wrong = sum(count for (expected, found), count in pairs.items() if found == "done" != expected)
    return Figures(len(cases), right, wrong, pairs)
