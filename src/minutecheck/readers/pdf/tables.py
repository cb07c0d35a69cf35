"""Reads the tables of a PDF page: those with ruled lines, and those that only stand in columns."""

from __future__ import annotations

import re
from bisect import bisect_right
from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass
from itertools import pairwise

from minutecheck.readers.drafts import CELL_SEPARATOR, Draft
from minutecheck.readers.pdf.grid import Grid
from minutecheck.readers.pdf.lines import Run, lines_of, runs_of
from minutecheck.readers.pdf.paragraphs import Measure, paragraphs_of, text_of
from minutecheck.readers.pdf.words import Word
from minutecheck.readers.plain.markers import BULLET_GLYPHS, bullet
from minutecheck.readers.plain.tables import has_header
from minutecheck.record import BlockKind, Span

_NEAR = 4.0
_MARK = re.compile(rf"[{BULLET_GLYPHS}*–—o-]|\(?(?:\d{{1,2}}|[a-z]|[ivx]{{1,4}})(?:\.\d{{1,2}})*[.)]?")

Cell = tuple[str, tuple[Span, ...]]
"""A cell's text and the ranges of it in bold type."""


@dataclass(frozen=True, slots=True)
class Table:
    """A table on one page: its rows, the heights of its top and bottom, and where its columns begin, all in points."""

    rows: tuple[tuple[Cell, ...], ...]
    top: float
    bottom: float
    columns: tuple[float, ...]

    def drafts(self, number: int, page: int, *, named: bool) -> list[Draft]:
        """Return its rows as blocks of table ``number``; ``named`` where its first row may be column names."""
        texts = [[text for text, _ in cells] for cells in self.rows]
        header = named and has_header(texts, bold=_all_bold(self.rows))
        return [row_of(cells, number, page, header=header and at == 0) for at, cells in enumerate(self.rows)]


def row_of(cells: Sequence[Cell], number: int, page: int, *, header: bool = False) -> Draft:
    """Return the block of one row of table ``number``."""
    bold: list[Span] = []
    at = 0
    for text, ranges in cells:
        bold += [(at + first, at + last) for first, last in ranges]
        at += len(text) + len(CELL_SEPARATOR)
    texts = tuple(text for text, _ in cells)
    return Draft(BlockKind.ROW, cells=texts, bold=tuple(bold), table=number, page=page, header=header)


def _all_bold(rows: Sequence[Sequence[Cell]]) -> bool:
    """Say whether the first row is bold throughout and the second is not."""

    def bold(cells: Sequence[Cell]) -> bool:
        return len(cells) > 1 and all(not text or ranges == ((0, len(text)),) for text, ranges in cells)

    return len(rows) > 1 and bold(rows[0]) and not bold(rows[1])


def ruled_table(grid: Grid, words: Sequence[Word], measure: Measure) -> Table | None:
    """Return the table of a grid, given the words that stand in it; ``None`` where there are none."""
    if not words:
        return None
    held: dict[tuple[int, int], list[Word]] = {}
    for word in words:
        row, wall = grid.cell((word.x0 + word.x1) / 2, word.y + 0.3 * word.size)
        # A cell without a line above it is the lower part of the cell there: a merged one.
        while row > 0 and wall not in grid.floors[row] and wall in grid.walls[row - 1][:-1]:
            row -= 1
        held.setdefault((row, wall), []).append(word)
    rows: list[tuple[Cell, ...]] = []
    for row, walls in enumerate(grid.walls):
        cells = [_cell(held.get((row, left), ()), measure, grid.xs[right] - _NEAR) for left, right in pairwise(walls)]
        if any(text for text, _ in cells):
            rows.append(tuple(cells))
    return Table(tuple(rows), grid.ys[0], grid.ys[-1], grid.xs[:-1])


