"""Shows how a file was read: its blocks with part, zone and place, its form fields, and what was not read.

For whoever wants to know why something was or was not taken for evidence. It quotes the record, so it goes where it was
asked for and nowhere else.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Sequence

from minutecheck.analysis.segment import Segment, SegmentKind, Zone
from minutecheck.outputs import wording
from minutecheck.record import Block, BlockKind, Doubt, Field, Part, Record

_LONGEST = 100
_KINDS = {
    BlockKind.HEADING: "heading",
    BlockKind.PARAGRAPH: "paragraph",
    BlockKind.LIST_ITEM: "list item",
    BlockKind.ROW: "row",
}
_DOUBTS = {
    Doubt.PROPOSED: "in a tracked change not yet accepted",
    Doubt.RECOGNISED: "read from a picture of the page",
}


def reading_of(record: Record, segments: Sequence[Segment]) -> str:
    """Return the page as plain text: one line a block, with the offset at which it begins in the record's text."""
    return "\n".join(
        [*_heading(record), "", *_blocks(record, segments), *_fields(record), *_doubts(record), *_not_read(record), ""]
    )


def _heading(record: Record) -> Iterator[str]:
    words = len(record.text.split())
    yield f"{wording.on_one_line(record.name)}: {record.format}, {len(record.blocks)} blocks, {words} words"
    parts = Counter(block.part for block in record.blocks if block.part is not Part.BODY)
    if parts:
        kept = ", ".join(f"{part.value} {count}" for part, count in parts.items())
        yield f"Kept apart from the body and not judged: {kept}"


def _blocks(record: Record, segments: Sequence[Segment]) -> Iterator[str]:
    zones: dict[int, list[Segment]] = {}
    for segment in segments:
        zones.setdefault(segment.block, []).append(segment)
    yield f"{'offset':>7}  {'block':13}{'zone':13}{'place':17}text"
    for number, block in enumerate(record.blocks):
        zone = _zone(block, zones.get(number, []))
        text = wording.shorten(record.text[block.start : block.end], _LONGEST)
        yield f"{block.start:7}  {_kind(block):13}{zone:13}{_place(block):17}{text}"


def _kind(block: Block) -> str:
    if block.kind is BlockKind.HEADING:
        return f"heading {block.level}"
    return "column names" if block.header else _KINDS[block.kind]


def _zone(block: Block, segments: Sequence[Segment]) -> str:
    if block.part is not Part.BODY:
        return f"({block.part.value})"
    found = [segment.zone for segment in segments if segment.zone is not Zone.UNKNOWN]
    fields = any(segment.kind is SegmentKind.FIELD for segment in segments)
    name = found[0].value if found else "–"
    return f"{name}*" if fields else name


def _place(block: Block) -> str:
    place = block.place
    parts = [f"p{place.page}"] if place.page is not None else []
    if place.table is not None:
        parts.append(f"t{place.table} r{place.row}" if place.row is not None else f"t{place.table}")
    elif place.paragraph is not None:
        parts.append(f"¶{place.paragraph}")
    return " ".join(parts)


def _fields(record: Record) -> Iterator[str]:
    if record.fields:
        yield from ("", "Form fields")
        yield from (_field(record, field) for field in record.fields)


def _field(record: Record, field: Field) -> str:
    answer = ""
    if field.start is not None and field.end is not None:
        answer = f": {wording.shorten(record.words_of((field.start, field.end)), _LONGEST)}"
    name = f" “{wording.shorten(field.name, 60)}”" if field.name else ""
    return f"  {field.kind}{name}, {field.state.value}{answer}"


def _doubts(record: Record) -> Iterator[str]:
    if record.doubtful:
        yield from ("", "Words that may not stand")
        for one in record.doubtful:
            yield f"  {one.start} to {one.end}, {_DOUBTS[one.doubt]}: " + wording.shorten(
                record.words_of((one.start, one.end)), _LONGEST
            )


def _not_read(record: Record) -> Iterator[str]:
    yield ""
    yield "Not read: " + ("; ".join(record.not_read) if record.not_read else "nothing was left out") + "."
