"""Compares the reports on two drafts of a record, finding by finding."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum

from minutecheck.redraft.actions import paired_actions
from minutecheck.report import Action, Check, CheckOutcome, Judgement, Outcome, RecordReport
from minutecheck.verdicts.findings import ACTION, CHECK, CRITERION, NOTICE, findings_in

_HOW_FAR = {Outcome.NOT_MET: 0, Outcome.PARTLY_MET: 1, Outcome.MET: 2, Outcome.NOT_APPLICABLE: 2}


class Turn(StrEnum):
    """What became of a finding from one draft to the next."""

    FIXED = "fixed"
    """Open before; shown now, or what it was about is no longer there."""
    BETTER = "better"
    """More is shown than before, and not all."""
    NEW = "new"
    """Shown before, or not in the earlier draft, and open now."""
    OPEN = "open"
    """As open as before."""
    GONE = "gone"
    """An action of the earlier draft that is not in the new one."""


@dataclass(frozen=True, slots=True)
class Change:
    """One finding in both drafts.

    ``kind`` is that of :mod:`minutecheck.verdicts.findings`; ``id`` names a criterion or check, and is empty for an action.
    ``before`` and ``after`` are its places in each report's own list, ``None`` where that draft has no such finding.
    """

    turn: Turn
    kind: str
    id: str
    before: int | None
    after: int | None


def changes_between(earlier: RecordReport, later: RecordReport) -> tuple[Change, ...]:
    """Return what became of every finding: criteria first, then actions, checks and what is worth a look.

    What was shown and is still shown is left out. Criteria are compared between records of one kind: those of minutes say
    nothing against a letter's.
    """
    return (*_criteria(earlier, later), *_actions(earlier, later), *_others(earlier, later))


def _criteria(earlier: RecordReport, later: RecordReport) -> list[Change]:
    if earlier.kind is not later.kind:
        return []
    before = {one.id: number for number, one in enumerate(earlier.criteria)}
    found = []
    for number, now in enumerate(later.criteria):
        place = before.get(now.id)
        if place is None:
            continue
        then = earlier.criteria[place]
        turn = _turn(_HOW_FAR[then.outcome], _HOW_FAR[now.outcome])
        if turn is Turn.OPEN and _said_more(then, now, earlier, later):
            turn = Turn.BETTER
        if turn is not None:
            found.append(Change(turn, CRITERION, now.id, place, number))
    return found


def _said_more(then: Judgement, now: Judgement, earlier: RecordReport, later: RecordReport) -> bool:
    """Say whether fewer actions lack something, though not all are complete: the criterion's outcome stays the same."""
    if now.id != "actions" or not earlier.actions or not later.actions:
        return False
    lacking = [sum(one.outcome is not Outcome.MET for one in report.actions) for report in (earlier, later)]
    return lacking[1] < lacking[0]


def _actions(earlier: RecordReport, later: RecordReport) -> list[Change]:
    pairs = paired_actions(earlier.actions, later.actions)
    found = []
    for number, now in enumerate(later.actions):
        place = pairs.get(number)
        then = None if place is None else earlier.actions[place]
        turn = _turn(2 if then is None else _whole(then), _whole(now))
        if turn is not None:
            found.append(Change(turn, ACTION, "", place, number))
    matched = set(pairs.values())
    found += [Change(Turn.GONE, ACTION, "", n, None) for n in range(len(earlier.actions)) if n not in matched]
    return found


def _whole(action: Action) -> int:
    """Return 2 for a complete action, else 1 or 0 by how many of owner and date it has."""
    return 2 if action.outcome is Outcome.MET else max(0, 2 - max(1, len(action.gaps)))


def _turn(before: int, after: int) -> Turn | None:
    """Return what a step from one degree to another is: 2 is all that is asked for."""
    if after == 2:
        return Turn.FIXED if before < 2 else None
    if after > before:
        return Turn.BETTER
    return Turn.OPEN if after == before else Turn.NEW


def _others(earlier: RecordReport, later: RecordReport) -> list[Change]:
    """Return what became of checks and of what is worth a look, each known again by its kind and the words it is about."""
    then, now = _open_others(earlier), _open_others(later)
    found = [
        Change(Turn.OPEN if name in then else Turn.NEW, kind, each, then.get(name, (None, None, None))[2], number)
        for name, (kind, each, number) in now.items()
    ]
    found += [Change(Turn.FIXED, kind, each, n, None) for name, (kind, each, n) in then.items() if name not in now]
    return found


def _open_others(report: RecordReport) -> dict[str, tuple[str, str, int]]:
    held = {}
    for one in findings_in(report):
        if one.kind == CHECK:
            check: Check = report.checks[one.number]
            if check.outcome is not CheckOutcome.SHOWN:
                held[one.id] = (one.kind, check.id, one.number)
        elif one.kind == NOTICE:
            held[one.id] = (one.kind, report.notices[one.number].id, one.number)
    return held
