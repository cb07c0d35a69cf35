"""Judges the actions: does each have an owner and a date?"""

from __future__ import annotations

from collections.abc import Sequence

from minutecheck.analysis.actions import FoundAction, find_actions
from minutecheck.analysis.analyse import Analysis
from minutecheck.analysis.scoring.model import Model
from minutecheck.criteria.action_scores import action_chances
from minutecheck.criteria.evidence import MODEL_NAME, evidence_at, note_on
from minutecheck.criteria.judge import worded
from minutecheck.report import Action, DueKind, Judgement, Outcome, OwnerKind

GOOD_OWNERS = frozenset({OwnerKind.PERSON, OwnerKind.ROLE})

_OWNER_GAPS = {
    OwnerKind.AGENCY: "names an agency and no person or role in it",
    OwnerKind.GROUP: "names a group and no one person or role",
    OwnerKind.NONE: "has no owner",
}


def actions_of(analysis: Analysis, model: Model) -> tuple[Action, ...]:
    """Return the record's actions with what each lacks, in reading order."""
    combiner = model.combiners["action"]
    found = find_actions(analysis, action_chances(analysis, combiner), combiner["threshold"])
    return tuple(_action(analysis, action) for action in found)


def _action(analysis: Analysis, found: FoundAction) -> Action:
    record, owner, deadline = analysis.record, found.owner, found.deadline
    due_kind = deadline.kind if deadline else DueKind.NONE
    gaps = []
    if owner.kind not in GOOD_OWNERS:
        gaps.append(_OWNER_GAPS[owner.kind])
    if due_kind is DueKind.VAGUE and deadline:
        gaps.append(f"says “{deadline.text.strip(' .,;')}” and no date")
    elif due_kind is DueKind.NONE:
        gaps.append("has no date")
    elif deadline and deadline.note:
        gaps.append(f"gives a date that may be a slip: {deadline.note}")
    lacking = (owner.kind not in GOOD_OWNERS) + (due_kind is not DueKind.DATED)
    return Action(
        text=record.words_of(found.span),
        owner=owner.text,
        owner_kind=owner.kind,
        owner_attendee=owner.person.name if owner.person else None,
        due=deadline.text.strip(" .,;") if deadline else None,
        due_kind=due_kind,
        due_date=deadline.date if deadline and due_kind is DueKind.DATED else None,
        outcome=(Outcome.MET, Outcome.PARTLY_MET, Outcome.NOT_MET)[lacking],
        start=found.span[0],
        end=found.span[1],
        place=record.place_of(found.span[0]),
        gaps=tuple(gaps),
        note=note_on(record, found.span),
    )


def judge_actions(analysis: Analysis, actions: Sequence[Action]) -> Judgement:
    """Return the judgement on all actions together; its value is their number."""
    owned = [action.owner_kind in GOOD_OWNERS for action in actions]
    dated = [action.due_kind is DueKind.DATED for action in actions]
    if actions and all(owned) and all(dated):
        value = "complete"
    elif any(owned) or any(dated):
        value = "incomplete"
    else:
        value = "absent"
    evidence = tuple(evidence_at(analysis, (action.start, action.end), MODEL_NAME) for action in actions)
    judgement = worded("actions", value, evidence=evidence)
    return judgement.model_copy(
        update={
            "value": len(actions),
            "summary": _summary(len(actions), sum(owned), sum(dated)),
        }
    )


def _summary(count: int, owned: int, dated: int) -> str:
    if not count:
        return "The record does not show an action."
    if owned == dated == count:
        return (
            f"The record shows {_actions(count)}, {'each' if count > 1 else 'it'} with an owner and a date."
            if count > 1
            else ("The record shows 1 action, with an owner and a date.")
        )
    return f"The record shows {_actions(count)}: {owned} with an owner, {dated} with a date."


def _actions(count: int) -> str:
    return "1 action" if count == 1 else f"{count} actions"
