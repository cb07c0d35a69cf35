"""``minutecheck follow`` on files. All people are fictional."""

from __future__ import annotations

import json
from pathlib import Path

import pytest
from typer.testing import CliRunner, Result

from minutecheck.cli import build_app
from tests.whole import CANARY, MINUTES, TOP, python

REVIEW = f"""REVIEW STRATEGY DISCUSSION

Date: {{day}} May 2024
Child: {{child}}, aged 6

Update
Jo Pell visited {CANARY} at nursery on 7 May.
"""


@pytest.fixture
def files(tmp_path: Path) -> tuple[Path, Path]:
    earlier, later = tmp_path / "strategy.txt", tmp_path / "review.txt"
    earlier.write_bytes(MINUTES)
    later.write_text(REVIEW.format(day=17, child=CANARY), encoding="utf-8")
    return earlier, later


def run(*arguments: object, given: bytes | None = None) -> Result:
    return CliRunner().invoke(build_app(), ["follow", *map(str, arguments)], input=given)


def test_each_action_is_named_with_the_later_words(files: tuple[Path, Path]) -> None:
    result = run(*files)
    assert result.exit_code == 0
    assert "strategy.txt (3 May 2024) → review.txt (17 May 2024)" in result.stdout
    assert "reports 1 done and 0 outstanding; 1 is not mentioned" in " ".join(result.stdout.split())
    assert "? state not clear" not in result.stdout
    assert "– not mentioned" in result.stdout


def test_json_has_its_schema_and_quotes_between_its_offsets(files: tuple[Path, Path]) -> None:
    found = json.loads(run(*files, "--format", "json").stdout)
    assert found["schema"] == "minutecheck.follow-up/1"
    assert [action["state"] for action in found["actions"]] == ["done", "not_mentioned"]
    (told,) = found["actions"][0]["evidence"]
    text = CliRunner().invoke(build_app(), ["text", str(files[1])]).stdout
    assert text[told["start"] : told["end"]] == told["quote"]


@pytest.mark.parametrize(("fail_on", "status"), [("never", 0), ("outstanding", 0), ("not_mentioned", 1)])
def test_fail_on(files: tuple[Path, Path], fail_on: str, status: int) -> None:
    assert run(*files, "--fail-on", fail_on).exit_code == status


def test_out_writes_a_page_and_json_and_leaves_the_records_alone(files: tuple[Path, Path], tmp_path: Path) -> None:
    before = [file.read_bytes() for file in files]
    out = tmp_path / "out"
    assert run(*files, "--out", out).exit_code == 0
    assert sorted(file.name for file in out.iterdir()) == ["strategy.follow-up.html", "strategy.follow-up.json"]
    page = (out / "strategy.follow-up.html").read_text(encoding="utf-8")
    assert "default-src 'none'" in page
    assert "<script" not in page
    assert [file.read_bytes() for file in files] == before


def refusal(*arguments: object) -> str:
    result = run(*arguments)
    assert result.exit_code == 2
    assert not result.stdout
    return result.stderr


def test_a_later_record_that_is_dated_before_is_refused(files: tuple[Path, Path]) -> None:
    files[1].write_text(REVIEW.format(day=1, child=CANARY), encoding="utf-8")
    said = refusal(*files)
    assert "is dated before" in said
    assert CANARY not in said


def test_another_child_is_refused_and_compared_only_anyway(files: tuple[Path, Path]) -> None:
    files[1].write_text(REVIEW.format(day=17, child="Ola Tansey"), encoding="utf-8")
    said = refusal(*files)
    assert "names of the child" in said
    assert CANARY not in said
    assert "Tansey" not in said
    result = run(*files, "--anyway")
    assert result.exit_code == 0
    assert "they may be about different children" in " ".join(result.stdout.split())


def test_a_record_that_cannot_be_read_is_named_and_the_others_are_followed(files: tuple[Path, Path]) -> None:
    result = run(*files, files[0].parent / "missing.txt")
    assert result.exit_code == 3
    assert "missing.txt" in result.stderr
    assert "reported done" in result.stdout
    assert run(files[0].parent / "missing.txt", files[1]).exit_code == 3


def test_standard_input_is_one_later_record(files: tuple[Path, Path]) -> None:
    assert "reported done" in run(files[0], "-", given=files[1].read_bytes()).stdout
    assert "Standard input" in refusal("-", files[1])
    assert "each record once" in refusal(files[0], files[0])


def test_the_same_records_give_the_same_bytes(files: tuple[Path, Path]) -> None:
    code = "import sys; from minutecheck.cli import main; main()"
    first, second = (
        python(code, "follow", *map(str, files), "--format", "json", PYTHONHASHSEED=seed).stdout for seed in ("1", "2")
    )
    assert first == second != b""


def test_the_result_in_a_folder_is_not_checked_as_a_record(files: tuple[Path, Path], tmp_path: Path) -> None:
    run(*files, "--out", tmp_path)
    result = CliRunner().invoke(build_app(), ["check", str(tmp_path), "--format", "json"])
    assert len(json.loads(result.stdout)["records"]) == 2


def test_a_sample_is_followed() -> None:
    sample = TOP / "corpora" / "samples" / "complete-minutes.pdf"
    found = json.loads(
        run(sample, "-", "--format", "json", given=b"DS Vance has not yet applied for the phone download.").stdout
    )
    assert [action["state"] for action in found["actions"]].count("outstanding") == 1
    assert found["notes"] == ["standard-input does not show its date, so that it may not be the later record."]
