"""What a reader sees of a whole document before reading it closely: its title, its opening, how it is laid out."""

from __future__ import annotations

import re
from collections.abc import Collection, Sequence
from itertools import pairwise

from minutecheck.analysis.scoring.features import Reading, features
from minutecheck.analysis.segment import Segment, SegmentKind, Zone
from minutecheck.analysis.structure.entries import entries_of
from minutecheck.record import Record

FAMILY = re.compile(r"\b(?:mum|mother|dad|father|parents?|gran|grandmother|carers?|family)\b", re.IGNORECASE)
OPENING = 160
"""Words. The beginning of a document tells its kind; the length agrees with the bank that the classifier learns from."""


def opening_features(
    segments: Sequence[Segment], record: Record, lexicon: Collection[str]
) -> dict[str, Collection[str]]:
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


def document_features(
    segments: Sequence[Segment], lexicon: Collection[str], reading: Reading | None = None
) -> dict[str, Collection[str]]:
    """Return the features of all a document's words, of its title and headings, and of who is listed.

    A parent among those who took part tells a conference or a review from a strategy discussion.
    """
    tokens = (reading or Reading(lexicon)).tokens
    words = [word for segment in segments for word in tokens(segment.text)]
    title = tokens(segments[0].text) if segments else []
    headings = [f"under {word}" for s in segments if s.kind is SegmentKind.HEADING for word in tokens(s.text)]
    listed = [segment.text for segment in segments if segment.zone is Zone.ATTENDANCE]
    marks = ["family listed"] if any(FAMILY.search(text) for text in listed) else []
    pairs = map(" ".join, pairwise(words))
    return {"word": [*words, *pairs], "char": [], "class": [], "head": [*title, *headings], "before": [], "form": marks}
