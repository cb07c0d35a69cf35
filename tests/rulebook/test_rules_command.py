"""``minutecheck rules``. All wording is fictional."""

from __future__ import annotations

import json
from pathlib import Path

import pytest
from jsonschema import Draft202012Validator
from typer.testing import CliRunner

from minutecheck.cli import build_app
from minutecheck.resources import data_folder
from minutecheck.rulebook.files import read_yaml
from tests.rulebook.packs import RULE

RUN = CliRunner()


def run(*words: str) -> tuple[int, str]:
    """Run the program; return its exit status and everything it printed."""
    result = RUN.invoke(build_app(), ["rules", *words])
    return result.exit_code, result.output


def test_list_gives_one_line_a_rule() -> None:
    status, text = run("list", "--criterion", "challenge")
    assert status == 0
    assert "challenge.disagreed" in text
    assert "s47." not in text


def test_explain_shows_patterns_reason_and_examples() -> None:
    status, text = run("explain", "s47.threshold-met")
    assert status == 0
    assert "The meeting agreed that the threshold for section 47 is met." in text
    assert "It fires on:" in text
    assert "It stays silent on:" in text


def test_explain_names_the_nearest_rule() -> None:
    status, text = run("explain", "s47.treshold-met")
    assert status == 2
    assert "The nearest is 's47.threshold-met'" in text


def test_the_shipped_rules_pass_their_own_test() -> None:
    status, text = run("test")
    assert status == 0
    assert "0 not as the rule says" in text


@pytest.mark.parametrize(
    ("old", "new", "words"),
    [
        ("The risk to Orla was discussed.", "The risk to Orla is high.", "should stay silent on"),
        ("is high while he is on bail", "is grave while he is on bail", "should fire on"),
        ("  silent:", '  known_miss:\n    - "Risk: high."\n  silent:', "now fires on a known miss"),
    ],
)
def test_an_example_that_is_wrong_fails(tmp_path: Path, old: str, new: str, words: str) -> None:
    file = tmp_path / "risk-level" / "bail.yaml"
    file.parent.mkdir()
    file.write_text(RULE.replace(old, new), encoding="utf-8")
    status, text = run("test", str(file))
    assert status == 1
    assert words in text


def test_a_mistake_in_a_rule_file_is_named(tmp_path: Path) -> None:
    file = tmp_path / "risk-level" / "bail.yaml"
    file.parent.mkdir()
    file.write_text(RULE.replace("patterns:", "pattern:"), encoding="utf-8")
    status, text = run("test", str(tmp_path))
    assert status == 2
    assert "line 9: unknown key 'pattern'. The nearest valid key is 'patterns'." in text


def test_diff_says_what_a_pack_changes() -> None:
    status, text = run("diff", "example-partnership")
    assert status == 0
    assert text.splitlines() == [
        "+ rule example.continuum.tier: A tier of the continuum",
        "+ rule example.risk.tier-four: Tier four of the local continuum",
        "~ check identity: information",
        "+ check safe-sleep: Safe sleep",
        "- check ward-nurse: Ward nurse",
        "~ criterion risk-level, threshold_only: partly met, now not met",
        "+ criterion local-continuum: Tier of the local continuum",
        "~ time limit circulation: one working day from the meeting, now 2 working days from the meeting",
        "~ time limit conference: 15 working days from the discussion that decided on enquiries, now 15 working days from "
        "the last discussion",
        "+ heading Worry gauge: read as risk level",
        "+ heading Bottom line: read as decision",
        "+ heading Why we landed there: read as rationale",
    ]


def test_diff_of_a_pack_with_itself_and_with_none() -> None:
    assert run("diff", "core") == (0, "The packs do the same.\n")
    status, text = run("diff", "nowhere")
    assert status == 2
    assert "there is no rule pack 'nowhere'" in text


@pytest.mark.parametrize("kind", ["rule", "check", "pack"])
def test_every_shipped_file_is_valid_under_the_schema_for_editors(kind: str) -> None:
    validator = Draft202012Validator(json.loads(run("schema", kind)[1]))
    core = data_folder("rules") / "core"
    folders = {
        "rule": core.glob("*/*.yaml"),
        "check": core.glob("checks/*.yaml"),
        "pack": core.parent.glob("*/pack.yaml"),
    }
    files = [
        file for file in folders[kind] if file.parent.name not in ("lists", *(["checks"] if kind == "rule" else []))
    ]
    assert files
    for file in files:
        assert list(validator.iter_errors(read_yaml(file)[0])) == [], file.name


def test_the_schema_refuses_a_key_that_is_misspelt() -> None:
    validator = Draft202012Validator(json.loads(run("schema", "rule")[1]))
    assert not validator.is_valid({"id": "a.b", "pattern": ["risk"]})


def test_a_folder_without_rules_is_refused(tmp_path: Path) -> None:
    assert run("test", str(tmp_path))[0] == 2


def test_a_new_rule_passes_its_own_test(tmp_path: Path) -> None:
    for criterion in ("risk-level", "contingency", "challenge"):
        assert run("new", criterion, "my-rule", "--folder", str(tmp_path))[0] == 0
    status, text = run("test", str(tmp_path))
    assert (status, text) == (0, "3 rules, 6 examples, 0 not as the rule says.\n")


def test_new_refuses_to_overwrite_and_to_guess(tmp_path: Path) -> None:
    run("new", "risk-level", "mine", "--folder", str(tmp_path))
    assert "is there already" in run("new", "risk-level", "mine", "--folder", str(tmp_path))[1]
    assert "The nearest is 'risk-level'" in run("new", "risk-levl", "mine", "--folder", str(tmp_path))[1]
    assert run("new", "risk-level", "../mine", "--folder", str(tmp_path))[0] == 2
