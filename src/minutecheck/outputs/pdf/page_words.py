"""Takes the words of a PDF's pages with the box of every character, in the PDF's own coordinates."""

from __future__ import annotations

import ctypes
from collections.abc import Iterator
from dataclasses import dataclass, replace

import pypdfium2
import pypdfium2.raw as pdfium

from minutecheck.readers.pdf.document import page_as_shown
from minutecheck.readers.pdf.words import WORD, characters_of, tidied

Box = tuple[float, float, float, float]
"""Left, bottom, right, top in points of the PDF's own coordinates, whatever way the page is turned."""


@dataclass(frozen=True, slots=True)
class PageWord:
    """One word of a page (from 0), as the reader reads it, with the boxes of its characters.

    ``boxes`` has one box for each character of ``text``, or one for the whole word where they do not pair up.
    ``sideways`` says that the words of its page run up or down the sheet.
    """

    text: str
    page: int
    boxes: tuple[Box, ...]
    sideways: bool = False

    def box_of(self, start: int, end: int) -> Box:
        """Return the box around the characters from ``start`` to ``end``; around all where they are not known apart."""
        part = self.boxes[start:end] if len(self.boxes) == len(self.text) else self.boxes
        return around(part or self.boxes)


def around(boxes: tuple[Box, ...] | list[Box]) -> Box:
    """Return the smallest box around some boxes."""
    return (
        min(box[0] for box in boxes),
        min(box[1] for box in boxes),
        max(box[2] for box in boxes),
        max(box[3] for box in boxes),
    )


def words_of_pages(data: bytes) -> Iterator[list[PageWord]]:
    """Yield the words of each page, in the order of the file; form fields' values are among them, as a reader sees them."""
    document = pypdfium2.PdfDocument(data)
    try:
        for number in range(len(document)):
            try:
                page = page_as_shown(document, number)
            except pypdfium2.PdfiumError:
                yield []
                continue
            try:
                text_page = page.get_textpage()
                try:
                    words = list(_words(text_page, number))
                    sideways = sum(map(_runs_sideways, words)) * 2 > len(words)
                    yield [replace(word, sideways=True) for word in words] if sideways else words
                finally:
                    text_page.close()
            finally:
                page.close()
    finally:
        document.close()


def _words(text_page: pypdfium2.PdfTextPage, number: int) -> Iterator[PageWord]:
    for match in WORD.finditer(characters_of(text_page)):
        text = tidied(match[0])
        boxes = tuple(_box(text_page.raw, at) for at in range(*match.span()))
        yield PageWord(text, number, boxes if len(boxes) == len(text) else (around(boxes),))


def _runs_sideways(word: PageWord) -> bool:
    """Say whether the first and the last character of a word stand above each other rather than side by side."""
    first, last = word.boxes[0], word.boxes[-1]
    return abs(last[1] - first[1]) > abs(last[0] - first[0])


def _box(raw: pdfium.FPDF_TEXTPAGE, at: int) -> Box:
    rectangle = pdfium.FS_RECTF()
    if not pdfium.FPDFText_GetLooseCharBox(raw, at, ctypes.byref(rectangle)):
        return (0.0, 0.0, 0.0, 0.0)
    return (rectangle.left, rectangle.bottom, rectangle.right, rectangle.top)
