"""``check --pack``: a partnership's own rules, checks and limits. Everybody in the record is invented."""

from __future__ import annotations

import json
import shutil
from pathlib import Path

import pytest
from typer.testing import CliRunner

from minutecheck.cli import build_app
from minutecheck.resources import data_folder

BABY = """Strategy discussion

Date: Tuesday 7 May 2024
Child: Orla Finch, aged 10 weeks

Present:
Ines Vale, Team Manager, Children's Services (chair)
Jo Pell, Social Worker, Children's Services
DC Sam Amory, Detective Constable, Elmshire Police
Una Brand, Health Visitor, Elmshire NHS Trust

Outcome
The meeting agreed that joint section 47 enquiries will start today because the bruise is not explained.
The risk to Orla is high.
These minutes will be sent to everybody by Thursday 9 May 2024.
"""


def checked(tmp_path: Path, *options: str, text: str = BABY) -> dict:
    """Run the program on the record and return its JSON."""
    draft = tmp_path / "draft.txt"
    draft.write_text(text, encoding="utf-8")
    result = CliRunner().invoke(build_app(), ["check", str(draft), "--kind", "minutes", "--format", "json", *options])
    assert result.exit_code == 0, result.output
    return json.loads(result.stdout)


def outcomes(report: dict) -> dict[str, str]:
    return {check["id"]: check["outcome"] for check in report["records"][0]["checks"]}


def test_a_pack_of_ones_own_adds_a_check_and_changes_a_limit(tmp_path: Path) -> None:
    core, local = checked(tmp_path), checked(tmp_path, "--pack", "example-partnership")
    assert "safe-sleep" not in outcomes(core)
    assert outcomes(local)["safe-sleep"] == "not_shown"
    assert outcomes(core)["circulation-limit"] == "not_shown"
    assert outcomes(local)["circulation-limit"] == "shown"


def test_the_report_names_the_rules_it_was_made_with(tmp_path: Path) -> None:
    assert set(checked(tmp_path)["tool"]["rules"]) == {"core"}
    assert set(checked(tmp_path, "--pack", "example-partnership")["tool"]["rules"]) == {"core", "example-partnership"}


def test_the_published_criteria_are_judged_alike_where_a_pack_changes_nothing_of_them(tmp_path: Path) -> None:
    core, local = checked(tmp_path), checked(tmp_path, "--pack", "example-partnership")
    assert core["records"][0]["criteria"] == local["records"][0]["criteria"][:-1]


def criterion(report: dict, name: str) -> dict:
    return next(found for found in report["records"][0]["criteria"] if found["id"] == name)


def test_a_criterion_of_ones_own_is_judged_by_its_rules_and_named_in_the_report(tmp_path: Path) -> None:
    said = BABY + "The group placed Orla at tier four.\n"
    for text, value in ((said, "yes"), (BABY, "no")):
        assert (
            criterion(checked(tmp_path, "--pack", "example-partnership", text=text), "local-continuum")["value"]
            == value
        )
    result = CliRunner().invoke(build_app(), ["check", str(tmp_path / "draft.txt"), "--pack", "example-partnership"])
    assert "partly shown: Tier of the local continuum" in " ".join(result.stdout.split())


def test_a_pack_changes_what_a_value_comes_to(tmp_path: Path) -> None:
    threshold = BABY.replace("The risk to Orla is high.", "Orla is likely to suffer significant harm.")
    core, local = (
        criterion(checked(tmp_path, "--pack", pack, text=threshold), "risk-level")
        for pack in ("core", "example-partnership")
    )
    assert core["value"] == local["value"] == "threshold_only"
    assert (core["outcome"], local["outcome"]) == ("partly_met", "not_met")
    assert "tier of our continuum" in local["advice"]


