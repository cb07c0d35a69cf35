"""Finds the actions of a record: what somebody is to do after the discussion, who, and by when."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass

from minutecheck.analysis.analyse import Analysis
from minutecheck.analysis.dates.deadlines import Deadline, main_deadline
from minutecheck.analysis.people.owners import Owner, find_owner
from minutecheck.analysis.segment import Segment, SegmentKind, Zone
from minutecheck.analysis.structure.columns import Layout, guessed_layout, named_layout
from minutecheck.record import BlockKind, Span
from minutecheck.report import OwnerKind

_JOINT = re.compile(r"\s*(?:;|,?\s+and|,)\s+(?=[\w(])")
_JOINT_END = re.compile(r"\s*(?:;|,?\s+and|,)\s+$")
_MODAL = re.compile(
    r"\s*(?:\([^)]{0,40}\)\s*)?(?:to|will|shall|is to|are to|is going to|has agreed to|agreed to)\s", re.IGNORECASE
)


@dataclass(frozen=True, slots=True)
class FoundAction:
    """One task with its owner and deadline; ``span`` is where its words stand in the record, ``sure`` its probability."""

    span: Span
    owner: Owner
    deadline: Deadline | None
    sure: float
    segment: int


def find_actions(analysis: Analysis, sure: list[float], threshold: float) -> tuple[FoundAction, ...]:
    """Return the record's actions in reading order.

    ``sure`` gives the probability that each segment is an action (see :mod:`minutecheck.criteria.actions`). A table row
    under named columns gives the words of its task cell; a list item is one action, unless a later sentence of it gives
    another owner a task.
    """
    found: list[FoundAction] = []
    for number, segment in enumerate(analysis.segments):
        if sure[number] < threshold:
            continue
        layout = row_layout(analysis, segment)
        if layout is not None:
            action = _from_row(analysis, number, segment, layout, sure[number])
            if action is not None:
                found.append(action)
        elif found and _goes_on(analysis, found[-1], number):
            found[-1] = _joined(analysis, found[-1], segment)
        else:
            found += _from_words(analysis, number, segment, sure[number])
    return tuple(action for action in found if not action.owner.is_family)


def row_layout(analysis: Analysis, segment: Segment) -> Layout | None:
    """Return where a table row keeps its task, owner and date; ``None`` for what is not a row of actions."""
    if segment.kind is not SegmentKind.ROW:
        return None
    if segment.columns:
        return named_layout(segment.columns) or (guessed_layout(_cells(analysis, segment), analysis.people))
    return guessed_layout(_cells(analysis, segment), analysis.people)


def _cells(analysis: Analysis, segment: Segment) -> list[str]:
    return [analysis.record.words_of(cell).strip() for cell in segment.cells]


def _from_row(analysis: Analysis, number: int, segment: Segment, layout: Layout, sure: float) -> FoundAction | None:
    cells = _cells(analysis, segment)
    if layout.task >= len(cells) or not cells[layout.task]:
        return None
    task, span = cells[layout.task], _trimmed(analysis, segment.cells[layout.task])
    owner_cell = cells[layout.owner] if layout.owner is not None and layout.owner < len(cells) else None
    due_cell = cells[layout.due] if layout.due is not None and layout.due < len(cells) else None
    owner = find_owner(task, analysis.people, owner_cell)
    deadline = main_deadline(due_cell, analysis.meeting_date) if due_cell else None
    if deadline is None:
        deadline = main_deadline(owner_cell or "", analysis.meeting_date) or main_deadline(task, analysis.meeting_date)
    return FoundAction(span, owner, deadline, sure, number)


def _from_words(analysis: Analysis, number: int, segment: Segment, sure: float) -> Iterator[FoundAction]:
    """Yield the actions of a sentence: one, or one for each owner who is given a task of their own in it."""
    for start, end in _tasks(segment.text, analysis):
        words = segment.text[start:end]
        owner = find_owner(words, analysis.people)
        deadline = main_deadline(words, analysis.meeting_date)
        yield FoundAction((segment.start + start, segment.start + end), owner, deadline, sure, number)


def _tasks(text: str, analysis: Analysis) -> list[Span]:
    """Return the parts of a sentence that each give somebody a task ("Jo to ring the ward and DC Amory to seize it")."""
    cuts = [0]
    for joint in _JOINT.finditer(text):
        if _gives_task(text[cuts[-1] : joint.start()], analysis) and _gives_task(text[joint.end() :], analysis):
            cuts.append(joint.end())
    ends = [*(_JOINT_END.sub("", text[:cut]) for cut in cuts[1:]), text]
    return [(start, len(end)) for start, end in zip(cuts, ends, strict=True)]


def _gives_task(words: str, analysis: Analysis) -> bool:
    owner = find_owner(words, analysis.people)
    if owner.kind is OwnerKind.NONE or owner.start is None or owner.end is None or owner.start > 3:
        return False
    return bool(_MODAL.match(words[owner.end :]))


def _goes_on(analysis: Analysis, last: FoundAction, number: int) -> bool:
    """Say whether a segment is a further sentence of the list item that holds the last action, with no new owner."""
    segment, before = analysis.segments[number], analysis.segments[last.segment]
    if segment.block != before.block or analysis.record.blocks[segment.block].kind is not BlockKind.LIST_ITEM:
        return False
    return find_owner(segment.text, analysis.people).kind is OwnerKind.NONE


def _joined(analysis: Analysis, last: FoundAction, segment: Segment) -> FoundAction:
    span = (last.span[0], segment.end)
    deadline = last.deadline or main_deadline(segment.text, analysis.meeting_date)
    return FoundAction(span, last.owner, deadline, last.sure, last.segment)


def _trimmed(analysis: Analysis, span: Span) -> Span:
    words = analysis.record.words_of(span)
    lead = len(words) - len(words.lstrip())
    return span[0] + lead, span[0] + lead + len(words.strip())


def in_action_zone(segment: Segment) -> bool:
    """Say whether a segment stands where a record lists its actions."""
    return segment.zone is Zone.ACTIONS
