"""What a check file may hold: something a record should show where it applies, beyond the published criteria."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from typing import Literal

from pydantic import Field, model_validator

from minutecheck.rulebook.model import (
    Example,
    FromYaml,
    Rule,
    Source,
    StateName,
    Words,
    ZoneName,
)

APPLIES, SHOWN, ATTENDED = "applies", "shown", "attended"
LogicName = Literal[
    "chair-manager", "health-for-age", "two-on-the-phone", "owner-not-there", "due-before-meeting", "weekday-and-date",
    "due-on-day-off", "meeting-before-referral", "title-and-content", "risk-levels-differ", "same-day", "within-24-hours",
    "circulation-limit", "conference-limit", "referrer-invited", "decisions-differ",
]  # fmt: skip
"""The checks that words alone cannot make: they count people, days, or compare two places of a record."""
_NOT_NOW: tuple[StateName, ...] = ("hypothetical", "prompt", "question", "purpose")


class AgeRange(FromYaml):
    """A child's age in years: from (included) to under; an unborn child is below nought."""

    from_: float = Field(default=-1.0, alias="from")
    under: float = 18.0


class Applies(FromYaml):
    """Where a check applies: everywhere, or where words, judgements and the child's age say so; all must hold."""

    patterns: Words = ()
    unless: Words = ()
    unless_state: tuple[StateName, ...] = _NOT_NOW
    criteria: Mapping[str, Words] = Field(default_factory=dict)
    age: AgeRange | None = None


class Shown(FromYaml):
    """What shows it: words, or somebody who took part, or a criterion's value; one of them is enough."""

    patterns: Words = ()
    heading_patterns: Words = ()
    unless: Words = ()
    unless_state: tuple[StateName, ...] = ("prompt", "purpose")
    zones: tuple[ZoneName, ...] = ()
    criteria: Mapping[str, Words] = Field(default_factory=dict)
    attended: Words = ()


class CheckWording(FromYaml):
    """How the report words a check, neutrally; ``not_shown`` says what the record does not show."""

    shown: str | None = None
    not_shown: str = Field(min_length=15)


class CheckExamples(FromYaml):
    """Fictional sentences: where it applies and where not, what shows it and what does not."""

    applies: tuple[str | Example, ...] = ()
    not_applies: tuple[str | Example, ...] = ()
    shown: tuple[str | Example, ...] = ()
    not_shown: tuple[str | Example, ...] = ()


class CheckFile(FromYaml):
    """One check as its file gives it: made of words (``shown``), or of the program's own ``logic``."""

    id: str = Field(pattern=r"^[a-z0-9]+(?:-[a-z0-9]+)*$")
    title: str = Field(min_length=5)
    question: str = Field(min_length=15)
    source: Source
    applies: Applies = Field(default_factory=Applies)
    shown: Shown | None = None
    logic: LogicName | None = None
    information: bool = False
    wording: CheckWording
    advice: str | None = None
    effective_from: date | None = None
    examples: CheckExamples = Field(default_factory=CheckExamples)

    @model_validator(mode="after")
    def _one_way(self) -> CheckFile:
        if (self.shown is None) == (self.logic is None):
            raise ValueError("a check needs either 'shown' or 'logic'")
        worded = self.shown and (self.shown.patterns or self.applies.patterns)
        if worded and not (self.examples.shown or self.examples.applies):
            raise ValueError("a check made of words needs examples")
        return self


@dataclass(frozen=True, slots=True, eq=False)
class Check:
    """A check, ready to be made: its file, and its words as rules (values ``applies`` and ``shown``).

    ``attended`` runs on the roles and agencies of those who took part, the other two on the record.
    """

    file: CheckFile
    applies: Rule | None
    shown: Rule | None
    attended: Rule | None

    @property
    def id(self) -> str:
        """The check's id."""
        return self.file.id

    @property
    def rules(self) -> tuple[Rule, ...]:
        """The rules that find its words in a record."""
        return tuple(rule for rule in (self.applies, self.shown) if rule is not None)