def test_a_heading_by_its_local_name_opens_the_part_that_core_knows(tmp_path: Path) -> None:
    local_form = BABY.replace(
        "Outcome\nThe meeting agreed that joint section 47 enquiries will start today because the bruise is not explained.",
        "Why we landed there:\nThe bruise is not explained and she does not crawl.\n\n"
        "Bottom line:\nJoint section 47 enquiries will start today.",
    )
    core, local = (
        criterion(checked(tmp_path, "--pack", pack, text=local_form), "rationale")
        for pack in ("core", "example-partnership")
    )
    assert local["value"] == "stated"
    assert local["confidence"] > core["confidence"] or core["value"] != "stated"
    assert local["evidence"][0]["place"]["section"] == "Why we landed there:"


def test_a_pack_makes_a_check_something_to_know(tmp_path: Path) -> None:
    core, local = checked(tmp_path), checked(tmp_path, "--pack", "example-partnership")
    assert (outcomes(core)["identity"], outcomes(local)["identity"]) == ("not_shown", "information")


@pytest.mark.parametrize(
    ("change", "words"),
    [
        ("", "there is no rule pack"),
        ("title: x\nextends: core\ndisable: [risk.nowhere]\n", "no rule 'risk.nowhere'"),
        ("title: x\nextends: core\nheadings: {Gauge: risk levels}\n", "the nearest is 'risk level'"),
        ("title: x\nextends: core\nvalues: {risk-level.hihg: {outcome: met}}\n", "the nearest is 'risk-level.high'"),
        ("title: x\nextends: core\nvalues: {risk-level.high: {outcome: not_met}}\n", "needs 'advice'"),
        ("title: x\nextends: core\ninformation: [identiy]\n", "the nearest is 'identity'"),
    ],
)
def test_a_pack_that_cannot_be_used_is_named_before_anything_is_read(tmp_path: Path, change: str, words: str) -> None:
    folder = tmp_path / "ours"
    folder.mkdir()
    if change:
        (folder / "pack.yaml").write_text(change, encoding="utf-8")
    result = CliRunner().invoke(build_app(), ["check", "nothing.docx", "--pack", str(folder)])
    assert result.exit_code == 2
    assert words in result.output


def test_every_mistake_of_a_pack_is_named_at_once(tmp_path: Path) -> None:
    folder = tmp_path / "ours"
    shutil.copytree(data_folder("rules") / "example-partnership", folder)
    for file, old, new in (
        ("pack.yaml", "ward-nurse]", "ward-nurs]"),
        ("pack.yaml", "circulation.working_days", "circulaton.working_days"),
        ("pack.yaml", "risk-level.threshold_only", "risk-level.treshold_only"),
        ("risk-level/continuum.yaml", "value: high", "value: hgih"),
        ("checks/safe-sleep.yaml", "title:", "titel:"),
        ("local-continuum/tier.yaml", '"tier (1', '"{tiers} (1'),
    ):
        text = (folder / file).read_text(encoding="utf-8")
        assert old in text
        (folder / file).write_text(text.replace(old, new), encoding="utf-8")
    for command in (["check", "nothing.docx"], ["rules", "test"], ["rules", "list"]):
        result = CliRunner().invoke(build_app(), [*command, "--pack", str(folder)])
        assert result.exit_code == 2
        named = [line for line in result.output.splitlines() if ", line " in line]
        for words in (
            "the nearest is 'ward-nurse'", "the nearest is 'circulation.working_days'",
            "the nearest is 'risk-level.threshold_only'", "'hgih' must be one of", "The nearest valid key is 'title'",
            "there is no word list 'tiers'",
        ):  # fmt: skip
            assert any(words in line for line in named), words
        assert len(named) == 6


def test_the_example_pack_is_one_to_copy() -> None:
    folder = data_folder("rules") / "example-partnership"
    assert {path.name for path in folder.iterdir()} >= {"pack.yaml", "checks"}
    result = CliRunner().invoke(build_app(), ["rules", "test", "--pack", "example-partnership"])
    assert result.exit_code == 0, result.output
