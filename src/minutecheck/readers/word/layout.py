"""Lays draft blocks out as a record's text, and keeps where in it each piece of the file stands."""

from __future__ import annotations

import hashlib
from collections.abc import Iterable
from dataclasses import dataclass

from minutecheck.readers.drafts import CELL_SEPARATOR, NO_TEXT
from minutecheck.readers.word.pieces import Draft, Notices, Piece, Pieces
from minutecheck.readers.word.shape import BOLD, STYLED
from minutecheck.record import Block, BlockKind, Part, Place, ReadError, ReadErrorCode, Record, Span

_NOT_READ = {
    "picture": ("1 picture", "{} pictures"),
    "embedded": ("1 embedded object", "{} embedded objects"),
    "chart": ("1 chart", "{} charts"),
    "diagram": ("1 diagram", "{} diagrams"),
    "document": ("1 embedded document", "{} embedded documents"),
    "symbol": ("1 symbol of an unknown font", "{} symbols of an unknown font"),
    "deleted": ("text that was deleted with tracked changes",) * 2,
    "struck": ("text that was struck through",) * 2,
    "hidden": ("hidden text",) * 2,
    "macros": ("macros",) * 2,
}


@dataclass(frozen=True, slots=True)
class Placed:
    """A piece of the file and the offset in the record's text where it begins."""

    start: int
    piece: Piece

    @property
    def end(self) -> int:
        """The offset after the piece's last character."""
        return self.start + len(self.piece.text)


def laid_out(name: str, data: bytes, drafts: Iterable[Draft], notices: Notices) -> tuple[Record, tuple[Placed, ...]]:
    """Return the record that the drafts make, a line break after each, and every piece with its offset, in order.

    Raises:
        ReadError: ``no_text`` where no block holds a letter or a digit.
    """
    found = list(drafts)
    _settle_headings(found)
    layout = _Layout()
    for draft in found:
        layout.add(draft)
    text = "".join(layout.parts)
    if not any(map(str.isalnum, text)):
        raise ReadError(ReadErrorCode.NO_TEXT, NO_TEXT)
    not_read = tuple(
        one if notices.counts[key] == 1 else more.format(notices.counts[key])
        for key, (one, more) in _NOT_READ.items()
        if key in notices.counts
    )
    digest = hashlib.sha256(data).hexdigest()
    return Record(name, "docx", digest, text, tuple(layout.blocks), not_read), tuple(layout.placed)


class _Layout:
    """The text so far, its blocks and pieces, and the headings that stand above the next block."""

    def __init__(self) -> None:
        self.parts: list[str] = []
        self.blocks: list[Block] = []
        self.placed: list[Placed] = []
        self._length = 0
        self._paragraphs = 0
        self._headings: dict[int, str] = {}

    def add(self, draft: Draft) -> None:
        """Add one block and the line break after it."""
        body = draft.part is Part.BODY
        if body and draft.kind is BlockKind.HEADING:
            self._headings = {level: words for level, words in self._headings.items() if level < draft.level}
        section = self._headings[max(self._headings)] if body and self._headings else None
        start = self._length
        bold: list[Span] = []
        cells: list[Span] = []
        for number, pieces in enumerate(draft.cells):
            if number:
                self._write(CELL_SEPARATOR)
            begin = self._length
            self._place(pieces, bold)
            cells.append((begin, self._length))
        end = self._length
        self._write("\n")
        row = draft.kind is BlockKind.ROW
        if body and not row:
            self._paragraphs += 1
        self.blocks.append(
            Block(
                draft.kind,
                start,
                end,
                Place(draft.page, section, draft.table, draft.row, None, None if row or not body else self._paragraphs),
                draft.level,
                tuple(cells) if row else (),
                draft.header,
                tuple(bold),
                draft.part,
            )
        )
        if body and draft.kind is BlockKind.HEADING:
            self._headings[draft.level] = " ".join(draft.text.split())

    def _write(self, text: str) -> None:
        self.parts.append(text)
        self._length += len(text)

    def _place(self, pieces: Pieces, bold: list[Span]) -> None:
        """Place the pieces of one cell or paragraph, and add the ranges of their words that are set in bold."""
        gap = True
        for piece in pieces:
            start = self._length
            text = piece.text
            self._write(text)
            self.placed.append(Placed(start, piece))
            words = text.strip()
            if piece.bold and words:
                begin = start + text.index(words)
                if bold and not gap:
                    bold[-1] = (bold[-1][0], begin + len(words))
                else:
                    bold.append((begin, begin + len(words)))
                gap = False
            elif words or (not piece.bold and "\n" in text):
                gap = True


def _settle_headings(drafts: list[Draft]) -> None:
    """Decide which blocks that look like headings are, and how deep each is.

    A bold item of Word's own numbered list is a heading where something other than such an item follows it. A line in
    bold or capitals that is all there is under a surer heading is its answer ("Level of risk", "MEDIUM"). Only the
    first heading may be the title (level 1).
    """
    body = [draft for draft in drafts if draft.part is Part.BODY]
    for number, draft in enumerate(body):
        after = body[number + 1] if number + 1 < len(body) else None
        before = body[number - 1] if number else None
        if draft.kind is BlockKind.LIST_ITEM and draft.sure == BOLD:
            listed_too = [
                one is not None and one.kind is BlockKind.LIST_ITEM and one.sure == BOLD for one in (before, after)
            ]
            if after is not None and not any(listed_too):
                draft.kind, draft.level = BlockKind.HEADING, 0
        elif draft.kind is BlockKind.HEADING and draft.sure < STYLED and before is not None:
            under = before.kind is BlockKind.HEADING and before.sure > draft.sure
            alone = after is None or (after.kind is BlockKind.HEADING and before.sure <= after.sure)
            words = draft.text
            field = ": " in words or "? " in words
            if (under and alone) or field:
                draft.kind, draft.sure = BlockKind.PARAGRAPH, 0
    _settle_levels([draft for draft in body if draft.kind is BlockKind.HEADING], body)


def _settle_levels(headings: list[Draft], body: list[Draft]) -> None:
    if headings and headings[0].sure < STYLED and headings[0] in body[:3]:
        headings[0].level = 1
    later = headings[1:]
    deeper = any(heading.level == 1 and heading.sure == STYLED for heading in later)
    styled = 1
    for heading in later if headings and headings[0].level == 1 else headings:
        if heading.sure == STYLED:
            heading.level += deeper
            styled = heading.level
        else:
            heading.level = styled + 1
