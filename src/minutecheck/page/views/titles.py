"""The criteria's titles, as every page gives them."""

from __future__ import annotations

from functools import cache

from minutecheck.rulebook import criteria_catalogue


@cache
def titles() -> dict[str, str]:
    """Return the title of each criterion by its id."""
    return {criterion: entry.title for criterion, entry in criteria_catalogue().items()}
