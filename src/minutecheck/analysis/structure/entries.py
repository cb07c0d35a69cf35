"""Splits an agency's case notes into dated entries, and finds the meetings and calls that each entry records."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass, replace
from datetime import date

from minutecheck.analysis.dates.meeting_date import opening_date
from minutecheck.analysis.segment import Segment, SegmentKind
from minutecheck.analysis.structure.naming import mentions_strategy, names_strategy_discussion
from minutecheck.record import BlockKind, Record, Span

_DATED = re.compile(
    r"^\W{0,3}(?:(?:date|when|contact|dated?(?: and time| of (?:entry|contact|event))?)\W{1,4})?"
    r"(?:(?:mon|tue|wed|thu|fri|sat|sun)\w*\.?,?\s+)?(?:\d{1,2}[./-]\d{1,2}(?:[./-]\d{2,4})?|\d{1,2}(?:st|nd|rd|th)?\s+"
    r"(?:jan|feb|mar|apr|may|jun|jul|aug|sep|oct|nov|dec)\w*)",
    re.IGNORECASE,
)
_MEETING = re.compile(
    r"\b(?:meetings?|mtgs?|calls?|conference|conf|discussions?|discussed|t/?c|telecon|teams|zoom|mdt|huddle|catch-up|gathering|"
    r"professionals?'?|round (?:the )?table|dialled|phoned in|joined|on the line|convened|met|consultation|liaison|"
    r"planning|spoke)\b",
    re.IGNORECASE,
)
_NUMBERED = re.compile(
    r"^\W{0,3}(?:entry|contact|note|log|event|item|record|incident)\s*(?:no\.?|number|#)?\s*\d", re.I
)
_OPENING = 4
"""Segments at the top of an entry among which its date stands, where the first of them is only a number or a name."""
LONGEST_CONTEXT = 9
"""Sentences read on from where a meeting is named, to see who took part and what it decided."""


@dataclass(frozen=True, slots=True)
class Entry:
    """One entry of a running record: its segments in order."""

    segments: tuple[Segment, ...]


@dataclass(frozen=True, slots=True)
class Meeting:
    """A meeting or call that an entry names: where, and the sentence with what follows as one segment."""

    span: Span
    context: Segment


def entries_of(segments: Sequence[Segment], record: Record) -> tuple[Entry, ...]:
    """Return the entries of a running record; a new one begins at a dated line, a dated or numbered heading or a table row.

    The date of an entry may stand on a line of its own under its number ("Entry 33", "Date 7 May").
    """
    groups: list[list[Segment]] = []
    for number, segment in enumerate(segments):
        block = record.blocks[segment.block]
        first_of_block = number == 0 or segments[number - 1].block != segment.block
        numbered = bool(_NUMBERED.match(segment.text))
        dated = bool(_DATED.match(segment.text))
        headed = segment.kind is SegmentKind.HEADING and bool(re.search(r"\d", segment.text))
        begins = first_of_block and (block.kind is BlockKind.ROW or dated or headed or numbered)
        if dated and groups and _awaits_date(groups[-1]):
            begins = False
        if begins or not groups:
            groups.append([])
        groups[-1].append(segment)
    return tuple(Entry(tuple(group)) for group in groups)


def _awaits_date(opening: Sequence[Segment]) -> bool:
    """Say whether an entry has begun with its number alone, so that a date in the next lines is its own."""
    numbered = bool(_NUMBERED.match(opening[0].text))
    return numbered and len(opening) < _OPENING and not any(_DATED.match(one.text) for one in opening)


def day_of(entry: Entry) -> date | None:
    """Return the day that stands at the top of an entry; ``None`` where none does."""
    first = opening_date(entry.segments[0].text)
    if first is not None or not _NUMBERED.match(entry.segments[0].text):
        return first
    below = (opening_date(one.text) for one in entry.segments[1:_OPENING] if _DATED.match(one.text))
    return next((day for day in below if day), None)


def meetings_in(entry: Entry) -> tuple[Meeting, ...]:
    """Return the meetings and calls that an entry names, each with what the entry goes on to say.

    The context ends before the next sentence that opens with a time of day, which is another event.
    """
    found = []
    segments = entry.segments
    for number, segment in enumerate(segments):
        if not (_MEETING.search(segment.text) or mentions_strategy(segment.text)):
            continue
        last = number + 1
        while last < len(segments) and last - number < LONGEST_CONTEXT and not _new_event(segments[last].text):
            last += 1
        words = " ".join(part.text for part in segments[number:last])
        before = segments[number - 1].text if number else segment.before
        found.append(Meeting(segment.span, replace(segment, text=words, end=segment.start + len(words), before=before)))
    return tuple(found)


def meeting_marks(words: str) -> tuple[str, ...]:
    """Return the names of what a meeting's words hold, for the classifier: a strategy discussion named, or spoken of."""
    if names_strategy_discussion(words):
        return ("names strategy discussion",)
    return ("speaks of strategy discussion",) if mentions_strategy(words) else ()


def _new_event(text: str) -> bool:
    return bool(re.match(r"^\W{0,3}(?:at\s+)?\d{1,2}[.:]\d\d\b|^\W{0,3}\d{4}\s*hrs?\b", text, re.IGNORECASE)) or bool(
        _DATED.match(text)
    )
