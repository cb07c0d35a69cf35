"""Finds where on a PDF's pages the words of its record stand.

The record's words and the pages' words are the same words, in nearly the same order: they are aligned page by page. A
range is placed only where its first and last words are, and where every word between is or has its neighbours: exact, or
not at all. Nothing is found by searching for its words, which may stand on a page twice.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass
from difflib import SequenceMatcher

from minutecheck.outputs.pdf.page_words import Box, PageWord, around, words_of_pages
from minutecheck.record import Part, Record, Span

_WORD = re.compile(r"[^\s|]+")
_SAME_LINE = 0.5
_WIDEST_GAP = 2.5
"""Heights of a line: a wider gap is that between two cells."""


@dataclass(frozen=True, slots=True)
class Places:
    """Which word of which page each word of a record is; ``starts`` are the offsets of the record's words."""

    words: tuple[tuple[int, int], ...]
    found: tuple[PageWord | None, ...]

    def of(self, span: Span) -> dict[int, list[Box]]:
        """Return the boxes that cover a range, one for each line, by page (from 0); empty where it cannot be placed."""
        inside = [at for at, (start, end) in enumerate(self.words) if start < span[1] and span[0] < end]
        if not inside or self.found[inside[0]] is None or self.found[inside[-1]] is None:
            return {}
        if sum(self.found[at] is None for at in inside) * 4 > len(inside):
            return {}
        pages: dict[int, list[Box]] = {}
        for at in inside:
            word = self.found[at]
            if word is None:
                continue
            start, end = self.words[at]
            box = word.box_of(max(span[0] - start, 0), min(span[1], end) - start)
            lines = pages.setdefault(word.page, [])
            if lines and _on_one_line(lines[-1], box, word.sideways):
                lines[-1] = around([lines[-1], box])
            else:
                lines.append(box)
        return pages


def _on_one_line(line: Box, box: Box, sideways: bool) -> bool:
    """Say whether a box goes on in the line of another, in the way in which the page's words run."""
    across, along = (0, 1) if sideways else (1, 0)
    overlap = min(line[across + 2], box[across + 2]) - max(line[across], box[across])
    height = min(line[across + 2] - line[across], box[across + 2] - box[across])
    gap = max(box[along] - line[along + 2], line[along] - box[along + 2])
    return overlap > _SAME_LINE * height > 0 and gap < _WIDEST_GAP * height


def places_of(data: bytes, record: Record) -> Places:
    """Return the places of a record's words in the PDF that it was read from."""
    words: list[tuple[int, int]] = []
    page_of: list[int] = []
    for block in record.blocks:
        if block.part is not Part.BODY:
            continue
        for word in _WORD.finditer(record.text, block.start, block.end):
            words.append(word.span())
            page_of.append((block.place.page or 1) - 1)
    found: list[PageWord | None] = [None] * len(words)
    for number, shown in enumerate(words_of_pages(data)):
        open_here = [at for at, page in enumerate(page_of) if page in (number, number - 1) and found[at] is None]
        _align(record, words, open_here, shown, found)
    return Places(tuple(words), tuple(found))


def _align(
    record: Record,
    words: Sequence[Span],
    open_here: Sequence[int],
    shown: Sequence[PageWord],
    found: list[PageWord | None],
) -> None:
    """Pair the record's open words with a page's, and those left over (another order, such as columns) once more."""
    left, right = list(open_here), list(shown)
    for _ in range(3):
        mine, theirs = [record.words_of(words[at]) for at in left], [word.text for word in right]
        taken_left, taken_right = set[int](), set[int]()
        for first, second, size in SequenceMatcher(None, mine, theirs, autojunk=False).get_matching_blocks():
            for step in range(size):
                found[left[first + step]] = right[second + step]
                taken_left.add(first + step)
                taken_right.add(second + step)
        left = [at for number, at in enumerate(left) if number not in taken_left]
        right = [word for number, word in enumerate(right) if number not in taken_right]
        if not taken_left or not left or not right:
            return
