"""Reads OpenDocument texts (.odt): headings, paragraphs, lists and tables; tracked deletions stay out."""

from __future__ import annotations

from dataclasses import dataclass, field, replace

from lxml import etree

from minutecheck.readers.archive import open_archive
from minutecheck.readers.drafts import Draft, in_part, make_record
from minutecheck.readers.headings import settle
from minutecheck.readers.opendocument.styled import Cell, Piece, cell, paragraph, table_rows
from minutecheck.readers.opendocument.styles import DRAW, OFFICE, STYLE, TABLE, TEXT, Look, looks_of
from minutecheck.record import Part, ReadError, ReadErrorCode, Record

_ENCRYPTED = "This file is locked with a password: open it, save a copy without the password, and give that."
_NOT_A_TEXT = "This OpenDocument file is not a text: save the record as .odt or .docx and try again."
_UNSEEN = frozenset((f"{TEXT}tracked-changes", f"{TEXT}sequence-decls", f"{OFFICE}forms", f"{OFFICE}annotation-end"))
_MOST_CELLS = 64
_DEEPEST = 200
_PARAGRAPHS = (f"{TEXT}p", f"{TEXT}h")


def read_opendocument(data: bytes, name: str) -> Record:
    """Return the record in an OpenDocument text. Headers, footers, notes and comments stand after the body.

    Raises:
        ReadError: ``encrypted``, ``corrupt``, ``too_large``, ``unsupported`` (a spreadsheet) or ``no_text``.
    """
    archive = open_archive(data)
    if "META-INF/manifest.xml" in archive.names and b"encryption-data" in archive.read("META-INF/manifest.xml"):
        raise ReadError(ReadErrorCode.ENCRYPTED, _ENCRYPTED)
    content = archive.xml("content.xml")
    styles = archive.xml("styles.xml") if "styles.xml" in archive.names else etree.Element("none")
    text = content.find(f"{OFFICE}body/{OFFICE}text")
    if text is None:
        raise ReadError(ReadErrorCode.UNSUPPORTED, _NOT_A_TEXT)
    walk = _Walk(looks_of(styles, content), has_pages=next(text.iter(f"{TEXT}soft-page-break"), None) is not None)
    walk.blocks(text)
    body = settle(walk.drafts)
    for part, tag in ((Part.HEADER, "header"), (Part.FOOTER, "footer")):
        for found in styles.iter(f"{STYLE}{tag}"):
            margin = _Walk(walk.looks)
            margin.blocks(found)
            body += in_part(margin.drafts, part)
    pictures = walk.pictures
    not_read = [] if not pictures else ["1 picture" if pictures == 1 else f"{pictures} pictures"]
    return make_record(name, "odt", data, [*body, *walk.apart], not_read)


@dataclass(slots=True)
class _Walk:
    """One walk over a document: ``drafts`` is what stands in it, ``apart`` its notes and comments."""

    looks: dict[str, Look]
    has_pages: bool = False
    drafts: list[Draft] = field(default_factory=list)
    apart: list[Draft] = field(default_factory=list)
    pictures: int = 0
    _page: int = 1
    _tables: int = 0

    def blocks(self, node: etree._Element, item: int | None = None, depth: int = 0) -> None:
        """Read the paragraphs, lists and tables in an element; ``item`` is the depth of the list it is in."""
        if depth > _DEEPEST:
            return
        for child in node:
            tag = child.tag
            if not isinstance(tag, str) or tag in _UNSEEN:
                continue
            if tag in _PARAGRAPHS:
                self._paragraph(child, item, depth)
            elif tag == f"{TEXT}list":
                self.blocks(child, 0 if item is None else item + 1, depth + 1)
            elif tag == f"{TABLE}table":
                self._table(child, depth)
            elif tag == f"{TEXT}soft-page-break":
                self._page += 1
            else:
                self.blocks(child, item, depth + 1)

    def _paragraph(self, node: etree._Element, item: int | None, depth: int) -> None:
        look = self.looks.get(node.get(f"{TEXT}style-name") or "", Look())
        page = self._page if self.has_pages else None
        pieces: list[Piece] = []
        boxes: list[etree._Element] = []
        self._inline(node, pieces, boxes, look.bold or False, look.seen is not False, depth)
        heading = 0
        if node.tag == f"{TEXT}h":
            level = node.get(f"{TEXT}outline-level") or "1"
            heading = min(int(level), 9) if level.isdecimal() and len(level) < 3 else 1
        elif look.title:
            heading = 1
        draft = paragraph(pieces, first=not self.drafts, heading=heading, item=item, page=page)
        if draft.text:
            self.drafts.append(draft)
        for box in boxes:
            self.blocks(box, None, depth + 1)

    def _inline(
        self, node: etree._Element, pieces: list[Piece], boxes: list[etree._Element], bold: bool, seen: bool, depth: int
    ) -> None:
        """Read the words in a paragraph; text boxes are kept for after it, notes and comments apart."""
        if node.text and seen:
            pieces.append((node.text, bold))
        for child in node:
            tag = child.tag if isinstance(child.tag, str) else ""
            if tag == f"{TEXT}span":
                look = self.looks.get(child.get(f"{TEXT}style-name") or "", Look())
                inner = bold if look.bold is None else look.bold
                if depth < _DEEPEST:
                    self._inline(child, pieces, boxes, inner, seen if look.seen is None else look.seen, depth + 1)
            elif tag in (f"{TEXT}s", f"{TEXT}tab", f"{TEXT}line-break"):
                pieces.append(("\n" if tag.endswith("line-break") else " ", bold))
            elif tag == f"{TEXT}soft-page-break":
                self._page += 1
            elif tag in (f"{TEXT}note", f"{OFFICE}annotation"):
                aside = _Walk(self.looks)
                aside.blocks(child, None, depth + 1)
                self.apart += in_part(aside.drafts, Part.NOTE if tag == f"{TEXT}note" else Part.COMMENT)
            elif tag.startswith(DRAW):
                boxes += child.iter(f"{DRAW}text-box")
                self.pictures += sum(1 for _ in child.iter(f"{DRAW}image"))
            elif tag and tag not in _UNSEEN and depth < _DEEPEST:
                self._inline(child, pieces, boxes, bold, seen, depth + 1)
            if child.tail and seen:
                pieces.append((child.tail, bold))

    def _table(self, node: etree._Element, depth: int) -> None:
        """Read a table as rows; the cells of a table within a cell are read as that cell's text."""
        rows: list[list[Cell]] = []
        named = False
        for line in node.iter(f"{TABLE}table-row"):
            if next(line.iterancestors(f"{TABLE}table"), None) is not node:
                continue
            named = named or (not rows and line.getparent().tag == f"{TABLE}table-header-rows")  # type: ignore[union-attr]
            row: list[Cell] = []
            for part in line:
                if part.tag == f"{TABLE}covered-table-cell":
                    row.append(("", ()))
                elif part.tag == f"{TABLE}table-cell":
                    inner = _Walk(self.looks)
                    inner.blocks(part, None, depth + 2)
                    self.pictures += inner.pictures
                    self.apart += inner.apart
                    row.append(cell([_as_text(draft) for draft in inner.drafts]))
            while len(row) > _MOST_CELLS:
                row.pop()
            rows.append(row)
        self._tables += 1
        page = self._page if self.has_pages else None
        self.drafts += table_rows(rows, self._tables, named=named, page=page)


def _as_text(draft: Draft) -> Draft:
    """Return a row of a table within a cell as words."""
    return replace(draft, text=" | ".join(draft.cells)) if draft.cells else draft
