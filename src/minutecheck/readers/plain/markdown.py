"""Reads Markdown: headings, lists, bar tables and bold type; the paragraphs as in any plain text."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import replace

from minutecheck.readers.drafts import CELL_SEPARATOR, Draft, refuse_more_than_enough
from minutecheck.readers.headings import is_bold_heading, is_surely, settle
from minutecheck.readers.plain.blocks import drafts_of
from minutecheck.readers.plain.inline import plain
from minutecheck.readers.plain.tables import is_column_name
from minutecheck.record import BlockKind, Span

_HEADING = re.compile(r" {0,3}(#{1,6})[ \t]+(.*)")
_CLOSING_HASHES = re.compile(r"[ \t]#{1,6}[ \t]*$")
_SEPARATOR = re.compile(r"[ \t]*\|?[ \t]*:?-{3,}:?[ \t]*(?:\|[ \t]*:?-+:?[ \t]*)*\|?[ \t]*")
_FENCE = re.compile(r" {0,3}(?:```|~~~)")
_QUOTE = re.compile(r" {0,3}(?:> ?)+")
_CELL_BAR = re.compile(r"(?<!\\)\|")
_TABLE = -1
_LONGEST_ROW = 20_000
_PICTURE = re.compile(r"!\[[^\[\]\n]{0,300}\]\(")
_BOLD = re.compile(r"\*\*[^\s*][^*\n]{0,300}\*\*")


def is_markdown(text: str) -> bool:
    """Say whether a text without a telling name is Markdown: it has # headings, a bar table or words in ``**``."""
    sample = text[:200_000]
    lines = sample.split("\n")
    if any(_HEADING.fullmatch(line) or (len(line) < 2_000 and "|" in line and _is_separator(line)) for line in lines):
        return True
    return len(_BOLD.findall(sample)) > 1


def markdown_blocks(text: str) -> tuple[list[Draft], list[str]]:
    """Return the blocks of a Markdown text, and what of it could not be read."""
    pictures = len(_PICTURE.findall(text)) if "![" in text else 0
    text = _without_comments(text)
    drafts: list[Draft] = []
    table = 0
    for heading, lines in _stretches(text.replace("\f", "\n\n").split("\n")):
        refuse_more_than_enough(len(drafts))
        if heading > 0:
            drafts.append(_marked(Draft(BlockKind.HEADING, lines[0], level=heading)))
        elif heading == _TABLE:
            table += 1
            drafts += _table(lines, table)
        else:
            found = [
                _marked(draft, first=not drafts and not at)
                for at, draft in enumerate(drafts_of(lines, first=not drafts))
            ]
            drafts += [
                replace(draft, table=-1 - len(drafts) - (draft.table or 0)) if draft.table else draft for draft in found
            ]
    not_read = [] if not pictures else ["1 picture" if pictures == 1 else f"{pictures} pictures"]
    return settle(drafts), not_read


def _stretches(lines: Sequence[str]) -> Iterator[tuple[int, list[str]]]:
    """Cut the lines into headings (level, the one line), tables (-1) and other stretches (0)."""
    waiting: list[str] = []
    at = 0
    while at < len(lines):
        line = lines[at]
        heading = _HEADING.fullmatch(line)
        if heading:
            yield 0, waiting
            waiting = []
            yield len(heading[1]), [_CLOSING_HASHES.sub("", heading[2])]
        elif "|" in line and len(line) < _LONGEST_ROW and at + 1 < len(lines) and _is_separator(lines[at + 1]):
            yield 0, waiting
            waiting = []
            end = at + 1
            while end < len(lines) and "|" in lines[end] and len(lines[end]) < _LONGEST_ROW:
                end += 1
            yield _TABLE, [lines[at], *lines[at + 2 : end]]
            at = end
            continue
        elif not _FENCE.match(line):
            quoted = _QUOTE.match(line)
            waiting.append(line[quoted.end() :] if quoted else line)
            if line.endswith(("\\", "  ")) and line.strip(" \\"):
                waiting[-1] = waiting[-1].rstrip("\\ ")
                # Two spaces or a backslash at the end break the line: what follows is a paragraph of its own.
                waiting.append("")
        at += 1
    yield 0, waiting


def _is_separator(line: str) -> bool:
    return len(line) < 2_000 and _SEPARATOR.fullmatch(line) is not None


def _without_comments(text: str) -> str:
    """Return a text without what stands between ``<!--`` and ``-->``."""
    pieces: list[str] = []
    at = 0
    while (start := text.find("<!--", at)) >= 0 and (end := text.find("-->", start)) >= 0:
        pieces.append(text[at:start])
        at = end + 3
    return "".join([*pieces, text[at:]])


def _table(lines: Sequence[str], table: int) -> list[Draft]:
    """Return the rows of a bar table; its first line holds the names of the columns and goes where it is empty."""
    drafts: list[Draft] = []
    for number, line in enumerate(lines):
        line = line.strip()
        line = line[1:] if line.startswith("|") else line
        line = line[:-1] if line.endswith("|") and not line.endswith("\\|") else line
        cells: list[str] = []
        bold: list[Span] = []
        at = 0
        for cell in _CELL_BAR.split(line):
            words, strong = plain(cell.strip())
            bold += [(at + first, at + last) for first, last in strong]
            cells.append(words)
            at += len(words) + len(CELL_SEPARATOR)
        # Markdown has no table without a first row of names; where a form has none, an answer stands there.
        header = number == 0 and all(is_column_name(cell) for cell in cells if cell)
        drafts.append(Draft(BlockKind.ROW, bold=tuple(bold), cells=tuple(cells), header=header, table=table))
    return [draft for draft in drafts if any(cell.strip() for cell in draft.cells)]


def _marked(draft: Draft, *, first: bool = False) -> Draft:
    """Return a draft with its marks read; a short paragraph in bold throughout is a heading.

    ``first`` for the first block of the record.
    """
    if draft.kind is BlockKind.ROW:
        return replace(draft, cells=tuple(plain(cell)[0] for cell in draft.cells))
    text, bold = plain(draft.text)
    draft = replace(draft, text=text, bold=bold)
    if draft.kind is not BlockKind.PARAGRAPH or not text:
        return draft
    whole = bold == ((0, len(text)),)
    if (whole and is_bold_heading(text, first=first)) or (bold and is_surely(text, first=first)):
        return replace(draft, kind=BlockKind.HEADING, level=2, maybe_heading=False)
    return draft
