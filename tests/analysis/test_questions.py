"""The questions of invented forms, in every layout that forms use."""

from __future__ import annotations

import pytest

from minutecheck.analysis.forms.grids import grids_of
from minutecheck.analysis.forms.questions import questions_of
from minutecheck.analysis.forms.short_answers import completed
from minutecheck.analysis.structure.structure import segments_of
from minutecheck.record import Record
from tests.made import Piece, heading, names, paragraph, record_of, row


def asked(record: Record) -> list[tuple[str, tuple[str, ...], tuple[str, ...]]]:
    questions = questions_of(segments_of(record), grids_of(record))
    return [(question.words, question.offered, question.chosen) for question in questions]


LEVELS = ("Low", "Medium", "High")


@pytest.mark.parametrize(
    "pieces",
    [
        pytest.param([row("Level of risk", "☐ Low", "☒ Medium", "☐ High")], id="one row, a cell each"),
        pytest.param([row("Level of risk", "Low ☐", "Medium ☒", "High ☐")], id="one row, marks after"),
        pytest.param([row("Level of risk", "☐ Low ☒ Medium ☐ High")], id="one cell"),
        pytest.param([row("Level of risk", "☐ Low\n☒ Medium\n☐ High")], id="stacked in a cell"),
        pytest.param([heading("Level of risk"), row("Low", "☐"), row("Medium", "☒"), row("High", "☐")], id="rows"),
        pytest.param([heading("Level of risk"), row("☐", "Low"), row("☒", "Medium"), row("☐", "High")], id="rows 2"),
        pytest.param(
            [heading("Level of risk"), paragraph("☐ Low"), paragraph("☒ Medium"), paragraph("☐ High")], id="lines"
        ),
        pytest.param([row("Level of risk", "Low", "Medium", "High"), row("", "☐", "☒", "☐")], id="columns"),
        pytest.param([names("", "Low", "Medium", "High"), row("Level of risk", "", "X", "")], id="named columns"),
        pytest.param([paragraph("Level of risk: Low [ ] Medium [x] High [ ]")], id="typed"),
    ],
)
def test_one_question_in_every_layout(pieces: list[Piece]):
    ((words, offered, chosen),) = asked(record_of(heading("Form"), *pieces))
    assert (words.rstrip(":"), offered, chosen) == ("Level of risk", LEVELS, ("Medium",))


def test_two_questions_stacked_in_two_cells_stay_apart():
    record = record_of(
        row("Section 47 enquiry", "☒ Joint\n☐ Single agency\n☐ None"), row("Risk to child", "☐ Low\n☒ High")
    )
    assert asked(record) == [
        ("Section 47 enquiry", ("Joint", "Single agency", "None"), ("Joint",)),
        ("Risk to child", ("Low", "High"), ("High",)),
    ]


def test_a_table_of_options_with_a_comment_beside_them():
    record = record_of(
        row("Question", "Yes", "No", "Comments"),
        row("Section 47 enquiry required", "", "✓", "see below"),
        row("Medical required", "", "", ""),
        row("Seen alone", "Y", "", "at school"),
        row("Told the parents", "", "N", ""),
    )
    grids = grids_of(record)
    assert [grids.rows[number].answer for number in sorted(grids.rows)] == [
        "Section 47 enquiry required ☒ No see below",
        "Medical required ☐",
        "Seen alone ☒ Yes at school",
        "Told the parents ☒ No",
    ]
    assert grids.options == {0}


@pytest.mark.parametrize(
    "rows",
    [
        pytest.param([row("Name", "Role"), row("Ava", "Nurse")], id="a table of people"),
        pytest.param([row("Child", "Yes", "No"), row("Ava", "was at school", "")], id="words under an option"),
        pytest.param([row("Was she seen?", "Yes", "No")], id="options with no row under them"),
    ],
)
def test_other_tables_are_no_option_tables(rows: list[Piece]):
    grids = grids_of(record_of(*rows))
    assert (dict(grids.rows), grids.options) == ({}, frozenset())


@pytest.mark.parametrize(
    ("text", "question", "meant"),
    [
        ("Threshold for section 47 met? Y/N: Y", None, "Threshold for section 47 met? ☒ Yes"),
        ("Section 47 (Y/N) - N", None, "Section 47 ☒ No"),
        ("Risk (L/M/H): M", None, "Risk ☒ Medium"),
        ("Risk: Low/Medium/High: high", None, "Risk: ☒ high"),
        ("☒ None", "Section 47 enquiry", "Section 47 enquiry: ☒ None"),
        ("High ☒", "Level of risk", "Level of risk: ☒ High"),
        ("☐ Joint", "Section 47 enquiry:", "Section 47 enquiry: ☐"),
        ("☒ Start section 47 enquiry", "Outcome", None),
        ("☒ Yes, today", "Medical", None),
        ("Low / Medium / High", "Risk", None),
        ("Seen by CSC/police: yes", None, None),
        ("He/she: unknown", None, None),
    ],
)
def test_answers_that_say_nothing_alone_are_completed(text: str, question: str | None, meant: str | None):
    assert completed(text, question) == meant
