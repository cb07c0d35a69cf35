"""What a file is taken for, and how what cannot be read is refused. All records here are fictional."""

from __future__ import annotations

import io
import os
import subprocess
import sys
import zipfile
from pathlib import Path

import pytest

from minutecheck.readers import LARGEST, read_bytes, read_path
from minutecheck.readers.sniff import FileType, sniff
from minutecheck.record import ReadError, ReadErrorCode
from tests.readers.pdf_files import paragraph, pdf

EMAIL = b"From: a@example.org\r\nSubject: minutes\r\n\r\nThe meeting agreed to start enquiries.\r\n"
PDF = pdf([paragraph(700, "The meeting agreed to start enquiries.")])
PNG = b"\x89PNG\r\n\x1a\n" + bytes(100)


def zipped(**parts: bytes) -> bytes:
    made = io.BytesIO()
    with zipfile.ZipFile(made, "w") as archive:
        for name, content in parts.items():
            # A fixed time: the bytes stand in the names of tests, which must be the same in every process.
            archive.writestr(zipfile.ZipInfo(name.replace("__", "/").replace("_xml", ".xml")), content)
    return made.getvalue()


@pytest.mark.parametrize(
    ("data", "kind"),
    [
        (PDF, FileType.PDF),
        (b"\n\n\xef\xbb\xbf" + PDF, FileType.PDF),
        (zipped(**{"[Content_Types]_xml": b"", "word__document_xml": b""}), FileType.WORD),
        (zipped(mimetype=b"application/vnd.oasis.opendocument.text", content_xml=b""), FileType.OPENDOCUMENT),
        (zipped(a=b""), FileType.ZIP),
        (b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + bytes(600), FileType.OLE),
        (b"{\\rtf1 a}", FileType.RTF),
        (EMAIL, FileType.EMAIL),
        (b"Received: by x\nMessage-ID: <1@x>\nSubject: y\n\nz", FileType.EMAIL),
        (b"<!DOCTYPE html><p>a", FileType.HTML),
        (b"\xef\xbb\xbf  <html><p>a", FileType.HTML),
        (PNG, FileType.PICTURE),
        (b"GIF89a" + bytes(20), FileType.PICTURE),
        (b"BM are the initials of the chair.", FileType.TEXT),
        ("Chair: café".encode("utf-16"), FileType.TEXT),
        (bytes(range(256)) * 10, FileType.OTHER),
    ],
)
def test_the_bytes_decide(data: bytes, kind: FileType) -> None:
    assert sniff(data) is kind


@pytest.mark.parametrize(
    "top",
    [
        "Date: 4 May 2024\nSubject: Robin Vale\nVenue: Teams\n\nText",
        "To: all\nSubject: minutes of the strategy discussion\n\nText",
        "From: the chair\nTo: all\nPresent: SW, HV, DC Moss\n\nText",
        "From: 10.30\nTo: 11.15 in room 4 at the civic offices\nMum did not come.",
    ],
)
def test_minutes_that_begin_like_an_email_are_text(top: str) -> None:
    assert sniff(top.encode()) is FileType.TEXT


def test_a_disguised_file_is_read_as_what_it_is() -> None:
    assert read_bytes(PDF, "minutes.docx").format == "pdf"
    assert read_bytes(b"Agreed: to start today.", "minutes.pdf").format == "text"


@pytest.mark.parametrize(
    ("data", "code"),
    [
        (b"", ReadErrorCode.NO_TEXT),
        (b" \n\t\n---\n", ReadErrorCode.NO_TEXT),
        (bytes(5000), ReadErrorCode.UNSUPPORTED),
        (PNG, ReadErrorCode.UNSUPPORTED),
        (zipped(a=b"x"), ReadErrorCode.UNSUPPORTED),
        (b"PK\x03\x04" + bytes(range(256)), ReadErrorCode.UNSUPPORTED),
        (b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + bytes(600), ReadErrorCode.UNSUPPORTED),
        (b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + "EncryptedPackage".encode("utf-16-le"), ReadErrorCode.ENCRYPTED),
        (b"{\\rtf1" + b"{" * 5000, ReadErrorCode.CORRUPT),
        (b"{\\rtf1 \\par}", ReadErrorCode.NO_TEXT),
        (b"<html><script>alert(1)</script>", ReadErrorCode.NO_TEXT),
        (b"a\n" * 30_000, ReadErrorCode.TOO_LARGE),
        (b"a\tb\n" * 30_000, ReadErrorCode.TOO_LARGE),
        (b"From: a\nTo: b\n\n" + b"Content-Type: text/plain\n\n--x\n" * 600, ReadErrorCode.TOO_LARGE),
    ],
)
def test_what_cannot_be_read_is_refused_in_one_sentence(data: bytes, code: ReadErrorCode) -> None:
    with pytest.raises(ReadError) as refused:
        read_bytes(data, "secret name.txt")
    assert refused.value.code is code
    assert refused.value.message.endswith(".")
    assert "secret" not in refused.value.message


def test_files_that_are_not_there_or_are_folders(tmp_path: Path) -> None:
    for path, code in ((tmp_path / "none.txt", ReadErrorCode.NOT_FOUND), (tmp_path, ReadErrorCode.UNSUPPORTED)):
        with pytest.raises(ReadError) as refused:
            read_path(path)
        assert refused.value.code is code


def test_a_file_that_may_not_be_opened(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    locked = tmp_path / "locked.txt"
    locked.write_text("Agreed.")

    def refuse(path: Path) -> bytes:
        raise PermissionError(path)

    monkeypatch.setattr(Path, "read_bytes", refuse)
    with pytest.raises(ReadError, match="may not be opened"):
        read_path(locked)


def test_a_file_beyond_the_limit_is_not_even_opened(tmp_path: Path) -> None:
    large = tmp_path / "large.txt"
    with large.open("wb") as file:
        os.truncate(file.fileno(), LARGEST + 1)
    with pytest.raises(ReadError) as refused:
        read_path(large)
    assert refused.value.code is ReadErrorCode.TOO_LARGE


def test_reading_a_text_imports_no_heavy_reader() -> None:
    code = (
        "import sys; from minutecheck.readers import read_bytes; read_bytes(b'Agreed: to start.', 'a.txt');"
        "heavy = 'pypdfium2 pdfplumber lxml docx spacy pydantic charset_normalizer'.split();"
        "print([module for module in heavy if module in sys.modules])"
    )
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True)
    assert done.stdout.strip() == "[]"
