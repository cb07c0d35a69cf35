"""Follows the actions of an earlier record through later ones."""

from __future__ import annotations

from collections.abc import Collection, Sequence
from dataclasses import dataclass
from datetime import date

from minutecheck.analysis.dates.meeting_date import find_meeting_date
from minutecheck.analysis.people.people import find_people
from minutecheck.analysis.people.person import Person
from minutecheck.analysis.structure.structure import segments_of
from minutecheck.follow_up.matching import Match, matches_of, spread
from minutecheck.follow_up.parties import known_as
from minutecheck.follow_up.passages import Passage, passages_of
from minutecheck.follow_up.result import FollowedAction, Told
from minutecheck.follow_up.same_child import identity_of
from minutecheck.follow_up.state import State
from minutecheck.follow_up.task import Known, Task, task_of
from minutecheck.follow_up.telling import said_of
from minutecheck.record import Record
from minutecheck.report import Action

_BETTER = 0.15
"""A passage that fits another action better by this much is that action's."""
_ALTERNATIVES = 3
_SUMMARIES = {
    State.DONE: "The later record reports it done.",
    State.OUTSTANDING: "The later record reports it outstanding",
    State.UNCLEAR: "The later record mentions it, and does not show clearly what came of it",
    State.NOT_MENTIONED: "The later record does not mention it.",
}
_POSSIBLY = {
    State.DONE: "Words that may be about it report something done: please check.",
    State.OUTSTANDING: "Words that may be about it report something outstanding: please check.",
    State.UNCLEAR: "Words that may be about it do not show what came of it: please check.",
}


@dataclass(frozen=True, slots=True)
class Later:
    """A later record with what is needed of it: its day, people, passages, and the names of its child."""

    record: Record
    date: date | None
    people: tuple[Person, ...]
    passages: tuple[Passage, ...]
    child: frozenset[str]


@dataclass(frozen=True, slots=True)
class Earlier:
    """The earlier record: its actions, its people and its day."""

    record: Record
    actions: tuple[Action, ...]
    people: tuple[Person, ...]
    date: date | None


def earlier_of(record: Record, actions: Sequence[Action], day: date | None) -> Earlier:
    """Return the earlier record with the actions that were found in it."""
    return Earlier(record, tuple(actions), find_people(record, segments_of(record)), day)


def later_of(record: Record, lexicon: Collection[str]) -> Later:
    """Return a later record with its passages; its day is that of the meeting, or of the email."""
    segments = segments_of(record)
    people = find_people(record, segments)
    return Later(
        record, find_meeting_date(record), people, passages_of(record, segments), identity_of(record, lexicon).names
    )


def follow(earlier: Earlier, later: Sequence[Later], lexicon: Collection[str]) -> tuple[FollowedAction, ...]:
    """Return what the later records tell of each action of the earlier one, in the order of the actions.

    ``lexicon`` holds ordinary words in lower case, so that names are told from them. Of several later records the last
    that speaks of an action decides.
    """
    found: list[list[Told]] = [[] for _ in earlier.actions]
    for number, one in enumerate(later):
        for told, more in zip(found, _in_record(earlier, one, number, lexicon), strict=True):
            told.extend(more)
    last = max((one.date for one in later if one.date), default=None)
    return tuple(_followed(action, told, last) for action, told in zip(earlier.actions, found, strict=True))


def _in_record(earlier: Earlier, later: Later, number: int, lexicon: Collection[str]) -> list[list[Told]]:
    """Return, for each action, what one later record may tell of it, the likeliest first."""
    known: Known = {**known_as(later.people), **known_as(earlier.people)}
    child = identity_of(earlier.record, lexicon).names | later.child
    tasks = [task_of(action, known, lexicon) for action in earlier.actions]
    telling = spread(later.passages)
    matches = [matches_of(task, later.passages, known, lexicon, telling, child) for task in tasks]
    best: dict[int, float] = {}
    for found in matches:
        for match in found:
            best[match.passage] = max(best.get(match.passage, 0.0), match.score)
    return [
        [
            told
            for match in found
            if (told := _told(task, match, best[match.passage], earlier, later, number)) is not None
        ]
        for task, found in zip(tasks, matches, strict=True)
    ]


def _told(task: Task, match: Match, best: float, earlier: Earlier, later: Later, number: int) -> Told | None:
    passage = later.passages[match.passage]
    if best - match.score > _BETTER and passage.in_row:
        return None
    said = said_of(task, passage, earlier.date, later.date)
    if said is None:
        return None
    return Told(
        record=number,
        quote=later.record.words_of(passage.span),
        start=passage.span[0],
        end=passage.span[1],
        place=later.record.place_of(passage.span[0]),
        state=said.state,
        why=said.why,
        plan=said.plan,
        match=match.score,
        sure=(match.firm if said.state is State.DONE else match.strong) and best - match.score <= _BETTER,
    )


def _followed(action: Action, told: Sequence[Told], last: date | None) -> FollowedAction:
    sure = [one for one in told if one.sure]
    deciding = _deciding(sure)
    possible = None if deciding else next(iter(sorted(told, key=lambda one: (-one.record, -one.match))), None)
    state = deciding.state if deciding else State.UNCLEAR if possible else State.NOT_MENTIONED
    evidence = deciding or possible
    others = tuple(one for one in told if one is not evidence)[:_ALTERNATIVES]
    contested = deciding is not None and any(
        one.sure and one.state is not state and one.record == deciding.record for one in others
    )
    overdue = state is not State.DONE and action.due_date is not None and last is not None and action.due_date < last
    return FollowedAction(
        text=action.text,
        owner=action.owner,
        due=action.due,
        due_date=action.due_date,
        start=action.start,
        end=action.end,
        place=action.place,
        state=state,
        possible=possible.state if possible else None,
        overdue=overdue,
        review=possible is not None or state is State.UNCLEAR or contested,
        summary=_summary(state, evidence, possible),
        evidence=(evidence,) if evidence else (),
        alternatives=others,
    )


def _deciding(sure: Sequence[Told]) -> Told | None:
    """Return what decides: in the last record that speaks of it, words that say outstanding go before words that say done.

    A plan does not: a task that was done may be set once more.
    """
    if not sure:
        return None
    last = max(one.record for one in sure)
    here = sorted((one for one in sure if one.record == last), key=lambda one: -one.match)
    near = [one for one in here if here[0].match - one.match <= 2 * _BETTER]
    firm = [one for one in near if one.state is State.OUTSTANDING and not one.plan]
    done = [one for one in near if one.state is State.DONE]
    plans = [one for one in near if one.state is State.OUTSTANDING]
    return next(iter((*firm, *done, *plans, *near)))


def _summary(state: State, evidence: Told | None, possible: Told | None) -> str:
    if possible is not None:
        return _POSSIBLY[possible.state]
    words = _SUMMARIES[state]
    return words if words.endswith(".") or evidence is None else f"{words}: {evidence.why}."
