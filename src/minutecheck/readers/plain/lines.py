"""Tells lines that an editor or a mail program wrapped from lines that somebody ended."""

from __future__ import annotations

from collections.abc import Sequence
from itertools import pairwise

from minutecheck.readers.plain.markers import begins_entry, bullet, ends_sentence, number

_NARROWEST, _WIDEST = 45, 120
_LINES_LOOKED_AT = 4_000


def wrap_width(lines: Sequence[str]) -> int | None:
    """Return the column at which the lines of a text were wrapped, or ``None`` where they were not.

    A text was wrapped at a width if most lines that another line follows leave no room for that line's first word.
    """
    inner = [
        (len(line), len(line) + 1 + _first_word(after))
        for line, after in pairwise(lines[:_LINES_LOOKED_AT])
        if line.strip() and after.strip() and bullet(after) is None
    ]
    best, support = None, 0.5
    for width in sorted({length for length, _ in inner if _NARROWEST <= length <= _WIDEST}, reverse=True)[:16]:
        share = sum(length <= width < needed for length, needed in inner) / len(inner)
        if share > support:
            best, support = width, share
    return best


def continues(before: str, after: str, width: int | None) -> bool:
    """Say whether ``after``, which follows ``before`` without a blank line, belongs to the same paragraph.

    ``width`` is the text's :func:`wrap_width`. A line that looks like the start of an entry continues the one before it
    only where that one is full and its sentence is not at an end.
    """
    if bullet(after) is not None:
        return False
    listed = bullet(before) is not None or number(before) is not None
    deeper = _indent(after) - _indent(before)
    if deeper > 1 and not listed:
        return False
    finished = ends_sentence(before)
    full = width is not None and len(before) <= width + 8 and len(before) + 1 + _first_word(after) > width
    if begins_entry(after):
        return full and not finished
    if full or (listed and deeper > 1):
        return True
    open_ended = after.lstrip()[:1].islower() or before.rstrip().endswith(",")
    return open_ended and not finished and len(before) >= _NARROWEST - 5


def _first_word(line: str) -> int:
    """Return the length of a line's first word."""
    words = line[:400].split(None, 1)
    return len(words[0]) if words else 0


def _indent(line: str) -> int:
    """Return how far a line is set in, a tab counting as four spaces."""
    return sum(4 if character == "\t" else 1 for character in line[: len(line) - len(line.lstrip())])
