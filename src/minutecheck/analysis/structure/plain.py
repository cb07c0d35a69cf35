"""Makes a record of a text that has no file: every line is a block, and no character moves."""

from __future__ import annotations

import re

from minutecheck.record import Block, BlockKind, Place, Record

_BULLET = re.compile(r"\s*(?:[-*•–]|\d{1,2}[.)])\s+")
LONGEST_HEADING = 8
"""Words. A longer line, or one that ends like a sentence, is no heading."""


def record_of_lines(text: str, digest: str, name: str = "text") -> Record:
    """Return the record of a text whose offsets must stay as they are, with a block for each line that has words."""
    blocks: list[Block] = []
    start = 0
    section: str | None = None
    for number, line in enumerate(text.split("\n"), start=1):
        end = start + len(line)
        if line.strip():
            bullet = _BULLET.match(line)
            first = start + (bullet.end() if bullet and bullet.end() < len(line) else 0)
            kind = BlockKind.LIST_ITEM if bullet else BlockKind.HEADING if _is_heading(line) else BlockKind.PARAGRAPH
            section = line.strip() if kind is BlockKind.HEADING else section
            level = (2 if blocks else 1) if kind is BlockKind.HEADING else 0
            blocks.append(Block(kind, first, end, Place(section=section, paragraph=number), level))
        start = end + 1
    return Record(name, "text", digest, text, tuple(blocks))


def _is_heading(line: str) -> bool:
    words = line.strip()
    return (
        len(words.split()) <= LONGEST_HEADING
        and words[-1] not in ".!?,;"
        and ":" not in words.rstrip(":")
        and words[0].isupper()
    )
