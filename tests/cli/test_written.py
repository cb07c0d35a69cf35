"""The files that --out writes: their names, their modes, and what is never written over. All records are fictional."""

import json
import stat
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from minutecheck.cli.names import output_names
from tests.cli.conftest import SECRET


def test_each_record_gets_a_word_file_a_page_and_a_json_report(run, folder, tmp_path):
    out = tmp_path / "new" / "reports"
    result = run("check", folder, "--out", out)
    assert result.exit_code == 0
    assert f"Wrote 9 files to {out}." in result.stderr
    assert sorted(file.name for file in out.iterdir()) == [
        *("a.marked.docx", "a.report.html", "a.report.json"),
        *("b.marked.docx", "b.report.html", "b.report.json"),
        *("old-b.marked.docx", "old-b.report.html", "old-b.report.json"),
    ]
    assert (out / "b.marked.docx").read_bytes() == b"marked minutes"
    assert json.loads((out / "old-b.report.json").read_text("utf-8"))["records"][0]["kind"] == "case_note"
    assert (out / "a.report.html").read_text("utf-8").startswith("<!DOCTYPE html>")


def test_the_folder_and_its_files_are_for_their_owner_alone(run, folder, tmp_path):
    out = tmp_path / "reports"
    run("check", folder / "b.txt", "--out", out)
    assert stat.S_IMODE(out.stat().st_mode) == 0o700
    assert {stat.S_IMODE(file.stat().st_mode) for file in out.iterdir()} == {0o600}


def test_a_record_that_was_not_read_gets_no_marked_up_copy(run, tmp_path):
    locked = tmp_path / "locked.pdf"
    locked.write_text("locked")
    out = tmp_path / "reports"
    assert run("check", locked, "--out", out).exit_code == 3
    assert sorted(file.name for file in out.iterdir()) == ["locked.report.html", "locked.report.json"]


def test_a_second_run_replaces_its_reports_and_does_not_check_them(run, folder):
    out = folder / "reports"
    first = run("check", folder, "--out", out, "--format", "json").stdout
    before = {file.name: file.read_bytes() for file in out.iterdir()}
    assert run("check", folder, "--out", out, "--format", "json").stdout == first
    assert {file.name: file.read_bytes() for file in out.iterdir()} == before


def test_an_input_is_never_written_over(run, tmp_path):
    (tmp_path / "a.docx").write_text("good")
    marked = tmp_path / "a.marked.docx"
    marked.write_text("minutes by hand")
    result = run("check", tmp_path / "a.docx", marked, "--out", tmp_path)
    assert result.exit_code == 2
    assert "a.marked.docx would be written over a file that is to be checked" in result.stderr
    assert marked.read_text() == "minutes by hand"
    assert sorted(file.name for file in tmp_path.iterdir()) == ["a.docx", "a.marked.docx"]


def test_an_input_is_not_written_over_through_a_link(run, tmp_path):
    source = tmp_path / "a.docx"
    source.write_text("good")
    out = tmp_path / "out"
    out.mkdir()
    (out / "a.report.json").symlink_to(source)
    assert run("check", source, "--out", out).exit_code == 2
    assert source.read_text() == "good"


def test_a_place_that_cannot_be_written_is_said(run, tmp_path):
    source = tmp_path / "a.docx"
    source.write_text("good")
    result = run("check", source, "--out", source)
    assert result.exit_code == 2
    assert "cannot be made" in result.stderr
    assert source.read_text() == "good"


def test_a_report_that_cannot_be_made_is_said_and_stops_nothing_else(run, tmp_path):
    (tmp_path / "a.txt").write_text("minutes unmarkable")
    (tmp_path / "b.txt").write_text("good")
    out = tmp_path / "out"
    result = run("check", tmp_path / "a.txt", tmp_path / "b.txt", "--out", out)
    assert result.exit_code == 3
    assert "The report a.marked.docx was not made" in result.stderr
    assert SECRET not in result.stderr
    assert (out / "b.marked.docx").exists()
    assert not (out / "a.marked.docx").exists()


def test_names_that_meet_get_the_folder_and_then_a_number():
    files = [Path("n/a.txt"), Path("n/a.docx"), Path("n/A.pdf"), Path("s/a.txt"), None]
    assert output_names(files, "a.eml") == ("a", "n-a", "A-2", "s-a", f"{Path.cwd().name}-a")


names = st.text("aA.-:/ ", min_size=1, max_size=4)


@pytest.mark.parametrize("given_name", ["..", "/etc/passwd", "a\x00b", " "])
def test_a_name_never_leaves_the_folder(given_name):
    (name,) = output_names([None], given_name)
    assert name
    assert not set(name) & set("/\\\x00")
    assert name not in {".", ".."}


@given(st.lists(names, max_size=8))
def test_no_two_records_share_a_name(parts):
    made = output_names([Path("x") / part for part in parts], "n")
    assert len({name.casefold() for name in made}) == len(parts)


def test_suggestions_need_a_folder_to_be_written_into(run, tmp_path):
    (tmp_path / "a.txt").write_text("minutes")
    result = run("check", tmp_path / "a.txt", "--suggest")
    assert result.exit_code == 2
    assert "name a folder for it with --out" in result.stderr


def test_deadlines_are_written_for_a_calendar(run, tmp_path):
    draft = tmp_path / "draft.txt"
    draft.write_text("minutes")
    out = tmp_path / "out"
    assert run("check", draft, "--out", out, "--calendar").exit_code == 0
    assert (out / "deadlines.ics").read_bytes().startswith(b"BEGIN:VCALENDAR")
    assert stat.S_IMODE((out / "deadlines.ics").stat().st_mode) == 0o600


def test_a_calendar_needs_a_folder_and_no_pseudonyms(run, tmp_path):
    draft = tmp_path / "draft.txt"
    draft.write_text("minutes")
    assert run("check", draft, "--calendar").exit_code == 2
    assert run("check", draft, "--calendar", "--share", "--out", tmp_path / "out").exit_code == 2
