"""Marked-up copies keep the rules of Open XML. All records in them are invented."""

from __future__ import annotations

import io
import zipfile
from pathlib import Path

import docx
import pytest

from minutecheck.outputs.word.copy import marked_up_copy
from minutecheck.review import review_bytes
from tests.outputs.word.open_xml import faults_of
from tests.outputs.word.word_help import TITLES
from tests.whole import TOP

SAMPLES = sorted((TOP / "corpora" / "samples").glob("*.*"))


def marked(data: bytes, name: str, suggest: bool = True) -> bytes:
    reviewed = review_bytes(data, name)
    assert reviewed.record is not None
    return marked_up_copy(data, reviewed.record, reviewed.report, titles=TITLES, suggest=suggest)


def minutes() -> bytes:
    """Return a Word file with runs of several looks, a table, a link, a comment and tracked changes by a person."""
    made = docx.Document()
    made.add_heading("Professionals' meeting", 0)
    opening = made.add_paragraph("12 March 2024. Present: Jo Lane, Social Worker; Mo Shah, Team Manager; ")
    opening.add_run("DC Amos, Police").bold = True
    opening.add_run("; Bo Day, Health Visitor.")
    made.add_heading("Outcome", 1)
    decided = made.add_paragraph("All agreed that ")
    decided.add_run("section 47 enquiries").italic = True
    decided.add_run(" will start today, because the bruise does not fit the account. The risk is high.")
    made.add_comment(decided.runs[1], text="Joint?", author="Mo Shah", initials="MS")
    table = made.add_table(0, 3)
    for cells in (
        ("Action", "Who", "By when"),
        ("Visit Nia at school", "Jo Lane", "Friday"),
        ("Ring the GP", "", "ASAP"),
    ):
        for cell, words in zip(table.add_row().cells, cells, strict=True):
            cell.text = words
    saved = io.BytesIO()
    made.save(saved)
    return saved.getvalue()


@pytest.mark.parametrize("sample", SAMPLES, ids=lambda path: path.name)
def test_a_copy_of_a_sample_is_valid(sample: Path):
    assert faults_of(marked(sample.read_bytes(), sample.name)) == []


def test_a_copy_with_comments_and_suggestions_is_valid_and_stays_so():
    once = marked(minutes(), "minutes.docx")
    assert faults_of(once) == []
    twice = marked(once, "minutes.docx")
    assert faults_of(twice) == []
    assert twice == once


def test_the_check_finds_what_is_wrong():
    good = marked(minutes(), "minutes.docx")
    for name, old, new in (
        ("word/document.xml", b"<w:commentRangeEnd", b"<w:bookmarkEnd"),
        ("word/comments.xml", b'w:id="1"', b'w:id="0"'),
        ("[Content_Types].xml", b"/word/comments.xml", b"/word/nothing.xml"),
    ):
        made = io.BytesIO()
        with zipfile.ZipFile(io.BytesIO(good)) as given, zipfile.ZipFile(made, "w") as changed:
            for part in given.namelist():
                content = given.read(part)
                assert part != name or old in content
                changed.writestr(part, content.replace(old, new) if part == name else content)
        assert faults_of(made.getvalue())
