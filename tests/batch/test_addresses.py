"""Records in a store: found, checked, and known again when unchanged. All records are invented."""

from __future__ import annotations

import json
from collections.abc import Iterator
from pathlib import Path

import pytest
from typer.testing import CliRunner, Result

from minutecheck.batch.addresses import AddressError, bytes_at, files_at, is_address, stamp_at
from minutecheck.cli import build_app
from minutecheck.sources import Choice
from tests.whole import MINUTES

fsspec = pytest.importorskip("fsspec", reason="needs minutecheck[cloud]")


@pytest.fixture
def store() -> Iterator[str]:
    memory = fsspec.filesystem("memory")
    for name in ("north/a.txt", "south/b.txt", "south/.hidden/c.txt", "south/d.zip"):
        memory.pipe(f"/audited/{name}", MINUTES + name.encode())
    yield "memory://audited"
    memory.rm("/audited", recursive=True)


def audit(*arguments: str | Path) -> Result:
    return CliRunner().invoke(build_app(), ["audit", *(str(one) for one in arguments)])


@pytest.mark.parametrize("name", ["s3://bucket/folder", "abfs://x", "file:///x", "memory://x"])
def test_an_address_is_known(name: str) -> None:
    assert is_address(name)


@pytest.mark.parametrize("name", ["records/x.docx", "C:/records", "C:\\records", "odd: name.txt"])
def test_a_file_is_no_address(name: str) -> None:
    assert not is_address(name)


def test_a_store_is_searched_as_a_folder_is(store: str) -> None:
    found, notes = files_at(store, Choice())
    assert [name.removeprefix("memory://") for name in found] == ["/audited/north/a.txt", "/audited/south/b.txt"]
    assert sorted(note.split(":")[1].split("(")[0].strip() for note in notes) == [
        "1 file of another type",
        "1 hidden file or folder",
    ]
    assert len(files_at(store, Choice(exclude=("north/*",)))[0]) == 1


def test_an_audit_of_a_store_is_that_of_a_folder_and_reuses_what_is_unchanged(store: str, tmp_path: Path) -> None:
    out = tmp_path / "out"
    assert audit(store, "--out", out).exit_code == 0
    kept = [json.loads(line) for line in (out / "records-00001.jsonl").read_text("utf-8").splitlines()]
    assert [record["path"].rsplit("/", 2)[1] for record in kept] == ["north", "south"]
    assert [record["kind"] for record in kept] == ["minutes", "minutes"]
    assert "2 were unchanged" in audit(store, "--out", out).stdout
    fsspec.filesystem("memory").pipe("/audited/north/a.txt", MINUTES + b"more")
    assert "1 were unchanged" in audit(store, "--out", out).stdout


def test_a_quota_holds_in_a_store_too(store: str, tmp_path: Path) -> None:
    fsspec.filesystem("memory").pipe("/audited/south/e.txt", MINUTES + b"e")
    assert "2 files" in audit(store, "--out", tmp_path / "out", "--quota", "1").stdout


def test_files_of_this_computer_may_be_named_by_address(tmp_path: Path) -> None:
    (tmp_path / "a.txt").write_bytes(MINUTES)
    assert "1 files: 1 minutes" in audit(tmp_path.as_uri(), "--out", tmp_path / "out").stdout


def test_a_file_that_is_gone_has_no_bytes_and_no_stamp(store: str) -> None:
    assert bytes_at(f"{store}/none.txt") is None
    assert stamp_at(f"{store}/none.txt") is None
    assert stamp_at(f"{store}/north/a.txt") is not None


@pytest.mark.parametrize(
    ("address", "words"),
    [
        ("memory://nothing-here", "There is nothing at"),
        ("no-such-store://x/y", "cannot be read"),
        ("ftp://me:Wren7@host/records", "may not hold a password"),
    ],
)
def test_an_address_that_cannot_be_used_is_a_sentence_without_a_password(address: str, words: str) -> None:
    with pytest.raises(AddressError, match=words) as found:
        files_at(address, Choice())
    assert "Wren7" not in str(found.value)


def test_without_the_package_the_sentence_says_what_to_install(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("minutecheck.batch.addresses.find_spec", lambda name: None)
    with pytest.raises(AddressError, match=r"pip install 'minutecheck\[cloud\]'"):
        files_at("memory://x", Choice())


def test_no_network_package_is_loaded_for_files_of_this_computer(tmp_path: Path) -> None:
    from tests.whole import python

    (tmp_path / "a.txt").write_bytes(MINUTES)
    call = (
        "import sys; from minutecheck.cli import build_app\n"
        "try: build_app()(['audit', sys.argv[1], '--out', sys.argv[2], '--no-remember'])\n"
        "except SystemExit: print('fsspec' in sys.modules, 'distributed' in sys.modules)"
    )
    result = python(call, str(tmp_path / "a.txt"), str(tmp_path / "out"), HOME=str(tmp_path))
    assert result.stdout.splitlines()[-1] == b"False False"
