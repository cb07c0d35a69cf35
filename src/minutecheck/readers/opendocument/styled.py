"""Makes blocks of paragraphs whose format says what is bold: HTML, rich text, OpenDocument."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import replace

from minutecheck.readers.drafts import CELL_SEPARATOR, Draft
from minutecheck.readers.headings import is_bold_heading, is_perhaps, is_surely
from minutecheck.readers.plain.markers import bullet, number
from minutecheck.readers.plain.tables import has_header
from minutecheck.readers.tidy import tidy
from minutecheck.record import BlockKind, Span

Piece = tuple[str, bool]
"""Some words and whether they are bold."""

Cell = tuple[str, tuple[Span, ...]]
"""A cell's text and the ranges of it in bold type."""


def gather(pieces: Iterable[Piece]) -> tuple[str, tuple[Span, ...]]:
    """Join pieces into one tidy text, one space between words, and return it with the ranges of it in bold type."""
    made: list[str] = []
    bold: list[Span] = []
    at = 0
    open_end = True
    for words, strong in pieces:
        text = tidy(words)
        for part in text.splitlines(keepends=True):
            line = " ".join(part.split())
            lead = " " if line and part[:1].isspace() and not open_end else ""
            body = lead + line
            if line and strong:
                start = at + len(lead)
                if bold and bold[-1][1] >= start - 1:
                    bold[-1] = (bold[-1][0], at + len(body))
                else:
                    bold.append((start, at + len(body)))
            made.append(body)
            at += len(body)
            open_end = open_end and not line
            if part[-1:].isspace() and not open_end:
                made.append(" ")
                at += 1
                open_end = True
    whole = "".join(made).rstrip()
    return whole, tuple((first, min(last, len(whole))) for first, last in bold if first < len(whole))


def paragraph(
    pieces: Iterable[Piece],
    *,
    first: bool,
    heading: int = 0,
    item: int | None = None,
    page: int | None = None,
) -> Draft:
    """Return the block of a paragraph.

    ``heading`` is its depth where the format says that it is a heading, ``item`` its depth where it is a list item.
    Without either, bold type, capitals and the words decide; see ``settle`` for what may be a heading.
    """
    text, bold = gather(pieces)
    made = Draft(BlockKind.PARAGRAPH, text, bold=bold, page=page)
    if not text:
        return made
    if heading:
        return replace(made, kind=BlockKind.HEADING, level=heading)
    if item is not None:
        return _item(made, bullet(text) or text, item)
    rest = bullet(text)
    if rest is not None:
        return _item(made, rest, 0)
    if (bold == ((0, len(text)),) and is_bold_heading(text, first=first)) or is_surely(text, first=first):
        return replace(made, kind=BlockKind.HEADING, level=2)
    listed = number(text)
    if is_perhaps(text, first=first):
        return replace(made, maybe_heading=True, numbered=listed is not None)
    return replace(_item(made, listed, 0), numbered=True) if listed is not None else made


def _item(draft: Draft, rest: str, level: int) -> Draft:
    """Return a draft as a list item without the mark before ``rest``."""
    cut = len(draft.text) - len(rest)
    bold = tuple((max(first - cut, 0), last - cut) for first, last in draft.bold if last > cut)
    return replace(draft, kind=BlockKind.LIST_ITEM, text=rest, bold=bold, level=level)


def cell(drafts: Sequence[Draft]) -> Cell:
    """Return the text of a table cell, a line break between its paragraphs, and the ranges of it in bold type."""
    pieces: list[str] = []
    bold: list[Span] = []
    at = 0
    for draft in drafts:
        if draft.text:
            bold += [(at + first, at + last) for first, last in draft.bold]
            pieces.append(draft.text)
            at += len(draft.text) + 1
    return "\n".join(pieces), tuple(bold)


def table_rows(
    rows: Sequence[Sequence[Cell]], table: int, *, named: bool = False, page: int | None = None
) -> list[Draft]:
    """Return the rows of a table as blocks; ``named`` where the format says that the first row names the columns."""
    texts = [[text for text, _ in cells] for cells in rows]
    header = named or has_header(texts)
    made: list[Draft] = []
    for number_, cells in enumerate(rows):
        bold: list[Span] = []
        at = 0
        for text, ranges in cells:
            bold += [(at + first, at + last) for first, last in ranges]
            at += len(text) + len(CELL_SEPARATOR)
        first = header and number_ == 0
        words = tuple(texts[number_])
        made.append(Draft(BlockKind.ROW, cells=words, bold=tuple(bold), header=first, table=table, page=page))
    return made
