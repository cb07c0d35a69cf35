"""What the README and the pages under docs show, runs. The records are fictional."""

from __future__ import annotations

import doctest
import re
import shutil
from pathlib import Path

import pytest
from typer.testing import CliRunner

from minutecheck.cli import build_app
from minutecheck.cli.exit_status import ExitStatus
from tests.page.server import opened, started
from tests.whole import MINUTES, TOP

README = (TOP / "README.md").read_text(encoding="utf-8")
PAGES = sorted((TOP / "docs").glob("*.md"))
COMMANDS = [
    line.split("#")[0].strip()
    for block in re.findall(r"```sh\n(.*?)```", README, re.DOTALL)
    for line in block.splitlines()
    if re.match(r"(cat \S+ \| )?minutecheck ", line)
]


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    """Return a folder with the files that the README names."""
    (tmp_path / "drafts").mkdir()
    samples = TOP / "corpora" / "samples"
    for name in ("draft.docx", "drafts/one.docx", "notes.docx", "log.docx", "review.docx"):
        shutil.copy(samples / "draft-form.docx", tmp_path / name)
    shutil.copy(samples / "complete-minutes.pdf", tmp_path / "scan.pdf")
    for name in ("draft.txt", "drafts/two.txt"):
        (tmp_path / name).write_bytes(MINUTES)
    return tmp_path


def test_the_readme_shows_how_to_use_every_command() -> None:
    assert len(COMMANDS) >= 8
    assert {word for command in COMMANDS for word in ("check", "text", "rules") if f" {word} " in command} == {
        "check",
        "text",
        "rules",
    }


@pytest.mark.parametrize("command", COMMANDS)
def test_a_command_of_the_readme_runs(command: str, folder: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(folder)
    if command == "minutecheck serve":
        with started(folder) as server:
            assert opened(server)[1], "a form of its first page"
        return
    given = None
    piped = re.match(r"cat (\S+) \| (.*)", command)
    if piped:
        given, command = Path(piped[1]).read_bytes(), piped[2]
    result = CliRunner().invoke(build_app(), command.split()[1:], input=given)
    # The drafts lack things, which is what --fail-on asks about.
    assert result.exit_code == ("--fail-on" in command), result.output
    assert result.stdout
    out = re.search(r"--out (\S+)", command)
    if out and " check " in command:
        made = (
            5
            if "--share" in command
            else 6
            if "drafts/" in command
            else 3 + ("--view" in command) + ("--calendar" in command)
        )
        assert len(list(Path(out[1]).iterdir())) == made


def test_the_readme_names_files_that_are_there() -> None:
    for name in re.findall(r"\]\((?!http)([^)#]+)", README):
        assert (TOP / name).exists(), name


def test_the_exit_status_of_the_readme_are_those_of_the_program() -> None:
    (words,) = re.findall(r"Exit status: (.*?)\n\n", README, re.DOTALL)
    assert {int(number) for number in re.findall(r"\b\d\b", words)} == {
        int(status) for status in ExitStatus if status < 100
    }


@pytest.mark.parametrize("page", PAGES, ids=lambda page: page.name)
def test_the_programs_on_a_page_run(page: Path) -> None:
    for block in re.findall(r"```python\n(.*?)```", page.read_text(encoding="utf-8"), re.DOTALL):
        if ">>>" in block:
            examples = doctest.DocTestParser().get_doctest(block, {}, page.name, str(page), 0)
            assert doctest.DocTestRunner().run(examples).failed == 0
        else:
            exec(compile(block, str(page), "exec"), {})


def test_the_program_in_the_pipelines_docstring_runs() -> None:
    from minutecheck.analysis import pipeline

    outcome = doctest.testmod(pipeline)
    assert (outcome.failed, outcome.attempted > 3) == (0, True)
