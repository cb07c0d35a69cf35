"""Sheets of an Excel workbook: a bold first row that stays in view, and cells that hold text, whatever a record says."""

from __future__ import annotations

import io
from collections.abc import Sequence
from datetime import UTC, datetime

import xlsxwriter
from xlsxwriter.format import Format
from xlsxwriter.worksheet import Worksheet

from minutecheck.outputs import wording

LONGEST = 32_000
"""Characters. A cell of Excel holds 32,767."""
MADE = datetime(2000, 1, 1, tzinfo=UTC).replace(tzinfo=None)
OPTIONS = {"in_memory": True, "strings_to_formulas": False, "strings_to_urls": False, "strings_to_numbers": False}

Rows = Sequence[Sequence[str | int]]


def new_book(saved: io.BytesIO, title: str) -> tuple[xlsxwriter.Workbook, Format, Format]:
    """Return a workbook that is written into ``saved``, and the formats of its first rows and of its other cells.

    Its day of making is always the same, so that the same input gives the same bytes.
    """
    book = xlsxwriter.Workbook(saved, OPTIONS)
    book.set_properties({"created": MADE, "title": title})
    head = book.add_format({"bold": True, "bottom": 1, "text_wrap": True, "valign": "top", "bg_color": "#E9EDF0"})
    body = book.add_format({"text_wrap": True, "valign": "top"})
    return book, head, body


def write_sheet(
    sheet: Worksheet,
    columns: Sequence[tuple[str, int]],
    rows: Rows,
    head: Format,
    body: Format,
    note: str | None = None,
) -> None:
    """Write rows under their columns (a name and a width in characters each); ``note`` stands above them."""
    first = 0
    if note is not None:
        sheet.merge_range(0, 0, 0, len(columns) - 1, note, body)
        sheet.set_row(0, 48)
        first = 1
    for number, (name, width) in enumerate(columns):
        sheet.set_column(number, number, width)
        sheet.write_string(first, number, name, head)
    for down, row in enumerate(rows, start=first + 1):
        for across, words in enumerate(row):
            if isinstance(words, int):
                sheet.write_number(down, across, words, body)
            else:
                sheet.write_string(down, across, wording.printable(words)[:LONGEST], body)
    sheet.freeze_panes(first + 1, 1)
    if rows:
        sheet.autofilter(first, 0, first + len(rows), len(columns) - 1)
