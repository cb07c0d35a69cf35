"""Gathers the questions that a form puts and what was ticked, however the form lays them out.

The options of one question may stand in one line, in one cell, in several cells of a row, stacked in lines or rows, or as
the columns of a table (:mod:`minutecheck.analysis.forms.grids`).
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from minutecheck.analysis.forms.grids import Grids
from minutecheck.analysis.forms.tick_groups import Group, groups_in
from minutecheck.analysis.forms.tick_marks import OptionState
from minutecheck.analysis.segment import Segment, SegmentKind, Zone


@dataclass(frozen=True, slots=True)
class Question:
    """One question of a form: its words (empty where none stand near it), what it offers, and what was ticked.

    ``start`` and ``end`` are offsets into the record's text, over question and options.
    """

    words: str
    offered: tuple[str, ...]
    chosen: tuple[str, ...]
    start: int
    end: int
    zone: Zone


def questions_of(segments: Sequence[Segment], grids: Grids) -> tuple[Question, ...]:
    """Return the questions of a record with at least two options, in reading order."""
    found: list[Question] = []
    stack: list[tuple[Segment, Group]] = []
    for segment in segments:
        groups = _groups(segment, grids)
        if stack and not (len(groups) == 1 and _goes_on(stack[-1], segment, groups[0])):
            found += _stacked(stack)
            stack = []
        if segment.block in grids.rows:
            row = grids.rows[segment.block]
            found.append(Question(row.question, row.offered, row.chosen, segment.start, segment.end, segment.zone))
        elif len(groups) == 1 and len(groups[0].options) == 1 and not groups[0].question:
            stack.append((segment, groups[0]))
        else:
            found += _inside(segment, groups)
    found += _stacked(stack)
    return tuple(question for question in found if len(question.offered) > 1)


def _groups(segment: Segment, grids: Grids) -> tuple[Group, ...]:
    if segment.kind is SegmentKind.HEADING or segment.block in grids.rows or segment.block in grids.options:
        return ()
    return groups_in(segment.text)


def _goes_on(last: tuple[Segment, Group], segment: Segment, group: Group) -> bool:
    """Say whether a line with one option belongs to the options stacked above it."""
    above = last[0]
    return (
        len(group.options) == 1
        and not group.question
        and segment.heading == above.heading
        and segment.kind is above.kind
        and _label(segment, group) == _label(*last)
    )


def _label(segment: Segment, group: Group) -> str | None:
    """Return the label that a line of options stands under; not one that is itself an option."""
    label = segment.label
    if label is None or any(sign in label for sign in "☒☐") or not any(map(str.isalpha, label)):
        return None
    return None if any(label in option.label or option.label in label for option in group.options) else label


def _stacked(stack: Sequence[tuple[Segment, Group]]) -> Iterator[Question]:
    if not stack:
        return
    segments = [segment for segment, _ in stack]
    options = [group.options[0] for _, group in stack]
    first = segments[0]
    yield Question(
        _label(*stack[0]) or first.heading or "",
        tuple(option.label for option in options),
        tuple(option.label for option in options if option.state is OptionState.TICKED),
        first.start,
        segments[-1].end,
        first.zone,
    )


def _inside(segment: Segment, groups: Sequence[Group]) -> Iterator[Question]:
    for group in groups:
        start = segment.start + (0 if group is groups[0] else group.options[0].start)
        yield Question(
            group.question or _label(segment, group) or segment.heading or "",
            tuple(option.label for option in group.options),
            tuple(option.label for option in group.options if option.state is OptionState.TICKED),
            start,
            segment.start + group.options[-1].end,
            segment.zone,
        )
