"""Finds the ruled tables of a PDF page from the lines and boxes drawn on it.

pdfplumber does this too, at about 100 ms a page against less than one here, and hangs on some files.
"""

from __future__ import annotations

import ctypes
import math
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import pairwise

import pypdfium2
import pypdfium2.raw as pdfium

from minutecheck.readers.pdf.words import Turn

_NEAR = 3.0
"""Lines closer than this, in points, are one line."""
_MOST_OBJECTS, _MOST_EDGES, _MOST_COLUMNS = 20_000, 1_500, 40


@dataclass(frozen=True, slots=True)
class Edge:
    """A line along the page (``at`` is its y) or down it (``at`` is its x), from ``low`` to ``high``, in points."""

    at: float
    low: float
    high: float


@dataclass(frozen=True, slots=True)
class Grid:
    """A ruled table: the x of its column lines from left to right, the y of its row lines from the top down.

    ``walls[row]`` holds the numbers of the column lines that are drawn in that row; ``floors[row]`` the numbers of the
    columns that have a line above them there.
    """

    xs: tuple[float, ...]
    ys: tuple[float, ...]
    walls: tuple[tuple[int, ...], ...]
    floors: tuple[frozenset[int], ...]

    def holds(self, x: float, y: float) -> bool:
        """Say whether a point is inside the table."""
        return self.xs[0] - 1 <= x <= self.xs[-1] + 1 and self.ys[-1] - 1 <= y <= self.ys[0] + 1

    def cell(self, x: float, y: float) -> tuple[int, int]:
        """Return the row, and the number of the column line on the left, of the cell that holds a point."""
        row = sum(y < line for line in self.ys[1:-1])
        walls = self.walls[row]
        return row, max((wall for wall in walls[:-1] if self.xs[wall] <= x + 0.5), default=walls[0])


def drawn_on(page: pypdfium2.PdfPage, turn: Turn) -> tuple[list[Edge], list[Edge], int, int]:
    """Return the lines drawn along and down a page, and how many pictures and how many things in all are on it."""
    along: list[Edge] = []
    down: list[Edge] = []
    pictures = 0
    count = pdfium.FPDFPage_CountObjects(page.raw)
    for number in range(min(count, _MOST_OBJECTS)):
        item = pdfium.FPDFPage_GetObject(page.raw, number)
        kind = pdfium.FPDFPageObj_GetType(item)
        pictures += kind == pdfium.FPDF_PAGEOBJ_IMAGE
        if kind != pdfium.FPDF_PAGEOBJ_PATH or len(along) + len(down) > _MOST_EDGES:
            continue
        for start, end in _segments(item):
            (ax, ay), (bx, by) = turn(*start), turn(*end)
            if abs(ay - by) <= 1.0 and abs(ax - bx) > _NEAR:
                along.append(Edge((ay + by) / 2, min(ax, bx), max(ax, bx)))
            elif abs(ax - bx) <= 1.0 and abs(ay - by) > _NEAR:
                down.append(Edge((ax + bx) / 2, min(ay, by), max(ay, by)))
    if len(along) + len(down) > _MOST_EDGES:
        along, down = [], []
    return along, down, pictures, count


