"""The summary of an audit: its page, workbook and tables, from the results of a small one. All records are invented."""

from __future__ import annotations

import csv
import html
import json
import re
import tracemalloc
from pathlib import Path

import pytest
from openpyxl import load_workbook
from typer.testing import CliRunner, Result

from minutecheck.cli import build_app
from minutecheck.outputs.json_report import json_line
from minutecheck.report import RecordReport
from minutecheck.summary.csv_files import ACTIONS, CRITERIA
from minutecheck.summary.summarise import BOOK, PAGE, summarise
from minutecheck.summary.tally import Tally
from tests.outputs import samples

FILES = (PAGE, BOOK, CRITERIA, ACTIONS)


def run(*arguments: str | Path) -> Result:
    return CliRunner().invoke(build_app(), [str(one) for one in arguments])


def audit_of(folder: Path, reports: list[RecordReport], **tool: object) -> Path:
    folder.mkdir()
    (folder / "records-00001.jsonl").write_text("".join(map(json_line, reports)), encoding="utf-8")
    made = {"version": "1", "rules": {"core": "sha256:1"}, "models": {"segments": "sha256:2"}, **tool}
    notes = {
        "schema": "minutecheck.audit/1",
        "tool": made,
        "pack": "core",
        "folders": ["quarter"],
        "notes": [],
        "paths": [],
    }
    (folder / "audit.json").write_text(json.dumps(notes), encoding="utf-8")
    return folder


def named(report: RecordReport, path: str) -> RecordReport:
    return report.model_copy(update={"path": path})


@pytest.fixture
def audit(tmp_path: Path) -> Path:
    minutes = samples.minutes_report(samples.minutes_record())
    return audit_of(
        tmp_path / "audit",
        [
            named(minutes, "quarter/north/vale/a.docx"),
            named(samples.complete_report(), "quarter/north/vale/b.docx"),
            named(minutes, "quarter/south/pell/c.docx"),
            named(samples.case_note_report(), "quarter/south/school/d.docx"),
            named(samples.unreadable_report(), "quarter/south/e.pdf"),
        ],
    )


def text_of(page: str) -> str:
    return " ".join(html.unescape(re.sub(r"<[^>]+>", " ", page[page.index("<body>") :])).split())


def test_the_page_counts_outcomes_groups_gaps_and_what_was_not_read(audit: Path) -> None:
    assert run("summary", audit).exit_code == 0
    page = (audit / PAGE).read_text(encoding="utf-8")
    text = text_of(page)
    assert "5 records: 3 records of strategy discussions, 1 agencies' case notes." in text
    assert "By team" in text
    assert "Files that" in text
    assert "Good examples" in text
    assert "<script" not in page
    assert re.findall(r'(?:src|href)="(?!#)', page) == []
    assert page.count("<svg") == page.count('role="img"') > 3


def test_no_share_of_few_records_is_a_percentage(audit: Path) -> None:
    run("summary", audit)
    assert "%" not in text_of((audit / PAGE).read_text(encoding="utf-8"))


def test_counts_that_are_too_few_are_left_out(audit: Path) -> None:
    run("summary", audit, "--suppress-below", "5")
    text = text_of((audit / PAGE).read_text(encoding="utf-8"))
    assert "fewer than 5" in text
    assert "too few to show" in text
    assert " 1 of 3" not in text


def test_the_workbook_has_every_record_and_a_column_for_the_auditor(audit: Path) -> None:
    run("summary", audit)
    book = load_workbook(audit / BOOK)
    assert book.sheetnames == ["Overview", "Records", "Criteria", "Actions", "Not read"]
    assert [row[0].value for row in book["Records"].iter_rows(min_row=2)][-1] == "quarter/south/school/d.docx"
    criteria = book["Criteria"]
    head = [cell.value for cell in criteria[1]]
    [choices] = criteria.data_validations.dataValidation
    assert str(choices.sqref).startswith("I2:I")
    assert head[7:10] == ["Said before", "Your verdict", "Your reason"]
    assert criteria.column_dimensions["K"].hidden
    assert [row[0].value for row in book["Not read"].iter_rows(min_row=2)].count("quarter/south/e.pdf") == 1


