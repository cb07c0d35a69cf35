"""Joins tick marks with their labels and questions, a group at a time."""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import cache
from typing import NamedTuple

from minutecheck.analysis.forms.tick_marks import Mark, OptionState, marks_in
from minutecheck.record import Span

_BREAK = re.compile(r"\n| \| ")
_EDGE = " \t\n/|,;·•–—-."
_DOUBLE = re.compile(r"[ \t]{2,}|\t|\n| \| ")
_COMMENT = re.compile(r"\s*[(,–—-]")


class Option(NamedTuple):
    """One option of a form: ``start`` to ``end`` covers mark and label; the mark has its own place."""

    start: int
    end: int
    label: str
    state: OptionState
    mark_start: int
    mark_end: int


@dataclass(frozen=True, slots=True)
class Group:
    """The options of one question, with the question's words where they stand beside them."""

    question: str | None
    options: tuple[Option, ...]


@dataclass(slots=True)
class _Piece:
    """A line or cell: its range, and the marks that stand in it."""

    start: int
    end: int
    marks: list[Mark]


@cache
def option_words() -> str:
    """Return, as a pattern, the words that forms print as options."""
    return (
        r"yes|no|y|n|n/?a|not known|unknown|not applicable|joint|single(?: agency)?|low|medium|moderate|high|met|"
        r"not met|none|other|agreed|not agreed|declined|required|not required|unsure|initiated?|not initiated?"
    )


@cache
def _option_before() -> re.Pattern[str]:
    return re.compile(rf"(?:^|(?<=[\s:?/,;(|]))(?:{option_words()})\s*$", re.IGNORECASE)


@cache
def _option_after() -> re.Pattern[str]:
    return re.compile(rf"\s*(?:{option_words()})(?![\w'])", re.IGNORECASE)


def groups_in(text: str) -> tuple[Group, ...]:
    """Return the groups of tick options in ``text``, in order."""
    marks = marks_in(text)
    if not marks:
        return ()
    pieces = _pieces(text, marks)
    inherited = next((side for piece in pieces if (side := _leads(text, piece)) is not None), True)
    groups: list[Group] = []
    question: str | None = None
    joinable = False
    for piece in pieces:
        if not piece.marks:
            words = text[piece.start : piece.end].strip()
            if words:
                question, joinable = words, False
            continue
        side = _leads(text, piece)
        rows = _read(text, piece, inherited if side is None else side)
        for number, row in enumerate(rows):
            if number == 0 and joinable and row.question is None and (len(piece.marks) == 1 or not _closed(groups[-1])):
                groups[-1] = Group(groups[-1].question, groups[-1].options + row.options)
            else:
                groups.append(Group(row.question or (question if number == 0 else None), row.options))
        joinable, question = True, None
    return tuple(groups)


def _closed(group: Group) -> bool:
    """Say whether a group already has its No, so that more options belong to another question."""
    return any(
        option.label.lower().startswith(("no", "n/a")) or option.label.lower() == "n" for option in group.options
    )


def _pieces(text: str, marks: tuple[Mark, ...]) -> list[_Piece]:
    """Cut ``text`` into lines and cells, unless a mark has a cell to itself: then its label stands in another."""
    cuts = [(found.start(), found.end()) for found in _BREAK.finditer(text)]
    edges = [0, *(end for _, end in cuts)]
    pieces = [
        _Piece(start, end, []) for start, end in zip(edges, [*(start for start, _ in cuts), len(text)], strict=True)
    ]
    at = 0
    for mark in marks:
        while mark.start >= pieces[at].end and at + 1 < len(pieces):
            at += 1
        pieces[at].marks.append(mark)
    if any(piece.marks and not _between(text, piece).strip(_EDGE) for piece in pieces):
        return [_Piece(0, len(text), list(marks))]
    return pieces


def _between(text: str, piece: _Piece) -> str:
    """Return the words of a piece without its marks."""
    parts, at = [], piece.start
    for mark in piece.marks:
        parts.append(text[at : mark.start])
        at = mark.end
    return "".join([*parts, text[at : piece.end]])


