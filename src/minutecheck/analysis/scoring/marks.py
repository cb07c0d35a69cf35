"""Names what was found in a segment, for the classifiers: rules, assertion states, place in the record, owner, deadline."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from datetime import date

from minutecheck.analysis.assertion.assertion import assess
from minutecheck.analysis.assertion.statutes import find_statutes
from minutecheck.analysis.dates.deadlines import find_deadlines
from minutecheck.analysis.matching.matching import RuleMatch
from minutecheck.analysis.people.owners import find_owner
from minutecheck.analysis.people.people import Person
from minutecheck.analysis.segment import Segment, SegmentKind, Zone
from minutecheck.rulebook import Severity

PARTS_OF_RECORD = 5


def states_of(segment: Segment, start: int, end: int) -> Iterable[str]:
    """Return the assertion states of the words between two offsets of the record, as the rules name them."""
    found = assess(
        segment.text,
        start - segment.start,
        end - segment.start,
        heading=segment.heading,
        label=segment.label,
        before=segment.before,
    )
    return [str(state) for state in found.states]


def marks_of(
    segment: Segment,
    number: int,
    total: int,
    matches: Sequence[RuleMatch],
    people: Sequence[Person],
    meeting: date | None,
) -> tuple[str, ...]:
    """Return the names of what stands in one segment, the ``number``-th of ``total``; a ``total`` of 0 is no record."""
    # Not which rule fired: the rules were written beside the training records, and a single one would be learnt by heart.
    marks = sorted({f"{match.severity} {match.criterion} {match.value}" for match in matches})
    marks += sorted({_by_tick(match) for match in matches if _ticked(segment, match)})
    if total:
        marks.append(f"part={number * PARTS_OF_RECORD // total}")
    text = segment.answer or segment.text
    for statute in find_statutes(text):
        if statute.act_section == "47":
            found = assess(
                text,
                statute.start,
                statute.end,
                heading=segment.heading,
                label=segment.label,
                before=segment.before,
            )
            marks += [f"s47 {state}" for state in sorted(found.states)]
            marks += [f"s47 held by {found.holder}", *(["s47 decided"] if found.decided else [])]
    if _gives_no_task(segment):
        return tuple(marks)
    deadlines = find_deadlines(segment.text, meeting)
    owner = find_owner(segment.text, people, deadlines=deadlines)
    marks.append(f"owner={owner.kind}")
    if owner.start is not None and owner.start <= len(segment.label or "") + 3:
        marks.append(f"opens with owner={owner.kind}")
    marks += sorted({f"due={deadline.kind}" for deadline in deadlines})
    return tuple(marks)


def _by_tick(match: RuleMatch) -> str:
    return f"{match.severity} {match.criterion} {match.value} by a tick"


def _ticked(segment: Segment, match: RuleMatch) -> bool:
    """Say whether a rule rests on a ticked box: a form's answer, which leaves less doubt than a sentence with its words."""
    shown = segment.text[match.start - segment.start : match.end - segment.start]
    return match.severity is Severity.EVIDENCE and "☒" in shown


def _gives_no_task(segment: Segment) -> bool:
    """Say whether a segment is a heading or a line of the list of people, who are given nothing to do there."""
    listed = segment.zone is Zone.ATTENDANCE and segment.kind in (SegmentKind.ROW, SegmentKind.FIELD)
    return listed or segment.kind is SegmentKind.HEADING
