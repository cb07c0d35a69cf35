"""A draft of a block: what a format's reader says of one block before it has a place in the record's text."""

from __future__ import annotations

import hashlib
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace

from minutecheck.record import Block, BlockKind, Part, Place, ReadError, ReadErrorCode, Record, Span

CELL_SEPARATOR = " | "
MOST_BLOCKS = 20_000
"""The most blocks, or table cells, that a file may have; a long set of minutes has a few hundred."""
_TOO_MANY = "This file has more paragraphs than any record: give the record by itself."
NO_TEXT = "This file holds no words: check that it is the right file, or that it was saved before it was sent."


@dataclass(frozen=True, slots=True)
class Draft:
    """One block without offsets.

    ``bold`` holds ranges within ``text``. A row has ``cells`` instead of ``text``, and its ``bold`` counts from the
    first cell. ``table`` is any number that the rows of one table share. ``maybe_heading`` marks a short line that
    stands alone and is a heading if it has something under it; ``numbered`` a block that began with a list number.
    """

    kind: BlockKind
    text: str = ""
    level: int = 0
    bold: tuple[Span, ...] = ()
    cells: tuple[str, ...] = ()
    header: bool = False
    part: Part = Part.BODY
    page: int | None = None
    table: int | None = None
    maybe_heading: bool = False
    numbered: bool = False


def row(cells: Sequence[str], table: int, *, header: bool = False, page: int | None = None) -> Draft:
    """Return a table row whose cells read ``cells``."""
    return Draft(BlockKind.ROW, cells=tuple(cell.strip() for cell in cells), table=table, header=header, page=page)


def refuse_more_than_enough(count: int) -> None:
    """Refuse a file in which ``count`` blocks or cells were found so far, if that is too many.

    Raises:
        ReadError: ``too_large``.
    """
    if count > MOST_BLOCKS:
        raise ReadError(ReadErrorCode.TOO_LARGE, _TOO_MANY)


def in_part(drafts: Iterable[Draft], part: Part) -> list[Draft]:
    """Return the drafts as blocks of another part of the file."""
    return [replace(draft, part=part) for draft in drafts]


def make_record(
    name: str,
    format_: str,
    data: bytes,
    drafts: Iterable[Draft],
    not_read: Sequence[str] = (),
    no_text: str = NO_TEXT,
) -> Record:
    """Lay the drafts out one after the other, a line break after each, and return the record they make.

    Blocks without a character other than white space are left out. ``data`` is the file, for its digest.

    Raises:
        ReadError: ``no_text``, with the sentence given, where no block holds a letter or a digit.
    """
    pieces: list[str] = []
    blocks: list[Block] = []
    offset = paragraphs = tables = rows = 0
    table: int | None = None
    section: str | None = None
    for draft in drafts:
        text, bold, cells = _rest(draft)
        if not text.strip(" |\n"):
            continue
        if draft.kind is BlockKind.ROW:
            if draft.table != table or not rows:
                tables, rows = tables + 1, 0
            table, rows = draft.table, rows + 1
            place = Place(page=draft.page, section=section, table=tables, row=rows)
        else:
            table, rows, paragraphs = None, 0, paragraphs + 1
            under = section if draft.part is Part.BODY else None
            place = Place(page=draft.page, section=under, paragraph=paragraphs)
            if draft.kind is BlockKind.HEADING and draft.part is Part.BODY:
                section = text
        end = offset + len(text)
        blocks.append(
            Block(
                kind=draft.kind,
                start=offset,
                end=end,
                place=place,
                level=draft.level,
                cells=tuple((offset + first, offset + last) for first, last in cells),
                header=draft.header,
                bold=tuple((offset + first, offset + last) for first, last in bold),
                part=draft.part,
            )
        )
        pieces.append(text)
        offset = end + 1
    whole = "".join(f"{piece}\n" for piece in pieces)
    if not any(character.isalnum() for character in whole):
        raise ReadError(ReadErrorCode.NO_TEXT, no_text)
    digest = hashlib.sha256(data).hexdigest()
    return Record(name=name, format=format_, sha256=digest, text=whole, blocks=tuple(blocks), not_read=tuple(not_read))


def _rest(draft: Draft) -> tuple[str, list[Span], list[Span]]:
    """Return a draft's text without white space around it, its bold ranges moved with it, and its cells' ranges."""
    if draft.kind is BlockKind.ROW:
        cells: list[Span] = []
        at = 0
        for cell in draft.cells:
            cells.append((at, at + len(cell)))
            at += len(cell) + len(CELL_SEPARATOR)
        return CELL_SEPARATOR.join(draft.cells), list(draft.bold), cells
    lead = len(draft.text) - len(draft.text.lstrip())
    text = draft.text.strip()
    moved = [(max(first - lead, 0), min(last - lead, len(text))) for first, last in draft.bold]
    return text, [span for span in moved if span[0] < span[1]], []
