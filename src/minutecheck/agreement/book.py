"""Reads the auditor's column of a summary's workbook back."""

from __future__ import annotations

import zipfile
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from minutecheck.agreement.words import VERDICTS

LARGEST = 1024 * 1024 * 1024
"""Bytes that a workbook may come to when it is unpacked."""
_MOST_MISTAKES = 20
_WANTED = ("Record", "Outcome", "Your verdict", "Your reason", "Record's digest", "Criterion's name")


class NoVerdictsError(Exception):
    """A file is no workbook of a summary; the message says what is wrong with it."""


@dataclass(frozen=True, slots=True)
class AuditorVerdict:
    """What an auditor finds of one criterion of one record, and what the tool found; ``path`` is for showing alone."""

    sha256: str
    criterion: str
    verdict: str
    tool: str
    reason: str
    path: str


def verdicts_in(file: Path) -> list[AuditorVerdict]:
    """Return the verdicts that an auditor has given in a workbook, in its order; rows without one are passed over.

    Columns are found by their names, so that they may have been moved, or others put beside them.

    Raises:
        NoVerdictsError: it is no such workbook, or verdicts in it are none of the four: every one is named, twenty at most.
    """
    import openpyxl

    try:
        with zipfile.ZipFile(file) as parts:
            if sum(part.file_size for part in parts.infolist()) > LARGEST:
                raise NoVerdictsError(f"{file} is too large when it is unpacked")
        book = openpyxl.load_workbook(file, read_only=True, data_only=True)
    except (OSError, zipfile.BadZipFile, KeyError, ValueError):
        raise NoVerdictsError(f"{file} is no Excel workbook that can be read") from None
    sheets = [sheet for sheet in book.worksheets if sheet.title.startswith("Criteria")]
    found, wrong = [], []
    try:
        if not sheets:
            raise NoVerdictsError(f"{file} has no sheet “Criteria”, as 'minutecheck summary' writes it")
        for number, cells in _filled_in(file, sheets):
            try:
                found.append(_verdict(cells))
            except ValueError as problem:
                wrong.append(f"{file}, row {number}: {problem}")
    finally:
        book.close()
    if wrong:
        raise NoVerdictsError("\n".join(wrong[:_MOST_MISTAKES]))
    return found


def _filled_in(file: Path, sheets: Sequence[Any]) -> Iterator[tuple[int, list[str]]]:
    """Yield the number of each row that has a verdict, with its cells in the order of ``_WANTED``."""
    for sheet in sheets:
        rows = sheet.iter_rows(values_only=True)
        head = ["" if cell is None else str(cell).strip() for cell in next(rows, ())]
        missing = [name for name in _WANTED if name not in head]
        if missing:
            raise NoVerdictsError(f"{file}, sheet {sheet.title} lacks the column “{missing[0]}”")
        places = [head.index(name) for name in _WANTED]
        for number, row in enumerate(rows, start=2):
            cells = ["" if place >= len(row) or row[place] is None else str(row[place]).strip() for place in places]
            if cells[2]:
                yield number, cells


def _verdict(cells: list[str]) -> AuditorVerdict:
    path, tool, verdict, reason, digest, criterion = cells
    said = " ".join(verdict.lower().split())
    if said not in VERDICTS:
        raise ValueError(f"“{verdict[:40]}” is no verdict; they are: {', '.join(VERDICTS)}")
    if not digest or not criterion:
        raise ValueError("the hidden columns that name the record and the criterion are empty")
    return AuditorVerdict(digest, criterion, said, tool, " ".join(reason.split()), path)
