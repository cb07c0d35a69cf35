"""The exit statuses of every command, and what a run comes to."""

from __future__ import annotations

from collections.abc import Iterable
from enum import IntEnum, StrEnum
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from minutecheck.report import RecordReport


class ExitStatus(IntEnum):
    """What a command returns to the shell; ``STOPPED`` and ``PIPE_CLOSED`` follow the shells' own convention."""

    OK = 0
    FOUND = 1
    USAGE = 2
    UNREADABLE = 3
    STOPPED = 130
    PIPE_CLOSED = 141


class FailOn(StrEnum):
    """From which outcome on a run fails."""

    NEVER = "never"
    PARTLY_MET = "partly_met"
    NOT_MET = "not_met"


_FAILING: dict[FailOn, frozenset[str]] = {
    FailOn.NEVER: frozenset(),
    FailOn.PARTLY_MET: frozenset({"partly_met", "not_met"}),
    FailOn.NOT_MET: frozenset({"not_met"}),
}


def status_of(reports: Iterable[RecordReport], fail_on: FailOn) -> ExitStatus:
    """Return what a run comes to.

    A record that could not be read outranks everything, since nothing is known of it; then any criterion, core or
    further, whose outcome is at or above ``fail_on`` and that no person has accepted or disputed.
    """
    failing, found = _FAILING[fail_on], False
    for report in reports:
        if report.error is not None:
            return ExitStatus.UNREADABLE
        found = found or any(one.outcome.value in failing and one.verdict is None for one in report.criteria)
    return ExitStatus.FOUND if found else ExitStatus.OK
