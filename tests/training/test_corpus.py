"""Reading the corpora, and the corpora themselves. Everything in them, and here, is fictional."""

from __future__ import annotations

import json
import re
from datetime import date
from pathlib import Path
from typing import Any

import numpy as np
import pytest

from minutecheck.analysis.scoring.vectors import Vector
from minutecheck.analysis.segment import SegmentKind, Zone
from minutecheck.criteria.further import BY_SEGMENT
from minutecheck.training.corpus import load_bank, load_records, segment_from
from minutecheck.training.lessons import BANKS, CORE, Point, without
from minutecheck.training.train import folds_of

CORPORA = Path(__file__).parents[2] / "corpora"


@pytest.mark.parametrize(
    ("text", "kind", "label", "speaker", "zone"),
    [
        ("Orla ate well.", SegmentKind.SENTENCE, None, None, Zone.HISTORY),
        ("Risk level: high", SegmentKind.FIELD, "Risk level", None, Zone.RISK),
        ("Risk level | high", SegmentKind.FIELD, "Risk level", None, Zone.RISK),
        ("Send the chart | Jo Pell | Friday", SegmentKind.ROW, "Send the chart", None, Zone.HISTORY),
        ("DC Amory: I saw him.", SegmentKind.SENTENCE, "DC Amory", "DC Amory", Zone.HISTORY),
    ],
)
def test_a_line_of_a_bank_is_a_segment_like_those_of_records(
    text: str, kind: SegmentKind, label: str | None, speaker: str | None, zone: Zone
) -> None:
    found = segment_from(text, "History", "Before.")
    assert (found.kind, found.label, found.speaker, found.zone) == (kind, label, speaker, zone)
    assert (found.text, found.heading, found.before, found.span) == (text, "History", "Before.", (0, len(text)))


def write(path: Path, rows: list[dict[str, Any]]) -> None:
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_text("".join(json.dumps(row) + "\n" for row in rows) + "\n", encoding="utf-8")


def test_records_are_read_in_the_order_of_the_files(tmp_path: Path) -> None:
    row = {"text": "# Note\n\nOrla ate well.", "kind": "other", "meeting_date": None, "criteria": {}, "actions": []}
    write(tmp_path / "records.jsonl", [{**row, "id": "one", "further": None}])
    write(tmp_path / "own-records-B.jsonl", [{**row, "id": "three", "further": {"history": "no"}}])
    write(tmp_path / "own-records-A.jsonl", [{**row, "id": "two", "meeting_date": "2024-05-03", "further": {}}])
    one, two, three = load_records(tmp_path)
    assert [record.id for record in (one, two, three)] == ["one", "two", "three"]
    assert (two.meeting_date, three.further["history"]) == (date(2024, 5, 3), "no")
    assert one.value("risk-level") == "not_applicable"
    assert "Orla ate well." in one.read().text


def test_a_bank_is_read_with_our_own_lines_after_it(tmp_path: Path) -> None:
    write(
        tmp_path / "segments" / "own-risk-level.jsonl", [{"text": "Low.", "value": "low", "meeting_date": "2024-05-03"}]
    )
    write(tmp_path / "segments" / "risk-level.jsonl", [{"text": "High.", "value": "high", "heading": "Risk"}])
    high, low = load_bank(tmp_path, "risk-level")
    assert (high.segment.text, high.value, high.segment.zone) == ("High.", "high", Zone.RISK)
    assert (low.value, low.meeting, low.criterion) == ("low", date(2024, 5, 3), None)
    assert load_bank(tmp_path, "no-such-bank") == ()


def test_folds_deal_every_record_once_and_the_same_again() -> None:
    folds = folds_of(23)
    assert sorted(number for fold in folds for number in fold) == list(range(23))
    assert max(map(len, folds)) - min(map(len, folds)) <= 1
    assert folds == folds_of(23)
    assert folds != folds_of(23, seed=1)


def test_no_lesson_comes_from_a_record_held_out() -> None:
    nothing = Vector(np.zeros(0, dtype=np.int32), np.zeros(0, dtype=np.float32))
    points = [Point(nothing, "none", 1.0, record) for record in (None, 0, 1, 2)]
    assert [point.record for point in without(points, {1, 2})] == [None, 0]


RECORDS = load_records(CORPORA)


def test_the_shipped_records_are_labelled_in_the_words_of_the_criteria() -> None:
    values = {
        "s47-decision": {"initiate", "not_initiate", "deferred", "absent"},
        "risk-level": {"low", "medium", "high", "threshold_only", "absent"},
        "rationale": {"stated", "generic", "absent"},
        "challenge": {"recorded", "invited_only", "absent"},
        "meeting-label": {"correct", "mislabelled", "not_applicable"},
    }
    assert len({record.id for record in RECORDS}) == len(RECORDS) > 100
    for record in RECORDS:
        assert record.kind in ("minutes", "case_note", "other")
        if record.kind == "minutes":
            assert all(record.value(name) in allowed for name, allowed in values.items()), record.id
            assert set(BY_SEGMENT) <= set(record.further), record.id


def words(text: str) -> str:
    """Return the words of a text alone: its table bars, bold marks and line breaks stand between words of a quote."""
    return " ".join(re.findall(r"\w+", text.lower()))


def test_the_evidence_of_the_shipped_records_stands_in_their_text() -> None:
    for record in RECORDS:
        text = words(record.text)
        assert all(words(q) in text for found in record.criteria.values() for q in found.get("evidence", [])), record.id


@pytest.mark.parametrize("name", BANKS)
def test_the_shipped_banks_hold_evidence_and_words_that_are_none(name: str) -> None:
    bank = load_bank(CORPORA, name)
    values = {example.value for example in bank}
    assert len(bank) > 100
    assert len(values) >= 2
    assert all(example.segment.text.strip() for example in bank)
    if name in CORE:
        assert "none" in values
    if name == "further":
        assert set(BY_SEGMENT) <= {example.criterion for example in bank}
