"""Makes records and stand-ins for tests. Every person, place and event in them is fictional."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import replace
from hashlib import sha256

import numpy as np

from minutecheck.analysis.analyse import Analysis, understand
from minutecheck.record import Block, BlockKind, Part, Place, Record, Span

Piece = tuple[str, BlockKind, tuple[str, ...], bool, int, Part, tuple[str, ...]]
"""Text, kind, cells, whether it is a row of column names, level, part, and the words in bold."""


def heading(words: str, level: int = 2) -> Piece:
    return words, BlockKind.HEADING, (), False, level, Part.BODY, ()


def paragraph(words: str, bold: Sequence[str] = (), part: Part = Part.BODY) -> Piece:
    return words, BlockKind.PARAGRAPH, (), False, 0, part, tuple(bold)


def item(words: str) -> Piece:
    return words, BlockKind.LIST_ITEM, (), False, 0, Part.BODY, ()


def row(*cells: str) -> Piece:
    return " | ".join(cells), BlockKind.ROW, cells, False, 0, Part.BODY, ()


def names(*cells: str) -> Piece:
    """Return a row of column names."""
    return " | ".join(cells), BlockKind.ROW, cells, True, 0, Part.BODY, ()


def record_of(*pieces: Piece, name: str = "made.txt") -> Record:
    """Return the record that a reader would make of these pieces; rows that follow one another are one table."""
    text, blocks, table, section, last = "", [], 0, None, None
    for number, (words, kind, cells, header, level, part, bold) in enumerate(pieces, start=1):
        start = len(text)
        end = start + len(words)
        if kind is BlockKind.ROW and last is not BlockKind.ROW:
            table += 1
        section = words if kind is BlockKind.HEADING else section
        place = Place(section=section, table=table if kind is BlockKind.ROW else None, paragraph=number)
        blocks.append(
            Block(kind, start, end, place, level, _cells(cells, start), header, _bold(words, bold, start), part)
        )
        text += words + "\n"
        last = kind
    return Record(name, "text", sha256(text.encode()).hexdigest(), text, tuple(blocks))


def _cells(cells: Sequence[str], at: int) -> tuple[Span, ...]:
    spans = []
    for cell in cells:
        spans.append((at, at + len(cell)))
        at += len(cell) + len(" | ")
    return tuple(spans)


def _bold(words: str, bold: Sequence[str], start: int) -> tuple[Span, ...]:
    return tuple((start + words.index(label), start + words.index(label) + len(label)) for label in bold)


def scored(record: Record, head: str, chances: Mapping[str, Mapping[str, float]], values: Sequence[str]) -> Analysis:
    """Return the record understood, with scores as if a model had given them.

    ``chances`` gives, for the beginning of a segment's words, the probability of some values; the first of ``values``,
    which stands for no evidence, has what is left.
    """
    analysis = understand(record)
    scores = np.zeros((len(analysis.segments), len(values)), dtype=np.float32)
    for number, segment in enumerate(analysis.segments):
        said = next((found for words, found in chances.items() if segment.text.startswith(words)), {})
        for value, chance in said.items():
            scores[number, list(values).index(value)] = chance
        scores[number, 0] = 1 - sum(said.values())
    return replace(analysis, scores={head: scores}, classes={head: tuple(values)})
