"""The states that an action can come to, and what a passage says of one."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum

IF, ASKED, CLAIM = "it is a condition", "it is a question", "it is what somebody says"
ANOTHER = "it is about what somebody else did"
STEP, MENTIONED = "a step towards it is reported", "it is mentioned, and nothing more"
LISTED = "it is listed, and nothing is said of it"
EARLIER, TO_COME = "it may tell of what was done before", "the day named is still to come"
AGAIN = "to do:"
"""What stands for an action that a record gives again word for word."""
DOUBTS = frozenset({IF, ASKED, CLAIM})
"""Reasons for which even words beside an action do not settle it."""


class State(StrEnum):
    """What became of an action, as a later record tells it."""

    DONE = "done"
    OUTSTANDING = "outstanding"
    UNCLEAR = "unclear"
    NOT_MENTIONED = "not_mentioned"


@dataclass(frozen=True, slots=True)
class Said:
    """A state with the reason in plain words; ``plan`` says that the action is only set or planned (again)."""

    state: State
    why: str
    plan: bool = False
