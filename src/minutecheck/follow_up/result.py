"""The types of the follow-up's JSON, version 1 (``minutecheck.follow-up/1``). Every output is drawn from these."""

from __future__ import annotations

from datetime import date

from pydantic import BaseModel, ConfigDict, Field

from minutecheck.follow_up.state import State
from minutecheck.record import Place
from minutecheck.report import Tool

SCHEMA = "minutecheck.follow-up/1"


class _Frozen(BaseModel):
    model_config = ConfigDict(frozen=True, extra="forbid")


class FollowedRecord(_Frozen):
    """One of the records: its path, the digest of its file, and its day where it says one."""

    path: str
    sha256: str
    date: date | None


class Told(_Frozen):
    """A later record's own words about an action, where they stand, and what they say.

    ``record`` is the number of the later record, from 0; ``match`` says from 0 to 1 how much of the action the words name.
    ``sure`` is false where they may be about something else. ``why`` says in plain words how the state
    was read, ``plan`` that they only set the action (again).
    """

    record: int
    quote: str
    start: int
    end: int
    place: Place
    state: State
    why: str
    plan: bool = False
    match: float = Field(ge=0, le=1)
    sure: bool


class FollowedAction(_Frozen):
    """One action of the earlier record, and what the later records tell of it.

    ``possible`` is the state that words which may be about the action would give; a person should look. ``overdue`` says
    that its date had passed by the last later record, which does not report it done. ``evidence`` is what the state rests on,
    ``alternatives`` what else may be about the action.
    """

    text: str
    owner: str | None
    due: str | None
    due_date: date | None
    start: int
    end: int
    place: Place
    state: State
    possible: State | None = None
    overdue: bool = False
    review: bool = False
    summary: str
    evidence: tuple[Told, ...] = ()
    alternatives: tuple[Told, ...] = ()


class FollowUp(_Frozen):
    """What the later records tell of the actions of the earlier one; ``notes`` are what a reader must know of the answer."""

    model_config = ConfigDict(frozen=True, extra="forbid", populate_by_name=True)

    schema_: str = Field(default=SCHEMA, alias="schema")
    tool: Tool
    earlier: FollowedRecord
    later: tuple[FollowedRecord, ...]
    actions: tuple[FollowedAction, ...]
    notes: tuple[str, ...] = ()

    def count(self, state: State) -> int:
        """Return how many actions came to a state."""
        return sum(action.state is state for action in self.actions)
