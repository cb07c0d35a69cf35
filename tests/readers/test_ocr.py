"""Scanned pages, made here as pictures of pages with invented words."""

from __future__ import annotations

import io

import pikepdf
import pypdfium2
import pytest

from minutecheck.readers import read_bytes
from minutecheck.readers.ocr import tesseract
from minutecheck.readers.ocr.tesseract import recognise, tesseract_program
from minutecheck.readers.pdf import document as pdf_document
from minutecheck.record import Doubt, ReadError, ReadErrorCode
from minutecheck.report import Kind
from minutecheck.review import review_bytes
from tests.readers.pdf_files import paragraph, pdf

needs_tesseract = pytest.mark.skipif(tesseract_program() is None, reason="tesseract is not installed")
TYPED = paragraph(760, "*Record of strategy discussion", "Held on 12 March 2024 by telephone.")
SCANNED = paragraph(
    760, "All agreed that section 47 enquiries will start today.", "The risk to Nia is high.", leading=20
)


def scan_of(page: list[tuple[float, float, str]]) -> pikepdf.Pdf:
    """Return a PDF with a picture of a page that has these words."""
    typed = pypdfium2.PdfDocument(pdf([page], size=13))
    grey = typed[0].render(scale=200 / 72, grayscale=True).to_numpy()
    height, width = grey.shape[:2]
    made = pikepdf.new()
    made.add_blank_page(page_size=(595, 842))
    picture = pikepdf.Stream(made, grey.tobytes())
    picture.Type, picture.Subtype = pikepdf.Name.XObject, pikepdf.Name.Image
    picture.Width, picture.Height, picture.BitsPerComponent = width, height, 8
    picture.ColorSpace = pikepdf.Name.DeviceGray
    made.pages[0].obj.Resources = pikepdf.Dictionary(XObject=pikepdf.Dictionary(Scan=picture))
    made.pages[0].obj.Contents = pikepdf.Stream(made, b"q 595 0 0 842 0 0 cm /Scan Do Q")
    return made


def saved(*parts: pikepdf.Pdf) -> bytes:
    made = pikepdf.new()
    for part in parts:
        made.pages.extend(part.pages)
    out = io.BytesIO()
    made.save(out)
    return out.getvalue()


@pytest.fixture(scope="module")
def mixed() -> bytes:
    """A typed page and a scanned one."""
    return saved(pikepdf.open(io.BytesIO(pdf([TYPED]))), scan_of(SCANNED))


def test_unasked_a_scanned_page_is_not_read_and_said(mixed: bytes):
    record = read_bytes(mixed, "mixed.pdf")
    assert record.not_read == ("page 2 holds no text: it may be a scan",)
    assert record.doubtful == ()


@needs_tesseract
@pytest.mark.external
def test_asked_for_it_is_read_and_its_words_are_doubtful(mixed: bytes):
    record = read_bytes(mixed, "mixed.pdf", ocr=True)
    assert record.not_read == ()
    assert "All agreed that section 47 enquiries will start today." in record.text
    assert {record.place_of(one.start).page for one in record.doubtful} == {2}
    assert all(one.doubt is Doubt.RECOGNISED for one in record.doubtful)


@needs_tesseract
@pytest.mark.external
def test_a_finding_on_recognised_words_says_so(mixed: bytes):
    report = review_bytes(mixed, "mixed.pdf", Kind.MINUTES, ocr=True).report
    notes = {found.note for one in report.criteria for found in one.evidence if found.place.page == 2}
    assert notes == {"These words were read from a picture of the page and may be misread."}


def test_a_scan_says_what_would_help(monkeypatch):
    data = saved(scan_of(SCANNED))
    with pytest.raises(ReadError, match="install tesseract and use --ocr") as refused:
        read_bytes(data, "scan.pdf")
    assert refused.value.code is ReadErrorCode.NO_TEXT
    monkeypatch.setattr(pdf_document, "tesseract_program", lambda: None)
    with pytest.raises(ReadError, match="tesseract, which --ocr needs to read it, is not installed"):
        read_bytes(data, "scan.pdf", ocr=True)


def test_a_program_that_fails_or_hangs_recognises_nothing(tmp_path, monkeypatch):
    monkeypatch.setattr(tesseract, "_SECONDS", 0.5)
    for name, script in (("fails", "exit 1"), ("hangs", "sleep 30")):
        program = tmp_path / name
        program.write_text(f"#!/bin/sh\nexec {script}\n" if name == "hangs" else f"#!/bin/sh\n{script}\n")
        program.chmod(0o700)
        assert recognise(b"P5 1 1 255\n0", str(program)) == ()
    assert recognise(b"P5 1 1 255\n0", str(tmp_path / "none")) == ()
