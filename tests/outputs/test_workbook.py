"""The workbook, read back by another library, on invented reports."""

from __future__ import annotations

import io
import zipfile

import openpyxl

from minutecheck.outputs.workbook import workbook
from tests.outputs.samples import TITLES, case_note_report, minutes_report, unreadable_report

EVERY = [minutes_report(), case_note_report(), unreadable_report()]


def opened(**more: str) -> openpyxl.Workbook:
    return openpyxl.load_workbook(io.BytesIO(workbook(EVERY, titles=TITLES, **more)))


def test_its_sheets_and_a_row_for_each_thing():
    book = opened()
    assert book.sheetnames == ["Overview", "Criteria", "Actions", "Checks", "Not read"]
    assert [row[0].value for row in book["Overview"].iter_rows(min_row=2)] == [report.path for report in EVERY]
    assert book["Actions"].max_row == 1 + sum(len(report.actions) for report in EVERY)
    assert book["Checks"].max_row == 1 + sum(len(report.checks) for report in EVERY)
    assert ("drafts/draft.docx", "2 pictures") in list(book["Not read"].values)


def test_the_auditors_own_verdict_has_a_list_to_choose_from():
    sheet = opened()["Criteria"]
    assert sheet["H1"].value == "Your verdict"
    (chosen,) = sheet.data_validations.dataValidation
    assert "partly met" in chosen.formula1


def test_a_note_stands_at_the_top():
    assert opened(note="A copy to be shared.")["Overview"]["A1"].value == "A copy to be shared."


def test_no_cell_is_a_formula_or_a_link_whatever_the_record_says():
    attack = '=HYPERLINK("http://example.org","x")'
    action = EVERY[0].actions[0].model_copy(update={"text": attack, "owner": "http://example.org", "due": "+1+1"})
    data = workbook([EVERY[0].model_copy(update={"actions": (action,), "path": "=1+1"})], titles=TITLES)
    with zipfile.ZipFile(io.BytesIO(data)) as archive:
        sheets = b"".join(archive.read(name) for name in archive.namelist() if name.startswith("xl/worksheets/"))
    assert b"<f>" not in sheets
    assert b"hyperlink" not in sheets
    (row,) = openpyxl.load_workbook(io.BytesIO(data))["Actions"].iter_rows(min_row=2, values_only=True)
    assert row[:4] == ("=1+1", attack, "http://example.org", "+1+1")


def test_the_same_reports_give_the_same_bytes():
    assert workbook(EVERY, titles=TITLES) == workbook(EVERY, titles=TITLES)
