"""What a pack's ``pack.yaml`` may hold. Unknown keys are refused."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date

from pydantic import Field

from minutecheck.report import Outcome
from minutecheck.rulebook.model import FromYaml, Words


class ValueChange(FromYaml):
    """What a pack changes of one value of a criterion: what it comes to, and how the report words it."""

    outcome: Outcome | None = None
    summary: str | None = Field(default=None, min_length=15)
    advice: str | None = Field(default=None, min_length=15)


class PackFile(FromYaml):
    """A pack's ``pack.yaml``: what it is, which pack it builds on, and what it changes of that pack.

    ``headings`` gives the names that local forms have for parts of a record, each with the name that core knows.
    ``values`` changes what a value of a criterion comes to ("risk-level.threshold_only"), ``information`` names checks
    that are reported as something to know, ``disable`` and ``disable_checks`` leave rules and checks out,
    ``time_limits`` changes limits. ``effective_from`` is the day from which the pack holds, for whoever reads it.
    """

    title: str
    extends: str | None = None
    disable: Words = ()
    disable_checks: Words = ()
    effective_from: date | None = None
    headings: Mapping[str, str] = Field(default_factory=dict)
    values: Mapping[str, ValueChange] = Field(default_factory=dict)
    information: Words = ()
    time_limits: Mapping[str, float | str | None] = Field(default_factory=dict)
