"""Splits an agency's case notes into dated entries, and finds the meetings and calls that each entry records."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass, replace

from minutecheck.analysis.segment import Segment, SegmentKind
from minutecheck.analysis.structure.naming import mentions_strategy, names_strategy_discussion
from minutecheck.record import BlockKind, Record, Span

_DATED = re.compile(
    r"^\W{0,3}(?:(?:mon|tue|wed|thu|fri|sat|sun)\w*\.?,?\s+)?(?:\d{1,2}[./-]\d{1,2}(?:[./-]\d{2,4})?|\d{1,2}(?:st|nd|rd|th)?\s+"
    r"(?:jan|feb|mar|apr|may|jun|jul|aug|sep|oct|nov|dec)\w*)",
    re.IGNORECASE,
)
_MEETING = re.compile(
    r"\b(?:meetings?|mtgs?|calls?|conference|conf|discussions?|discussed|t/?c|telecon|teams|zoom|mdt|huddle|catch-up|gathering|"
    r"professionals?'?|round (?:the )?table|dialled|phoned in|joined|on the line|convened|met|consultation|liaison|"
    r"planning|spoke)\b",
    re.IGNORECASE,
)
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
    """Return the entries of a running record; a new one begins at a dated line, a dated heading or a table row."""
    groups: list[list[Segment]] = []
    for number, segment in enumerate(segments):
        block = record.blocks[segment.block]
        first_of_block = number == 0 or segments[number - 1].block != segment.block
        begins = first_of_block and (
            block.kind is BlockKind.ROW
            or bool(_DATED.match(segment.text))
            or (segment.kind is SegmentKind.HEADING and bool(re.search(r"\d", segment.text)))
        )
        if begins or not groups:
            groups.append([])
        groups[-1].append(segment)
    return tuple(Entry(tuple(group)) for group in groups)


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