def _cell(words: Sequence[Word], measure: Measure, right: float) -> Cell:
    """Return the text of a cell, a line break between its paragraphs; ``right`` is where its lines must end."""
    if not words:
        return "", ()
    reach = max(word.x1 for word in words)
    paragraphs = paragraphs_of(lines_of(runs_of(words)), measure, 0, min(right, reach) if reach > right - 40 else right)
    pieces: list[str] = []
    bold: list[Span] = []
    at = 0
    for paragraph in paragraphs:
        text, ranges = text_of(paragraph, measure)
        rest = bullet(text)
        cut = len(text) - len(rest) if rest else 0
        bold += [(at + max(first - cut, 0), at + last - cut) for first, last in ranges if last > cut]
        pieces.append(text[cut:])
        at += len(text) - cut + 1
    return "\n".join(pieces), tuple(bold)


def open_tables(runs: Sequence[Run], measure: Measure, rules: Sequence[float] = ()) -> tuple[list[Table], list[Run]]:
    """Return the tables that stand in columns without lines around them, and the runs that are in none.

    Columns are runs that begin at the same places on at least two lines. Text in newspaper columns is no table: the
    file has one whole column before the next, where a table's cells take turns. ``rules`` are the heights of lines
    drawn along the page: a row ends there.
    """
    runs, bands = _cut(runs, _bands(runs))
    taken: set[int] = set()
    tables: list[Table] = []
    for top, bottom in _stretches(runs, bands):
        columns = _columns(runs, [band for band in bands if bottom <= runs[band[0]].y <= top])
        inside = [number for number, run in enumerate(runs) if bottom - 1 <= run.y <= top + 1 and number not in taken]
        found = _open_table([runs[number] for number in inside], columns, measure, rules)
        if found is not None:
            table, used = found
            taken.update(inside[number] for number in used)
            tables.append(table)
    return tables, [run for number, run in enumerate(runs) if number not in taken]


def _bands(runs: Sequence[Run]) -> list[list[int]]:
    """Return the runs that stand on one base line, from the top of the page down, each band from left to right."""
    bands: list[list[int]] = []
    for number in sorted(range(len(runs)), key=lambda at: (-runs[at].y, at)):
        if bands and abs(runs[bands[-1][0]].y - runs[number].y) <= 0.3 * runs[number].size:
            bands[-1].append(number)
        else:
            bands.append([number])
    return [sorted(band, key=lambda at: runs[at].x0) for band in bands]


def _cut(runs: Sequence[Run], bands: Sequence[list[int]]) -> tuple[Sequence[Run], Sequence[list[int]]]:
    """Cut runs that go from one cell into the next, where a column begins a little farther on than a space is wide."""
    seen: Counter[int] = Counter(round(runs[number].x0) for band in bands if _is_split(runs, band) for number in band)
    columns = {column + near for column, times in seen.items() if times > 1 for near in (-1, 0, 1)}
    if not columns:
        return runs, bands
    made: list[Run] = []
    for run in runs:
        start = 0
        if round(run.x0) in columns:
            for at in range(1, len(run.words)):
                gap = run.words[at].x0 - run.words[at - 1].x1
                if gap > 0.33 * run.size and round(run.words[at].x0) in columns:
                    made.append(Run(run.words[start:at]))
                    start = at
        made.append(Run(run.words[start:]) if start else run)
    return (runs, bands) if len(made) == len(runs) else (made, _bands(made))


def _is_split(runs: Sequence[Run], band: Sequence[int]) -> bool:
    """Say whether a line has cells: two runs or more, the first not a bullet or number before a single other."""
    return len(band) > 2 or (len(band) == 2 and not _MARK.fullmatch(runs[band[0]].text))


def _stretches(runs: Sequence[Run], bands: Sequence[list[int]]) -> list[tuple[float, float]]:
    """Return the heights, top and bottom, between which lines with cells in the same columns follow one another.

    A line of text that runs across the columns ends a stretch.
    """
    found: list[tuple[float, float]] = []
    columns: list[float] = []
    is_open = False
    for band in bands:
        y = runs[band[0]].y
        lefts = [runs[number].x0 for number in band]
        if not _is_split(runs, band):
            if is_open and lefts[0] < columns[1] - _NEAR and runs[band[0]].x1 > columns[1] + 2:
                is_open = False
                found[-1] = (found[-1][0], y + 1)
        elif is_open and _shares(lefts, columns):
            columns = sorted([*columns, *(left for left in lefts if not _is_among(left, columns))])
        else:
            if is_open:
                found[-1] = (found[-1][0], y + 1)
            found.append((y, float("-inf")))
            columns = sorted(lefts)
            is_open = True
    return found


