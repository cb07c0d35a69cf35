"""The same record gives the same report, in any process. Every person here is fictional."""

from __future__ import annotations

from pathlib import Path

import pytest

from minutecheck.outputs.json_report import json_report
from minutecheck.review import review_bytes, review_path, tool
from tests.whole import MINUTES, TOP, python

SAMPLES = sorted((TOP / "corpora" / "samples").iterdir())
PRINT = """
import sys
from pathlib import Path
from minutecheck.review import review_path, tool
from minutecheck.outputs.json_report import json_report
records = [review_path(Path(name)).report for name in sys.argv[1:]]
sys.stdout.buffer.write(json_report(records, tool()).encode())
"""


def test_the_same_record_twice_gives_the_same_report() -> None:
    first, second = (review_bytes(MINUTES, "draft.txt").report for _ in range(2))
    assert first == second
    assert json_report([first], tool()) == json_report([second], tool())


def test_one_record_does_not_change_the_next() -> None:
    alone = [review_path(sample).report for sample in SAMPLES]
    mixed = {sample: review_path(sample).report for sample in reversed(SAMPLES)}
    assert [mixed[sample] for sample in SAMPLES] == alone


def test_no_chance_of_the_process_shows_in_the_report(tmp_path: Path) -> None:
    draft = tmp_path / "draft.txt"
    draft.write_bytes(MINUTES)
    names = [str(draft), *(str(sample) for sample in SAMPLES)]
    one, other = (
        python(PRINT, *names, PYTHONHASHSEED=seed, TZ=zone, LC_ALL=locale)
        for seed, zone, locale in (("1", "UTC", "C"), ("4321", "Pacific/Auckland", "C.UTF-8"))
    )
    assert (one.returncode, one.stderr) == (0, b"")
    assert len(one.stdout) > 1000
    assert one.stdout == other.stdout


@pytest.mark.parametrize("name", ["draft.txt", "another name.txt"])
def test_the_name_of_a_file_does_not_sway_its_judgement(name: str) -> None:
    report = review_bytes(MINUTES, name).report
    assert report.model_copy(update={"path": "x"}) == review_bytes(MINUTES, "x").report
