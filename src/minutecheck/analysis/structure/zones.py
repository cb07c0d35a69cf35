"""Says which part of a record's story a heading or label opens."""

from __future__ import annotations

import re
from collections.abc import Mapping
from functools import cache

from minutecheck.analysis.segment import Zone
from minutecheck.resources import shipped_values

_WORD = re.compile(r"[a-z0-9]+(?:['.][a-z0-9]+)*")
LONGEST_HEADING = 14
"""Words. A longer line under the guise of a heading is a sentence and names no zone."""


def heading_words(heading: str) -> tuple[str, ...]:
    """Return a heading's words in lower case, with straight apostrophes and no numbering or punctuation."""
    words = _WORD.findall(heading.lower().replace("’", "'"))
    return tuple(words[1:] if len(words) > 1 and words[0].isdigit() else words)


@cache
def _phrases() -> Mapping[tuple[str, ...], Zone]:
    zones: Mapping[str, list[str]] = shipped_values("headings.yaml")
    return {heading_words(str(phrase)): Zone(zone) for zone, phrases in zones.items() for phrase in phrases}


@cache
def zone_of(heading: str) -> Zone:
    """Return the zone that a heading or label opens: that of the longest known phrase in it, the later of two alike.

    A heading of more than :data:`LONGEST_HEADING` words, or with no known phrase, is :attr:`Zone.UNKNOWN`.
    """
    words = heading_words(heading)
    if not words or len(words) > LONGEST_HEADING:
        return Zone.UNKNOWN
    phrases = _phrases()
    for length in range(min(len(words), 6), 0, -1):
        for first in range(len(words) - length, -1, -1):
            zone = phrases.get(words[first : first + length])
            if zone is not None and (length > 1 or len(words) <= 4):
                return zone
    return Zone.UNKNOWN
