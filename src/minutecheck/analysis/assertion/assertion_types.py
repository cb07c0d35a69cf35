"""What is said of a mention: its states, whose view it is, and the cues that show it."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum


class State(StrEnum):
    """What stands between a mention and the plain assertion of it."""

    PURPOSE = "purpose"
    HISTORY = "history"
    HYPOTHETICAL = "hypothetical"
    QUESTION = "question"
    PROMPT = "prompt"
    NEGATED = "negated"
    UNCERTAIN = "uncertain"
    DEFERRED = "deferred"
    OTHER_SUBJECT = "other_subject"
    RECOMMENDATION = "recommendation"


class Holder(StrEnum):
    """Whose view a mention is."""

    MEETING = "meeting"
    CHAIR = "chair"
    POLICE = "police"
    HEALTH = "health"
    SCHOOL = "school"
    SOCIAL_CARE = "social_care"
    PARENT = "parent"
    CHILD = "child"
    OTHER = "other"
    UNKNOWN = "unknown"


DECIDING = frozenset({Holder.MEETING, Holder.CHAIR, Holder.UNKNOWN})
"""Those whose view can be the meeting's decision."""


@dataclass(frozen=True, slots=True)
class Cue:
    """The words that show a state (or only a holder, where ``state`` is ``None``), with their place in the text."""

    start: int
    end: int
    state: State | None
    words: str


@dataclass(frozen=True, slots=True)
class Assertion:
    """What is said of one mention."""

    states: frozenset[State]
    holder: Holder
    cues: tuple[Cue, ...]

    @property
    def blocking(self) -> frozenset[State]:
        """The states that keep the mention from being a decision; a negation is none ("section 47 is not required")."""
        return self.states - {State.NEGATED}

    @property
    def decided(self) -> bool:
        """Whether the meeting decided the matter, for or against."""
        return not self.blocking and self.holder in DECIDING

    @property
    def affirmed(self) -> bool:
        """Whether the meeting decided the matter, and for it."""
        return self.decided and State.NEGATED not in self.states
