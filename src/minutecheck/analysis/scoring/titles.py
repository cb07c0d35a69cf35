"""Reads a document's title and first lines for the words that name kinds of documents."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from functools import cache

from minutecheck.analysis.segment import Segment
from minutecheck.analysis.structure.zones import heading_words
from minutecheck.resources import shipped_values

OPENING = 3
"""Segments that stand for the title."""
LONGEST = 4
"""Words of the longest phrase that names a kind."""


@cache
def _phrases() -> Mapping[tuple[str, ...], str]:
    kinds = shipped_values("kinds.yaml")
    return {heading_words(str(phrase)): kind for kind, phrases in kinds.items() for phrase in phrases}


def titled(segments: Sequence[Segment]) -> frozenset[str]:
    """Return the kinds that the opening of a document names."""
    phrases = _phrases()
    found = set()
    for segment in segments[:OPENING]:
        words = heading_words(segment.text)[:40]
        for first in range(len(words)):
            for length in range(min(LONGEST, len(words) - first), 0, -1):
                kind = phrases.get(words[first : first + length])
                if kind is not None:
                    found.add(kind)
                    break
    return frozenset(found)
