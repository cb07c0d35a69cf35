"""Old Word files through LibreOffice, made by it from a fictional record; and what is said where it is missing."""

from __future__ import annotations

import io
import shutil
import subprocess
import sys

import docx
import pytest

from minutecheck.readers import read_bytes
from minutecheck.readers.office import convert, old_word
from minutecheck.readers.office.convert import office_program, to_docx
from minutecheck.record import ReadError, ReadErrorCode
from tests.readers.compound_files import compound_file

WORDS = "All agreed that section 47 enquiries will start today."
needs_office = pytest.mark.skipif(office_program() is None, reason="LibreOffice is not installed")
NOT_LOCKED, LOCKED = bytes(12), bytes(10) + b"\x00\x01"


def old_file(flags: bytes = NOT_LOCKED) -> bytes:
    return compound_file({"WordDocument": flags.ljust(5000, b"\0")})


@pytest.fixture(scope="module")
def made_by_office(tmp_path_factory) -> bytes:
    folder = tmp_path_factory.mktemp("old")
    document = docx.Document()
    document.add_heading("Strategy discussion", 1)
    document.add_paragraph(WORDS)
    document.save(folder / "note.docx")
    profile = (folder / "profile").as_uri()
    command = [
        shutil.which("soffice") or "soffice",
        "--headless",
        f"-env:UserInstallation={profile}",
        "--convert-to",
        "doc",
    ]
    subprocess.run([*command, "--outdir", folder, folder / "note.docx"], check=True, capture_output=True, timeout=120)
    return (folder / "note.doc").read_bytes()


@needs_office
@pytest.mark.external
@pytest.mark.slow
def test_an_old_file_is_read_and_one_process_serves_many(made_by_office: bytes):
    record = read_bytes(made_by_office, "note.docx")
    assert (record.format, record.blocks[0].kind) == ("doc", "heading")
    assert WORDS in record.text
    program = office_program()
    assert program is not None
    first, broken, last = to_docx([made_by_office, b"not a file of any kind \x00", made_by_office], program)
    assert docx.Document(io.BytesIO(first or b"")).paragraphs[1].text == WORDS
    assert last is not None
    assert broken is None or WORDS.encode() not in broken


def test_without_the_program_it_says_what_to_do(monkeypatch):
    monkeypatch.setattr(old_word, "office_program", lambda: None)
    with pytest.raises(ReadError, match=r"save it as \.docx in Word, or install LibreOffice") as refused:
        read_bytes(old_file(), "note.doc")
    assert refused.value.code is ReadErrorCode.UNSUPPORTED


def test_a_locked_file_is_refused_before_anything_runs(monkeypatch):
    monkeypatch.setattr(old_word, "to_docx", lambda *_: pytest.fail("it was run"))
    with pytest.raises(ReadError) as refused:
        read_bytes(old_file(LOCKED), "note.doc")
    assert refused.value.code is ReadErrorCode.ENCRYPTED


def test_a_program_that_hangs_is_ended(tmp_path):
    sleeper = tmp_path / "sleeper"
    sleeper.write_text(f"#!{sys.executable}\nimport time\ntime.sleep(60)\n")
    sleeper.chmod(0o700)
    assert convert.to_docx([b"x"], str(sleeper), seconds=0.5) == (None,)


def test_a_file_that_the_program_cannot_read_is_refused(monkeypatch):
    monkeypatch.setattr(old_word, "office_program", lambda: "office")
    monkeypatch.setattr(old_word, "to_docx", lambda files, program: (None,))
    with pytest.raises(ReadError) as refused:
        read_bytes(old_file(), "note.doc")
    assert refused.value.code is ReadErrorCode.CORRUPT
