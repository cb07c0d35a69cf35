"""Rule files are checked when they are read, and packs build on one another. All wording is fictional."""

from __future__ import annotations

from pathlib import Path

import pytest

from minutecheck.rulebook import RuleError, load_rules, read_pack, rules_digest
from tests.rulebook.packs import RULE, make_pack


def mistake(root: Path, rule: str) -> RuleError:
    """Return the error that a pack with this one rule file gives."""
    with pytest.raises(RuleError) as caught:
        read_pack(make_pack(root, rule), "core")
    return caught.value


def test_a_good_rule_is_read(tmp_path: Path) -> None:
    (rule,) = read_pack(make_pack(tmp_path, RULE), "core")
    assert (rule.id, rule.criterion, rule.value, rule.patterns) == (
        "risk.bail",
        "risk-level",
        "high",
        ("risk ..3.. high",),
    )


@pytest.mark.parametrize(
    ("old", "new", "line", "words"),
    [
        ("patterns:", "pattens:", 9, "unknown key 'pattens'. The nearest valid key is 'patterns'"),
        ("  text:", "  txt:", 8, "unknown key 'source.txt'. The nearest valid key is 'text'"),
        ("  silent:", "  quiet:", 14, "unknown key 'examples.quiet'. The nearest valid key is 'silent'"),
        (
            '    - "The risk to Orla is high while he is on bail."',
            '    - {text: "The risk is high.", headng: "Risk"}',
            13,
            "The nearest valid key is 'heading'",
        ),
        ("name:", "id: risk.two\nname:", 2, "the key 'id' stands twice"),
        ('"risk ..3.. high"', '"risk ..3.. (high"', 10, "'(' is not closed by ')'"),
        ('"risk ..3.. high"', '"risk {nowhere}"', 10, "no word list 'nowhere'"),
        ("value: high", "value: purple", 4, "must be one of: low, medium, high, threshold_only"),
        ("value: high", "value: yes", 4, "put them in quotes"),
        ("criterion: risk-level", "criterion: challenge", 3, "the name of its folder"),
        ("document: GSCB C", "document: GSCB Z", 7, "source.document"),
        ("id: risk.bail", "id: Risk Bail", 1, "'id' is not right"),
        ("why: ", "# why: ", 1, "'why' is missing"),
        ("patterns:", "patterns: [", 10, "this is not YAML"),
        ("value: high", "value: high\nseverity: veto", 4, "must be one of: none"),
    ],
)
def test_a_mistake_is_named_with_its_line(tmp_path: Path, old: str, new: str, line: int, words: str) -> None:
    error = mistake(tmp_path, RULE.replace(old, new, 1))
    assert words in error.message
    assert error.line == line
    assert str(error).startswith(f"{tmp_path / 'core' / 'risk-level' / 'rule-0.yaml'}, line {line}: ")


@pytest.mark.parametrize("kind", ["fires", "silent"])
def test_a_rule_without_an_example_of_each_kind_is_refused(tmp_path: Path, kind: str) -> None:
    lines = RULE.splitlines()
    start = lines.index(f"  {kind}:")
    without = "\n".join([*lines[:start], *lines[start + 2 :]]) + "\n"
    assert f"'examples.{kind}' is missing" in mistake(tmp_path, without).message
    empty = "\n".join([*lines[:start], f"  {kind}: []", *lines[start + 2 :]]) + "\n"
    assert f"'examples.{kind}' is not right" in mistake(tmp_path / "empty", empty).message


def test_two_rules_with_one_id_are_refused(tmp_path: Path) -> None:
    with pytest.raises(RuleError, match=r"already a rule 'risk\.bail'"):
        read_pack(make_pack(tmp_path, RULE, RULE), "core")


def test_a_local_pack_adds_to_core_and_leaves_rules_out(tmp_path: Path) -> None:
    make_pack(tmp_path, RULE)
    local = 'title: "Local"\nextends: core\ndisable: [risk.bail]\n'
    make_pack(tmp_path, RULE.replace("risk.bail", "risk.local"), pack="local", settings=local)
    assert [rule.id for rule in read_pack(tmp_path, "local")] == ["risk.local"]
    assert [rule.id for rule in read_pack(tmp_path, "core")] == ["risk.bail"]


def test_a_local_list_counts_before_the_list_it_replaces(tmp_path: Path) -> None:
    make_pack(tmp_path)
    make_pack(tmp_path, RULE.replace("..3.. high", "{top}"), pack="local", settings='title: "Local"\nextends: core\n')
    for pack, word in (("core", "grave"), ("local", "high")):
        (tmp_path / pack / "lists").mkdir()
        (tmp_path / pack / "lists" / "top.yaml").write_text(f'- "{word}"\n', encoding="utf-8")
    (rule,) = read_pack(tmp_path, "local")
    assert "'high'" in repr(rule.trees)
    assert "'grave'" not in repr(rule.trees)


@pytest.mark.parametrize(
    ("settings", "words"),
    [
        ('title: "L"\nextends: nowhere\n', "there is no rule pack 'nowhere'"),
        ('title: "L"\nextends: core\ndisable: [risk.nothing]\n', "no rule 'risk.nothing' to disable"),
        ('title: "L"\nextends: local\n', "in a circle"),
        ('title: "L"\nextend: core\n', "The nearest valid key is 'extends'"),
    ],
)
def test_a_wrong_pack_is_refused(tmp_path: Path, settings: str, words: str) -> None:
    make_pack(tmp_path, RULE)
    make_pack(tmp_path, pack="local", settings=settings)
    with pytest.raises(RuleError, match=words):
        read_pack(tmp_path, "local")


def test_a_folder_that_is_no_criterion_is_refused_in_a_local_pack(tmp_path: Path) -> None:
    make_pack(tmp_path, RULE)
    make_pack(tmp_path, pack="local", settings='title: "Local"\nextends: core\n')
    (tmp_path / "local" / "risk-levels").mkdir()
    with pytest.raises(RuleError, match="not named after a criterion"):
        read_pack(tmp_path, "local")


def test_the_digest_is_stable_and_says_how_it_was_made() -> None:
    kind, _, digest = rules_digest().partition(":")
    assert kind == "sha256"
    assert len(digest) == 64
    assert rules_digest() == rules_digest()


def test_shipped_rules_are_many_and_come_in_the_order_of_the_criteria() -> None:
    rules = load_rules()
    assert len(rules) >= 90
    assert rules is load_rules()
    assert rules[0].criterion == "s47-decision"
