"""Says what a paragraph is on the page, heading, list item or plain, from its style, its type and its first sign."""

from __future__ import annotations

import re

from minutecheck.readers.headings import MOST_WORDS, is_capitals
from minutecheck.readers.plain.markers import bullet, number
from minutecheck.readers.word.glyphs import TICKED, UNTICKED
from minutecheck.readers.word.pieces import Draft, Piece, Pieces, grouped, sliced, text_of, trimmed
from minutecheck.record import BlockKind

_TYPED_BOX = re.compile(r"\[ ?(?P<tick>[xX☒]?) {0,2}\](?!\()")
STYLED, BOLD, CAPITALS = 3, 2, 1
"""How sure a heading is: by its style, by bold type, by capitals alone."""


def shaped(pieces: Pieces, heading: int = 0, *, listed: bool = False, level: int = 0, in_cell: bool = False) -> Draft:
    """Return a paragraph as a draft block, trimmed, with its bullet or list number taken off.

    ``heading`` is the depth that its style or outline gives (0 for none); ``listed`` and ``level`` say that Word itself
    numbers or bullets it. A paragraph ``in_cell`` is part of a row and never a heading. An unstyled heading has
    ``level`` 0 and its ``sure`` below :data:`STYLED`.
    """
    whole = text_of(pieces)
    text = whole.strip()
    if not text:
        return Draft(BlockKind.PARAGRAPH, [[]])
    if len(text) < len(whole):
        begin = whole.find(text)
        pieces = sliced(pieces, begin, begin + len(text))
    if "[" in text:
        pieces = with_ticks(pieces)
        text = text_of(pieces)
    if heading and not in_cell:
        return Draft(BlockKind.HEADING, [pieces], heading, STYLED)
    rest = bullet(text)
    if rest is None and not listed and not all_bold(pieces):
        rest = number(text)
    if rest is not None:
        pieces, listed = trimmed(sliced(pieces, len(text) - len(rest), len(text))), True
        text = text_of(pieces)
    if in_cell:
        return Draft(BlockKind.PARAGRAPH, [pieces])
    sure = _heading_like(text, pieces, listed)
    if listed:
        maybe = sure == BOLD and rest is None and level == 0 and len(text.split()) <= 8
        return Draft(BlockKind.LIST_ITEM, [pieces], level, BOLD if maybe else 0)
    return Draft(BlockKind.HEADING if sure else BlockKind.PARAGRAPH, [pieces], 0, sure)


def with_ticks(pieces: Pieces) -> Pieces:
    """Return the pieces with boxes typed by hand, ``[x]`` and ``[ ]``, as ☒ and ☐."""
    text = text_of(pieces)
    found = list(_TYPED_BOX.finditer(text))
    groups = grouped(pieces, [edge for box in found for edge in box.span()])
    done: Pieces = []
    for place, group in enumerate(groups):
        if place % 2:
            first, last = group[0], group[-1]
            sign = TICKED if found[place // 2]["tick"] else UNTICKED
            done.append(Piece(sign, first.leaf, -1, first.bold, last.leaf, (first, last)))
        else:
            done += group
    return done


def all_bold(pieces: Pieces) -> bool:
    """Whether every word of the pieces is set in bold."""
    return all(piece.bold for piece in pieces if piece.text.strip())


def _heading_like(text: str, pieces: Pieces, listed: bool) -> int:
    """Return how sure a paragraph without a heading's style is one; 0 where it is not.

    Tick boxes, tabs and line breaks make it a field; so do words after a colon, unless nothing stands before it.
    """
    if len(text.split()) >= MOST_WORDS or text[-1] in ".;,!" or any(sign in text for sign in "☒☐\t\n|"):
        return 0
    if all_bold(pieces):
        return BOLD
    return CAPITALS if not listed and is_capitals(text) and sum(map(str.isalpha, text)) >= 5 else 0
