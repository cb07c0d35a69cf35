"""Time limits as data: how long, from which event, by which source and since when; a local pack may change them."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from functools import cache
from pathlib import Path
from typing import Any, Literal

from pydantic import Field, ValidationError

from minutecheck.resources import data_folder
from minutecheck.rulebook.files import line_of, nearest, read_model, read_values
from minutecheck.rulebook.mistakes import Mistakes, RuleError
from minutecheck.rulebook.model import FromYaml
from minutecheck.rulebook.packs import CORE, chain, packs_root

FILE = "time-limits.yaml"


class Limit(FromYaml):
    """One time limit: so many ``days`` or ``working_days`` after the event that ``starts`` it."""

    days: int | None = Field(default=None, ge=0, le=400)
    working_days: int | None = Field(default=None, ge=0, le=400)
    starts: Literal["referral", "enquiry", "meeting", "initiating", "last"]
    source: str
    effective_from: date | None = None

    @property
    def in_words(self) -> str:
        """The limit in words: "one working day", "15 working days", "the same day"."""
        count = self.working_days if self.working_days is not None else self.days or 0
        if not count:
            return "the same day"
        unit = "working day" if self.working_days is not None else "day"
        return f"one {unit}" if count == 1 else f"{count} {unit}s"


class LimitsFile(FromYaml):
    """All time limits."""

    same_day: Limit
    within_24_hours: Limit
    circulation: Limit
    conference: Limit


@dataclass(frozen=True, slots=True)
class _Change:
    limit: str
    key: str
    value: Any


@cache
def load_limits(pack: str = CORE) -> LimitsFile:
    """Return the time limits of a pack: core's, with the changes of the packs that build on it.

    Raises:
        RuleError: a change names no limit, or gives one a value that it cannot have.
    """
    file = data_folder("rules") / CORE / FILE
    values: dict[str, dict[str, Any]] = {name: dict(value) for name, value in read_values(file)[0].items()}
    read_model(file, LimitsFile)
    limits = LimitsFile.model_validate(values)
    for folder, settings in chain(packs_root(pack), Path(pack).name):
        limits = _changed(folder / "pack.yaml", values, settings.time_limits) if settings.time_limits else limits
    return limits


def _changed(file: Path, values: dict[str, dict[str, Any]], changes: Mapping[str, float | str | None]) -> LimitsFile:
    mistakes = Mistakes()
    for name, value in changes.items():
        limit, _, key = name.partition(".")
        if limit not in values or key not in Limit.model_fields:
            known = [f"{one}.{key}" for one in values for key in ("days", "working_days", "starts")]
            with mistakes.gathered():
                line = line_of(file, ("time_limits", name))
                raise RuleError(file, line, f"there is no time limit '{name}'; {nearest(name, known)}.")
            continue
        values[limit][key] = int(value) if isinstance(value, float) else value
        if key in ("days", "working_days"):
            values[limit]["working_days" if key == "days" else "days"] = None
    mistakes.raise_any()
    try:
        return LimitsFile.model_validate(values)
    except ValidationError as error:
        wrong = ".".join(str(part) for part in error.errors()[0]["loc"])
        line = line_of(file, ("time_limits", wrong))
        raise RuleError(file, line, f"'{wrong}' is not right: {error.errors()[0]['msg']}.") from None
