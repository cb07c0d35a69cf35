"""Finds where in a Word document a comment on a range of the record's text begins and ends."""

from __future__ import annotations

from bisect import bisect_right
from dataclasses import dataclass, field

from lxml import etree

from minutecheck.readers.word.document import WordDocument
from minutecheck.readers.word.names import word_namespace
from minutecheck.readers.word.pieces import Piece
from minutecheck.record import BlockKind, Part, Span


@dataclass(frozen=True, slots=True)
class Edge:
    """Where a comment begins or ends: before or after character ``at`` of a leaf's text; -1 is the leaf as a whole."""

    leaf: etree._Element
    at: int


@dataclass(frozen=True, slots=True)
class Anchor:
    """Where a comment goes. ``why`` says in a sentence why that is not on the words; ``None`` where it is."""

    start: Edge
    end: Edge
    why: str | None = None


@dataclass(slots=True)
class Anchors:
    """Finds anchors in one document."""

    document: WordDocument
    _starts: list[int] = field(init=False)
    _w: str = field(init=False)

    def __post_init__(self) -> None:
        self._starts = [placed.start for placed in self.document.placed]
        self._w = f"{{{word_namespace(self.document.root)}}}"

    def at(self, span: Span) -> Anchor | None:
        """Return the anchor of a range of the record's text: its own words, or where Word allows a comment about them.

        Word allows none in text boxes, headers, footers and notes: the first has its anchor on the shape, the others on
        the first words of the body. ``None`` where the document has no run at all to anchor on.
        """
        pieces = self._pieces(span)
        if not pieces:
            return self._title("These words are not in a place that Word lets a comment point to.")
        (_, first), (_, last) = pieces[0], pieces[-1]
        if first.leaf is None or first.leaf.getroottree().getroot() is not self.document.root:
            return self._title("These words are outside the body of the document, where Word allows no comment.")
        host = self._host(first.leaf)
        if host is not None:
            return Anchor(Edge(host, -1), Edge(host, -1), "These words are in the text box here.")
        start, end = pieces[0][0], pieces[-1][0]
        return Anchor(_start_edge(first, max(span[0] - start, 0)), _end_edge(last, min(span[1] - end, len(last.text))))

    def title(self) -> Anchor | None:
        """Return the anchor of the document's title: the first words of its body."""
        return self._title(None)

    def _title(self, why: str | None) -> Anchor | None:
        for block in self.document.record.blocks:
            if block.part is not Part.BODY:
                continue
            end = block.cells[0][1] if block.kind is BlockKind.ROW and block.cells[0][1] > block.start else block.end
            pieces = self._pieces((block.start, end))
            if pieces and pieces[0][1].leaf is not None and self._host(pieces[0][1].leaf) is None:
                last = pieces[-1][1]
                return Anchor(_start_edge(pieces[0][1], 0), _end_edge(last, len(last.text)), why)
        return None

    def _pieces(self, span: Span) -> list[tuple[int, Piece]]:
        """Return the pieces within a range that a run holds, each with its offset."""
        found = []
        for number in range(max(bisect_right(self._starts, span[0]) - 1, 0), len(self._starts)):
            placed = self.document.placed[number]
            if placed.start >= span[1]:
                break
            if placed.end > span[0] and placed.piece.leaf is not None:
                found.append((placed.start, placed.piece))
        return found

    def _host(self, leaf: etree._Element) -> etree._Element | None:
        """Return the drawing in the body whose text box holds a leaf, ``None`` where it is in no text box."""
        boxed = False
        inner: etree._Element = leaf
        host: etree._Element | None = None
        for outer in leaf.iterancestors():
            boxed = boxed or outer.tag == self._w + "txbxContent"
            if boxed and outer.tag == self._w + "r":
                host = inner
            inner = outer
        return host


def _start_edge(piece: Piece, within: int) -> Edge:
    if piece.span is not None:
        return _start_edge(piece.span[0], 0)
    assert piece.leaf is not None
    return Edge(piece.leaf, piece.at + within if piece.at >= 0 else -1)


def _end_edge(piece: Piece, within: int) -> Edge:
    if piece.span is not None:
        return _end_edge(piece.span[1], len(piece.span[1].text))
    assert piece.leaf is not None
    if piece.at >= 0:
        return Edge(piece.leaf, piece.at + within)
    return Edge(piece.leaf if piece.last is None else piece.last, -1)
