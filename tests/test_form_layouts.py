"""The same answers in every layout that forms use, judged end to end on Word files. All people and events are invented."""

from __future__ import annotations

import io

import docx
import pytest

from minutecheck.report import RecordReport
from minutecheck.review import review_bytes

TABLE = list[list[str]]
ATTENDANCE = [
    "Dana Price, Social Worker, Children's Services",
    "Moira Shah, Team Manager, Children's Services",
    "DC Amos, Police",
    "Jo Lee, School Nurse, Health",
]
INFORMATION = (
    "School saw a bruise on Ella's upper arm on Monday. Ella said that her stepfather grabbed her. DC Amos said there are "
    "no previous call-outs."
)
ACTIONS = [
    ["Action", "Who", "By when"],
    ["Visit Ella at school", "Dana Price", "13/03/2024"],
    ["Check stepfather on PNC", "DC Amos", "12/03/2024"],
]


def add_table(document, rows: TABLE) -> None:
    table = document.add_table(0, max(map(len, rows)))
    for row in rows:
        cells = table.add_row().cells
        for cell, words in zip(cells, row, strict=False):
            cell.text = words


def judged(*outcome: str | TABLE) -> RecordReport:
    """Return what is said of minutes with this outcome: headings begin with #, lists of rows are tables."""
    document = docx.Document()
    document.add_heading("Record of Strategy Discussion", 0)
    document.add_paragraph("Date: 12 March 2024. Child: Ella Marsh, 6.")
    document.add_heading("Present", 1)
    for line in ATTENDANCE:
        document.add_paragraph(line, style="List Bullet")
    document.add_heading("Information shared", 1)
    document.add_paragraph(INFORMATION)
    for part in outcome:
        if isinstance(part, list):
            add_table(document, part)
        elif part.startswith("# "):
            document.add_heading(part[2:], 1)
        else:
            document.add_paragraph(part)
    document.add_heading("Actions", 1)
    add_table(document, ACTIONS)
    saved = io.BytesIO()
    document.save(saved)
    return review_bytes(saved.getvalue(), "form.docx").report


def values(report: RecordReport) -> tuple[str, str]:
    found = {one.id: str(one.value) for one in report.criteria}
    return found["s47-decision"], found["risk-level"]


