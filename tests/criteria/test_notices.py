"""What a person is asked to look at in invented records: open questions, answers that exclude each other."""

from __future__ import annotations

from dataclasses import replace

import pytest

from minutecheck.analysis.analyse import Analysis
from minutecheck.criteria.judge import worded
from minutecheck.criteria.notices import notices_of, with_doubt
from minutecheck.record import Record
from tests.made import heading, paragraph, record_of, row, scored

DECISIONS = ("none", "deferred", "initiate", "not_initiate")
LEVELS = ("none", "low", "medium", "high", "threshold_only")


def unscored(record: Record) -> Analysis:
    """Return the analysis of a record in which no segment is evidence of anything."""
    decision = scored(record, "s47-decision", {}, DECISIONS)
    risk = scored(record, "risk-level", {}, LEVELS)
    return replace(decision, scores={**decision.scores, **risk.scores}, classes={**decision.classes, **risk.classes})


def said(record: Record) -> list[tuple[str, str | None, str]]:
    return [(notice.id, notice.criterion, notice.text) for notice in notices_of(unscored(record))]


def test_two_boxes_that_exclude_each_other():
    record = record_of(heading("Outcome"), row("Is section 47 required?", "☒ Yes", "☒ No"))
    assert said(record) == [
        ("both-ticked", "s47-decision", "“Yes” and “No” are both ticked for “Is section 47 required?”.")
    ]


def test_a_question_of_the_decision_left_open():
    record = record_of(heading("Level of risk"), paragraph("☐ Low"), paragraph("☐ Medium"), paragraph("☐ High"))
    assert said(record) == [("none-ticked", "risk-level", "No box is ticked for “Level of risk”.")]


@pytest.mark.parametrize(
    "options",
    [
        pytest.param("☒ Joint visit ☒ Medical ☒ Interview", id="a list to tick as many as wanted"),
        pytest.param("☒ Yes ☐ No", id="one answer"),
        pytest.param("☐ Police ☐ Health ☐ School", id="a list with nothing ticked"),
    ],
)
def test_nothing_is_said_of_an_orderly_form(options: str):
    assert said(record_of(heading("Outcome"), row("Steps", options))) == []


def test_a_question_about_attendance_left_open_is_no_matter():
    assert said(record_of(heading("Form", 1), heading("Present"), row("In the room", "☐ Yes", "☐ No"))) == []


def contradiction(sentence: str, box: str = "☒ High") -> Analysis:
    record = record_of(heading("Level of risk"), row("Level of risk", box), paragraph(sentence))
    chances = {"Level of risk": {"high": 0.95}, "The risk": {"low": 0.9}, "Nia": {"high": 0.9}}
    decision = unscored(record)
    risk = scored(record, "risk-level", chances, LEVELS)
    return replace(decision, scores={**decision.scores, **risk.scores})


def test_a_box_and_a_sentence_that_differ():
    (notice,) = notices_of(contradiction("The risk to Nia was felt to be low."))
    assert (notice.id, notice.criterion) == ("box-and-text", "risk-level")
    assert notice.text == (
        "The form says of the risk that it is high here; a sentence says that it is low (“The risk to Nia was felt to be "
        "low.”). If both are meant, for example for different children, the record can say so."
    )
    assert notice.quote == "Level of risk | ☒ High"


def test_a_box_and_a_sentence_that_agree():
    assert notices_of(contradiction("Nia is at high risk.")) == ()


def test_a_contradicted_criterion_asks_for_a_persons_eye():
    notices = notices_of(contradiction("The risk to Nia was felt to be low."))
    judgements = {name: worded(name, value, 0.99) for name, value in
                  (("risk-level", "high"), ("s47-decision", "initiate"))}  # fmt: skip
    doubted = with_doubt(judgements, notices)
    assert (doubted["risk-level"].review, doubted["s47-decision"].review) == (True, False)


def test_a_record_without_a_form_has_no_notices():
    assert notices_of(unscored(record_of(paragraph("All agreed to start.")))) == ()
