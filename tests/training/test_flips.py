"""Verdicts are kept, and those that a change flips are named. Every record here is fictional."""

from __future__ import annotations

from pathlib import Path

from minutecheck.training.flips import flips, read_verdicts, verdicts_of, write_verdicts
from minutecheck.training.measures import compare
from tests.training.test_measures import ALL, labelled, reported

GOLD = [labelled(**ALL)]


def test_what_is_written_is_read_again(tmp_path: Path) -> None:
    reports = [reported(**ALL)]
    write_verdicts(tmp_path / "kept.json", GOLD, reports)
    core, kept = read_verdicts(tmp_path / "kept.json")
    assert core == round(compare(GOLD, reports).core(), 4)
    assert kept == verdicts_of(reports, GOLD)
    assert not list(flips(kept, verdicts_of(reports, GOLD), GOLD))


def test_a_flip_says_whether_it_is_for_the_better() -> None:
    right, wrong = (verdicts_of([reported(**{**ALL, "risk_level": level})], GOLD) for level in ("high", "low"))
    (worse,) = flips(right, wrong, GOLD)
    (better,) = flips(wrong, right, GOLD)
    assert (worse.criterion, worse.before, worse.after, worse.gold) == ("risk-level", "high", "low", "high")
    assert str(worse).endswith("now wrong")
    assert str(better).endswith("now right")


def test_records_that_only_one_side_holds_are_no_flips() -> None:
    assert not list(flips({}, verdicts_of([reported(**ALL)], GOLD), GOLD))
