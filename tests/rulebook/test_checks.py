"""Check files, time limits and views: read, looked over, and true to their own examples."""

from __future__ import annotations

import runpy
from datetime import date
from pathlib import Path

import pytest

from minutecheck.analysis.matching.examples import surprises
from minutecheck.analysis.scoring.marks import states_of
from minutecheck.checks.days import latest_day
from minutecheck.resources import data_folder
from minutecheck.rulebook import Rule, RuleError, criteria_catalogue
from minutecheck.rulebook.checks import load_checks, read_checks, rules_of
from minutecheck.rulebook.coverage import DOCUMENTS, load_coverage
from minutecheck.rulebook.limits import load_limits
from minutecheck.rulebook.views import load_views, view_ids
from tests.rulebook.packs import make_pack
from tests.whole import TOP

CHECK = """\
id: safe-sleep
title: "Safe sleep"
question: "Does the record show that safe sleep was talked over?"
source:
  document: SSCP
  text: "The plan keeps the child safe."
applies:
  age: {from: -1, under: 1}
shown:
  patterns: ["safe sleep*"]
wording:
  not_shown: "The record does not show that safe sleep was talked over."
examples:
  shown: ["Safe sleeping was talked over with both parents."]
  not_shown: ["The baby sleeps well."]
"""


@pytest.mark.parametrize("rule", rules_of(), ids=lambda rule: str(rule.id))
def test_the_words_of_a_check_do_on_its_examples_what_it_says(rule: Rule) -> None:
    assert list(surprises(rule, states_of)) == []


def test_every_check_names_its_source_and_says_what_would_complete_it() -> None:
    for check in load_checks():
        assert check.file.source.document, check.id
        assert check.file.advice or check.file.information, check.id


def put_check(root: Path, text: str, name: str = "safe-sleep") -> Path:
    folder = root / "core" / "checks"
    folder.mkdir(parents=True, exist_ok=True)
    (folder / f"{name}.yaml").write_text(text, encoding="utf-8")
    return root


def test_a_check_of_ones_own(tmp_path: Path) -> None:
    (check,) = read_checks(put_check(make_pack(tmp_path), CHECK), "core")
    assert check.id == "safe-sleep"
    assert [list(surprises(rule, states_of)) for rule in check.rules] == [[]]


@pytest.mark.parametrize(
    ("old", "new", "words"),
    [
        ("question:", "questoin:", "The nearest valid key is 'question'"),
        ('["safe sleep*"]', '["(safe"]', "in '(safe'"),
        ("id: safe-sleep", "id: safe-beds", "must be the name of the file"),
        ("shown:\n  patterns", "logic: same-day\nshown:\n  patterns", "either 'shown' or 'logic'"),
    ],
)
def test_a_mistake_in_a_check_is_named(tmp_path: Path, old: str, new: str, words: str) -> None:
    root = put_check(make_pack(tmp_path), CHECK.replace(old, new, 1))
    with pytest.raises(RuleError, match=r"safe-sleep\.yaml") as raised:
        read_checks(root, "core")
    assert words in str(raised.value)


def test_the_limits_of_the_sources() -> None:
    limits = load_limits()
    assert limits.conference.in_words == "15 working days"
    assert limits.circulation.in_words == "one working day"
    assert limits.same_day.in_words == "the same day"
    assert latest_day(limits.conference, date(2024, 4, 30)) == date(2024, 5, 22), "a bank holiday lies between"
    assert latest_day(limits.same_day, date(2024, 4, 30)) == date(2024, 4, 30)


def local(tmp_path: Path, settings: str) -> str:
    """Make a local pack beside the shipped core and return its path."""
    folder = tmp_path / "local"
    folder.mkdir()
    (tmp_path / "core").symlink_to(data_folder("rules") / "core", target_is_directory=True)
    (folder / "pack.yaml").write_text(f'title: "A local pack"\nextends: core\n{settings}', encoding="utf-8")
    return str(folder)


def test_a_local_pack_changes_a_limit_and_its_start(tmp_path: Path) -> None:
    pack = local(tmp_path, "time_limits:\n  circulation.days: 3\n  conference.starts: last\n")
    limits = load_limits(pack)
    assert (limits.circulation.in_words, limits.conference.starts) == ("3 days", "last")
    assert load_limits().circulation.in_words == "one working day"


def test_a_limit_that_is_not_known_is_named(tmp_path: Path) -> None:
    with pytest.raises(RuleError, match=r"no time limit 'circulaton\.days'"):
        load_limits(local(tmp_path, "time_limits:\n  circulaton.days: 3\n"))


def test_a_local_pack_leaves_a_check_out(tmp_path: Path) -> None:
    pack = local(tmp_path, "disable_checks: [ward-nurse]\n")
    assert {check.id for check in load_checks()} - {check.id for check in load_checks(pack)} == {"ward-nurse"}


def test_every_criterion_and_check_stands_in_some_view() -> None:
    views = load_views()
    assert tuple(views) == view_ids()
    items = {item for view in views.values() for section in view.sections for item in section.items}
    assert items == {*criteria_catalogue(), *(check.id for check in load_checks())}


def test_what_the_documents_expect_is_read_or_left_to_a_person() -> None:
    expectations = load_coverage()
    assert {one.source.split()[0] for one in expectations} == set(DOCUMENTS)
    assert all(one.by or one.note for one in expectations)


def test_a_coverage_that_names_no_check_is_refused(tmp_path: Path) -> None:
    file = tmp_path / "coverage.yaml"
    file.write_text("- source: SCR\n  expects: Everybody is there on time.\n  by: [punctuality]\n", encoding="utf-8")
    with pytest.raises(RuleError, match=r"line 3: 'punctuality' is neither a criterion nor a check"):
        load_coverage(file)


def test_the_coverage_page_is_that_of_the_rules() -> None:
    module = runpy.run_path(str(TOP / "docs" / "make_coverage.py"))
    page = (TOP / "docs" / "coverage.md").read_text(encoding="utf-8")
    assert page == module["page"](), "write it again: python docs/make_coverage.py"
