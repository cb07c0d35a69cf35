"""Walks the elements of an HTML page and says what a reader sees: paragraphs, headings, list items and table rows."""

from __future__ import annotations

import re
from dataclasses import dataclass, field, replace

from lxml import etree

from minutecheck.readers.drafts import Draft, refuse_more_than_enough
from minutecheck.readers.opendocument.styled import Cell, Piece, cell, paragraph, table_rows
from minutecheck.readers.tidy import TICKED, UNTICKED
from minutecheck.record import Part

_UNSEEN = frozenset(
    [
        "script",
        "style",
        "head",
        "template",
        "noscript",
        "svg",
        "math",
        "object",
        "iframe",
        "canvas",
        "audio",
        "video",
        "datalist",
    ]
)
_BOLD = frozenset(("b", "strong", "th"))
_STRUCK = frozenset(("s", "strike", "del"))
_INLINE = frozenset(
    [
        "a",
        "abbr",
        "acronym",
        "b",
        "bdi",
        "bdo",
        "big",
        "cite",
        "code",
        "data",
        "dfn",
        "em",
        "font",
        "i",
        "ins",
        "kbd",
        "label",
        "mark",
        "q",
        "samp",
        "small",
        "span",
        "strong",
        "sub",
        "sup",
        "time",
        "tt",
        "u",
        "var",
        "input",
        "img",
        "select",
        "option",
        "textarea",
        "button",
    ]
)
_HIDDEN_STYLE = re.compile(r"(?:display\s*:\s*none|visibility\s*:\s*hidden|mso-hide\s*:\s*all)", re.IGNORECASE)
_BOLD_STYLE = re.compile(r"font-weight\s*:\s*(?:bold|[6-9]00)", re.IGNORECASE)
_STRUCK_STYLE = re.compile(r"text-decoration[^;]{0,40}line-through", re.IGNORECASE)
_QUOTED_CLASS = re.compile(r"gmail_quote|yahoo_quoted|moz-cite-prefix|divRplyFwdMsg|appendonsend", re.IGNORECASE)
_DEEPEST = 250


@dataclass(slots=True)
class Walk:
    """One walk over a page. ``drafts`` is what it found, ``pictures`` how many pictures it saw."""

    drafts: list[Draft] = field(default_factory=list)
    pictures: int = 0
    tables: int = 0
    _pieces: list[Piece] = field(default_factory=list)
    _heading: int = 0
    _item: int | None = None
    _lists: int = 0
    _part: Part = Part.BODY

    def flush(self) -> None:
        """End the paragraph being read."""
        pieces, self._pieces = self._pieces, []
        refuse_more_than_enough(len(self.drafts))
        if any(words.strip() for words, _ in pieces):
            draft = paragraph(pieces, first=not self.drafts, heading=self._heading, item=self._item)
            self.drafts.append(replace(draft, part=self._part))

    def element(self, node: etree._Element, *, bold: bool = False, depth: int = 0) -> None:
        """Read an element and all in it, but not what follows it."""
        tag = node.tag
        if not isinstance(tag, str) or tag in _UNSEEN or depth > _DEEPEST:
            return
        style = node.get("style") or ""
        if node.get("hidden") is not None or (style and _HIDDEN_STYLE.search(style)):
            return
        if tag in _STRUCK or (style and _STRUCK_STYLE.search(style)):
            return
        bold = bold or tag in _BOLD or (style != "" and _BOLD_STYLE.search(style) is not None)
        if tag in ("br", "hr"):
            self.flush()
        elif tag in ("input", "select", "img"):
            self._control(node, tag, bold)
        elif tag == "table" and self._table(node, bold, depth):
            return
        elif tag in _INLINE:
            self._inside(node, bold, depth)
        else:
            self._block(node, tag, bold, depth)

    def _inside(self, node: etree._Element, bold: bool, depth: int) -> None:
        self._text(node.text, bold)
        for child in node:
            self.element(child, bold=bold, depth=depth + 1)
            self._text(child.tail, bold)

    def _block(self, node: etree._Element, tag: str, bold: bool, depth: int) -> None:
        self.flush()
        before = self._heading, self._item, self._lists, self._part
        if tag in ("h1", "h2", "h3", "h4", "h5", "h6"):
            self._heading = int(tag[1])
        elif tag in ("ul", "ol"):
            self._lists += 1
        elif tag == "li":
            self._item = max(self._lists - 1, 0)
        elif tag == "div" and node.get("title") in ("header", "footer"):
            # LibreOffice writes the running lines of a document so.
            self._part = Part.HEADER if node.get("title") == "header" else Part.FOOTER
        elif tag == "blockquote" or _QUOTED_CLASS.search(f"{node.get('class') or ''} {node.get('id') or ''}"):
            self._part = Part.QUOTED if tag != "blockquote" or node.get("type") == "cite" else self._part
        self._inside(node, bold, depth)
        self.flush()
        self._heading, self._item, self._lists, self._part = before

    def _text(self, text: str | None, bold: bool) -> None:
        if text:
            self._pieces.append((" ".join(text.split("\n")), bold))

    def _control(self, node: etree._Element, tag: str, bold: bool) -> None:
        """Read a picture (counted) or a form control: what it was set to."""
        kind = (node.get("type") or "text").lower()
        if tag == "img":
            self.pictures += 0 if node.get("width") in ("0", "1") else 1
        elif tag == "select":
            chosen = [option for option in node.iter("option") if option.get("selected") is not None]
            for option in chosen:
                self._text(f" {option.text or ''} ", bold)
        elif kind in ("checkbox", "radio"):
            self._text(f" {TICKED if node.get('checked') is not None else UNTICKED} ", bold)
        elif kind in ("text", "date", "email", "tel", "number", "time"):
            self._text(f" {node.get('value') or ''} ", bold)

    def _table(self, node: etree._Element, bold: bool, depth: int) -> bool:
        """Read a table of data as rows and say so; one that only lays the page out is left to be read as text."""
        if next(node.iter("table"), None) is not node or sum(1 for _ in node.iter("table")) > 1:
            return False
        lines = [[part for part in line if part.tag in ("td", "th")] for line in node.iter("tr")]
        if not lines or max(map(len, lines)) < 2:
            return False
        self.flush()
        refuse_more_than_enough(sum(map(len, lines)))
        rows: list[list[Cell]] = []
        for line in lines:
            row: list[Cell] = []
            for part in line:
                inner = Walk(pictures=0)
                inner.element(part, bold=bold and part.tag != "th", depth=depth + 2)
                inner.flush()
                self.pictures += inner.pictures
                row.append(cell(inner.drafts))
            rows.append(row)
        self.tables += 1
        named = len(lines[0]) > 1 and all(part.tag == "th" for part in lines[0])
        self.drafts += [replace(draft, part=self._part) for draft in table_rows(rows, self.tables, named=named)]
        return True
