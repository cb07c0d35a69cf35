"""``minutecheck audit`` and ``merge``, over a folder of invented records in folders of teams and chairs."""

from __future__ import annotations

import csv
import json
import os
import re
import subprocess
import sys
import time
from pathlib import Path

import pytest
from jsonschema import Draft202012Validator
from typer.testing import CliRunner, Result

from minutecheck.cli import build_app
from minutecheck.outputs.schema import report_schema
from tests.whole import MINUTES, TOP


@pytest.fixture
def records(tmp_path: Path) -> Path:
    folder = tmp_path / "records"
    for team in ("north", "south"):
        for chair in ("vale", "pell"):
            where = folder / team / chair
            where.mkdir(parents=True)
            for number in range(3):
                (where / f"{number}.txt").write_bytes(MINUTES + f"\n{team} {chair} {number}\n".encode())
    return folder


def run(*arguments: str | Path) -> Result:
    return CliRunner().invoke(build_app(), [str(one) for one in arguments])


def names(out: Path, records: Path) -> list[str]:
    lines = [line for file in sorted(out.glob("records-*.jsonl")) for line in file.read_text("utf-8").splitlines()]
    return [Path(json.loads(line)["path"]).relative_to(records).as_posix() for line in lines]


def test_every_line_is_a_record_of_the_published_form(records: Path, tmp_path: Path) -> None:
    result = run("audit", records, "--out", tmp_path / "out")
    assert result.exit_code == 0
    assert "12 files: 12 minutes" in result.stdout
    schema = report_schema()
    one = Draft202012Validator({**schema["$defs"]["RecordReport"], "$defs": schema["$defs"]})
    for line in (tmp_path / "out" / "records-00001.jsonl").read_text("utf-8").splitlines():
        one.validate(json.loads(line))


def test_the_same_audit_twice_is_the_same_and_quick(records: Path, tmp_path: Path) -> None:
    out = tmp_path / "out"
    run("audit", records, "--out", out)
    before = {file.name: file.read_bytes() for file in out.iterdir() if file.is_file()}
    assert "12 were unchanged" in run("audit", records, "--out", out).stdout
    assert {file.name: file.read_bytes() for file in out.iterdir() if file.is_file()} == before


def test_a_sample_is_the_same_for_a_seed_wherever_the_folder_lies(records: Path, tmp_path: Path) -> None:
    moved = tmp_path / "elsewhere"
    for name, folder in (("one", records), ("two", records), ("three", moved)):
        if folder == moved:
            records.rename(moved)
        run("audit", folder, "--out", tmp_path / name, "--sample", "5", "--seed", "3", "--no-remember")
    drawn = [names(tmp_path / "one", records), names(tmp_path / "two", records), names(tmp_path / "three", moved)]
    assert drawn[0] == drawn[1] == drawn[2]
    assert len(drawn[0]) == 5
    result = run("audit", moved, "--out", tmp_path / "four", "--sample", "5", "--seed", "4")
    assert names(tmp_path / "four", moved) != drawn[0]
    assert "Not checked: 7 of 12 files" in result.stderr


@pytest.mark.parametrize(("by", "most", "number"), [("team", 2, 4), ("chair", 1, 2), ("chair", 2, 4)])
def test_a_quota_holds_for_each_team_or_chair(records: Path, tmp_path: Path, by: str, most: int, number: int) -> None:
    run("audit", records, "--out", tmp_path / "out", "--quota", str(most), "--quota-by", by)
    found = names(tmp_path / "out", records)
    groups = [name.split("/")[0 if by == "team" else 1] for name in found]
    assert len(found) == number
    assert max(groups.count(group) for group in groups) == most


def test_parts_come_to_the_bytes_of_one_run(records: Path, tmp_path: Path) -> None:
    run("audit", records, "--out", tmp_path / "whole")
    parts = tmp_path / "parts"
    run("audit", records, "--out", parts, "--shard", "2/2")
    early = run("merge", parts)
    assert early.exit_code == 2
    assert "of 2 parts these are not there: 1" in early.output
    run("audit", records, "--out", parts, "--shard", "1/2")
    assert run("merge", parts).exit_code == 0
    assert (parts / "records-00001.jsonl").read_bytes() == (tmp_path / "whole" / "records-00001.jsonl").read_bytes()
    assert (parts / "audit.json").read_bytes() == (tmp_path / "whole" / "audit.json").read_bytes()


def test_a_file_that_cannot_be_read_is_counted_and_the_status_says_so(records: Path, tmp_path: Path) -> None:
    (records / "broken.docx").write_bytes(b"PK\x03\x04 no archive")
    result = run("audit", records, "--out", tmp_path / "out")
    assert result.exit_code == 3
    assert "1 could not be read" in result.stdout


def test_results_inside_the_folder_are_not_taken_for_records(records: Path) -> None:
    for _ in range(2):
        assert "12 files" in run("audit", records, "--out", records / "out").stdout


@pytest.mark.parametrize(
    ("options", "words"),
    [
        (("--shard", "3/2"), "is no part"),
        (("--quota", "1", "--quota-by", "month"), "team or chair"),
        (("--include", "*.docx"), "No record was found"),
    ],
)
def test_wrong_usage_is_one_sentence(records: Path, tmp_path: Path, options: tuple[str, ...], words: str) -> None:
    result = run("audit", records, "--out", tmp_path / "out", *options)
    assert result.exit_code == 2
    assert words in result.output


