"""Turns the pages of a PDF into blocks: tables, paragraphs that go on overleaf, running headers and footers."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace
from itertools import chain, pairwise

from minutecheck.readers.drafts import Draft
from minutecheck.readers.headings import settle
from minutecheck.readers.pdf.grid import Grid
from minutecheck.readers.pdf.lines import Line, Run, lines_of, runs_of, usual_leading, usual_size
from minutecheck.readers.pdf.margins import PageLines, running_lines, words_of_line
from minutecheck.readers.pdf.paragraphs import (
    PUNCTUATION,
    Measure,
    Paragraph,
    begins_with_bullet,
    draft_of,
    paragraphs_of,
    text_of,
)
from minutecheck.readers.pdf.tables import Table, open_tables, ruled_table
from minutecheck.readers.pdf.words import Word
from minutecheck.readers.plain.markers import begins_entry, ends_sentence
from minutecheck.record import BlockKind, Part

_NEAR = 4.0


@dataclass(frozen=True, slots=True)
class Page:
    """One page: its number from 1, its words in the order of the file, its ruled tables, its edges in points.

    ``rules`` are the heights of the long lines drawn along it.
    """

    number: int
    words: tuple[Word, ...]
    grids: tuple[Grid, ...]
    top: float
    bottom: float
    rules: tuple[float, ...] = ()


def blocks_of_pages(pages: Sequence[Page]) -> list[Draft]:
    """Return the blocks of a document: its body, then its running headers and footers once each."""
    outside = [[word for word in page.words if _grid_of(page, word) is None] for page in pages]
    runs = [runs_of(words) for words in outside]
    lines = [lines_of(of_page) for of_page in runs]
    measure = _measure(lines, pages)
    of_pages = [PageLines(tuple(of), page.top, page.bottom) for of, page in zip(lines, pages, strict=True)]
    headers, footers = running_lines(of_pages, measure)
    body: list[Paragraph | Table] = []
    numbers: list[int] = []
    for at, page in enumerate(pages):
        running = headers[at] | footers[at]
        kept = [line for number, line in enumerate(lines[at]) if number not in running]
        items = _items(page, kept, measure)
        before, after = (body[-1] if body else None), (items[0] if items else None)
        if isinstance(before, Paragraph) and isinstance(after, Paragraph) and _goes_on(before, after):
            body[-1] = Paragraph(before.lines + after.lines, before.page, after.full)
            items.pop(0)
        body += items
        numbers += [page.number] * len(items)
    drafts = settle(_drafts(body, numbers, measure))
    for part, found in ((Part.HEADER, headers), (Part.FOOTER, footers)):
        drafts += _once(lines, found, part, pages)
    return drafts


def _grid_of(page: Page, word: Word) -> Grid | None:
    if not page.grids:
        return None
    x, y = (word.x0 + word.x1) / 2, word.y + 0.3 * word.size
    return next((grid for grid in page.grids if grid.holds(x, y)), None)


def _measure(lines: Sequence[Sequence[Line]], pages: Sequence[Page]) -> Measure:
    """Return what is usual in a document: of its text, or of its tables where it is nothing else."""
    every = list(chain.from_iterable(lines))
    if sum(len(run.words) for line in every for run in line) * 4 < sum(len(page.words) for page in pages):
        every = [line for page in pages for line in lines_of(runs_of(page.words))]
    size = usual_size(every)
    known = frozenset(word.text.lower().strip(PUNCTUATION) for page in pages for word in page.words)
    return Measure(size, usual_leading(every, size), known)


def _items(page: Page, lines: Sequence[Line], measure: Measure) -> list[Paragraph | Table]:
    """Return the paragraphs and tables of a page in reading order."""
    tables: list[Table] = []
    for grid in page.grids:
        table = ruled_table(grid, [word for word in page.words if _grid_of(page, word) is grid], measure)
        if table is not None:
            tables.append(table)
    runs: list[Run] = [run for line in lines for run in line]
    opened, left = open_tables(runs, measure, page.rules)
    tables += opened
    items: list[Paragraph | Table] = []
    items += paragraphs_of(lines_of(left), measure, page.number)
    for table in sorted(tables, key=lambda found: -found.top):
        place = next((at for at, item in enumerate(items) if _top(item) < table.top), len(items))
        items.insert(place, table)
    return items


def _top(item: Paragraph | Table) -> float:
    return item.top if isinstance(item, Table) else item.lines[0][0].y


def _bottom(item: Paragraph | Table) -> float:
    return item.bottom if isinstance(item, Table) else item.lines[-1][0].y


def _goes_on(before: Paragraph, after: Paragraph) -> bool:
    """Say whether the first paragraph of a page continues the last one of the page before."""
    line = after.lines[0]
    text = words_of_line(line)
    if not before.full or abs(before.lines[-1][0].size - line[0].size) > 0.5 or begins_with_bullet(line):
        return False
    finished = ends_sentence(words_of_line(before.lines[-1]))
    return not finished and (text[:1].islower() or not begins_entry(text)) and not line[0].words[0].bold


def _drafts(body: Sequence[Paragraph | Table], pages: Sequence[int], measure: Measure) -> list[Draft]:
    """Return the blocks of the body; the rows of a table that goes on overleaf belong to one table."""
    drafts: list[Draft] = []
    number = 0
    table_page = 0
    last: Table | None = None
    for at, item in enumerate(body):
        if isinstance(item, Paragraph):
            if (
                last is not None
                and pages[at] > pages[at - 1]
                and (column := _column_of(last, item, body[at + 1 : at + 2])) is not None
            ):
                # The last row of the table before goes on at the top of this page.
                cells = tuple(
                    text_of(item, measure)[0] if place == column else "" for place in range(len(last.columns))
                )
                drafts[-1] = _with_more(drafts[-1], replace(drafts[-1], cells=cells))
                continue
            last = None
            drafts.append(draft_of(item, measure, first=not drafts, alone=_is_alone(body, at, measure)))
            continue
        same = last is not None and pages[at] > table_page and _same_columns(last, item)
        number += not same
        rows = item.drafts(number, pages[at], named=not same)
        if same:
            head = next((draft for draft in drafts if draft.table == number), None)
            if head is not None and rows and rows[0].cells == head.cells:
                rows = rows[1:]
            if rows and _is_rest(rows[0].cells, drafts[-1].cells):
                drafts[-1] = _with_more(drafts[-1], rows.pop(0))
        drafts += rows
        last, table_page = item, pages[at]
    return drafts


def _is_alone(body: Sequence[Paragraph | Table], at: int, measure: Measure) -> bool:
    """Say whether there is more space around a paragraph than between the lines of one."""
    around = [*body[max(at - 1, 0) : at + 2]]
    gaps = [_bottom(upper) - _top(lower) for upper, lower in pairwise(around)]
    return all(gap < 0 or gap > 1.28 * measure.leading for gap in gaps)


def _is_rest(cells: Sequence[str], above: Sequence[str]) -> bool:
    """Say whether the cells at the top of a page are the rest of a row of the page before."""
    if len(cells) != len(above) or not cells[0]:
        return len(cells) == len(above)
    filled = [cell for cell in cells if cell]
    return len(filled) < sum(map(bool, above)) and all(cell[0].islower() for cell in filled)


def _column_of(last: Table, item: Paragraph, after: Sequence[Paragraph | Table]) -> int | None:
    """Return the column in which a paragraph goes on with a row, the same table following it; else ``None``."""
    if not (after and isinstance(after[0], Table) and _same_columns(last, after[0])):
        return None
    x, text = item.lines[0][0].x0, words_of_line(item.lines[0])
    place = next((place for place, left in enumerate(last.columns) if abs(left - x) <= _NEAR), None)
    return None if place == 0 and not text[0].islower() else place


def _same_columns(one: Table, other: Table) -> bool:
    return len(one.columns) == len(other.columns) and all(
        abs(a - b) <= _NEAR for a, b in zip(one.columns, other.columns, strict=True)
    )


def _with_more(above: Draft, below: Draft) -> Draft:
    """Return a row with the words that its cells hold on the next page."""
    cells = tuple(f"{a} {b}".strip() for a, b in zip(above.cells, below.cells, strict=True))
    return replace(above, cells=cells, bold=())


def _once(lines: Sequence[Sequence[Line]], found: Sequence[set[int]], part: Part, pages: Sequence[Page]) -> list[Draft]:
    """Return each running line once, with the page on which it stands first."""
    seen: dict[str, int] = {}
    for of_page, numbers, page in zip(lines, found, pages, strict=True):
        for number in sorted(numbers):
            seen.setdefault(words_of_line(of_page[number]), page.number)
    return [Draft(BlockKind.PARAGRAPH, text, part=part, page=page) for text, page in seen.items()]
