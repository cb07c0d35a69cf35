"""Walks a part of a Word document from block to block: paragraphs, tables, content controls, text boxes."""

from __future__ import annotations

from collections.abc import Iterator

from lxml import etree

from minutecheck.readers.columns import is_header_row
from minutecheck.readers.word.controls import choice_of
from minutecheck.readers.word.names import code_of, is_on
from minutecheck.readers.word.paragraphs import facts_of
from minutecheck.readers.word.pieces import Draft, Notices, Piece, Pieces, text_of
from minutecheck.readers.word.runs import RunWalker
from minutecheck.readers.word.shape import all_bold, shaped
from minutecheck.readers.word.styles import Styles
from minutecheck.record import BlockKind, Part


class BlockWalker(RunWalker):
    """Gathers the draft blocks of one part of a document, in reading order."""

    def __init__(self, styles: Styles, namespace: str, notices: Notices, *, rendered: bool, paged: bool) -> None:
        super().__init__(styles, namespace, notices, rendered=rendered)
        self.paged = paged
        self._drafts: list[Draft] = []
        self._tables = 0
        self._cells = 0
        self._carried: Pieces = []
        self._val, self._tcpr, self._vmerge = self.w + "val", self.w + "tcPr", self.w + "vMerge"

    def drafts_of(self, root: etree._Element, part: Part) -> list[Draft]:
        """Return the blocks under ``root``, all marked as of ``part``; blocks without text are left out."""
        self._drafts = []
        self._blocks(root)
        for draft in self._drafts:
            draft.part = part
        return self._drafts

    def _blocks(self, parent: etree._Element) -> None:
        for child in parent:
            code = code_of(child)
            if code == "p":
                self._paragraph(child)
            elif code == "tbl":
                self._table(child)
            elif code == "sdt":
                if (content := self.open_control(child)) is not None:
                    self._blocks(content)
                self._box = None
            elif code == "AlternateContent":
                if (branch := choice_of(child)) is not None:
                    self._blocks(branch)
            elif code in ("del", "moveFrom"):
                self._left_out(child, "deleted")
            elif code in ("altChunk", "subDoc"):
                self.notices.add("document")
            elif code == "mathText":
                self._add(shaped([Piece(child.text or "", None)]))
            elif code not in ("skip", "r", "sectPr"):
                self._blocks(child)
        if self._carried:
            self._add(shaped(self._carried))
            self._carried = []

    def _paragraph(self, paragraph: etree._Element) -> None:
        facts = facts_of(paragraph, self.styles, self.namespace)
        if facts.new_page and not self.rendered:
            self.page += 1
        pieces = self.pieces_of(paragraph, facts.style)
        page = self.first_page
        if self._carried:
            pieces = self._carried + pieces
            self._carried = []
        boxes, self.boxes = self.boxes, []
        if facts.joined and pieces:
            self._carried = pieces
        else:
            in_cell = self._cells > 0
            draft = shaped(pieces, facts.heading, listed=facts.listed, level=facts.level, in_cell=in_cell)
            self._add(draft, page)
        for box in boxes:
            self._blocks(box)

    def _add(self, draft: Draft, page: int | None = None) -> None:
        if draft.cells[0]:
            draft.page = page if self.paged else None
            self._drafts.append(draft)

    def _table(self, table: etree._Element) -> None:
        self._tables += 1
        number = self._tables
        rows: list[Draft] = []
        kept, self._drafts = self._drafts, []
        for count, row in enumerate(self._children(table, "tr"), start=1):
            draft, nested = self._row(row)
            draft.table, draft.row = number, count
            if text_of(piece for cell in draft.cells for piece in cell).strip():
                rows.append(draft)
            rows += nested
        self._drafts = kept
        own = [row for row in rows if row.table == number]
        _name_columns(own)
        self._drafts += rows

    def _row(self, row: etree._Element) -> tuple[Draft, list[Draft]]:
        """Return a table row, one list of pieces for each cell, and the rows of the tables nested in it."""
        w = self.w
        cells: list[Pieces] = []
        nested: list[Draft] = []
        properties = row.find(w + "trPr")
        header = False
        if properties is not None:
            if properties.find(w + "del") is not None:
                self._left_out(row, "deleted")
                return Draft(BlockKind.ROW, []), nested
            header = bool(is_on(properties.find(w + "tblHeader"), self.namespace))
            before = properties.find(w + "gridBefore")
            if before is not None and (before.get(w + "val") or "0") != "0":
                cells.append([])
        page: int | None = None
        for cell in self._children(row, "tc"):
            pieces: Pieces = []
            if not self._continued(cell):
                self._drafts = []
                self._cells += 1
                self._blocks(cell)
                self._cells -= 1
                for draft in self._drafts:
                    if draft.kind is BlockKind.ROW:
                        nested.append(draft)
                        continue
                    pieces += [Piece("\n", None), *draft.cells[0]] if pieces else draft.cells[0]
                    page = page or draft.page
            cells.append(pieces)
        return Draft(BlockKind.ROW, cells, header=header, page=page), nested

    def _continued(self, cell: etree._Element) -> bool:
        """Whether a cell only carries on the one above it (a vertical merge)."""
        if not len(cell) or cell[0].tag != self._tcpr:
            return False
        merge = next(cell[0].iterchildren(self._vmerge), None)
        return merge is not None and merge.get(self._val) != "restart"

    def _children(self, parent: etree._Element, wanted: str) -> Iterator[etree._Element]:
        """Yield the rows of a table or the cells of a row, also those inside content controls and other wrappers.

        A cell that holds only a control's unanswered prompt is yielded empty, so that the columns stay in step.
        """
        for child in parent:
            code = code_of(child)
            if code == wanted:
                yield child
            elif code == "sdt":
                if (content := self.open_control(child)) is not None:
                    yield from self._children(content, wanted)
                elif wanted == "tc":
                    yield etree.Element(self.w + "tc")
                self._box = None
            elif code == "AlternateContent":
                if (branch := choice_of(child)) is not None:
                    yield from self._children(branch, wanted)
            elif code in ("del", "moveFrom"):
                self._left_out(child, "deleted")
            elif code not in ("skip", "p", "tbl", "tr", "tc"):
                yield from self._children(child, wanted)


def _name_columns(rows: list[Draft]) -> None:
    """Mark the first row as column names where it looks so; rows of a single cell above it are titles.

    A row that repeats as a heading in Word is not one if it holds tick boxes or is all there is of the table.
    """
    for row in rows:
        row.header = row.header and len(rows) > 1 and not any(sign in row.text for sign in "☒☐")
    if any(row.header for row in rows):
        return
    for row in rows[:2]:
        filled = [cell for cell in row.cells if cell]
        if len(filled) == 1:
            continue
        if len(rows) > 1 and row is not rows[-1]:
            row.header = is_header_row([text_of(cell) for cell in row.cells], bold=all(map(all_bold, filled)))
        return
