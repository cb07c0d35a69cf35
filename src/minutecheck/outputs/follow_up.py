"""The words in which every output tells what became of actions."""

from __future__ import annotations

import json
from dataclasses import dataclass
from pathlib import PurePath

from minutecheck.follow_up.result import FollowedAction, FollowUp, Told
from minutecheck.follow_up.state import State
from minutecheck.outputs import wording

TONES = {
    State.DONE: "met",
    State.OUTSTANDING: "partly_met",
    State.UNCLEAR: "information",
    State.NOT_MENTIONED: "not_met",
}
MARKS = {State.DONE: "✔", State.OUTSTANDING: "◐", State.UNCLEAR: "?", State.NOT_MENTIONED: "–"}
STATES = {
    State.DONE: "reported done",
    State.OUTSTANDING: "outstanding",
    State.UNCLEAR: "state not clear",
    State.NOT_MENTIONED: "not mentioned",
}
POSSIBLY = "possibly mentioned"
_QUOTE, _TASK = 220, 160


@dataclass(frozen=True, slots=True)
class Words:
    """A later record's words with what they say, and where they stand."""

    quote: str
    where: str
    says: str


@dataclass(frozen=True, slots=True)
class Line:
    """One action as a reader sees it; ``date`` is the information that its date has passed."""

    task: str
    owner: str
    due: tuple[str, ...]
    tone: str
    mark: str
    state: str
    review: bool
    summary: str
    evidence: tuple[Words, ...]
    alternatives: tuple[Words, ...]
    date: str


def lines_of(found: FollowUp) -> tuple[Line, ...]:
    """Return the actions as a reader sees them, in the order of the earlier record."""
    return tuple(_line(action, found) for action in found.actions)


def overall(found: FollowUp) -> str:
    """Return one or two sentences on all actions together."""
    total = len(found.actions)
    if not total:
        return "The earlier record does not show an action."
    later = "The later record" if len(found.later) == 1 else "The later records"
    verb = "reports" if len(found.later) == 1 else "report"
    counts = {state: found.count(state) for state in State}
    parts = [f"{counts[State.DONE]} done", f"{counts[State.OUTSTANDING]} outstanding"]
    said = f"Of {total} action{'' if total == 1 else 's'} of the earlier record, {later.lower()} {verb} {' and '.join(parts)}"
    if counts[State.UNCLEAR]:
        said += f"; of {counts[State.UNCLEAR]} the state is not clear"
    if counts[State.NOT_MENTIONED]:
        said += f"; {counts[State.NOT_MENTIONED]} {'is' if counts[State.NOT_MENTIONED] == 1 else 'are'} not mentioned"
    passed = sum(action.overdue for action in found.actions)
    if passed:
        said += f". The date of {passed} not reported done has passed"
    return f"{said}."


def records_in_words(found: FollowUp) -> str:
    """Return which record was followed through which, with their days."""
    names = [f"{wording.on_one_line(PurePath(one.path).name)} ({_day(one.date)})" for one in found.later]
    return f"{wording.on_one_line(PurePath(found.earlier.path).name)} ({_day(found.earlier.date)}) → {', '.join(names)}"


def json_follow_up(found: FollowUp) -> str:
    """Return the result as one JSON object, indented by two spaces and ended by a line break."""
    return json.dumps(found.model_dump(mode="json", by_alias=True), ensure_ascii=False, indent=2) + "\n"


def _day(day: object) -> str:
    from datetime import date

    return wording.long_date(day) if isinstance(day, date) else "date not shown"


def _line(action: FollowedAction, found: FollowUp) -> Line:
    due = () if action.due is None else (wording.shorten(action.due, 40),)
    if action.due_date is not None:
        due = (*due, f"→ {wording.short_date(action.due_date)}")
    return Line(
        task=wording.shorten(action.text, _TASK),
        owner=wording.shorten(action.owner, 60) if action.owner else "–",
        due=due or ("–",),
        tone=TONES[action.state],
        mark=MARKS[action.state],
        state=POSSIBLY if action.possible else STATES[action.state],
        review=action.review,
        summary=wording.on_one_line(action.summary),
        evidence=tuple(_words(told, found) for told in action.evidence),
        alternatives=tuple(_words(told, found) for told in action.alternatives),
        date="Its date had passed by then." if action.overdue else "",
    )


def _words(told: Told, found: FollowUp) -> Words:
    place = wording.place_in_words(told.place)
    name = wording.on_one_line(PurePath(found.later[told.record].path).name) if len(found.later) > 1 else ""
    where = ", ".join(part for part in (name, place) if part)
    says = STATES[told.state] if told.sure else f"possibly {STATES[told.state]}"
    return Words(wording.shorten(told.quote, _QUOTE), where, says)