def _leads(text: str, piece: _Piece) -> bool | None:
    """Say whether the marks of a piece stand before their labels; ``None`` where it does not show."""
    if not piece.marks:
        return None
    before = text[piece.start : piece.marks[0].start].strip(_EDGE)
    after = text[piece.marks[-1].end : piece.end].strip(_EDGE)
    if not before and not after:
        return True if len(piece.marks) > 1 else None
    if not before or not after:
        return not before
    votes = 0
    for mark in piece.marks:
        left, right = (
            text[max(piece.start, mark.start - 16) : mark.start],
            text[mark.end : min(piece.end, mark.end + 18)],
        )
        votes += bool(_option_after().match(right)) - bool(_option_before().search(left))
    if votes == 0 and len(piece.marks) > 1:
        for left_mark, right_mark in zip(piece.marks, piece.marks[1:], strict=False):
            gap = text[left_mark.end : right_mark.start]
            votes += (len(gap) - len(gap.rstrip(_EDGE))) - (len(gap) - len(gap.lstrip(_EDGE)))
    if votes:
        return votes > 0
    if len(piece.marks) == 1 and _option_before().search(text[piece.start : piece.marks[0].start]):
        return False
    return before[-1] in "?:" or not _COMMENT.match(text, piece.marks[-1].end)


def _read(text: str, piece: _Piece, leads: bool) -> list[Group]:
    """Return the groups of one piece; a question between two options begins a new group."""
    marks = piece.marks
    rows: list[tuple[str | None, list[Option]]] = []
    if leads:
        question: str | None = text[piece.start : marks[0].start].strip(_EDGE) or None
        for mark, end in zip(marks, [*(mark.start for mark in marks[1:]), piece.end], strict=True):
            start = mark.end
            label_start, label_end, rest = _head(text, start, end)
            if question is not None or not rows:
                rows.append((question, []))
            label = text[label_start:label_end]
            rows[-1][1].append(Option(mark.start, max(label_end, mark.end), label, mark.state, mark.start, mark.end))
            question = rest
    else:
        start = piece.start
        for mark in marks:
            asked, (label_start, label_end) = _tail(text, start, mark.start)
            if asked is not None or not rows:
                rows.append((asked, []))
            label = text[label_start:label_end]
            rows[-1][1].append(Option(min(label_start, mark.start), mark.end, label, mark.state, mark.start, mark.end))
            start = mark.end
    return [Group(question, tuple(options)) for question, options in rows]


def _trim(text: str, start: int, end: int) -> Span:
    while start < end and text[start] in _EDGE:
        start += 1
    while end > start and text[end - 1] in _EDGE:
        end -= 1
    return start, end


def _head(text: str, start: int, end: int) -> tuple[int, int, str | None]:
    """Return the label that begins after a mark, and the next question where one follows it."""
    start, end = _trim(text, start, end)
    cut = _DOUBLE.search(text, start, end)
    if cut is None and text[start:end].endswith((":", "?")):
        cut = re.compile(r"(?<=\b[YyNn])\s|(?<=\b[Nn]o)\s|(?<=\b[Yy]es)\s").search(text, start, end)
    if cut is None:
        return start, end, None
    return start, cut.start(), text[cut.end() : end].strip(_EDGE) or None


def _tail(text: str, start: int, end: int) -> tuple[str | None, Span]:
    """Return the question and the label that stand before a mark."""
    start, end = _trim(text, start, end)
    words = text[start:end]
    cut = max(words.rfind("? ") + 1, words.rfind(": ") + 1, words.rfind("?\n") + 1)
    for gap in _DOUBLE.finditer(words):
        cut = max(cut, gap.end())
    if cut <= 0 and (found := _option_before().search(words)) and found.start() > 0:
        cut = found.start()
    if cut <= 0:
        return None, (start, end)
    return words[:cut].strip(_EDGE) or None, _trim(text, start + cut, end)
