"""The benchmarks run, on few records, and what the docs say of performance is what was measured."""

from __future__ import annotations

import json
import subprocess
import sys
from pathlib import Path

import pytest
from benchmarks.batch.__main__ import merged
from benchmarks.batch.peers import spacy_patterns
from benchmarks.batch.run import audit
from benchmarks.make_records import make
from benchmarks.plot import plot
from benchmarks.records.invented import invented
from benchmarks.records.written import FORMATS
from benchmarks.write_performance import FIGURES, PAGE, PICTURE, page

from minutecheck.readers import read_bytes
from minutecheck.report import Kind
from minutecheck.review import review_path
from minutecheck.rulebook import load_rules
from tests.whole import TOP


@pytest.mark.parametrize("ending", FORMATS)
def test_every_format_is_read_with_every_word(ending: str) -> None:
    record = invented(7)
    read = read_bytes(FORMATS[ending](record), f"record.{ending}")
    words = " ".join(read.text.replace("|", " ").split())
    assert record.title in words
    for section in record.sections:
        assert section.heading in words
        for paragraph in section.paragraphs:
            assert paragraph.split()[0] in words


def test_the_same_number_gives_the_same_bytes(tmp_path: Path) -> None:
    for name in ("one", "other"):
        make(tmp_path / name, 8, formats=tuple(FORMATS))
    for file in (tmp_path / "one").rglob("*.*"):
        assert file.read_bytes() == (tmp_path / "other" / file.relative_to(tmp_path / "one")).read_bytes(), file.suffix


def test_they_are_records_such_as_partnerships_have(tmp_path: Path) -> None:
    words = make(tmp_path, 24)
    assert 300 < words / 24 < 1_500
    reports = [review_path(file).report for file in sorted(tmp_path.rglob("*.*"))]
    kinds = [report.kind for report in reports]
    assert kinds.count(Kind.MINUTES) > 15
    assert not [report for report in reports if report.error]
    assert sum(len(report.actions) for report in reports) > 40


@pytest.mark.slow
def test_an_audit_is_measured_with_the_memory_of_its_workers(tmp_path: Path) -> None:
    make(tmp_path / "records", 6)
    took = audit(tmp_path / "records", tmp_path / "out", 6, jobs=1)
    assert (tmp_path / "out" / "summary.html").is_file()
    assert took.cpu > 0
    assert 40 < took.worker_mb < 600
    assert took.whole_mb > took.worker_mb


@pytest.mark.slow
@pytest.mark.parametrize("what", ["floor", "peer"])
def test_what_it_is_measured_beside_runs(what: str, tmp_path: Path) -> None:
    make(tmp_path, 2, formats=("docx", "txt"))
    command = [sys.executable, "-m", "benchmarks.batch.peers", what, str(tmp_path)]
    done = subprocess.run(command, check=True, capture_output=True, text=True, cwd=TOP)
    found = json.loads(done.stdout.splitlines()[-1])
    assert found["records"] == 2
    assert found["cpu"] > 0


def test_most_rules_can_be_carried_over_to_the_peer() -> None:
    carried = [rule for rule in load_rules() if any(spacy_patterns(tree) for tree in rule.trees)]
    assert len(carried) > len(load_rules()) / 2


def test_sizes_that_were_not_measured_again_are_kept() -> None:
    before = {"machine": 1, "sizes": {"100": "old", "10000": "kept"}}
    after = merged(before, {"machine": 2, "sizes": {"100": "new"}})
    assert after == {"machine": 2, "sizes": {"100": "new", "10000": "kept"}}


def test_the_page_and_its_picture_are_of_the_figures_that_were_kept() -> None:
    found = json.loads(FIGURES.read_text(encoding="utf-8"))
    assert PAGE.read_text(encoding="utf-8") == page(found)
    assert PICTURE.read_text(encoding="utf-8") == plot(found)
    assert set(found["sizes"]) == {"100", "1000", "10000"}
