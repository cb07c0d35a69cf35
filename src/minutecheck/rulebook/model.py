"""What a rule file, a pack file and the catalogue of criteria may hold. Unknown keys are refused."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from enum import StrEnum
from typing import Literal

from pydantic import BaseModel, ConfigDict, Field

from minutecheck.report import Outcome
from minutecheck.rulebook.lists import WordLists
from minutecheck.rulebook.trees import Sequence

ZoneName = Literal[
    "header", "guidance", "attendance", "reason", "history", "information", "analysis", "risk", "challenge",
    "decision", "rationale", "actions", "safety", "contingency", "review", "sharing", "circulation", "unknown",
]  # fmt: skip
StateName = Literal[
    "purpose", "history", "hypothetical", "question", "prompt", "negated", "uncertain", "deferred", "other_subject",
    "recommendation",
]  # fmt: skip
Words = tuple[str, ...]


class Severity(StrEnum):
    """What a rule's match is worth: evidence for a value, or the reason why words like it do not count."""

    EVIDENCE = "evidence"
    VETO = "veto"


class _Closed(BaseModel):
    model_config = ConfigDict(frozen=True, extra="forbid", strict=True, defer_build=True)


class FromYaml(_Closed):
    """What stands in a file: YAML has lists and plain words where the program has tuples and enumerations."""

    model_config = ConfigDict(frozen=True, extra="forbid", strict=False, defer_build=True)


class Source(_Closed):
    """The document a rule follows, and what that says in our words; in core, one of the published ones."""

    document: str = Field(min_length=3)
    text: str = Field(min_length=10)


class Example(FromYaml):
    """A fictional piece of a record: the text, and what stands around it."""

    text: str = Field(min_length=1)
    heading: str | None = None
    label: str | None = None
    before: str | None = None
    zone: ZoneName | None = None


class Examples(FromYaml):
    """Where a rule must fire, where it must stay silent, and where it should fire and does not yet."""

    fires: tuple[str | Example, ...] = Field(min_length=1)
    silent: tuple[str | Example, ...] = Field(min_length=1)
    known_miss: tuple[str | Example, ...] = ()


class RuleFile(FromYaml):
    """One rule as its file gives it."""

    id: str = Field(pattern=r"^[a-z0-9]+(?:[.-][a-z0-9]+)+$")
    name: str = Field(min_length=5)
    criterion: str
    value: str
    severity: Severity = Severity.EVIDENCE
    why: str = Field(min_length=15)
    source: Source
    zones: tuple[ZoneName, ...] = ()
    heading_patterns: Words = ()
    patterns: Words = Field(min_length=1)
    unless: Words = ()
    unless_heading: Words = ()
    unless_state: tuple[StateName, ...] = ()
    examples: Examples


class ValueWording(FromYaml):
    """What one value of a criterion comes to, and how the report words it; ``advice`` is ``None`` where it is met."""

    outcome: Outcome
    summary: str
    advice: str | None


class ByRules(FromYaml):
    """How a criterion is judged that nothing was learnt for: a value of ``evidence`` whose rules fire, else ``otherwise``.

    ``within: actions`` asks the rules about the record's actions alone. ``confidence`` is the share of such judgements
    that a person found right; where nobody has counted, it is a guess.
    """

    otherwise: str
    within: Literal["record", "actions"] = "record"
    confidence: float = Field(default=0.75, gt=0, le=1)


class Criterion(FromYaml):
    """One criterion. ``evidence`` lists the values that a rule may give evidence for, the one that counts most first."""

    id: str
    title: str
    question: str
    core: bool
    sources: tuple[str, ...]
    evidence: Words
    by_rules: ByRules | None = None
    values: Mapping[str, ValueWording]


class CatalogueFile(FromYaml):
    """The file of all criteria, in the order in which reports give them."""

    criteria: tuple[Criterion, ...]


@dataclass(frozen=True, slots=True, eq=False)
class Rule:
    """A rule, ready to match. The texts of its patterns are kept for explaining; the trees are what is matched, and
    are read from the texts, with the word ``lists``, when they are first asked for.

    Two rules are the same only where they are one object, so that a tuple of rules is a cheap key of a cache.
    """

    id: str
    name: str
    criterion: str
    value: str
    severity: Severity
    why: str
    source: Source
    zones: frozenset[str]
    patterns: Words
    unless: Words
    heading_patterns: Words
    unless_heading: Words
    unless_state: frozenset[str]
    lists: WordLists
    fires: tuple[Example, ...]
    silent: tuple[Example, ...]
    known_miss: tuple[Example, ...]

    @property
    def trees(self) -> tuple[Sequence, ...]:
        """The trees of ``patterns``."""
        return self.lists.trees(self.patterns)

    @property
    def unless_trees(self) -> tuple[Sequence, ...]:
        """The trees of ``unless``."""
        return self.lists.trees(self.unless)

    @property
    def heading_trees(self) -> tuple[Sequence, ...]:
        """The trees of ``heading_patterns``."""
        return self.lists.trees(self.heading_patterns)

    @property
    def unless_heading_trees(self) -> tuple[Sequence, ...]:
        """The trees of ``unless_heading``."""
        return self.lists.trees(self.unless_heading)
