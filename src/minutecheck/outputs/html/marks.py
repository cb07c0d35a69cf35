"""Where evidence is marked in a record's text, and how overlapping marks are cut into runs that never cross."""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from itertools import pairwise
from typing import TypeVar

from minutecheck.outputs import wording
from minutecheck.record import Record, Span
from minutecheck.report import RecordReport

T = TypeVar("T")


@dataclass(frozen=True, slots=True)
class Mark:
    """One marked stretch of text: ``anchor`` is its own id, ``target`` the id of its finding or action."""

    anchor: str
    target: str
    start: int
    end: int
    label: str
    title: str
    tone: str


@dataclass(frozen=True, slots=True)
class Run:
    """A stretch of text under the same marks; ``opens`` and ``closes`` are the marks that begin and end with it."""

    text: str
    bold: bool
    marks: tuple[Mark, ...] = ()
    opens: tuple[Mark, ...] = ()
    closes: tuple[Mark, ...] = ()


class MarkedText:
    """A record's text with its marks, cut into runs piece by piece.

    ``pieces`` are the ranges of the text that are drawn, in order and not overlapping; a mark that touches none of them
    is left out.
    """

    def __init__(self, record: Record, pieces: Sequence[Span], marks: Sequence[Mark]) -> None:
        self._text = wording.printable(record.text)
        self._marks: dict[Span, list[Mark]] = {piece: [] for piece in pieces}
        self._first: dict[str, Span] = {}
        self._last: dict[str, Span] = {}
        drawn = sorted(piece for piece in pieces if piece[0] < piece[1])
        starts, ends = [piece[0] for piece in drawn], [piece[1] for piece in drawn]
        for mark in (mark for mark in marks if mark.start < mark.end):
            for piece in drawn[bisect_right(ends, mark.start) : bisect_left(starts, mark.end)]:
                self._marks[piece].append(mark)
                self._first.setdefault(mark.anchor, piece)
                self._last[mark.anchor] = piece

    def has(self, anchor: str) -> bool:
        """Tell whether a mark is drawn."""
        return anchor in self._first

    def runs(self, piece: Span, bold: Sequence[Span] = ()) -> tuple[Run, ...]:
        """Return one drawn piece of the text as runs, in order; together they are the whole piece."""
        start, end = piece
        marks = self._marks.get(piece, [])
        edges = {start, end}
        for first, last in [*((mark.start, mark.end) for mark in marks), *bold]:
            edges |= {min(max(first, start), end), min(max(last, start), end)}
        cuts = list(pairwise(sorted(edges))) if start < end else []
        over_each = _over(cuts, [((mark.start, mark.end), mark) for mark in marks])
        bold_each = _over(cuts, [(span, True) for span in bold])
        return tuple(
            self._run(piece, cut, over, any(bolds)) for cut, over, bolds in zip(cuts, over_each, bold_each, strict=True)
        )

    def _run(self, piece: Span, cut: Span, over: tuple[Mark, ...], bold: bool) -> Run:
        a, b = cut
        return Run(
            text=self._text[a:b],
            bold=bold,
            marks=over,
            opens=tuple(m for m in over if self._first[m.anchor] == piece and a == max(m.start, piece[0])),
            closes=tuple(m for m in over if self._last[m.anchor] == piece and b == min(m.end, piece[1])),
        )


def _over(cuts: Sequence[Span], spans: Sequence[tuple[Span, T]]) -> Iterator[tuple[T, ...]]:
    """Yield what lies over each cut, in one sweep; every end of a span is an edge of a cut."""
    waiting = sorted(spans, key=lambda each: each[0][0])[::-1]
    over: list[tuple[Span, T]] = []
    for start, _ in cuts:
        while waiting and waiting[-1][0][0] <= start:
            over.append(waiting.pop())
        over = [each for each in over if each[0][1] > start]
        yield tuple(what for _, what in over)


def marks_of(report: RecordReport, titles: Mapping[str, str], numbers: Mapping[str, int]) -> tuple[Mark, ...]:
    """Return a mark for each piece of evidence, each action and each notice, in the order of the text."""
    marks = []
    for judgement in report.criteria:
        if judgement.id not in numbers:
            continue
        for count, evidence in enumerate(wording.evidence_to_show(judgement, report), start=1):
            marks.append(
                Mark(
                    anchor=evidence_anchor(judgement.id, count),
                    target=f"finding-{judgement.id}",
                    start=evidence.start,
                    end=evidence.end,
                    label=str(numbers[judgement.id]),
                    title=f"evidence for {wording.title_of(judgement.id, titles)}",
                    tone=judgement.outcome.value,
                )
            )
    for count, action in enumerate(report.actions, start=1):
        name = f"action-{count}"
        marks.append(Mark(f"mark-{name}", name, action.start, action.end, f"A{count}", f"action {count}", "action"))
    for count, notice in enumerate(report.notices, start=1):
        name = f"notice-{count}"
        marks.append(Mark(f"mark-{name}", name, notice.start, notice.end, f"L{count}", f"look {count}", "notice"))
    return tuple(sorted(marks, key=lambda mark: (mark.start, -mark.end)))


def evidence_anchor(criterion: str, count: int) -> str:
    """Return the id of a criterion's evidence in the text, counted from 1."""
    return f"mark-{criterion}-{count}"
