"""The criteria's titles, as every page gives them: those of the rule pack that the page was started with."""

from __future__ import annotations

from functools import cache

from starlette.requests import Request

from minutecheck.rulebook import criteria_catalogue


def pack_of(request: Request) -> str:
    """Return the rule pack that the page goes by."""
    found: str = request.app.state.settings.pack
    return found


def titles_of(request: Request) -> dict[str, str]:
    """Return the title of each criterion by its id."""
    return _titles(pack_of(request))


@cache
def _titles(pack: str) -> dict[str, str]:
    return {criterion: entry.title for criterion, entry in criteria_catalogue(pack).items()}
