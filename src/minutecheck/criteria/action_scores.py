"""How sure it is that each segment of a record is an action: its own score, its neighbours', and where it stands."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

import numpy as np

from minutecheck.analysis.actions import in_action_zone, row_layout
from minutecheck.analysis.analyse import Analysis
from minutecheck.analysis.segment import Segment, SegmentKind, Zone
from minutecheck.record import BlockKind

HEAD = "action"
QUANTITIES = (
    "own", "siblings", "best sibling", "in action zone", "in circulation or review", "in information",
    "row under named columns", "row", "list item", "opens with owner", "has deadline", "field",
)  # fmt: skip


def action_quantities(analysis: Analysis) -> np.ndarray:
    """Return a row for each segment and a column for each of :data:`QUANTITIES`.

    Siblings are the segments that stand in the same list, table or paragraph under the same heading.
    """
    logits = np.clip(np.log(np.clip(analysis.score(HEAD, "action"), 1e-4, 1 - 1e-4)), -9, 0) - np.clip(
        np.log(np.clip(1 - analysis.score(HEAD, "action"), 1e-4, 1)), -9, 0
    )
    groups: dict[tuple[object, ...], list[int]] = {}
    for number, segment in enumerate(analysis.segments):
        groups.setdefault(_group(analysis, segment), []).append(number)
    rows = np.zeros((len(analysis.segments), len(QUANTITIES)))
    for members in groups.values():
        for number in members:
            others = [float(logits[other]) for other in members if other != number] or [-2.0]
            segment = analysis.segments[number]
            marks = analysis.marks[number]
            rows[number] = [
                float(logits[number]),
                float(np.mean(others)),
                max(others),
                in_action_zone(segment),
                segment.zone in (Zone.CIRCULATION, Zone.REVIEW, Zone.ATTENDANCE),
                segment.zone in (Zone.INFORMATION, Zone.HISTORY, Zone.REASON, Zone.HEADER, Zone.GUIDANCE),
                segment.kind is SegmentKind.ROW and bool(segment.columns) and row_layout(analysis, segment) is not None,
                segment.kind is SegmentKind.ROW,
                analysis.record.blocks[segment.block].kind is BlockKind.LIST_ITEM,
                any(mark.startswith("opens with owner=") and not mark.endswith("none") for mark in marks),
                "due=dated" in marks or "due=vague" in marks,
                segment.kind is SegmentKind.FIELD,
            ]
    return rows


def _group(analysis: Analysis, segment: Segment) -> tuple[object, ...]:
    block = analysis.record.blocks[segment.block]
    if block.kind is BlockKind.ROW:
        return ("table", block.place.table)
    if block.kind is BlockKind.LIST_ITEM:
        return ("list", segment.heading)
    return ("paragraph", segment.heading, segment.block)


def action_chances(analysis: Analysis, combiner: Mapping[str, Any]) -> list[float]:
    """Return the calibrated probability that each segment is an action; none for headings and for empty rows."""
    scores = action_quantities(analysis) @ np.asarray(combiner["weights"]) + combiner["bias"]
    chances = 1 / (1 + np.exp(-scores))
    return [
        0.0
        if segment.kind is SegmentKind.HEADING or not any(letter.isalpha() for letter in segment.text)
        else float(chance)
        for segment, chance in zip(analysis.segments, chances, strict=True)
    ]
