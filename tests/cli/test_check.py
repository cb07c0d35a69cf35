"""The check command: what it prints, where, and with which exit status. All records are fictional."""

import json
import os

import pytest

from tests.cli.conftest import SECRET


def put(folder, name, text):
    file = folder / name
    file.write_text(text)
    return file


def test_one_file_is_drawn_in_full(run, tmp_path):
    result = run("check", put(tmp_path, "draft.txt", "minutes"))
    assert result.exit_code == 0
    assert "4 of 6 core criteria are met" in result.stdout
    assert result.stderr == ""


def test_a_folder_is_one_table_in_the_order_of_its_names(run, folder):
    result = run("check", folder)
    assert result.exit_code == 0
    assert "3 files checked" in result.stdout
    rows = [line.split()[0] for line in result.stdout.splitlines() if "✔" in line or "✘" in line]
    assert rows == ["a.docx", "b.txt", "old/b.txt", "✔"]


def test_what_a_folder_holds_and_is_not_checked_is_said(run, folder):
    words = " ".join(run("check", folder).stdout.split())
    assert "Not checked: 2 files of other types (photo.jpg, sheet.xlsx)." in words
    assert "Not checked: 2 hidden files or folders (.cache, ~$a.docx)." in words
    assert "Not checked: 1 report made by minutecheck (a.report.html)." in words


def test_json_goes_to_standard_output_alone_and_notes_to_standard_error(run, folder):
    result = run("check", folder, "--format", "json")
    report = json.loads(result.stdout)
    assert [os.path.basename(record["path"]) for record in report["records"]] == ["a.docx", "b.txt", "b.txt"]  # noqa: PTH119
    assert "2 files of other types" in result.stderr


def test_json_lines_hold_a_record_each(run, folder):
    lines = run("check", folder, "--format", "jsonl").stdout.splitlines()
    assert [json.loads(line)["kind"] for line in lines] == ["minutes", "minutes", "case_note"]


def test_quiet_prints_no_report_and_no_notes_but_still_json(run, folder):
    silent = run("check", folder, "--quiet")
    assert (silent.output, silent.exit_code) == ("", 0)
    lines = run("check", folder, "--quiet", "--format", "jsonl")
    assert len(lines.stdout.splitlines()) == 3
    assert lines.stderr == ""


def test_patterns_choose_among_a_folders_files(run, folder):
    def paths(*options):
        lines = run("check", folder, "--format", "jsonl", *options).stdout.splitlines()
        return [json.loads(line)["path"].replace(str(folder) + os.sep, "") for line in lines]

    assert paths("--include", "*.DOCX") == ["a.docx"]
    assert paths("--include", "*.docx", "--include", "old/*") == ["a.docx", "old/b.txt"]
    assert paths("--exclude", "old") == ["a.docx", "b.txt"]
    assert paths("--exclude", "**/b.txt") == ["a.docx"]
    assert paths("--include", "*.txt", "--exclude", "old/*") == ["b.txt"]


def test_a_file_named_by_itself_is_always_tried(run, tmp_path):
    result = run("check", put(tmp_path, "draft.unknown", "minutes"), "--exclude", "*")
    assert "4 of 6 core criteria are met" in result.stdout


def test_a_file_named_twice_is_checked_once(run, folder):
    result = run("check", folder / "b.txt", folder / "b.txt", "--format", "jsonl")
    assert len(result.stdout.splitlines()) == 1
    assert "named more than once" in result.stderr


def test_standard_input_has_the_name_that_it_is_given(run):
    result = run("check", "-", "--name", "pasted.txt", "--format", "jsonl", given=b"minutes")
    assert json.loads(result.stdout)["path"] == "pasted.txt"


def test_the_kind_can_be_said(run, tmp_path):
    draft = put(tmp_path, "draft.txt", "minutes")
    result = run("check", draft, "--kind", "case_note", "--format", "jsonl")
    assert json.loads(result.stdout)["kind"] == "case_note"


