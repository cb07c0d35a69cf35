"""Puts the words of a PDF page into lines, and the lines into the order in which a person reads them."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from itertools import pairwise

from minutecheck.readers.pdf.words import Word
from minutecheck.record import Span

_GAP = 1.6
"""A gap of this many times the type's size ends a run of words: a tab, or the next cell."""


@dataclass(frozen=True, slots=True)
class Run:
    """Words on one base line with ordinary spaces between them."""

    words: tuple[Word, ...]

    @property
    def x0(self) -> float:
        """The left edge, in points."""
        return self.words[0].x0

    @property
    def x1(self) -> float:
        """The right edge, in points."""
        return self.words[-1].x1

    @property
    def y(self) -> float:
        """The base line, in points; it grows upwards."""
        return self.words[0].y

    @property
    def size(self) -> float:
        """The size of its type in points; that of a bullet before it does not count."""
        return max(self.words[0].size, self.words[-1].size)

    @property
    def text(self) -> str:
        """The words with a space between them."""
        return " ".join(word.text for word in self.words)

    @property
    def bold(self) -> bool:
        """Whether every word is bold."""
        return all(word.bold for word in self.words)


Line = tuple[Run, ...]
"""The runs on one base line from left to right; more than one where the line has wide gaps."""


def lines_of(runs: Sequence[Run]) -> list[Line]:
    """Return the lines that the runs of a page make, in reading order.

    The order of the file is kept, for programs write text in the order in which it is read, columns too; where it
    jumps about, lines are sorted from top to bottom instead.
    """
    back = sum(b.y > a.y + a.size and b.x0 < a.x1 for a, b in pairwise(runs))
    if back > max(3, len(runs) * 0.15):
        runs = sorted(runs, key=lambda run: (-round(run.y), run.x0))
    lines: list[list[Run]] = []
    for run in runs:
        beside = lines[-1][-1] if lines else None
        if (
            beside is not None
            and abs(beside.y - run.y) <= 0.35 * max(beside.size, run.size)
            and run.x0 >= beside.x1 - 1
        ):
            lines[-1].append(run)
        else:
            lines.append([run])
    return [tuple(line) for line in lines]


def runs_of(words: Sequence[Word]) -> list[Run]:
    """Return the runs that words make, in the order of the file."""
    runs: list[list[Word]] = []
    for word in words:
        last = runs[-1][-1] if runs else None
        if last is not None and _follows(last, word):
            runs[-1].append(word)
        else:
            runs.append([word])
    return [Run(tuple(run)) for run in runs]


def _follows(last: Word, word: Word) -> bool:
    """Say whether a word stands after another on the same base line, a raised or lowered one included."""
    size = max(last.size, word.size)
    gap = word.x0 - last.x1
    return abs(last.y - word.y) <= 0.45 * size and -0.6 * size <= gap <= _GAP * size


def usual_size(lines: Iterable[Line]) -> float:
    """Return the size of type, in points, in which most of the text is set; 10 where there is none."""
    sizes: Counter[float] = Counter()
    for line in lines:
        for run in line:
            for word in run.words:
                sizes[round(word.size, 1)] += len(word.text)
    return max(sorted(sizes), key=sizes.__getitem__) if sizes else 10.0


def usual_leading(lines: Sequence[Line], size: float) -> float:
    """Return the distance between the base lines of one paragraph, in points: the commonest that is close enough."""
    steps = Counter(round(a[0].y - b[0].y, 0) for a, b in pairwise(lines) if 0.7 * size < a[0].y - b[0].y < 2.1 * size)
    if not steps:
        return 1.2 * size
    most = max(steps.values())
    return min(step for step, times in steps.items() if times * 4 >= most)


def words_and_bold(words: Sequence[Word], separators: Sequence[str]) -> tuple[str, tuple[Span, ...]]:
    """Join words, ``separators[n]`` before the nth, and return the text and the ranges of it in bold type."""
    pieces: list[str] = []
    bold: list[Span] = []
    at = 0
    for separator, word in zip(separators, words, strict=True):
        pieces += (separator, word.text)
        start = at + len(separator)
        at = start + len(word.text)
        if word.bold and bold and bold[-1][1] == start - len(separator):
            bold[-1] = (bold[-1][0], at)
        elif word.bold:
            bold.append((start, at))
    return "".join(pieces), tuple(bold)
