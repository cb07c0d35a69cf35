"""Reads PDF files: text by pdfium, put back into paragraphs, headings, lists and tables."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

import pypdfium2
import pypdfium2.raw as pdfium

from minutecheck.readers.drafts import make_record
from minutecheck.readers.ocr.tesseract import tesseract_program
from minutecheck.readers.pdf.form_fields import XFA, fields_of_pdf
from minutecheck.readers.pdf.grid import drawn_on, grids_of
from minutecheck.readers.pdf.layout import Page, blocks_of_pages
from minutecheck.readers.pdf.recognised import recognised_page
from minutecheck.readers.pdf.words import words_of
from minutecheck.record import Doubt, Doubtful, ReadError, ReadErrorCode, Record

_MOST_PAGES = 500
_LONG = 100.0
_ENCRYPTED = "This PDF is locked with a password: open it, print it to a new PDF without one, and give that."
_CORRUPT = "This PDF is damaged: open it in a PDF viewer and save it again, or ask for a new copy."
_NO_TEXT = (
    "This PDF holds pictures of pages and no text: it is probably a scan. Give the document it was printed from, or install "
    "tesseract and use --ocr."
)
_NO_PROGRAM = (
    "This PDF is a scan, and tesseract, which --ocr needs to read it, is not installed: install it, and try again."
)
_NOTHING_RECOGNISED = "This PDF is a scan in which no words were recognised: give the document it was printed from."


def read_pdf(data: bytes, name: str, *, ocr: bool = False) -> Record:
    """Return the record in a PDF file, with page numbers as its places.

    With ``ocr``, pages without text are read by character recognition where tesseract is installed; their words are
    doubtful.

    Raises:
        ReadError: ``encrypted``, ``corrupt`` or ``no_text`` (a scan).
    """
    start = data.find(b"%PDF-", 0, 1024)
    try:
        document = pypdfium2.PdfDocument(data[start:] if start > 0 else data)
    except pypdfium2.PdfiumError as problem:
        locked = getattr(problem, "err_code", None) == pdfium.FPDF_ERR_PASSWORD or "assword" in str(problem)
        code = ReadErrorCode.ENCRYPTED if locked else ReadErrorCode.CORRUPT
        raise ReadError(code, _ENCRYPTED if locked else _CORRUPT) from None
    try:
        pages, not_read, recognised = _pages(document, tesseract_program() if ocr else None)
    finally:
        document.close()
    no_text = _NO_TEXT if not ocr else _NOTHING_RECOGNISED if tesseract_program() else _NO_PROGRAM
    record = make_record(name, "pdf", data, blocks_of_pages(pages), not_read, no_text=no_text)
    doubtful = [(block.start, block.end) for block in record.blocks if block.place.page in recognised]
    fields, xfa = fields_of_pdf(data)
    return replace(
        record,
        doubtful=tuple(Doubtful(*span, Doubt.RECOGNISED) for span in doubtful),
        fields=fields,
        not_read=(*record.not_read, XFA) if xfa else record.not_read,
    )


def _pages(document: pypdfium2.PdfDocument, program: str | None) -> tuple[list[Page], list[str], frozenset[int]]:
    """Return what stands on each page, in plain words what could not be read, and which pages were recognised.

    ``program`` is tesseract, ``None`` where nothing is to be recognised.
    """
    recognised: set[int] = set()
    pages: list[Page] = []
    silent: list[int] = []
    damaged: list[int] = []
    pictures = 0
    count = len(document)
    for number in range(1, min(count, _MOST_PAGES) + 1):
        try:
            page, seen, drawings = _page(document, number)
        except pypdfium2.PdfiumError:
            damaged.append(number)
            continue
        scanned = recognised_page(document, number, program) if program and drawings and not page.words else None
        if page.words:
            pages.append(page)
            pictures += seen
        elif scanned is not None:
            pages.append(scanned)
            recognised.add(number)
        elif drawings:
            silent.append(number)
    if damaged and not pages and not silent:
        raise ReadError(ReadErrorCode.CORRUPT, _CORRUPT)
    not_read: list[str] = []
    if silent:
        not_read.append(_said_of(silent, "holds no text: it may be a scan", "hold no text: they may be scans"))
    if damaged:
        not_read.append(_said_of(damaged, "is damaged", "are damaged"))
    if count > _MOST_PAGES:
        not_read.append(f"the pages after page {_MOST_PAGES}")
    if pictures:
        not_read.append("1 picture" if pictures == 1 else f"{pictures} pictures")
    if (attached := pdfium.FPDFDoc_GetAttachmentCount(document.raw)) > 0:
        not_read.append("1 attached file" if attached == 1 else f"{attached} attached files")
    return pages, not_read, frozenset(recognised)


def _page(document: pypdfium2.PdfDocument, number: int) -> tuple[Page, int, int]:
    """Return one page, how many pictures are on it, and how many things of any kind are drawn on it."""
    page = page_as_shown(document, number - 1)
    try:
        text_page = page.get_textpage()
        try:
            words, turn = words_of(text_page)
        finally:
            text_page.close()
        along, down, pictures, drawings = drawn_on(page, turn)
        left, bottom, right, top = page.get_mediabox()
        heights = [turn(left, bottom)[1], turn(right, top)[1]]
        grids = tuple(grids_of(along, down))
        rules = tuple(edge.at for edge in along if edge.high - edge.low > _LONG)
        return Page(number, tuple(words), grids, max(heights), min(heights), rules), pictures, drawings
    finally:
        page.close()


def page_as_shown(document: pypdfium2.PdfDocument, index: int) -> pypdfium2.PdfPage:
    """Return a page (from 0) with what is filled into its form fields, as a reader sees it.

    Raises:
        pypdfium2.PdfiumError: the page is damaged.
    """
    page = document[index]
    if _has_fields(page) and pdfium.FPDFPage_Flatten(page.raw, pdfium.FLAT_NORMALDISPLAY) == 1:
        # What is filled in becomes part of the page, in memory only; pdfium shows it once the page is opened again.
        page.close()
        page = document[index]
    return page


def _has_fields(page: pypdfium2.PdfPage) -> bool:
    """Say whether a page has form fields to be filled in."""
    for number in range(min(pdfium.FPDFPage_GetAnnotCount(page.raw), 2_000)):
        annotation = pdfium.FPDFPage_GetAnnot(page.raw, number)
        if not annotation:
            continue
        kind = pdfium.FPDFAnnot_GetSubtype(annotation)
        pdfium.FPDFPage_CloseAnnot(annotation)
        if kind == pdfium.FPDF_ANNOT_WIDGET:
            return True
    return False


def _said_of(pages: Sequence[int], one: str, several: str) -> str:
    """Return a sentence about one page or several."""
    if len(pages) == 1:
        return f"page {pages[0]} {one}"
    return f"pages {', '.join(map(str, pages[:-1]))} and {pages[-1]} {several}"
