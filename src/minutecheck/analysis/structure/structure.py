"""Cuts a record into segments: structure first, sentences inside it, each with its heading, label and zone."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field, replace
from itertools import pairwise

from minutecheck.analysis.forms.grids import GridRow, grids_of
from minutecheck.analysis.forms.short_answers import answered_below, completed
from minutecheck.analysis.segment import Segment, SegmentKind, Zone
from minutecheck.analysis.structure.labels import bare, inner_labels, label_of, speaker_of
from minutecheck.analysis.structure.local_names import NO_NAMES, LocalNames
from minutecheck.analysis.structure.sentences import split_sentences
from minutecheck.analysis.structure.zones import zone_of
from minutecheck.record import Block, BlockKind, Part, Record, Span

_GUIDANCE = re.compile(
    r"delete (?:before|this|as appropriate)|^\s*[\[<(].{0,20}(?:guidance|note|chair|prompt|delete)|click or tap",
    re.IGNORECASE,
)
_MARKS = re.compile(r"[☐☒]")


@dataclass(slots=True)
class _Context:
    """What stands above the block that is being cut."""

    heading: str | None = None
    heading_zone: Zone = Zone.UNKNOWN
    parents: dict[int, Zone] = field(default_factory=dict)
    columns: tuple[str, ...] = ()
    table: int | None = None
    row_label: str | None = None
    before: str | None = None
    names: LocalNames = field(default_factory=LocalNames)


def segments_of(record: Record, renamed: Mapping[str, str] = NO_NAMES) -> tuple[Segment, ...]:
    """Return the segments of a record's body in reading order, none crossing a paragraph or a cell.

    Headers, footers, notes, comments and quoted history are left out: they are not what this record says. ``renamed``
    gives local names of headings, each with the name that is known.
    """
    context = _Context(names=LocalNames(renamed))
    grids = grids_of(record)
    segments: list[Segment] = []
    for number, block in enumerate(record.blocks):
        if block.part is not Part.BODY or not record.text[block.start : block.end].strip():
            continue
        if number in grids.rows:
            row = _grid_row(record, number, block, context, grids.rows[number])
            segments.append(context.names.under_known_names(replace(row, before=context.before)))
            continue
        for segment in _block_segments(record, number, block, context):
            if number in grids.options:
                segment = replace(segment, answer=f"{segment.text} ☐")
            elif segment.kind is not SegmentKind.HEADING:
                segment = _with_answer(segment, block, context)
            segments.append(context.names.under_known_names(replace(segment, before=context.before)))
            context.before = None if segment.kind is SegmentKind.HEADING else segment.text
    return tuple(segments)


def _with_answer(segment: Segment, block: Block, context: _Context) -> Segment:
    """Give a segment its answer in full where its own words are only an option, or a letter for one.

    An answer alone in the row or line under its question takes the question for its label.
    """
    asked = context.before
    if asked and segment.label is None and (block.kind is BlockKind.ROW or asked.endswith("?")):
        answer = answered_below(segment.text, asked)
        if answer is not None:
            zone = _zone(bare(asked), context)
            return replace(segment, answer=answer, label=bare(asked), zone=zone, kind=SegmentKind.FIELD)
    return replace(segment, answer=completed(segment.text, segment.label or segment.heading))


def _grid_row(record: Record, number: int, block: Block, context: _Context, row: GridRow) -> Segment:
    """Return a row of a table whose columns are options as one field: its question is its label."""
    if block.place.table != context.table:
        context.table, context.columns, context.row_label, context.before = block.place.table, (), None, None
    start, end = _trimmed(record.text, block.start, block.end)
    label = bare(row.question)
    return Segment(start, end, record.text[start:end], SegmentKind.FIELD, number, zone=_zone(label, context),
                   heading=context.heading, label=label, cells=block.cells, answer=row.answer, part=block.part)  # fmt: skip


def _block_segments(record: Record, number: int, block: Block, context: _Context) -> Iterator[Segment]:
    if block.kind is BlockKind.ROW:
        yield from _row_segments(record, number, block, context)
        return
    context.table, context.columns, context.row_label = None, (), None
    if block.kind is BlockKind.HEADING:
        yield _heading(record, number, block, context)
        return
    kind = SegmentKind.ITEM if block.kind is BlockKind.LIST_ITEM else SegmentKind.SENTENCE
    cuts = (block.start, *inner_labels(block, record.text), block.end)
    for start, end in pairwise(cuts):
        yield from _run_segments(record, number, (start, end), kind, context, block.bold)


def _heading(record: Record, number: int, block: Block, context: _Context) -> Segment:
    words = context.names.known(record.text[block.start : block.end])
    label = label_of(words, (), block.start)
    zone = zone_of(words)
    if zone is Zone.UNKNOWN and label is not None:
        zone = zone_of(record.words_of(label))
    level = block.level or 2
    context.parents = {depth: found for depth, found in context.parents.items() if depth < level}
    if zone is Zone.UNKNOWN:
        zone = next((context.parents[depth] for depth in sorted(context.parents, reverse=True)), Zone.UNKNOWN)
    if number == 0 or level == 1:
        # A title names the meeting, not a part of it: "Complex case: strategy discussion on risk" opens no zone.
        zone = Zone.UNKNOWN
    else:
        context.parents[level] = zone
    context.heading, context.heading_zone, context.before = words.strip(), zone, None
    start, end = _trimmed(record.text, block.start, block.end)
    return Segment(start, end, record.text[start:end], SegmentKind.HEADING, number, zone=zone, part=block.part)


def _row_segments(record: Record, number: int, block: Block, context: _Context) -> Iterator[Segment]:
    if block.place.table != context.table:
        context.table, context.columns, context.row_label, context.before = block.place.table, (), None, None
    cells = [record.words_of(cell).strip() for cell in block.cells]
    if block.header:
        context.columns = tuple(context.names.known(cell) for cell in cells)
        return
    filled = [cell for cell in cells if cell]
    if len(block.cells) == 2 and _columns_zone(context.columns) is None:
        if cells[0]:
            context.row_label = cells[0]
        if len(filled) < 2:
            spans = [cell for cell in block.cells if record.words_of(cell).strip()]
            for span in spans:
                yield from _labelled(record, number, span, context, context.row_label if not cells[0] else None)
            return
        yield from _field(record, number, block, context, cells[0])
        return
    start, end = _trimmed(record.text, block.start, block.end)
    if len(filled) == 1:
        span = next(cell for cell in block.cells if record.words_of(cell).strip())
        yield from _labelled(record, number, span, context, None)
        return
    zone = _columns_zone(context.columns) or context.heading_zone
    yield Segment(start, end, record.text[start:end], SegmentKind.ROW, number, zone=zone, heading=context.heading,
                  label=cells[0] or None, cells=block.cells, columns=context.columns, part=block.part)  # fmt: skip


def _columns_zone(columns: tuple[str, ...]) -> Zone | None:
    zones = {zone_of(column) for column in columns if column}
    return next((zone for zone in (Zone.ACTIONS, Zone.ATTENDANCE) if zone in zones), None)


def _field(record: Record, number: int, block: Block, context: _Context, label: str) -> Iterator[Segment]:
    """Cut a row of label and entry: one segment where the entry is short, else a segment for each sentence."""
    entry = block.cells[1]
    sentences = _sentences(record.text, *entry)
    zone = _zone(bare(label), context)
    if len(sentences) <= 1:
        start, end = _trimmed(record.text, block.start, block.end)
        yield Segment(start, end, record.text[start:end], SegmentKind.FIELD, number, zone=zone, heading=context.heading,
                      label=bare(label), cells=block.cells, speaker=speaker_of(label), part=block.part)  # fmt: skip
        return
    yield from _labelled(record, number, entry, context, label)


def _labelled(record: Record, number: int, span: Span, context: _Context, label: str | None) -> Iterator[Segment]:
    """Cut a cell into sentences under its row's label, or under a label of its own."""
    if label is None:
        yield from _run_segments(record, number, span, SegmentKind.SENTENCE, context, record.blocks[number].bold)
        return
    zone, name = _zone(bare(label), context), bare(label)
    for start, end in _sentences(record.text, *span):
        words = record.text[start:end]
        yield Segment(start, end, words, SegmentKind.SENTENCE, number, zone=_guided(words, zone),
                      heading=context.heading, label=name, speaker=speaker_of(label))  # fmt: skip


