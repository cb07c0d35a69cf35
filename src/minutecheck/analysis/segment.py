"""A segment: the smallest part of a record that can be evidence, with what a reader sees around it."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum

from minutecheck.record import Part, Span


class SegmentKind(StrEnum):
    """What a segment is on the page."""

    HEADING = "heading"
    SENTENCE = "sentence"
    ITEM = "item"
    ROW = "row"
    FIELD = "field"


class Zone(StrEnum):
    """Which part of a record's story a segment stands in."""

    HEADER = "header"
    GUIDANCE = "guidance"
    ATTENDANCE = "attendance"
    REASON = "reason"
    HISTORY = "history"
    INFORMATION = "information"
    ANALYSIS = "analysis"
    RISK = "risk"
    CHALLENGE = "challenge"
    DECISION = "decision"
    RATIONALE = "rationale"
    ACTIONS = "actions"
    SAFETY = "safety"
    CONTINGENCY = "contingency"
    REVIEW = "review"
    SHARING = "sharing"
    CIRCULATION = "circulation"
    UNKNOWN = "unknown"


@dataclass(frozen=True, slots=True)
class Segment:
    """A heading, sentence, list item, table row or form field, never crossing a paragraph or a cell.

    ``start`` and ``end`` are offsets into the record's text and ``text`` is what stands there. ``heading`` is the heading
    it stands under, ``label`` its own label ("Risk level" in "Risk level: high", the first cell of a two-column row),
    ``before`` the segment before it under the same heading. A row has ``cells`` (absolute offsets) and ``columns`` (the
    names of the columns, one for each cell, where the table has them). ``speaker`` is whose turn it is in a transcript.
    ``answer`` is a form's answer as a reader takes it in, where the segment's own words do not say it ("Medical needed ☒ No"
    for a mark in the column "No").
    """

    start: int
    end: int
    text: str
    kind: SegmentKind
    block: int
    zone: Zone = Zone.UNKNOWN
    heading: str | None = None
    label: str | None = None
    before: str | None = None
    cells: tuple[Span, ...] = ()
    columns: tuple[str, ...] = ()
    speaker: str | None = None
    answer: str | None = None
    part: Part = Part.BODY

    @property
    def span(self) -> Span:
        """The segment's place in the record's text."""
        return self.start, self.end
