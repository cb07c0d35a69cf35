"""What the pairing of notes with minutes comes to: the types of its JSON, from which every other output is drawn."""

from __future__ import annotations

from datetime import date
from enum import StrEnum

from pydantic import BaseModel, ConfigDict, Field

from minutecheck.record import Place

SCHEMA = "minutecheck.pairing/1"


class Called(StrEnum):
    """What an agency's notes call a discussion that they are matched to.

    ``no_entry``: its notes of those days were given, and none records the discussion. ``no_notes``: no note of it on this
    child and those days was among the files, so nothing can be said.
    """

    STRATEGY_DISCUSSION = "strategy_discussion"
    SOMETHING_ELSE = "something_else"
    NO_ENTRY = "no_entry"
    POSSIBLE = "possible"
    NO_NOTES = "no_notes"


class _Frozen(BaseModel):
    model_config = ConfigDict(frozen=True, extra="forbid")


class NoteSeen(_Frozen):
    """An entry of a note: where it stands, what it calls the meeting in its own words, and why it is matched."""

    path: str
    day: date | None
    called: Called
    why: str
    quote: str | None = None
    start: int | None = None
    end: int | None = None
    place: Place | None = None


class AgencySeen(_Frozen):
    """One agency in one discussion: whether it took part, and what its notes call the discussion."""

    agency: str
    took_part: bool
    called: Called
    notes: tuple[NoteSeen, ...] = ()


class DiscussionSeen(_Frozen):
    """One discussion with the notes of each agency; ``child`` is how the minutes name the child."""

    path: str
    child: str | None
    day: date | None
    agencies: tuple[AgencySeen, ...]


class Unpaired(_Frozen):
    """A note, or an entry of one, that is matched to no discussion; ``possible`` names those that it may be about."""

    path: str
    agency: str
    day: date | None
    why: str
    possible: tuple[str, ...] = ()


class AgencyCount(_Frozen):
    """One agency over all discussions in which it took part or has notes."""

    agency: str
    title: str
    took_part: int
    strategy_discussion: int
    something_else: int
    no_entry: int
    possible: int
    no_notes: int


class Unread(_Frozen):
    """A file that could not be read, or that is neither minutes nor an agency's note."""

    path: str
    why: str


class Pairing(_Frozen):
    """All of it. ``window`` is the number of days that an entry may lie after the discussion, and one before it."""

    model_config = ConfigDict(frozen=True, extra="forbid", populate_by_name=True)

    schema_: str = Field(default=SCHEMA, alias="schema")
    window: int
    discussions: tuple[DiscussionSeen, ...]
    unpaired: tuple[Unpaired, ...]
    by_agency: tuple[AgencyCount, ...]
    left_out: tuple[Unread, ...] = ()