def _run_segments(
    record: Record, number: int, span: Span, kind: SegmentKind, context: _Context, bold: tuple[Span, ...]
) -> Iterator[Segment]:
    start, end = _trimmed(record.text, *span)
    words = record.text[start:end]
    found = label_of(words, bold, start)
    label = bare(record.words_of(found)) if found else None
    zone = _zone(label, context) if label else context.heading_zone
    speaker = speaker_of(label) if label else None
    body = _after_label(record.text, found[1], end) if found else start
    sentences = _sentences(record.text, body, end)
    if found and sentences:
        sentences = [(start, sentences[0][1]), *sentences[1:]]
    elif found:
        sentences = [(start, end)]
    for first, last in sentences:
        text = record.text[first:last]
        own = label_of(text, (), first) if first > start else found
        known = own is not None and zone_of(context.names.known(record.words_of(own))) is not Zone.UNKNOWN
        labelled = own is not None and (first == start or known)
        if first > start and own is not None and labelled:
            label, speaker = bare(record.words_of(own)), None
            zone = _zone(label, context)
        this = SegmentKind.FIELD if labelled and not speaker else kind
        yield Segment(first, last, text, this, number, zone=_guided(text, zone),
                      heading=context.heading, label=label, speaker=speaker)  # fmt: skip


def _guided(text: str, zone: Zone) -> Zone:
    return Zone.GUIDANCE if _GUIDANCE.search(text) and not _MARKS.search(text) else zone


def _zone(label: str, context: _Context) -> Zone:
    zone = zone_of(context.names.known(label))
    return context.heading_zone if zone is Zone.UNKNOWN else zone


def _after_label(text: str, position: int, end: int) -> int:
    while position < end and text[position] in " :–—-\t.?|":
        position += 1
    return position


def _sentences(text: str, start: int, end: int) -> list[Span]:
    """Cut a run of text into sentences; a line break inside a cell is a hard boundary."""
    spans: list[Span] = []
    for line in text[start:end].split("\n"):
        spans += [(start + first, start + last) for first, last in split_sentences(line)]
        start += len(line) + 1
    return spans


def _trimmed(text: str, start: int, end: int) -> Span:
    while start < end and text[start].isspace():
        start += 1
    while end > start and text[end - 1].isspace():
        end -= 1
    return start, end
