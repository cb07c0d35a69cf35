"""A record's own text as the HTML report draws it: headings, paragraphs, nested lists and tables."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from itertools import groupby

from minutecheck.outputs.html.marks import Mark, MarkedText, Run
from minutecheck.record import Block, BlockKind, Part, Record, Span

_TOP_HEADING, _LAST_HEADING, _DEEPEST_ITEM = 3, 6, 6
_PARTS = {
    Part.HEADER: "Page headers",
    Part.FOOTER: "Page footers",
    Part.NOTE: "Notes",
    Part.COMMENT: "Comments",
    Part.QUOTED: "Quoted messages",
}


@dataclass(frozen=True, slots=True)
class Cell:
    """One cell of a table; ``scope`` is "col" for a column's name and "row" for a row's label."""

    runs: tuple[Run, ...]
    scope: str | None = None
    columns: int = 1


@dataclass(slots=True)
class Item:
    """One item of a list, with the list under it."""

    runs: tuple[Run, ...]
    items: list[Item] = field(default_factory=list)


@dataclass(frozen=True, slots=True)
class Node:
    """One thing on the page: ``kind`` is "heading", "paragraph", "list" or "table"."""

    kind: str
    level: int = 0
    runs: tuple[Run, ...] = ()
    items: tuple[Item, ...] = ()
    rows: tuple[tuple[Cell, ...], ...] = ()


@dataclass(frozen=True, slots=True)
class Section:
    """A part of the file; the body has no title, every other part is titled and was not judged."""

    title: str | None
    nodes: tuple[Node, ...]


class RecordView:
    """Lays a record out with its marks."""

    def __init__(self, record: Record, marks: Sequence[Mark]) -> None:
        self._blocks = record.blocks
        pieces = [piece for block in record.blocks for piece in _pieces(block)]
        self.text = MarkedText(record, pieces, marks)

    def sections(self) -> tuple[Section, ...]:
        """Return the body first, then every other part that the file has."""
        parts: dict[Part, list[Block]] = {part: [] for part in (Part.BODY, *_PARTS)}
        for block in self._blocks:
            parts[block.part].append(block)
        return tuple(
            Section(_PARTS.get(part), tuple(self._nodes(blocks, _TOP_HEADING if part is Part.BODY else 4)))
            for part, blocks in parts.items()
            if blocks
        )

    def _nodes(self, blocks: Sequence[Block], top: int) -> Iterator[Node]:
        depth = top - 1
        for (kind, _), group in groupby(blocks, key=_kind_and_table):
            together = list(group)
            if kind is BlockKind.LIST_ITEM:
                yield Node("list", items=tuple(self._items(together)))
            elif kind is BlockKind.ROW:
                yield Node("table", rows=self._rows(together))
            else:
                for block in together:
                    if kind is BlockKind.HEADING:
                        depth = max(top, min(block.level + top - 1, depth + 1, _LAST_HEADING))
                    runs = self.text.runs((block.start, block.end), block.bold)
                    yield Node(kind.value, depth, runs)

    def _items(self, blocks: Sequence[Block]) -> list[Item]:
        top: list[Item] = []
        open_lists = [top]
        for block in blocks:
            level = max(0, min(block.level, len(open_lists) - 1, _DEEPEST_ITEM))
            del open_lists[level + 1 :]
            item = Item(self.text.runs((block.start, block.end), block.bold))
            open_lists[level].append(item)
            open_lists.append(item.items)
        return top

    def _rows(self, blocks: Sequence[Block]) -> tuple[tuple[Cell, ...], ...]:
        widest = max(len(_pieces(block)) for block in blocks)
        return tuple(self._row(block, widest) for block in blocks)

    def _row(self, block: Block, widest: int) -> tuple[Cell, ...]:
        spans = _pieces(block)
        cells = []
        for number, span in enumerate(spans, start=1):
            columns = widest - len(spans) + 1 if number == len(spans) else 1
            filled = span[0] < span[1]
            label = number == 1 and len(spans) == 2 and span in block.bold
            scope = ("col" if block.header else "row" if label else None) if filled else None
            cells.append(Cell(self.text.runs(span, block.bold), scope, columns))
        return tuple(cells)


def _pieces(block: Block) -> tuple[Span, ...]:
    return block.cells or ((block.start, block.end),)


def _kind_and_table(block: Block) -> tuple[BlockKind, int | None]:
    return block.kind, block.place.table if block.kind is BlockKind.ROW else None