@pytest.mark.parametrize(
    ("outcome", "decision", "risk"),
    [
        pytest.param(
            ["# Outcome", [["Is section 47 required?", "☒ Yes", "☐ No"], ["Level of risk", "☐ Low", "☒ Medium", "☐ High"]]],
            *("initiate", "medium"), id="a cell each, mark before",
        ),
        pytest.param(
            ["# Outcome", [["Is section 47 required?", "Yes ☐", "No ☒"], ["Level of risk", "Low ☐", "Medium ☐", "High ☒"]]],
            *("not_initiate", "high"), id="a cell each, mark after",
        ),
        pytest.param(
            ["# Outcome", [["Section 47 enquiry to start", "Yes ☒ No ☐"], ["Level of risk", "Low ☒  Medium ☐  High ☐"]]],
            *("initiate", "low"), id="in one cell",
        ),
        pytest.param(
            ["# Outcome", [["Section 47 enquiry", "☒ Joint\n☐ Single agency\n☐ None"], ["Risk", "☐ Low\n☐ Medium\n☒ High"]]],
            *("initiate", "high"), id="stacked in a cell",
        ),
        pytest.param(
            ["# Outcome", [["Section 47 enquiry", "☐ Joint\n☐ Single agency\n☒ None"], ["Risk", "Low ☐\nMedium ☒\nHigh ☐"]]],
            *("not_initiate", "medium"), id="stacked, none chosen as an answer",
        ),
        pytest.param(
            ["# Outcome", [["Start section 47 enquiry", "☒"], ["No further action", "☐"]],
             "# Level of risk", [["Low", "☐"], ["Medium", "☐"], ["High", "☒"]]],
            *("initiate", "high"), id="a row each, mark after",
        ),
        pytest.param(
            ["# Outcome", [["☐", "Start section 47 enquiry"], ["☒", "No further action under section 47"]],
             "# Level of risk", [["☒", "Low"], ["☐", "Medium"], ["☐", "High"]]],
            *("not_initiate", "low"), id="a row each, mark before",
        ),
        pytest.param(
            ["# Decision", [["Section 47 enquiry?", "Yes", "No"], ["", "☒", "☐"]],
             "# Risk", [["Level of risk", "Low", "Medium", "High"], ["", "☐", "☒", "☐"]]],
            *("initiate", "medium"), id="columns, marks in the row below",
        ),
        pytest.param(
            ["# Decision", [["Question", "Yes", "No"], ["Section 47 enquiry required", "X", ""], ["Medical", "", "X"]],
             "# Risk", [["Child", "Low", "Medium", "High"], ["Ella", "", "", "X"]]],
            *("initiate", "high"), id="columns, a cross in each row",
        ),
        pytest.param(
            [[["Section 47 enquiries to be initiated?"], ["Yes"], ["Level of risk to the child"], ["High"]]],
            *("initiate", "high"), id="label in one row, answer in the next",
        ),
        pytest.param(
            ["S47 to be initiated: Yes [ ] No [x]", "Level of risk: Low [x] Medium [ ] High [ ]"],
            *("not_initiate", "low"), id="typed boxes",
        ),
        pytest.param(
            ["# Outcome", "☒ Section 47 enquiry – joint", "☐ Section 47 enquiry – single agency", "☐ No section 47 enquiry",
             "# Level of risk", "☐ Low", "☐ Medium", "☒ High"],
            *("initiate", "high"), id="lines",
        ),
        pytest.param(
            ["# Outcome", [["Is section 47 required?", "☐ Yes", "☐ No"], ["Level of risk", "☐ Low", "☐ Medium", "☐ High"]]],
            *("absent", "absent"), id="nothing ticked in cells",
        ),
        pytest.param(
            ["# Outcome", [["Start section 47 enquiry", "☐"], ["No further action", "☐"]],
             "# Level of risk", [["Low", "☐"], ["Medium", "☐"], ["High", "☐"]]],
            *("absent", "absent"), id="nothing ticked in rows",
        ),
        pytest.param(
            ["# Decision", [["Question", "Yes", "No"], ["Section 47 enquiry required", "", ""]],
             "# Risk", [["Child", "Low", "Medium", "High"], ["Ella", "", "", ""]]],
            *("absent", "absent"), id="nothing marked under columns",
        ),
        pytest.param(
            ["# Outcome", "☐ Section 47 enquiry – joint", "☐ No section 47 enquiry", "# Level of risk", "☐ Low", "☐ High"],
            *("absent", "absent"), id="nothing ticked in lines",
        ),
    ],
)  # fmt: skip
def test_a_layout(outcome: list[str | TABLE], decision: str, risk: str):
    report = judged(*outcome)
    assert report.kind == "minutes"
    assert values(report) == (decision, risk)


def test_yes_and_no_both_ticked_is_said_and_asks_for_a_persons_eye():
    report = judged("# Outcome", [["Is section 47 required?", "☒ Yes", "☒ No"]])
    assert [(notice.id, notice.criterion) for notice in report.notices] == [("both-ticked", "s47-decision")]
    decision = report.judgement("s47-decision")
    assert decision is not None
    assert decision.review


def test_a_box_against_a_sentence_is_said_and_asks_for_a_persons_eye():
    report = judged(
        "# Outcome",
        [["Is section 47 required?", "☒ Yes", "☐ No"]],
        "The meeting agreed that the threshold for section 47 was not met and enquiries will not start.",
    )
    assert [(notice.id, notice.criterion) for notice in report.notices] == [("box-and-text", "s47-decision")]
    decision = report.judgement("s47-decision")
    assert decision is not None
    assert decision.review
