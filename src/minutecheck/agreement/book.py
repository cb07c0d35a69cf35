"""Reads the auditor's column of a summary's workbook back."""

from __future__ import annotations

import zipfile
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

from minutecheck.summary.sheets import VERDICTS

LARGEST = 1024 * 1024 * 1024
"""Bytes that a workbook may come to when it is unpacked."""
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


def verdicts_in(file: Path) -> Iterator[AuditorVerdict]:
    """Yield the verdicts that an auditor has given in a workbook, in its order; rows without one are passed over.

    Raises:
        NoVerdictsError: it is no such workbook, or a verdict is none of the four.
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
    if not sheets:
        raise NoVerdictsError(f"{file} has no sheet “Criteria”, as 'minutecheck summary' writes it")
    try:
        for sheet in sheets:
            rows = sheet.iter_rows(values_only=True)
            head = ["" if cell is None else str(cell) for cell in next(rows, ())]
            missing = [name for name in _WANTED if name not in head]
            if missing:
                raise NoVerdictsError(f"{file}, sheet {sheet.title} lacks the column “{missing[0]}”")
            places = [head.index(name) for name in _WANTED]
            for number, row in enumerate(rows, start=2):
                cells = ["" if row[place] is None else str(row[place]).strip() for place in places]
                if cells[2]:
                    yield _verdict(file, number, cells)
    finally:
        book.close()


def _verdict(file: Path, number: int, cells: list[str]) -> AuditorVerdict:
    path, tool, verdict, reason, digest, criterion = cells
    if verdict.lower() not in VERDICTS:
        choices = ", ".join(VERDICTS)
        raise NoVerdictsError(f"{file}, row {number}: “{verdict[:40]}” is no verdict; they are: {choices}")
    if not digest or not criterion:
        raise NoVerdictsError(
            f"{file}, row {number}: the hidden columns that name the record and the criterion are empty"
        )
    return AuditorVerdict(digest, criterion, verdict.lower(), tool, reason, path)
