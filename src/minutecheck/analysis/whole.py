"""What a reader sees of a whole document before reading it closely: its title, its opening, how it is laid out."""

from __future__ import annotations

from collections.abc import Sequence

from minutecheck.analysis.entries import entries_of
from minutecheck.analysis.features import features
from minutecheck.analysis.segment import Segment, SegmentKind
from minutecheck.record import Record

OPENING = 160
"""Words. The beginning of a document tells its kind; the length agrees with the bank that the classifier learns from."""


def opening_features(segments: Sequence[Segment], record: Record, lexicon: frozenset[str]) -> dict[str, list[str]]:
    """Return the features of a document's opening words and title, and of its layout."""
    opening: list[str] = []
    for segment in segments:
        opening += segment.text.split()
        if len(opening) >= OPENING:
            break
    title = segments[0].text if segments else ""
    whole = Segment(0, 0, " ".join(opening[:OPENING]), SegmentKind.SENTENCE, 0, heading=title)
    marks = [f"entries={min(len(entries_of(segments, record)), 6)}"]
    marks += sorted({f"has {segment.zone}" for segment in segments})
    return dict(features(whole, lexicon, marks))
