"""Settings from ``minutecheck.toml`` and ``pyproject.toml``: which hold, where from, and what is said of a wrong one."""

from __future__ import annotations

import json
import tomllib
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st
from typer.testing import CliRunner, Result

from minutecheck.cli import build_app
from minutecheck.cli.faults import CannotRun
from minutecheck.cli.settings import find
from minutecheck.cli.settings.find import SettingsFile
from minutecheck.cli.settings.known import COMMANDS, known_settings
from minutecheck.cli.settings.read import given_in
from minutecheck.cli.settings.show import template


@pytest.fixture
def folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """Return a folder to work in, with a folder inside that holds two drafts, which is the current one."""
    drafts = tmp_path / "drafts"
    drafts.mkdir()
    for name in ("one.txt", "two.md"):
        (drafts / name).write_text("minutes of a fictional meeting", encoding="utf-8")
    monkeypatch.chdir(drafts)
    return tmp_path


def run(*arguments: str) -> Result:
    return CliRunner().invoke(build_app(), list(arguments))


def settings(folder: Path, text: str, name: str = "minutecheck.toml") -> None:
    (folder / name).write_text(text, encoding="utf-8")


def values() -> dict[str, object]:
    found = json.loads(run("config", "--format", "json").stdout)
    return {f"{one['command']}.{one['setting']}": one["value"] for one in found["settings"]}


def test_a_file_above_fills_the_options_that_are_not_typed(folder: Path) -> None:
    settings(folder, 'format = "jsonl"\n[check]\ninclude = ["*.txt"]\n')
    result = run("check", ".")
    assert [json.loads(line)["path"] for line in result.stdout.splitlines()] == ["one.txt"]
    assert "Settings from" in result.stderr


def test_what_is_typed_counts_more(folder: Path) -> None:
    settings(folder, 'format = "jsonl"\n')
    assert json.loads(run("check", ".", "--format", "json").stdout)["schema"] == "minutecheck.report/1"


def test_a_switch_of_the_file_can_be_turned_off(folder: Path) -> None:
    settings(folder, "quiet = true\n")
    assert run("check", "one.txt").stdout == ""
    assert run("check", "one.txt", "--no-quiet").stdout != ""


def test_a_table_of_its_own_counts_more_than_what_holds_for_all(folder: Path) -> None:
    settings(folder, "ocr = false\nquiet = true\n[check]\nocr = true\n")
    found = values()
    assert (found["check.ocr"], found["text.ocr"]) == (True, False)


def test_the_nearest_file_is_the_one_that_counts(folder: Path) -> None:
    settings(folder, 'format = "json"\n')
    settings(folder / "drafts", 'format = "jsonl"\n')
    assert values()["check.format"] == "jsonl"


def test_a_project_s_own_file_may_hold_them(folder: Path) -> None:
    settings(folder, '[project]\nname = "x"\n[tool.minutecheck.check]\nfail-on = "not_met"\n', "pyproject.toml")
    assert values()["check.fail-on"] == "not_met"
    settings(folder / "drafts", '[project]\nname = "y"\n', "pyproject.toml")
    assert values()["check.fail-on"] == "not_met", "a project without settings does not hide those above it"


def test_paths_count_from_the_folder_of_the_file(folder: Path) -> None:
    settings(folder, 'out = "checked"\n')
    assert run("check", "one.txt", "--quiet").exit_code == 0
    assert (folder / "checked" / "one.report.json").is_file()
    assert not (folder / "drafts" / "checked").exists()


def test_a_file_is_named_or_left_out(folder: Path) -> None:
    settings(folder, 'format = "jsonl"\n')
    settings(folder, 'format = "json"\n', "ours.toml")
    assert run("--config", str(folder / "ours.toml"), "check", "one.txt").stdout.startswith("{\n")
    assert not run("--no-config", "check", "one.txt").stdout.startswith("{")


WRONG = """format = "html"
pakc = "core"
[check]
ocr = "yes"
include = "*.txt"
[pair]
window = 90
[chek]
kind = "minutes"
"""