def test_a_folder_that_is_not_there_is_said(tmp_path: Path) -> None:
    assert "There is no file or folder" in run("audit", tmp_path / "nowhere", "--out", tmp_path / "out").output


def test_no_name_and_no_word_of_a_record_is_printed(records: Path, tmp_path: Path) -> None:
    result = run("audit", records, "--out", tmp_path / "out")
    assert "vale" not in result.output
    assert "bruis" not in result.output


def test_a_record_is_not_drawn_twice_within_a_year(records: Path, tmp_path: Path) -> None:
    for name in ("one", "two"):
        run("audit", records, "--out", tmp_path / name, "--sample", "5", "--seed", "3")
    first, second = (set(names(tmp_path / name, records)) for name in ("one", "two"))
    assert len(first) == len(second) == 5
    assert not first & second
    third = run("audit", records, "--out", tmp_path / "three", "--sample", "5", "--seed", "3")
    assert "Passed over: 10, drawn for an audit in the last twelve months." in third.stderr
    run("audit", records, "--out", tmp_path / "one", "--sample", "5", "--seed", "3")
    assert set(names(tmp_path / "one", records)) == first
    run("audit", records, "--out", tmp_path / "four", "--sample", "5", "--seed", "3", "--no-remember")
    assert set(names(tmp_path / "four", records)) == first


def test_the_ledger_is_shown_exported_and_emptied(records: Path, tmp_path: Path) -> None:
    own = tmp_path / "my.sqlite"
    (records / "broken.docx").write_bytes(b"PK\x03\x04 no archive")
    run("audit", records, "--out", tmp_path / "out", "--ledger", own)
    shown = run("ledger", "show", "--ledger", own).stdout.splitlines()
    assert shown[2].split() == ["Audit", "Began", "Records", "Drawn", "Not", "read", "Version"]
    assert shown[3].split()[2:5] == ["13", "0", "1"]
    rows = list(csv.DictReader(run("ledger", "export", "--ledger", own).stdout.splitlines()))
    assert [(row["file"], row["line"]) for row in rows] == [("1", str(number)) for number in range(1, 14)]
    assert json.loads(rows[1]["outcomes"])["s47-decision"] == "met"
    assert {row["not_read"] for row in rows} == {"", "unsupported"}
    assert run("ledger", "purge", "--ledger", own).exit_code == 2
    assert "Took 1 audit out" in run("ledger", "purge", "--all", "--ledger", own).stdout
    assert len(run("ledger", "show", "--ledger", own).stdout.splitlines()) == 3


def test_no_word_and_no_name_of_a_record_is_in_the_ledger(records: Path, tmp_path: Path) -> None:
    own = tmp_path / "ledger" / "my.sqlite"
    run("audit", records, "--out", tmp_path / "out", "--ledger", own)
    kept = b"".join(file.read_bytes() for file in own.parent.iterdir())
    words = set(re.findall(rb"[A-Z][a-z]{4,}", MINUTES)) | {b"vale", b"pell", b"north"}
    assert len(words) > 10
    assert [word for word in words if word in kept] == []


def test_a_ledger_that_was_never_made_is_said(tmp_path: Path) -> None:
    result = run("ledger", "show", "--ledger", tmp_path / "none.sqlite")
    assert (result.exit_code, "There is no ledger" in result.output) == (2, True)


def test_an_audit_into_a_folder_in_use_is_one_sentence(records: Path, tmp_path: Path) -> None:
    from minutecheck.batch.state import State

    with State(tmp_path / "out" / ".minutecheck" / "all"):
        result = run("audit", records, "--out", tmp_path / "out")
    assert result.exit_code == 2
    assert "Another audit is writing into" in result.output


@pytest.mark.skipif(os.name == "nt", reason="Windows has no such signal")
def test_a_run_that_is_told_to_end_says_how_to_go_on_and_goes_on(records: Path, tmp_path: Path) -> None:
    for number in range(60):
        (records / f"more {number:02d}.txt").write_bytes(MINUTES + str(number).encode())
    command = ["audit", str(records), "--out", str(tmp_path / "out"), "--jobs", "1"]
    call = "import sys; from minutecheck.cli import main; main()"
    program = subprocess.Popen(
        [sys.executable, "-c", call, *command], stderr=subprocess.PIPE, stdout=subprocess.DEVNULL, text=True,
        env={**os.environ, "PYTHONPATH": str(TOP / "src")},
    )  # fmt: skip
    kept = tmp_path / "out" / ".minutecheck" / "all" / "results-1.jsonl"
    until = time.monotonic() + 60
    while not (kept.exists() and kept.stat().st_size) and time.monotonic() < until:
        time.sleep(0.02)
    program.terminate()
    assert program.stderr is not None
    assert "run the same command again, and it goes on" in program.stderr.read()
    assert program.wait() == 130
    assert re.search(r"\d+ were unchanged", run(*command).stdout)
    assert len(names(tmp_path / "out", records)) == 72


def test_an_audit_pairs_notes_with_minutes_when_asked(tmp_path: Path) -> None:
    folder = Path(__file__).parent.parent / "records" / "pairing"
    assert run("audit", folder, "--out", tmp_path / "out", "--pair", "--no-remember").exit_code == 0
    found = json.loads((tmp_path / "out" / "pairing.json").read_text(encoding="utf-8"))
    counts = {one["agency"]: one["something_else"] for one in found["by_agency"]}
    assert counts["school"] == 1
    assert (tmp_path / "out" / "pairing.xlsx").is_file()
