"""Finds which of a Word document's words are only proposed: inserted or moved here as a tracked change not yet accepted."""

from __future__ import annotations

from collections.abc import Sequence

from lxml import etree

from minutecheck.readers.word.layout import Placed
from minutecheck.record import Doubt, Doubtful

_GAP = " | "


def proposed_in(root: etree._Element, namespace: str, placed: Sequence[Placed], text: str) -> tuple[Doubtful, ...]:
    """Return the ranges of the record's text that stand in a tracked insertion, in order; neighbours are one range.

    ``root`` is the part that the pieces stand in. A row inserted as a whole counts with all that is in it.
    """
    w = f"{{{namespace}}}"
    inserted: set[etree._Element] = set()
    for change in root.iter(w + "ins", w + "moveTo"):
        parent = change.getparent()
        row = parent.getparent() if parent is not None and parent.tag == w + "trPr" else None
        inserted.update((change if row is None else row).iter())
    ranges: list[tuple[int, int]] = []
    for piece in placed if inserted else ():
        if piece.piece.leaf not in inserted or piece.start == piece.end:
            continue
        if ranges and text[ranges[-1][1] : piece.start].strip(_GAP + "\n") == "":
            ranges[-1] = (ranges[-1][0], piece.end)
        else:
            ranges.append((piece.start, piece.end))
    return tuple(Doubtful(start, end, Doubt.PROPOSED) for start, end in ranges)
