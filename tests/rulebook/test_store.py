"""The stored values of the shipped rules: the same as the YAML files say, and never those of a file since changed."""

from __future__ import annotations

import json
import shutil
from pathlib import Path

import pytest

from minutecheck.resources import STORED, data_folder, stored_values
from minutecheck.rulebook import Rule, RuleError, criteria_catalogue, pack_lists, read_rule
from minutecheck.rulebook.files import read_values
from minutecheck.rulebook.store import values_by_digest

ROOT = data_folder("rules")
LISTS = pack_lists(ROOT)
A_RULE = next(iter(sorted((ROOT / "core" / "risk-level").glob("*.yaml"))))


def changed_copy(tmp_path: Path, more: str) -> Path:
    copy = tmp_path / A_RULE.parent.name / A_RULE.name
    copy.parent.mkdir()
    shutil.copy(A_RULE, copy)
    with copy.open("a", encoding="utf-8") as file:
        file.write(more)
    return copy


def told(rule: Rule) -> str:
    parts = (rule.id, rule.value, rule.patterns, rule.unless, rule.zones, rule.fires, rule.silent)
    trees = (rule.trees, rule.unless_trees, rule.heading_trees, rule.unless_heading_trees)
    return repr((parts, trees))


def test_the_values_stored_are_those_of_the_files() -> None:
    stored = json.loads((ROOT / STORED).read_text(encoding="utf-8"))
    assert stored == json.loads(values_by_digest(ROOT)), "Rules were changed: run python -m minutecheck.rulebook.store"


def test_every_shipped_file_is_stored() -> None:
    assert [file.name for file in ROOT.rglob("*.yaml") if stored_values(file.read_bytes()) is None] == []


def test_the_order_of_keys_is_kept() -> None:
    value, stored = read_values(ROOT / "core" / "criteria.yaml")
    assert stored
    assert [entry["id"] for entry in value["criteria"]] == list(criteria_catalogue())


def test_a_rule_is_the_same_from_its_stored_values_and_from_its_file(tmp_path: Path) -> None:
    copy = changed_copy(tmp_path, "# A remark.\n")
    assert stored_values(copy.read_bytes()) is None
    catalogue = criteria_catalogue()
    assert told(read_rule(copy, LISTS, catalogue)) == told(read_rule(A_RULE, LISTS, catalogue))


def test_a_mistake_in_a_changed_file_is_found_though_the_file_before_it_was_stored(tmp_path: Path) -> None:
    copy = changed_copy(tmp_path, "colour: red\n")
    with pytest.raises(RuleError, match="unknown key 'colour'"):
        read_rule(copy, LISTS, criteria_catalogue())
