"""The whole program on an invented record: one process from the file to every output."""

import json
import os
import subprocess
import sys
from pathlib import Path

import pytest
from jsonschema import Draft202012Validator

from minutecheck.outputs.schema import report_schema

SOURCE = Path(__file__).parent.parent.parent / "src"
RECORD = """STRATEGY DISCUSSION

Date: 12 March 2024
Child: Tamsin Oakley (DOB 3/4/2019)

Present:
Grace Amadi, Team Manager, Children's Social Care (chair)
Peter Lunn, Social Worker, Children's Social Care
DC Rhian Pugh, Police
Sister Ola Benson, Health Visitor

Information shared
Nursery reported a bruise to the left ear [see body map]. Mother said that Tamsin fell.

Outcome
All agreed that joint section 47 enquiries will start today, because a fall does not explain the bruise.

Actions
- Peter Lunn to visit Tamsin at nursery by 13/03/2024
- Medical to be arranged
"""


def program(*arguments: object, given: bytes = b"") -> subprocess.CompletedProcess:
    return subprocess.run(
        [sys.executable, "-c", "from minutecheck.cli import main; main()", *map(str, arguments)],
        input=given,
        capture_output=True,
        env={**os.environ, "PYTHONPATH": str(SOURCE)},
        timeout=120,
        check=False,
    )


@pytest.fixture(scope="module")
def record(tmp_path_factory) -> Path:
    file = tmp_path_factory.mktemp("records") / "draft.txt"
    file.write_text(RECORD, encoding="utf-8")
    return file


@pytest.fixture(scope="module")
def printed(record) -> bytes:
    result = program("check", record, "--format", "json")
    assert (result.returncode, result.stderr) == (0, b"")
    return result.stdout


def test_the_report_is_valid_and_its_quotes_are_the_words_at_their_offsets(record, printed):
    report = json.loads(printed)
    Draft202012Validator(report_schema()).validate(report)
    text = program("text", record).stdout.decode("utf-8")
    (checked,) = report["records"]
    found = [evidence for judgement in checked["criteria"] for evidence in judgement["evidence"]]
    assert found
    assert all(evidence["quote"] == text[evidence["start"] : evidence["end"]] for evidence in found)
    assert all(text[action["start"] : action["end"]].strip() for action in checked["actions"])


def test_a_plain_record_is_judged_as_a_person_would(printed):
    (checked,) = json.loads(printed)["records"]
    assert (checked["kind"], checked["meeting_date"]) == ("minutes", "2024-03-12")
    assert next(j for j in checked["criteria"] if j["id"] == "s47-decision")["value"] == "initiate"
    assert [action["due_date"] for action in checked["actions"]] == ["2024-03-13", None]


def test_every_output_of_a_run_is_written_and_a_second_run_gives_the_same_bytes(record, printed, tmp_path):
    out = tmp_path / "out"
    result = program("check", record, "--out", out, "--format", "json", "--fail-on", "not_met")
    assert result.returncode == 1
    assert result.stdout == printed
    before = {file.name: file.read_bytes() for file in out.iterdir()}
    assert sorted(before) == ["draft.marked.docx", "draft.report.html", "draft.report.json"]
    program("check", record, "--out", out)
    assert {file.name: file.read_bytes() for file in out.iterdir()} == before
    assert b"[see body map]" in before["draft.report.html"]
    assert b"<mark" in before["draft.report.html"]


def test_standard_input_and_a_broken_file_end_with_3_and_no_word_of_the_record(tmp_path):
    broken = tmp_path / "broken.docx"
    broken.write_bytes(b"PK\x03\x04" + RECORD.encode())
    result = program("check", broken, "-", "--format", "jsonl", given=RECORD.encode())
    assert result.returncode == 3
    first, second = (json.loads(line) for line in result.stdout.splitlines())
    assert first["error"]["code"] in {"corrupt", "unsupported"}
    assert second["error"] is None
    assert b"Tamsin" not in result.stderr
    assert "Tamsin" not in first["error"]["message"]
