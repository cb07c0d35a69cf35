"""The text command, over a stand-in for the readers. All records are fictional."""

import sys
from types import ModuleType

import pytest

from minutecheck.record import ReadError, ReadErrorCode
from tests.outputs.samples import minutes_record


@pytest.fixture(autouse=True)
def readers(monkeypatch):
    def read_bytes(data, name, ocr=False):
        if data == b"locked":
            raise ReadError(ReadErrorCode.ENCRYPTED, "The file is locked with a password: save it without one.")
        return minutes_record()

    module = ModuleType("minutecheck.readers")
    vars(module).update(
        read_bytes=read_bytes,
        bytes_of=lambda path: path.read_bytes(),
        attached_to=lambda data: (("minutes.docx", b""),) if data == b"mail" else (),
    )
    monkeypatch.setitem(sys.modules, "minutecheck.readers", module)


def test_the_text_is_the_one_that_offsets_count(run, tmp_path):
    file = tmp_path / "draft.docx"
    file.write_text("minutes")
    result = run("text", file)
    assert result.exit_code == 0
    assert result.stdout == minutes_record().text
    assert result.stderr == "Not read: 2 pictures.\n"


def test_standard_input_is_read_too(run):
    assert run("text", "-", given=b"minutes").stdout == minutes_record().text


def test_a_file_that_cannot_be_read_ends_with_3_and_says_why(run):
    result = run("text", "-", given=b"locked")
    assert (result.exit_code, result.stdout) == (3, "")
    assert result.stderr == "The file is locked with a password: save it without one.\n"


def test_explain_shows_how_the_file_was_read(run):
    lines = run("text", "--explain", "-", given=b"minutes").stdout.splitlines()
    assert lines[0].startswith("draft.docx: docx, ")
    assert any("(footer)" in line and "Draft 2" in line for line in lines)
    assert lines[-1] == "Not read: 2 pictures."


def test_what_is_attached_is_named(run):
    assert "Attached, and checked as a record of its own: minutes.docx." in run("text", "-", given=b"mail").stderr
