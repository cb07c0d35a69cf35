"""All that is found in a record before it is judged. Every record here is fictional."""

from __future__ import annotations

from dataclasses import replace
from datetime import date

import numpy as np

from minutecheck.analysis.analyse import KIND, OF_WHOLES, features_of, score, understand
from minutecheck.analysis.scoring.features import FAMILIES
from minutecheck.analysis.scoring.model import Head, shipped_model
from minutecheck.rulebook import Severity
from tests.analysis.test_model import small_model
from tests.made import heading, item, paragraph, record_of, scored

RECORD = record_of(
    heading("Strategy discussion, 3 May 2024", 1),
    heading("Present"),
    item("Jo Pell, Social Worker, Elmshire Council"),
    heading("Outcome"),
    paragraph("It was agreed that section 47 enquiries will start. The last section 47 ended in 2019."),
)


def test_a_record_is_understood_without_a_model() -> None:
    analysis = understand(RECORD)
    assert analysis.meeting_date == date(2024, 5, 3)
    assert [person.name for person in analysis.people] == ["Jo Pell"]
    assert len(analysis.marks) == len(analysis.segments)
    assert analysis.scores == {}


def test_rules_are_asked_for_by_segment_criterion_and_severity() -> None:
    analysis = understand(RECORD)
    number = next(n for n, found in enumerate(analysis.segments) if found.text.startswith("It was agreed"))
    found = analysis.matches_in(number, "s47-decision", Severity.EVIDENCE)
    assert {match.value for match in found} == {"initiate"}
    assert all(RECORD.text[match.start : match.end] in RECORD.text for match in found)
    assert analysis.matches_in(0, "s47-decision", Severity.EVIDENCE) == ()
    assert analysis.matches_in(number + 1, "s47-decision", Severity.EVIDENCE) == ()
    assert analysis.matches_in(number + 1, "s47-decision", Severity.VETO)


def test_every_segment_has_features_of_every_family() -> None:
    found = features_of(understand(RECORD), small_model())
    assert len(found) == len(understand(RECORD).segments)
    assert all(set(each) == set(FAMILIES) for each in found)


def test_scores_have_a_row_for_each_segment_and_one_for_the_document() -> None:
    model = shipped_model()
    analysis = score(understand(RECORD), model)
    assert analysis.scores[KIND].shape == (1, len(model.heads[KIND].classes))
    for name in set(model.heads) - set(OF_WHOLES):
        assert analysis.scores[name].shape == (len(analysis.segments), len(model.heads[name].classes))
        assert np.allclose(analysis.scores[name].sum(axis=1), 1, atol=1e-5)


def test_an_empty_record_is_scored_too() -> None:
    of_wholes = {name: Head(("minutes", "note", "other"), 2) for name in OF_WHOLES}
    model = replace(small_model(), heads={"two": Head(("no", "yes"), 0), **of_wholes})
    analysis = score(understand(record_of()), model)
    assert analysis.scores["two"].shape == (0, 2)
    assert analysis.scores[KIND].shape == (1, 3)


def test_one_class_of_a_head_is_a_column() -> None:
    analysis = scored(RECORD, "risk-level", {"It was": {"low": 0.7}}, ("none", "high", "low"))
    assert analysis.score("risk-level", "low").max() == np.float32(0.7)
    assert analysis.score("risk-level", "high").max() == 0
