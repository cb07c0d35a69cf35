"""How much is taken, and what becomes of files that are too large, too slow, hostile or locked."""

from __future__ import annotations

import io
import zipfile
from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path

import pikepdf
import pytest

from minutecheck.page.drafts import Shelf, shown_name
from minutecheck.page.folder import PrivateFolder
from minutecheck.page.problem import PageProblem
from tests.page.conftest import DRAFT, LIMITS, ORIGIN, SAMPLES, Reader
from tests.page.server import until


def stream(token: str, size: int, chunk: int = 64 * 1024) -> Iterator[bytes]:
    yield f'--edge\r\nContent-Disposition: form-data; name="csrf"\r\n\r\n{token}\r\n'.encode()
    yield b'--edge\r\nContent-Disposition: form-data; name="files"; filename="big.txt"\r\n\r\n'
    for _ in range(size // chunk):
        yield b"x" * chunk
    yield b"\r\n--edge--\r\n"


def send(reader: Reader, body: object) -> object:
    headers = {"content-type": "multipart/form-data; boundary=edge", "origin": ORIGIN, "sec-fetch-site": "same-origin"}
    return reader.http.post("/check", content=body, headers=headers)  # type: ignore[arg-type]


def test_a_file_of_200_megabytes_is_refused_while_it_comes(reader: Reader) -> None:
    answer = send(reader, stream(reader.token, 200 * 1024 * 1024))
    assert answer.status_code == 413  # type: ignore[attr-defined]
    assert "too large" in answer.text  # type: ignore[attr-defined]
    assert reader.files_left() == []


def test_many_files_that_are_too_large_together_are_refused(reader: Reader) -> None:
    answer = reader.post("/check", files=[(f"{n}.txt", b"x" * 1_900_000) for n in range(4)])
    assert answer.status_code == 413
    assert reader.files_left() == []


def test_too_many_files_and_too_long_a_text_are_refused(reader: Reader) -> None:
    answer = reader.post("/check", files=[(f"{n}.txt", b"x") for n in range(31)])
    assert answer.status_code == 413
    assert "at most 30" in answer.text
    assert reader.post("/type", {"text": "x" * 600_000, "about": "whole"}).status_code == 413
    assert reader.files_left() == []


def test_an_upload_that_is_broken_off_leaves_nothing(reader: Reader) -> None:
    body = b"".join(stream(reader.token, 1_000_000))[:-20]
    answer = send(reader, body)
    assert answer.status_code == 400  # type: ignore[attr-defined]
    assert "broken off" in answer.text  # type: ignore[attr-defined]
    assert reader.files_left() == []


def test_a_word_file_that_swells_is_refused_with_a_reason(reader: Reader) -> None:
    swelling = io.BytesIO()
    with zipfile.ZipFile(swelling, "w", zipfile.ZIP_DEFLATED) as file:
        file.writestr("[Content_Types].xml", "<Types/>")
        file.writestr("word/document.xml", b"<w:p/>" * 30_000_000)
    answer = reader.check("swelling.docx", swelling.getvalue())
    assert answer.status_code == 200
    assert "could not be checked" in answer.text
    assert "core criteria" not in answer.text


def test_an_encrypted_pdf_is_named_with_what_to_do(reader: Reader) -> None:
    locked = io.BytesIO()
    with pikepdf.open(SAMPLES / "complete-minutes.pdf") as pdf:
        pdf.save(locked, encryption=pikepdf.Encryption(owner="owner", user="user"))
    answer = reader.check("locked.pdf", locked.getvalue())
    assert "password" in answer.text
    assert "core criteria" not in answer.text


def test_a_draft_that_hangs_costs_itself_only(reader: Reader, monkeypatch: pytest.MonkeyPatch) -> None:
    from minutecheck.batch.options import Limits, Options
    from minutecheck.page.checking import Desk

    desk: Desk = reader.guard.app.state.desk
    short = Options(limits=Limits(seconds=0.001), checker=desk._options.checker)
    with monkeypatch.context() as patch:
        patch.setattr(desk, "_options", short)
        for worker in desk._workers:
            patch.setattr(worker, "_options", short)
        answer = reader.check("slow.txt", DRAFT * 200)
    assert "was not done in" in answer.text
    assert "core criteria" in reader.check("draft.txt", DRAFT).text


def test_beyond_the_bound_of_the_queue_the_answer_says_so_and_nothing_is_left_waiting(
    reader: Reader, monkeypatch: pytest.MonkeyPatch
) -> None:
    desk = reader.guard.app.state.desk
    with monkeypatch.context() as patch:
        patch.setattr(desk, "_settings", replace(desk._settings, limits=replace(LIMITS, waiting=3)))
        answer = reader.post("/check", files=[(f"{n}.txt", DRAFT.encode()) for n in range(8)])
        assert answer.status_code == 503
        assert "Too many drafts are waiting" in answer.text
    assert "No draft is here" in reader.get("/drafts").text
    assert reader.files_left() == []
    assert "core criteria" in reader.check("draft.txt", DRAFT).text


def test_a_draft_that_waits_takes_no_memory(reader: Reader, monkeypatch: pytest.MonkeyPatch) -> None:
    """Sixty files of fifty megabytes may wait; their bytes are read when a worker is free, one at a time."""
    read: list[int] = []
    reading = Path.read_bytes

    def read_bytes(path: Path) -> bytes:
        if reader.guard.app.state.folder.path in path.parents:
            read.append(reader.guard.app.state.desk._free.qsize())
        return reading(path)

    monkeypatch.setattr(Path, "read_bytes", read_bytes)
    reader.post("/check", files=[(f"{n}.txt", DRAFT.encode()) for n in range(10)])
    assert until(lambda: "All are checked" in reader.get("/drafts").text)
    assert read == [0] * 10, "each with the one worker in hand"


def test_a_shelf_that_is_full_says_so_and_keeps_no_file(tmp_path: Path) -> None:
    shelf, folder = Shelf(2), PrivateFolder(tmp_path)
    for n in range(2):
        shelf.add(f"{n}.txt", folder.keep(b"x"))
    third = folder.keep(b"x")
    with pytest.raises(PageProblem, match="2 drafts"):
        shelf.add("3.txt", third)
    assert not third.exists()


@pytest.mark.parametrize(
    ("given", "shown"),
    [
        ("minutes.docx", "minutes.docx"),
        ("C:\\Users\\x\\minutes.docx", "minutes.docx"),
        ("../../minutes.docx", "minutes.docx"),
        ("", "draft"),
        ("...", "draft"),
        ("a\nb\t.txt", "a b .txt"),
        ("x" * 300 + ".docx", "x" * 114 + "….docx"),
    ],
)
def test_names_are_shown_without_folders_and_not_too_long(given: str, shown: str) -> None:
    assert shown_name(given) == shown


def test_the_private_folder_is_for_its_owner_alone(tmp_path: Path) -> None:
    folder = PrivateFolder(tmp_path / "page")
    file = folder.keep(b"x")
    assert folder.path.stat().st_mode & 0o077 == 0
    assert file.stat().st_mode & 0o077 == 0


def test_folders_of_runs_that_are_over_are_deleted_and_of_others_not(tmp_path: Path) -> None:
    living = PrivateFolder(tmp_path)
    living.keep(b"x")
    (tmp_path / "run-999999999-1-abcd").mkdir()
    (tmp_path / "run-broken").mkdir()
    (tmp_path / "something-else").mkdir()
    assert PrivateFolder(tmp_path).delete_left_over() == 2
    assert living.path.is_dir()
    assert (tmp_path / "something-else").is_dir()