def _is_among(x: float, columns: Sequence[float]) -> bool:
    return any(abs(x - column) <= _NEAR for column in columns)


def _shares(lefts: Sequence[float], columns: Sequence[float]) -> bool:
    return sum(_is_among(left, columns) for left in lefts) >= min(2, len(columns))


def _columns(runs: Sequence[Run], bands: Sequence[Sequence[int]]) -> list[float]:
    """Return where columns begin: places at which two or more of the lines with cells have a run."""
    seen: Counter[float] = Counter()
    for band in bands:
        if _is_split(runs, band):
            for number in band:
                near = next((column for column in seen if abs(column - runs[number].x0) <= _NEAR), runs[number].x0)
                seen[near] += 1
    return sorted(column for column, times in seen.items() if times > 1)


def _open_table(
    runs: Sequence[Run], columns: Sequence[float], measure: Measure, rules: Sequence[float]
) -> tuple[Table, list[int]] | None:
    """Return the table that runs make in given columns, if they do, and the numbers of the runs in it."""
    if not 2 <= len(columns) <= 12:
        return None
    rows: list[dict[int, list[int]]] = []
    column, y = len(columns), float("inf")
    for number, run in enumerate(runs):
        place = bisect_right(columns, run.x0 + _NEAR) - 1
        fits = place >= 0 and abs(columns[place] - run.x0) <= _NEAR
        if not fits or (place + 1 < len(columns) and run.x1 > columns[place + 1] + 2):
            if rows and run.y < y:
                break
            continue
        step = y - run.y
        if place < column or (place == column and step > 1.5 * measure.leading and place == 0):
            rows.append({})
        rows[-1].setdefault(place, []).append(number)
        column, y = place, run.y
    rows = _rejoined(rows, runs, measure, rules)
    while rows and len(rows[-1]) == 1 and 0 in rows[-1]:
        rows.pop()
    while rows and len(rows[0]) == 1:
        rows.pop(0)
    if sum(len(row) > 1 for row in rows) < 2:
        return None
    firsts = [runs[row[0][0]].text for row in rows if 0 in row]
    if all(_MARK.fullmatch(text) for text in firsts):
        return None
    used = [number for row in rows for numbers in row.values() for number in numbers]
    right = max(runs[number].x1 for number in used)
    edges = [*columns[1:], right + _NEAR]
    cells = tuple(
        tuple(
            _cell([word for number in row.get(place, ()) for word in runs[number].words], measure, edges[place] - _NEAR)
            for place in range(len(columns))
        )
        for row in rows
    )
    heights = [runs[number].y for number in used]
    return Table(cells, max(heights) + measure.size, min(heights), tuple(columns)), used


def _rejoined(
    rows: Sequence[dict[int, list[int]]], runs: Sequence[Run], measure: Measure, rules: Sequence[float]
) -> list[dict[int, list[int]]]:
    """Put a row without a first cell, close under the row above, back into it: its cells went on to another line."""
    made: list[dict[int, list[int]]] = []
    for row in rows:
        if made and 0 not in row:
            lowest = min(runs[number].y for numbers in made[-1].values() for number in numbers)
            highest = max(runs[numbers[0]].y for numbers in row.values())
            ruled = any(highest + 0.3 * measure.size < rule < lowest for rule in rules)
            if lowest - highest <= 1.35 * measure.leading and not ruled:
                for place, numbers in row.items():
                    made[-1].setdefault(place, []).extend(numbers)
                continue
        made.append(dict(row))
    return made
