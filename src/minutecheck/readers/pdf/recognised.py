"""Reads a scanned page of a PDF by character recognition, as words like those of any other page."""

from __future__ import annotations

from itertools import groupby
from statistics import median

import pypdfium2

from minutecheck.readers.ocr.tesseract import DOTS, Recognised, recognise
from minutecheck.readers.pdf.layout import Page
from minutecheck.readers.pdf.words import Word, tidied

_POINTS = 72.0
_LARGEST_SIDE = 9_000
"""Dots. A larger page is drawn coarser."""


def recognised_page(document: pypdfium2.PdfDocument, number: int, program: str) -> Page | None:
    """Return page ``number`` (from 1) as tesseract reads it; ``None`` where it sees no word.

    Raises:
        pypdfium2.PdfiumError: the page is damaged.
    """
    page = document[number - 1]
    try:
        width, height = page.get_size()
        scale = min(DOTS / _POINTS, _LARGEST_SIDE / max(width, height, 1.0))
        bitmap = page.render(scale=scale, grayscale=True)
        array = bitmap.to_numpy()
        grey = array.reshape(array.shape[0], array.shape[1], -1)[:, :, 0]
        picture = b"P5 %d %d 255\n" % (grey.shape[1], grey.shape[0]) + grey.tobytes()
        bitmap.close()
    finally:
        page.close()
    words: list[Word] = []
    for _, line in groupby(recognise(picture, program), key=lambda word: word.line):
        words += _words(list(line), scale, height)
    return Page(number, tuple(words), (), height, 0.0) if words else None


def _words(line: list[Recognised], scale: float, height: float) -> list[Word]:
    """Return one line's words in points; they share a base line and a size, which single words do not tell well."""
    base = height - median(word.top + word.height for word in line) / scale
    size = max(median(word.height for word in line) / scale * 1.2, 1.0)
    return [
        Word(tidied(word.text), word.left / scale, (word.left + word.width) / scale, base, size, False) for word in line
    ]
