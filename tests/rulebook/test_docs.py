"""What docs/rules.md shows is true: its rule loads, its program runs. All wording is fictional."""

from __future__ import annotations

import doctest
import re
from pathlib import Path

from minutecheck.analysis.matching.examples import surprises
from minutecheck.analysis.scoring.marks import states_of
from minutecheck.resources import data_folder
from minutecheck.rulebook import criteria_catalogue, pack_lists, read_rule
from minutecheck.rulebook.checks import read_check

PAGE = Path(__file__).parents[2] / "docs" / "rules.md"


def test_the_rule_on_the_page_does_what_its_examples_say(tmp_path: Path) -> None:
    text = re.findall(r"```yaml\n(id: .*?)```", PAGE.read_text(encoding="utf-8"), re.DOTALL)[0]
    file = tmp_path / "risk-level" / "bail.yaml"
    file.parent.mkdir()
    file.write_text(text, encoding="utf-8")
    rule = read_rule(file, pack_lists(data_folder("rules")), criteria_catalogue())
    assert list(surprises(rule)) == []
    assert len(rule.silent) == 2


def test_the_check_on_the_page_does_what_its_examples_say(tmp_path: Path) -> None:
    text = re.findall(r"```yaml\n(id: .*?)```", PAGE.read_text(encoding="utf-8"), re.DOTALL)[1]
    file = tmp_path / "safe-sleep.yaml"
    file.write_text(text, encoding="utf-8")
    check = read_check(file, pack_lists(data_folder("rules")))
    assert [list(surprises(rule, states_of)) for rule in check.rules] == [[]]


def test_the_program_on_the_page_runs() -> None:
    outcome = doctest.testfile(str(PAGE), module_relative=False)
    assert outcome.attempted >= 5
    assert outcome.failed == 0
