"""A record goes nowhere: no network, no log, no message, no change to the file. Every person here is fictional."""

from __future__ import annotations

import logging
import socket
import stat
from pathlib import Path

import pytest

from minutecheck.review import review_path
from tests.whole import CANARY, MINUTES, TOP, python

CHECK = """
import sys
from pathlib import Path
from minutecheck.review import review_path
report = review_path(Path(sys.argv[1])).report
assert report.error is None, report.error
"""
SAMPLES = sorted((TOP / "corpora" / "samples").iterdir())


@pytest.fixture
def draft(tmp_path: Path) -> Path:
    file = tmp_path / "draft.txt"
    file.write_bytes(MINUTES)
    return file


def test_checking_loads_nothing_that_trains_or_talks_and_leaves_no_file(draft: Path, tmp_path: Path) -> None:
    banned = ("sklearn", "scipy", "spacy", "requests", "httpx", "urllib3", "aiohttp", "http.client", "ssl", "smtplib")
    elsewhere = tmp_path / "temporary"
    elsewhere.mkdir()
    code = CHECK + f"print([name for name in {banned!r} if name in sys.modules])"
    result = python(code, str(draft), TMPDIR=str(elsewhere), HOME=str(elsewhere))
    assert (result.stderr, result.stdout) == (b"", b"[]\n")
    assert list(elsewhere.rglob("*")) == []


@pytest.mark.parametrize("sample", SAMPLES, ids=lambda path: path.name)
def test_no_connection_is_tried(sample: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    tried: list[object] = []

    def connect(self: socket.socket, address: object) -> None:
        tried.append(address)
        raise OSError("There is no network in this test.")

    for name in ("connect", "connect_ex", "bind", "sendto"):
        monkeypatch.setattr(socket.socket, name, connect)
    monkeypatch.setattr(socket, "getaddrinfo", lambda *names, **_: tried.append(names))
    assert review_path(sample).report.error is None
    assert tried == []


@pytest.mark.parametrize("sample", SAMPLES, ids=lambda path: path.name)
def test_the_file_is_left_as_it_was(sample: Path, tmp_path: Path) -> None:
    copy = tmp_path / sample.name
    copy.write_bytes(sample.read_bytes())
    copy.chmod(stat.S_IRUSR)
    before = copy.stat()
    review_path(copy)
    after = copy.stat()
    assert copy.read_bytes() == sample.read_bytes()
    assert (after.st_mtime_ns, after.st_size, after.st_ino) == (before.st_mtime_ns, before.st_size, before.st_ino)
    assert [file.name for file in tmp_path.iterdir()] == [sample.name]


def test_nothing_is_printed_or_logged(
    draft: Path, capfd: pytest.CaptureFixture[str], caplog: pytest.LogCaptureFixture
) -> None:
    with caplog.at_level(logging.DEBUG):
        review_path(draft)
    out, err = capfd.readouterr()
    assert (out, err) == ("", "")
    assert CANARY not in caplog.text


CRASH = """
import sys
from minutecheck import review
def broken(analysis, *rest):
    raise ValueError(analysis.record.text)
review.judge_record = broken
from minutecheck.cli import main
sys.argv = ["minutecheck", "check", sys.argv[1], "--format", "json"]
main()
"""


def test_a_fault_in_a_criterion_shows_no_word_of_the_record(draft: Path) -> None:
    result = python(CRASH, str(draft))
    assert result.returncode == 3
    for word in (*CANARY.split(), "bruise", "Amory"):
        assert word.encode() not in result.stderr
        assert word.encode() not in result.stdout
    assert b"ValueError" in result.stdout
    assert b"Traceback" not in result.stderr