def _segments(item: pdfium.FPDF_PAGEOBJECT) -> Iterator[tuple[tuple[float, float], tuple[float, float]]]:
    """Yield the straight strokes of a path; a thin filled box is a stroke, a large filled one is only a shade."""
    fill, stroke = ctypes.c_int(), ctypes.c_int()
    pdfium.FPDFPath_GetDrawMode(item, fill, stroke)
    left, bottom, right, top = (ctypes.c_float() for _ in range(4))
    if not pdfium.FPDFPageObj_GetBounds(item, left, bottom, right, top):
        return
    count = pdfium.FPDFPath_CountSegments(item)
    if not stroke.value and count <= 6:
        width, height = right.value - left.value, top.value - bottom.value
        middle_x, middle_y = (left.value + right.value) / 2, (bottom.value + top.value) / 2
        if height <= _NEAR < width:
            yield (left.value, middle_y), (right.value, middle_y)
        elif width <= _NEAR < height:
            yield (middle_x, bottom.value), (middle_x, top.value)
        return
    matrix = pdfium.FS_MATRIX(1, 0, 0, 1, 0, 0)
    pdfium.FPDFPageObj_GetMatrix(item, matrix)
    x, y = ctypes.c_float(), ctypes.c_float()
    start = last = (0.0, 0.0)
    for number in range(min(count, _MOST_EDGES)):
        segment = pdfium.FPDFPath_GetPathSegment(item, number)
        pdfium.FPDFPathSegment_GetPoint(segment, x, y)
        point = (
            matrix.a * x.value + matrix.c * y.value + matrix.e,
            matrix.b * x.value + matrix.d * y.value + matrix.f,
        )
        if not (math.isfinite(point[0]) and math.isfinite(point[1])):
            return
        kind = pdfium.FPDFPathSegment_GetType(segment)
        if kind == pdfium.FPDF_SEGMENT_MOVETO:
            start = point
        elif kind == pdfium.FPDF_SEGMENT_LINETO:
            yield last, point
        if pdfium.FPDFPathSegment_GetClose(segment):
            yield point, start
        last = point


def grids_of(along: Sequence[Edge], down: Sequence[Edge]) -> list[Grid]:
    """Return the tables with at least two columns that some lines make, from the top of the page down."""
    if len(along) < 2 or len(down) < 3:
        return []
    grids = [grid for group in _groups(along, down) if (grid := _grid(*group)) is not None]
    return sorted(grids, key=lambda grid: -grid.ys[0])


def _groups(along: Sequence[Edge], down: Sequence[Edge]) -> list[tuple[list[Edge], list[Edge]]]:
    """Put the lines that touch one another together."""
    owner = list(range(len(along) + len(down)))

    def root(number: int) -> int:
        while owner[number] != number:
            owner[number] = owner[owner[number]]
            number = owner[number]
        return number

    for number, line in enumerate(along):
        for other, post in enumerate(down, start=len(along)):
            if line.low - _NEAR <= post.at <= line.high + _NEAR and post.low - _NEAR <= line.at <= post.high + _NEAR:
                owner[root(number)] = root(other)
    groups: dict[int, tuple[list[Edge], list[Edge]]] = {}
    for number, edge in enumerate([*along, *down]):
        groups.setdefault(root(number), ([], []))[number >= len(along)].append(edge)
    return list(groups.values())


def _grid(along: Sequence[Edge], down: Sequence[Edge]) -> Grid | None:
    xs = _distinct([edge.at for edge in down])
    ys = _distinct([edge.at for edge in along])[::-1]
    if not 3 <= len(xs) <= _MOST_COLUMNS or len(ys) < 2:
        return None
    posts = [[edge for edge in down if abs(edge.at - x) <= _NEAR] for x in xs]
    walls: list[tuple[int, ...]] = []
    floors: list[frozenset[int]] = []
    for top, bottom in pairwise(ys):
        middle = (top + bottom) / 2
        drawn = {number for number, edges in enumerate(posts) if any(edge.low <= middle <= edge.high for edge in edges)}
        walls.append(tuple(sorted(drawn | {0, len(xs) - 1})))
        lines = [edge for edge in along if abs(edge.at - top) <= _NEAR]
        floors.append(
            frozenset(
                column
                for column, (left, right) in enumerate(pairwise(xs))
                if any(edge.low <= (left + right) / 2 <= edge.high for edge in lines)
            )
        )
    return Grid(tuple(xs), tuple(ys), tuple(walls), tuple(floors))


def _distinct(values: Sequence[float]) -> list[float]:
    """Return the values in order, those that are near one another once."""
    found: list[float] = []
    for value in sorted(values):
        if not found or value - found[-1] > _NEAR:
            found.append(value)
    return found
