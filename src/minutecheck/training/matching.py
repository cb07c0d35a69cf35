"""Says which segments of a labelled record its gold quotes stand in."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Mapping, Sequence
from typing import Any

from minutecheck.analysis.segment import Segment

_WORD = re.compile(r"[a-z0-9]+")
ENOUGH = 0.6
"""Share of the shorter text's words that must be shared for two texts to be the same evidence."""


def words(text: str) -> Counter[str]:
    """Return a text's words in lower case with their counts."""
    return Counter(_WORD.findall(text.lower().replace("’", "'")))


def overlap(one: str, other: str) -> float:
    """Return the share of the shorter text's words that the other has too, from 0 to 1."""
    first, second = words(one), words(other)
    return (first & second).total() / max(1, min(first.total(), second.total()))


def labels_for(segments: Sequence[Segment], value: str, quotes: Sequence[str]) -> list[str]:
    """Return a label for each segment: ``value`` where a quote stands in it or it stands in a quote, else ``none``.

    A quote that no segment holds whole goes to the segment that shares most of its words.
    """
    labels = ["none"] * len(segments)
    for quote in quotes:
        spots = [
            number
            for number, segment in enumerate(segments)
            if quote in segment.text or (segment.text in quote and words(segment.text).total() >= 3)
        ]
        if not spots:
            shares = [overlap(quote, segment.text) for segment in segments]
            best = max(range(len(shares)), key=shares.__getitem__, default=None)
            spots = [best] if best is not None and shares[best] >= ENOUGH else []
        for spot in spots:
            labels[spot] = value
    return labels


def action_labels(segments: Sequence[Segment], actions: Sequence[Mapping[str, Any]]) -> list[str]:
    """Return ``action`` for each segment that holds a gold action or is part of one, else ``none``."""
    return [
        "action"
        if any(
            str(action["text"]) in segment.text
            or (words(segment.text).total() >= 4 and overlap(str(action["text"]), segment.text) >= 0.9)
            for action in actions
        )
        else "none"
        for segment in segments
    ]
