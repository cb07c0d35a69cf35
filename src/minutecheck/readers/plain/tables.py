"""Finds tables in plain text: lines with tabs, with wide gaps, or with bars between their cells."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Sequence

from minutecheck.readers.columns import is_header_row
from minutecheck.readers.plain.markers import bullet

_GAP = re.compile(r"\t+[ \t]*| {3,}")
_RULE_LINE = re.compile(r"[\s|+:=-]*[-=][\s|+:=-]*")
_MOST_WORDS_IN_A_COLUMN_NAME = 5
_MOST_COLUMNS = 30


def table_at(lines: Sequence[str], start: int) -> tuple[list[list[str]], int] | None:
    """Return the rows of the table that begins at line ``start`` and the number of the line after it, or ``None``."""
    if _barred(lines[start]):
        return _barred_table(lines, start)
    if _gapped(lines[start]):
        return _gapped_table(lines, start)
    return None


def has_header(rows: Sequence[Sequence[str]], *, bold: bool = False) -> bool:
    """Say whether the first of the rows names the columns; ``bold`` where it is the only one in bold type.

    It does where its words are known to (see ``columns``), or where they are short and without digits above rows that
    have long or dated entries in the same columns.
    """
    if len(rows) < 2 or len(rows[0]) < 2:
        return False
    if is_header_row(rows[0], bold=bold):
        return True
    names = [cell.strip() for cell in rows[0]]
    if not all(is_column_name(name) for name in names) or len(set(names)) < len(names):
        return False
    looked_at = slice(None) if len(names) > 2 else slice(1)
    filled = sum(any(_is_entry(cell) for cell in cells[looked_at]) for cells in rows[1:])
    return filled * 2 > len(rows) - 1


def _is_entry(text: str) -> bool:
    """Say whether a cell holds what no column is called: digits, or more than a few words."""
    return any(map(str.isdigit, text)) or len(text.split()) > 8


def is_column_name(text: str) -> bool:
    """Say whether a cell may hold the name of a column: a few words without digits or tick boxes."""
    return (
        0 < len(text) <= 40
        and len(text.split()) <= _MOST_WORDS_IN_A_COLUMN_NAME
        and not any(character.isdigit() for character in text)
        and text[-1] not in ":.!"
        and not any(box in text for box in "☒☐")
    )


def _barred(line: str) -> bool:
    return "|" in line and len(line) < 20_000 and line.strip() != "|"


def _barred_table(lines: Sequence[str], start: int) -> tuple[list[list[str]], int] | None:
    rows: list[list[str]] = []
    at = start
    while at < len(lines) and _barred(lines[at]):
        if not _RULE_LINE.fullmatch(lines[at]):
            line = lines[at].strip()
            line = line[1:] if line.startswith("|") else line
            line = line[:-1] if line.endswith("|") else line
            rows.append([cell.strip() for cell in line.split("|")])
        at += 1
    edged = lines[start].strip().startswith("|") or lines[start].strip().endswith("|")
    return (rows, at) if rows and (len(rows) > 1 or edged) else None


def _gapped(line: str) -> bool:
    if len(line) > 5_000:
        return False
    text = line.strip()
    return _GAP.search(text) is not None and bullet(line) is None


def _gapped_table(lines: Sequence[str], start: int) -> tuple[list[list[str]], int] | None:
    at = start
    while at < len(lines) and _gapped(lines[at]):
        at += 1
    if at - start < 2:
        return None
    group = lines[start:at]
    tabs = {line.count("\t") for line in group}
    if len(tabs) == 1 and tabs != {0}:
        return [[cell.strip() for cell in line.split("\t")] for line in group], at
    if any("\t" in line for line in group):
        return [_GAP.split(line.strip()) for line in group], at
    return _by_columns(lines, start)


def _by_columns(lines: Sequence[str], start: int) -> tuple[list[list[str]], int]:
    """Read a table set out with spaces: columns begin where most of its rows' words do; wrapped cells are rejoined."""
    pieces: list[list[tuple[int, str]]] = []
    at = start
    while at < len(lines) and (_gapped(lines[at]) or (pieces and lines[at].startswith("      ") and lines[at].strip())):
        pieces.append(_pieces(lines[at]))
        at += 1
    seen = Counter(column for row in pieces if len(row) > 1 for column, _ in row)
    full = [row for row in pieces if len(row) > 1]
    columns: list[int] = []
    for column, times in sorted(seen.items()):
        if times * 3 >= len(full) and (not columns or column - columns[-1] > 2):
            columns.append(column)
    if not 2 <= len(columns) <= _MOST_COLUMNS:
        return [[text for _, text in row] for row in pieces], at
    rows: list[list[str]] = []
    for row in pieces:
        cells = [""] * len(columns)
        for column, text in row:
            nearest = min(range(len(columns)), key=lambda number: abs(columns[number] - column))
            cells[nearest] = f"{cells[nearest]} {text}".strip()
        if rows and not cells[0]:
            rows[-1] = [f"{above} {below}".strip() for above, below in zip(rows[-1], cells, strict=True)]
        else:
            rows.append(cells)
    return rows, at


def _pieces(line: str) -> list[tuple[int, str]]:
    """Return where each run of words between wide gaps begins, and the run."""
    found: list[tuple[int, str]] = []
    at = len(line) - len(line.lstrip())
    for gap in _GAP.finditer(line, at):
        if line[at : gap.start()]:
            found.append((at, line[at : gap.start()]))
        at = gap.end()
    if line[at:].strip():
        found.append((at, line[at:].strip()))
    return found
