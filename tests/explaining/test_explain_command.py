"""The explain command on a file of its own. Every record here is fictional."""

from __future__ import annotations

import json
from pathlib import Path

from typer.testing import CliRunner

from minutecheck.cli import build_app

RUN = CliRunner()
TEXT = "Strategy discussion 4 March 2024\n\nIt was agreed that section 47 enquiries will start. Risk: high.\n"


def note_in(folder: Path) -> Path:
    file = folder / "nell.txt"
    file.write_text(TEXT)
    return file


def test_one_criterion_as_json(tmp_path: Path) -> None:
    file = note_in(tmp_path)
    result = RUN.invoke(
        build_app(), ["explain", str(file), "--kind", "minutes", "--criterion", "risk-level", "--format", "json"]
    )
    found = json.loads(result.stdout)
    assert result.exit_code == 0
    assert [one["id"] for one in found["criteria"]] == ["risk-level"]
    assert found["criteria"][0]["value"] == "high"


def test_in_the_terminal_it_is_text() -> None:
    result = RUN.invoke(build_app(), ["explain", "-", "--kind", "minutes"], input=TEXT.encode())
    assert result.exit_code == 0
    assert "(s47-decision)" in result.stdout
    assert "will start" in result.stdout


def test_a_file_that_is_not_there_is_one_sentence(tmp_path: Path) -> None:
    result = RUN.invoke(build_app(), ["explain", str(tmp_path / "none.txt")])
    assert result.exit_code == 3
    assert result.stdout == ""
    assert len(result.stderr.strip().splitlines()) == 1


def test_an_unknown_criterion_names_those_there_are(tmp_path: Path) -> None:
    result = RUN.invoke(build_app(), ["explain", str(note_in(tmp_path)), "--criterion", "risk"])
    assert result.exit_code == 2
    assert "risk-level" in result.stderr
