"""Intervals, tables and gold labels. Every record here is fictional."""

from __future__ import annotations

from datetime import date
from pathlib import Path

from minutecheck.training.evaluate import interval, load_gold
from minutecheck.training.measures import CORE_VALUES, compare
from minutecheck.training.tables import table
from tests.training.test_measures import ALL, labelled, reported


def test_an_interval_holds_the_score_and_is_the_same_again() -> None:
    records = [labelled(**ALL), labelled(**{**ALL, "risk_level": "low"})] * 4
    reports = [reported(**ALL)] * 8
    low, high = interval(records, reports, "risk-level")
    assert 0 <= low <= compare(records, reports).macro_f1("risk-level") <= high <= 1
    assert interval(records, reports, "risk-level") == (low, high)


def test_the_table_has_a_line_for_each_criterion_and_the_core_score() -> None:
    scores = compare([labelled(**ALL)], [reported(**ALL)])
    lines = table(scores, {"core": (0.5, 0.9)}).splitlines()
    assert set(CORE_VALUES) <= {line.split()[0] for line in lines}
    assert lines[-1].split()[:3] == ["core", "score", f"{scores.core():.3f}"]
    assert "0.50 to 0.90" in lines[-1]


def test_gold_labels_are_read_from_beside_their_records(tmp_path: Path) -> None:
    (tmp_path / "a.json").write_text(
        '{"file": "a.txt", "kind": "minutes", "meeting_date": "2024-05-03", "actions": [],'
        ' "risk-level": {"value": "high", "evidence": []}, "extended": {"history": "no"}}'
    )
    (tmp_path / "notes.json").write_text('["something else"]')
    (record,) = load_gold(tmp_path)
    assert (record.id, record.kind, record.meeting_date) == ("a.txt", "minutes", date(2024, 5, 3))
    assert (record.value("risk-level"), record.value("challenge")) == ("high", "not_applicable")
