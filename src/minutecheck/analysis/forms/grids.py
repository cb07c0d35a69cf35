"""Reads tables whose columns are options: "Question | Yes | No", with a mark under one of them in each row.

The marks alone say nothing and the columns alone are a printed choice: only both together are an answer. The row of
options may hold the question itself, with the marks in the row under it.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from itertools import groupby

from minutecheck.analysis.forms.tick_groups import option_words
from minutecheck.record import Block, BlockKind, Part, Record, Span

_MARK = re.compile(r"[xX✓✔☒☑⊠●■]|\[ ?[xX✓✔] ?\]|\( ?[xX✓✔] ?\)|[yY]|[yY]es")
_NO_MARK = re.compile(r"[☐□○◯–—-]?|\[ {0,3}\]|\( {0,3}\)|[nN]/?[aA]|[nN]o?")
_FEWEST_OPTIONS = 2


@dataclass(frozen=True, slots=True)
class GridRow:
    """One question of such a table. ``chosen`` are the options marked, ``marks`` where their marks stand.

    ``rest`` is what else the row says, such as a comment.
    """

    question: str
    offered: tuple[str, ...]
    chosen: tuple[str, ...]
    marks: tuple[Span, ...]
    rest: str

    @property
    def answer(self) -> str:
        """The row as a reader takes it in: "Medical required ☒ No"; with nothing marked, ☐ alone."""
        said = " ".join(f"☒ {label}" for label in self.chosen) if self.chosen else "☐"
        return " ".join(part for part in (self.question, said, self.rest) if part)


@dataclass(frozen=True, slots=True)
class Grids:
    """The rows that answer, and the rows that only name the options, by the number of their block."""

    rows: Mapping[int, GridRow]
    options: frozenset[int]


def grids_of(record: Record) -> Grids:
    """Return the rows of option tables in a record's body."""
    rows: dict[int, GridRow] = {}
    options: set[int] = set()
    body = [
        (number, block)
        for number, block in enumerate(record.blocks)
        if block.kind is BlockKind.ROW and block.part is Part.BODY
    ]
    for _, table in groupby(body, key=lambda pair: pair[1].place.table):
        for number, row in _in_table(record, list(table)):
            if row is None:
                options.add(number)
            else:
                rows[number] = row
    return Grids(rows, frozenset(options))


def _in_table(record: Record, table: Sequence[tuple[int, Block]]) -> Iterator[tuple[int, GridRow | None]]:
    """Yield each row that answers, and with ``None`` each row of options that some row answers."""
    columns: dict[int, str] = {}
    asked, above = "", -1
    for number, block in table:
        cells = [record.words_of(cell).strip() for cell in block.cells]
        found = _options(cells)
        if found:
            columns, above = found, number
            asked = " ".join(cell for at, cell in enumerate(cells) if at not in found and cell)
            continue
        row = _answered(block, cells, columns, asked) if columns else None
        if row is None:
            columns = {}
            continue
        if above >= 0:
            yield above, None
            above = -1
        yield number, row


@dataclass(frozen=True, slots=True)
class _Under:
    """What stands in one cell under an option."""

    label: str
    marked: bool
    span: Span


def _options(cells: Sequence[str]) -> dict[int, str]:
    """Return the columns that name options; empty where fewer than two do, or where a cell holds a long text."""
    found = {at: cell for at, cell in enumerate(cells) if at and _is_option(cell)}
    return found if len(found) >= _FEWEST_OPTIONS else {}


def _is_option(cell: str) -> bool:
    return re.fullmatch(rf"(?:{option_words()})[?:*]?", cell, re.IGNORECASE) is not None


def _answered(block: Block, cells: Sequence[str], columns: Mapping[int, str], asked: str) -> GridRow | None:
    if max(columns) >= len(cells):
        return None
    under = []
    for at, label in columns.items():
        name = label.rstrip("?:*")
        # "N" under "No" is its mark; under "Yes" it says that this is not the answer.
        own = cells[at].lower() in (name.lower(), name[:1].lower())
        marked = own or _MARK.fullmatch(cells[at]) is not None
        if not marked and not _NO_MARK.fullmatch(cells[at]):
            return None
        under.append(_Under(name, marked, block.cells[at]))
    question = cells[0] or asked
    if not any(map(str.isalpha, question)):
        return None
    last = max(columns)
    rest = " ".join(cell for at, cell in enumerate(cells) if at > last and cell)
    return GridRow(
        question,
        tuple(one.label for one in under),
        tuple(one.label for one in under if one.marked),
        tuple(one.span for one in under if one.marked),
        rest,
    )
