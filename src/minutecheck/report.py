"""The types of the JSON report, version 1. Every output is drawn from these."""

from __future__ import annotations

from datetime import date
from enum import StrEnum
from typing import Literal

from pydantic import BaseModel, ConfigDict, Field

from minutecheck.record import Place, ReadErrorCode

SCHEMA = "minutecheck.report/1"


class Kind(StrEnum):
    """The kind of a record."""

    MINUTES = "minutes"
    CASE_NOTE = "case_note"
    OTHER = "other"


class Outcome(StrEnum):
    """What a criterion's value comes to."""

    MET = "met"
    PARTLY_MET = "partly_met"
    NOT_MET = "not_met"
    NOT_APPLICABLE = "not_applicable"


class OwnerKind(StrEnum):
    """How exactly an action's owner is named; a person or a role is enough."""

    PERSON = "person"
    ROLE = "role"
    AGENCY = "agency"
    GROUP = "group"
    NONE = "none"


class DueKind(StrEnum):
    """How exactly an action's date is given; only a dated one is enough."""

    DATED = "dated"
    VAGUE = "vague"
    NONE = "none"


class _Frozen(BaseModel):
    model_config = ConfigDict(frozen=True, extra="forbid")


class Verdict(_Frozen):
    """What a person says of a finding: that it is accepted, or disputed, with their reason."""

    verdict: Literal["accepted", "disputed"]
    reason: str
    who: str
    when: date


class UnusedVerdict(_Frozen):
    """A verdict that is about no finding of this report, and why."""

    finding: str
    why: str
    verdict: Verdict


class Evidence(_Frozen):
    """The record's own words, where they stand, and what found them (``rule:ID`` or ``model:NAME``).

    ``note`` says in plain words why the words may not stand: a tracked change not yet accepted, a scan.
    """

    quote: str
    start: int
    end: int
    place: Place
    by: str
    note: str | None = None


class Considered(_Frozen):
    """Words that come close to evidence and do not count, with the reason in plain words."""

    quote: str
    start: int
    end: int
    place: Place
    why: str


class Judgement(_Frozen):
    """One criterion's answer for one record.

    ``value`` and ``outcome`` are the words of the published criteria. ``confidence`` is a calibrated probability
    between 0 and 1; ``review`` asks for a person's eye. ``advice`` is one sentence to the chair, ``None`` where met.
    """

    id: str
    value: str | int | tuple[str, ...]
    outcome: Outcome
    confidence: float = Field(ge=0, le=1)
    summary: str
    advice: str | None = None
    source: tuple[str, ...] = ()
    evidence: tuple[Evidence, ...] = ()
    review: bool = False
    considered: tuple[Considered, ...] = ()
    verdict: Verdict | None = None


class Action(_Frozen):
    """One task that somebody is to do after the discussion."""

    text: str
    owner: str | None
    owner_kind: OwnerKind
    owner_attendee: str | None
    due: str | None
    due_kind: DueKind
    due_date: date | None
    outcome: Outcome
    start: int
    end: int
    place: Place
    gaps: tuple[str, ...] = ()
    note: str | None = None
    verdict: Verdict | None = None


class Attendee(_Frozen):
    """Somebody the record lists; ``took_part`` is false for apologies and written reports, ``chair`` true for who led it."""

    name: str | None
    role: str | None
    agency: str | None
    took_part: bool
    chair: bool = False


class Notice(_Frozen):
    """Something in the record that a person should look at and that is no criterion: two boxes ticked that exclude each
    other, a question of the form left open, a field and a sentence that contradict each other.

    ``id`` names the kind of thing, ``criterion`` the criterion that it bears on, if any; ``text`` is one or two neutral
    sentences.
    """

    id: str
    criterion: str | None
    text: str
    quote: str
    start: int
    end: int
    place: Place
    verdict: Verdict | None = None


class CheckOutcome(StrEnum):
    """What came of a check: the record shows it, does not show it, or holds something that a person should know."""

    SHOWN = "shown"
    NOT_SHOWN = "not_shown"
    INFORMATION = "information"


class Check(_Frozen):
    """Something that the published documents ask for in some records, beyond the criteria; only checks that apply are given.

    ``question`` is what was looked for, ``summary`` what the record shows, ``advice`` what to write, ``None`` where shown.
    ``source`` names the documents, ``evidence`` the words that show it or that make the check apply.
    """

    id: str
    outcome: CheckOutcome
    title: str
    question: str
    summary: str
    advice: str | None = None
    source: tuple[str, ...] = ()
    evidence: tuple[Evidence, ...] = ()
    verdict: Verdict | None = None


class Failure(_Frozen):
    """Why a record could not be checked."""

    code: ReadErrorCode
    message: str


class RecordReport(_Frozen):
    """All that is said of one record; ``local_model`` says with which model it was judged, where not with the shipped one."""

    path: str
    sha256: str | None
    kind: Kind | None
    kind_confidence: float | None
    meeting_date: date | None
    criteria: tuple[Judgement, ...] = ()
    actions: tuple[Action, ...] = ()
    attendees: tuple[Attendee, ...] = ()
    notices: tuple[Notice, ...] = ()
    checks: tuple[Check, ...] = ()
    not_read: tuple[str, ...] = ()
    unused_verdicts: tuple[UnusedVerdict, ...] = ()
    local_model: str | None = None
    error: Failure | None = None

    def judgement(self, criterion: str) -> Judgement | None:
        """Return the judgement of one criterion, or ``None`` where the record was not judged."""
        return next((found for found in self.criteria if found.id == criterion), None)


class Tool(_Frozen):
    """What made a report: the version, and the digest of every rule pack and model."""

    version: str
    rules: dict[str, str]
    models: dict[str, str]


class Report(_Frozen):
    """What one run says of all its records, in the order they were given."""

    model_config = ConfigDict(frozen=True, extra="forbid", populate_by_name=True)

    schema_: str = Field(default=SCHEMA, alias="schema")
    tool: Tool
    records: tuple[RecordReport, ...]