def test_every_mistake_is_named_at_once_with_its_line(folder: Path) -> None:
    settings(folder, WRONG)
    result = run("check", ".")
    assert result.exit_code == 2
    for line, words in (
        (1, "'format' must be one of: terminal, json, jsonl"),
        (2, "there is no setting 'pakc'; the nearest is 'pack'"),
        (4, "'ocr' must be true or false"),
        (5, "'include' must be a list of words in quotes"),
        (7, "'window' must be a number from 0 to 60"),
        (8, "there is no setting 'chek'; the nearest is 'check'"),
    ):
        assert f"minutecheck.toml, line {line}: {words}" in result.output


def test_help_and_a_new_file_do_not_depend_on_a_wrong_one(folder: Path) -> None:
    settings(folder, WRONG)
    for arguments in (["--help"], ["check", "--help"], ["--version"], ["init", "--stdout"], ["schema"]):
        assert run(*arguments).exit_code == 0
    assert run("config", "--check").exit_code == 2


@pytest.mark.parametrize(
    "content", [b"\xff\xfe", b"format = ", b"#" * 70_000], ids=["not UTF-8", "not TOML", "too large"]
)
def test_a_file_that_cannot_be_read_is_one_sentence(folder: Path, content: bytes) -> None:
    (folder / "minutecheck.toml").write_bytes(content)
    result = run("check", "one.txt")
    assert result.exit_code == 2
    assert len(result.stderr.strip().splitlines()) == 1
    assert "minutecheck.toml" in result.stderr


def test_a_folder_of_that_name_is_said(folder: Path) -> None:
    (folder / "minutecheck.toml").mkdir()
    assert "is a folder" in run("check", "one.txt").stderr


def test_a_stranger_s_file_is_not_used(folder: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    settings(folder, 'out = "elsewhere"\n')
    monkeypatch.setattr(find, "owner_of", lambda file: 12345)
    result = run("check", "one.txt")
    assert result.exit_code == 2
    assert "belongs to somebody else" in result.stderr
    assert run("--no-config", "check", "one.txt").exit_code == 0


def test_init_writes_every_setting_and_changes_nothing(folder: Path) -> None:
    assert run("init").exit_code == 0
    text = Path("minutecheck.toml").read_text(encoding="utf-8")
    assert {name: table for name, table in tomllib.loads(text).items() if table} == {}
    for settings_ in known_settings().values():
        for one in settings_:
            assert f"# {one.key} = " in text
    assert run("init").exit_code == 2, "a file that is there is left alone"


def test_the_file_with_its_lines_uncommented_is_right() -> None:
    uncommented = [
        line[2:] if line.startswith("# ") and " = " in line and '"..."' not in line else line
        for line in template(known_settings()).splitlines()
    ]
    text = "\n".join(uncommented)
    found = given_in(SettingsFile(Path("minutecheck.toml"), text, tomllib.loads(text)), known_settings())
    assert {one.setting.command for one in found} == set(COMMANDS)


def test_config_says_where_each_value_comes_from(folder: Path) -> None:
    settings(folder, "# ours\nocr = true\n")
    text = run("config").stdout
    assert "minutecheck.toml, line 2" in next(line for line in text.splitlines() if line.startswith("check --ocr"))
    assert "default" in next(line for line in text.splitlines() if line.startswith("check --format"))


_LETTERS = st.text(st.characters(codec="ascii", categories=["L"]), min_size=1, max_size=9)


@given(st.dictionaries(_LETTERS, st.integers() | st.text()))
def test_whatever_a_file_holds_is_taken_or_named(entries: dict[str, object]) -> None:
    keys = {one.key for known in known_settings().values() for one in known}
    file = SettingsFile(Path("x.toml"), "", dict(entries))
    if set(entries) <= keys | set(COMMANDS) and not entries:
        assert given_in(file, known_settings()) == ()
        return
    try:
        found = given_in(file, known_settings())
    except CannotRun as problem:
        said = str(problem)
    else:
        said = ""
        assert {one.setting.key for one in found} == set(entries)
    assert bool(said) == any(f"'{key}'" in said for key in entries)
