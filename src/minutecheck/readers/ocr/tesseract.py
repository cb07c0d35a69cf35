"""Has tesseract recognise the words of a picture: a process of its own, with a time limit, fed and read through pipes."""

from __future__ import annotations

import shutil
import subprocess
from dataclasses import dataclass
from pathlib import Path

DOTS = 300
"""Dots an inch at which a page is drawn for recognition."""
_SECONDS = 90.0
_USUAL = (r"C:\Program Files\Tesseract-OCR\tesseract.exe", "/opt/homebrew/bin/tesseract", "/usr/local/bin/tesseract")
_LEAST_SURE = 30.0
_COLUMNS = 12


@dataclass(frozen=True, slots=True)
class Recognised:
    """One word of a picture: its words, its box in dots from the upper left corner, and the line it stands in."""

    text: str
    left: int
    top: int
    width: int
    height: int
    line: tuple[int, int, int]


def tesseract_program() -> str | None:
    """Return the path of tesseract; ``None`` where it is not installed."""
    return shutil.which("tesseract") or next((place for place in _USUAL if Path(place).is_file()), None)


def recognise(picture: bytes, program: str) -> tuple[Recognised, ...]:
    """Return the words that tesseract sees in a picture (PNM), in its reading order; none where it fails or takes too long.

    Words of which it is less than 30 % sure are specks and lines of a form, and are left out.
    """
    command = [program, "stdin", "stdout", "--dpi", str(DOTS), "-l", "eng", "tsv"]
    try:
        run = subprocess.run(command, input=picture, capture_output=True, timeout=_SECONDS, check=False)
    except (subprocess.TimeoutExpired, OSError):
        return ()
    found = []
    for row in run.stdout.decode("utf-8", "replace").splitlines()[1:]:
        cells = row.split("\t")
        if len(cells) != _COLUMNS or not cells[-1].strip() or float(cells[10]) < _LEAST_SURE:
            continue
        numbers = [int(cell) for cell in cells[:10]]
        _, _, block, paragraph, line, _, left, top, width, height = numbers
        found.append(Recognised(cells[-1].strip(), left, top, width, height, (block, paragraph, line)))
    return tuple(found)
