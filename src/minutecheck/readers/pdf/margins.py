"""Finds the running headers and footers of a PDF: lines at the edge of the page that repeat, or stand apart."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass

from minutecheck.readers.pdf.lines import Line
from minutecheck.readers.pdf.paragraphs import Measure

_DIGITS = re.compile(r"\d+")
_PAGE_NUMBER = re.compile(r"(?:page\s+)?-?\s*\d{1,4}\s*-?(?:\s*(?:of|/)\s*\d{1,4})?", re.IGNORECASE)
_EDGE_LINES = 3
_BAND = 0.07
"""The share of the page's height, at its top and at its bottom, that is margin."""


@dataclass(frozen=True, slots=True)
class PageLines:
    """The lines of one page in reading order, with the heights of its upper and lower edge in points."""

    lines: tuple[Line, ...]
    top: float
    bottom: float


def running_lines(pages: Sequence[PageLines], measure: Measure) -> tuple[list[set[int]], list[set[int]]]:
    """Return, for each page, the numbers of its lines that are running headers, and of those that are footers."""
    ordered = [_from_the_top(page) for page in pages]
    above = [order[:_EDGE_LINES] for order in ordered]
    below = [order[::-1][:_EDGE_LINES] for order in ordered]
    return _running(pages, above, measure, upper=True), _running(pages, below, measure, upper=False)


def _running(
    pages: Sequence[PageLines], edges: Sequence[Sequence[int]], measure: Measure, *, upper: bool
) -> list[set[int]]:
    often = Counter(key for page, edge in zip(pages, edges, strict=True) for key in {_key(page, at) for at in edge})
    needed = max(2, (len(pages) + 1) // 2)
    running: list[set[int]] = []
    for page, edge in zip(pages, edges, strict=True):
        found: set[int] = set()
        for rank, at in enumerate(edge):
            inner = edge[rank + 1] if rank + 1 < len(edge) else None
            repeated = often[_key(page, at)] >= needed and _is_outer(page, at, upper, 0.15)
            # The names of a table's columns repeat on every page too, right above its rows.
            if repeated and upper and len(page.lines[at]) > 1:
                repeated = inner is None or _space(page, at, inner) > 1.9 * measure.leading
            if not (repeated or _stands_apart(page, at, inner, measure, upper=upper)):
                break
            found.add(at)
        text_line = edge[len(found)] if 0 < len(found) < len(edge) else None
        # What stands right above the text, no farther than its lines from one another, is the text's own first line.
        if upper and text_line is not None:
            close = _space(page, edge[len(found) - 1], text_line) <= 1.3 * measure.leading
            found = set() if close else found
        running.append(found)
    return running


def _from_the_top(page: PageLines) -> list[int]:
    return sorted(range(len(page.lines)), key=lambda at: -page.lines[at][0].y)


def words_of_line(line: Line) -> str:
    """Return the words of a line."""
    return " ".join(run.text for run in line)


def _key(page: PageLines, at: int) -> tuple[str, int]:
    """Return what is the same of a running line on every page: its words without page numbers, and its height."""
    line = page.lines[at]
    return _DIGITS.sub("#", words_of_line(line)), round((line[0].y - page.bottom) / 4)


def _is_outer(page: PageLines, at: int, upper: bool, share: float) -> bool:
    height = page.top - page.bottom
    y = page.lines[at][0].y
    return y >= page.top - share * height if upper else y <= page.bottom + share * height


def _stands_apart(page: PageLines, at: int, inner: int | None, measure: Measure, *, upper: bool) -> bool:
    """Say whether a plain line is in the margin with a clear space between it and the text, or is a page number."""
    line = page.lines[at]
    if not upper and _is_outer(page, at, upper, 0.12) and _PAGE_NUMBER.fullmatch(words_of_line(line)):
        return True
    if not _is_outer(page, at, upper, _BAND) or inner is None:
        return False
    plain = line[0].size <= 1.05 * measure.size and not all(run.bold for run in line)
    return plain and _space(page, at, inner) >= 1.9 * measure.leading


def _space(page: PageLines, at: int, inner: int) -> float:
    """Return the distance between the base lines of two lines, in points."""
    return abs(page.lines[at][0].y - page.lines[inner][0].y)
