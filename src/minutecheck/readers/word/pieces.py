"""What the walker yields: pieces of text with the element each came from, gathered into paragraphs and rows."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field

from lxml import etree

from minutecheck.record import BlockKind, Part


@dataclass(slots=True, eq=False)
class Piece:
    """Some text and the element that shows it.

    ``leaf`` is the child of a ``w:r`` that holds the text, ``None`` for text that no run holds. Where ``at`` is 0 or
    more, character ``i`` of ``text`` is character ``at + i`` of a ``w:t`` element's text; -1 marks text that stands for
    the leaf as a whole (a tab, a symbol, a tick box). ``last`` is the leaf that it ends with, for a form field of
    several runs.
    """

    text: str
    leaf: etree._Element | None
    at: int = -1
    bold: bool = False
    last: etree._Element | None = None
    span: tuple[Piece, Piece] | None = None
    """The first and last piece of typed text that this one stands for (``[x]``)."""

    def cut(self, start: int, end: int) -> Piece:
        """Return the piece's characters from ``start`` to ``end``, still tied to their element."""
        return Piece(self.text[start:end], self.leaf, self.at + start if self.at >= 0 else -1, self.bold, self.last)


Pieces = list[Piece]


@dataclass(slots=True)
class Draft:
    """A block before it has offsets: one list of pieces for a paragraph, one for each cell of a row.

    ``sure`` says how much of a heading a heading is (see ``shape``). ``page`` is the page that it begins on, ``None``
    where the file does not say.
    """

    kind: BlockKind
    cells: list[Pieces]
    level: int = 0
    sure: int = 0
    header: bool = False
    part: Part = Part.BODY
    page: int | None = None
    table: int | None = None
    row: int | None = None

    @property
    def text(self) -> str:
        """The draft's text, cells run together."""
        return "".join(text_of(cell) for cell in self.cells)


@dataclass(slots=True)
class Notices:
    """What the walker saw and left out, counted by name."""

    counts: dict[str, int] = field(default_factory=dict)

    def add(self, name: str) -> None:
        """Count one more of ``name``."""
        self.counts[name] = self.counts.get(name, 0) + 1


def text_of(pieces: Iterable[Piece]) -> str:
    """Return the pieces' text, joined."""
    return "".join([piece.text for piece in pieces])


def sliced(pieces: Pieces, start: int, end: int) -> Pieces:
    """Return the pieces between two offsets of their joined text, the first and last cut to measure."""
    kept: Pieces = []
    here = 0
    for piece in pieces:
        size = len(piece.text)
        first, last = max(start - here, 0), min(end - here, size)
        if first < last:
            kept.append(piece if last - first == size else piece.cut(first, last))
        here += size
        if here >= end:
            break
    return kept


def grouped(pieces: Pieces, edges: Sequence[int]) -> list[Pieces]:
    """Return the pieces cut at offsets of their joined text, in rising order: one list more than there are edges."""
    groups: list[Pieces] = [[]]
    here = done = 0
    for piece in pieces:
        start, size = 0, len(piece.text)
        while done < len(edges) and edges[done] < here + size:
            if edges[done] - here > start:
                groups[-1].append(piece.cut(start, edges[done] - here))
            start = max(start, edges[done] - here)
            groups.append([])
            done += 1
        groups[-1].append(piece if start == 0 else piece.cut(start, size))
        here += size
    return groups + [[] for _ in edges[done:]]


def trimmed(pieces: Pieces) -> Pieces:
    """Return the pieces without the white space at either end."""
    text = text_of(pieces)
    inner = text.strip()
    if len(inner) == len(text):
        return pieces
    start = len(text) - len(text.lstrip())
    return sliced(pieces, start, start + len(inner))
