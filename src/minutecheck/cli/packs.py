"""``--pack``: the rule pack that a check goes by, looked over before any record is read."""

from __future__ import annotations

from minutecheck.cli.faults import CannotRun

CORE = "core"


def pack_called(pack: str) -> str:
    """Return the pack's name or path once everything in it can be used.

    Raises:
        CannotRun: there is no such pack, or something in it is not as ``docs/rules.md`` says; file and line are named.
    """
    if pack == CORE:
        return pack
    from minutecheck.rulebook import RuleError, criteria_catalogue, load_rules
    from minutecheck.rulebook.checks import load_checks
    from minutecheck.rulebook.limits import load_limits
    from minutecheck.rulebook.mistakes import Mistakes
    from minutecheck.rulebook.packs import renamed_headings
    from minutecheck.rulebook.views import load_views

    mistakes = Mistakes()
    for load in (criteria_catalogue, load_rules, load_checks, load_limits, load_views, renamed_headings):
        with mistakes.gathered():
            load(pack)
    try:
        mistakes.raise_any()
    except RuleError as error:
        raise CannotRun(str(error)) from None
    return pack
