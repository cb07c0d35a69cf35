"""A point in time that a text names."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from enum import StrEnum

NOT_IN_CALENDAR = "no such date"


class PointKind(StrEnum):
    """How a point in time is given."""

    DATE = "date"
    WEEKDAY = "weekday"
    RELATIVE = "relative"
    DURATION = "duration"
    CLOCK = "clock"
    BARE = "bare"
    PART = "part"


@dataclass(frozen=True, slots=True)
class Point:
    """One point in time: its place in the text, how it is given, its day where known, and what is odd about it."""

    start: int
    end: int
    kind: PointKind
    date: date | None
    note: str | None = None
