"""Turns the lines of a plain text into blocks; for text files, Markdown, email and rich text."""

from __future__ import annotations

import re
from collections.abc import Sequence

from minutecheck.readers.drafts import Draft, refuse_more_than_enough, row
from minutecheck.readers.headings import is_capitals, is_known, is_lead_in, is_perhaps, is_surely, settle
from minutecheck.readers.plain.lines import continues, wrap_width
from minutecheck.readers.plain.markers import bullet, number, rejoined
from minutecheck.readers.plain.tables import has_header, table_at
from minutecheck.record import BlockKind

_UNDERLINE = re.compile(r"[ \t]*([=\-_~*])\1{2,}[ \t]*")


def blocks_of(text: str) -> list[Draft]:
    """Return the blocks of a text whose line breaks are line feeds and whose characters are tidy."""
    return settle(drafts_of(text.replace("\f", "\n\n").split("\n")))


def drafts_of(lines: Sequence[str], *, first: bool = True) -> list[Draft]:
    """Return the blocks of some lines, in order, with what may be a heading not yet decided (see ``settle``).

    ``first`` where they are the first of the record, so that a title may stand among them.
    """
    lines = [line.rstrip() for line in lines]
    width = wrap_width(lines)
    shouting = _is_mostly_capitals(lines)
    drafts: list[Draft] = []
    at = tables = 0
    while at < len(lines):
        refuse_more_than_enough(len(drafts))
        if not lines[at] or _UNDERLINE.fullmatch(lines[at]):
            at += 1
            continue
        table = table_at(lines, at)
        if table is not None:
            rows, at = table
            refuse_more_than_enough(len(drafts) + len(rows))
            tables += 1
            named = has_header(rows)
            drafts += [row(cells, tables, header=named and not number_) for number_, cells in enumerate(rows)]
            continue
        end = at + 1
        while end < len(lines) and lines[end] and not _UNDERLINE.fullmatch(lines[end]):
            if not continues(lines[end - 1], lines[end], width) or _begins_table(lines, end):
                break
            end += 1
        drafts.append(_block(lines, at, end, first=first and not drafts, shouting=shouting))
        at = end
    return drafts


def _block(lines: Sequence[str], start: int, end: int, *, first: bool, shouting: bool) -> Draft:
    """Return the block that lines ``start`` to ``end`` make."""
    words = rejoined(lines[start:end])
    marked = bullet(lines[start])
    level = (len(lines[start]) - len(lines[start].lstrip(" \t"))) // 2
    if marked is not None:
        return Draft(BlockKind.LIST_ITEM, bullet(words) or words, level=min(level, 8))
    listed = number(words)
    if end - start == 1:
        underlined = end < len(lines) and _UNDERLINE.fullmatch(lines[end]) is not None
        shouted = shouting and is_capitals(words) and not is_lead_in(words)
        if (underlined and len(words) <= 120) or (is_surely(words, first=first) and not shouted):
            return Draft(BlockKind.HEADING, words, level=2)
        opens = start == 0 or not lines[start - 1]
        alone = opens and (end == len(lines) or not lines[end] or is_known(words))
        if alone and is_perhaps(words, first=first):
            return Draft(BlockKind.PARAGRAPH, words, maybe_heading=True, numbered=listed is not None)
    if listed is not None:
        return Draft(BlockKind.LIST_ITEM, listed, level=min(level, 8), numbered=True)
    return Draft(BlockKind.PARAGRAPH, words)


def _begins_table(lines: Sequence[str], at: int) -> bool:
    """Say whether a table begins at a line; only one with a gap or a bar in it can."""
    line = lines[at]
    return ("|" in line or "\t" in line.strip() or "   " in line.strip()) and table_at(lines, at) is not None


def _is_mostly_capitals(lines: Sequence[str]) -> bool:
    """Say whether a text is written in capitals throughout, so that capitals mean nothing."""
    written = [line for line in lines[:2_000] if any(map(str.isalpha, line))]
    return bool(written) and sum(line == line.upper() for line in written) * 2 > len(written)
