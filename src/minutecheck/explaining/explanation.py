"""The types of an explanation, version 1: for each criterion the candidates, what spoke for each, and why some lost."""

from __future__ import annotations

from pydantic import BaseModel, ConfigDict, Field

from minutecheck.record import Place
from minutecheck.report import Failure, Kind, Tool

SCHEMA = "minutecheck.explanation/1"


class _Frozen(BaseModel):
    model_config = ConfigDict(frozen=True, extra="forbid")


class FiredRule(_Frozen):
    """A rule that fires in a candidate; ``severity`` says whether it is for, against or only a hint."""

    id: str
    severity: str
    value: str | None
    why: str


class Weighed(_Frozen):
    """Something that was counted, and how far it speaks for the value: log-odds, below 0 where it speaks against."""

    what: str
    effect: float


class Candidate(_Frozen):
    """Words that were considered for one criterion.

    ``speaks_for`` is the value that they would show and ``sure`` how likely they show it, from 0 to 1. ``counted`` says
    whether the judgement rests on them; ``why`` is one sentence.
    """

    quote: str
    start: int
    end: int
    place: Place
    speaks_for: str
    sure: float
    counted: bool
    why: str
    rules: tuple[FiredRule, ...] = ()
    features: tuple[Weighed, ...] = ()


class Explained(_Frozen):
    """How one criterion was judged.

    ``shares`` is the probability of each value for the record as a whole; ``quantities`` what these were computed from,
    with their effect on the value that won against the one that came second.
    """

    id: str
    value: str | int | tuple[str, ...]
    confidence: float
    review: bool
    review_below: float
    shares: dict[str, float] = Field(default_factory=dict)
    quantities: tuple[Weighed, ...] = ()
    candidates: tuple[Candidate, ...] = ()


class Explanation(_Frozen):
    """How one record was judged: first its kind, then each criterion that applies to that kind."""

    model_config = ConfigDict(frozen=True, extra="forbid", populate_by_name=True)

    schema_: str = Field(default=SCHEMA, alias="schema")
    tool: Tool
    path: str
    kind: Kind | None
    kind_shares: dict[str, float] = Field(default_factory=dict)
    kind_quantities: tuple[Weighed, ...] = ()
    criteria: tuple[Explained, ...] = ()
    error: Failure | None = None
