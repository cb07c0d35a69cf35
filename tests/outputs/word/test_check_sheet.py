"""The check sheet that lies beside a draft. The record is fictional."""

import io

import pytest
from docx import Document
from docx.shared import Cm

from minutecheck.outputs.word.check_sheet import check_sheet
from minutecheck.outputs.wording import CORE
from tests.outputs import samples


@pytest.fixture
def sheet():
    report = samples.minutes_report(samples.minutes_record())
    return report, Document(io.BytesIO(check_sheet(report, titles=samples.TITLES)))


def words(table):
    return [[cell.text for cell in row.cells] for row in table.rows]


def test_open_points_stand_first_the_core_before_the_rest_with_what_would_complete_them(sheet):
    report, document = sheet
    head, *rows = words(document.tables[0])
    assert head == ["Done", "Point", "What the record shows", "To complete it"]
    core = [judgement for judgement in report.criteria if judgement.id in samples.TITLES and judgement.advice]
    assert {row[0] for row in rows} == {"☐"}
    advised = {row[3] for row in rows}
    assert {judgement.advice for judgement in core if judgement.outcome.value in ("not_met", "partly_met")} <= advised
    titles = {samples.TITLES[one] for one in CORE}
    of_core = [any(row[1].startswith(title) for title in titles) for row in rows]
    assert of_core[0]
    assert of_core == sorted(of_core, reverse=True)


def test_every_action_has_a_row_with_what_it_lacks(sheet):
    report, document = sheet
    rows = words(document.tables[-1])[1:]
    assert len(rows) == len(report.actions)
    assert all(row[4] for row in rows)


def test_columns_are_as_wide_as_they_need_in_every_program(sheet):
    _, document = sheet
    widths = [column.width for column in document.tables[0].columns]
    assert widths[0] < widths[1] < widths[3]
    assert sum(widths) <= Cm(17.4)


def test_the_same_report_gives_the_same_bytes_and_what_was_not_read_is_named():
    report = samples.minutes_report(samples.minutes_record()).model_copy(update={"not_read": ("2 pictures",)})
    one, other = (check_sheet(report, titles=samples.TITLES) for _ in range(2))
    assert one == other
    assert any("2 pictures" in paragraph.text for paragraph in Document(io.BytesIO(one)).paragraphs)


def test_a_record_that_was_not_read_has_no_sheet():
    with pytest.raises(ValueError, match="not read"):
        check_sheet(samples.unreadable_report(), titles=samples.TITLES)