@pytest.mark.parametrize(
    ("words", "fail_on", "status"),
    [
        ("minutes", "never", 0),
        ("minutes", "partly_met", 1),
        ("minutes", "not_met", 1),
        ("good", "partly_met", 0),
        ("note", "not_met", 1),
        ("locked", "never", 3),
        ("locked", "not_met", 3),
    ],
)
def test_the_exit_status_says_what_the_run_comes_to(run, tmp_path, words, fail_on, status):
    assert run("check", put(tmp_path, "draft.txt", words), "--fail-on", fail_on).exit_code == status


def test_an_unread_record_outranks_a_finding_and_leaves_the_others_alone(run, tmp_path):
    found, locked = put(tmp_path, "a.txt", "minutes"), put(tmp_path, "b.txt", "locked")
    result = run("check", found, locked, "--fail-on", "not_met")
    assert result.exit_code == 3
    assert "Could not be checked" in result.stdout
    assert "1 of 4" in result.stdout


def test_a_missing_file_is_an_unread_record(run, tmp_path):
    assert run("check", tmp_path / "mistyped.docx").exit_code == 3


def test_a_crash_in_one_record_is_that_records_error(run, tmp_path):
    broken, good = put(tmp_path, "a.txt", "crash"), put(tmp_path, "b.txt", "good")
    result = run("check", broken, good, "--format", "json")
    first, second = json.loads(result.stdout)["records"]
    assert first["error"]["code"] == "internal"
    assert "RuntimeError" in first["error"]["message"]
    assert second["error"] is None
    assert result.exit_code == 3
    assert SECRET not in result.output


@pytest.mark.parametrize(
    "arguments",
    [("check",), ("check", "x.txt", "--format", "pdf"), ("check", "x.txt", "--name", "y"), ("check", "x", "--nope")],
)
def test_wrong_usage_is_said_and_ends_with_2(run, arguments):
    result = run(*arguments)
    assert result.exit_code == 2
    assert result.stdout == ""
    assert result.stderr


def test_a_folder_with_nothing_to_check_is_wrong_usage_and_says_what_it_holds(run, tmp_path):
    put(tmp_path, "sheet.xlsx", "numbers")
    result = run("check", tmp_path)
    assert result.exit_code == 2
    assert result.stderr == (
        "minutecheck: No record was found to check in the folders named. "
        "Not checked: 1 file of another type (sheet.xlsx).\n"
    )


def test_a_name_that_is_not_text_does_not_stop_the_run(run, tmp_path):
    odd = os.fsencode(tmp_path) + b"/odd\xff.txt"
    try:
        with open(odd, "wb") as file:  # noqa: PTH123
            file.write(b"crash")
    except OSError:
        pytest.skip("this file system takes only names that are text")
    result = run("check", tmp_path, "--format", "json")
    assert json.loads(result.stdout)["records"][0]["path"].endswith("odd\ufffd.txt")
    assert result.exit_code == 3
    assert run("check", tmp_path, "--out", tmp_path / "out").exit_code == 3


def test_a_view_is_printed_and_written(run, tmp_path):
    result = run("check", put(tmp_path, "draft.txt", "minutes"), "--view", "gloucestershire", "--out", tmp_path / "out")
    assert result.exit_code == 0
    assert "A. Attendance" in result.stdout
    page = (tmp_path / "out" / "draft.gloucestershire.report.html").read_text()
    assert "Sections A to D of the Gloucestershire audit" in page


def test_a_view_still_says_what_was_not_checked(run, folder):
    assert "2 files of other types" in run("check", folder, "--view", "core").stderr


def test_a_view_that_is_not_known_is_named_with_those_that_are(run, tmp_path):
    result = run("check", put(tmp_path, "draft.txt", "minutes"), "--view", "glos")
    assert result.exit_code == 2
    assert "There is no view 'glos'. The views are: core, gloucestershire, salford, top-tips." in result.stderr