def test_no_cell_of_any_table_is_a_formula(tmp_path: Path) -> None:
    minutes = samples.minutes_report(samples.minutes_record())
    bad = minutes.actions[0].model_copy(update={"text": '=HYPERLINK("x")', "owner": "@SUM(A1)"})
    folder = audit_of(tmp_path / "bad", [named(minutes.model_copy(update={"actions": (bad,)}), "+a.docx")])
    run("summary", folder)
    for sheet in load_workbook(folder / BOOK):
        assert all(cell.data_type != "f" for row in sheet.iter_rows() for cell in row)
    for name in (CRITERIA, ACTIONS):
        with (folder / name).open(encoding="utf-8-sig", newline="") as file:
            assert not any(cell.startswith(("=", "+", "-", "@")) for row in csv.reader(file) for cell in row)


def test_an_earlier_audit_by_other_rules_is_compared_with_a_warning(audit: Path, tmp_path: Path) -> None:
    earlier = audit_of(tmp_path / "earlier", [samples.complete_report()], rules={"core": "sha256:9"})
    run("summary", audit, "--compare", earlier)
    text = text_of((audit / PAGE).read_text(encoding="utf-8"))
    assert "Since the earlier audit" in text
    assert "made with other rules" in text
    run("summary", audit, "--compare", audit)
    assert "made with" not in text_of((audit / PAGE).read_text(encoding="utf-8"))


def test_without_quotes_no_word_of_a_record_is_in_it(audit: Path, tmp_path: Path) -> None:
    minutes = samples.minutes_report(samples.minutes_record())
    quotes = [piece.quote for one in minutes.criteria for piece in one.evidence] + [one.text for one in minutes.actions]
    assert quotes
    run("summary", audit, "--no-quotes", "--out", tmp_path / "bare")
    book = load_workbook(tmp_path / "bare" / BOOK)
    said = " ".join(str(cell.value) for sheet in book for row in sheet.iter_rows() for cell in row)
    said += "".join((tmp_path / "bare" / name).read_text(encoding="utf-8-sig") for name in (PAGE, CRITERIA, ACTIONS))
    assert not [quote for quote in quotes if len(quote) > 25 and quote in said]


def test_the_same_audit_gives_the_same_bytes(audit: Path, tmp_path: Path) -> None:
    for name in ("one", "two"):
        run("summary", audit, "--out", tmp_path / name)
    for file in FILES:
        assert (tmp_path / "one" / file).read_bytes() == (tmp_path / "two" / file).read_bytes()


def test_the_files_are_for_their_owner_alone(audit: Path) -> None:
    run("summary", audit)
    assert all((audit / name).stat().st_mode & 0o077 == 0 for name in FILES)


@pytest.mark.parametrize("missing", ["audit.json", "records-00001.jsonl"])
def test_a_folder_that_holds_no_audit_is_said(audit: Path, missing: str) -> None:
    (audit / missing).unlink()
    result = run("summary", audit)
    assert result.exit_code == 2
    assert "minutecheck audit" in result.output


def test_a_line_that_is_no_record_is_named(audit: Path) -> None:
    with (audit / "records-00001.jsonl").open("a", encoding="utf-8") as file:
        file.write("{}\n")
    assert "line 6 is not a record" in run("summary", audit).output


@pytest.mark.slow
def test_memory_does_not_grow_with_the_number_of_records(tmp_path: Path) -> None:
    minutes = samples.minutes_report(samples.minutes_record())
    peaks = []
    for number in (200, 2_000):
        folder = audit_of(tmp_path / str(number), [named(minutes, f"quarter/team/{one}.docx") for one in range(number)])
        tracemalloc.start()
        summarise(folder, folder)
        peaks.append(tracemalloc.get_traced_memory()[1])
        tracemalloc.stop()
    assert peaks[1] < 1.5 * peaks[0] + 2_000_000


def test_good_examples_are_the_surest() -> None:
    counted = Tally(("quarter",))
    complete = samples.minutes_report(samples.minutes_record())
    for number in range(6):
        sure = tuple(
            one.model_copy(update={"confidence": 0.9 + number / 100, "review": False}) for one in complete.criteria
        )
        counted.add(named(complete.model_copy(update={"criteria": sure}), f"quarter/{number}.docx"))
    paths = [sorted(examples)[0].path for examples in counted.examples.values()]
    assert set(paths) == {"quarter/5.docx"}
    assert all(len(examples) == 3 for examples in counted.examples.values())
