"""Small numbers: counts without percentages, and cells that are too few to show without pointing at somebody.

A cell that is left out could be worked out from its row's or its column's total; so a second one is left out beside it
(complementary suppression, as official statistics do it).
"""

from __future__ import annotations

from collections.abc import Sequence

TOO_FEW = "too few to show"
FEW = 20
"""Below this a share is given as a count alone: one record more or less would move it by five points and over."""


def share_in_words(part: int, whole: int) -> str:
    """Return "12 of 40 (30 %)", or "3 of 7" where the whole is small."""
    if whole < FEW:
        return f"{part} of {whole}"
    return f"{part} of {whole} ({round(100 * part / whole)} %)"


def share_or_few(part: int, whole: int, below: int) -> str:
    """Return a share in words, unless either side of it is from 1 to ``below`` - 1."""
    if 0 < part < below or 0 < whole - part < below:
        return TOO_FEW
    return share_in_words(part, whole)


def count_or_few(count: int, below: int) -> str:
    """Return a count in words, unless it is from 1 to ``below`` - 1."""
    return f"fewer than {below}" if 0 < count < below else str(count)


def hidden_cells(rows: Sequence[Sequence[int]], below: int) -> list[list[bool]]:
    """Return which cells of a table of counts are left out, where the totals of its columns are shown.

    Counts from 1 to ``below`` - 1 are, and as many others as it takes that no row and no column has just one cell left out.
    (Were the totals of rows shown too, a table of very few could still be worked out.)
    """
    hidden = [[0 < count < below for count in row] for row in rows]
    changed = below > 1
    while changed:
        changed = False
        for row in range(len(rows)):
            changed |= _hide_second([(row, column) for column in range(len(rows[row]))], rows, hidden)
        for column in range(len(rows[0]) if rows else 0):
            changed |= _hide_second([(row, column) for row in range(len(rows))], rows, hidden)
    return hidden


def _hide_second(cells: list[tuple[int, int]], rows: Sequence[Sequence[int]], hidden: list[list[bool]]) -> bool:
    """Leave out a second cell of a row or column that has one left out; the smallest that tells anything."""
    if sum(hidden[row][column] for row, column in cells) != 1:
        return False
    others = [
        (rows[row][column] == 0, rows[row][column], row, column) for row, column in cells if not hidden[row][column]
    ]
    if not others:
        return False
    *_, row, column = min(others)
    hidden[row][column] = True
    return True
